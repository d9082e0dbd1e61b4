/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-conflicts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-conflict-rows.h"
#include "inno-document-path.h"
#include "inno-json.h"
#include "inno-store-session.h"

/* A choice is an edit of what stands now. The conflict goes in the transaction that
 * has the edit, and what it was is kept with the step, to be open again where that
 * is taken back. */

/* All choices of one document, on their way into the session. */
typedef struct
{
  InnoStoreSession *session;
  InnoPending      *pending;
  JsonObject       *target;       /* what the fields chosen make of the document */
  gboolean          is_whole;     /* it was about the document as a whole */
  gboolean          is_removed;
} Chosen;

static gboolean
fail_outdated (GError **error)
{
  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_OUTDATED,
                       _("One of the versions has changed meanwhile. Nothing was changed: look at them again, and "
                         "choose then."));
  return FALSE;
}

static gboolean
keep_resolution (InnoStoreSession       *session,
                 const char             *document,
                 const InnoConflictRow  *row,
                 GError                **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  if (g_str_has_prefix (document, "person:"))
    return TRUE;
  /* What stood already may be chosen, which changes no document and is a step. */
  if (!inno_store_session_put_step (session, error))
    return FALSE;

  statement = inno_statement_new (session->outbox,
                                  "INSERT INTO resolution (step, document, path, base, mine, theirs, who, at) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  return statement != NULL &&
         inno_statement_run (statement, error, "itttttti", session->number, document, row->path, row->base,
                             row->mine, row->theirs, row->who, row->at);
}

static gboolean
close_row (InnoStoreSession       *session,
           const char             *document,
           const InnoConflictRow  *row,
           InnoChoiceSide          side,
           GError                **error)
{
  return keep_resolution (session, document, row, error) &&
         (side == INNO_CHOICE_MINE ||
          inno_conflict_rows_keep_loser (session->outbox, document, row->path, row->mine, row->who, error)) &&
         (side == INNO_CHOICE_THEIRS ||
          inno_conflict_rows_keep_loser (session->outbox, document, row->path, row->theirs, NULL, error)) &&
         inno_conflict_rows_remove (session->outbox, document, row->path, error);
}

static void
choose_whole (Chosen                *chosen,
              const InnoConflictRow *row,
              InnoChoiceSide         side)
{
  g_autoptr(JsonNode) node = inno_conflict_row_parse (side == INNO_CHOICE_MINE ? row->mine : row->theirs);

  chosen->is_whole = TRUE;
  chosen->is_removed = node == NULL;
  g_clear_pointer (&chosen->target, json_object_unref);
  if (node != NULL)
    chosen->target = json_node_dup_object (node);
}

/* What is theirs stands there already. */
static void
choose_member (Chosen                *chosen,
               const InnoConflictRow *row,
               InnoChoiceSide         side,
               const char            *other)
{
  g_autoptr(JsonNode) value = inno_conflict_row_parse (side == INNO_CHOICE_MINE ? row->mine : other);
  JsonObject *changed;

  if (side == INNO_CHOICE_THEIRS || chosen->is_whole)
    return;

  changed = inno_document_with (chosen->target, row->path, value);
  json_object_unref (chosen->target);
  chosen->target = changed;
}

static gboolean
choose (Chosen                 *chosen,
        const InnoConflictRow  *row,
        InnoChoiceSide          side,
        const char             *other,
        GError                **error)
{
  gboolean is_whole = *row->path == '\0';

  /* Of a document there are two versions; and one that is gone has no members. */
  if (is_whole ? side == INNO_CHOICE_OTHER : chosen->pending->body_node == NULL)
    return fail_outdated (error);

  if (is_whole)
    choose_whole (chosen, row, side);
  else
    choose_member (chosen, row, side, other);
  return close_row (chosen->session, chosen->pending->id, row, side, error);
}

static gboolean
begin_document (Chosen            *chosen,
                InnoStoreSession  *session,
                const char        *id,
                GError           **error)
{
  chosen->session = session;
  chosen->pending = inno_pending_read (session->store, id, error);
  if (chosen->pending == NULL)
    return FALSE;
  if (chosen->pending->body_node != NULL)
    chosen->target = json_node_dup_object (chosen->pending->body_node);

  return TRUE;
}

static gboolean
write_document (Chosen  *chosen,
                GError **error)
{
  InnoStoreSession *session = chosen->session;
  const char *id = chosen->pending->id;
  g_autoptr(JsonNode) node = NULL;

  if (chosen->target != NULL)
    {
      g_autoptr(JsonNode) built = json_node_init_object (json_node_alloc (), chosen->target);
      g_autofree char *text = inno_json_to_string (built);

      /* A merge would make another conflict of what cannot be kept. */
      node = inno_store_parse (text, strlen (text), "", error);
      if (node == NULL)
        return FALSE;
    }

  return inno_store_session_change (session, id, chosen->pending->body_node, node, error) &&
         (!chosen->is_removed || inno_store_session_free_orphans (session, id, error));
}

static void
chosen_clear (Chosen *chosen)
{
  g_clear_pointer (&chosen->pending, inno_pending_free);
  g_clear_pointer (&chosen->target, json_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chosen, chosen_clear)

static const InnoConflictRow *
find_row (GPtrArray                *rows,
          const InnoConflictChoice *choice)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const InnoConflictRow *row = g_ptr_array_index (rows, i);
      g_autofree char *version = inno_conflict_make_version (row->mine, row->theirs);

      if (g_str_equal (row->path, choice->path))
        return g_strcmp0 (version, choice->version) == 0 ? row : NULL;
    }

  return NULL;
}

static gboolean
resolve_document (InnoStoreSession  *session,
                  GPtrArray         *choices,
                  const char        *id,
                  GError           **error)
{
  g_auto(Chosen) chosen = { 0 };
  g_autoptr(GPtrArray) rows = inno_conflict_rows_read (session->outbox, id, error);

  if (rows == NULL || !begin_document (&chosen, session, id, error))
    return FALSE;

  for (guint i = 0; i < choices->len; i++)
    {
      const InnoConflictChoice *choice = g_ptr_array_index (choices, i);
      const InnoConflictRow *row;

      if (!g_str_equal (choice->document, id))
        continue;
      row = find_row (rows, choice);
      if (row == NULL)
        return fail_outdated (error);
      if (!choose (&chosen, row, choice->side, choice->value, error))
        return FALSE;
    }

  return write_document (&chosen, error);
}

/**
 * inno_store_resolve:
 * @self: an open store
 * @choices: (element-type InnoConflictChoice): what was chosen, of one document or several
 * @who: (nullable): who chose
 * @error: return location for an error of %INNO_STORE_ERROR
 *   (%INNO_STORE_ERROR_OUTDATED where a version is no longer what it was when it was
 *   chosen), or of %INNO_JSON_ERROR where what would come of it does not keep the contract
 *
 * Makes all choices in one step, durably, or none of them. What was not chosen is in
 * the history; inno_store_undo() brings back the document and the conflict.
 *
 * Returns: whether they are made
 */
gboolean
inno_store_resolve (InnoStore   *self,
                    GPtrArray   *choices,
                    const char  *who,
                    GError     **error)
{
  g_auto(InnoStoreSession) session = { .kind = INNO_EDIT_CHANGE };
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (choices != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (choices->len == 0)
    return TRUE;

  session.subject = ((const InnoConflictChoice *) choices->pdata[0])->document;
  if (!inno_store_session_begin (&session, self, who, error))
    return FALSE;

  for (guint i = 0; i < choices->len; i++)
    {
      const InnoConflictChoice *choice = g_ptr_array_index (choices, i);

      if (g_hash_table_add (done, choice->document) && !resolve_document (&session, choices, choice->document, error))
        return FALSE;
    }

  return inno_store_session_commit (&session, error);
}

static gboolean
resolve_side (InnoStoreSession  *session,
              const char        *id,
              InnoChoiceSide     side,
              GError           **error)
{
  g_auto(Chosen) chosen = { 0 };
  g_autoptr(GPtrArray) rows = inno_conflict_rows_read (session->outbox, id, error);

  if (rows == NULL || !begin_document (&chosen, session, id, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (!choose (&chosen, g_ptr_array_index (rows, i), side, NULL, error))
      return FALSE;

  return write_document (&chosen, error);
}

/* Ids alone: they are read before the first conflict goes. */
static GStrv
list_documents (sqlite3  *outbox,
                GError  **error)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox, "SELECT DISTINCT document FROM conflict ORDER BY document", error);
  InnoStepResult step;

  if (statement == NULL)
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_strv_builder_add (ids, inno_statement_get_text (statement, 0));

  return step == INNO_STEP_DONE ? g_strv_builder_end (ids) : NULL;
}

/**
 * inno_store_resolve_all:
 * @self: an open store
 * @side: %INNO_CHOICE_MINE or %INNO_CHOICE_THEIRS
 * @n_seen: how many open choices the person was told of
 * @who: (nullable): who chose
 * @error: return location for an error, as of inno_store_resolve()
 *
 * Chooses one side everywhere, in one step. Where there are more or fewer choices
 * than the person knows of, nothing is done.
 *
 * Returns: whether it is done
 */
gboolean
inno_store_resolve_all (InnoStore       *self,
                        InnoChoiceSide   side,
                        guint            n_seen,
                        const char      *who,
                        GError         **error)
{
  g_auto(InnoStoreSession) session = { .kind = INNO_EDIT_CHANGE };
  g_auto(GStrv) ids = NULL;
  guint n_documents, n_conflicts;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (side != INNO_CHOICE_OTHER, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!inno_store_session_begin (&session, self, who, error) ||
      !inno_store_count_conflicts (self, &n_documents, &n_conflicts, error))
    return FALSE;
  if (n_conflicts != n_seen)
    return fail_outdated (error);

  ids = list_documents (session.outbox, error);
  if (ids == NULL)
    return FALSE;

  session.subject = ids[0];
  for (guint i = 0; ids[i] != NULL; i++)
    if (!resolve_side (&session, ids[i], side, error))
      return FALSE;

  return inno_store_session_commit (&session, error);
}

/* What became of the documents since is what the conflicts are about now. */
static gboolean
follow_step (InnoStoreSession  *self,
             gint64             step,
             GError           **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (self->outbox, "SELECT DISTINCT document FROM resolution WHERE step = ?1", error);
  InnoStepResult result;

  if (statement == NULL || !inno_statement_bind (statement, error, "i", step))
    return FALSE;

  while ((result = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      g_autoptr(InnoPending) pending = inno_pending_read (self->store, inno_statement_get_text (statement, 0), error);

      if (pending == NULL || !inno_conflict_rows_follow (self->outbox, pending, NULL, error))
        return FALSE;
    }

  return result == INNO_STEP_DONE;
}

gboolean
inno_store_session_reopen_choices (InnoStoreSession  *self,
                                   gint64             step,
                                   GError           **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (self->outbox,
                        "REPLACE INTO conflict (document, path, base, mine, theirs, who, at) "
                        "SELECT document, path, base, mine, theirs, who, at FROM resolution WHERE step = ?1", error);

  return statement != NULL && inno_statement_run (statement, error, "i", step) && follow_step (self, step, error);
}

/* One that came since is another, and stays. */
gboolean
inno_store_session_repeat_choices (InnoStoreSession  *self,
                                   gint64             step,
                                   GError           **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (self->outbox,
                        "DELETE FROM conflict WHERE EXISTS (SELECT 1 FROM resolution WHERE step = ?1 "
                        "AND resolution.document = conflict.document AND resolution.path = conflict.path "
                        "AND resolution.mine IS conflict.mine AND resolution.theirs IS conflict.theirs)", error);

  return statement != NULL && inno_statement_run (statement, error, "i", step);
}
