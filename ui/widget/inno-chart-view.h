/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-selection.h"
#include "plot-figure.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHART_VIEW (inno_chart_view_get_type ())

/* Shows a figure, laid out for the room there is, in the style of the desktop.
 * Signals: mark-activated (id), only-requested (id), can-show-only (id, returns whether the
 * menu of the mark offers it), table-requested, keys-requested, save-requested, deck-requested,
 * copy-table-requested, picture-copied, leave-requested. */
G_DECLARE_FINAL_TYPE (InnoChartView, inno_chart_view, INNO, CHART_VIEW, GtkWidget)

GtkWidget     *inno_chart_view_new            (void) G_GNUC_WARN_UNUSED_RESULT;
PlotFigure    *inno_chart_view_get_figure     (InnoChartView *self);
void           inno_chart_view_set_figure     (InnoChartView *self,
                                               PlotFigure    *figure);
const char    *inno_chart_view_get_style_name (InnoChartView *self);
void           inno_chart_view_set_style_name (InnoChartView *self,
                                               const char    *style_name);
gboolean       inno_chart_view_get_can_shrink (InnoChartView *self);
void           inno_chart_view_set_can_shrink (InnoChartView *self,
                                               gboolean       can_shrink);
void           inno_chart_view_set_can_close_up (InnoChartView *self,
                                               gboolean       can_close_up);
InnoSelection *inno_chart_view_get_selection  (InnoChartView *self);
void           inno_chart_view_set_selection  (InnoChartView *self,
                                               InnoSelection *selection);
PlotScene     *inno_chart_view_get_scene      (InnoChartView *self);
const char    *inno_chart_view_get_hovered    (InnoChartView *self);
const char    *inno_chart_view_get_focused    (InnoChartView *self);
gboolean       inno_chart_view_step           (InnoChartView *self,
                                               PlotStep       step,
                                               guint          times);
void           inno_chart_view_retranslate    (InnoChartView *self);

G_END_DECLS
