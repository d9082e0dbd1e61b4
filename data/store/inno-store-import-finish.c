/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-import-private.h"
#include "inno-store-settings.h"
#include "inno-store-totals.h"

/* What is derived from the documents once they are all there. */

static gboolean
put_head (sqlite3               *db,
          const InnoImportHead  *head,
          GError               **error)
{
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, head->seq);
  g_autofree char *as_of = head->as_of != INNO_DAY_NONE ? inno_day_to_iso (head->as_of) : NULL;
  g_autofree char *generated = g_strdup_printf ("%" G_GINT64_FORMAT, head->generated_at);
  g_autofree char *retrieved = g_strdup_printf ("%" G_GINT64_FORMAT, head->retrieved_at);
  const struct
  {
    const char *key;
    const char *value;
  } settings[] = {
    { "url",           head->url },
    { "etag",          head->etag },
    { "last_modified", head->last_modified },
    { "body_hash",     head->body_hash },
    { "dataset_id",    head->dataset_id },
    { "seq",           seq },
    { "as_of",         as_of },
    { "generated_at",  generated },
    { "retrieved_at",  retrieved },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!inno_store_settings_put (db, settings[i].key, settings[i].value, error))
      return FALSE;

  return TRUE;
}

gboolean
inno_store_import_count (InnoStoreImport   *self,
                         InnoImportCounts  *counts,
                         GError           **error)
{
  guint *of_outcome[] = {
    [INNO_SEEN_ADDED] = &counts->added,
    [INNO_SEEN_CHANGED] = &counts->changed,
    [INNO_SEEN_UNCHANGED] = &counts->unchanged,
    [INNO_SEEN_QUARANTINED] = NULL,
  };
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;

  counts->quarantined = self->n_quarantined;
  counts->conflicts = self->n_conflicts;
  statement = inno_statement_new (self->db,
                                  "SELECT outcome, count(*) FROM temp.seen GROUP BY outcome",
                                  error);
  if (statement == NULL)
    return FALSE;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      guint *count = of_outcome[sqlite3_column_int (statement, 0)];

      if (count != NULL)
        *count = (guint) sqlite3_column_int64 (statement, 1);
    }

  return step == INNO_STEP_DONE;
}

gboolean
inno_store_import_finish (InnoStoreImport         *self,
                          const InnoImportHead    *head,
                          const InnoImportCounts  *counts,
                          GError                 **error)
{
  gboolean is_changed = counts->added > 0 || counts->changed > 0 || counts->removed > 0;

  if ((is_changed || self->has_merged) && !inno_store_totals_make (self->db, error))
    return FALSE;

  return put_head (self->db, head, error);
}
