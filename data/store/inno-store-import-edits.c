/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-import-private.h"

#include <string.h>

#include "inno-conflict-rows.h"
#include "inno-store-revisions.h"

/* What people have changed here stays changed, whatever comes: a new copy becomes
 * what the edit is based on, and is merged with it. Only who writes the cache writes
 * edits, so that they stay what they were when the import began. */

/* Where a choice is open, what comes concerns it, although nothing is left to be sent. */
static gboolean
add_conflicts (InnoStore  *store,
               GPtrArray  *list,
               GError    **error)
{
  sqlite3 *outbox = inno_store_get_outbox (store, NULL);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;

  if (outbox == NULL)
    return TRUE;

  statement = inno_statement_new (outbox, "SELECT DISTINCT document FROM conflict "
                                          "WHERE document NOT IN (SELECT document FROM edit)", error);
  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      InnoPending *pending = inno_pending_read (store, inno_statement_get_text (statement, 0), error);

      if (pending == NULL)
        return FALSE;
      g_ptr_array_add (list, pending);
    }

  return step == INNO_STEP_DONE;
}

/* Keeps the edits at hand, and their ids beside the cache, so that none of them is
 * removed because it was not seen. */
gboolean
inno_store_import_load_edits (InnoStoreImport  *self,
                              GError          **error)
{
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(InnoStatement) put = NULL;

  /* Of a feed they are looked for one by one. */
  list = self->is_feed ? g_ptr_array_new_with_free_func ((GDestroyNotify) inno_pending_free)
                       : inno_pending_list (self->store, error);
  if (list == NULL || (!self->is_feed && !add_conflicts (self->store, list, error)) ||
      !inno_store_exec (self->db,
                        "CREATE TEMP TABLE IF NOT EXISTS edited ("
                        "  id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;"
                        "DELETE FROM temp.edited;", error))
    return FALSE;

  put = inno_statement_new (self->db, "INSERT INTO temp.edited (id) VALUES (?1)", error);
  for (guint i = 0; put != NULL && i < list->len; i++)
    {
      const InnoPending *pending = g_ptr_array_index (list, i);

      if (!inno_statement_run (put, error, "t", pending->id))
        return FALSE;
    }

  /* The list gives them to the table. */
  self->edits = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) inno_pending_free);
  g_ptr_array_set_free_func (list, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      InnoPending *pending = g_ptr_array_index (list, i);

      g_hash_table_insert (self->edits, pending->id, pending);
    }

  return put != NULL;
}

/* A copy of a document that has been edited waits for the end. Returns: what it is
 * to the shared data as we knew it */
InnoSeen
inno_store_import_keep_for_edit (InnoPending *pending,
                                 const char  *json,
                                 gsize        length)
{
  const char *known = pending->incoming != NULL ? pending->incoming : pending->base;

  pending->is_seen = TRUE;
  if (known != NULL && strlen (known) == length && memcmp (known, json, length) == 0)
    return INNO_SEEN_UNCHANGED;

  g_free (pending->incoming);
  pending->incoming = g_strndup (json, length);
  return known != NULL ? INNO_SEEN_CHANGED : INNO_SEEN_ADDED;
}

/* Returns: whether it could be looked for; *step is 0 where @id was not removed */
static gboolean
find_removal (sqlite3     *outbox,
              const char  *id,
              gint64      *step,
              JsonNode   **before,
              GError     **error)
{
  g_autoptr(InnoStatement) find =
    inno_statement_new (outbox, "SELECT step, before FROM step_document WHERE document = ?1 "
                                "AND before IS NOT NULL AND after IS NULL ORDER BY step DESC LIMIT 1", error);
  InnoStepResult result = INNO_STEP_ERROR;
  const char *text;

  *step = 0;
  if (find != NULL && inno_statement_bind (find, error, "t", id))
    result = inno_statement_step (find, error);
  if (result != INNO_STEP_ROW)
    return result == INNO_STEP_DONE;

  *step = sqlite3_column_int64 (find, 0);
  text = inno_statement_get_text (find, 1);
  *before = inno_store_parse (text, strlen (text), "", error);
  return *before != NULL;
}

/* What undoing a removal brings back has what others have made of it meanwhile. */
static gboolean
mend_history (InnoPending  *pending,
              JsonNode     *old_base,
              sqlite3      *outbox,
              GError      **error)
{
  g_autoptr(InnoStatement) put = NULL;
  g_autoptr(JsonNode) before = NULL;
  g_autoptr(GPtrArray) ignored = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  g_autoptr(JsonObject) merged = NULL;
  g_autoptr(InnoPending) changed = g_new0 (InnoPending, 1);
  gint64 step;

  if (!find_removal (outbox, pending->id, &step, &before, error))
    return FALSE;
  if (step == 0)
    return TRUE;

  put = inno_statement_new (outbox, "UPDATE step_document SET before = ?3 WHERE step = ?1 AND document = ?2", error);
  merged = inno_pending_merge (old_base, before, pending->base_node, ignored);
  return put != NULL &&
         inno_pending_take_body (changed, merged, error) &&
         inno_statement_run (put, error, "itt", step, pending->id, changed->body);
}

/* Removed here and changed there: it stays removed, and both are kept. */
static gboolean
keep_removed (InnoStoreImport  *self,
              InnoPending      *pending,
              JsonNode         *old_base,
              GPtrArray        *conflicts,
              GError          **error)
{
  sqlite3 *outbox = inno_store_get_outbox (self->store, error);

  return outbox != NULL && (conflicts->len == 0 || mend_history (pending, old_base, outbox, error));
}

/* What was sent has arrived. */
static gboolean
end_flight (InnoPending  *pending,
            sqlite3      *outbox,
            GError      **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  if (!pending->is_own)
    return TRUE;

  statement = inno_statement_new (outbox, "DELETE FROM in_flight WHERE document = ?1", error);
  return statement != NULL && inno_statement_run (statement, error, "t", pending->id);
}

/* @mine is what was seen here until now. */
static gboolean
write_edit (InnoStoreImport  *self,
            InnoPending      *pending,
            GPtrArray        *conflicts,
            JsonNode         *mine,
            GError          **error)
{
  sqlite3 *outbox = inno_store_get_outbox (self->store, error);
  const char *who = inno_document_get_stamp (inno_pending_peek (mine), "by");
  const char *at = inno_document_get_stamp (inno_pending_peek (mine), "at");

  if (at != NULL)
    inno_timestamp_parse_iso (at, &pending->mine_at);

  self->has_merged = TRUE;
  self->n_conflicts += conflicts->len;
  return outbox != NULL &&
         inno_pending_put_conflicts (pending, outbox, conflicts, who, error) &&
         inno_pending_put (pending, outbox, error) &&
         inno_conflict_rows_follow (outbox, pending, mine, error) &&
         end_flight (pending, outbox, error) &&
         inno_store_import_touch (self, pending->id, error) &&
         inno_pending_show (pending, &self->writer, error) &&
         inno_store_import_touch (self, pending->id, error);
}

/* What both sides started from: where what was sent from here has come back, that. */
static JsonNode *
steal_base (InnoPending *pending)
{
  g_autoptr(JsonNode) base = g_steal_pointer (&pending->base_node);

  return pending->is_own ? g_steal_pointer (&pending->sent_node) : g_steal_pointer (&base);
}

static gboolean
merge_incoming (InnoStoreImport  *self,
                InnoPending      *pending,
                GError          **error)
{
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  g_autoptr(JsonNode) old_base = steal_base (pending);
  g_autoptr(JsonNode) mine = g_steal_pointer (&pending->body_node);
  g_autoptr(JsonObject) merged = NULL;
  gboolean is_removed = mine == NULL && old_base != NULL;

  if (!inno_store_revisions_keep (self->db, pending->id, pending->base_rev, pending->base, error) ||
      !inno_pending_take_base (pending, pending->incoming, error))
    return FALSE;

  merged = inno_pending_merge (old_base, mine, pending->base_node, conflicts);
  if (is_removed && !keep_removed (self, pending, old_base, conflicts, error))
    return FALSE;

  return inno_pending_take_body (pending, is_removed ? NULL : merged, error) &&
         write_edit (self, pending, conflicts, mine, error);
}

/* It is no longer in the shared data. What was made here stays, as does what was
 * changed here, chosen or not; the shared data then has nothing of it any more. */
static gboolean
merge_gone (InnoStoreImport  *self,
            InnoPending      *pending,
            GError          **error)
{
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  g_autoptr(JsonNode) base = NULL;
  g_autoptr(JsonNode) mine = NULL;
  g_autoptr(JsonObject) merged = NULL;
  sqlite3 *outbox = inno_store_get_outbox (self->store, error);
  gboolean is_kept;

  if (outbox == NULL ||
      (pending->body_node != NULL && !inno_conflict_rows_apply_mine (outbox, pending, &mine, error)))
    return FALSE;
  if (mine == NULL && pending->body_node != NULL)
    mine = json_node_ref (pending->body_node);
  base = steal_base (pending);
  merged = inno_pending_merge (base, mine, NULL, conflicts);
  is_kept = merged != NULL || conflicts->len > 0;
  if (!inno_pending_take_base (pending, NULL, error) ||
      !inno_pending_take_body (pending, is_kept ? inno_pending_peek (mine) : NULL, error))
    return FALSE;

  return write_edit (self, pending, conflicts, mine, error);
}

/* Nothing came for it, and it is what it was. A cache that had to be made anew does
 * not show it yet. */
static gboolean
show_unchanged (InnoStoreImport  *self,
                InnoPending      *pending,
                GError          **error)
{
  gboolean is_shown;

  if (!inno_pending_is_shown (pending, self->db, &is_shown, error))
    return FALSE;
  if (is_shown)
    return TRUE;

  self->has_merged = TRUE;
  return inno_pending_show (pending, &self->writer, error);
}

static gboolean
merge_edit (InnoStoreImport  *self,
            InnoPending      *pending,
            GError          **error)
{
  gboolean is_gone = self->is_feed ? pending->is_gone
                                   : !pending->is_seen && self->n_without_id == 0 && pending->base != NULL;

  if (pending->incoming != NULL)
    return merge_incoming (self, pending, error);
  if (is_gone)
    return merge_gone (self, pending, error);

  return show_unchanged (self, pending, error);
}

/* Takes the edits into what has come, in both files, before either is committed. */
gboolean
inno_store_import_merge_edits (InnoStoreImport  *self,
                               GError          **error)
{
  sqlite3 *outbox;
  GHashTableIter iter;
  gpointer value;

  if (g_hash_table_size (self->edits) == 0)
    return TRUE;

  outbox = inno_store_get_outbox (self->store, error);
  if (outbox == NULL || !inno_store_exec (outbox, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->has_outbox = TRUE;
  g_hash_table_iter_init (&iter, self->edits);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!merge_edit (self, value, error))
      return FALSE;

  return TRUE;
}

/* The edits first: should the cache not be written then, the next opening shows
 * them, and the next import brings what it would have brought. */
gboolean
inno_store_import_commit_edits (InnoStoreImport  *self,
                                GError          **error)
{
  if (!self->has_outbox)
    return TRUE;

  return inno_store_exec (inno_store_get_outbox (self->store, NULL), "COMMIT", error);
}

/* Whatever became of the import. */
void
inno_store_import_leave_edits (InnoStoreImport *self)
{
  sqlite3 *outbox = inno_store_get_outbox (self->store, NULL);

  if (self->has_outbox && outbox != NULL)
    inno_store_rollback (outbox);
  self->has_outbox = FALSE;
  g_clear_pointer (&self->edits, g_hash_table_unref);
}
