/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-snapshots-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-store-private.h"
#include "inno-store-statement.h"

#define MAX_NAME_CHARS 200
#define HASH_BYTES 32

/* A snapshot on its way into the file. */
typedef struct
{
  GHashTable    *instead;      /* nullable: id → GBytes, what stands for a document; NULL: nothing */
  gint64         number;
  InnoStatement *put_body;
  InnoStatement *put_document;
} Save;

static void
save_clear (Save *save)
{
  g_clear_pointer (&save->put_body, sqlite3_finalize);
  g_clear_pointer (&save->put_document, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

/**
 * inno_store_snapshot_free:
 * @snapshot: (transfer full) (nullable): what is known of a snapshot
 */
void
inno_store_snapshot_free (InnoStoreSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;

  g_free (snapshot->name);
  g_free (snapshot->meeting);
  g_free (snapshot);
}

/* Listing */

static InnoStoreSnapshot *
read_snapshot (InnoStatement *statement)
{
  InnoStoreSnapshot *snapshot = g_new0 (InnoStoreSnapshot, 1);

  snapshot->name = g_strdup (inno_statement_get_text (statement, 0));
  snapshot->meeting = g_strdup (inno_statement_get_text (statement, 1));
  snapshot->as_of = sqlite3_column_type (statement, 2) != SQLITE_NULL
    ? (InnoDay) sqlite3_column_int64 (statement, 2) : INNO_DAY_NONE;
  snapshot->at = sqlite3_column_int64 (statement, 3);

  return snapshot;
}

/* Returns: (transfer full) (nullable): what is known of the snapshot of that number */
InnoStoreSnapshot *
inno_snapshots_read (sqlite3  *db,
                     gint64    number,
                     GError  **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  statement = inno_statement_new (db, "SELECT name, meeting, as_of, at FROM snapshot WHERE number = ?1", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "i", number) ||
      inno_statement_step (statement, error) != INNO_STEP_ROW)
    return NULL;

  return read_snapshot (statement);
}

/**
 * inno_store_list_snapshots:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Where nothing can be written there may be no file to look in, and so none.
 *
 * Returns: (transfer full) (nullable) (element-type InnoStoreSnapshot): the
 *   snapshots, the one made last first
 */
GPtrArray *
inno_store_list_snapshots (InnoStore  *self,
                           GError    **error)
{
  g_autoptr(GPtrArray) snapshots = NULL;
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  snapshots = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_store_snapshot_free);
  db = inno_store_get_outbox (self, NULL);
  if (db == NULL)
    return g_steal_pointer (&snapshots);

  statement = inno_statement_new (db, "SELECT name, meeting, as_of, at FROM snapshot "
                                      "ORDER BY number DESC", error);
  if (statement == NULL)
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (snapshots, read_snapshot (statement));

  return step == INNO_STEP_DONE ? g_steal_pointer (&snapshots) : NULL;
}

/* Saving */

gboolean
inno_snapshots_check_name (const char  *name,
                           GError     **error)
{
  g_autofree char *stripped = name != NULL && g_utf8_validate (name, -1, NULL) ? g_strstrip (g_strdup (name)) : NULL;

  if (stripped != NULL && *stripped != '\0' && g_str_equal (stripped, name) &&
      g_utf8_strlen (name, -1) <= MAX_NAME_CHARS)
    return TRUE;

  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED,
               _("A snapshot needs a name of at most %d characters, with no space at its ends."),
               MAX_NAME_CHARS);
  return FALSE;
}

/* Returns: whether it could be looked for; *number is 0 where there is none */
static gboolean
find_number (sqlite3     *db,
             const char  *name,
             gint64      *number,
             GError     **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;

  *number = 0;
  statement = inno_statement_new (db, "SELECT number FROM snapshot WHERE name = ?1", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "t", name))
    return FALSE;

  step = inno_statement_step (statement, error);
  if (step == INNO_STEP_ROW)
    *number = sqlite3_column_int64 (statement, 0);

  return step != INNO_STEP_ERROR;
}

static gboolean
check_is_new (sqlite3     *db,
              const char  *name,
              GError     **error)
{
  gint64 number;

  if (!find_number (db, name, &number, error))
    return FALSE;
  if (number == 0)
    return TRUE;

  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_EXISTS,
               _("There is a snapshot “%s” already. Choose another name."), name);
  return FALSE;
}

static gboolean
put_text (Save        *save,
          const char  *id,
          const char  *body,
          gsize        length,
          GError     **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 hash[HASH_BYTES];
  gsize size = sizeof hash;

  g_checksum_update (checksum, (const guchar *) body, (gssize) length);
  g_checksum_get_digest (checksum, hash, &size);

  return inno_statement_run (save->put_body, error, "btx", hash, size, id, body, length) &&
         inno_statement_run (save->put_document, error, "ib", save->number, hash, size);
}

static gboolean
put_present_cb (const char  *id,
                const char  *body,
                gsize        length,
                gpointer     user_data,
                GError     **error)
{
  Save *save = user_data;

  if (save->instead != NULL && g_hash_table_contains (save->instead, id))
    return TRUE;

  return put_text (save, id, body, length, error);
}

/* Who the people are is nobody's business later, and slides are no figures. */
static gboolean
is_frozen (InnoDocumentType type)
{
  return type != INNO_DOCUMENT_PERSON && type != INNO_DOCUMENT_DECK;
}

static gboolean
put_present (Save       *save,
             InnoStore  *self,
             GError    **error)
{
  for (InnoDocumentType type = 0; type <= INNO_DOCUMENT_OTHER; type++)
    if (is_frozen (type) &&
        !inno_store_foreach_document (self, type, put_present_cb, save, error))
      return FALSE;

  return TRUE;
}

static gboolean
put_instead (Save    *save,
             GError **error)
{
  GHashTableIter iter;
  gpointer id, value;

  if (save->instead == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, save->instead);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      gsize length = 0;
      const char *body = value != NULL ? g_bytes_get_data (value, &length) : NULL;

      if (body != NULL && !put_text (save, id, body, length, error))
        return FALSE;
    }

  return TRUE;
}

static InnoDay
read_as_of (InnoStore *self)
{
  g_autofree char *text = inno_store_get_setting (self, "as_of");
  InnoDay day;

  return text != NULL && inno_day_parse_iso (text, &day) ? day : INNO_DAY_NONE;
}

static gboolean
put_head (sqlite3                  *db,
          InnoStore                *self,
          const InnoStoreSnapshot  *snapshot,
          Save                     *save,
          GError                  **error)
{
  InnoDay as_of = snapshot->as_of != INNO_DAY_NONE ? snapshot->as_of : read_as_of (self);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(InnoStatement) head = NULL;

  head = inno_statement_new (db, "INSERT INTO snapshot (name, meeting, at, as_of) "
                                 "VALUES (?1, ?2, ?3, ?4)", error);
  if (head == NULL ||
      !(as_of != INNO_DAY_NONE
          ? inno_statement_run (head, error, "ttii", snapshot->name, snapshot->meeting, now, (gint64) as_of)
          : inno_statement_run (head, error, "ttin", snapshot->name, snapshot->meeting, now)))
    return FALSE;

  save->number = sqlite3_last_insert_rowid (db);
  return TRUE;
}

static gboolean
put_documents (sqlite3    *db,
               InnoStore  *self,
               Save       *save,
               GError    **error)
{
  save->put_body = inno_statement_new (db, "INSERT INTO snapshot_body (hash, document, body) "
                                           "VALUES (?1, ?2, ?3) ON CONFLICT (hash) DO NOTHING", error);
  if (save->put_body == NULL)
    return FALSE;
  save->put_document = inno_statement_new (db, "INSERT INTO snapshot_document (snapshot, body) "
                                               "SELECT ?1, number FROM snapshot_body WHERE hash = ?2", error);

  return save->put_document != NULL && put_present (save, self, error) && put_instead (save, error);
}

/* Into @db, which has the tables of snapshots: the outbox of @self, or a pack. */
gboolean
inno_snapshots_save (sqlite3                  *db,
                     InnoStore                *self,
                     const InnoStoreSnapshot  *snapshot,
                     GHashTable               *instead,
                     GError                  **error)
{
  g_auto(Save) save = { .instead = instead };
  gboolean is_reading = FALSE;
  gboolean is_saved;
  sqlite3 *cache = inno_store_get_cache (self, error);

  if (cache == NULL || !inno_snapshots_check_name (snapshot->name, error) || !inno_store_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  is_saved = check_is_new (db, snapshot->name, error) &&
             inno_store_begin_read (cache, &is_reading, error) &&
             put_head (db, self, snapshot, &save, error) &&
             put_documents (db, self, &save, error);
  inno_store_end_read (cache, is_reading);
  if (is_saved)
    is_saved = inno_store_exec (db, "COMMIT", error);
  if (!is_saved)
    {
      save_clear (&save);
      inno_store_rollback (db);
    }

  return is_saved;
}

/**
 * inno_store_save_snapshot:
 * @self: an open store
 * @snapshot: its name and meeting; where it has no day, that of the copy. When it
 *   was made is filled in.
 * @instead: (nullable) (element-type utf8 GBytes): by id, the text that is kept in
 *   place of the present document; %NULL leaves the document out
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Keeps the present documents under a name, all of them or none; persons and decks never.
 * A name that is there already is %INNO_STORE_ERROR_EXISTS.
 *
 * Returns: whether it is kept
 */
gboolean
inno_store_save_snapshot (InnoStore                *self,
                          const InnoStoreSnapshot  *snapshot,
                          GHashTable               *instead,
                          GError                  **error)
{
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (snapshot != NULL && snapshot->name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!inno_store_check_writable (self, error) || !inno_snapshots_check_name (snapshot->name, error))
    return FALSE;
  db = inno_store_get_outbox (self, error);

  return db != NULL && inno_snapshots_save (db, self, snapshot, instead, error);
}

static gboolean
fail_unknown (const char  *name,
              GError     **error)
{
  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN,
               _("There is no snapshot “%s”."), name);
  return FALSE;
}

/* Returns: whether it is there; *number is never 0 then */
gboolean
inno_snapshots_find (sqlite3     *db,
                     const char  *name,
                     gint64      *number,
                     GError     **error)
{
  return find_number (db, name, number, error) && (*number != 0 || fail_unknown (name, error));
}

/**
 * inno_store_remove_snapshot:
 * @self: an open store
 * @name: the name of a snapshot
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Forgets a snapshot, and the texts that no other has.
 *
 * Returns: whether it was there and is gone
 */
gboolean
inno_store_remove_snapshot (InnoStore   *self,
                            const char  *name,
                            GError     **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  gboolean is_removed;
  gint64 number;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  db = inno_store_get_outbox (self, error);
  if (db == NULL || !inno_store_check_writable (self, error) ||
      !inno_snapshots_find (db, name, &number, error))
    return FALSE;

  statement = inno_statement_new (db, "DELETE FROM snapshot WHERE number = ?1", error);
  is_removed = statement != NULL &&
               inno_store_exec (db, "BEGIN IMMEDIATE", error) &&
               inno_statement_run (statement, error, "i", number) &&
               inno_store_exec (db, "DELETE FROM snapshot_body WHERE number NOT IN "
                                    "(SELECT body FROM snapshot_document)", error) &&
               inno_store_exec (db, "COMMIT", error);
  if (!is_removed)
    inno_store_rollback (db);

  return is_removed;
}

/* Reading */

static gboolean
foreach_in (sqlite3                *db,
            const char             *name,
            InnoStoreDocumentFunc   func,
            gpointer                user_data,
            GError                **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  gint64 number;
  InnoStepResult step;

  if (!inno_snapshots_find (db, name, &number, error))
    return FALSE;

  statement = inno_statement_new (db, "SELECT snapshot_body.document, snapshot_body.body "
                                      "FROM snapshot_document JOIN snapshot_body "
                                      "ON snapshot_body.number = snapshot_document.body "
                                      "WHERE snapshot = ?1 ORDER BY 1", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "i", number))
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      const char *id = inno_statement_get_text (statement, 0);
      const char *body = inno_statement_get_text (statement, 1);

      if (id == NULL || body == NULL)
        return inno_store_fail (db, error);
      if (!func (id, body, (gsize) sqlite3_column_bytes (statement, 1), user_data, error))
        return FALSE;
    }

  return step == INNO_STEP_DONE;
}

/**
 * inno_store_foreach_in_snapshot:
 * @self: an open store
 * @name: the name of a snapshot
 * @func: (scope call): called with each document; returns %FALSE, with an error, to stop
 * @user_data: for @func
 * @error: return location for an error of %INNO_STORE_ERROR, or of @func
 *
 * Calls @func with the documents as they were, in the order of their ids.
 *
 * Returns: whether all of them were read
 */
gboolean
inno_store_foreach_in_snapshot (InnoStore              *self,
                                const char             *name,
                                InnoStoreDocumentFunc   func,
                                gpointer                user_data,
                                GError                **error)
{
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  db = inno_store_get_outbox (self, error);

  return db != NULL && foreach_in (db, name, func, user_data, error);
}

static gboolean
import_cb (const char  *id,
           const char  *body,
           gsize        length,
           gpointer     user_data,
           GError     **error)
{
  g_autofree char *path = g_strconcat ("/", id, NULL);

  return inno_store_import_add (user_data, body, length, path, error);
}

/* By the same door as any others; @deck: (nullable): a document that comes along. */
gboolean
inno_snapshots_import (sqlite3                  *db,
                       const InnoStoreSnapshot  *snapshot,
                       const char               *deck,
                       InnoStore                *copy,
                       InnoImportCounts         *counts,
                       GError                  **error)
{
  g_autoptr(InnoImportHead) head = inno_import_head_new ();
  g_autoptr(InnoStoreImport) import = inno_store_import_begin (copy, error);

  head->dataset_id = g_strdup (snapshot->name);
  head->as_of = snapshot->as_of;

  return import != NULL &&
         foreach_in (db, snapshot->name, import_cb, import, error) &&
         (deck == NULL || inno_store_import_add (import, deck, strlen (deck), "/deck", error)) &&
         inno_store_import_commit (import, head, INNO_IMPORT_NONE, counts, error);
}

/**
 * inno_store_open_snapshot:
 * @self: an open store
 * @snapshot: one of its snapshots
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * The portfolio as it was, as a store in memory: its documents have come in by
 * the same door as any others.
 *
 * Returns: (transfer full) (nullable): an open store, to be closed on this thread
 */
InnoStore *
inno_store_open_snapshot (InnoStore                *self,
                          const InnoStoreSnapshot  *snapshot,
                          GError                  **error)
{
  g_autoptr(InnoStore) copy = NULL;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  copy = inno_store_new (NULL);
  db = inno_store_get_outbox (self, error);
  if (db == NULL || !inno_store_open (copy, error))
    return NULL;
  if (!inno_snapshots_import (db, snapshot, NULL, copy, NULL, error))
    {
      inno_store_close (copy);
      return NULL;
    }

  return g_steal_pointer (&copy);
}
