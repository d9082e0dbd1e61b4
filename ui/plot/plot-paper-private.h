/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-private.h"

G_BEGIN_DECLS

/* Text and tables on sheets of paper: for the appendix of a PDF and for printing. */

/* In pixels, before the scale. */
#define PLOT_PAPER_COLUMN_GAP 14.0
#define PLOT_PAPER_ROW_GAP 6.0

typedef struct
{
  PlotTextEngine  *engine;
  cairo_t         *cr;               /* at the corner of the room, in pixels, scaled */
  const PlotStyle *style;
  double           width, height;    /* of the room for text, pixels */
  double           scale;            /* of what stands in it */
  double           y;
  gboolean         is_tagged;        /* text is an element of a document */
} PlotPaper;

typedef struct
{
  double   width;
  gboolean is_number;      /* stands at the right of its column */
} PlotPaperColumn;

PlotFont         plot_paper_get_font        (const PlotPaper       *paper,
                                             double                 size,
                                             gboolean               is_bold);
double           plot_paper_get_room_across (const PlotPaper       *paper);
double           plot_paper_get_room_down   (const PlotPaper       *paper);
void             plot_paper_paint_line      (PlotPaper             *paper,
                                             const char            *text,
                                             const PlotFont        *font,
                                             double                 x,
                                             double                 y);
/* Of a table whose first row heads the others. */
PlotPaperColumn *plot_paper_fit_table       (PlotPaper             *paper,
                                             const PlotTable       *table);
double           plot_paper_measure_row     (PlotPaper             *paper,
                                             const PlotTable       *table,
                                             const PlotPaperColumn *columns,
                                             guint                  row);
void             plot_paper_paint_row       (PlotPaper             *paper,
                                             const PlotTable       *table,
                                             const PlotPaperColumn *columns,
                                             guint                  row);

G_END_DECLS
