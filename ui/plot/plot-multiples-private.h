/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-layout-private.h"
#include "plot-multiples.h"
#include "plot-scale.h"

G_BEGIN_DECLS

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotMultiples *multiples;
  const PlotStyle     *style;
  PlotTextEngine      *engine;
  PlotRect             place;

  PlotFont             font, strong;
  double               figure_width;   /* of the widest last value, which stands after its point */
  double               line;           /* height of a line of labels */
  double               title_height;   /* of the unit, over all */
  double               gap;            /* between panels */
  double               least_width, least_height;
  guint                head_lines;

  guint                n_columns, n_rows, n_shown;
  double               width, height;  /* of a panel, in whole pixels */
  PlotScale            across;         /* time, from a panel's left edge */
  PlotScale           *up;             /* of each panel: values, from its top */
  double               area_top, area_bottom;
  double               disc;           /* size of a point */
} PlotMultiplesPlan;

void     plot_multiples_plan_init      (PlotMultiplesPlan       *plan,
                                        const PlotMultiples     *multiples,
                                        const PlotRect          *place,
                                        const PlotStyle         *style,
                                        PlotTextEngine          *engine);
void     plot_multiples_plan_clear     (PlotMultiplesPlan       *plan);
void     plot_multiples_plan_panels    (PlotMultiplesPlan       *plan);
double   plot_multiples_plan_get_natural_height (const PlotMultiplesPlan *plan);
PlotRect plot_multiples_plan_get_panel (const PlotMultiplesPlan *plan,
                                        guint                    index);

void     plot_multiples_draw_title     (const PlotMultiplesPlan *plan,
                                        PlotPen                 *pen);
void     plot_multiples_draw_panel     (const PlotMultiplesPlan *plan,
                                        PlotPen                 *pen,
                                        guint                    index);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotMultiplesPlan, plot_multiples_plan_clear)

G_END_DECLS
