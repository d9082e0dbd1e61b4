/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-pending.h"

#include <string.h>

#include "inno-document-diff.h"
#include "inno-json.h"

void
inno_pending_free (InnoPending *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->base_rev);
  g_free (self->base);
  g_free (self->body);
  g_free (self->incoming);
  g_clear_pointer (&self->base_node, json_node_unref);
  g_clear_pointer (&self->body_node, json_node_unref);
  g_clear_pointer (&self->sent_node, json_node_unref);
  g_free (self);
}

JsonObject *
inno_pending_peek (JsonNode *node)
{
  return node != NULL ? json_node_get_object (node) : NULL;
}

/* *node is NULL where there is no text. */
static gboolean
parse (const char  *text,
       JsonNode   **node,
       GError     **error)
{
  g_clear_pointer (node, json_node_unref);
  if (text == NULL)
    return TRUE;

  *node = inno_store_parse (text, strlen (text), "", error);
  return *node != NULL;
}

static InnoPending *
read_row (InnoStatement  *statement,
          GError        **error)
{
  g_autoptr(InnoPending) self = g_new0 (InnoPending, 1);

  self->id = g_strdup (inno_statement_get_text (statement, 0));
  self->base_rev = g_strdup (inno_statement_get_text (statement, 1));
  self->base = g_strdup (inno_statement_get_text (statement, 2));
  self->body = g_strdup (inno_statement_get_text (statement, 3));
  if (!parse (self->base, &self->base_node, error) || !parse (self->body, &self->body_node, error))
    return NULL;

  return g_steal_pointer (&self);
}

static InnoPending *
find_row (sqlite3     *db,
          const char  *sql,
          const char  *id,
          GError     **error)
{
  g_autoptr(InnoStatement) statement = inno_statement_new (db, sql, error);

  if (statement == NULL || !inno_statement_bind (statement, error, "t", id) ||
      inno_statement_step (statement, error) != INNO_STEP_ROW)
    return NULL;

  return read_row (statement, error);
}

/* Where that cannot be found out, each is looked for. */
gboolean
inno_pending_exist (InnoStore *store)
{
  sqlite3 *outbox = inno_store_get_outbox (store, NULL);
  gint64 has_edits = 1;

  if (outbox != NULL)
    inno_store_query_integer (outbox, "SELECT EXISTS (SELECT 1 FROM edit) OR EXISTS (SELECT 1 FROM conflict)",
                              &has_edits, NULL);

  return has_edits != 0;
}

#define FIND_EDIT "SELECT document, base_rev, base_body, body FROM edit WHERE document = ?1"

/* Whether somebody has to choose between two versions of it. */
static gboolean
is_open (sqlite3    *outbox,
         const char *id,
         GError    **error)
{
  g_autoptr(InnoStatement) find =
    inno_statement_new (outbox, "SELECT 1 FROM conflict WHERE document = ?1 LIMIT 1", error);

  return find != NULL && inno_statement_bind (find, error, "t", id) &&
         inno_statement_step (find, error) == INNO_STEP_ROW;
}

/* Returns: whether it could be looked for; *pending is NULL where it was not edited,
 * and nothing of it is open */
gboolean
inno_pending_find (InnoStore    *store,
                   const char   *id,
                   InnoPending **pending,
                   GError      **error)
{
  sqlite3 *outbox = inno_store_get_outbox (store, NULL);
  g_autoptr(GError) local_error = NULL;

  *pending = outbox != NULL ? find_row (outbox, FIND_EDIT, id, &local_error) : NULL;
  if (*pending == NULL && local_error == NULL && outbox != NULL && is_open (outbox, id, &local_error))
    *pending = inno_pending_read (store, id, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Returns: never NULL without an error */
InnoPending *
inno_pending_read (InnoStore   *store,
                   const char  *id,
                   GError     **error)
{
  sqlite3 *outbox = inno_store_get_outbox (store, NULL);
  sqlite3 *cache = inno_store_get_cache (store, error);
  g_autoptr(GError) local_error = NULL;
  InnoPending *self = NULL;

  if (cache == NULL)
    return NULL;

  if (outbox != NULL)
    self = find_row (outbox, FIND_EDIT, id, &local_error);
  if (self == NULL && local_error == NULL)
    self = find_row (cache, "SELECT id, rev, body, body FROM document WHERE id = ?1", id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (self == NULL)
    {
      self = g_new0 (InnoPending, 1);
      self->id = g_strdup (id);
    }

  return self;
}

/* Returns: (transfer full) (nullable) (element-type InnoPending): all documents
 *   that are not as the shared data has them. One that cannot be read stays in the
 *   file, and is in nobody's way. */
GPtrArray *
inno_pending_list (InnoStore  *store,
                   GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_pending_free);
  sqlite3 *outbox = inno_store_get_outbox (store, NULL);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step;

  if (outbox == NULL)
    return g_steal_pointer (&list);

  statement = inno_statement_new (outbox, "SELECT document, base_rev, base_body, body FROM edit "
                                          "ORDER BY document", error);
  if (statement == NULL)
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      g_autoptr(GError) local_error = NULL;
      InnoPending *self = read_row (statement, &local_error);

      if (self != NULL)
        g_ptr_array_add (list, self);
      else
        g_debug ("An edit cannot be read: %s", local_error->message);
    }

  return step == INNO_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* @text is what the shared data has from now on; NULL = nothing. */
gboolean
inno_pending_take_base (InnoPending  *self,
                        const char   *text,
                        GError      **error)
{
  g_free (self->base);
  self->base = g_strdup (text);
  g_clear_pointer (&self->base_rev, g_free);
  if (!parse (self->base, &self->base_node, error))
    return FALSE;

  if (self->base_node != NULL)
    self->base_rev = g_strdup (inno_store_get_rev (inno_pending_peek (self->base_node)));
  return TRUE;
}

/* @document is what is seen here from now on; NULL = nothing. Where it tells what
 * the shared data tells, it is that to the letter: nothing is left to be sent. */
gboolean
inno_pending_take_body (InnoPending  *self,
                        JsonObject   *document,
                        GError      **error)
{
  g_free (self->body);
  self->body = NULL;

  if (document != NULL && inno_document_has_same_content (document, inno_pending_peek (self->base_node)))
    {
      self->body = g_strdup (self->base);
    }
  else if (document != NULL)
    {
      g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), document);

      self->body = inno_json_to_string (node);
    }

  return parse (self->body, &self->body_node, error);
}

gboolean
inno_pending_put (InnoPending  *self,
                  sqlite3      *outbox,
                  GError      **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox,
                        "INSERT INTO edit (document, base_rev, base_body, body, at) "
                        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (document) DO UPDATE SET "
                        "base_rev = excluded.base_rev, base_body = excluded.base_body, "
                        "body = excluded.body, at = excluded.at", error);

  return statement != NULL &&
         inno_statement_run (statement, error, "tttti", self->id, self->base_rev, self->base, self->body,
                             g_get_real_time () / G_USEC_PER_SEC);
}

static char *
node_to_text (JsonNode *node)
{
  return node != NULL ? inno_json_to_string (node) : NULL;
}

/* What lost before is kept when another takes its place; but not who people are. */
static gboolean
keep_former (InnoPending         *self,
             sqlite3             *outbox,
             const InnoConflict  *conflict,
             const char          *mine,
             GError             **error)
{
  g_autoptr(InnoStatement) statement = NULL;

  if (g_str_has_prefix (self->id, "person:"))
    return TRUE;

  statement = inno_statement_new (outbox, "INSERT INTO history (document, path, value, who, at) "
                                          "SELECT document, path, mine, who, at FROM conflict "
                                          "WHERE document = ?1 AND path = ?2 AND mine IS NOT ?3", error);
  return statement != NULL && inno_statement_run (statement, error, "ttt", self->id, conflict->path, mine);
}

/* Of several at one place, the last: the earlier ones are in the history. @who
 * made ours, at @self->mine_at. */
gboolean
inno_pending_put_conflicts (InnoPending  *self,
                            sqlite3      *outbox,
                            GPtrArray    *conflicts,
                            const char   *who,
                            GError      **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (outbox,
                        "INSERT INTO conflict (document, path, base, mine, theirs, who, at) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (document, path) DO UPDATE SET "
                        "base = excluded.base, mine = excluded.mine, theirs = excluded.theirs, "
                        "who = excluded.who, at = excluded.at", error);

  gint64 at = self->mine_at != 0 ? self->mine_at : g_get_real_time () / G_USEC_PER_SEC;

  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const InnoConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *base = node_to_text (conflict->base);
      g_autofree char *mine = node_to_text (conflict->mine);
      g_autofree char *theirs = node_to_text (conflict->theirs);

      if (!keep_former (self, outbox, conflict, mine, error) ||
          !inno_statement_run (statement, error, "tttttti", self->id, conflict->path, base, mine, theirs, who, at))
        return FALSE;
    }

  return TRUE;
}

/* Whether the cache has what is seen here. */
gboolean
inno_pending_is_shown (InnoPending  *self,
                       sqlite3      *cache,
                       gboolean     *is_shown,
                       GError      **error)
{
  g_autoptr(InnoStatement) find = inno_statement_new (cache, "SELECT body FROM document WHERE id = ?1", error);
  InnoStepResult step = INNO_STEP_ERROR;

  if (find != NULL && inno_statement_bind (find, error, "t", self->id))
    step = inno_statement_step (find, error);
  if (step == INNO_STEP_ERROR)
    return FALSE;

  *is_shown = g_strcmp0 (step == INNO_STEP_ROW ? inno_statement_get_text (find, 0) : NULL, self->body) == 0;
  return TRUE;
}

/* What is seen here, into the cache. */
gboolean
inno_pending_show (InnoPending      *self,
                   InnoStoreWriter  *writer,
                   GError          **error)
{
  InnoStoreText text = { inno_pending_peek (self->body_node), self->body, 0 };

  if (self->body == NULL)
    return inno_store_writer_remove (writer, self->id, error);

  text.length = strlen (self->body);
  return inno_store_writer_put (writer, &text, FALSE, error);
}

/* Once the cache has them, rows that say nothing of their own can go, unless what
 * was sent before may still arrive; so can refusals of what is another text by now.
 * Failing is no fault: it is done again at the next opening. */
void
inno_pending_clean (sqlite3 *outbox)
{
  inno_store_exec (outbox, "DELETE FROM edit WHERE body IS base_body "
                           "AND document NOT IN (SELECT document FROM in_flight);"
                           "DELETE FROM refusal WHERE NOT EXISTS (SELECT 1 FROM edit "
                           "WHERE edit.document = refusal.document AND edit.body IS refusal.body)", NULL);
}

static gboolean
can_be_kept (JsonObject *document)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), document);
  g_autofree char *text = inno_json_to_string (node);
  g_autoptr(JsonNode) parsed = NULL;
  g_autoptr(GError) error = NULL;

  parsed = inno_store_parse (text, strlen (text), "", &error);
  if (parsed == NULL)
    g_debug ("A merged document cannot be kept: %s", error->message);

  return parsed != NULL;
}

/* What fits member by member may not fit as a whole: it may be too large. Then the
 * shared document stands as it is. Returns: (transfer full) (nullable): NULL where
 * the document is removed */
JsonObject *
inno_pending_merge (JsonNode  *base,
                    JsonNode  *mine,
                    JsonNode  *theirs,
                    GPtrArray *conflicts)
{
  g_autoptr(JsonObject) merged = NULL;
  InnoConflict *conflict;

  merged = inno_document_merge (inno_pending_peek (base), inno_pending_peek (mine),
                                inno_pending_peek (theirs), conflicts);
  if (merged == NULL || theirs == NULL || mine == NULL || can_be_kept (merged))
    return g_steal_pointer (&merged);

  conflict = g_new0 (InnoConflict, 1);
  conflict->path = g_strdup ("");
  conflict->base = base != NULL ? json_node_copy (base) : NULL;
  conflict->mine = json_node_copy (mine);
  conflict->theirs = json_node_copy (theirs);
  g_ptr_array_add (conflicts, conflict);

  return json_object_ref (inno_pending_peek (theirs));
}
