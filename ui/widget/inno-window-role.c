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
