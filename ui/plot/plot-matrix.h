/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* Rows by columns of glyphs, with marginals at the right and below. */
typedef struct
{
  PlotGlyph  glyph;
  char      *name;       /* of the mark; NULL: no mark (an empty cell) */
  char      *heading;
  char      *detail;
} PlotMatrixCell;

typedef struct
{
  char     *id;
  char     *label;
  char     *end_label;   /* row marginal: "2" */
  gboolean  is_strong;   /* the marginal in bold */
  char     *name;        /* of the marginal's mark; NULL: no mark */
} PlotMatrixRow;

typedef struct
{
  char      *id;
  char      *label;
  gboolean   is_hatched; /* not all is known here */
} PlotMatrixColumn;

/* A line under the matrix: "Cities 7 3 3 1", "At least 3 ✓ Met …". */
typedef struct
{
  char       *label;
  char      **texts;     /* one a column */
  PlotGlyph  *glyphs;    /* one a column */
  char      **names;     /* of the marks, one a column; NULL: no mark */
} PlotMatrixFooter;

typedef struct
{
  PlotBody          body;
  guint             n_rows, n_columns, n_footers;
  PlotMatrixRow    *rows;
  PlotMatrixColumn *columns;
  PlotMatrixCell   *cells;      /* row by row */
  PlotMatrixFooter *footers;
  char             *end_title;  /* over the row marginals */
  char           *(*format_more) (guint n, gpointer user_data);
  gpointer          format_data;
} PlotMatrix;

PlotMatrix     *plot_matrix_new      (guint             n_rows,
                                      guint             n_columns,
                                      guint             n_footers);
PlotMatrixCell *plot_matrix_get_cell (const PlotMatrix *matrix,
                                      guint             row,
                                      guint             column);

G_END_DECLS
