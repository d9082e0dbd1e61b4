/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-chart-card.h"

/**
 * inno_chart_card_add_to_deck:
 * @self: a card
 *
 * Puts what it shows, with all that was asked, into the deck that was used last.
 *
 * Returns: %FALSE where it shows no figures
 */
gboolean
inno_chart_card_add_to_deck (InnoChartCard *self)
{
  const InnoChart *chart = NULL;
  InnoFrame *frame = inno_chart_card_get_frame (self, &chart);
  g_autofree char *query = frame != NULL ? inno_query_to_text (inno_frame_get_query (frame)) : NULL;

  return query != NULL &&
         gtk_widget_activate_action (GTK_WIDGET (self), "win.add-to-deck", "(ss)", chart->id, query);
}
