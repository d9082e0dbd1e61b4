/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-shortcuts.h"

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

  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  gtk_builder_add_from_resource (builder, "/fi/innokaupungit/Overview/app/inno-shortcuts.ui", NULL);

  return GTK_WIDGET (gtk_builder_get_object (builder, "window"));
}
