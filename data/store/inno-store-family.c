/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-family.h"

#include "inno-store-private.h"
#include "inno-store-statement.h"

/**
 * inno_store_list_sub_projects:
 * @self: an open store
 * @id: id of a project
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the ids of its sub-projects, in their order;
 *   %NULL with an error
 */
GStrv
inno_store_list_sub_projects (InnoStore   *self,
                              const char  *id,
                              GError     **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (InnoStatement) statement = NULL;
  sqlite3 *db;
  InnoStepResult step;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  db = inno_store_get_cache (self, error);
  statement = db != NULL ? inno_statement_new (db, "SELECT id FROM project WHERE parent = ?1 ORDER BY id", error)
                         : NULL;
  if (statement == NULL || !inno_statement_bind (statement, error, "t", id))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_strv_builder_add (ids, inno_statement_get_text (statement, 0));

  return step == INNO_STEP_DONE ? g_strv_builder_end (ids) : NULL;
}
