/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-change-save.h"
#include "inno-entry-row.h"
#include "inno-format.h"
#include "inno-message-dialog.h"
#include "inno-widget.h"
#include "inno-place.h"
#include "inno-sync.h"

typedef struct
{
  InnoWindow       *window;
  AdwMessageDialog *dialog;
  GtkEditable      *entry;
  GtkLabel         *fault;
} Connect;

/**
 * inno_window_leave_sample:
 * @self: the window
 *
 * A sample is for looking around: what is fetched goes to the usual place.
 */
void
inno_window_leave_sample (InnoWindow *self)
{
  const InnoPlace usual = { 0 };
  g_autofree char *folder = NULL;
  g_autoptr (InnoWorkspace) workspace = NULL;

  if (!inno_workspace_is_sample (self->workspace))
    return;

  folder = inno_place_get_folder (&usual);
  workspace = inno_workspace_new (folder);
  inno_window_set_workspace (self, workspace);
  inno_workspace_open (workspace);
}

static void
go_to_address (InnoWindow *self,
               const char *address)
{
  inno_window_leave_sample (self);
  g_settings_set_string (self->settings, "address", address);
  inno_workspace_refresh (self->workspace, address, INNO_IMPORT_NONE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InnoWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = inno_change_save_finish (INNO_WORKSPACE (source), result, &error);

  inno_window_toast (self, error != NULL ? error->message : text);
}

static void
waiting_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     InnoWindow       *self)
{
  if (g_str_equal (response, "send"))
    inno_workspace_refresh (self->workspace, NULL, INNO_IMPORT_NONE);
  else if (g_str_equal (response, "save"))
    inno_change_save_ask (GTK_WINDOW (self), self->workspace, saved_cb, g_object_ref (self));
  else if (g_str_equal (response, "keep"))
    go_to_address (self, g_object_get_data (G_OBJECT (dialog), "address"));
}

/* What was changed was meant for the address that is left. */
static void
ask_about_waiting (InnoWindow *self,
                   const char *address)
{
  guint n_waiting = inno_workspace_get_n_waiting (self->workspace);
  g_autofree char *count = inno_format_count (inno_format_get (inno_lang_get_active ()), n_waiting);
  g_autofree char *heading = g_strdup_printf (ngettext ("%s change has not been sent", "%s changes have not been sent",
                                                        n_waiting), count);
  GtkWidget *dialog = inno_message_dialog_new (GTK_WINDOW (self), heading,
                                               _("Send what waits to the address used so far first, save it as a file, or "
                                                 "take it along to the new address."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "save", _("Save…"),
                                    "keep", _("Take along"), "send", _("Send first"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "send", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "send");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "address", g_strdup (address), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (waiting_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * inno_window_connect:
 * @self: the window
 * @address: an address that inno_sync_check_address() lets pass
 *
 * Remembers the address and fetches from it. Where something waits for another
 * address, a person decides what becomes of it.
 */
void
inno_window_connect (InnoWindow *self,
                     const char *address)
{
  const char *old;

  g_return_if_fail (INNO_IS_WINDOW (self));

  old = inno_syncer_get_address (inno_workspace_get_syncer (self->workspace));
  if (old != NULL && g_strcmp0 (old, address) != 0 && inno_workspace_get_n_waiting (self->workspace) > 0)
    ask_about_waiting (self, address);
  else
    go_to_address (self, address);
}

static void
address_changed_cb (Connect *connect)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (connect->entry)));
  g_autoptr (GError) error = NULL;
  gboolean is_good = *address != '\0' && inno_sync_check_address (address, &error);

  adw_message_dialog_set_response_enabled (connect->dialog, "connect", is_good);
  gtk_label_set_label (connect->fault, error != NULL ? error->message : "");
}

static void
address_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     Connect          *connect)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (connect->entry)));

  if (g_str_equal (response, "connect"))
    inno_window_connect (connect->window, address);
}

static GtkWidget *
make_address_form (Connect *connect)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = inno_entry_row_new (_("Address"));
  GtkWidget *fault = gtk_label_new (NULL);

  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  inno_widget_set_name (list, _("Address"));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_label_set_wrap (GTK_LABEL (fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (fault), 0);
  gtk_widget_add_css_class (fault, "caption");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), fault);

  connect->entry = GTK_EDITABLE (row);
  connect->fault = GTK_LABEL (fault);
  return box;
}

/**
 * inno_window_ask_address:
 * @self: the window
 *
 * Asks where the shared portfolio is. An address that may not be used is said
 * while it is typed.
 */
void
inno_window_ask_address (InnoWindow *self)
{
  Connect *connect = g_new0 (Connect, 1);
  GtkWidget *dialog = inno_message_dialog_new (GTK_WINDOW (self), _("Connect to an address"),
                                               _("What your team shares on a server. Starts with https://"));
  g_autofree char *address = g_settings_get_string (self->settings, "address");

  connect->window = self;
  connect->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (connect->dialog, make_address_form (connect));
  adw_message_dialog_add_responses (connect->dialog, "cancel", _("Cancel"), "connect", _("Connect"), NULL);
  adw_message_dialog_set_response_appearance (connect->dialog, "connect", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (connect->dialog, "connect");
  adw_message_dialog_set_close_response (connect->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "connect", connect, g_free);
  g_signal_connect_swapped (connect->entry, "changed", G_CALLBACK (address_changed_cb), connect);
  g_signal_connect (dialog, "response", G_CALLBACK (address_response_cb), connect);
  gtk_editable_set_text (connect->entry, address);
  address_changed_cb (connect);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
removal_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     InnoWindow       *self)
{
  if (g_str_equal (response, "accept"))
    inno_workspace_refresh (self->workspace, NULL, INNO_IMPORT_ACCEPT_REMOVAL);
}

/**
 * inno_window_ask_removal:
 * @self: the window
 * @error: what the store said
 *
 * More would go than anyone expects: a person decides.
 */
void
inno_window_ask_removal (InnoWindow   *self,
                         const GError *error)
{
  GtkWidget *dialog = inno_message_dialog_new (GTK_WINDOW (self), _("Much of the data would be removed"), error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _("Keep what is here"),
                                    "accept", _("Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
