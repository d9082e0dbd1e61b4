/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-conflict-rows.h"

#include <string.h>

#include "inno-document-diff.h"
#include "inno-document-path.h"
#include "inno-json.h"

void
inno_conflict_row_free (InnoConflictRow *row)
{
  if (row == NULL)
    return;

  g_free (row->path);
  g_free (row->base);
  g_free (row->mine);
  g_free (row->theirs);
  g_free (row->who);
  g_free (row);
}

/* Returns: (transfer full) (nullable): NULL where there is nothing */
JsonNode *
inno_conflict_row_parse (const char *value)
{
  return value != NULL ? inno_json_parse (value, strlen (value), NULL) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type InnoConflictRow): those of one
 *   document; NULL with an error */
GPtrArray *
inno_conflict_rows_read (sqlite3     *outbox,
                         const char  *document,
                         GError     **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_row_free);
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox, "SELECT path, base, mine, theirs, who, at FROM conflict "
                                "WHERE document = ?1 ORDER BY path", error);
  InnoStepResult step;

  if (statement == NULL || !inno_statement_bind (statement, error, "t", document))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      InnoConflictRow *row = g_new0 (InnoConflictRow, 1);

      row->path = g_strdup (inno_statement_get_text (statement, 0));
      row->base = g_strdup (inno_statement_get_text (statement, 1));
      row->mine = g_strdup (inno_statement_get_text (statement, 2));
      row->theirs = g_strdup (inno_statement_get_text (statement, 3));
      row->who = g_strdup (inno_statement_get_text (statement, 4));
      row->at = sqlite3_column_int64 (statement, 5);
      g_ptr_array_add (rows, row);
    }

  return step == INNO_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* What tells two versions from any others. */
char *
inno_conflict_make_version (const char *mine,
                            const char *theirs)
{
  g_autofree char *both = g_strdup_printf ("%s\n%s", mine != NULL ? mine : "", theirs != NULL ? theirs : "");

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

gboolean
inno_conflict_rows_remove (sqlite3     *outbox,
                           const char  *document,
                           const char  *path,
                           GError     **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox, "DELETE FROM conflict WHERE document = ?1 AND path = ?2", error);

  return statement != NULL && inno_statement_run (statement, error, "tt", document, path);
}

/* Who the people are is nobody's business later, so that they have no history. */
gboolean
inno_conflict_rows_keep_loser (sqlite3     *outbox,
                               const char  *document,
                               const char  *path,
                               const char  *value,
                               const char  *who,
                               GError     **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  if (g_str_has_prefix (document, "person:"))
    return TRUE;

  statement = inno_statement_new (outbox, "INSERT INTO history (document, path, value, who, at) "
                                          "VALUES (?1, ?2, ?3, ?4, ?5)", error);
  return statement != NULL && inno_statement_run (statement, error, "tttti", document, path, value, who,
                                                  g_get_real_time () / G_USEC_PER_SEC);
}

static gboolean
put_row (sqlite3                *outbox,
         const char             *document,
         const InnoConflictRow  *row,
         GError                **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox, "REPLACE INTO conflict (document, path, base, mine, theirs, who, at) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);

  return statement != NULL &&
         inno_statement_run (statement, error, "tttttti", document, row->path, row->base, row->mine, row->theirs,
                             row->who, row->at);
}

static gboolean
renew (sqlite3          *outbox,
       const char       *document,
       InnoConflictRow  *row,
       char            **side,
       const char       *value,
       GError          **error)
{
  if (g_strcmp0 (*side, value) == 0)
    return TRUE;

  g_free (*side);
  *side = g_strdup (value);
  return put_row (outbox, document, row, error);
}

/* A document that one side removed, or that was too large to be merged. The shared
 * side of it is what the shared data has, ours what is seen here. */
static gboolean
follow_whole (sqlite3          *outbox,
              InnoPending      *pending,
              InnoConflictRow  *row,
              GError          **error)
{
  g_autoptr(JsonNode) mine = inno_conflict_row_parse (row->mine);
  gboolean is_over;

  if (row->mine == NULL)
    is_over = pending->body != NULL || pending->base == NULL;
  else if (row->theirs == NULL)
    is_over = pending->body == NULL || pending->base != NULL;
  else
    is_over = pending->body == NULL ||
              inno_document_has_same_content (inno_pending_peek (mine), inno_pending_peek (pending->body_node));

  if (is_over)
    return inno_conflict_rows_remove (outbox, pending->id, "", error);
  if (row->theirs == NULL)
    return renew (outbox, pending->id, row, &row->mine, pending->body, error);

  return renew (outbox, pending->id, row, &row->theirs, row->mine == NULL ? pending->base : pending->body, error);
}

static JsonObject *
peek_object_at (JsonNode   *document,
                const char *path)
{
  JsonNode *node = inno_document_get_at (inno_pending_peek (document), path);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Returns: whether it could be looked for; *mine is NULL where there is no such row */
static gboolean
find_mine (sqlite3     *outbox,
           const char  *document,
           const char  *path,
           JsonNode   **mine,
           GError     **error)
{
  g_autoptr(InnoStatement) find = inno_statement_new (outbox, "SELECT mine FROM conflict WHERE document = ?1 "
                                                              "AND path = ?2", error);
  InnoStepResult step = INNO_STEP_ERROR;

  if (find != NULL && inno_statement_bind (find, error, "tt", document, path))
    step = inno_statement_step (find, error);
  if (step == INNO_STEP_ROW)
    *mine = inno_conflict_row_parse (inno_statement_get_text (find, 0));

  return step != INNO_STEP_ERROR;
}

/* What the member is in was removed, so that it is about that as a whole: as it was,
 * with what was made of its members here. */
static gboolean
follow_removed (sqlite3          *outbox,
                InnoPending      *pending,
                InnoConflictRow  *row,
                JsonObject       *old,
                GError          **error)
{
  g_autofree char *parent = inno_document_parent_path (row->path);
  g_autoptr(JsonNode) value = inno_conflict_row_parse (row->mine);
  g_autoptr(JsonNode) before = json_node_init_object (json_node_alloc (), old);
  g_autoptr(JsonNode) other = NULL;
  g_autoptr(JsonNode) mine = NULL;
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(InnoConflictRow) whole = g_new0 (InnoConflictRow, 1);

  if (!find_mine (outbox, pending->id, parent, &other, error))
    return FALSE;

  object = inno_document_with (other != NULL && JSON_NODE_HOLDS_OBJECT (other) ? json_node_get_object (other) : old,
                               row->path + strlen (parent) + 1, value);
  mine = json_node_init_object (json_node_alloc (), object);
  whole->path = g_strdup (parent);
  whole->base = inno_json_to_string (before);
  whole->mine = inno_json_to_string (mine);
  whole->who = g_strdup (row->who);
  whole->at = row->at;
  return inno_conflict_rows_remove (outbox, pending->id, row->path, error) &&
         put_row (outbox, pending->id, whole, error);
}

static gboolean
follow_member (sqlite3          *outbox,
               InnoPending      *pending,
               InnoConflictRow  *row,
               JsonNode         *before,
               GError          **error)
{
  JsonObject *body = inno_pending_peek (pending->body_node);
  g_autofree char *parent = inno_document_parent_path (row->path);
  g_autoptr(JsonNode) mine = inno_conflict_row_parse (row->mine);
  g_autoptr(JsonNode) theirs = inno_conflict_row_parse (row->theirs);
  g_autofree char *value = NULL;
  JsonObject *old = NULL;
  JsonNode *now;

  if (body == NULL)
    return inno_conflict_rows_keep_loser (outbox, pending->id, row->path, row->mine, row->who, error) &&
           inno_conflict_rows_remove (outbox, pending->id, row->path, error);
  if (*parent != '\0' && peek_object_at (pending->body_node, parent) == NULL)
    old = peek_object_at (before, parent);
  if (old != NULL)
    return follow_removed (outbox, pending, row, old, error);

  now = inno_document_get_at (body, row->path);
  if (inno_document_is_same (now, mine))
    return inno_conflict_rows_remove (outbox, pending->id, row->path, error);
  if (inno_document_is_same (now, theirs))
    return TRUE;

  value = now != NULL ? inno_json_to_string (now) : NULL;
  return renew (outbox, pending->id, row, &row->theirs, value, error);
}

/* A document has become another than @before (nullable): conflicts of which both sides
 * tell the same now are over, and the rest are about what stands now. Ours is kept,
 * or is in the history. */
gboolean
inno_conflict_rows_follow (sqlite3      *outbox,
                           InnoPending  *pending,
                           JsonNode     *before,
                           GError      **error)
{
  g_autoptr(GPtrArray) rows = inno_conflict_rows_read (outbox, pending->id, error);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      InnoConflictRow *row = g_ptr_array_index (rows, i);
      gboolean is_followed = *row->path == '\0' ? follow_whole (outbox, pending, row, error)
                                                : follow_member (outbox, pending, row, before, error);

      if (!is_followed)
        return FALSE;
    }

  return TRUE;
}

/* Whether what is seen here is as the shared data has it: then it is not ours. */
static gboolean
is_shared (const InnoPending *pending,
           const char        *path)
{
  JsonObject *base = inno_pending_peek (pending->base_node);

  return base != NULL && inno_document_is_same (inno_document_get_at (inno_pending_peek (pending->body_node), path),
                                                inno_document_get_at (base, path));
}

/* What was edited on top of an open choice stands, and the choice stays open beside it.
 * *mine is NULL where nothing is open, or where it would be no document. */
gboolean
inno_conflict_rows_apply_mine (sqlite3       *outbox,
                               InnoPending   *pending,
                               JsonNode     **mine,
                               GError       **error)
{
  g_autoptr(GPtrArray) rows = inno_conflict_rows_read (outbox, pending->id, error);
  g_autoptr(JsonObject) document = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *text = NULL;

  *mine = NULL;
  if (rows == NULL)
    return FALSE;

  document = json_object_ref (inno_pending_peek (pending->body_node));
  for (guint i = 0; i < rows->len; i++)
    {
      const InnoConflictRow *row = g_ptr_array_index (rows, i);
      g_autoptr(JsonNode) value = inno_conflict_row_parse (row->mine);
      JsonObject *changed;

      if (*row->path == '\0' || !is_shared (pending, row->path))
        continue;
      changed = inno_document_with (document, row->path, value);
      json_object_unref (document);
      document = changed;
    }
  if (rows->len == 0)
    return TRUE;

  node = json_node_init_object (json_node_alloc (), document);
  text = inno_json_to_string (node);
  *mine = inno_store_parse (text, strlen (text), "", NULL);
  return TRUE;
}
