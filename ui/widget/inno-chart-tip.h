/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHART_TIP (inno_chart_tip_get_type ())

/* The card that tells of one mark: below it, or above where there is no room. */
G_DECLARE_FINAL_TYPE (InnoChartTip, inno_chart_tip, INNO, CHART_TIP, GtkPopover)

GtkWidget  *inno_chart_tip_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_chart_tip_show_mark   (InnoChartTip          *self,
                                        PlotScene             *scene,
                                        guint                  mark,
                                        const graphene_rect_t *visible);
const char *inno_chart_tip_get_heading (InnoChartTip          *self);
const char *inno_chart_tip_get_figure  (InnoChartTip          *self);
void        inno_chart_tip_retranslate (InnoChartTip          *self);

G_END_DECLS
