/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-edits.h"

#include <string.h>

#include "inno-edit-private.h"
#include "inno-json.h"
#include "inno-store-session.h"
#include "inno-store-settings.h"
#include "inno-store-totals.h"

/* The documents of an item, parsed: NULL where there is none. */
typedef struct
{
  const char *id;
  JsonNode   *base;
  JsonNode   *mine;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->base, json_node_unref);
  g_clear_pointer (&change->mine, json_node_unref);
  g_free (change);
}

static gboolean
parse (const char  *text,
       JsonNode   **node,
       GError     **error)
{
  if (text != NULL)
    *node = inno_store_parse (text, strlen (text), "", error);

  return text == NULL || *node != NULL;
}

/* Returns: (nullable): all of them, or NULL where one cannot be kept */
static GPtrArray *
read_changes (const InnoEdit  *edit,
              GError         **error)
{
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (change_free);

  for (guint i = 0; i < edit->items->len; i++)
    {
      const InnoEditItem *item = g_ptr_array_index (edit->items, i);
      Change *change = g_new0 (Change, 1);

      g_ptr_array_add (changes, change);
      change->id = item->id;
      if (!parse (item->base, &change->base, error) || !parse (item->document, &change->mine, error))
        return NULL;
    }

  return g_steal_pointer (&changes);
}

/* Returns: (nullable): the ids of the sub-projects of a group that is gone */
static GPtrArray *
list_orphans (sqlite3     *cache,
              const char  *group,
              GError     **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(InnoStatement) statement =
    inno_statement_new (cache, "SELECT id FROM project WHERE parent = ?1 "
                               "AND NOT EXISTS (SELECT 1 FROM document WHERE id = ?1)", error);
  InnoStepResult step;

  if (statement == NULL || !inno_statement_bind (statement, error, "t", group))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    g_ptr_array_add (ids, g_strdup (inno_statement_get_text (statement, 0)));

  return step == INNO_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static JsonNode *
without_group (JsonObject *document)
{
  g_autoptr(JsonObject) copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, document);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    json_object_set_member (copy, member, json_node_copy (node));
  json_object_set_string_member (copy, "kind", "project");
  json_object_set_null_member (copy, "parent");

  return json_node_init_object (json_node_alloc (), copy);
}

static gboolean
free_orphan (InnoStoreSession  *session,
             const char        *id,
             GError           **error)
{
  g_autoptr(InnoPending) pending = inno_pending_read (session->store, id, error);
  g_autoptr(JsonNode) alone = NULL;

  if (pending == NULL || pending->body_node == NULL)
    return pending != NULL;

  alone = without_group (inno_pending_peek (pending->body_node));
  return inno_store_session_change (session, id, pending->body_node, alone, error);
}

gboolean
inno_store_session_free_orphans (InnoStoreSession  *session,
                                 const char        *group,
                                 GError           **error)
{
  g_autoptr(GPtrArray) ids = list_orphans (session->cache, group, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!free_orphan (session, g_ptr_array_index (ids, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
write_changes (InnoStoreSession  *session,
               GPtrArray         *changes,
               GError           **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);

      if (!inno_store_session_change (session, change->id, change->base, change->mine, error))
        return FALSE;
    }

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);

      if (change->mine == NULL && !inno_store_session_free_orphans (session, change->id, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * inno_store_edit:
 * @self: an open store
 * @edit: what a person did
 * @who: (nullable): the person
 * @error: return location for an error of %INNO_STORE_ERROR, or of
 *   %INNO_JSON_ERROR where a document does not keep the contract
 *
 * Keeps all documents of @edit as one step, durably, or none of them. A document
 * that has become another since the person began is merged; what both changed
 * stays as it is and is in the table of conflicts. Where nothing changes there is
 * no step.
 *
 * Returns: whether it is kept
 */
gboolean
inno_store_edit (InnoStore       *self,
                 const InnoEdit  *edit,
                 const char      *who,
                 GError         **error)
{
  g_auto(InnoStoreSession) session = { 0 };
  g_autoptr(GPtrArray) changes = NULL;

  g_return_val_if_fail (INNO_IS_STORE (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  changes = read_changes (edit, error);
  if (changes == NULL)
    return FALSE;

  session.kind = edit->kind;
  session.subject = edit->subject;
  return inno_store_session_begin (&session, self, who, error) &&
         write_changes (&session, changes, error) &&
         inno_store_session_commit (&session, error);
}

/**
 * inno_store_read_document:
 * @self: an open store
 * @id: the id of a document
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the document as it is here; %NULL without
 *   an error where there is none
 */
JsonObject *
inno_store_read_document (InnoStore   *self,
                          const char  *id,
                          GError     **error)
{
  g_autoptr(InnoPending) pending = NULL;

  g_return_val_if_fail (INNO_IS_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  pending = inno_pending_read (self, id, error);
  return pending != NULL && pending->body_node != NULL ? json_node_dup_object (pending->body_node) : NULL;
}

/**
 * inno_store_get_n_waiting:
 * @self: an open store
 *
 * Returns: how many documents are not as the shared data has them
 */
guint
inno_store_get_n_waiting (InnoStore *self)
{
  sqlite3 *outbox;
  gint64 n_waiting = 0;

  g_return_val_if_fail (INNO_IS_STORE (self), 0);

  outbox = inno_store_get_outbox (self, NULL);
  if (outbox != NULL)
    inno_store_query_integer (outbox, "SELECT count(*) FROM edit WHERE body IS NOT base_body",
                              &n_waiting, NULL);

  return (guint) MIN (n_waiting, G_MAXUINT);
}

static gboolean
show_all (InnoStore  *self,
          sqlite3    *cache,
          GPtrArray  *list,
          GError    **error)
{
  g_auto(InnoStoreWriter) writer = { 0 };
  gboolean is_behind = FALSE;

  if (!inno_store_totals_begin (cache, error) || !inno_store_writer_init (&writer, cache, error))
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      InnoPending *pending = g_ptr_array_index (list, i);
      gboolean is_shown;

      if (!inno_pending_is_shown (pending, cache, &is_shown, error))
        return FALSE;
      if (is_shown)
        continue;

      if (!inno_store_totals_touch (cache, pending->id, error) ||
          !inno_pending_show (pending, &writer, error) ||
          !inno_store_totals_touch (cache, pending->id, error))
        return FALSE;
      is_behind = TRUE;
    }

  return !is_behind || inno_store_totals_mend (cache, error);
}

/* Brings the cache up to what the outbox says: the last time may have ended between
 * the two, or the cache is new. Of a cache that has to be fetched anew first,
 * nothing but the edits would be shown; the import takes them in. Failing is no
 * fault: the edits are there, and shown after the next opening. */
void
inno_store_replay (InnoStore *self)
{
  sqlite3 *cache = inno_store_get_cache (self, NULL);
  sqlite3 *outbox = inno_store_get_outbox (self, NULL);
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GError) error = NULL;

  if (outbox == NULL || inno_store_is_read_only (self) || !inno_pending_exist (self) ||
      (inno_store_is_empty (self) && inno_store_settings_has_endpoint (cache)))
    return;

  if (!inno_store_exec (cache, "BEGIN IMMEDIATE", &error))
    {
      g_debug ("The edits are not shown: %s", error->message);
      return;
    }

  list = inno_pending_list (self, &error);
  if (list != NULL && show_all (self, cache, list, &error) && inno_store_exec (cache, "COMMIT", &error))
    inno_pending_clean (outbox);
  else
    g_debug ("The edits are not shown: %s", error->message);
  inno_store_rollback (cache);
}
