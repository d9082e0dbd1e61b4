/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-quarantine.h"

#include "inno-store-private.h"
#include "inno-store-statement.h"

/**
 * inno_quarantined_free:
 * @record: (transfer full) (nullable): a record that was set aside
 */
void
inno_quarantined_free (InnoQuarantined *record)
{
  if (record == NULL)
    return;

  g_free (record->path);
  g_free (record->id);
  g_free (record->reason);
  g_clear_pointer (&record->raw, g_bytes_unref);
  g_free (record);
}

/**
 * inno_quarantined_to_text:
 * @record: a record that was set aside
 *
 * Returns: (transfer full): it as it came, with what is no text replaced, so that it
 *   can be shown
 */
char *
inno_quarantined_to_text (const InnoQuarantined *record)
{
  gsize length;
  const char *bytes;
  char *text;

  g_return_val_if_fail (record != NULL, NULL);

  bytes = g_bytes_get_data (record->raw, &length);
  text = g_utf8_make_valid (bytes != NULL ? bytes : "", (gssize) length);

  /* What has no shape of its own could hide the rest. */
  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) && *c != '\n' && *c != '\t')
      *c = ' ';

  return text;
}

/**
 * inno_store_list_quarantine:
 * @self: an open store
 * @max: how many at most
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoQuarantined): the records of
 *   the last import that could not be kept, as they came
 */
GPtrArray *
inno_store_list_quarantine (InnoStore  *self,
                            guint       max,
                            GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_quarantined_free);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;
  sqlite3 *cache;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);

  cache = inno_store_get_cache (self, error);
  if (cache == NULL)
    return NULL;

  statement = inno_statement_new (cache, "SELECT path, id, reason, at, raw FROM quarantine "
                                         "ORDER BY number LIMIT ?1", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "i", (gint64) max))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      InnoQuarantined *record = g_new0 (InnoQuarantined, 1);

      record->path = g_strdup (inno_statement_get_text (statement, 0));
      record->id = g_strdup (inno_statement_get_text (statement, 1));
      record->reason = g_strdup (inno_statement_get_text (statement, 2));
      record->at = sqlite3_column_int64 (statement, 3);
      record->raw = g_bytes_new (sqlite3_column_blob (statement, 4), (gsize) sqlite3_column_bytes (statement, 4));
      g_ptr_array_add (list, record);
    }

  return step == INNO_STEP_DONE ? g_steal_pointer (&list) : NULL;
}
