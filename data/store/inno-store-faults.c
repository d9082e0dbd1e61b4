/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-faults.h"

#include "inno-store-private.h"
#include "inno-store-statement.h"

/* So many steps of SQLite go by before it is asked whether to go on. */
#define STEPS 20000

#define MISSING(lang) \
  "CASE WHEN trim (ifnull (json_extract (body, '$.name." lang "'), '')) = '' THEN '" lang " ' ELSE '' END"

/* Codes are compared as people read them. What a filter of documents leaves is named
 * in the order of its ids, so that two runs tell the same. */
static const char * const queries[] = {
  [INNO_STORE_FAULT_DUPLICATE_CODE] =
    "SELECT id, code FROM project WHERE upper (trim (code)) IN (SELECT upper (trim (code)) FROM project "
    "WHERE trim (code) <> '' GROUP BY 1 HAVING count(*) > 1) ORDER BY upper (trim (code)), id",
  [INNO_STORE_FAULT_MISSING_NAME] =
    "SELECT id, trim (" MISSING ("fi") " || " MISSING ("sv") " || " MISSING ("en") ") AS missing FROM document "
    "WHERE type IN ('city', 'agreement', 'theme', 'lead_theme', 'funding_source', 'metric', 'meeting', 'project') "
    "AND missing <> '' ORDER BY id",
  [INNO_STORE_FAULT_NO_BENEFICIARY] =
    "SELECT id, NULL FROM document WHERE id >= 'project:' AND id < 'project;' "
    "AND trim (ifnull (json_extract (body, '$.beneficiary'), '')) = '' ORDER BY id",
  [INNO_STORE_FAULT_UNKNOWN_GROUP] =
    "SELECT id, parent FROM project WHERE (kind = 'sub' AND parent IS NULL) "
    "OR (parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM project AS other "
    "WHERE other.id = project.parent AND other.kind = 'group')) ORDER BY id",
  [INNO_STORE_FAULT_QUARANTINED] = "SELECT ifnull (id, path), reason FROM quarantine ORDER BY number",
};

static const char sub_projects[] = "SELECT id, parent FROM project WHERE kind = 'sub' AND parent IS NOT NULL";

/* Whole cents alone: what else stands there is the name of a person or a rate. */
static const char published[] =
  "SELECT document.id, item.key || ' ' || item.atom FROM document, json_tree (body, '$.origin.brought') AS item "
  "WHERE document.id >= 'project:' AND document.id < 'project;' AND item.type = 'integer' "
  "AND item.path GLOB '$.origin.brought.*.published' ORDER BY document.id, item.fullkey";

static int
progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static gboolean
foreach_row (InnoStatement       *statement,
             InnoStoreFaultFunc   func,
             gpointer             user_data,
             GError             **error)
{
  InnoStepResult step;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    func (inno_statement_get_text (statement, 0), inno_statement_get_text (statement, 1), user_data);

  return step == INNO_STEP_DONE;
}

static gboolean
run_query (InnoStore           *self,
           const char          *sql,
           InnoStoreFaultFunc   func,
           gpointer             user_data,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  g_autoptr(GError) local_error = NULL;
  sqlite3 *db = inno_store_get_cache (self, error);
  gboolean is_done;

  statement = db != NULL ? inno_statement_new (db, sql, error) : NULL;
  if (statement == NULL)
    return FALSE;

  if (cancellable != NULL)
    sqlite3_progress_handler (db, STEPS, progress_cb, cancellable);
  is_done = foreach_row (statement, func, user_data, &local_error);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  /* That it was interrupted is no fault of the store. */
  if (!is_done && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_propagate_error (error, g_steal_pointer (&local_error));

  return is_done;
}

/**
 * inno_store_foreach_fault:
 * @self: an open store
 * @fault: what to look for
 * @func: (scope call): called with the id of each document that has it
 * @user_data: for @func
 * @cancellable: (nullable): to give it up
 * @error: return location for an error of %INNO_STORE_ERROR, or of @cancellable
 *
 * Looks through the documents, a million projects in seconds. The texts are only
 * good during the call.
 *
 * Returns: whether all of them were looked at
 */
gboolean
inno_store_foreach_fault (InnoStore           *self,
                          InnoStoreFault       fault,
                          InnoStoreFaultFunc   func,
                          gpointer             user_data,
                          GCancellable        *cancellable,
                          GError             **error)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return run_query (self, queries[fault], func, user_data, cancellable, error);
}

/**
 * inno_store_foreach_sub_project:
 * @self: an open store
 * @func: (scope call): called with the id of each sub-project and that of its group
 * @user_data: for @func
 * @cancellable: (nullable): to give it up
 * @error: return location for an error of %INNO_STORE_ERROR, or of @cancellable
 *
 * Returns: whether all of them were read
 */
gboolean
inno_store_foreach_sub_project (InnoStore           *self,
                                InnoStoreFaultFunc   func,
                                gpointer             user_data,
                                GCancellable        *cancellable,
                                GError             **error)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return run_query (self, sub_projects, func, user_data, cancellable, error);
}

/**
 * inno_store_foreach_published:
 * @self: an open store
 * @func: (scope call): called with the id of each project and a total that a list publishes
 *   of it: what it is of, and cents, as "planned.public 123400"
 * @user_data: for @func
 * @cancellable: (nullable): to give it up
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: whether all of them were read
 */
gboolean
inno_store_foreach_published (InnoStore           *self,
                              InnoStoreFaultFunc   func,
                              gpointer             user_data,
                              GCancellable        *cancellable,
                              GError             **error)
{
  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return run_query (self, published, func, user_data, cancellable, error);
}

/**
 * inno_store_read_name:
 * @self: an open store
 * @id: the id of a document
 *
 * Returns: (transfer full) (nullable): what the document calls itself; %NULL where it
 *   is not there or says nothing
 */
InnoText *
inno_store_read_name (InnoStore  *self,
                      const char *id)
{
  g_autoptr(InnoStatement) statement = NULL;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  db = inno_store_get_cache (self, NULL);
  statement = db != NULL ? inno_statement_new (db, "SELECT json_extract (body, '$.name.fi'), "
                                                   "json_extract (body, '$.name.sv'), "
                                                   "json_extract (body, '$.name.en') "
                                                   "FROM document WHERE id = ?1", NULL) : NULL;
  if (statement == NULL || !inno_statement_bind (statement, NULL, "t", id) ||
      inno_statement_step (statement, NULL) != INNO_STEP_ROW)
    return NULL;

  return inno_text_new (inno_statement_get_text (statement, 0), inno_statement_get_text (statement, 1),
                        inno_statement_get_text (statement, 2));
}
