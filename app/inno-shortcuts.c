/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-shortcuts.h"

#include <glib/gi18n-lib.h>

#include "inno-widget.h"

/* The toolkit has icons on these, and no words. */
static void
name_part (gpointer widget,
           gpointer user_data)
{
  if (GTK_IS_SEARCH_ENTRY (widget) || (GTK_IS_TOGGLE_BUTTON (widget) && gtk_button_get_label (widget) == NULL &&
                                       !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget))))
    inno_widget_set_name (widget, _("Search"));
  else if (GTK_IS_MENU_BUTTON (widget))
    inno_widget_set_name (widget, _("Keyboard shortcuts"));
}

/**
 * inno_shortcuts_window_new:
 *
 * What the keyboard does, in the active language. The file is read each time,
 * so that a change of language is seen at once.
 *
 * Returns: (transfer none): a window, which is not shown yet
 */
GtkWidget *
inno_shortcuts_window_new (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GtkWidget *window;

  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  gtk_builder_add_from_resource (builder, "/fi/innokaupungit/Overview/app/inno-shortcuts.ui", NULL);

  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard shortcuts"));
  inno_widget_foreach (window, name_part, NULL);

  return window;
}
