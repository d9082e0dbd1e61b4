/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-form-json.h"

#include <string.h>

static void
copy_member_cb (JsonObject *object,
                const char *name,
                JsonNode   *node,
                gpointer    copy)
{
  json_object_set_member (copy, name, json_node_copy (node));
}

/**
 * inno_form_json_copy:
 * @object: (nullable): an object
 *
 * Returns: (transfer full): another with the same members
 */
JsonObject *
inno_form_json_copy (JsonObject *object)
{
  JsonObject *copy = json_object_new ();

  if (object != NULL)
    json_object_foreach_member (object, copy_member_cb, copy);

  return copy;
}

static JsonObject *
get_object (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * inno_form_json_get:
 * @object: an object
 * @path: a member, or "member/member"
 *
 * Returns: (transfer none) (nullable): what is there
 */
JsonNode *
inno_form_json_get (JsonObject *object,
                    const char *path)
{
  const char *slash = strchr (path, '/');
  g_autofree char *first = NULL;
  JsonObject *inner;

  if (slash == NULL)
    return json_object_get_member (object, path);

  first = g_strndup (path, (gsize) (slash - path));
  inner = get_object (object, first);
  return inner != NULL ? json_object_get_member (inner, slash + 1) : NULL;
}

/**
 * inno_form_json_set:
 * @object: a copy
 * @path: a member, or "member/member"
 * @node: (transfer full) (nullable): what is to be there; %NULL to leave the member out
 */
void
inno_form_json_set (JsonObject *object,
                    const char *path,
                    JsonNode   *node)
{
  const char *slash = strchr (path, '/');
  g_autofree char *first = NULL;
  JsonObject *inner;

  if (slash != NULL)
    {
      first = g_strndup (path, (gsize) (slash - path));
      inner = inno_form_json_copy (get_object (object, first));
      inno_form_json_set (inner, slash + 1, node);
      json_object_set_object_member (object, first, inner);
    }
  else if (node != NULL)
    json_object_set_member (object, path, node);
  else if (json_object_has_member (object, path))
    json_object_remove_member (object, path);
}
