/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-form-discard.h"

#include <glib/gi18n-lib.h>

#include "inno-message-dialog.h"

/**
 * inno_form_discard_new:
 * @form: the window of a form in which something is written
 *
 * Returns: (transfer none): an AdwMessageDialog that asks whether it is to be lost; its
 *   response is then %INNO_FORM_DISCARD
 */
GtkWindow *
inno_form_discard_new (GtkWindow *form)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (inno_message_dialog_new (form, _("Discard the changes?"),
                                                                          _("What you wrote is not saved yet.")));

  adw_message_dialog_add_responses (dialog, "keep", _("Keep editing"), INNO_FORM_DISCARD, _("Discard"), NULL);
  adw_message_dialog_set_response_appearance (dialog, INNO_FORM_DISCARD, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "keep");

  return GTK_WINDOW (dialog);
}

/**
 * inno_form_discard_leave:
 * @dialog: the question, which is still being closed
 * @form: its form, which is about to be
 *
 * Has both lead back to the window that the form was opened from. It is asked for: where two go at once not every
 * window manager finds a third, and the keyboard would be nowhere.
 */
void
inno_form_discard_leave (GtkWindow *dialog,
                         GtkWindow *form)
{
  GtkWindow *parent = gtk_window_get_transient_for (form);

  gtk_window_set_transient_for (dialog, parent);
  if (parent != NULL)
    g_signal_connect_object (dialog, "unmap", G_CALLBACK (gtk_window_present), parent,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
