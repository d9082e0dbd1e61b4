/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-selection.h"
#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHART_HOVER (inno_chart_hover_get_type ())

/* What follows the pointer and the keyboard, in a layer over the picture. */
G_DECLARE_FINAL_TYPE (InnoChartHover, inno_chart_hover, INNO, CHART_HOVER, GtkWidget)

GtkWidget *inno_chart_hover_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_chart_hover_set_style    (InnoChartHover  *self,
                                          const PlotStyle *style);
void       inno_chart_hover_set_hovered  (InnoChartHover  *self,
                                          PlotScene       *scene,
                                          int              mark);
void       inno_chart_hover_set_focused  (InnoChartHover  *self,
                                          PlotScene       *scene,
                                          int              mark);
void       inno_chart_hover_set_selected (InnoChartHover  *self,
                                          PlotScene       *scene,
                                          InnoSelection   *selection);

G_END_DECLS
