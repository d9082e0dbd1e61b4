/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "config.h"

#include "inno-drop-down.h"

#include <glib/gi18n-lib.h>

#include "inno-widget.h"

/* What drops down from a drop-down or a row of libadwaita is built by the toolkit, and has its faults. */

static void
prepare_part (gpointer widget,
              gpointer owner)
{
  if (GTK_IS_LIST_VIEW (widget))
    inno_widget_leave_by_tab (widget);
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_widget_set_focusable (widget, FALSE);
  else if (GTK_IS_POPOVER (widget))
    g_signal_connect_object (widget, "closed", G_CALLBACK (gtk_widget_grab_focus), owner, G_CONNECT_SWAPPED);
}

/**
 * inno_drop_down_prepare:
 * @widget: a #GtkDropDown or #AdwComboRow that is not shown yet
 *
 * Has the Tab key leave its list, as Enter does not choose a row that this key led to (GTK 4.8),
 * and the keyboard come back at once when the list closes: it went to the window first, which a
 * screen reader tells of.
 */
void
inno_drop_down_prepare (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  inno_widget_foreach (widget, prepare_part, widget);
}

static void
name_part (gpointer widget,
           gpointer name)
{
  if (GTK_IS_LIST_VIEW (widget))
    inno_widget_set_name (widget, name);
  else if (GTK_IS_SEARCH_ENTRY (widget))
    {
      g_object_set (widget, "placeholder-text", _("Search"), NULL);
      inno_widget_set_name (widget, _("Search"));
    }
}

/**
 * inno_drop_down_name:
 * @widget: a #GtkDropDown or #AdwComboRow
 * @name: what is chosen in it, in the active language
 *
 * Names what drops down: GTK tells its list by the name of its type, and speaks the language of
 * the session in its search.
 */
void
inno_drop_down_name (GtkWidget  *widget,
                     const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  inno_widget_foreach (widget, name_part, (gpointer) name);
}
