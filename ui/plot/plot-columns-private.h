/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-columns.h"
#include "plot-layout-private.h"

G_BEGIN_DECLS

/* A label beside the last column. */
typedef struct
{
  guint  series;
  double y;             /* top of its line */
  double width;
} PlotColumnLabel;

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotColumns *columns;
  const PlotStyle   *style;
  PlotTextEngine    *engine;
  PlotRect           place;
  PlotFont           font, strong;
  double             line;

  GArray            *strip;         /* of PlotLegendEntry: over the columns, where beside them is no room */
  double             strip_height;
  double             title_height;  /* of the axis' title and the target's label */
  gboolean           has_axis;
  double             left, right;   /* of the columns */
  double             top, bottom;

  PlotScale          days, values;
  PlotTicks          ticks;
  PlotCalendarLabels labels;
  PlotCalendar       calendar;
  PlotRect           target_label;  /* empty where there is none */
  GArray            *ends;          /* of PlotColumnLabel, from the top; empty with a strip */
  double             ends_left;
} PlotColumnsPlan;

void   plot_columns_plan_init  (PlotColumnsPlan       *plan,
                                const PlotColumns     *columns,
                                const PlotRect        *place,
                                const PlotStyle       *style,
                                PlotTextEngine        *engine);
void   plot_columns_plan_clear (PlotColumnsPlan       *plan);
/* Where the segments of a column begin and end, as pixels down the picture;
 * both alike where nothing is drawn. */
void   plot_columns_stack      (const PlotColumnsPlan *plan,
                                guint                  column,
                                double                *tops,
                                double                *bottoms);
void   plot_columns_draw       (const PlotColumnsPlan *plan,
                                PlotPen               *pen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotColumnsPlan, plot_columns_plan_clear)

G_END_DECLS
