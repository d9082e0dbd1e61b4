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
 * inno_shortcuts_show:
 * @parent: (transfer none): the window that has the keyboard
 * @section: (nullable): the id of the section that comes first, or %NULL for any
 *
 * Shows what the keyboard does, in the active language. The file is read each time,
 * so that a change of language is seen at once.
 */
void
inno_shortcuts_show (GtkWindow  *parent,
                     const char *section)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GtkWidget *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  gtk_builder_add_from_resource (builder, "/fi/innokaupungit/Overview/app/inno-shortcuts.ui", NULL);

  window = GTK_WIDGET (gtk_builder_get_object (builder, "window"));
  if (section != NULL)
    g_object_set (window, "section-name", section, NULL);
  inno_widget_foreach (window, name_part, NULL);
  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard shortcuts"));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
}
