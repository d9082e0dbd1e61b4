/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-syncer-private.h"

/* The server of the address sees it from now on; NULL: nothing. */
void
inno_syncer_authorize (InnoSyncer           *self,
                       const InnoCredential *credential)
{
  char *header;

  g_clear_pointer (&self->account, g_free);
  inno_http_set_authorization (self->http, NULL, NULL);
  if (credential == NULL || !inno_credential_check (credential, NULL))
    return;

  header = inno_credential_to_header (credential);
  inno_http_set_authorization (self->http, self->address, header);
  inno_secret_free (header);
  self->account = g_strdup (credential->account);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  InnoSyncer *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean is_kept;

  if (!inno_secrets_store_finish (INNO_SECRETS (source), result, &is_kept, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_int (task, is_kept);
  if (self->workspace != NULL)
    inno_syncer_ask (self, NULL, INNO_IMPORT_NONE);
}

/**
 * inno_syncer_sign_in_async:
 * @self: a syncer with an address
 * @credential: who it is
 * @cancellable: (nullable): to wait for the keyring no longer
 * @callback: called when it is kept, or cannot be beyond this session
 * @user_data: for @callback
 *
 * Signs in to the server, from the next run on, which starts at once.
 */
void
inno_syncer_sign_in_async (InnoSyncer           *self,
                           const InnoCredential *credential,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  GTask *task;
  GError *error = NULL;

  g_return_if_fail (INNO_IS_SYNCER (self));
  g_return_if_fail (credential != NULL && self->address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_syncer_sign_in_async);
  if (!inno_credential_check (credential, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  inno_sync_log_add (self->log, INNO_SYNC_LOG_SIGNED_IN, NULL, 0, NULL);
  inno_secrets_store_async (self->secrets, self->address, credential, cancellable, kept_cb, task);
}

/**
 * inno_syncer_sign_in_finish:
 * @self: a syncer
 * @result: what the callback was given
 * @is_kept: (out): whether the keyring has it; else it is asked for after the next start
 * @error: return location for an %INNO_SYNC_ERROR_SIGN_IN, of what cannot be sent, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the server will be shown it
 */
gboolean
inno_syncer_sign_in_finish (InnoSyncer    *self,
                            GAsyncResult  *result,
                            gboolean      *is_kept,
                            GError       **error)
{
  gssize answer;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (is_kept != NULL, FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  *is_kept = answer == TRUE;

  return answer >= 0;
}

/**
 * inno_syncer_sign_out:
 * @self: a syncer
 *
 * Forgets who signed in, here and in the keyring.
 */
void
inno_syncer_sign_out (InnoSyncer *self)
{
  g_return_if_fail (INNO_IS_SYNCER (self));

  if (self->address == NULL)
    return;

  inno_secrets_forget_async (self->secrets, self->address, NULL, NULL, NULL);
  inno_syncer_authorize (self, NULL);
  inno_sync_log_add (self->log, INNO_SYNC_LOG_SIGNED_OUT, NULL, 0, NULL);
  g_signal_emit_by_name (self, "changed");
}
