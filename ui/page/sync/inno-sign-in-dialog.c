/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-sign-in-dialog.h"

#include <glib/gi18n-lib.h>

#include "inno-entry-row.h"
#include "inno-message-dialog.h"
#include "inno-widget.h"

/* A name with its password, or a token alone. */
typedef struct
{
  AdwMessageDialog *dialog;
  InnoSyncer       *syncer;
  GtkEditable      *account;
  GtkEditable      *secret;
  GtkLabel         *fault;
} SignIn;

static void
sign_in_free (gpointer data)
{
  SignIn *self = data;

  g_object_unref (self->syncer);
  g_free (self);
}

static InnoCredential *
read_credential (SignIn *self)
{
  g_autofree char *account = g_strstrip (g_strdup (gtk_editable_get_text (self->account)));

  return inno_credential_new (account, gtk_editable_get_text (self->secret));
}

/* What cannot be sent is said while it is typed; that something is still missing is not. */
static void
typed_cb (SignIn *self)
{
  g_autoptr (InnoCredential) credential = read_credential (self);
  g_autoptr (GError) error = NULL;
  gboolean is_good = inno_credential_check (credential, &error);
  gboolean is_told = !is_good && *credential->secret != '\0';

  adw_message_dialog_set_response_enabled (self->dialog, "sign-in", is_good);
  gtk_label_set_label (self->fault, is_told ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), is_told);
}

/* Once the server has taken it. */
static void
answered_cb (InnoSyncer *syncer,
             GtkWindow  *parent)
{
  GtkWidget *dialog;

  g_signal_handlers_disconnect_by_func (syncer, answered_cb, parent);
  if (g_error_matches (inno_syncer_get_error (syncer), INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN) ||
      !gtk_widget_get_realized (GTK_WIDGET (parent)))
    return;

  dialog = inno_message_dialog_new (parent, _("Signed in for now"),
                                    _("The keyring of this computer could not keep the password, and it is kept nowhere "
                                      "else. You will be asked again when the program is started the next time."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
signed_in_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  if (inno_syncer_sign_in_finish (INNO_SYNCER (source), result, &is_kept, &error) && !is_kept)
    g_signal_connect_object (source, "answered", G_CALLBACK (answered_cb), parent, 0);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             SignIn           *self)
{
  g_autoptr (InnoCredential) credential = read_credential (self);

  /* What was typed does not stay in a widget. */
  gtk_editable_set_text (self->secret, "");
  if (g_str_equal (response, "sign-in"))
    inno_syncer_sign_in_async (self->syncer, credential, NULL, signed_in_cb,
                               g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (dialog))));
  else if (g_str_equal (response, "sign-out"))
    inno_syncer_sign_out (self->syncer);
}

static GtkEditable *
add_row (GtkWidget *list,
         GtkWidget *row)
{
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return GTK_EDITABLE (row);
}

static GtkWidget *
make_form (SignIn *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *fault = gtk_label_new (NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  inno_widget_set_name (list, _("Sign in"));
  self->account = add_row (list, inno_entry_row_new (_("Name, empty with a token")));
  self->secret = add_row (list, inno_entry_row_new_secret (_("Password or token")));
  gtk_label_set_wrap (GTK_LABEL (fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (fault), 0);
  gtk_widget_add_css_class (fault, "bad");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), fault);
  self->fault = GTK_LABEL (fault);

  return box;
}

/* Who has just been refused is told why it is asked again. */
static char *
describe (InnoSyncer *syncer)
{
  const char *where = _("What you enter goes to this server alone, and is kept in the keyring of this computer.");
  const GError *error = inno_syncer_get_error (syncer);

  if (inno_syncer_get_account (syncer) == NULL || !g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN))
    return g_strdup (where);

  return g_strconcat (_("Password not accepted"), ".\n", where, NULL);
}

/**
 * inno_sign_in_dialog_new:
 * @parent: the window it belongs to
 * @syncer: how the portfolio is shared; it has an address
 *
 * Asks who it is. What is typed goes to the server of the address alone.
 *
 * Returns: (transfer none): a dialog, which is not shown yet
 */
GtkWidget *
inno_sign_in_dialog_new (GtkWindow  *parent,
                         InnoSyncer *syncer)
{
  g_autofree char *host = inno_syncer_get_host (syncer);
  g_autofree char *heading = NULL;
  g_autofree char *body = describe (syncer);
  SignIn *self = g_new0 (SignIn, 1);
  GtkWidget *dialog;

  /* Translators: %s is the name of a server */
  heading = g_strdup_printf (_("Sign in to %s"), host != NULL ? host : "–");
  dialog = inno_message_dialog_new (parent, heading, body);
  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->syncer = g_object_ref (syncer);
  adw_message_dialog_set_extra_child (self->dialog, make_form (self));
  adw_message_dialog_add_response (self->dialog, "cancel", _("Cancel"));
  if (inno_syncer_get_account (syncer) != NULL)
    adw_message_dialog_add_response (self->dialog, "sign-out", _("Sign out"));
  adw_message_dialog_add_response (self->dialog, "sign-in", _("Sign in"));
  adw_message_dialog_set_response_appearance (self->dialog, "sign-in", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "sign-in");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "sign-in", self, sign_in_free);
  g_signal_connect_swapped (self->account, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->secret, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  if (inno_syncer_get_account (syncer) != NULL)
    {
      gtk_editable_set_text (self->account, inno_syncer_get_account (syncer));
      g_signal_connect_swapped (dialog, "map", G_CALLBACK (gtk_widget_grab_focus), self->secret);
    }
  typed_cb (self);

  return dialog;
}
