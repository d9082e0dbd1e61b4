/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "config.h"

#include "inno-store-restore.h"

#include <fcntl.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "inno-json.h"
#include "inno-store-pending.h"
#include "inno-store-revisions.h"
#include "inno-store-session.h"

#define N_RANDOM 20
#define N_LISTED "500"

/**
 * inno_known_rev_free:
 * @known: (transfer full) (nullable): a revision
 */
void
inno_known_rev_free (InnoKnownRev *known)
{
  if (known == NULL)
    return;

  g_free (known->id);
  g_free (known->rev);
  g_free (known);
}

/* What was edited here has no revision of its own yet. */
static gboolean
is_edited (InnoStore   *self,
           const char  *id,
           gboolean    *is_so,
           GError     **error)
{
  g_autoptr(InnoPending) pending = NULL;

  if (!inno_pending_find (self, id, &pending, error))
    return FALSE;

  *is_so = pending != NULL;
  return TRUE;
}

static gboolean
add_rows (InnoStore      *self,
          InnoStatement  *statement,
          GPtrArray      *list,
          GError        **error)
{
  InnoStepResult step;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      const char *id = inno_statement_get_text (statement, 0);
      InnoKnownRev *known;
      gboolean is_so;

      if (!is_edited (self, id, &is_so, error))
        return FALSE;
      if (is_so)
        continue;

      known = g_new0 (InnoKnownRev, 1);
      known->id = g_strdup (id);
      known->rev = g_strdup (inno_statement_get_text (statement, 1));
      g_ptr_array_add (list, known);
    }

  return step == INNO_STEP_DONE;
}

/**
 * inno_store_sample_revs:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoKnownRev): what the server
 *   surely had: the last of it, and some by chance; but nothing of which it has been
 *   decided that it counts as the server has it
 */
GPtrArray *
inno_store_sample_revs (InnoStore  *self,
                        GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_known_rev_free);
  sqlite3 *cache = inno_store_get_cache (self, error);
  g_autoptr(InnoStatement) recent = NULL;
  g_autoptr(InnoStatement) by_chance = NULL;

  if (cache == NULL)
    return NULL;

  recent = inno_statement_new (cache, "SELECT document.id, document.rev FROM recent JOIN document "
                                      "ON document.id = recent.document WHERE document.rev IS recent.rev", error);
  by_chance = inno_statement_new (cache, "SELECT id, rev FROM document WHERE rowid >= "
                                         "abs (random () % (SELECT max (rowid) FROM document)) + 1 "
                                         "AND rev IS NOT NULL AND id NOT IN (SELECT document FROM removal) "
                                         "LIMIT 1", error);
  if (recent == NULL || by_chance == NULL || !add_rows (self, recent, list, error))
    return NULL;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      if (!add_rows (self, by_chance, list, error))
        return NULL;
      inno_statement_reset (by_chance);
    }

  return g_steal_pointer (&list);
}

/**
 * inno_store_list_revs:
 * @self: an open store
 * @after: (nullable): the id behind which to begin
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoKnownRev): the next ones of
 *   all revisions that the server had, in the order of their ids
 */
GPtrArray *
inno_store_list_revs (InnoStore   *self,
                      const char  *after,
                      GError     **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_known_rev_free);
  sqlite3 *cache = inno_store_get_cache (self, error);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step = INNO_STEP_ERROR;

  statement = cache != NULL
    ? inno_statement_new (cache, "SELECT id FROM document WHERE id > ?1 ORDER BY id LIMIT " N_LISTED, error)
    : NULL;
  if (statement == NULL || !inno_statement_bind (statement, error, "t", after != NULL ? after : ""))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      g_autoptr(InnoPending) pending = inno_pending_read (self, inno_statement_get_text (statement, 0), error);
      InnoKnownRev *known;

      if (pending == NULL)
        return NULL;

      known = g_new0 (InnoKnownRev, 1);
      known->id = g_strdup (pending->id);
      known->rev = g_strdup (pending->base_node != NULL
                               ? inno_store_get_rev (inno_pending_peek (pending->base_node)) : NULL);
      g_ptr_array_add (list, known);
    }

  return step == INNO_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * inno_store_list_past:
 * @self: an open store
 * @known: a revision
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what it came from as far as
 *   that is known without a gap, the newest first, itself before all
 */
GPtrArray *
inno_store_list_past (InnoStore           *self,
                      const InnoKnownRev  *known,
                      GError             **error)
{
  g_autoptr(GPtrArray) past = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *cache = inno_store_get_cache (self, error);
  g_autoptr(InnoStatement) statement = NULL;
  guint generation = inno_store_rev_get_generation (known->rev);
  InnoStepResult step = INNO_STEP_ERROR;

  statement = cache != NULL ? inno_statement_new (cache, "SELECT rev FROM revision WHERE document = ?1 "
                                                         "ORDER BY number DESC", error)
                            : NULL;
  if (statement == NULL || !inno_statement_bind (statement, error, "t", known->id))
    return NULL;

  g_ptr_array_add (past, g_strdup (known->rev));
  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      const char *rev = inno_statement_get_text (statement, 0);

      if (inno_store_rev_get_generation (rev) == generation - past->len)
        g_ptr_array_add (past, g_strdup (rev));
    }

  return step == INNO_STEP_DONE ? g_steal_pointer (&past) : NULL;
}

/**
 * inno_store_get_shared:
 * @self: an open store
 * @id: the id of a document
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its text as the server had it; %NULL without
 *   an error where it had none
 */
char *
inno_store_get_shared (InnoStore   *self,
                       const char  *id,
                       GError     **error)
{
  g_autoptr(InnoPending) pending = inno_pending_read (self, id, error);

  return pending != NULL ? g_steal_pointer (&pending->base) : NULL;
}

/**
 * inno_store_restart:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * From now on the store is as the server is, whatever it was: what the server does
 * not show until inno_store_feed_finish() is removed there, and what it shows counts
 * though it be older. Edits stay, and are merged with that.
 *
 * Returns: whether it was written
 */
gboolean
inno_store_restart (InnoStore  *self,
                    GError    **error)
{
  sqlite3 *cache = inno_store_get_cache (self, error);
  gboolean is_done;

  if (cache == NULL || !inno_store_check_writable (self, error) ||
      !inno_store_exec (cache, "BEGIN IMMEDIATE", error))
    return FALSE;

  is_done = inno_store_exec (cache,
                             "INSERT OR IGNORE INTO removal (document) SELECT id FROM document;"
                             "DELETE FROM revision; DELETE FROM recent; DELETE FROM branch;"
                             "DELETE FROM setting WHERE key = 'since';"
                             "COMMIT", error);
  if (!is_done)
    inno_store_rollback (cache);
  return is_done;
}

static JsonObject *
copy_without_rev (JsonObject *document)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, document);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    if (!g_str_equal (member, "_rev"))
      json_object_set_member (copy, member, json_node_copy (node));

  return copy;
}

/* A document that is new to the server. The one that names the portfolio was the first
 * to be there. */
static gboolean
offer (InnoStoreSession  *session,
       const char        *id,
       GError           **error)
{
  g_autoptr(InnoPending) pending = inno_pending_read (session->store, id, error);
  g_autoptr(JsonObject) body = NULL;

  if (pending == NULL)
    return FALSE;
  if (pending->body_node == NULL || g_str_equal (id, "meta:dataset"))
    return TRUE;

  body = copy_without_rev (inno_pending_peek (pending->body_node));
  return inno_pending_take_base (pending, NULL, error) &&
         inno_pending_take_body (pending, body, error) &&
         inno_pending_put (pending, session->outbox, error) &&
         inno_pending_show (pending, &session->writer, error);
}

/**
 * inno_store_offer_all:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Makes edits of all documents, which are sent to a database that has none of them.
 *
 * Returns: whether all of them are durable
 */
gboolean
inno_store_offer_all (InnoStore  *self,
                      GError    **error)
{
  g_auto(InnoStoreSession) session = { .kind = INNO_EDIT_CREATE };
  g_autofree char *after = NULL;

  if (!inno_store_session_begin (&session, self, NULL, error))
    return FALSE;

  for (;;)
    {
      g_autoptr(GPtrArray) list = inno_store_list_revs (self, after, error);

      if (list == NULL)
        return FALSE;
      if (list->len == 0)
        break;

      for (guint i = 0; i < list->len; i++)
        if (!offer (&session, ((InnoKnownRev *) g_ptr_array_index (list, i))->id, error))
          return FALSE;

      g_free (after);
      after = g_strdup (((InnoKnownRev *) g_ptr_array_index (list, list->len - 1))->id);
    }

  return inno_store_exec (session.cache, "DELETE FROM revision; DELETE FROM recent; DELETE FROM branch;"
                                         "DELETE FROM setting WHERE key = 'since'", error) &&
         inno_store_session_commit (&session, error);
}

static gboolean
copy_file (sqlite3     *db,
           const char  *stamp,
           GError     **error)
{
  g_autofree char *path = g_strconcat (sqlite3_db_filename (db, "main"), ".before-", stamp, NULL);
  sqlite3 *copy = NULL;
  sqlite3_backup *backup = NULL;
  int fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  gboolean is_done = FALSE;

  if (fd >= 0)
    g_close (fd, NULL);
  if (sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK)
    backup = sqlite3_backup_init (copy, "main", db, "main");
  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      is_done = sqlite3_backup_finish (backup) == SQLITE_OK;
    }
  if (!is_done)
    inno_store_fail (copy, error);

  sqlite3_close (copy);
  return is_done;
}

/**
 * inno_store_back_up:
 * @self: an open store
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Copies both files beside themselves, before something is done to them that cannot
 * be undone.
 *
 * Returns: whether both copies are whole
 */
gboolean
inno_store_back_up (InnoStore  *self,
                    GError    **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S");
  sqlite3 *outbox = inno_store_get_outbox (self, error);

  return outbox != NULL && copy_file (outbox, stamp, error) &&
         copy_file (inno_store_get_cache (self, error), stamp, error);
}
