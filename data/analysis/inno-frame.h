/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-day.h"
#include "inno-query.h"
#include "inno-shapes.h"

G_BEGIN_DECLS

/* An answer: labelled columns, rows, and as the last row the total. It is what a
 * chart draws, the table beside the chart, and the file that is written. */
typedef struct _InnoFrame InnoFrame;

typedef enum
{
  INNO_COLUMN_ID,      /* text: the id of the row */
  INNO_COLUMN_LABEL,   /* text: its name in the language of the query */
  INNO_COLUMN_CENTS,   /* integer */
  INNO_COLUMN_COUNT,   /* integer */
  INNO_COLUMN_SHARE,   /* fraction of public funding */
  INNO_COLUMN_TERM,    /* a word of a vocabulary, by its number */
  INNO_COLUMN_NUMBER,  /* fraction: a value of a metric, with the column's decimals */
  INNO_COLUMN_DAY,     /* integer: an InnoDay */
  INNO_COLUMN_TEXT,    /* words, as they stand in the data */
} InnoColumnKind;

typedef struct
{
  char           *id;
  char           *label;
  InnoColumnKind  kind;
  InnoVocabulary  vocabulary;  /* of a term */
  guint           class;       /* of a series: InnoFundingClass, or INNO_N_CLASSES */
  gboolean        is_series;   /* one of the parts of the total */
  gboolean        is_detail;   /* for charts and hover; not in the table */
  guint           decimals;    /* of numbers */
  gboolean        is_remainder; /* of the total less the column after it, also as printed */
  const char     *band;        /* of a city share: id of the column that says where it lies; nullable */
} InnoColumn;

typedef enum
{
  INNO_CELL_NONE,      /* does not apply: an empty cell */
  INNO_CELL_UNKNOWN,   /* not known: null, never zero */
  INNO_CELL_KNOWN,
  INNO_CELL_AT_LEAST,  /* known in part: the value is a lower bound */
} InnoCellState;

typedef struct
{
  InnoCellState state;
  gint64        integer;   /* cents, counts, the number of a term */
  double        fraction;  /* shares, numbers */
} InnoCell;

typedef struct
{
  char     *chart;         /* id of the chart asked for */
  char     *title;         /* of the chart, in the language of the query; nullable */
  guint     parts;         /* InnoQueryPart: what of the query the answer hangs on */
  char     *origin;        /* where the data came from; nullable */
  InnoDay   as_of;
  gboolean  is_sample;
  gboolean  has_states;    /* each row is a state of the whole, the total the last of them */
  char    **filters;       /* the query's filters in words; empty if there is none */
  gboolean  has_whole;     /* no filter takes away some of the sources of what shares are of: there are city shares */
  guint     n_projects;    /* counted by the query */
  guint     unknown_rows;
  InnoShapes *regions;     /* boundaries to draw under a map; nullable */
  /* Of an answer about one thing: */
  char     *subject;       /* the metric, lead theme or city; nullable */
  char     *subject_id;    /* of a lead theme or city; nullable */
  char     *unit;          /* of numbers; nullable */
  InnoDirection direction; /* of a metric */
  char     *since;         /* what the snapshot compared with is called; nullable */
  InnoDay   since_day;     /* its day, or INNO_DAY_NONE */
  char     *accepted;      /* what is against the rules and was accepted, for a reason; nullable */
} InnoFrameContext;

#define INNO_FRAME_TOTAL_ID "total"
#define INNO_FRAME_NONE_ID  "none"
/* In the total of a frame that leaves out what belongs to no group: its cents. */
#define INNO_FRAME_OUTSIDE_ID "outside"
/* All that have no row of their own. */
#define INNO_FRAME_REST_ID  "rest"
/* In a frame of shares: the cents behind the series of that id. */
#define INNO_FRAME_AMOUNT_PREFIX "amount:"

InnoFrame              *inno_frame_ref          (InnoFrame       *self);
void                    inno_frame_unref        (InnoFrame       *self);
/* Before it is handed on: which chart it was asked for. */
void                    inno_frame_set_chart    (InnoFrame       *self,
                                                 const char      *id,
                                                 const char      *title,
                                                 guint            parts);
const InnoQuery        *inno_frame_get_query    (InnoFrame       *self);
const InnoFrameContext *inno_frame_get_context  (InnoFrame       *self);
guint                   inno_frame_get_n_columns (InnoFrame      *self);
const InnoColumn       *inno_frame_get_column   (InnoFrame       *self,
                                                 guint            column);
int                     inno_frame_find_column  (InnoFrame       *self,
                                                 const char      *id);
/* Rows count the total, which is the last. */
guint                   inno_frame_get_n_rows   (InnoFrame       *self);
const char             *inno_frame_get_row_id   (InnoFrame       *self,
                                                 guint            row);
const char             *inno_frame_get_row_label (InnoFrame      *self,
                                                 guint            row);
InnoCell                inno_frame_get_cell     (InnoFrame       *self,
                                                 guint            row,
                                                 guint            column);
InnoColumnKind          inno_frame_get_cell_kind (InnoFrame      *self,
                                                 guint            row,
                                                 guint            column,
                                                 InnoVocabulary  *vocabulary);
/* The words of a cell of text; "" where there are none. */
const char             *inno_frame_get_text     (InnoFrame       *self,
                                                 guint            row,
                                                 guint            column);
/* Rows that are groups: all but the total, where there is one. */
int                     inno_frame_find_row     (InnoFrame       *self,
                                                 const char      *id);
guint                   inno_frame_get_n_groups (InnoFrame       *self);
/* The cell in units of "unit" cents (of a share: in "unit" steps to the whole), rounded so
 * that what is printed adds up. See inno-rounding.h. */
gint64                  inno_frame_get_rounded  (InnoFrame       *self,
                                                 guint            row,
                                                 guint            column,
                                                 gint64           unit);
/* What a person reads in the cell, in the query's language; "" where nothing applies. */
char                   *inno_frame_format_cell  (InnoFrame       *self,
                                                 guint            row,
                                                 guint            column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFrame, inno_frame_unref)

G_END_DECLS
