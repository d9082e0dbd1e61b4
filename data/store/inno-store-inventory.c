/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-inventory.h"

#include "inno-store-conflicts.h"
#include "inno-store-edits.h"
#include "inno-store-private.h"
#include "inno-store-statement.h"

/* A type that nobody of us knows may say anything: it is among the others. */
static gboolean
count_documents (sqlite3        *db,
                 InnoInventory  *inventory,
                 GError        **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (db, "SELECT type, count(*) FROM document GROUP BY type", error);
  InnoStepResult step;

  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      const char *type = inno_statement_get_text (statement, 0);
      InnoDocumentType known = type != NULL ? inno_document_type_from_id (type) : INNO_DOCUMENT_OTHER;

      inventory->n_documents[known] += (guint64) sqlite3_column_int64 (statement, 1);
    }

  return step == INNO_STEP_DONE;
}

/**
 * inno_store_make_inventory:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): how much there is; free with g_free()
 */
InnoInventory *
inno_store_make_inventory (InnoStore  *self,
                           GError    **error)
{
  g_autofree InnoInventory *inventory = g_new0 (InnoInventory, 1);
  gint64 n_quarantined;
  guint n_conflicted;
  sqlite3 *db;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);

  db = inno_store_get_cache (self, error);
  if (db == NULL || !count_documents (db, inventory, error) ||
      !inno_store_query_integer (db, "SELECT count(*) FROM quarantine", &n_quarantined, error) ||
      !inno_store_count_conflicts (self, &n_conflicted, &inventory->n_conflicts, error))
    return NULL;

  inventory->n_quarantined = (guint) MIN (n_quarantined, G_MAXUINT);
  inventory->n_waiting = inno_store_get_n_waiting (self);
  inventory->is_read_only = inno_store_is_read_only (self);

  return g_steal_pointer (&inventory);
}
