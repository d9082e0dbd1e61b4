/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-view-private.h"

/* What a chart says to whoever holds it. */
static guint signals[INNO_CHART_N_SIGNALS];

void
inno_chart_signals_install (GType type)
{
  static const struct
  {
    InnoChartSignal which;
    const char     *name;
  } plain[] = {
    { INNO_CHART_TABLE_REQUESTED, "table-requested" },
    { INNO_CHART_KEYS_REQUESTED, "keys-requested" },
    { INNO_CHART_ABOUT_REQUESTED, "about-requested" },
    { INNO_CHART_SAVE_REQUESTED, "save-requested" },
    { INNO_CHART_DECK_REQUESTED, "deck-requested" },
    { INNO_CHART_COPY_TABLE_REQUESTED, "copy-table-requested" },
    { INNO_CHART_PICTURE_COPIED, "picture-copied" },
    { INNO_CHART_LEAVE_REQUESTED, "leave-requested" },
  };

  signals[INNO_CHART_MARK_ACTIVATED] =
    g_signal_new ("mark-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[INNO_CHART_ONLY_REQUESTED] =
    g_signal_new ("only-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[INNO_CHART_CAN_SHOW_ONLY] =
    g_signal_new ("can-show-only", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                  G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    signals[plain[i].which] =
      g_signal_new (plain[i].name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
}

/* The id is of the mark that is meant. */
void
inno_chart_view_emit (InnoChartView   *self,
                      InnoChartSignal  which,
                      const char      *id)
{
  /* A handler may change the figure, and the id with it. */
  g_autofree char *copy = g_strdup (id);

  /* It would hang over what the mark opens. */
  if (which == INNO_CHART_MARK_ACTIVATED)
    inno_chart_view_end_tip (self);
  if (which != INNO_CHART_MARK_ACTIVATED && which != INNO_CHART_ONLY_REQUESTED)
    g_signal_emit (self, signals[which], 0);
  else if (copy != NULL)
    g_signal_emit (self, signals[which], 0, copy);
}

/* Whether whoever knows what the marks mean can filter by one. */
gboolean
inno_chart_view_can_show_only (InnoChartView *self,
                               const char    *id)
{
  gboolean can = FALSE;

  if (id != NULL)
    g_signal_emit (self, signals[INNO_CHART_CAN_SHOW_ONLY], 0, id, &can);

  return can;
}
