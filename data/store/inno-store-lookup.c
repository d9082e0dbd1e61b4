/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-lookup.h"

#include "inno-json.h"
#include "inno-store-private.h"
#include "inno-store-statement.h"

void
inno_store_name_free (InnoStoreName *name)
{
  g_free (name->id);
  g_clear_pointer (&name->name, inno_text_free);
  g_free (name);
}

/* Of a row with the id and the text of a document; what is in the store is whole. */
static InnoStoreName *
read_name (InnoStatement *statement)
{
  InnoStoreName *name = g_new0 (InnoStoreName, 1);
  const char *body = inno_statement_get_text (statement, 1);
  g_autoptr (JsonNode) node = NULL;

  name->id = g_strdup (inno_statement_get_text (statement, 0));
  if (body != NULL)
    node = inno_json_parse (body, (gsize) sqlite3_column_bytes (statement, 1), NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    name->name = inno_json_get_text (json_node_get_object (node), "", "name", NULL);
  if (name->name == NULL)
    name->name = inno_text_new (NULL, NULL, NULL);

  return name;
}

/**
 * inno_store_find_code:
 * @self: an open store
 * @code: the code of a project
 * @but: the id of the project that is not meant
 * @found: (out) (nullable): another project with that code, in capitals or not;
 *   %NULL if there is none
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: whether it could be looked up
 */
gboolean
inno_store_find_code (InnoStore      *self,
                      const char     *code,
                      const char     *but,
                      InnoStoreName **found,
                      GError        **error)
{
  g_autoptr (InnoStatement) statement = NULL;
  InnoStepResult step;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (code != NULL && but != NULL && found != NULL, FALSE);

  *found = NULL;
  db = inno_store_get_cache (self, error);
  statement = db == NULL ? NULL
            : inno_statement_new (db, "SELECT document.id, document.body FROM project JOIN document USING (id) "
                                      "WHERE project.code = ?1 COLLATE NOCASE AND project.id <> ?2 LIMIT 1", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "tt", code, but))
    return FALSE;

  step = inno_statement_step (statement, error);
  if (step == INNO_STEP_ROW)
    *found = read_name (statement);

  return step != INNO_STEP_ERROR;
}

/**
 * inno_store_list_groups:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoStoreName): the group projects
 */
GPtrArray *
inno_store_list_groups (InnoStore  *self,
                        GError    **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_store_name_free);
  g_autoptr (InnoStatement) statement = NULL;
  InnoStepResult step;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);

  db = inno_store_get_cache (self, error);
  statement = db == NULL ? NULL
            : inno_statement_new (db, "SELECT document.id, document.body FROM project JOIN document USING (id) "
                                      "WHERE project.kind = 'group'", error);
  if (statement == NULL)
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (groups, read_name (statement));

  return step == INNO_STEP_DONE ? g_steal_pointer (&groups) : NULL;
}

/**
 * inno_store_count_references:
 * @self: an open store
 * @id: the id of a document
 * @counts: (out): for each type, how many other documents name it
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * An id has nothing in it that JSON escapes, so it stands in a text as it is.
 *
 * Returns: whether they could be counted
 */
gboolean
inno_store_count_references (InnoStore   *self,
                             const char  *id,
                             guint        counts[INNO_DOCUMENT_OTHER],
                             GError     **error)
{
  g_autoptr (InnoStatement) statement = NULL;
  g_autofree char *quoted = NULL;
  InnoStepResult step;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL && counts != NULL, FALSE);

  for (guint i = 0; i < INNO_DOCUMENT_OTHER; i++)
    counts[i] = 0;
  db = inno_store_get_cache (self, error);
  statement = db == NULL ? NULL
            : inno_statement_new (db, "SELECT type, count(*) FROM document "
                                      "WHERE id <> ?1 AND instr (body, ?2) > 0 GROUP BY type", error);
  quoted = g_strdup_printf ("\"%s\"", id);
  if (statement == NULL || !inno_statement_bind (statement, error, "tt", id, quoted))
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      InnoDocumentType type = inno_document_type_from_id (inno_statement_get_text (statement, 0));

      if (type < INNO_DOCUMENT_OTHER)
        counts[type] = (guint) sqlite3_column_int64 (statement, 1);
    }

  return step == INNO_STEP_DONE;
}
