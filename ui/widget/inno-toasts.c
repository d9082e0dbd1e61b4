/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-toasts.h"

#include "inno-widget.h"

/* From 1.6 on libadwaita announces toasts itself. */
static gboolean
is_announced (void)
{
  return adw_get_major_version () > 1 || adw_get_minor_version () >= 6;
}

/* What is said when it is left is its title again. */
static void
active_cb (GtkWindow *window)
{
  const char *title = gtk_window_get_title (window);

  if (!gtk_window_is_active (window))
    inno_widget_set_name (GTK_WIDGET (window), title);
}

/* GTK 4.8 has no way to announce something, and Orca hears of no alert of it; but it says
 * the name of the window in use whenever that becomes another, and is silent for none. */
static void
announce (GtkWindow  *window,
          const char *text)
{
  g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
  inno_widget_set_name (GTK_WIDGET (window), NULL);
  inno_widget_set_name (GTK_WIDGET (window), text);
}

/**
 * inno_toasts_add:
 * @toasts: where it is shown
 * @toast: (transfer full): what is to be said
 *
 * Says it for a while, to who sees it and to who hears it: where the toolkit does not
 * announce it, it becomes the name of the window for assistive technology, until that has
 * another title or is left.
 */
void
inno_toasts_add (AdwToastOverlay *toasts,
                 AdwToast        *toast)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toasts));
  g_autofree char *text = NULL;

  if (!is_announced () && GTK_IS_WINDOW (root) &&
      pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &text, NULL, NULL))
    announce (GTK_WINDOW (root), text);
  adw_toast_overlay_add_toast (toasts, toast);
}
