/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-layout-private.h"
#include "plot-scale.h"
#include "plot-slope.h"

G_BEGIN_DECLS

typedef enum
{
  PLOT_SLOPE_BEFORE,
  PLOT_SLOPE_NOW,
} PlotSlopeSide;

#define PLOT_SLOPE_N_SIDES 2

/* A text beside an axis: where its point is, and where it found room. */
typedef struct
{
  guint  line;
  char  *text;
  double wanted;     /* top of the text in line with its point */
  double top;        /* where it stands */
} PlotSlopeLabel;

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotSlope *slope;
  const PlotStyle *style;
  PlotTextEngine  *engine;
  PlotRect         place;

  gboolean         is_narrow;
  PlotFont         font, strong;
  double           line;
  double           radius;                      /* of a point */
  double           gap;                         /* from an axis to its labels */
  double           axes[PLOT_SLOPE_N_SIDES];    /* x */
  double           widths[PLOT_SLOPE_N_SIDES];  /* of the labels */
  double           top, bottom;
  PlotScale        scale;
  GArray          *labels[PLOT_SLOPE_N_SIDES];  /* PlotSlopeLabel, from the top down */
  guint            n_unnamed;
} PlotSlopePlan;

void     plot_slope_plan_init        (PlotSlopePlan       *plan,
                                      const PlotSlope     *slope,
                                      const PlotRect      *place,
                                      const PlotStyle     *style,
                                      PlotTextEngine      *engine);
void     plot_slope_plan_labels      (PlotSlopePlan       *plan);
void     plot_slope_plan_clear       (PlotSlopePlan       *plan);
double   plot_slope_plan_get_natural_height (const PlotSlopePlan *plan);
double   plot_slope_get_value        (const PlotSlopeLine *line,
                                      PlotSlopeSide        side);

/* Moves tops apart, each as little as can be: no two nearer than a height, all
 * between two bounds. In and out in ascending order. */
void     plot_slope_spread           (double              *tops,
                                      guint                n,
                                      double               height,
                                      double               from,
                                      double               to);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotSlopePlan, plot_slope_plan_clear)

G_END_DECLS
