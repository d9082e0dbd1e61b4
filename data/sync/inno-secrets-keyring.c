/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-secrets.h"

#include <libsecret/secret.h>

/* In Flatpak libsecret asks the portal; nothing here knows. */

static const SecretSchema schema = {
  .name = APP_ID,
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "origin", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

/* What was found, on its way to its secret. */
static void
retrieved_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (SECRET_RETRIEVABLE (source));
  GError *error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  const char *secret = value != NULL ? secret_value_get_text (value) : NULL;

  if (error != NULL)
    g_task_return_error (task, error);
  else if (secret == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (task, inno_credential_new (g_hash_table_lookup (attributes, "account"), secret),
                           (GDestroyNotify) inno_credential_free);

  g_clear_pointer (&value, secret_value_unref);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (items == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    secret_retrievable_retrieve_secret (items->data, g_task_get_cancellable (task), retrieved_cb,
                                        g_object_ref (task));

  g_list_free_full (items, g_object_unref);
}

static void
lookup (GTask      *task,
        const char *origin)
{
  secret_password_search (&schema, SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS,
                          g_task_get_cancellable (task), found_cb, g_object_ref (task),
                          "origin", origin, NULL);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* One that is being kept, once what was there before is gone. */
typedef struct
{
  char           *origin;
  char           *label;
  InnoCredential *credential;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->origin);
  g_free (keeping->label);
  inno_credential_free (keeping->credential);
  g_free (keeping);
}

/* Nothing to clear is no fault, and the next step says what is. */
static void
cleared_first_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Keeping *keeping = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, keeping->label, keeping->credential->secret,
                         g_task_get_cancellable (task), stored_cb, g_object_ref (task),
                         "origin", keeping->origin, "account", keeping->credential->account, NULL);
}

/* Another name for the same server would be a second entry. */
static void
store (GTask                *task,
       const char           *origin,
       const char           *label,
       const InnoCredential *credential)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->origin = g_strdup (origin);
  keeping->label = g_strdup (label);
  keeping->credential = inno_credential_copy (credential);
  g_task_set_task_data (task, keeping, keeping_free);
  secret_password_clear (&schema, g_task_get_cancellable (task), cleared_first_cb, g_object_ref (task),
                         "origin", origin, NULL);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
forget (GTask      *task,
        const char *origin)
{
  secret_password_clear (&schema, g_task_get_cancellable (task), cleared_cb, g_object_ref (task),
                         "origin", origin, NULL);
}

const InnoSecretsBackend inno_secrets_keyring = { lookup, store, forget };
