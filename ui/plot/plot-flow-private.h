/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-flow.h"
#include "plot-layout-private.h"

G_BEGIN_DECLS

/* Where a band begins and ends. */
typedef struct
{
  double height;      /* of the band; 0 for a hairline */
  double left;        /* its middle at the source */
  double right;       /* its middle at the counterpart */
  double top;         /* of the row its words stand in */
  double slot;        /* height of that row */
} PlotFlowBand;

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotFlow  *flow;
  const PlotStyle *style;
  PlotTextEngine  *engine;
  PlotRect         place;

  gboolean         is_narrow;      /* the source is named over all */
  PlotFont         font, strong;
  double           line;           /* height of a line of labels */
  double           node_width;
  double           source_width;   /* of its name, at the left */
  double           source_x, target_x;   /* left edges of the nodes */
  double           glyph_size, glyph_x;
  double           label_x, label_width;
  double           value_width;

  double           top;            /* of the head; few bands stand in the middle of the place */
  double           head_height, gap, least_slot;
  guint            n_shown;
  double           source_top, source_height;
  PlotFlowBand    *bands;
} PlotFlowPlan;

void   plot_flow_plan_init  (PlotFlowPlan       *plan,
                             const PlotFlow     *flow,
                             const PlotRect     *place,
                             const PlotStyle    *style,
                             PlotTextEngine     *engine);
void   plot_flow_plan_bands (PlotFlowPlan       *plan);
void   plot_flow_plan_clear (PlotFlowPlan       *plan);
double plot_flow_plan_get_natural_height (const PlotFlowPlan *plan);
/* The name over all in a narrow picture, else beside the source. */
void   plot_flow_plan_fit_source (const PlotFlowPlan *plan,
                                  PlotTextBlock      *name,
                                  PlotTextBlock      *value);

void   plot_flow_draw_head  (const PlotFlowPlan *plan,
                             PlotPen            *pen);
void   plot_flow_draw_bands (const PlotFlowPlan *plan,
                             PlotPen            *pen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotFlowPlan, plot_flow_plan_clear)

G_END_DECLS
