/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-document-merge.h"
#include "inno-store-session.h"

/* The conflicts that a step brings belong to it: they go when it is taken back. */

/* Once the document has been written: a conflict alone is no step, nor is what takes one
 * back. */
gboolean
inno_store_session_keep_raised (InnoStoreSession  *self,
                                const char        *document,
                                GPtrArray         *conflicts,
                                GError           **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  if (conflicts->len == 0 || self->number == 0 || self->kind == INNO_EDIT_UNDO || self->kind == INNO_EDIT_REDO)
    return TRUE;

  statement = inno_statement_new (self->outbox,
                                  "REPLACE INTO raised (step, document, path, base, mine, theirs, who, at) "
                                  "SELECT ?1, document, path, base, mine, theirs, who, at FROM conflict "
                                  "WHERE document = ?2 AND path = ?3", error);
  for (guint i = 0; statement != NULL && i < conflicts->len; i++)
    {
      const InnoConflict *conflict = g_ptr_array_index (conflicts, i);

      if (!inno_statement_run (statement, error, "itt", self->number, document, conflict->path))
        return FALSE;
    }

  return statement != NULL;
}

/* One that is about another value by now came from somewhere else, and stays. */
gboolean
inno_store_session_withdraw_raised (InnoStoreSession  *self,
                                    gint64             step,
                                    GError           **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (self->outbox,
                        "DELETE FROM conflict WHERE EXISTS (SELECT 1 FROM raised WHERE step = ?1 "
                        "AND raised.document = conflict.document AND raised.path = conflict.path "
                        "AND raised.mine IS conflict.mine)", error);

  return statement != NULL && inno_statement_run (statement, error, "i", step);
}

gboolean
inno_store_session_raise_again (InnoStoreSession  *self,
                                gint64             step,
                                GError           **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (self->outbox,
                        "INSERT OR IGNORE INTO conflict (document, path, base, mine, theirs, who, at) "
                        "SELECT document, path, base, mine, theirs, who, at FROM raised WHERE step = ?1", error);

  return statement != NULL && inno_statement_run (statement, error, "i", step);
}
