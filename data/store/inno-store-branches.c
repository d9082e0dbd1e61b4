/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-branches.h"

#include <string.h>

#include "inno-document-diff.h"
#include "inno-json.h"
#include "inno-store-feed.h"
#include "inno-store-pending.h"
#include "inno-store-revisions.h"
#include "inno-store-session.h"

/* The merge of one document: what the branches say together, and what that makes of
 * what is edited here. */
typedef struct
{
  const char *id;
  InnoLeaf   *winner;
  JsonNode   *shared;      /* the winner */
  JsonNode   *merged;      /* the winner with the others */
  GPtrArray  *conflicts;
} Merge;

/**
 * inno_leaf_new:
 * @document: as it came, asked for with its revisions; they are taken out of it
 *
 * Returns: (transfer full): the revision with what it came from
 */
InnoLeaf *
inno_leaf_new (JsonObject *document)
{
  InnoLeaf *self = g_new0 (InnoLeaf, 1);
  JsonObject *revisions = inno_json_peek_object (json_object_get_member (document, "_revisions"));
  JsonArray *hashes = revisions != NULL ? inno_json_peek_array (json_object_get_member (revisions, "ids")) : NULL;
  gint64 start = revisions != NULL ? json_object_get_int_member_with_default (revisions, "start", 0) : 0;

  self->document = json_object_ref (document);
  self->history = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; hashes != NULL && i < json_array_get_length (hashes); i++)
    {
      const char *hash = inno_json_peek_string (json_array_get_element (hashes, i));

      g_ptr_array_add (self->history, g_strdup_printf ("%" G_GINT64_FORMAT "-%s", start - i, hash != NULL ? hash : ""));
    }

  json_object_remove_member (document, "_revisions");
  json_object_remove_member (document, "_conflicts");
  return self;
}

/**
 * inno_leaf_free:
 * @leaf: (transfer full) (nullable): a leaf
 */
void
inno_leaf_free (InnoLeaf *leaf)
{
  if (leaf == NULL)
    return;

  g_clear_pointer (&leaf->document, json_object_unref);
  g_clear_pointer (&leaf->history, g_ptr_array_unref);
  g_free (leaf);
}

/**
 * inno_branch_free:
 * @branch: (transfer full) (nullable): a branch
 */
void
inno_branch_free (InnoBranch *branch)
{
  if (branch == NULL)
    return;

  g_free (branch->id);
  g_free (branch->rev);
  g_free (branch);
}

/* Whether the edit of the document, if there is one, has arrived. */
static gboolean
is_settled (sqlite3    *outbox,
            const char *id)
{
  g_autoptr(InnoStatement) find =
    inno_statement_new (outbox, "SELECT 1 FROM edit WHERE document = ?1 AND body IS NOT base_body "
                                "UNION ALL SELECT 1 FROM in_flight WHERE document = ?1", NULL);

  return find != NULL && inno_statement_bind (find, NULL, "t", id) &&
         inno_statement_step (find, NULL) == INNO_STEP_DONE;
}

/**
 * inno_store_branches_list:
 * @self: an open store
 * @is_merged: those that are merged, and whose merge the server has; otherwise those
 *   that have to be merged
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type InnoBranch): in the order of
 *   their documents
 */
GPtrArray *
inno_store_branches_list (InnoStore  *self,
                          gboolean    is_merged,
                          GError    **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_branch_free);
  sqlite3 *cache = inno_store_get_cache (self, error);
  sqlite3 *outbox = inno_store_get_outbox (self, NULL);
  g_autoptr(InnoStatement) statement = NULL;
  InnoStepResult step = INNO_STEP_ERROR;

  statement = cache != NULL ? inno_statement_new (cache, "SELECT document, rev FROM branch WHERE is_merged = ?1 "
                                                         "ORDER BY document, rev", error)
                            : NULL;
  if (statement == NULL || !inno_statement_bind (statement, error, "i", (gint64) is_merged))
    return NULL;

  while ((step = inno_statement_step (statement, error)) == INNO_STEP_ROW)
    {
      const char *id = inno_statement_get_text (statement, 0);
      InnoBranch *branch;

      if (outbox == NULL || (is_merged && !is_settled (outbox, id)))
        continue;

      branch = g_new0 (InnoBranch, 1);
      branch->id = g_strdup (id);
      branch->rev = g_strdup (inno_statement_get_text (statement, 1));
      g_ptr_array_add (list, branch);
    }

  return step == INNO_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static gboolean
was_sent_from_here (sqlite3    *outbox,
                    const char *id,
                    JsonObject *document)
{
  const char *edit_id = inno_document_get_stamp (document, "id");
  g_autoptr(InnoStatement) find =
    inno_statement_new (outbox, "SELECT 1 FROM in_flight WHERE document = ?1 AND edit_id = ?2", NULL);

  return find != NULL && inno_statement_bind (find, NULL, "tt", id, edit_id) &&
         inno_statement_step (find, NULL) == INNO_STEP_ROW;
}

/* The newest text that both came from, where it is kept. */
static gboolean
find_base (sqlite3    *cache,
           const char *id,
           InnoLeaf   *a,
           InnoLeaf   *b,
           JsonNode  **base,
           GError    **error)
{
  for (guint i = 0; i < a->history->len; i++)
    {
      const char *rev = g_ptr_array_index (a->history, i);
      g_autofree char *body = NULL;

      if (!g_ptr_array_find_with_equal_func (b->history, rev, g_str_equal, NULL))
        continue;
      if (!inno_store_revisions_find (cache, id, rev, &body, error))
        return FALSE;
      if (body == NULL)
        continue;

      *base = inno_store_parse (body, strlen (body), "", error);
      return *base != NULL;
    }

  return TRUE;
}

/* What loses is kept before anything happens to it; but not who people are. */
static gboolean
keep_loser (sqlite3     *outbox,
            const Merge *merge,
            JsonNode    *loser,
            GError     **error)
{
  g_autoptr(InnoStatement) put = NULL;
  g_autofree char *text = NULL;
  const char *who = inno_document_get_stamp (json_node_get_object (loser), "by");

  if (g_str_has_prefix (merge->id, "person:"))
    return TRUE;

  text = inno_json_to_string (loser);
  put = inno_statement_new (outbox, "INSERT INTO history (document, path, value, who, at) "
                                    "SELECT ?1, '', ?2, ?3, ?4 WHERE NOT EXISTS "
                                    "(SELECT 1 FROM history WHERE document = ?1 AND value = ?2)", error);
  return put != NULL && inno_statement_run (put, error, "ttti", merge->id, text, who,
                                            g_get_real_time () / G_USEC_PER_SEC);
}

static gboolean
merge_loser (InnoStoreSession *session,
             Merge            *merge,
             InnoLeaf         *loser,
             GError          **error)
{
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), loser->document);
  g_autoptr(JsonNode) base = NULL;
  g_autoptr(JsonObject) merged = NULL;

  /* It is edited here, and merged as that. */
  if (was_sent_from_here (session->outbox, merge->id, loser->document))
    return TRUE;
  if (!find_base (session->cache, merge->id, merge->winner, loser, &base, error) ||
      !keep_loser (session->outbox, merge, node, error))
    return FALSE;

  merged = inno_pending_merge (base, node, merge->merged, merge->conflicts);
  json_node_unref (merge->merged);
  merge->merged = json_node_init_object (json_node_alloc (), merged);
  return TRUE;
}

static gboolean
mark_merged (InnoStoreSession *session,
             const char       *id,
             GPtrArray        *losers,
             GError          **error)
{
  g_autoptr(InnoStatement) statement =
    inno_statement_new (session->cache, "UPDATE branch SET is_merged = 1 WHERE document = ?1 AND rev = ?2", error);

  for (guint i = 0; statement != NULL && i < losers->len; i++)
    {
      const InnoLeaf *loser = g_ptr_array_index (losers, i);

      if (!inno_statement_run (statement, error, "tt", id, inno_store_get_rev (loser->document)))
        return FALSE;
    }

  return statement != NULL;
}

static gboolean
merge_all (InnoStoreSession *session,
           Merge            *merge,
           GPtrArray        *losers,
           GError          **error)
{
  g_autoptr(InnoPending) pending = NULL;

  for (guint i = 0; i < losers->len; i++)
    if (!merge_loser (session, merge, g_ptr_array_index (losers, i), error))
      return FALSE;

  pending = inno_pending_read (session->store, merge->id, error);
  return pending != NULL &&
         inno_pending_put_conflicts (pending, session->outbox, merge->conflicts, NULL, error) &&
         (inno_document_has_same_content (json_node_get_object (merge->merged), json_node_get_object (merge->shared)) ||
          inno_store_session_change (session, merge->id, merge->shared, merge->merged, error)) &&
         mark_merged (session, merge->id, losers, error) &&
         inno_store_session_commit (session, error);
}

/**
 * inno_store_branches_merge:
 * @self: an open store, which has taken in @winner
 * @winner: the revision that the server shows
 * @losers: (element-type InnoLeaf): those that it keeps beside it
 * @n_conflicts: (out): how many members differ in them
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Makes of all of them one document, as an edit that is to be sent. Their own texts
 * are kept in the history, and where two of them changed the same, both are in the
 * table of conflicts.
 *
 * Returns: whether all of that is durable
 */
gboolean
inno_store_branches_merge (InnoStore  *self,
                           InnoLeaf   *winner,
                           GPtrArray  *losers,
                           guint      *n_conflicts,
                           GError    **error)
{
  g_auto(InnoStoreSession) session = { .kind = INNO_EDIT_CHANGE };
  g_autoptr(GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  g_autoptr(JsonNode) shared = json_node_init_object (json_node_alloc (), winner->document);
  Merge merge = {
    .id = json_object_get_string_member (winner->document, "_id"),
    .winner = winner,
    .shared = shared,
    .merged = json_node_ref (shared),
    .conflicts = conflicts,
  };
  gboolean is_done;

  session.subject = merge.id;
  is_done = inno_store_session_begin (&session, self, NULL, error) &&
            merge_all (&session, &merge, losers, error);
  json_node_unref (merge.merged);
  *n_conflicts = is_done ? conflicts->len : 0;

  return is_done;
}

static gboolean
run (InnoStore   *self,
     const char  *sql,
     const char  *id,
     const char  *rev,
     GError     **error)
{
  sqlite3 *cache = inno_store_get_cache (self, error);
  g_autoptr(InnoStatement) statement = cache != NULL ? inno_statement_new (cache, sql, error) : NULL;

  return statement != NULL && inno_statement_run (statement, error, "tt", id, rev);
}

/**
 * inno_store_branches_mark:
 * @self: an open store
 * @id: the id of a document
 * @rev: a branch of it that was sent from here, and so needs no merge: the edit is
 *   still here, and is merged with what the server shows
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
inno_store_branches_mark (InnoStore   *self,
                          const char  *id,
                          const char  *rev,
                          GError     **error)
{
  return run (self, "UPDATE branch SET is_merged = 1 WHERE document = ?1 AND rev = ?2", id, rev, error);
}

/**
 * inno_store_branches_forget:
 * @self: an open store
 * @branch: one that the server does not have any more
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
inno_store_branches_forget (InnoStore         *self,
                            const InnoBranch  *branch,
                            GError           **error)
{
  return run (self, "DELETE FROM branch WHERE document = ?1 AND rev = ?2", branch->id, branch->rev, error);
}
