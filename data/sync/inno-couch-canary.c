/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <glib/gi18n-lib.h>

#include "inno-json.h"
#include "inno-store-restore.h"

/* A server that was set back to a backup says "nothing new" for ever. So it is asked
 * whether it still has what it surely had. On one of several machines the answer may
 * be wrong for a moment: each alarm is looked into, and then again a while later. */

/* So many are proof enough. */
#define MAX_ALARMS 5

static gboolean
sample (InnoCouch  *self,
        gpointer    data,
        GError    **error)
{
  GPtrArray **sampled = data;

  *sampled = inno_store_sample_revs (self->store, error);
  return *sampled != NULL;
}

static void
add_rev (JsonObject *revs,
         const char *id,
         const char *rev)
{
  JsonArray *array = json_array_new ();

  json_array_add_string_element (array, rev);
  json_object_set_array_member (revs, id, array);
}

static const char *
peek_rev (JsonNode *node)
{
  return json_array_get_string_element (json_node_get_array (node), 0);
}

/* Whether any branch of the document has @rev in its past. */
static gboolean
confirm (InnoCouch   *self,
         const char  *id,
         const char  *rev,
         gboolean    *is_missing,
         GError     **error)
{
  g_autoptr (GPtrArray) leaves = inno_couch_list_leaves (self, id, error);

  if (leaves == NULL)
    return FALSE;

  *is_missing = TRUE;
  for (guint i = 0; i < leaves->len && *is_missing; i++)
    {
      InnoLeaf *leaf = g_ptr_array_index (leaves, i);

      *is_missing = !g_ptr_array_find_with_equal_func (leaf->history, rev, g_str_equal, NULL);
    }

  return TRUE;
}

static gboolean
confirm_all (InnoCouch   *self,
             JsonObject  *revs,
             JsonObject  *answered,
             JsonObject  *missing,
             GError     **error)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;

  json_object_iter_init (&iter, answered);
  while (json_object_iter_next (&iter, &id, &node) && json_object_get_size (missing) < MAX_ALARMS)
    {
      JsonNode *asked = json_object_get_member (revs, id);
      gboolean is_missing = FALSE;

      if (asked == NULL)
        continue;
      if (!confirm (self, id, peek_rev (asked), &is_missing, error))
        return FALSE;
      if (is_missing)
        add_rev (missing, id, peek_rev (asked));
    }

  return TRUE;
}

/* @missing: filled with those of @revs that the server does not have */
static gboolean
look (InnoCouch   *self,
      JsonObject  *revs,
      JsonObject  *missing,
      GError     **error)
{
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autoptr (GBytes) body = NULL;

  if (json_object_get_size (revs) == 0)
    return TRUE;

  body = inno_couch_to_bytes (revs);
  if (!inno_couch_ask (self, "/_revs_diff", body, INNO_COUCH_PARSED, &answer, error))
    return FALSE;

  /* A proxy that lets people read alone does not let this through either. */
  if (answer.status == 405 || answer.status == 501 || answer.status == 403)
    {
      g_debug ("The server cannot be asked what it has (%u)", answer.status);
      return answer.status != 403 || inno_couch_answer_reason (&answer) == NULL ||
             inno_couch_fail (self, &answer, error);
    }
  if (answer.status != 200 || !JSON_NODE_HOLDS_OBJECT (answer.root))
    return inno_couch_fail (self, &answer, error);

  return confirm_all (self, revs, json_node_get_object (answer.root), missing, error);
}

static gboolean
collect (InnoCouch   *self,
         GPtrArray   *parcels,
         JsonObject  *revs,
         GError     **error)
{
  g_autoptr (GPtrArray) sampled = NULL;

  if (!inno_couch_on_store (self, sample, &sampled, error))
    return FALSE;

  for (guint i = 0; i < sampled->len; i++)
    {
      const InnoKnownRev *known = g_ptr_array_index (sampled, i);

      add_rev (revs, known->id, known->rev);
    }

  for (guint i = 0; parcels != NULL && i < parcels->len; i++)
    {
      const InnoParcel *parcel = g_ptr_array_index (parcels, i);

      if (parcel->base_rev != NULL)
        add_rev (revs, parcel->id, parcel->base_rev);
    }

  return TRUE;
}

/**
 * inno_couch_check_canary:
 * @self: a conversation
 * @parcels: (nullable) (element-type InnoParcel): what is about to be sent; a
 *   database that lost what an edit was made from would take it as new
 * @error: return location for an %INNO_SYNC_ERROR_ROLLED_BACK, or another
 *
 * Returns: whether the server has what it had
 */
gboolean
inno_couch_check_canary (InnoCouch  *self,
                         GPtrArray  *parcels,
                         GError    **error)
{
  g_autoptr (JsonObject) revs = json_object_new ();
  g_autoptr (JsonObject) missing = json_object_new ();
  g_autoptr (JsonObject) still_missing = json_object_new ();

  if (!collect (self, parcels, revs, error) || !look (self, revs, missing, error))
    return FALSE;
  if (json_object_get_size (missing) == 0)
    return TRUE;

  if (!inno_couch_pause (self, self->canary_delay, error) ||
      !look (self, missing, still_missing, error))
    return FALSE;
  if (json_object_get_size (still_missing) == 0)
    return TRUE;

  g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ROLLED_BACK,
                       _("The server was set back to an older state: it lacks what it had before. "
                         "Nothing was changed."));
  return FALSE;
}
