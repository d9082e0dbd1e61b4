/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-schema.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-store-resources.h"
#include "inno-store-statement.h"
#include "inno-store.h"

#define SCHEMA_PATH "/fi/innokaupungit/Overview/schema/"

const InnoStoreFile INNO_STORE_FILE_CACHE = {
  .name = "cache.db",
  .schema = "cache-",
  .application_id = 0x494e4e43,
};

const InnoStoreFile INNO_STORE_FILE_OUTBOX = {
  .name = "outbox.db",
  .schema = "outbox-",
  .application_id = 0x494e4e4f,
  .is_precious = TRUE,
};

const InnoStoreFile INNO_STORE_FILE_PACK = {
  .schema = "pack-",
  .application_id = 0x494e4e50,
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The names of the migrations of @file, the first one first. */
static GPtrArray *
list_migrations (const InnoStoreFile *file)
{
  g_auto(GStrv) names = NULL;
  GPtrArray *migrations = g_ptr_array_new_with_free_func (g_free);

  names = g_resource_enumerate_children (inno_store_get_resource (), SCHEMA_PATH,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], file->schema))
      g_ptr_array_add (migrations, g_strdup (names[i]));
  g_ptr_array_sort (migrations, compare_names);

  for (guint i = 0; i < migrations->len; i++)
    {
      const char *number = (const char *) g_ptr_array_index (migrations, i) + strlen (file->schema);

      g_assert (g_ascii_strtoull (number, NULL, 10) == i + 1);
    }

  return migrations;
}

/* Before a file that cannot be fetched again is changed, what it was is kept. */
static gboolean
keep_copy (sqlite3  *db,
           gint64    version,
           GError  **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  g_autofree char *path = NULL;
  int fd;

  path = g_strdup_printf ("%s.version-%" G_GINT64_FORMAT,
                          sqlite3_db_filename (db, "main"), version);
  g_unlink (path);
  fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0)
    g_close (fd, NULL);

  statement = inno_statement_new (db, "VACUUM INTO ?1", error);
  return statement != NULL && inno_statement_run (statement, error, "t", path);
}

static gboolean
check_references (sqlite3  *db,
                  GError  **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  statement = inno_statement_new (db, "PRAGMA foreign_key_check", error);
  if (statement == NULL)
    return FALSE;

  switch (inno_statement_step (statement, error))
    {
    case INNO_STEP_DONE:
      return TRUE;

    case INNO_STEP_ROW:
      g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED,
                           _("The local copy could not be brought to this version."));
      return FALSE;

    case INNO_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
run_migration (sqlite3     *db,
               const char  *name,
               gint64       version,
               GError     **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_PATH, name, NULL);
  g_autofree char *set_version = NULL;
  g_autoptr(GBytes) sql = NULL;

  sql = g_resource_lookup_data (inno_store_get_resource (), path,
                                G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (sql == NULL)
    return FALSE;

  set_version = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version);
  g_debug ("Migrating with %s", name);

  /* Resources end with a zero byte. */
  return inno_store_exec (db, g_bytes_get_data (sql, NULL), error) &&
         inno_store_exec (db, set_version, error) &&
         check_references (db, error);
}

/* Looks again at the version once the file is locked: another process may have
 * been faster. */
static gboolean
migrate_one (sqlite3     *db,
             const char  *name,
             gint64       version,
             int         *code,
             GError     **error)
{
  gint64 current;

  if (inno_store_exec (db, "BEGIN IMMEDIATE", error) &&
      inno_store_query_integer (db, "PRAGMA user_version", &current, error) &&
      (current >= version || run_migration (db, name, version, error)) &&
      inno_store_exec (db, "COMMIT", error))
    return TRUE;

  *code = sqlite3_errcode (db);
  inno_store_rollback (db);
  return FALSE;
}

gint64
inno_store_schema_get_newest (const InnoStoreFile *file)
{
  g_autoptr(GPtrArray) migrations = list_migrations (file);

  return migrations->len;
}

/* Each migration is a transaction of its own, with the number of the version in
 * it: killed at any moment, the file is of one version or the next. *code is what
 * SQLite said of a failure. */
gboolean
inno_store_schema_migrate (sqlite3              *db,
                           const InnoStoreFile  *file,
                           int                  *code,
                           GError              **error)
{
  g_autoptr(GPtrArray) migrations = list_migrations (file);
  gint64 current;

  if (!inno_store_query_integer (db, "PRAGMA user_version", &current, error) ||
      (current > 0 && current < migrations->len && file->is_precious &&
       !keep_copy (db, current, error)))
    {
      *code = sqlite3_errcode (db);
      return FALSE;
    }

  for (gint64 i = current; i < migrations->len; i++)
    if (!migrate_one (db, g_ptr_array_index (migrations, i), i + 1, code, error))
      return FALSE;

  return TRUE;
}
