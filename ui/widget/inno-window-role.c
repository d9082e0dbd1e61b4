/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-window-role.h"

/**
 * inno_window_take_role:
 * @window: (type GtkWindow): a window that has nothing in it yet, or that was just made
 *
 * Has it told as a window from its beginning: GTK 4.8 takes the role of its class when it is
 * shown, and too late where something in it was told of before, as what has the keyboard.
 * Such a window is a "filler" that is not showing, of which screen readers say nothing.
 */
void
inno_window_take_role (gpointer window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_object_set (window, "accessible-role",
                gtk_widget_class_get_accessible_role (GTK_WIDGET_GET_CLASS (window)), NULL);
}

static void
mapped_cb (GtkWindow *window,
           GtkWidget *first)
{
  gtk_window_set_focus (window, NULL);
  gtk_widget_grab_focus (first);
}

/**
 * inno_window_begin_at:
 * @window: (type GtkWindow): a window that is not shown yet
 * @first: (transfer none): what is in it for good, and has the keyboard whenever it is shown
 *
 * Gives it the keyboard no sooner: what has it before the window is there is told of nowhere.
 */
void
inno_window_begin_at (gpointer   window,
                      GtkWidget *first)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (GTK_IS_WIDGET (first));

  g_signal_connect_object (window, "map", G_CALLBACK (mapped_cb), first, G_CONNECT_AFTER);
}
