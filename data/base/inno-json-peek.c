/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-json.h"

/* Looks at what may be there or not, and says nothing of what is not. */

/**
 * inno_json_peek_string:
 * @node: (nullable): a node
 *
 * Returns: (transfer none) (nullable): its text; %NULL where it has none
 */
const char *
inno_json_peek_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/**
 * inno_json_is_true:
 * @node: (nullable): any value
 *
 * Returns: whether it is there and says so
 */
gboolean
inno_json_is_true (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/**
 * inno_json_copy_object:
 * @object: (nullable): an object
 *
 * Returns: (transfer full): one with copies of the same members, in their order; without
 *   an object one without members
 */
JsonObject *
inno_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (object == NULL)
    return copy;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    json_object_set_member (copy, member, json_node_copy (node));

  return copy;
}

/**
 * inno_json_peek_object:
 * @node: (nullable): a node
 *
 * Returns: (transfer none) (nullable): its object; %NULL where it has none
 */
JsonObject *
inno_json_peek_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * inno_json_peek_array:
 * @node: (nullable): a node
 *
 * Returns: (transfer none) (nullable): its array; %NULL where it has none
 */
JsonArray *
inno_json_peek_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}
