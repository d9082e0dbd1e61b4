/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "inno-lang.h"
#include "inno-vocabulary.h"

G_BEGIN_DECLS

#define INNO_TYPE_QUERY (inno_query_get_type ())

#define INNO_QUERY_ERROR (inno_query_error_quark ())

typedef enum
{
  INNO_QUERY_ERROR_SYNTAX,
} InnoQueryError;

GQuark     inno_query_error_quark (void);

/* The members of a query, for answers that hang on some of them alone. Filters
 * and language concern every answer. */
typedef enum
{
  INNO_QUERY_BY          = 1 << 0,
  INNO_QUERY_SERIES      = 1 << 1,
  INNO_QUERY_MEASURE     = 1 << 2,
  INNO_QUERY_SHARE       = 1 << 3,
  INNO_QUERY_YEARS       = 1 << 4,
  INNO_QUERY_ROLES       = 1 << 5,
  INNO_QUERY_DENOMINATOR = 1 << 6,
  INNO_QUERY_SORT        = 1 << 7,
  INNO_QUERY_VIEW        = 1 << 8,
  INNO_QUERY_METRIC      = 1 << 9,
  INNO_QUERY_SINCE       = 1 << 10,
} InnoQueryPart;

#define INNO_QUERY_PARTS_OF_MONEY \
  (INNO_QUERY_BY | INNO_QUERY_SERIES | INNO_QUERY_MEASURE | INNO_QUERY_SHARE | INNO_QUERY_YEARS)

/* In the place of ids that are in the data no longer: it matches nothing, where a filter
 * without ids would match everything. No document has such an id. */
#define INNO_QUERY_GONE_ID "(gone)"

/* What is asked of the portfolio. A plain value: copy it to change it. */
typedef struct
{
  InnoDimension  by;
  InnoDimension  series;        /* INNO_DIMENSION_CLASS or INNO_DIMENSION_SOURCE */
  InnoMeasure    measure;
  gboolean       share;         /* per cent of public funding */
  guint          roles;         /* lead themes: bit (1 << InnoRole) for each role counted */
  int            from_year;     /* of the funding row; 0 = no bound */
  int            to_year;
  InnoLang       lang;          /* of labels and of their order */
  InnoDenominator denominator;  /* of a city share */
  InnoSort       sort;          /* of rows */
  char          *view;          /* which of a chart's views; NULL = its usual one */
  char          *metric;        /* id of a metric; NULL = the first */
  char          *since;         /* name of the snapshot to compare with; NULL = the last */
  char          *text;          /* free text that projects are searched for; NULL = none */
  GPtrArray     *where[INNO_N_DIMENSIONS]; /* ids, nullable; one of them must match */
} InnoQuery;

#define INNO_ROLES_DEFAULT ((1u << INNO_ROLE_LEAD) | (1u << INNO_ROLE_IMPLEMENTER))

GType      inno_query_get_type    (void) G_GNUC_CONST;
InnoQuery *inno_query_new         (void);
InnoQuery *inno_query_copy        (const InnoQuery *query);
void       inno_query_free        (InnoQuery       *query);
void       inno_query_add_filter  (InnoQuery       *query,
                                   InnoDimension    dimension,
                                   const char      *id);
void       inno_query_remove_filter (InnoQuery     *query,
                                     InnoDimension  dimension,
                                     const char    *id);
void       inno_query_set_text    (InnoQuery       *query,
                                   const char      *text);
/* Its filters instead of those that are there: ids, years and free text. */
void       inno_query_set_filters (InnoQuery       *query,
                                   const InnoQuery *filters);
void       inno_query_clear_filters (InnoQuery     *query);
gboolean   inno_query_is_filtered (const InnoQuery *query);

/* inno-query-text.c */
char      *inno_query_to_text     (const InnoQuery *query);
InnoQuery *inno_query_from_text   (const char      *text,
                                   GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoQuery, inno_query_free)

G_END_DECLS
