/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-card.h"
#include "inno-chart-view.h"

G_BEGIN_DECLS

/* A chart that is on its way to another program: a drawing, a picture, or a file. */
GdkContentProvider *inno_chart_drag_new_content (const InnoChart *chart,
                                                 InnoFrame       *frame) G_GNUC_WARN_UNUSED_RESULT;
void                inno_chart_drag_add         (InnoChartCard   *card,
                                                 InnoChartView   *view);

G_END_DECLS
