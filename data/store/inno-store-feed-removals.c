/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-feed.h"

#include "inno-store-connection.h"
#include "inno-store-import-private.h"
#include "inno-store-settings.h"
#include "inno-store-totals.h"

/* Fewer of a type are never asked about. */
#define FEW 10

/* Only what is there can be missed. */
static gboolean
check_removals (sqlite3  *db,
                GError  **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (db, "SELECT count(*), count (removal.document) "
                            "FROM document LEFT JOIN removal ON removal.document = document.id "
                            "GROUP BY substr (document.id, 1, instr (document.id, ':'))", error);
  gint64 n_old = 0;
  gint64 n_removed = 0;
  gboolean is_heavy = FALSE;
  InnoStepResult step = INNO_STEP_ERROR;

  while (statement != NULL && (step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      gint64 n_of_type = sqlite3_column_int64 (statement, 0);
      gint64 n_go = sqlite3_column_int64 (statement, 1);

      n_old += n_of_type;
      n_removed += n_go;
      is_heavy = is_heavy || (n_go > FEW && n_go * 10 > n_of_type);
    }

  if (step == INNO_STEP_ERROR)
    return FALSE;

  return !is_heavy || inno_store_import_refuse_removal (n_removed, n_old, error);
}

/* Returns: (nullable) (element-type utf8): ids */
static GPtrArray *
list_removals (sqlite3  *db,
               GError  **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(InnoStatement) statement = inno_statement_new (db, "SELECT document FROM removal", error);
  InnoStepResult step = INNO_STEP_ERROR;

  while (statement != NULL && (step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (inno_statement_get_text (statement, 0)));

  return step == INNO_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
remove_all (InnoStore         *store,
            GPtrArray         *ids,
            InnoImportCounts  *counts,
            GError           **error)
{
  g_autoptr(InnoStoreImport) page = inno_store_feed_begin (store, ids->len, error);

  if (page == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!inno_store_feed_remove (page, g_ptr_array_index (ids, i), NULL, TRUE, error))
      return FALSE;

  if (!inno_store_feed_commit (page, NULL, counts, error))
    return FALSE;

  inno_store_connection_clear_log (inno_store_get_cache (store, NULL));
  return TRUE;
}

/**
 * inno_store_feed_finish:
 * @store: an open store
 * @flags: what has been asked and answered before
 * @counts: (out caller-allocates): what has changed
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * All pages are in: removes what they said to be deleted, or, where that is much of
 * a type, nothing of it until a person agrees. Until then it is remembered. The
 * store's thread.
 *
 * Returns: whether the store is as the server is
 */
gboolean
inno_store_feed_finish (InnoStore         *store,
                        InnoImportFlags    flags,
                        InnoImportCounts  *counts,
                        GError           **error)
{
  sqlite3 *db = inno_store_get_cache (store, error);
  g_autoptr(GPtrArray) ids = db != NULL ? list_removals (db, error) : NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *today = inno_day_to_iso (inno_day_today ());
  const InnoImportFlags agreed = INNO_IMPORT_ACCEPT_REMOVAL | INNO_IMPORT_TAKE_SERVERS;

  *counts = (InnoImportCounts) { 0 };
  if (ids == NULL)
    return FALSE;
  if (ids->len > 0 &&
      (((flags & agreed) == 0 && !check_removals (db, error)) || !remove_all (store, ids, counts, error)))
    return FALSE;

  /* A database has no day of its own: its figures speak of the day it was asked. */
  return inno_store_set_setting (store, "as_of", today, error) &&
         inno_store_set_setting (store, "retrieved_at", now, error);
}
