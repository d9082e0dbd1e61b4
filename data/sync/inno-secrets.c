/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-secrets.h"

#include <glib/gi18n-lib.h>

struct _InnoSecrets
{
  GObject                   parent_instance;

  const InnoSecretsBackend *backend;
  GHashTable               *session;   /* origin → InnoCredential */
};

G_DEFINE_FINAL_TYPE (InnoSecrets, inno_secrets, G_TYPE_OBJECT)

static void
inno_secrets_finalize (GObject *object)
{
  InnoSecrets *self = INNO_SECRETS (object);

  g_clear_pointer (&self->session, g_hash_table_unref);

  G_OBJECT_CLASS (inno_secrets_parent_class)->finalize (object);
}

static void
inno_secrets_class_init (InnoSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inno_secrets_finalize;
}

static void
inno_secrets_init (InnoSecrets *self)
{
  self->session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) inno_credential_free);
}

/**
 * inno_secrets_new:
 * @backend: (nullable): where they are kept; %NULL: nowhere, but for this session
 *
 * Returns: (transfer full): the secrets of this person
 */
InnoSecrets *
inno_secrets_new (const InnoSecretsBackend *backend)
{
  InnoSecrets *self = g_object_new (INNO_TYPE_SECRETS, NULL);

  self->backend = backend;

  return self;
}

/* Scheme, host and port: what sees one of them sees no other. */
static char *
get_origin (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri), "", NULL, NULL);
}

static GTask *
task_new (InnoSecrets         *self,
          gpointer             tag,
          GUri                *uri,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, get_origin (uri), g_free);

  return task;
}

/* What the backend says is no fault of the person: the session has it, or nobody has.
 * The detail names no secret. */
static gboolean
is_cancel (GTask        *task,
           const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_error_copy (error));
      return TRUE;
    }

  g_debug ("The keyring: %s", error->message);
  return FALSE;
}

/* Lookup */

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  InnoSecrets *self = INNO_SECRETS (source);
  g_autoptr (GTask) task = user_data;
  const char *origin = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  InnoCredential *credential = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL && is_cancel (task, error))
    return;

  if (credential != NULL)
    g_hash_table_replace (self->session, g_strdup (origin), inno_credential_copy (credential));
  g_task_return_pointer (task, credential, (GDestroyNotify) inno_credential_free);
}

/**
 * inno_secrets_lookup_async:
 * @self: the secrets
 * @uri: an address of the server
 * @cancellable: (nullable): to wait for it no longer; the system may be asking a person
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds what a server asks of this person.
 */
void
inno_secrets_lookup_async (InnoSecrets         *self,
                           GUri                *uri,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) inner = NULL;
  const InnoCredential *known;
  const char *origin;

  g_return_if_fail (INNO_IS_SECRETS (self));
  g_return_if_fail (uri != NULL);

  task = task_new (self, inno_secrets_lookup_async, uri, cancellable, callback, user_data);
  origin = g_task_get_task_data (task);
  known = g_hash_table_lookup (self->session, origin);
  if (known != NULL || self->backend == NULL)
    {
      g_task_return_pointer (task, known != NULL ? inno_credential_copy (known) : NULL,
                             (GDestroyNotify) inno_credential_free);
      return;
    }

  inner = g_task_new (self, cancellable, looked_up_cb, g_object_ref (task));
  g_task_set_source_tag (inner, looked_up_cb);
  self->backend->lookup (inner, origin);
}

/**
 * inno_secrets_lookup_finish:
 * @self: the secrets
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED; nothing else is an error
 *
 * Returns: (transfer full) (nullable): what is known; %NULL where nothing is
 */
InnoCredential *
inno_secrets_lookup_finish (InnoSecrets   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Store and forget */

/* Ends with whether the backend has done it. */
static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), &error);

  if (error != NULL && is_cancel (task, error))
    return;

  g_task_return_int (task, is_done);
}

/**
 * inno_secrets_store_async:
 * @self: the secrets
 * @uri: an address of the server
 * @credential: what it asks of this person; copied
 * @cancellable: (nullable): to wait for the keyring no longer; it is known in this
 *   session all the same
 * @callback: called when it is kept, or cannot be
 * @user_data: for @callback
 *
 * Keeps it, in the place of what was known of that server.
 */
void
inno_secrets_store_async (InnoSecrets          *self,
                          GUri                 *uri,
                          const InnoCredential *credential,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) inner = NULL;
  g_autofree char *label = NULL;
  const char *origin;

  g_return_if_fail (INNO_IS_SECRETS (self));
  g_return_if_fail (uri != NULL && credential != NULL);

  task = task_new (self, inno_secrets_store_async, uri, cancellable, callback, user_data);
  origin = g_task_get_task_data (task);
  g_hash_table_replace (self->session, g_strdup (origin), inno_credential_copy (credential));
  if (self->backend == NULL)
    {
      g_task_return_int (task, FALSE);
      return;
    }

  /* Translators: the name of an entry in the keyring; %s is an address */
  label = g_strdup_printf (_("InnoCities Overview: %s"), origin);
  inner = g_task_new (self, cancellable, done_cb, g_object_ref (task));
  g_task_set_source_tag (inner, done_cb);
  self->backend->store (inner, origin, label, credential);
}

/**
 * inno_secrets_store_finish:
 * @self: the secrets
 * @result: what the callback was given
 * @is_kept: (out): whether it outlives the program
 * @error: return location for %G_IO_ERROR_CANCELLED; nothing else is an error
 *
 * Returns: whether it is known how it ended
 */
gboolean
inno_secrets_store_finish (InnoSecrets   *self,
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
 * inno_secrets_forget_async:
 * @self: the secrets
 * @uri: an address of the server
 * @cancellable: (nullable): to wait for the keyring no longer
 * @callback: called when it is forgotten
 * @user_data: for @callback
 *
 * Forgets what that server asks, here and in the keyring.
 */
void
inno_secrets_forget_async (InnoSecrets         *self,
                           GUri                *uri,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) inner = NULL;
  const char *origin;

  g_return_if_fail (INNO_IS_SECRETS (self));
  g_return_if_fail (uri != NULL);

  task = task_new (self, inno_secrets_forget_async, uri, cancellable, callback, user_data);
  origin = g_task_get_task_data (task);
  g_hash_table_remove (self->session, origin);
  if (self->backend == NULL)
    {
      g_task_return_int (task, TRUE);
      return;
    }

  inner = g_task_new (self, cancellable, done_cb, g_object_ref (task));
  g_task_set_source_tag (inner, done_cb);
  self->backend->forget (inner, origin);
}

/**
 * inno_secrets_forget_finish:
 * @self: the secrets
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED; nothing else is an error
 *
 * Returns: whether nothing of it is left in the keyring either
 */
gboolean
inno_secrets_forget_finish (InnoSecrets   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_int (G_TASK (result), error) == TRUE;
}
