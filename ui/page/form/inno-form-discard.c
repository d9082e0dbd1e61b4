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
