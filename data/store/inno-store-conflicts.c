/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-conflicts.h"

#include "inno-conflict-rows.h"
#include "inno-day.h"
#include "inno-document-path.h"
#include "inno-json.h"

/**
 * inno_conflict_document_free:
 * @self: (transfer full) (nullable): a document with open choices
 */
void
inno_conflict_document_free (InnoConflictDocument *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_clear_pointer (&self->document, json_object_unref);
  g_clear_pointer (&self->name, inno_text_free);
  g_free (self);
}

/**
 * inno_conflict_record_free:
 * @self: (transfer full) (nullable): a place where both sides differ
 */
void
inno_conflict_record_free (InnoConflictRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->document);
  g_free (self->path);
  g_clear_pointer (&self->base, json_node_unref);
  g_clear_pointer (&self->mine, json_node_unref);
  g_clear_pointer (&self->theirs, json_node_unref);
  g_free (self->mine_by);
  g_free (self->theirs_by);
  g_free (self->version);
  g_free (self);
}

/**
 * inno_conflict_choice_new:
 * @record: what is chosen between
 * @side: which of the two, or another
 * @value: (nullable): of %INNO_CHOICE_OTHER, what is to be there; %NULL = nothing
 *
 * Any thread.
 *
 * Returns: (transfer full): a choice
 */
InnoConflictChoice *
inno_conflict_choice_new (const InnoConflictRecord *record,
                          InnoChoiceSide            side,
                          JsonNode                 *value)
{
  InnoConflictChoice *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_new0 (InnoConflictChoice, 1);
  self->document = g_strdup (record->document);
  self->path = g_strdup (record->path);
  self->version = g_strdup (record->version);
  self->side = side;
  self->value = value != NULL ? inno_json_to_string (value) : NULL;

  return self;
}

/**
 * inno_conflict_choice_free:
 * @self: (transfer full) (nullable): a choice
 */
void
inno_conflict_choice_free (InnoConflictChoice *self)
{
  if (self == NULL)
    return;

  g_free (self->document);
  g_free (self->path);
  g_free (self->version);
  g_free (self->value);
  g_free (self);
}

/**
 * inno_store_count_conflicts:
 * @self: an open store
 * @n_documents: (out): documents with open choices
 * @n_conflicts: (out): open choices
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: whether they could be counted
 */
gboolean
inno_store_count_conflicts (InnoStore  *self,
                            guint      *n_documents,
                            guint      *n_conflicts,
                            GError    **error)
{
  sqlite3 *outbox;
  gint64 documents = 0, conflicts = 0;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (n_documents != NULL && n_conflicts != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  outbox = inno_store_get_outbox (self, NULL);
  if (outbox != NULL &&
      (!inno_store_query_integer (outbox, "SELECT count(DISTINCT document) FROM conflict", &documents, error) ||
       !inno_store_query_integer (outbox, "SELECT count(*) FROM conflict", &conflicts, error)))
    return FALSE;

  *n_documents = (guint) MIN (documents, G_MAXUINT);
  *n_conflicts = (guint) MIN (conflicts, G_MAXUINT);
  return TRUE;
}

/* Of one that is gone, what it was on a side that had it. */
static JsonObject *
read_document (InnoStore   *self,
               sqlite3     *outbox,
               const char  *id,
               GError     **error)
{
  g_autoptr(InnoPending) pending = inno_pending_read (self, id, error);
  g_autoptr(GPtrArray) rows = NULL;

  if (pending == NULL)
    return NULL;
  if (pending->body_node != NULL)
    return json_node_dup_object (pending->body_node);

  rows = inno_conflict_rows_read (outbox, id, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const InnoConflictRow *row = g_ptr_array_index (rows, i);
      g_autoptr(JsonNode) node = inno_conflict_row_parse (row->mine != NULL ? row->mine : row->theirs);

      if (*row->path == '\0' && node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        return json_node_dup_object (node);
    }

  return NULL;
}

static InnoConflictDocument *
make_document (InnoStore      *self,
               sqlite3        *outbox,
               InnoStatement  *statement)
{
  InnoConflictDocument *document = g_new0 (InnoConflictDocument, 1);
  g_autoptr(GError) error = NULL;

  document->id = g_strdup (inno_statement_get_text (statement, 0));
  document->n_conflicts = (guint) sqlite3_column_int64 (statement, 1);
  document->document = read_document (self, outbox, document->id, &error);
  if (error != NULL)
    g_debug ("%s: %s", document->id, error->message);
  if (document->document != NULL)
    inno_json_get_optional_text (document->document, "", "name", &document->name, NULL);

  return document;
}

/**
 * inno_store_list_conflict_documents:
 * @self: an open store
 * @after: (nullable): the id of the last one of the page before; %NULL = from the first
 * @limit: how many at most
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoConflictDocument): documents
 *   with open choices, in the order of their ids
 */
GPtrArray *
inno_store_list_conflict_documents (InnoStore   *self,
                                    const char  *after,
                                    guint        limit,
                                    GError     **error)
{
  g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_document_free);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;
  sqlite3 *outbox;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  outbox = inno_store_get_outbox (self, NULL);
  if (outbox == NULL)
    return g_steal_pointer (&documents);

  statement = inno_statement_new (outbox, "SELECT document, count(*) FROM conflict WHERE document > ?1 "
                                          "GROUP BY document ORDER BY document LIMIT ?2", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "ti", after != NULL ? after : "", (gint64) limit))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (documents, make_document (self, outbox, statement));

  return step == INNO_STEP_DONE ? g_steal_pointer (&documents) : NULL;
}

/* Records */

static void
take_stamp (InnoConflictRecord *record,
            JsonNode           *document)
{
  JsonNode *node = inno_document_get_at (inno_pending_peek (document), "edit");
  JsonObject *edit = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (edit == NULL)
    return;

  record->theirs_by = g_strdup (json_object_get_string_member_with_default (edit, "by", NULL));
  inno_timestamp_parse_iso (json_object_get_string_member_with_default (edit, "at", ""), &record->theirs_at);
}

/* Where the shared data has what stands against ours, who wrote that; else whoever
 * wrote what is seen here. */
static void
say_theirs (InnoConflictRecord *record,
            InnoPending        *pending)
{
  gboolean is_shared = *record->path == '\0' ||
                       inno_document_is_same (record->theirs,
                                              inno_document_get_at (inno_pending_peek (pending->base_node), record->path));

  take_stamp (record, is_shared ? pending->base_node : pending->body_node);
}

static InnoConflictRecord *
make_record (InnoStatement *statement,
             InnoPending   *pending)
{
  InnoConflictRecord *record = g_new0 (InnoConflictRecord, 1);

  record->document = g_strdup (pending->id);
  record->path = g_strdup (inno_statement_get_text (statement, 0));
  record->base = inno_conflict_row_parse (inno_statement_get_text (statement, 1));
  record->mine = inno_conflict_row_parse (inno_statement_get_text (statement, 2));
  record->theirs = inno_conflict_row_parse (inno_statement_get_text (statement, 3));
  record->mine_by = g_strdup (inno_statement_get_text (statement, 4));
  record->mine_at = sqlite3_column_int64 (statement, 5);
  record->version = inno_conflict_make_version (inno_statement_get_text (statement, 2),
                                                inno_statement_get_text (statement, 3));
  say_theirs (record, pending);

  return record;
}

/**
 * inno_store_list_conflicts:
 * @self: an open store
 * @document: the id of a document
 * @after: (nullable): the path of the last one of the page before; %NULL = from the first
 * @limit: how many at most
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoConflictRecord): the open
 *   choices of a document, in the order of their paths
 */
GPtrArray *
inno_store_list_conflicts (InnoStore   *self,
                           const char  *document,
                           const char  *after,
                           guint        limit,
                           GError     **error)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_record_free);
  g_autoptr(InnoPending) pending = NULL;
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;
  sqlite3 *outbox;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  outbox = inno_store_get_outbox (self, NULL);
  if (outbox == NULL)
    return g_steal_pointer (&records);

  pending = inno_pending_read (self, document, error);
  if (pending == NULL)
    return NULL;
  statement = inno_statement_new (outbox, "SELECT path, base, mine, theirs, who, at FROM conflict "
                                          "WHERE document = ?1 AND (?2 IS NULL OR path > ?2) "
                                          "ORDER BY path LIMIT ?3", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "tti", document, after, (gint64) limit))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (records, make_record (statement, pending));

  return step == INNO_STEP_DONE ? g_steal_pointer (&records) : NULL;
}
