/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <glib/gi18n-lib.h>

#include "inno-document.h"
#include "inno-json.h"
#include "inno-store-feed.h"

/* Where it is not known which one it is, so many of the oldest are looked at for a
 * write of ours below what others wrote on top of it. */
#define MAX_ANCESTORS 5

/* One document by its name. */
typedef struct
{
  const char       *id;
  const InnoParcel *parcel;       /* nullable: nothing was sent */
  InnoLeaf         *leaf;         /* nullable: it is deleted, or is not there */
  InnoLeaf         *own;          /* nullable: what was sent, below the leaf */
  JsonArray        *branches;     /* nullable */
  const char       *own_branch;   /* nullable: what was sent lies there */
  gboolean          is_deleted;
  gboolean          has_landed;
  gboolean          is_unreadable;
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->leaf, inno_leaf_free);
  g_clear_pointer (&found->own, inno_leaf_free);
  g_clear_pointer (&found->branches, json_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static gboolean
is_own (const Found *found,
        InnoLeaf    *leaf)
{
  return leaf != NULL && g_strcmp0 (inno_document_get_stamp (leaf->document, "id"), found->parcel->edit_id) == 0;
}

/* What an answer says of one revision of a document. */
typedef struct
{
  InnoLeaf  *leaf;         /* nullable */
  JsonArray *branches;     /* nullable */
  gboolean   is_deleted;   /* and not merely missing: that is said of what is not known yet, too */
} Seen;

/* Only who says so deletes: a database that is gone, a proxy and a page for people answer
 * 404 as well. */
static gboolean
take_missing (InnoCouch        *self,
              InnoCouchAnswer  *answer,
              Seen             *seen,
              GError          **error)
{
  const char *reason = inno_couch_answer_reason (answer);

  seen->is_deleted = g_strcmp0 (reason, "deleted") == 0;
  return seen->is_deleted || g_strcmp0 (reason, "missing") == 0 || inno_couch_fail (self, answer, error);
}

static gboolean
take_seen (InnoCouch        *self,
           const char       *id,
           InnoCouchAnswer  *answer,
           Seen             *seen,
           GError          **error)
{
  JsonObject *document = inno_json_peek_object (answer->root);
  JsonArray *conflicts;

  if (answer->status == 404)
    return take_missing (self, answer, seen, error);
  if (answer->status != 200)
    return inno_couch_fail (self, answer, error);
  if (document == NULL || g_strcmp0 (inno_json_peek_string (json_object_get_member (document, "_id")), id) != 0)
    {
      g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
                           _("The answer was cut short or damaged on the way."));
      return FALSE;
    }

  seen->is_deleted = inno_json_is_true (json_object_get_member (document, "_deleted"));
  if (seen->is_deleted)
    return TRUE;

  conflicts = inno_json_peek_array (json_object_get_member (document, "_conflicts"));
  if (conflicts != NULL)
    seen->branches = json_array_ref (conflicts);
  seen->leaf = inno_leaf_new (document);
  return TRUE;
}

static gboolean
see (InnoCouch   *self,
     const char  *id,
     const char  *rev,
     Seen        *seen,
     GError     **error)
{
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autofree char *escaped = rev != NULL ? g_uri_escape_string (rev, NULL, FALSE) : NULL;
  g_autofree char *query = rev != NULL ? g_strconcat ("revs=true&rev=", escaped, NULL)
                                       : g_strdup ("conflicts=true&revs=true");
  g_autofree char *path = inno_couch_path (id, query);

  return inno_couch_ask (self, path, NULL, INNO_COUCH_PARSED, &answer, error) &&
         take_seen (self, id, &answer, seen, error);
}

/**
 * inno_couch_get_leaf:
 * @self: a conversation
 * @id: the id of a document
 * @rev: (nullable): one revision of it, or %NULL for what the server shows
 * @leaf: (out) (nullable): it; %NULL where there is none
 * @branches: (out) (optional) (nullable): what the server keeps beside it
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Returns: whether the server could be asked
 */
gboolean
inno_couch_get_leaf (InnoCouch   *self,
                     const char  *id,
                     const char  *rev,
                     InnoLeaf   **leaf,
                     JsonArray  **branches,
                     GError     **error)
{
  Seen seen = { NULL };
  gboolean is_seen = see (self, id, rev, &seen, error);

  *leaf = seen.leaf;
  if (branches != NULL)
    *branches = g_steal_pointer (&seen.branches);
  g_clear_pointer (&seen.branches, json_array_unref);

  return is_seen;
}

/**
 * inno_couch_list_leaves:
 * @self: a conversation
 * @id: the id of a document
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Asks for each branch of a document, those that end in a removal as well.
 *
 * Returns: (transfer full) (nullable) (element-type InnoLeaf): how each ends; empty where
 *   the server has nothing of it
 */
GPtrArray *
inno_couch_list_leaves (InnoCouch   *self,
                        const char  *id,
                        GError     **error)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_leaf_free);
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autofree char *path = inno_couch_path (id, "revs=true&open_revs=all");
  JsonArray *array;

  if (!inno_couch_ask (self, path, NULL, INNO_COUCH_PARSED, &answer, error))
    return NULL;
  if (answer.status != 200 && answer.status != 404)
    {
      inno_couch_fail (self, &answer, error);
      return NULL;
    }

  array = answer.status == 200 ? inno_json_peek_array (answer.root) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *wrap = inno_json_peek_object (json_array_get_element (array, i));
      JsonObject *document = wrap != NULL ? inno_json_peek_object (json_object_get_member (wrap, "ok")) : NULL;
      InnoLeaf *leaf = document != NULL ? inno_leaf_new (document) : NULL;

      if (leaf != NULL)
        g_ptr_array_add (leaves, leaf);
    }

  return g_steal_pointer (&leaves);
}

/* What was sent may lie under what others made of it since, however much that is, or
 * in a branch. */

static gboolean
look_below (InnoCouch  *self,
            Found      *found,
            GPtrArray  *history,
            GError    **error)
{
  guint end = history->len;
  guint n_left = MAX_ANCESTORS;

  /* It is the first that was made of what it was made from. */
  if (found->parcel->base_rev != NULL &&
      g_ptr_array_find_with_equal_func (history, found->parcel->base_rev, g_str_equal, &end))
    n_left = 1;

  for (guint i = end; i > 1 && n_left > 0 && !found->has_landed; i--, n_left--)
    {
      g_clear_pointer (&found->own, inno_leaf_free);
      if (!inno_couch_get_leaf (self, found->id, g_ptr_array_index (history, i - 1), &found->own, NULL, error))
        return FALSE;
      found->has_landed = is_own (found, found->own);
    }

  if (!found->has_landed)
    g_clear_pointer (&found->own, inno_leaf_free);
  return TRUE;
}

/* Others may have seen what was sent, and have taken it away. Sent once more it would be
 * there again. Not every server tells what is removed from what never was. */
static gboolean
look_below_removals (InnoCouch  *self,
                     Found      *found,
                     GError    **error)
{
  g_autoptr (GPtrArray) leaves = inno_couch_list_leaves (self, found->id, error);

  if (leaves == NULL)
    return FALSE;

  for (guint i = 0; i < leaves->len && !found->has_landed; i++)
    if (!look_below (self, found, ((InnoLeaf *) g_ptr_array_index (leaves, i))->history, error))
      return FALSE;

  found->is_deleted = found->is_deleted || found->has_landed;
  return TRUE;
}

static gboolean
look_beside (InnoCouch  *self,
             Found      *found,
             GError    **error)
{
  for (guint i = 0; found->branches != NULL && i < json_array_get_length (found->branches); i++)
    {
      const char *rev = inno_json_peek_string (json_array_get_element (found->branches, i));
      g_autoptr (InnoLeaf) leaf = NULL;

      if (rev == NULL)
        continue;
      if (!inno_couch_get_leaf (self, found->id, rev, &leaf, NULL, error))
        return FALSE;
      if (is_own (found, leaf))
        {
          found->own_branch = rev;
          return TRUE;
        }
    }

  return TRUE;
}

static gboolean
look (InnoCouch  *self,
      Found      *found,
      GError    **error)
{
  Seen seen = { NULL };
  gboolean is_seen = see (self, found->id, NULL, &seen, error);

  found->leaf = seen.leaf;
  found->branches = seen.branches;
  found->is_deleted = seen.is_deleted;
  if (!is_seen)
    return FALSE;
  if (found->parcel == NULL)
    return TRUE;
  if (found->leaf == NULL)
    {
      found->has_landed = found->parcel->is_removal;
      return found->has_landed || look_below_removals (self, found, error);
    }

  found->has_landed = is_own (found, found->leaf);
  return found->has_landed ||
         (look_below (self, found, found->leaf->history, error) &&
          (found->has_landed || look_beside (self, found, error)));
}

/* Into the store */

static gboolean
take (InnoCouch   *self,
      JsonObject  *document,
      JsonArray   *branches,
      gboolean    *is_unreadable,
      GError     **error)
{
  g_autoptr (InnoStoreImport) page = inno_store_feed_begin (self->store, 1, error);
  InnoImportCounts counts;

  if (page == NULL ||
      !inno_store_feed_add (page, document, TRUE, error) ||
      !inno_store_feed_set_branches (page, json_object_get_string_member (document, "_id"), branches, error) ||
      !inno_store_feed_commit (page, NULL, &counts, error))
    return FALSE;

  self->report.conflicts += counts.conflicts;
  self->report.quarantined += counts.quarantined;
  *is_unreadable = counts.quarantined > 0;
  return TRUE;
}

static gboolean
take_removal (InnoCouch   *self,
              const char  *id,
              GError     **error)
{
  g_autoptr (InnoStoreImport) page = inno_store_feed_begin (self->store, 1, error);
  InnoImportCounts counts;

  if (page == NULL ||
      !inno_store_feed_remove (page, id, NULL, TRUE, error) ||
      !inno_store_feed_commit (page, NULL, &counts, error))
    return FALSE;

  self->report.conflicts += counts.conflicts;
  self->report.removed += counts.removed;
  return TRUE;
}

/* Whether the server is still where it was when it was sent to: what was given up as
 * lost on the way may arrive yet. */
static gboolean
may_still_land (const Found *found)
{
  const char *base_rev = found->parcel->base_rev;

  if (found->has_landed || found->own_branch != NULL)
    return FALSE;
  if (found->leaf == NULL)
    return base_rev == NULL && !found->parcel->is_removal;

  return found->leaf->history->len > 0 && g_strcmp0 (g_ptr_array_index (found->leaf->history, 0), base_rev) == 0;
}

/* The order matters: what was sent is what later edits started from, and only then
 * comes what others made of it. */
static gboolean
take_found (InnoCouch  *self,
            gpointer    data,
            GError    **error)
{
  Found *found = data;

  if (found->own != NULL && !take (self, found->own->document, NULL, &found->is_unreadable, error))
    return FALSE;
  if (found->leaf != NULL &&
      !take (self, found->leaf->document, found->branches, &found->is_unreadable, error))
    return FALSE;

  /* What the server never had was made here, and is still to be sent. */
  if (found->is_deleted && (found->parcel == NULL || found->parcel->base_rev != NULL || found->has_landed) &&
      !take_removal (self, found->id, error))
    return FALSE;
  if (found->own_branch != NULL &&
      !inno_store_branches_mark (self->store, found->id, found->own_branch, error))
    return FALSE;

  /* Then it goes again as it was, under its mark: whichever comes first, it is that. */
  return found->parcel == NULL || may_still_land (found) ||
         inno_store_outbox_release (self->store, found->id, error);
}

static gboolean
take_leaf (InnoCouch  *self,
           gpointer    data,
           GError    **error)
{
  Found *found = data;

  return take (self, found->leaf->document, found->branches, &found->is_unreadable, error);
}

/**
 * inno_couch_take_leaf:
 * @self: a conversation
 * @leaf: what the server shows of a document
 * @branches: (nullable): what it keeps beside it
 * @error: return location for an #INNO_STORE_ERROR
 *
 * Returns: whether the store has it
 */
gboolean
inno_couch_take_leaf (InnoCouch  *self,
                      InnoLeaf   *leaf,
                      JsonArray  *branches,
                      GError    **error)
{
  Found found = { .leaf = leaf, .branches = branches };

  return inno_couch_on_store (self, take_leaf, &found, error);
}

/**
 * inno_couch_fetch:
 * @self: a conversation
 * @id: the id of a document
 * @parcel: (nullable): what was sent of it, with an outcome that is not known
 * @fate: (out) (optional): what became of that
 * @error: return location for an #INNO_SYNC_ERROR or an #INNO_STORE_ERROR
 *
 * Takes in what the server shows of one document, merged with what is edited here.
 * What was sent is recognised by its mark, wherever it ended; if it did not arrive
 * it is ready to be sent again.
 *
 * Returns: whether the server could be asked and the store be written
 */
gboolean
inno_couch_fetch (InnoCouch         *self,
                  const char        *id,
                  const InnoParcel  *parcel,
                  InnoCouchFate     *fate,
                  GError           **error)
{
  g_auto (Found) found = { .id = id, .parcel = parcel };

  if (!inno_document_id_is_valid (id, NULL))
    return TRUE;
  if (!look (self, &found, error) || !inno_couch_on_store (self, take_found, &found, error))
    return FALSE;

  if (fate != NULL)
    *fate = found.has_landed ? INNO_COUCH_LANDED : found.is_unreadable ? INNO_COUCH_BLOCKED : INNO_COUCH_LOST;
  return TRUE;
}

static gboolean
list_in_flight (InnoCouch  *self,
                gpointer    data,
                GError    **error)
{
  GPtrArray **parcels = data;

  *parcels = inno_store_outbox_list_in_flight (self->store, error);
  return *parcels != NULL;
}

/**
 * inno_couch_land:
 * @self: a conversation
 * @error: return location for an #INNO_SYNC_ERROR or an #INNO_STORE_ERROR
 *
 * Finds out what became of what was sent before: the answer was lost, it is to be
 * read back, or the program was ended meanwhile.
 *
 * Returns: whether that is known now
 */
gboolean
inno_couch_land (InnoCouch  *self,
                 GError    **error)
{
  g_autoptr (GPtrArray) parcels = NULL;

  if (!inno_couch_on_store (self, list_in_flight, &parcels, error))
    return FALSE;

  for (guint i = 0; i < parcels->len; i++)
    {
      const InnoParcel *parcel = g_ptr_array_index (parcels, i);
      InnoCouchFate fate = INNO_COUCH_LOST;

      if (!inno_couch_fetch (self, parcel->id, parcel, &fate, error))
        return FALSE;
      self->report.sent += fate == INNO_COUCH_LANDED ? 1 : 0;
    }

  return TRUE;
}
