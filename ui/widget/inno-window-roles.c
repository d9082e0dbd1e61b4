/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-window-roles.h"

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       n_removed,
                    guint       n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_object_set (window, "accessible-role",
                    gtk_widget_class_get_accessible_role (GTK_WIDGET_GET_CLASS (window)), NULL);
    }
}

/**
 * inno_window_roles_watch:
 *
 * Has each window told as a window from its beginning, for all that come: GTK 4.8 takes the
 * role of its class when it is shown, and too late where something in it was told of before,
 * as what has the keyboard. Such a window is a "filler" that is not showing, of which screen
 * readers say nothing. To be called once.
 */
void
inno_window_roles_watch (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb), NULL);
}
