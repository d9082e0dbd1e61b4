/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-figure.h"
#include "plot-layout-private.h"

G_BEGIN_DECLS

struct _PlotFigure
{
  gatomicrefcount  ref_count;
  char            *lang, *title, *takeaway, *description, *foot, *pill, *message;
  gboolean         is_bare;  /* title, takeaway and foot stand elsewhere */
  double           corner;   /* pixels at the top right that are not the figure's own */
  double           sight;    /* pixels that are seen without scrolling; 0: all */
  GArray          *legend;   /* PlotLegendEntry */
  PlotTable       *table;
  PlotBody        *body;
};

/* What stands around the body, fitted to a width. */
typedef struct
{
  const PlotStyle *style;
  PlotTextEngine  *engine;
  double           side, edge;      /* margins: left and right, top and bottom */
  double           left, width;     /* of what stands around the body */
  double           body_width;
  PlotTextBlock    title, takeaway, foot, pill;
  double           pill_width, pill_height;
  double           corner;          /* kept free right of the title and the pill */
  double           legend_height;
  double           head_height;     /* from the edge to the body */
  double           foot_height;     /* from the body to the edge */
} PlotFramePlan;

void   plot_frame_plan_init    (PlotFramePlan       *plan,
                                const PlotFigure    *figure,
                                double               width,
                                const PlotStyle     *style,
                                PlotTextEngine      *engine);
void   plot_frame_plan_clear   (PlotFramePlan       *plan);
void   plot_frame_draw         (const PlotFramePlan *plan,
                                const PlotFigure    *figure,
                                PlotScene           *scene);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotFramePlan, plot_frame_plan_clear)

G_END_DECLS
