/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-store-import-private.h"
#include "inno-store-settings.h"

/* What has to be so before an import may take the place of what is there. */

/* Fewer are never asked about. */
#define FEW 10

typedef struct
{
  gint64   n_old;
  gint64   n_removed;
  gboolean is_heavy;   /* more than a tenth of one type */
} Removal;

gboolean
inno_store_import_check_dataset (InnoStoreImport  *self,
                                 const char       *dataset_id,
                                 GError          **error)
{
  g_autofree char *pinned = inno_store_settings_get (self->db, "dataset_id");

  if (pinned == NULL || g_str_equal (pinned, dataset_id))
    return TRUE;

  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_DIFFERENT,
                       _("The address leads to another portfolio than the one kept here. "
                         "Nothing was changed."));
  return FALSE;
}

static gboolean
check_sequence (InnoStoreImport       *self,
                const InnoImportHead  *head,
                InnoImportFlags        flags,
                GError               **error)
{
  g_autofree char *kept = inno_store_settings_get (self->db, "seq");

  if (kept == NULL || (flags & INNO_IMPORT_ACCEPT_ROLLBACK) != 0 ||
      head->seq >= g_ascii_strtoll (kept, NULL, 10))
    return TRUE;

  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_ROLLED_BACK,
                       _("The shared data is older than the copy kept here. "
                         "Nothing was changed."));
  return FALSE;
}

static gboolean
read_distinct (InnoStoreImport  *self,
               GHashTable       *distinct,
               GError          **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;

  statement = inno_statement_new (self->db,
                                  "SELECT type, count(*) FROM temp.seen GROUP BY type", error);
  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_hash_table_insert (distinct, g_strdup (inno_statement_get_text (statement, 0)),
                         GINT_TO_POINTER (sqlite3_column_int (statement, 1)));

  return step == INNO_STEP_DONE;
}

/* Both the records and the documents among them may have been counted: they differ
 * where one comes twice. A record that shows no type may be one of any. */
static gboolean
check_counts (InnoStoreImport       *self,
              const InnoImportHead  *head,
              GError               **error)
{
  g_autoptr(GHashTable) distinct = NULL;
  GHashTableIter iter;
  gpointer type;
  gpointer count;
  gint64 n_missing = 0;
  gboolean is_complete = TRUE;

  distinct = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_distinct (self, distinct, error))
    return FALSE;

  g_hash_table_iter_init (&iter, head->counts);
  while (g_hash_table_iter_next (&iter, &type, &count))
    {
      gint64 n_told = GPOINTER_TO_INT (count);
      gint64 n_received = GPOINTER_TO_UINT (g_hash_table_lookup (self->received, type));
      gint64 n_distinct = GPOINTER_TO_INT (g_hash_table_lookup (distinct, type));

      is_complete = is_complete && n_told >= n_distinct;
      n_missing += MAX (n_told - n_received, 0);
    }

  if (is_complete && n_missing <= self->n_without_type)
    return TRUE;

  g_set_error_literal (error, INNO_STORE_ERROR, INNO_STORE_ERROR_INCOMPLETE,
                       _("The shared data does not hold as many records as it says. "
                         "Nothing was changed."));
  return FALSE;
}

static gboolean
read_removal (InnoStoreImport  *self,
              Removal          *removal,
              GError          **error)
{
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;

  statement =
    inno_statement_new (self->db,
                        "SELECT count(*), count(*) FILTER (WHERE seen.id IS NULL) "
                        "FROM document LEFT JOIN temp.seen AS seen ON seen.id = document.id "
                        "WHERE seen.outcome IS NOT ?1 AND document.id NOT IN (SELECT id FROM temp.edited) "
                        "GROUP BY substr (document.id, 1, instr (document.id, ':'))", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "i", (gint64) INNO_SEEN_ADDED))
    return FALSE;

  *removal = (Removal) { 0 };
  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      gint64 n_old = sqlite3_column_int64 (statement, 0);
      gint64 n_removed = sqlite3_column_int64 (statement, 1);

      removal->n_old += n_old;
      removal->n_removed += n_removed;
      if (n_old > FEW && n_removed * 10 > n_old)
        removal->is_heavy = TRUE;
    }

  return step == INNO_STEP_DONE;
}

gboolean
inno_store_import_refuse_removal (gint64    n_removed,
                                  gint64    n_old,
                                  GError  **error)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree char *removed = inno_format_count (format, n_removed);
  g_autofree char *old = inno_format_count (format, n_old);

  g_set_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_MASS_REMOVAL,
               /* Translators: two numbers; the first is a large part of the second. */
               _("%s of %s records are no longer in the shared data. Nothing was changed."),
               removed, old);
  return FALSE;
}

/* A file that was cut by mistake looks like one from which much was deleted. */
static gboolean
check_removal (InnoStoreImport  *self,
               InnoImportFlags   flags,
               GError          **error)
{
  Removal removal;

  if (self->n_without_id > 0 || (flags & INNO_IMPORT_ACCEPT_REMOVAL) != 0)
    return TRUE;
  if (!read_removal (self, &removal, error))
    return FALSE;

  if (removal.n_removed > 0 &&
      (removal.is_heavy ||
       removal.n_removed == removal.n_old ||
       (removal.n_removed > FEW && removal.n_removed * 10 > removal.n_old)))
    return inno_store_import_refuse_removal (removal.n_removed, removal.n_old, error);

  return TRUE;
}

gboolean
inno_store_import_check (InnoStoreImport       *self,
                         const InnoImportHead  *head,
                         InnoImportFlags        flags,
                         GError               **error)
{
  return inno_store_import_check_dataset (self, head->dataset_id, error) &&
         check_sequence (self, head, flags, error) &&
         check_counts (self, head, error) &&
         check_removal (self, flags, error);
}
