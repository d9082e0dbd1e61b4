/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-about.h"

#include <glib/gi18n-lib.h>

/**
 * inno_about_present:
 * @parent: (nullable): the window it belongs to
 *
 * Shows who made the program, and under which licence.
 */
void
inno_about_present (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("InnoCities Overview"),
                         "application-icon", APP_ID,
                         "developer-name", _("The InnoCities coordination team"),
                         "version", VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("A shared, updated overview of the projects of Finland’s InnoCities."),
                         /* Translators: your names, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}
