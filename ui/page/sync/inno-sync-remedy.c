/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-sync-remedy.h"

#include <glib/gi18n-lib.h>

#include "inno-message-dialog.h"

/* What somebody is asked to confirm. */
typedef struct
{
  InnoSyncer     *syncer;
  InnoSyncRemedy  remedy;
} Confirm;

static void
confirm_free (gpointer data)
{
  Confirm *confirm = data;

  g_object_unref (confirm->syncer);
  g_free (confirm);
}

static void
ask_server (InnoSyncRemedy  remedy,
            InnoSyncer     *syncer)
{
  const char *moved_to = inno_syncer_get_moved_to (syncer);
  g_autofree char *address = g_strdup (remedy == INNO_SYNC_REMEDY_ACCEPT_ADDRESS ? moved_to : NULL);

  inno_syncer_ask (syncer, address, inno_sync_remedy_get_flags (remedy));
}

static void
confirmed_cb (AdwMessageDialog *dialog,
              const char       *response,
              Confirm          *confirm)
{
  if (g_str_equal (response, "do"))
    ask_server (confirm->remedy, confirm->syncer);
}

static void
confirm_remedy (InnoSyncRemedy  remedy,
                GtkWidget      *widget,
                InnoSyncer     *syncer)
{
  Confirm *confirm = g_new0 (Confirm, 1);
  const char *label = inno_sync_remedy_get_label (remedy);
  GtkWidget *dialog = inno_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), label,
                                               inno_sync_remedy_get_confirm (remedy));

  confirm->syncer = g_object_ref (syncer);
  confirm->remedy = remedy;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "do", label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "confirm", confirm, confirm_free);
  g_signal_connect (dialog, "response", G_CALLBACK (confirmed_cb), confirm);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * inno_sync_remedy_apply:
 * @remedy: what somebody chose to do
 * @widget: where they chose it, in a window
 * @syncer: how the portfolio is shared
 *
 * Does it. Where something is lost by it, that is said and asked before.
 */
void
inno_sync_remedy_apply (InnoSyncRemedy  remedy,
                        GtkWidget      *widget,
                        InnoSyncer     *syncer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (INNO_IS_SYNCER (syncer));

  if (remedy == INNO_SYNC_REMEDY_SIGN_IN)
    gtk_widget_activate_action (widget, "win.sign-in", NULL);
  else if (remedy == INNO_SYNC_REMEDY_CONNECT || remedy == INNO_SYNC_REMEDY_SHARE)
    gtk_widget_activate_action (widget, "win.connect", NULL);
  else if (remedy == INNO_SYNC_REMEDY_STOP)
    inno_syncer_give_up (syncer);
  else if (inno_sync_remedy_get_confirm (remedy) != NULL)
    confirm_remedy (remedy, widget, syncer);
  else
    ask_server (remedy, syncer);
}
