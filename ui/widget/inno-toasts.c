/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-toasts.h"

#include <glib/gi18n-lib.h>

#include "inno-announce.h"
#include "inno-widget.h"

/* What offers something to do stays longer than what only says it: who hears of it has a way to go there. */
#define OFFER_SECONDS 10

/* From 1.6 on libadwaita announces toasts itself. */
static gboolean
is_announced (void)
{
  return adw_get_major_version () > 1 || adw_get_minor_version () >= 6;
}

/* libadwaita 1.2 has no name for the button that closes one, and that of the other is read twice. */
static void
name_button (gpointer widget,
             gpointer user_data)
{
  if (!GTK_IS_BUTTON (widget))
    return;

  if (g_strcmp0 (gtk_button_get_icon_name (widget), "window-close-symbolic") == 0)
    inno_widget_set_name (widget, _("Close"));
  else if (gtk_button_get_label (widget) != NULL)
    inno_widget_set_name (widget, gtk_button_get_label (widget));
}

static void
children_changed_cb (GListModel *children,
                     guint       position,
                     guint       n_removed,
                     guint       n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      inno_widget_foreach (child, name_button, NULL);
    }
}

/* The keyboard */

static gboolean
is_in_toast (AdwToastOverlay *toasts,
             GtkWidget       *widget)
{
  return gtk_widget_is_ancestor (widget, GTK_WIDGET (toasts)) &&
         !gtk_widget_is_ancestor (widget, adw_toast_overlay_get_child (toasts));
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Notes what has it, as long as that is no toast. */
static void
focus_cb (AdwToastOverlay *toasts)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toasts));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !is_in_toast (toasts, focus))
    g_weak_ref_set (g_object_get_data (G_OBJECT (toasts), "inno-focus"), focus);
}

/* Whoever came to it has the keyboard where it was before, and not on the first in the window. */
static void
dismissed_cb (AdwToastOverlay *toasts)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toasts));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  g_autoptr (GtkWidget) before = NULL;

  if (focus == NULL || !is_in_toast (toasts, focus))
    return;

  before = g_weak_ref_get (g_object_get_data (G_OBJECT (toasts), "inno-focus"));
  if (before == NULL || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    gtk_root_set_focus (root, NULL);
}

/* Each waits its turn, and is made when that has come. */
static void
watch (AdwToastOverlay *toasts)
{
  GListModel *children;
  GWeakRef *focus;

  if (g_object_get_data (G_OBJECT (toasts), "inno-toasts") != NULL)
    return;

  children = gtk_widget_observe_children (GTK_WIDGET (toasts));
  g_signal_connect (children, "items-changed", G_CALLBACK (children_changed_cb), NULL);
  g_object_set_data_full (G_OBJECT (toasts), "inno-toasts", children, g_object_unref);

  focus = g_new0 (GWeakRef, 1);
  g_weak_ref_init (focus, NULL);
  g_object_set_data_full (G_OBJECT (toasts), "inno-focus", focus, weak_free);
  if (gtk_widget_get_root (GTK_WIDGET (toasts)) != NULL)
    g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (toasts)), "notify::focus-widget", G_CALLBACK (focus_cb),
                             toasts, G_CONNECT_SWAPPED);
  focus_cb (toasts);
}

/**
 * inno_toasts_add:
 * @toasts: where it is shown
 * @toast: (transfer full): what is to be said
 *
 * Says it for a while, to who sees it and to who hears it. One with a button stays longer, and gives back the keyboard of who
 * came to that.
 */
void
inno_toasts_add (AdwToastOverlay *toasts,
                 AdwToast        *toast)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toasts));
  g_autofree char *text = NULL;

  if (!is_announced () && GTK_IS_WINDOW (root) &&
      pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &text, NULL, NULL))
    inno_announce (GTK_WINDOW (root), text);
  if (adw_toast_get_button_label (toast) != NULL && adw_toast_get_timeout (toast) > 0)
    adw_toast_set_timeout (toast, OFFER_SECONDS);
  watch (toasts);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), toasts, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (toasts, toast);
}
