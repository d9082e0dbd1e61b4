/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHART_CANVAS (inno_chart_canvas_get_type ())

/* The picture alone, at rest or on its way to the next. A widget of its own, so
 * that what is drawn over it never makes it draw again. */
G_DECLARE_FINAL_TYPE (InnoChartCanvas, inno_chart_canvas, INNO, CHART_CANVAS, GtkWidget)

GtkWidget *inno_chart_canvas_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_chart_canvas_set_scene (InnoChartCanvas *self,
                                        PlotScene       *scene,
                                        PlotTextEngine  *engine);
PlotScene *inno_chart_canvas_get_shown (InnoChartCanvas *self);

G_END_DECLS
