/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sample"

#include "inno-sample.h"

#include <string.h>

#include "inno-json.h"
#include "inno-sample-resources.h"
#include "inno-store-snapshots.h"

#define FOLDER "/fi/innokaupungit/Overview/sample/"

static GBytes *
get_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  /* Asked by name: the linker takes an object out of a static library only when
   * something refers to it, and with it the constructor that sets the resource up. */
  bytes = g_resource_lookup_data (inno_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The sample is not in this program: %s", error->message);

  return bytes;
}

/**
 * inno_sample_get_portfolio:
 *
 * The sample portfolio as the document a static endpoint would send: UTF-8 JSON,
 * `meta:dataset` marked as a sample. Can be called from any thread.
 *
 * Returns: (transfer full): the document
 */
GBytes *
inno_sample_get_portfolio (void)
{
  return get_file (FOLDER "portfolio.json");
}

/**
 * inno_sample_get_outline:
 *
 * Outlines of Finland and its neighbours in EPSG:3067, from Natural Earth, public
 * domain. Can be called from any thread.
 *
 * Returns: (transfer full): the file, JSON
 */
GBytes *
inno_sample_get_outline (void)
{
  return get_file (FOLDER "finland-outline.json");
}

/* id → what stood in its place: a text, or nothing. */
static GHashTable *
read_differences (JsonObject *root)
{
  GHashTable *instead = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) g_bytes_unref);
  JsonArray *absent = json_object_get_array_member (root, "absent");
  JsonArray *docs = json_object_get_array_member (root, "docs");

  for (guint i = 0; i < json_array_get_length (absent); i++)
    g_hash_table_insert (instead, g_strdup (json_array_get_string_element (absent, i)), NULL);
  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      JsonNode *node = json_array_get_element (docs, i);
      char *text = json_to_string (node, FALSE);
      const char *id = json_object_get_string_member (json_node_get_object (node), "_id");

      g_hash_table_insert (instead, g_strdup (id), g_bytes_new_take (text, strlen (text)));
    }

  return instead;
}

/**
 * inno_sample_add_snapshot:
 * @store: a store that holds the sample, on its own thread
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Keeps the sample as it was at the meeting before, so that there is something
 * to compare it with.
 *
 * Returns: whether it is kept
 */
gboolean
inno_sample_add_snapshot (InnoStore  *store,
                          GError    **error)
{
  g_autoptr (GBytes) bytes = get_file (FOLDER "snapshot.json");
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) node = inno_json_parse (text, length, error);
  g_autoptr (GHashTable) instead = NULL;
  InnoStoreSnapshot snapshot = { .as_of = INNO_DAY_NONE };
  JsonObject *root;

  if (node == NULL)
    return FALSE;

  root = json_node_get_object (node);
  instead = read_differences (root);
  snapshot.name = (char *) json_object_get_string_member (root, "name");
  snapshot.meeting = (char *) json_object_get_string_member (root, "meeting");
  inno_day_parse_iso (json_object_get_string_member (root, "as_of"), &snapshot.as_of);

  return inno_store_save_snapshot (store, &snapshot, instead, error);
}
