/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-session.h"

#include "inno-conflict-rows.h"
#include "inno-document-diff.h"
#include "inno-store-totals.h"

static const char * const kind_ids[] = {
  [INNO_EDIT_CREATE]    = "create",
  [INNO_EDIT_CHANGE]    = "change",
  [INNO_EDIT_DUPLICATE] = "duplicate",
  [INNO_EDIT_END]       = "end",
  [INNO_EDIT_DELETE]    = "delete",
  [INNO_EDIT_UNDO]      = "undo",
  [INNO_EDIT_REDO]      = "redo",
};

const char *
inno_edit_kind_to_id (InnoEditKind kind)
{
  return kind_ids[kind];
}

/* The file allows no other. */
InnoEditKind
inno_edit_kind_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_strcmp0 (kind_ids[i], id) == 0)
      return i;

  return INNO_EDIT_CHANGE;
}

/* What could have been done again is forgotten where something else is done. A
 * step that takes one back, or does it again, is not itself taken back. */
gboolean
inno_store_session_put_step (InnoStoreSession  *self,
                             GError           **error)
{
  gboolean is_new = self->kind != INNO_EDIT_UNDO && self->kind != INNO_EDIT_REDO;
  g_autoptr(InnoStatement) statement = NULL;

  if (self->number != 0)
    return TRUE;
  if (is_new &&
      !inno_store_exec (self->outbox, "UPDATE step SET state = 'forgotten' WHERE state = 'undone'", error))
    return FALSE;

  statement = inno_statement_new (self->outbox, "INSERT INTO step (kind, state, subject, who, at) "
                                                "VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (statement == NULL ||
      !inno_statement_run (statement, error, "tttti", kind_ids[self->kind], is_new ? "done" : "forgotten",
                           self->subject, self->who, g_get_real_time () / G_USEC_PER_SEC))
    return FALSE;

  self->number = sqlite3_last_insert_rowid (self->outbox);
  return TRUE;
}

/* Who the people are is nobody's business later, so that they have no history. */
static gboolean
put_history (InnoStoreSession   *self,
             const InnoPending  *pending,
             const char         *before,
             GError            **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  if (g_str_has_prefix (pending->id, "person:"))
    return TRUE;
  if (!inno_store_session_put_step (self, error))
    return FALSE;

  /* The same document twice in one step: what was before all of it, and after. */
  statement = inno_statement_new (self->outbox,
                                  "INSERT INTO step_document (step, document, before, after) "
                                  "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (step, document) DO UPDATE SET "
                                  "after = excluded.after", error);
  return statement != NULL &&
         inno_statement_run (statement, error, "ittt", self->number, pending->id, before, pending->body);
}

static void
stamp (InnoStoreSession *self,
       JsonObject       *document)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *id = g_uuid_string_random ();
  JsonObject *edit = json_object_new ();

  json_object_set_string_member (edit, "id", id);
  if (self->who != NULL && *self->who != '\0')
    json_object_set_string_member (edit, "by", self->who);
  json_object_set_string_member (edit, "at", at);
  json_object_set_object_member (document, "edit", edit);
}

static gboolean
write_change (InnoStoreSession  *self,
              InnoPending       *pending,
              JsonObject        *document,
              GError           **error)
{
  g_autofree char *before = g_strdup (pending->body);
  g_autoptr(JsonNode) node = pending->body_node != NULL ? json_node_ref (pending->body_node) : NULL;

  if (document != NULL)
    stamp (self, document);

  return inno_pending_take_body (pending, document, error) &&
         inno_pending_put (pending, self->outbox, error) &&
         inno_conflict_rows_follow (self->outbox, pending, node, error) &&
         put_history (self, pending, before, error) &&
         inno_store_totals_touch (self->cache, pending->id, error) &&
         inno_pending_show (pending, &self->writer, error) &&
         inno_store_totals_touch (self->cache, pending->id, error);
}

/* Locks both files. @self is zero but for the kind and the subject of the step,
 * which may be filled in later; @who stays where it is until the end. */
gboolean
inno_store_session_begin (InnoStoreSession  *self,
                          InnoStore         *store,
                          const char        *who,
                          GError           **error)
{
  self->store = store;
  self->who = who;
  self->cache = inno_store_get_cache (store, error);
  if (self->cache == NULL || !inno_store_check_writable (store, error))
    return FALSE;
  self->outbox = inno_store_get_outbox (store, error);
  if (self->outbox == NULL || !inno_store_exec (self->cache, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->is_open = TRUE;
  return inno_store_exec (self->outbox, "BEGIN IMMEDIATE", error) &&
         inno_store_totals_begin (self->cache, error) &&
         inno_store_writer_init (&self->writer, self->cache, error);
}

/* One document: from @base to @mine, either of which may be NULL, while it may have
 * become something else meanwhile. What both changed is in the table of conflicts. */
gboolean
inno_store_session_change (InnoStoreSession  *self,
                           const char        *id,
                           JsonNode          *base,
                           JsonNode          *mine,
                           GError           **error)
{
  g_autoptr(InnoPending) pending = inno_pending_read (self->store, id, error);
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  g_autoptr(JsonObject) merged = NULL;

  if (pending == NULL)
    return FALSE;

  merged = inno_pending_merge (base, mine, pending->body_node, conflicts);
  if (!inno_pending_put_conflicts (pending, self->outbox, conflicts, self->who, error))
    return FALSE;
  if (inno_document_has_same_content (merged, inno_pending_peek (pending->body_node)))
    return TRUE;

  return write_change (self, pending, merged, error) && inno_store_session_keep_raised (self, id, conflicts, error);
}

/* From the first commit on nothing is lost. Should the cache not be written then,
 * the next opening does it. */
gboolean
inno_store_session_commit (InnoStoreSession  *self,
                           GError           **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!inno_store_totals_mend (self->cache, error) || !inno_store_exec (self->outbox, "COMMIT", error))
    return FALSE;

  if (inno_store_exec (self->cache, "COMMIT", &local_error))
    inno_pending_clean (self->outbox);
  else
    g_debug ("The cache is behind: %s", local_error->message);

  return TRUE;
}

/* Gives up what has not been committed. */
void
inno_store_session_clear (InnoStoreSession *self)
{
  inno_store_writer_clear (&self->writer);
  if (!self->is_open)
    return;

  inno_store_rollback (self->outbox);
  inno_store_rollback (self->cache);
  self->is_open = FALSE;
}
