/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-window-private.h"

#include <glib/gi18n-lib.h>

#include "inno-announce.h"
#include "inno-message-dialog.h"
#include "inno-sign-in-dialog.h"
#include "inno-sync-remedy.h"

static void
automatic_cb (InnoWindow *self)
{
  InnoSyncer *syncer = inno_workspace_get_syncer (self->workspace);

  inno_syncer_set_automatic (syncer, g_settings_get_boolean (self->settings, "refresh-by-itself"));
}

/* A person switched it on the page, perhaps: the next start does it likewise. One that
 * the window has left may still have something to say. */
static void
syncer_changed_cb (InnoSyncer *syncer,
                   InnoWindow *self)
{
  gboolean is_automatic = inno_syncer_is_automatic (syncer);

  if (syncer != inno_workspace_get_syncer (self->workspace))
    return;

  if (g_settings_get_boolean (self->settings, "refresh-by-itself") != is_automatic)
    g_settings_set_boolean (self->settings, "refresh-by-itself", is_automatic);
  inno_window_update_banner (self);
  inno_window_update_actions (self);
}

/* What came may still have to be read. */
static void
answered_cb (InnoSyncer *syncer,
             InnoWindow *self)
{
  if (syncer != inno_workspace_get_syncer (self->workspace))
    return;

  self->has_answer = TRUE;
  inno_window_tell_answer (self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         InnoWindow    *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;

  inno_window_open_file (self, file);
  return TRUE;
}

/**
 * inno_window_take_files:
 * @self: the window
 *
 * Lets a file be dropped on the window, as if it had been opened.
 */
void
inno_window_take_files (InnoWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * inno_window_share:
 * @self: the window, with a workspace
 *
 * Has the portfolio shared as the settings say, with the network and the keyring of
 * this computer.
 */
void
inno_window_share (InnoWindow *self)
{
  InnoSyncer *syncer = inno_workspace_get_syncer (self->workspace);
  g_autoptr (InnoSecrets) secrets = NULL;

  /* A sample is shared with nobody, nor is what is frozen. */
  if (inno_workspace_is_sample (self->workspace) || inno_workspace_is_frozen (self->workspace))
    return;

  secrets = inno_secrets_new (&inno_secrets_keyring);
  inno_syncer_set_secrets (syncer, secrets);
  inno_syncer_set_network (syncer, g_network_monitor_get_default ());
  automatic_cb (self);
  g_signal_handlers_disconnect_by_func (self->settings, automatic_cb, self);
  g_signal_connect_object (self->settings, "changed::refresh-by-itself", G_CALLBACK (automatic_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (syncer, "changed", G_CALLBACK (syncer_changed_cb), self, 0);
  g_signal_connect_object (syncer, "answered", G_CALLBACK (answered_cb), self, 0);
}

/**
 * inno_window_sign_in:
 * @self: the window
 *
 * Asks who it is, where the portfolio is shared.
 */
void
inno_window_sign_in (InnoWindow *self)
{
  InnoSyncer *syncer = inno_workspace_get_syncer (self->workspace);

  if (inno_syncer_get_address (syncer) != NULL)
    gtk_window_present (GTK_WINDOW (inno_sign_in_dialog_new (GTK_WINDOW (self), syncer)));
}

/**
 * inno_window_tell_answer:
 * @self: the window
 *
 * Tells who asked the server for something how that went, once what came is shown: the
 * banner says it to who sees it. Whoever is to sign in is asked to at once. Where there
 * is nothing to show, inno_window_ask_remedy() has said it.
 */
void
inno_window_tell_answer (InnoWindow *self)
{
  const GError *error = inno_syncer_get_error (inno_workspace_get_syncer (self->workspace));
  g_autofree char *words = NULL;

  if (!self->has_answer || inno_workspace_is_busy (self->workspace))
    return;

  self->has_answer = FALSE;
  if (inno_workspace_get_facts (self->workspace) == NULL)
    return;

  if (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_SIGN_IN))
    {
      inno_window_sign_in (self);
      return;
    }

  words = g_strconcat (inno_sync_banner_get_headline (self->banner), " ",
                       inno_sync_banner_get_text (self->banner), NULL);
  inno_announce (GTK_WINDOW (self), words);
}

static void
remedy_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    InnoWindow       *self)
{
  guint64 remedy;

  if (g_ascii_string_to_unsigned (response, 10, INNO_SYNC_REMEDY_NONE + 1, INNO_SYNC_N_REMEDIES - 1, &remedy, NULL))
    inno_sync_remedy_apply ((InnoSyncRemedy) remedy, GTK_WIDGET (self), inno_workspace_get_syncer (self->workspace));
}

/**
 * inno_window_ask_remedy:
 * @self: the window, with nothing to show yet
 * @error: why there is nothing
 *
 * Says what is the matter, and offers what can be done, where there is no page for it.
 */
void
inno_window_ask_remedy (InnoWindow   *self,
                        const GError *error)
{
  InnoSyncer *syncer = inno_workspace_get_syncer (self->workspace);
  const InnoSyncAdvice *advice;
  InnoSyncMood mood;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  if (inno_syncer_get_error (syncer) == NULL)
    {
      inno_window_toast (self, error->message);
      return;
    }
  /* What is tried by itself says it once. */
  if (inno_syncer_get_n_failures (syncer) > 1)
    return;

  advice = inno_sync_advice_get (syncer, &mood);
  body = g_strjoin ("\n", error->message, advice->todo != NULL ? _(advice->todo) : NULL, NULL);
  dialog = inno_message_dialog_new (GTK_WINDOW (self), _(advice->heading), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("Close"));
  for (gint i = INNO_SYNC_MAX_REMEDIES - 1; i >= 0; i--)
    if (advice->remedies[i] != INNO_SYNC_REMEDY_NONE && advice->remedies[i] != INNO_SYNC_REMEDY_LATER)
      {
        g_autofree char *id = g_strdup_printf ("%d", (int) advice->remedies[i]);

        adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), id, inno_sync_remedy_get_label (advice->remedies[i]));
        if (i == 0)
          adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), id);
      }
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (remedy_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
