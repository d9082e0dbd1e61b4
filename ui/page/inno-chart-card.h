/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-chart.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHART_CARD (inno_chart_card_get_type ())

/* A chart and the table of the same figures, one of them in sight.
 * Signals: "message" (text), "keys-requested". */
G_DECLARE_FINAL_TYPE (InnoChartCard, inno_chart_card, INNO, CHART_CARD, AdwBin)

void             inno_chart_card_set_chart      (InnoChartCard   *self,
                                                 const InnoChart *chart);
/* One of several on a page that scrolls as a whole, with a way to the page it is at
 * home on, as for win.go. */
void             inno_chart_card_set_compact    (InnoChartCard   *self,
                                                 const char      *link);
/* What wants to be as large as its picture, and scrolls where it cannot. */
void             inno_chart_card_set_whole      (InnoChartCard   *self);
void             inno_chart_card_ask            (InnoChartCard   *self,
                                                 InnoFacts       *facts,
                                                 const InnoQuery *query);
InnoFrame       *inno_chart_card_get_frame      (InnoChartCard    *self,
                                                 const InnoChart **chart);
/* inno-chart-card-deck.c */
gboolean         inno_chart_card_add_to_deck    (InnoChartCard   *self);
gboolean         inno_chart_card_get_show_table (InnoChartCard   *self);
void             inno_chart_card_set_show_table (InnoChartCard   *self,
                                                 gboolean         show_table);
void             inno_chart_card_retranslate    (InnoChartCard   *self);

G_END_DECLS
