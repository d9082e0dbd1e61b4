/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-import.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-store-connection.h"
#include "inno-store-import-private.h"
#include "inno-store-private.h"
#include "inno-store-totals.h"

static const char * const sql[INNO_IMPORT_N_STATEMENTS] = {
  [INNO_IMPORT_FIND] =
    "SELECT body FROM document WHERE id = ?1",
  /* Seen twice, what counts is what it did to the copy first. */
  [INNO_IMPORT_MARK] =
    ("INSERT INTO temp.seen (id, type, outcome) VALUES (?1, ?2, ?3) "
     "ON CONFLICT (id) DO UPDATE SET outcome = min (outcome, excluded.outcome)"),
  [INNO_IMPORT_QUARANTINE] =
    "INSERT INTO quarantine (path, id, reason, at, raw) VALUES (?1, ?2, ?3, ?4, ?5)",
  [INNO_IMPORT_FIND_SHARED] =
    "SELECT rev, body FROM document WHERE id = ?1",
  [INNO_IMPORT_KEEP] =
    "DELETE FROM removal WHERE document = ?1",
  [INNO_IMPORT_ACQUIT] =
    "DELETE FROM quarantine WHERE id = ?1",
  [INNO_IMPORT_NOTE] =
    "INSERT OR REPLACE INTO recent (document, rev) VALUES (?1, ?2)",
  [INNO_IMPORT_DROP_BRANCHES] =
    "DELETE FROM branch WHERE document = ?1",
};

static gboolean
prepare (InnoStoreImport  *self,
         GError          **error)
{
  if (!inno_store_exec (self->db,
                        "CREATE TEMP TABLE IF NOT EXISTS seen ("
                        "  id TEXT NOT NULL PRIMARY KEY,"
                        "  type TEXT NOT NULL,"
                        "  outcome INTEGER NOT NULL"
                        ") STRICT, WITHOUT ROWID;"
                        "DELETE FROM temp.seen;", error))
    return FALSE;

  for (guint i = 0; i < INNO_IMPORT_N_STATEMENTS; i++)
    {
      self->statements[i] = inno_statement_new (self->db, sql[i], error);
      if (self->statements[i] == NULL)
        return FALSE;
    }

  return inno_store_writer_init (&self->writer, self->db, error) &&
         inno_store_import_load_edits (self, error);
}

/* Whatever became of it. */
void
inno_store_import_stop (InnoStoreImport *self)
{
  for (guint i = 0; i < INNO_IMPORT_N_STATEMENTS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  inno_store_writer_clear (&self->writer);

  inno_store_import_leave_edits (self);
  if (self->is_open && inno_store_get_cache (self->store, NULL) == self->db)
    {
      inno_store_rollback (self->db);
      inno_store_exec (self->db, "DELETE FROM temp.seen", NULL);
    }
  self->is_open = FALSE;
}

/* SQLite may have rolled back by itself; nothing must then be written outside of
 * a transaction. */
gboolean
inno_store_import_check_open (InnoStoreImport  *self,
                              GError          **error)
{
  if (self->is_open && inno_store_get_cache (self->store, NULL) == self->db &&
      !sqlite3_get_autocommit (self->db))
    return TRUE;

  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED,
                       _("The update was stopped before. Nothing was changed."));
  return FALSE;
}

static gboolean
compare (InnoStoreImport  *self,
         const char       *id,
         const char       *json,
         gsize             length,
         InnoSeen         *seen,
         GError          **error)
{
  InnoStatement *find = self->statements[INNO_IMPORT_FIND];
  InnoStepResult step = INNO_STEP_ERROR;

  if (inno_statement_bind (find, error, "t", id))
    step = inno_statement_step (find, error);

  if (step != INNO_STEP_ROW)
    *seen = INNO_SEEN_ADDED;
  else
    *seen = (gsize) sqlite3_column_bytes (find, 0) == length &&
            memcmp (sqlite3_column_blob (find, 0), json, length) == 0
              ? INNO_SEEN_UNCHANGED : INNO_SEEN_CHANGED;
  inno_statement_reset (find);

  return step != INNO_STEP_ERROR;
}

static gboolean
keep (InnoStoreImport  *self,
      JsonObject       *document,
      const char       *json,
      gsize             length,
      GError          **error)
{
  const char *id = json_object_get_string_member (document, "_id");
  const char *type = json_object_get_string_member (document, "type");
  guint n_received = GPOINTER_TO_UINT (g_hash_table_lookup (self->received, type));
  InnoPending *pending = g_hash_table_lookup (self->edits, id);
  InnoStoreText text = { document, json, length };
  InnoSeen seen = INNO_SEEN_UNCHANGED;

  g_hash_table_replace (self->received, g_strdup (type), GUINT_TO_POINTER (n_received + 1));
  if (pending != NULL)
    seen = inno_store_import_keep_for_edit (pending, json, length);
  else if (!compare (self, id, json, length, &seen, error))
    return FALSE;

  if (!inno_statement_run (self->statements[INNO_IMPORT_MARK], error, "tti", id, type, (gint64) seen))
    return FALSE;
  if (seen == INNO_SEEN_UNCHANGED || pending != NULL)
    return TRUE;

  return inno_store_writer_put (&self->writer, &text, seen == INNO_SEEN_ADDED, error);
}

static gboolean
remove_unseen (InnoStoreImport  *self,
               GError          **error)
{
  /* The record without an id may be any of those that are missing. */
  if (self->n_without_id > 0)
    return TRUE;

  return inno_store_exec (self->db,
                          "DELETE FROM search WHERE rowid IN ("
                          "  SELECT document.rowid FROM project JOIN document USING (id)"
                          "  WHERE project.id NOT IN (SELECT id FROM temp.seen)"
                          "  AND project.id NOT IN (SELECT id FROM temp.edited));"
                          "DELETE FROM document WHERE id NOT IN (SELECT id FROM temp.seen) "
                          "AND id NOT IN (SELECT id FROM temp.edited)", error);
}

static gboolean
commit (InnoStoreImport       *self,
        const InnoImportHead  *head,
        InnoImportFlags        flags,
        InnoImportCounts      *counts,
        GError               **error)
{
  if (!inno_store_import_check (self, head, flags, error) ||
      !remove_unseen (self, error))
    return FALSE;

  counts->removed = self->n_without_id > 0 ? 0 : (guint) sqlite3_changes (self->db);

  return inno_store_import_merge_edits (self, error) &&
         inno_store_import_count (self, counts, error) &&
         inno_store_import_finish (self, head, counts, error) &&
         inno_store_import_end (self, error);
}

/* Makes both files durable, in the order in which they may be lost. */
gboolean
inno_store_import_end (InnoStoreImport  *self,
                       GError          **error)
{
  if (!inno_store_import_commit_edits (self, error) || !inno_store_exec (self->db, "COMMIT", error))
    return FALSE;

  if (self->has_outbox)
    inno_pending_clean (inno_store_get_outbox (self->store, NULL));
  inno_store_import_stop (self);
  inno_store_keep_endpoint (self->store);

  return TRUE;
}

/* A document is about to be written, or was. */
gboolean
inno_store_import_touch (InnoStoreImport  *self,
                         const char       *id,
                         GError          **error)
{
  return !self->is_small || inno_store_totals_touch (self->db, id, error);
}

/* Locks the cache for a whole answer, or for one page of a feed. */
InnoStoreImport *
inno_store_import_open (InnoStore  *store,
                        gboolean    is_feed,
                        GError    **error)
{
  g_autoptr(InnoStoreImport) self = NULL;
  sqlite3 *db = inno_store_get_cache (store, error);

  if (db == NULL || !inno_store_check_writable (store, error))
    return NULL;

  self = g_new0 (InnoStoreImport, 1);
  self->store = g_object_ref (store);
  self->db = db;
  self->is_feed = is_feed;
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  self->received = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stale = g_ptr_array_new_with_free_func (g_free);

  /* An import that is under way already makes this one fail. */
  if (!inno_store_exec (db, "BEGIN IMMEDIATE", error))
    return NULL;

  self->is_open = TRUE;
  if (!prepare (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * inno_import_head_new:
 *
 * Returns: (transfer full): the head of a document of which nothing is known
 */
InnoImportHead *
inno_import_head_new (void)
{
  InnoImportHead *head = g_new0 (InnoImportHead, 1);

  head->as_of = INNO_DAY_NONE;
  head->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return head;
}

/**
 * inno_import_head_free:
 * @head: (transfer full) (nullable): a head
 */
void
inno_import_head_free (InnoImportHead *head)
{
  if (head == NULL)
    return;

  g_free (head->url);
  g_free (head->etag);
  g_free (head->last_modified);
  g_free (head->body_hash);
  g_free (head->dataset_id);
  g_clear_pointer (&head->counts, g_hash_table_unref);
  g_free (head);
}

/**
 * inno_store_import_begin:
 * @store: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Starts the one transaction of an import; other processes can go on reading.
 * Belongs to the thread of @store, as all that follows.
 *
 * Returns: (transfer full) (nullable): an import
 */
InnoStoreImport *
inno_store_import_begin (InnoStore  *store,
                         GError    **error)
{
  g_autoptr(InnoStoreImport) self = NULL;

  g_return_val_if_fail (INNO_IS_STORE (store), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = inno_store_import_open (store, FALSE, error);
  if (self == NULL || !inno_store_exec (self->db, "DELETE FROM quarantine", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * inno_store_import_add:
 * @self: an import
 * @json: (array length=length): one document, as it was received
 * @length: bytes in @json
 * @path: the JSON pointer of the document in what it came from
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Takes in one document. One that does not keep the contract is put into
 * quarantine with its reason, and its older copy stays: that is no error.
 *
 * Returns: %FALSE when the import cannot go on; nothing of it stays then
 */
gboolean
inno_store_import_add (InnoStoreImport  *self,
                       const char       *json,
                       gsize             length,
                       const char       *path,
                       GError          **error)
{
  g_autoptr(GError) reason = NULL;
  g_autoptr(JsonNode) node = NULL;
  gboolean is_done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (json != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!inno_store_import_check_open (self, error))
    return FALSE;

  node = inno_store_parse (json, length, path, &reason);
  if (node != NULL)
    is_done = keep (self, json_node_get_object (node), json, length, error);
  else
    is_done = inno_store_import_quarantine (self, json, length, path, reason, error);

  if (!is_done)
    inno_store_import_stop (self);
  return is_done;
}

/**
 * inno_store_import_commit:
 * @self: an import to which all documents have been added
 * @head: where they came from
 * @flags: what has been asked and answered before
 * @counts: (out) (optional): what has changed
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Removes what is no longer there and makes the whole import visible at once, or,
 * when something is not as it must be, leaves the store exactly as it was. Either
 * way the import is over.
 *
 * Returns: whether the store has the new documents
 */
gboolean
inno_store_import_commit (InnoStoreImport       *self,
                          const InnoImportHead  *head,
                          InnoImportFlags        flags,
                          InnoImportCounts      *counts,
                          GError               **error)
{
  InnoImportCounts own_counts = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (head != NULL && head->dataset_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!inno_store_import_check_open (self, error))
    return FALSE;

  if (!commit (self, head, flags, &own_counts, error))
    {
      inno_store_import_stop (self);
      return FALSE;
    }

  inno_store_connection_clear_log (self->db);

  if (counts != NULL)
    *counts = own_counts;
  return TRUE;
}

/**
 * inno_store_import_free:
 * @self: (transfer full) (nullable): an import
 *
 * Gives up an import that has not been committed: nothing of it stays.
 */
void
inno_store_import_free (InnoStoreImport *self)
{
  if (self == NULL)
    return;

  inno_store_import_stop (self);
  g_clear_pointer (&self->received, g_hash_table_unref);
  g_clear_pointer (&self->stale, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_free (self);
}
