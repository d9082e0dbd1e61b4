/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "inno-vocabulary.h"

G_BEGIN_DECLS

/* What a column of a list may say about a project. */
typedef enum
{
  INNO_COLUMN_NONE,
  INNO_COLUMN_CODE,
  INNO_COLUMN_KIND,
  INNO_COLUMN_NAME_FI,
  INNO_COLUMN_NAME_SV,
  INNO_COLUMN_NAME_EN,
  INNO_COLUMN_FUND,
  INNO_COLUMN_PROGRAMME,
  INNO_COLUMN_PRIORITY,
  INNO_COLUMN_AUTHORITY,
  INNO_COLUMN_STATUS,
  INNO_COLUMN_START,
  INNO_COLUMN_END,
  INNO_COLUMN_BENEFICIARY,
  INNO_COLUMN_CITY,
  INNO_COLUMN_SUMMARY_FI,
  INNO_COLUMN_SUMMARY_SV,
  INNO_COLUMN_SUMMARY_EN,
  INNO_COLUMN_URL,
  INNO_COLUMN_GRANTED,          /* by the EU and the state, not split */
  INNO_COLUMN_GRANTED_EU,
  INNO_COLUMN_GRANTED_STATE,
  INNO_COLUMN_GRANTED_CITY,
  INNO_COLUMN_GRANTED_OTHER,
  INNO_COLUMN_GRANTED_PRIVATE,
  INNO_COLUMN_REALISED,
  INNO_COLUMN_REALISED_EU,
  INNO_COLUMN_REALISED_STATE,
  INNO_COLUMN_REALISED_CITY,
  INNO_COLUMN_REALISED_OTHER,
  INNO_COLUMN_REALISED_PRIVATE,
  INNO_COLUMN_PLANNED,
  INNO_COLUMN_PLANNED_EU,
  INNO_COLUMN_PLANNED_STATE,
  INNO_COLUMN_PLANNED_CITY,
  INNO_COLUMN_PLANNED_OTHER,
  INNO_COLUMN_PLANNED_PRIVATE,
  INNO_COLUMN_PLANNED_PUBLIC,   /* a total, of public sources that nobody names */
  INNO_COLUMN_REALISED_PUBLIC,  /* a total that holds what other columns say: never added */
  INNO_COLUMN_TOTAL,            /* the same, with what is not public */
  INNO_COLUMN_RATE,
  INNO_COLUMN_ACRONYM,          /* from here on: of participations in projects of the EU */
  INNO_COLUMN_ORGANISATION,     /* the code of whoever takes part; the beneficiary is its name */
  INNO_COLUMN_COUNTRY,
  INNO_COLUMN_ROLE,
  INNO_COLUMN_CONTRIBUTION,     /* with what goes on to third parties */
  INNO_COLUMN_CONTRIBUTION_NET, /* the same money without that: never added to it */
  INNO_COLUMN_YEAR,             /* from here on: of cities */
  INNO_COLUMN_PEOPLE,
} InnoListColumn;
#define INNO_N_COLUMNS (INNO_COLUMN_PEOPLE + 1)

typedef enum
{
  INNO_COLUMN_IS_TEXT,
  INNO_COLUMN_IS_DAY,
  INNO_COLUMN_IS_MONEY,         /* of a measure; without a source it is kept beside the others */
  INNO_COLUMN_IS_TOTAL,         /* money that is in other columns too: kept beside them */
} InnoListColumnType;

typedef struct
{
  const char     *id;           /* as in a mapping: "granted.city" */
  InnoListColumnType  type;
  const char     *label;        /* untranslated */
  InnoMeasure     measure;      /* of money */
  const char     *source;       /* of money: the usual source, without "funding_source:"; nullable */
  const char     *path;         /* of other columns: where a project has it; nullable */
} InnoListColumnInfo;

const InnoListColumnInfo *inno_column_get_info    (InnoListColumn   column);
gboolean              inno_column_find        (const char  *id,
                                               InnoListColumn  *column);
InnoListColumn            inno_column_guess       (const char  *header);
InnoListColumn            inno_column_guess_of    (const char  *type,
                                               const char  *header);
char                 *inno_column_plain       (const char  *header);

/* Which column of a list says what, and how its amounts are written. */
typedef struct _InnoLayout InnoLayout;

struct _InnoLayout
{
  const char *id;               /* "eura-2014" */
  const char *family;           /* "eura": lists of one follow one another */
  const char *title;            /* untranslated */
  const char *type;             /* of the documents that it brings: "project" */
  InnoListColumn  primary;          /* the amount without which a row has none; NONE: it may be unknown */
  gboolean    has_decimal_dot;  /* written by a machine: one mark alone is a decimal one */
  gboolean    repeats;          /* several rows of a project with the same amounts are one */
};

/* The header of a table, understood. */
typedef struct
{
  const InnoLayout *layout;
  guint             n_columns;
  char            **headers;    /* as they stand in the file, stripped; n_columns of them */
  InnoListColumn       *columns;    /* one for each header */
  int               at[INNO_N_COLUMNS];   /* the index of each, or -1 */
} InnoHeader;

InnoHeader       *inno_header_guess      (const char * const *cells,
                                          guint               n_cells);
InnoHeader       *inno_header_read       (const char * const *cells,
                                          guint               n_cells,
                                          const char         *kind,
                                          const char         *mapping);
gboolean          inno_header_apply      (InnoHeader         *self,
                                          const char         *mapping,
                                          GError            **error);
char             *inno_header_get_key    (const InnoHeader   *self);
char             *inno_header_to_mapping (const InnoHeader   *self);
gboolean          inno_header_counts     (const InnoHeader   *self,
                                          InnoListColumn          column);
void              inno_header_free       (InnoHeader         *self);

const InnoLayout *inno_layouts_get       (guint              *n_layouts);
gboolean          inno_layout_is_called  (const InnoLayout   *self,
                                          const char         *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoHeader, inno_header_free)

G_END_DECLS
