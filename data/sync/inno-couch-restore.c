/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <string.h>

#include "inno-json.h"
#include "inno-store-feed.h"
#include "inno-store-restore.h"

/* After the server was set back to a backup, as a person has decided: it gets what it
 * lost, under the very revisions, or what it has now counts here too. */

#define MAX_GIVEN 100

/* Some documents on their way back. */
typedef struct
{
  char       *after;      /* nullable: the id behind which they begin */
  GPtrArray  *known;      /* of InnoKnownRev */
  JsonObject *missing;    /* those that the server does not have */
  JsonArray  *docs;       /* as they are given */
} Gift;

static void
gift_clear (Gift *gift)
{
  g_free (gift->after);
  g_clear_pointer (&gift->known, g_ptr_array_unref);
  g_clear_pointer (&gift->missing, json_object_unref);
  g_clear_pointer (&gift->docs, json_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gift, gift_clear)

static gboolean
back_up (InnoCouch  *self,
         gpointer    data,
         GError    **error)
{
  return inno_store_back_up (self->store, error);
}

static gboolean
restart (InnoCouch  *self,
         gpointer    data,
         GError    **error)
{
  return inno_store_restart (self->store, error);
}

static gboolean
forget_place (InnoCouch  *self,
              gpointer    data,
              GError    **error)
{
  return inno_store_feed_forget_since (self->store, error);
}

static gboolean
list (InnoCouch  *self,
      gpointer    data,
      GError    **error)
{
  Gift *gift = data;

  gift->known = inno_store_list_revs (self->store, gift->after, error);
  return gift->known != NULL;
}

/* A revision is "generation-hash"; the server is told the past of each, so that those
 * who have an older one are not taken for ahead of it. */
static void
add_past (JsonObject *document,
          GPtrArray  *past)
{
  JsonObject *revisions = json_object_new ();
  JsonArray *ids = json_array_new ();

  for (guint i = 0; i < past->len; i++)
    {
      const char *rev = g_ptr_array_index (past, i);
      const char *dash = strchr (rev, '-');

      json_array_add_string_element (ids, dash != NULL ? dash + 1 : rev);
    }
  json_object_set_int_member (revisions, "start", g_ascii_strtoll (g_ptr_array_index (past, 0), NULL, 10));
  json_object_set_array_member (revisions, "ids", ids);
  json_object_set_object_member (document, "_revisions", revisions);
}

/* As the server had them: what was edited since waits to be sent. */
static gboolean
wrap (InnoCouch  *self,
      gpointer    data,
      GError    **error)
{
  Gift *gift = data;

  gift->docs = json_array_new ();
  for (guint i = 0; i < gift->known->len; i++)
    {
      const InnoKnownRev *known = g_ptr_array_index (gift->known, i);
      g_autoptr (GPtrArray) past = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;

      if (known->rev == NULL || !json_object_has_member (gift->missing, known->id))
        continue;

      text = inno_store_get_shared (self->store, known->id, error);
      node = text != NULL ? inno_json_parse (text, strlen (text), error) : NULL;
      past = node != NULL ? inno_store_list_past (self->store, known, error) : NULL;
      if (past == NULL)
        return FALSE;

      add_past (json_node_get_object (node), past);
      json_array_add_element (gift->docs, g_steal_pointer (&node));
    }

  return TRUE;
}

static gboolean
find_missing (InnoCouch  *self,
              Gift       *gift,
              GError    **error)
{
  g_autoptr (JsonObject) revs = json_object_new ();
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; i < gift->known->len; i++)
    {
      const InnoKnownRev *known = g_ptr_array_index (gift->known, i);
      JsonArray *array;

      if (known->rev == NULL)
        continue;
      array = json_array_new ();
      json_array_add_string_element (array, known->rev);
      json_object_set_array_member (revs, known->id, array);
    }

  body = inno_couch_to_bytes (revs);
  if (!inno_couch_ask (self, "/_revs_diff", body, INNO_COUCH_PARSED, &answer, error))
    return FALSE;
  if (answer.status != 200 || !JSON_NODE_HOLDS_OBJECT (answer.root))
    return inno_couch_fail (self, &answer, error);

  gift->missing = json_node_dup_object (answer.root);
  return TRUE;
}

static gboolean
send_docs (InnoCouch  *self,
           JsonArray  *docs,
           GError    **error)
{
  g_autoptr (JsonObject) request = json_object_new ();
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autoptr (GBytes) body = NULL;

  json_object_set_boolean_member (request, "new_edits", FALSE);
  json_object_set_array_member (request, "docs", json_array_ref (docs));
  body = inno_couch_to_bytes (request);

  if (!inno_couch_ask (self, "/_bulk_docs", body, INNO_COUCH_PARSED, &answer, error))
    return FALSE;
  if (answer.status != 200 && answer.status != 201 && answer.status != 202)
    return inno_couch_fail_writing (self, &answer, error);

  self->report.sent += json_array_get_length (docs);
  return TRUE;
}

/* The same again does nothing, so that a run that was ended can be begun again. */
static gboolean
give (InnoCouch  *self,
      Gift       *gift,
      GError    **error)
{
  guint n_docs;

  if (!find_missing (self, gift, error) || !inno_couch_on_store (self, wrap, gift, error))
    return FALSE;

  n_docs = json_array_get_length (gift->docs);
  for (guint i = 0; i < n_docs; i += MAX_GIVEN)
    {
      g_autoptr (JsonArray) some = json_array_new ();

      for (guint j = i; j < MIN (i + MAX_GIVEN, n_docs); j++)
        json_array_add_element (some, json_array_dup_element (gift->docs, j));
      if (!send_docs (self, some, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
give_all (InnoCouch  *self,
          GError    **error)
{
  g_autofree char *after = NULL;

  for (;;)
    {
      g_auto (Gift) gift = { .after = g_strdup (after) };

      if (!inno_couch_on_store (self, list, &gift, error))
        return FALSE;
      if (gift.known->len == 0)
        return inno_couch_on_store (self, forget_place, NULL, error);
      if (!give (self, &gift, error))
        return FALSE;

      g_free (after);
      after = g_strdup (((InnoKnownRev *) g_ptr_array_index (gift.known, gift.known->len - 1))->id);
    }
}

/* So that all others ask for everything again. Who is a moment earlier with another mark
 * has done the same. */
static gboolean
mark_epoch (InnoCouch  *self,
            GError    **error)
{
  g_autoptr (InnoLeaf) meta = NULL;
  g_autoptr (JsonObject) request = json_object_new ();
  g_auto (InnoCouchAnswer) answer = { 0 };
  g_autofree char *epoch = g_uuid_string_random ();
  g_autoptr (GBytes) body = NULL;
  JsonArray *docs = json_array_new ();

  json_object_set_array_member (request, "docs", docs);
  if (!inno_couch_get_leaf (self, INNO_COUCH_META_ID, NULL, &meta, NULL, error))
    return FALSE;
  if (meta == NULL)
    return TRUE;

  json_object_set_string_member (meta->document, INNO_COUCH_EPOCH, epoch);
  json_array_add_object_element (docs, json_object_ref (meta->document));
  body = inno_couch_to_bytes (request);
  return inno_couch_ask (self, "/_bulk_docs", body, INNO_COUCH_PARSED, &answer, error) &&
         (answer.status == 201 || answer.status == 202 || answer.status == 200 ||
          inno_couch_fail_writing (self, &answer, error));
}

/**
 * inno_couch_restore:
 * @self: a conversation
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Does what a person decided about a server that was set back, if they did; before
 * that, both files are copied. What follows is an ordinary run.
 *
 * Returns: whether it is done
 */
gboolean
inno_couch_restore (InnoCouch  *self,
                    GError    **error)
{
  const InnoImportFlags both = INNO_IMPORT_GIVE_OURS | INNO_IMPORT_TAKE_SERVERS;

  if ((self->flags & both) == 0)
    return TRUE;
  if (!inno_couch_on_store (self, back_up, NULL, error))
    return FALSE;

  return (self->flags & INNO_IMPORT_GIVE_OURS) != 0
           ? give_all (self, error) && mark_epoch (self, error)
           : inno_couch_on_store (self, restart, NULL, error);
}
