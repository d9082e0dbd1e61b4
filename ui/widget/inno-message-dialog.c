/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-message-dialog.h"

/* Pixels: as narrow as the window can be. */
#define WIDTH 360

/**
 * inno_message_dialog_new:
 * @parent: (nullable): the window that asks
 * @heading: what is asked
 * @body: (nullable): more about it
 *
 * A dialog that is told how wide to be: where it has to find out, libadwaita 1.7
 * measures its buttons for less than they need, which GTK 4.18 warns of.
 *
 * Returns: (transfer none): an #AdwMessageDialog without responses
 */
GtkWidget *
inno_message_dialog_new (GtkWindow  *parent,
                         const char *heading,
                         const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, -1);

  return dialog;
}
