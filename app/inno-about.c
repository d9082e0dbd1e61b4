/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-about.h"

#include <glib/gi18n-lib.h>

#include "inno-widget.h"

/* Of these the toolkit has no name: its lists, and the button that says the version. */
static void
name_part (gpointer widget,
           gpointer user_data)
{
  if (GTK_IS_LIST_BOX (widget))
    inno_widget_set_name (widget, _("About InnoCities Overview"));
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_label (widget) == NULL &&
           gtk_button_get_icon_name (widget) == NULL)
    inno_widget_set_name (widget, VERSION);
}

static void
name_parts_cb (GtkWidget *window)
{
  inno_widget_foreach (window, name_part, NULL);
}

/**
 * inno_about_present:
 * @parent: (nullable): the window it belongs to
 *
 * Shows who made the program, and under which licence.
 */
void
inno_about_present (GtkWindow *parent)
{
  GtkWindow *window = g_object_new (ADW_TYPE_ABOUT_WINDOW,
                                    "transient-for", parent,
                                    "modal", parent != NULL,
                                    "application-name", _("InnoCities Overview"),
                                    "application-icon", APP_ID,
                                    "developer-name", _("The InnoCities coordination team"),
                                    "version", VERSION,
                                    "license-type", GTK_LICENSE_GPL_3_0,
                                    "comments", _("A shared, updated overview of the projects of Finland’s InnoCities."),
                                    /* Translators: your names, one a line */
                                    "translator-credits", _("translator-credits"),
                                    NULL);

  g_signal_connect (window, "map", G_CALLBACK (name_parts_cb), NULL);
  gtk_window_present (window);
}
