/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-accept-dialog.h"

#include <glib/gi18n-lib.h>

#include "inno-entry-row.h"
#include "inno-message-dialog.h"
#include "inno-widget.h"

#define RESPONSE "accept"

typedef struct
{
  AdwMessageDialog *dialog;
  GtkEditable      *reason;
  InnoAcceptFunc    func;
  gpointer          user_data;
  GDestroyNotify    destroy;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  question->destroy (question->user_data);
  g_free (question);
}

static char *
get_reason (const Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->reason)));
}

/* Without a reason nothing is accepted. */
static void
reason_changed_cb (Question *question)
{
  g_autofree char *reason = get_reason (question);

  adw_message_dialog_set_response_enabled (question->dialog, RESPONSE, *reason != '\0');
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autofree char *reason = get_reason (question);

  if (g_str_equal (response, RESPONSE))
    question->func (reason, question->user_data);
}

static GtkWidget *
make_form (Question *question)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *reason = inno_entry_row_new (_("Reason"));

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (reason), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  inno_widget_set_name (list, _("Accept"));
  gtk_list_box_append (GTK_LIST_BOX (list), reason);
  question->reason = GTK_EDITABLE (reason);

  return list;
}

/**
 * inno_accept_dialog_new:
 * @parent: the window it belongs to
 * @subject: what the finding is about
 * @message: what was found
 * @func: called with the reason, which is not empty
 * @user_data: for @func
 * @destroy: frees @user_data when the dialog is gone
 *
 * Returns: (transfer none): a dialog that asks why something stays as it is, to be presented
 */
GtkWidget *
inno_accept_dialog_new (GtkWindow      *parent,
                        const char     *subject,
                        const char     *message,
                        InnoAcceptFunc  func,
                        gpointer        user_data,
                        GDestroyNotify  destroy)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *body = g_strdup_printf ("%s\n%s\n\n%s", subject, message,
                                           _("All who share the portfolio see the reason, and the charts it "
                                             "concerns say it in their foot. When the figures change, it is "
                                             "open again."));
  GtkWidget *dialog = inno_message_dialog_new (parent, _("Accept"), body);

  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->func = func;
  question->user_data = user_data;
  question->destroy = destroy;
  adw_message_dialog_set_extra_child (question->dialog, make_form (question));
  adw_message_dialog_add_responses (question->dialog, "cancel", _("Cancel"), RESPONSE, _("Accept"), NULL);
  adw_message_dialog_set_response_appearance (question->dialog, RESPONSE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, RESPONSE);
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "question", question, question_free);
  g_signal_connect_swapped (question->reason, "changed", G_CALLBACK (reason_changed_cb), question);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  reason_changed_cb (question);

  return dialog;
}
