/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include "inno-jump.h"

#define RECENT_KEY "recent-places"
#define MOST_RECENT 6

/* Where one went, the last first; what was done is no place. */
static void
chosen_cb (InnoWindow *self,
           const char *action,
           const char *label)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, RECENT_KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *old_action, *old_label;
  guint n_kept = 1;

  if (!g_str_has_prefix (action, "win.go::"))
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_builder_add (&builder, "(ss)", action, label);
  g_variant_iter_init (&iter, before);
  while (n_kept < MOST_RECENT && g_variant_iter_next (&iter, "(&s&s)", &old_action, &old_label))
    if (!g_str_equal (old_action, action))
      {
        g_variant_builder_add (&builder, "(ss)", old_action, old_label);
        n_kept++;
      }
  g_settings_set_value (self->settings, RECENT_KEY, g_variant_builder_end (&builder));
}

/**
 * inno_window_show_jump:
 * @self: the window
 *
 * Asks where to go, and goes there.
 */
void
inno_window_show_jump (InnoWindow *self)
{
  g_autoptr (GVariant) recent = g_settings_get_value (self->settings, RECENT_KEY);
  GtkWidget *jump = inno_jump_new (GTK_WINDOW (self), self->workspace, recent);

  g_signal_connect_object (jump, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (jump));
}
