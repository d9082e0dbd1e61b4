/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include "inno-audience-window.h"
#include "inno-changes-jobs.h"
#include "inno-deck-default.h"

/* Without anything to compare with there are the slides that compare nothing. */
static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (InnoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFacts) facts = inno_changes_compare_finish (INNO_WORKSPACE (source), result, &error);
  InnoFacts *now = inno_workspace_get_facts (self->workspace);
  InnoDeck *deck = inno_workspace_get_pack_deck (self->workspace);
  InnoAudienceWindow *window;

  if (error != NULL)
    g_debug ("Nothing to compare with: %s", error->message);
  if (now == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  window = inno_audience_window_new (deck != NULL ? inno_deck_copy (deck) : inno_deck_new_default (), facts != NULL ? facts : now, inno_lang_get_active ());
  gtk_window_set_application (GTK_WINDOW (window), gtk_window_get_application (GTK_WINDOW (self)));
  inno_audience_window_present_beside (window, GTK_WINDOW (self));
}

/**
 * inno_window_present_deck:
 * @self: the window
 *
 * Shows the slides of a steering group, on another screen where there is one. They keep
 * the figures of this moment, compared with the snapshot made last.
 */
void
inno_window_present_deck (InnoWindow *self)
{
  static const InnoComparisonSides sides = { NULL, NULL, NULL };
  InnoFacts *facts;

  g_return_if_fail (INNO_IS_WINDOW (self));

  facts = inno_workspace_get_facts (self->workspace);
  if (facts == NULL)
    return;

  inno_changes_compare_async (self->workspace, inno_facts_get_whole (facts), &sides, NULL, compared_cb,
                              g_object_ref (self));
}
