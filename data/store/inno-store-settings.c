/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-settings.h"

#include "inno-store-private.h"
#include "inno-store-statement.h"

/* What it takes to fetch the cache anew, and to know that it is the same. */
static const char * const endpoint_keys[] = { "url", "dataset_id" };

char *
inno_store_settings_get (sqlite3    *db,
                         const char *key)
{
  g_autoptr(InnoStatement) statement = NULL;

  statement = inno_statement_new (db, "SELECT value FROM setting WHERE key = ?1", NULL);
  if (statement == NULL || !inno_statement_bind (statement, NULL, "t", key) ||
      inno_statement_step (statement, NULL) != INNO_STEP_ROW)
    return NULL;

  return g_strdup (inno_statement_get_text (statement, 0));
}

/* @value may be NULL: the setting is forgotten. */
gboolean
inno_store_settings_put (sqlite3     *db,
                         const char  *key,
                         const char  *value,
                         GError     **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  statement = inno_statement_new (db,
                                  value != NULL
                                    ? "INSERT INTO setting (key, value) VALUES (?1, ?2) "
                                      "ON CONFLICT (key) DO UPDATE SET value = excluded.value "
                                      "WHERE value IS NOT excluded.value"
                                    : "DELETE FROM setting WHERE key = ?1",
                                  error);
  if (statement == NULL)
    return FALSE;

  return value != NULL ? inno_statement_run (statement, error, "tt", key, value)
                       : inno_statement_run (statement, error, "t", key);
}

gboolean
inno_store_settings_has_endpoint (sqlite3 *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (endpoint_keys); i++)
    {
      g_autofree char *value = inno_store_settings_get (db, endpoint_keys[i]);

      if (value != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Failing is no fault: the other file still has it. */
void
inno_store_settings_copy (sqlite3 *from,
                          sqlite3 *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (endpoint_keys); i++)
    {
      g_autofree char *old = inno_store_settings_get (to, endpoint_keys[i]);
      g_autofree char *value = inno_store_settings_get (from, endpoint_keys[i]);

      if (g_strcmp0 (old, value) != 0)
        inno_store_settings_put (to, endpoint_keys[i], value, NULL);
    }
}

/**
 * inno_store_get_setting:
 * @self: an open store
 * @key: "url", "etag", "dataset_id" …
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
inno_store_get_setting (InnoStore  *self,
                        const char *key)
{
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  db = inno_store_get_cache (self, NULL);
  return db != NULL ? inno_store_settings_get (db, key) : NULL;
}

/**
 * inno_store_set_setting:
 * @self: an open store
 * @key: "url", "etag", "dataset_id" …
 * @value: (nullable): its value, or %NULL to forget it
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * The address and the identity of the dataset are also kept where they outlive a
 * cache that has to be made anew.
 *
 * Returns: whether it was written
 */
gboolean
inno_store_set_setting (InnoStore   *self,
                        const char  *key,
                        const char  *value,
                        GError     **error)
{
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  db = inno_store_get_cache (self, error);
  if (db == NULL || !inno_store_check_writable (self, error) ||
      !inno_store_settings_put (db, key, value, error))
    return FALSE;

  inno_store_keep_endpoint (self);
  return TRUE;
}
