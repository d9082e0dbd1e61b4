/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-selection.h"
#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHART_MARK (inno_chart_mark_get_type ())

/* What assistive technology and the keyboard meet in the place of a mark. It
 * draws nothing. */
G_DECLARE_FINAL_TYPE (InnoChartMark, inno_chart_mark, INNO, CHART_MARK, GtkWidget)

GtkWidget  *inno_chart_mark_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_chart_mark_set_mark      (InnoChartMark  *self,
                                           const PlotMark *mark);
void        inno_chart_mark_set_selection (InnoChartMark  *self,
                                           InnoSelection  *selection);
const char *inno_chart_mark_get_id        (InnoChartMark  *self);
const char *inno_chart_mark_get_row_id    (InnoChartMark  *self);
int         inno_chart_mark_get_row       (InnoChartMark  *self);
int         inno_chart_mark_get_column    (InnoChartMark  *self);

G_END_DECLS
