/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-frozen.h"

#include <glib/gi18n-lib.h>

#include "inno-store-connection.h"
#include "inno-store-private.h"
#include "inno-store-snapshots-private.h"
#include "inno-store-statement.h"

/* Takes what one statement answers as the values of another. */
static gboolean
copy_rows (sqlite3     *from,
           const char  *select,
           sqlite3     *to,
           const char  *insert,
           GError     **error)
{
  g_autoptr(InnoStatement) source = inno_statement_new (from, select, error);
  g_autoptr(InnoStatement) target = source != NULL ? inno_statement_new (to, insert, error) : NULL;
  InnoStepResult step;

  if (target == NULL)
    return FALSE;

  while ((step = inno_statement_step (source, error)) == INNO_STEP_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (source); i++)
        sqlite3_bind_value (target, i + 1, sqlite3_column_value (source, i));
      if (inno_statement_step (target, error) != INNO_STEP_DONE)
        return FALSE;
      inno_statement_reset (target);
    }

  return step == INNO_STEP_DONE;
}

static gboolean
copy_tables (sqlite3     *from,
             sqlite3     *to,
             const char  *numbers,
             GError     **error)
{
  static const struct { const char *select; const char *insert; } tables[] = {
    { "SELECT number, name, meeting, as_of, at FROM snapshot WHERE number %s",
      "INSERT INTO snapshot VALUES (?1, ?2, ?3, ?4, ?5)" },
    { "SELECT number, hash, document, body FROM snapshot_body WHERE number IN "
      "(SELECT body FROM snapshot_document WHERE snapshot %s)",
      "INSERT INTO snapshot_body VALUES (?1, ?2, ?3, ?4)" },
    { "SELECT snapshot, body FROM snapshot_document WHERE snapshot %s",
      "INSERT INTO snapshot_document VALUES (?1, ?2)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto(GStrv) parts = g_strsplit (tables[i].select, "%s", 2);
      g_autofree char *select = g_strjoinv (numbers, parts);

      if (!copy_rows (from, select, to, tables[i].insert, error))
        return FALSE;
    }

  return TRUE;
}

/* Copies whole snapshots, with their numbers, into a database that has none of them. */
gboolean
inno_snapshots_copy (sqlite3     *from,
                     sqlite3     *to,
                     const char  *numbers,
                     GError     **error)
{
  gboolean is_reading = FALSE;
  gboolean is_copied;

  if (!inno_store_exec (to, "BEGIN", error))
    return FALSE;

  is_copied = inno_store_begin_read (from, &is_reading, error) && copy_tables (from, to, numbers, error);
  inno_store_end_read (from, is_reading);
  if (is_copied)
    is_copied = inno_store_exec (to, "COMMIT", error);
  if (!is_copied)
    inno_store_rollback (to);

  return is_copied;
}

/* What is shown is no longer among what it can be compared with. */
static gboolean
forget (sqlite3  *outbox,
        gint64    number,
        GError  **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (outbox, "DELETE FROM snapshot WHERE number = ?1", error);

  return statement != NULL && inno_statement_run (statement, error, "i", number);
}

static gboolean
import (InnoStore   *store,
        sqlite3     *outbox,
        gint64       number,
        const char  *deck,
        GError     **error)
{
  g_autoptr(InnoStoreSnapshot) snapshot = inno_snapshots_read (outbox, number, error);
  InnoImportCounts counts;

  if (snapshot == NULL || !inno_snapshots_import (outbox, snapshot, deck, store, &counts, error) ||
      !inno_store_set_setting (store, "meeting", snapshot->meeting, error))
    return FALSE;

  /* What was carried about has to be whole: figures without some of their documents are
   * others. The deck alone has none. */
  if (deck != NULL && (counts.quarantined > 0 || counts.added < 2))
    {
      g_debug ("%u documents cannot be read", counts.quarantined);
      g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_INCOMPLETE,
                           _("Some of what it should hold cannot be read."));
      return FALSE;
    }

  return forget (outbox, number, error);
}

/* Fills @store with a snapshot of @from. Returns: (transfer full) (nullable): what stands
 * for its outbox, with the snapshots that were made before */
sqlite3 *
inno_frozen_fill (InnoStore   *store,
                  sqlite3     *from,
                  const char  *name,
                  const char  *deck,
                  GError     **error)
{
  g_autofree char *numbers = NULL;
  sqlite3 *outbox = NULL;
  gint64 number;

  if (!inno_snapshots_find (from, name, &number, error))
    return NULL;

  numbers = g_strdup_printf ("<= %" G_GINT64_FORMAT, number);
  if (inno_store_connection_open_memory (&INNO_STORE_FILE_OUTBOX, &outbox, error) == INNO_OPEN_DONE &&
      inno_snapshots_copy (from, outbox, numbers, error) &&
      import (store, outbox, number, deck, error))
    return outbox;

  g_clear_pointer (&outbox, inno_store_connection_close);
  return NULL;
}

static sqlite3 *
fill_from_folder (InnoStore   *store,
                  const char  *folder,
                  const char  *name,
                  GError     **error)
{
  sqlite3 *db = NULL;
  sqlite3 *outbox = NULL;

  if (inno_store_connection_open_read_only (&INNO_STORE_FILE_OUTBOX, folder, &db, error) == INNO_OPEN_DONE)
    outbox = inno_frozen_fill (store, db, name, NULL, error);
  g_clear_pointer (&db, inno_store_connection_close);

  return outbox;
}

/**
 * inno_store_new_frozen:
 * @folder: a data folder, which may be open elsewhere
 * @name: the name of a snapshot in it
 *
 * Touches nothing on disk; the folder is read when the store is opened, and not after.
 * Any thread.
 *
 * Returns: (transfer full): a store that is to be opened
 */
InnoStore *
inno_store_new_frozen (const char *folder,
                       const char *name)
{
  g_return_val_if_fail (folder != NULL && name != NULL, NULL);

  return inno_store_new_filled (fill_from_folder, folder, name);
}
