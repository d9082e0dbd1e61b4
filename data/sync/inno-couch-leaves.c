/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <string.h>

#include "inno-json.h"

/* A few at a time, as with what is sent. */
#define MAX_PRUNED 200

typedef struct
{
  gboolean    is_merged;
  GPtrArray  *branches;    /* of InnoBranch */
} Listing;

/* One document with all that the server has of it. */
typedef struct
{
  InnoLeaf  *winner;       /* nullable */
  JsonArray *names;        /* nullable: of the others */
  GPtrArray *losers;       /* of InnoLeaf */
} Document;

static void
document_clear (Document *document)
{
  g_clear_pointer (&document->winner, inno_leaf_free);
  g_clear_pointer (&document->names, json_array_unref);
  g_clear_pointer (&document->losers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

static gboolean
list (InnoCouch  *self,
      gpointer    data,
      GError    **error)
{
  Listing *listing = data;

  listing->branches = inno_store_branches_list (self->store, listing->is_merged, error);
  return listing->branches != NULL;
}

static gboolean
merge (InnoCouch  *self,
       gpointer    data,
       GError    **error)
{
  Document *document = data;
  guint n_conflicts;

  if (!inno_store_branches_merge (self->store, document->winner, document->losers, &n_conflicts, error))
    return FALSE;

  self->report.conflicts += n_conflicts;
  return TRUE;
}

static gboolean
get_losers (InnoCouch   *self,
            const char  *id,
            Document    *document,
            GError     **error)
{
  document->losers = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_leaf_free);
  for (guint i = 0; document->names != NULL && i < json_array_get_length (document->names); i++)
    {
      g_autoptr (InnoLeaf) leaf = NULL;

      const char *rev = inno_json_peek_string (json_array_get_element (document->names, i));

      if (rev != NULL && !inno_couch_get_leaf (self, id, rev, &leaf, NULL, error))
        return FALSE;

      /* What does not keep the contract is left where it is. */
      if (leaf != NULL && inno_document_validate (leaf->document, "", NULL))
        g_ptr_array_add (document->losers, g_steal_pointer (&leaf));
    }

  return TRUE;
}

static gboolean
merge_document (InnoCouch   *self,
                const char  *id,
                GError     **error)
{
  g_auto (Document) document = { 0 };

  if (!inno_couch_get_leaf (self, id, NULL, &document.winner, &document.names, error))
    return FALSE;

  /* Deleted meanwhile: the feed tells. */
  if (document.winner == NULL || !inno_document_validate (document.winner->document, "", NULL))
    return TRUE;

  return inno_couch_take_leaf (self, document.winner, document.names, error) &&
         get_losers (self, id, &document, error) &&
         (document.losers->len == 0 || inno_couch_on_store (self, merge, &document, error));
}

/**
 * inno_couch_merge_leaves:
 * @self: a conversation
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Makes one document of each that the server has in several branches, as an edit
 * that is to be sent. What another has merged meanwhile is met there as a change of
 * theirs.
 *
 * Returns: whether all are merged
 */
gboolean
inno_couch_merge_leaves (InnoCouch  *self,
                         GError    **error)
{
  Listing listing = { .is_merged = FALSE };
  g_autoptr (GPtrArray) branches = NULL;
  const char *last = NULL;

  if (!inno_couch_on_store (self, list, &listing, error))
    return FALSE;

  branches = listing.branches;
  for (guint i = 0; i < branches->len; i++)
    {
      const InnoBranch *branch = g_ptr_array_index (branches, i);

      if (g_strcmp0 (branch->id, last) != 0 && !merge_document (self, branch->id, error))
        return FALSE;
      last = branch->id;
    }

  return TRUE;
}

/* Pruning */

typedef struct
{
  GPtrArray  *branches;
  GHashTable *gone;       /* revisions that the server does not have as leaves now */
} Pruned;

static gboolean
forget (InnoCouch  *self,
        gpointer    data,
        GError    **error)
{
  Pruned *pruned = data;

  for (guint i = 0; i < pruned->branches->len; i++)
    {
      const InnoBranch *branch = g_ptr_array_index (pruned->branches, i);

      if (g_hash_table_contains (pruned->gone, branch->id) &&
          !inno_store_branches_forget (self->store, branch, error))
        return FALSE;
    }

  return TRUE;
}

static JsonObject *
make_tombstone (const InnoBranch *branch)
{
  g_autofree char *type = g_strndup (branch->id, (gsize) (strchr (branch->id, ':') - branch->id));
  JsonObject *tombstone = json_object_new ();

  json_object_set_string_member (tombstone, "_id", branch->id);
  json_object_set_string_member (tombstone, "_rev", branch->rev);
  json_object_set_boolean_member (tombstone, "_deleted", TRUE);
  json_object_set_string_member (tombstone, "type", type);

  return tombstone;
}

/* Somebody else may have been faster: that is a conflict, and as good. */
static gboolean
read_gone (JsonNode   *root,
           GHashTable *gone)
{
  JsonArray *rows = inno_json_peek_array (root);

  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonObject *row = inno_json_peek_object (json_array_get_element (rows, i));
      const char *id = row != NULL ? inno_json_peek_string (json_object_get_member (row, "id")) : NULL;
      const char *fault = row != NULL ? inno_json_peek_string (json_object_get_member (row, "error")) : NULL;

      if (id != NULL && (fault == NULL || g_str_equal (fault, "conflict")))
        g_hash_table_add (gone, g_strdup (id));
    }

  return g_hash_table_size (gone) > 0;
}

/* One branch of a document at a time, so that an answer names one. */
static GPtrArray *
choose (GPtrArray *branches,
        guint     *at)
{
  GPtrArray *chosen = g_ptr_array_new ();
  const char *last = NULL;

  while (*at < branches->len && chosen->len < MAX_PRUNED)
    {
      InnoBranch *branch = g_ptr_array_index (branches, *at);

      if (g_strcmp0 (branch->id, last) == 0)
        break;
      g_ptr_array_add (chosen, branch);
      last = branch->id;
      (*at)++;
    }

  return chosen;
}

static gboolean
prune (InnoCouch  *self,
       GPtrArray  *branches,
       GError    **error)
{
  g_autoptr (JsonObject) request = json_object_new ();
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autoptr (GBytes) body = NULL;
  JsonArray *docs = json_array_new ();
  Pruned pruned = { branches, gone };

  for (guint i = 0; i < branches->len; i++)
    json_array_add_object_element (docs, make_tombstone (g_ptr_array_index (branches, i)));
  json_object_set_array_member (request, "docs", docs);
  body = inno_couch_to_bytes (request);

  if (!inno_couch_ask (self, "/_bulk_docs", body, INNO_COUCH_PARSED, &answer, error))
    return FALSE;
  if (answer.status != 200 && answer.status != 201 && answer.status != 202)
    return inno_couch_fail_writing (self, &answer, error);

  return !read_gone (answer.root, gone) || inno_couch_on_store (self, forget, &pruned, error);
}

/**
 * inno_couch_prune_leaves:
 * @self: a conversation in which all that waits has been sent
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Deletes the branches whose merge the server has.
 *
 * Returns: whether they are gone
 */
gboolean
inno_couch_prune_leaves (InnoCouch  *self,
                         GError    **error)
{
  Listing listing = { .is_merged = TRUE };
  g_autoptr (GPtrArray) branches = NULL;
  guint at = 0;

  if (self->is_read_only)
    return TRUE;
  if (!inno_couch_on_store (self, list, &listing, error))
    return FALSE;

  branches = listing.branches;
  while (at < branches->len)
    {
      g_autoptr (GPtrArray) chosen = choose (branches, &at);

      if (!prune (self, chosen, error))
        return FALSE;
    }

  return TRUE;
}
