/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-waiting.h"

#include <string.h>

#include "inno-store-edits.h"
#include "inno-store-pending.h"

/**
 * inno_waiting_free:
 * @waiting: (transfer full) (nullable): a document that waits
 */
void
inno_waiting_free (InnoWaiting *waiting)
{
  if (waiting == NULL)
    return;

  g_free (waiting->id);
  g_free (waiting->refusal);
  g_clear_pointer (&waiting->base, json_object_unref);
  g_clear_pointer (&waiting->document, json_object_unref);
  g_free (waiting);
}

/* *object is NULL where there is no text. */
static gboolean
parse (const char   *text,
       JsonObject  **object,
       GError      **error)
{
  g_autoptr(JsonNode) node = NULL;

  if (text == NULL)
    return TRUE;

  node = inno_store_parse (text, strlen (text), "", error);
  if (node != NULL)
    *object = json_node_dup_object (node);

  return node != NULL;
}

static InnoWaiting *
read_row (InnoStatement  *statement,
          GError        **error)
{
  g_autoptr(InnoWaiting) waiting = g_new0 (InnoWaiting, 1);

  waiting->id = g_strdup (inno_statement_get_text (statement, 0));
  waiting->at = sqlite3_column_int64 (statement, 3);
  waiting->refusal = g_strdup (inno_statement_get_text (statement, 4));
  if (!parse (inno_statement_get_text (statement, 1), &waiting->base, error) ||
      !parse (inno_statement_get_text (statement, 2), &waiting->document, error))
    return NULL;

  waiting->kind = waiting->document == NULL ? INNO_WAITING_REMOVED
                : waiting->base == NULL ? INNO_WAITING_NEW : INNO_WAITING_CHANGED;
  return g_steal_pointer (&waiting);
}

/**
 * inno_store_list_waiting:
 * @self: an open store
 * @max: how many at most; 0: all of them
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Lists what waits to be sent, the last edit first, and before all what the server does
 * not take. One that cannot be read stays
 * where it is, and is in nobody's way.
 *
 * Returns: (transfer full) (nullable) (element-type InnoWaiting): the documents
 */
GPtrArray *
inno_store_list_waiting (InnoStore  *self,
                         guint       max,
                         GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_waiting_free);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;
  sqlite3 *outbox;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);

  /* A portfolio that can only be looked at may have none. */
  outbox = inno_store_get_outbox (self, NULL);
  if (outbox == NULL)
    return g_steal_pointer (&list);

  statement = inno_statement_new (outbox, "SELECT e.document, e.base_body, e.body, e.at, r.reason FROM edit e "
                                          "LEFT JOIN refusal r ON r.document = e.document AND r.body IS e.body "
                                          "WHERE e.body IS NOT e.base_body "
                                          "ORDER BY r.reason IS NULL, e.at DESC, e.document LIMIT ?1", error);
  if (statement == NULL || !inno_statement_bind (statement, error, "i", max > 0 ? (gint64) max : -1))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      g_autoptr(GError) local_error = NULL;
      InnoWaiting *waiting = read_row (statement, &local_error);

      if (waiting != NULL)
        g_ptr_array_add (list, waiting);
      else
        g_debug ("An edit cannot be read: %s", local_error->message);
    }

  return step == INNO_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * inno_store_withdraw:
 * @self: an open store
 * @id: a document that waits to be sent
 * @who: (nullable): who withdraws it
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Makes the document what it is in the shared data. That is a step like any other,
 * and can be taken back.
 *
 * Returns: whether nothing of it waits any more
 */
gboolean
inno_store_withdraw (InnoStore   *self,
                     const char  *id,
                     const char  *who,
                     GError     **error)
{
  g_autoptr(InnoPending) pending = NULL;
  g_autoptr(InnoEdit) edit = NULL;
  JsonObject *base, *body;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  pending = inno_pending_read (self, id, error);
  if (pending == NULL)
    return FALSE;

  base = inno_pending_peek (pending->base_node);
  body = inno_pending_peek (pending->body_node);
  if (base == NULL && body == NULL)
    return TRUE;

  edit = inno_edit_new (base != NULL ? INNO_EDIT_CHANGE : INNO_EDIT_DELETE, id);
  if (base != NULL)
    inno_edit_put (edit, body, base);
  else
    inno_edit_remove (edit, body);

  return inno_store_edit (self, edit, who, error);
}
