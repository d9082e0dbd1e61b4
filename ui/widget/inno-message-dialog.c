/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-message-dialog.h"

#include "inno-widget.h"
#include "inno-window-role.h"

/* Pixels: as narrow as the window can be. */
#define WIDTH 360
#define LEAST_HEADING 100

static void
name_button (gpointer widget,
             gpointer user_data)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (widget) != NULL)
    inno_widget_set_name (widget, gtk_button_get_label (widget));
}

/* Words with a key in them label the button that already has them for its name. */
static void
name_buttons_cb (GtkWidget *dialog)
{
  inno_widget_foreach (dialog, name_button, NULL);
}

/* It lies in what scrolls, where Orca does not look for what a dialog says. */
static void
body_cb (GtkWidget *dialog)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), -1);
}

/* libadwaita 1.7 measures both forms of the heading for the least width of either, and GTK
 * 4.18 warns of that unless it is the same for both. */
static void
even_heading (gpointer widget,
              gpointer user_data)
{
  if (!GTK_IS_LABEL (widget) ||
      !(gtk_widget_has_css_class (widget, "title-2") || gtk_widget_has_css_class (widget, "title-4")))
    return;

  gtk_label_set_wrap (widget, TRUE);
  gtk_label_set_wrap_mode (widget, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_size_request (widget, LEAST_HEADING, -1);
}

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

  inno_window_take_role (dialog);
  gtk_window_set_default_size (GTK_WINDOW (dialog), WIDTH, -1);
  inno_widget_foreach (dialog, even_heading, NULL);
  g_signal_connect (dialog, "realize", G_CALLBACK (name_buttons_cb), NULL);
  g_signal_connect (dialog, "notify::body", G_CALLBACK (body_cb), NULL);
  body_cb (dialog);

  return dialog;
}
