/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-edits.h"

#include "inno-document-diff.h"
#include "inno-json.h"
#include "inno-store-session.h"

#define SECONDS_A_DAY 86400

/* What a document was, from now on back. Steps are in the history; what lies
 * between two of them came with the shared data. */

static JsonObject *
parse (InnoStatement *statement,
       int            column)
{
  const char *text = inno_statement_get_text (statement, column);
  g_autoptr(JsonNode) node = NULL;

  if (text != NULL)
    node = inno_store_parse (text, (gsize) sqlite3_column_bytes (statement, column), "", NULL);

  return node != NULL ? json_node_dup_object (node) : NULL;
}

static InnoVersion *
read_version (InnoStatement *statement)
{
  InnoVersion *version = g_new0 (InnoVersion, 1);

  version->number = sqlite3_column_int64 (statement, 0);
  version->kind = inno_edit_kind_from_id (inno_statement_get_text (statement, 1));
  version->who = g_strdup (inno_statement_get_text (statement, 2));
  version->at = sqlite3_column_int64 (statement, 3);
  version->before = parse (statement, 4);
  version->after = parse (statement, 5);

  return version;
}

/* The day on which a row was taken from where it comes from, in Unix seconds. */
static gint64
read_retrieved (JsonObject *document)
{
  JsonNode *origin = json_object_get_member (document, "origin");
  InnoDay day = INNO_DAY_NONE;

  if (origin == NULL || !JSON_NODE_HOLDS_OBJECT (origin) ||
      !inno_json_get_optional_day (json_node_get_object (origin), "", "retrieved", &day, NULL) ||
      day == INNO_DAY_NONE)
    return 0;

  return (gint64) (day - inno_day_new (1970, 1, 1)) * SECONDS_A_DAY;
}

static const char *
peek_author (JsonObject *document)
{
  JsonNode *edit = json_object_get_member (document, "edit");

  return edit != NULL && JSON_NODE_HOLDS_OBJECT (edit)
           ? json_object_get_string_member_with_default (json_node_get_object (edit), "by", NULL) : NULL;
}

/* @copy_at is when the copy was fetched: it may have been fetched again since, and
 * then says nothing of a version that others have followed. */
static void
add_import (GPtrArray  *versions,
            JsonObject *before,
            JsonObject *after,
            gint64      copy_at)
{
  const InnoVersion *next = versions->len > 0 ? g_ptr_array_index (versions, versions->len - 1) : NULL;
  InnoVersion *version = g_new0 (InnoVersion, 1);

  version->is_import = TRUE;
  version->before = before != NULL ? json_object_ref (before) : NULL;
  version->after = after != NULL ? json_object_ref (after) : NULL;
  if (after != NULL)
    version->who = g_strdup (peek_author (after));

  if (next == NULL || (next->at > 0 && copy_at <= next->at))
    version->at = copy_at;
  else if (after != NULL)
    version->at = read_retrieved (after);
  g_ptr_array_add (versions, version);
}

static gint64
get_copy_at (InnoStore *self)
{
  g_autofree char *value = inno_store_get_setting (self, "retrieved_at");

  return value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

static InnoStatement *
select_steps (InnoStore   *self,
              const char  *id,
              GError     **error)
{
  sqlite3 *outbox = inno_store_get_outbox (self, error);
  g_autoptr(InnoStatement) statement = NULL;

  if (outbox != NULL)
    statement = inno_statement_new (outbox,
                                    "SELECT number, kind, who, at, before, after "
                                    "FROM step_document JOIN step ON step.number = step_document.step "
                                    "WHERE document = ?1 ORDER BY number DESC", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "t", id))
    return NULL;

  return g_steal_pointer (&statement);
}

/* *oldest goes back from what the document is now to what it was before all steps. */
static gboolean
add_steps (InnoStore    *self,
           const char   *id,
           GPtrArray    *versions,
           JsonObject  **oldest,
           GError      **error)
{
  g_autoptr(InnoStatement) statement = select_steps (self, id, error);
  gint64 copy_at = get_copy_at (self);
  InnoStepResult step;

  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      InnoVersion *version = read_version (statement);

      if (!inno_document_has_same_content (version->after, *oldest))
        add_import (versions, version->after, *oldest, copy_at);
      g_ptr_array_add (versions, version);

      g_clear_pointer (oldest, json_object_unref);
      *oldest = version->before != NULL ? json_object_ref (version->before) : NULL;
    }

  return step == INNO_STEP_DONE;
}

/**
 * inno_store_list_versions:
 * @self: an open store
 * @id: the id of a document
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * What was made of a document here, step by step, and what came with the shared
 * data before and between. People have no history.
 *
 * Returns: (transfer full) (nullable) (element-type InnoVersion): the newest
 *   version first
 */
GPtrArray *
inno_store_list_versions (InnoStore   *self,
                          const char  *id,
                          GError     **error)
{
  g_autoptr(GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_version_free);
  g_autoptr(InnoPending) pending = NULL;
  g_autoptr(JsonObject) oldest = NULL;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  pending = inno_pending_read (self, id, error);
  if (pending == NULL)
    return NULL;

  oldest = pending->body_node != NULL ? json_node_dup_object (pending->body_node) : NULL;
  if (inno_store_get_outbox (self, NULL) != NULL && !add_steps (self, id, versions, &oldest, error))
    return NULL;
  if (oldest != NULL)
    add_import (versions, NULL, oldest, get_copy_at (self));

  return g_steal_pointer (&versions);
}
