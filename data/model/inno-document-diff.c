/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-document-diff.h"

#include "inno-document-diff-private.h"
#include "inno-json.h"

static gboolean compare (JsonNode *a,
                         JsonNode *b,
                         gboolean  is_lenient);

static gboolean
is_nothing (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
compare_values (JsonNode *a,
                JsonNode *b)
{
  GType type = json_node_get_value_type (a);
  GType other = json_node_get_value_type (b);

  if (type == G_TYPE_STRING || other == G_TYPE_STRING)
    return type == other && g_str_equal (json_node_get_string (a), json_node_get_string (b));
  if (type == G_TYPE_BOOLEAN || other == G_TYPE_BOOLEAN)
    return type == other && json_node_get_boolean (a) == json_node_get_boolean (b);
  if (type == G_TYPE_INT64 && other == G_TYPE_INT64)
    return json_node_get_int (a) == json_node_get_int (b);

  /* A server may have turned 1 into 1.0. */
  return json_node_get_double (a) == json_node_get_double (b);
}

static gboolean
compare_arrays (JsonArray *a,
                JsonArray *b,
                gboolean   is_lenient)
{
  guint length = json_array_get_length (a);

  if (json_array_get_length (b) != length)
    return FALSE;

  for (guint i = 0; i < length; i++)
    if (!compare (json_array_get_element (a, i), json_array_get_element (b, i), is_lenient))
      return FALSE;

  return TRUE;
}

/* Returns: whether what @a has is so in @b as well */
static gboolean
is_within (JsonObject *a,
           JsonObject *b,
           gboolean    is_lenient)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, a);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    if (!compare (node, json_object_get_member (b, member), is_lenient))
      return FALSE;

  return TRUE;
}

static gboolean
compare (JsonNode *a,
         JsonNode *b,
         gboolean  is_lenient)
{
  if (a == b || (is_lenient && is_nothing (a) && is_nothing (b)))
    return TRUE;
  if (a == NULL || b == NULL || json_node_get_node_type (a) != json_node_get_node_type (b))
    return FALSE;

  switch (json_node_get_node_type (a))
    {
    case JSON_NODE_OBJECT:
      return is_within (json_node_get_object (a), json_node_get_object (b), is_lenient) &&
             is_within (json_node_get_object (b), json_node_get_object (a), is_lenient);

    case JSON_NODE_ARRAY:
      return compare_arrays (json_node_get_array (a), json_node_get_array (b), is_lenient);

    case JSON_NODE_VALUE:
      return compare_values (a, b);

    case JSON_NODE_NULL:
    default:
      return TRUE;
    }
}

gboolean
inno_document_nodes_are_equal (JsonNode *a,
                               JsonNode *b)
{
  return compare (a, b, FALSE);
}

gboolean
inno_document_nodes_are_alike (JsonNode *a,
                               JsonNode *b)
{
  return compare (a, b, TRUE);
}

gboolean
inno_document_member_is_stamp (const char *path,
                               const char *member)
{
  return *path == '\0' && (g_str_equal (member, "edit") || g_str_equal (member, "_rev"));
}

char *
inno_document_pointer_to_path (const char *pointer)
{
  return g_strdup (*pointer == '/' ? pointer + 1 : pointer);
}

/**
 * inno_difference_free:
 * @difference: (transfer full) (nullable): a difference
 */
void
inno_difference_free (InnoDifference *difference)
{
  if (difference == NULL)
    return;

  g_free (difference->path);
  g_clear_pointer (&difference->before, json_node_unref);
  g_clear_pointer (&difference->after, json_node_unref);
  g_free (difference);
}

static JsonNode *
ref_or_null (JsonNode *node)
{
  return node != NULL ? json_node_ref (node) : NULL;
}

static void
add_difference (GPtrArray  *differences,
                const char *pointer,
                JsonNode   *before,
                JsonNode   *after)
{
  InnoDifference *difference = g_new0 (InnoDifference, 1);

  difference->path = inno_document_pointer_to_path (pointer);
  difference->before = ref_or_null (before);
  difference->after = ref_or_null (after);
  g_ptr_array_add (differences, difference);
}

/* The object in @node; NULL where there is none or nothing in it. */
static JsonObject *
peek_members (JsonNode *node)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return object != NULL && json_object_get_size (object) > 0 ? object : NULL;
}

static void diff_members (GPtrArray  *differences,
                          const char *pointer,
                          JsonObject *before,
                          JsonObject *after);

static void
diff_nodes (GPtrArray  *differences,
            const char *pointer,
            JsonNode   *before,
            JsonNode   *after)
{
  JsonObject *old = peek_members (before);
  JsonObject *new = peek_members (after);

  if (inno_document_nodes_are_alike (before, after))
    return;

  if ((old != NULL || is_nothing (before)) && (new != NULL || is_nothing (after)))
    diff_members (differences, pointer, old, new);
  else
    add_difference (differences, pointer, before, after);
}

static void
diff_member (GPtrArray  *differences,
             const char *pointer,
             const char *member,
             JsonNode   *before,
             JsonNode   *after)
{
  g_autofree char *inside = NULL;

  if (inno_document_member_is_stamp (pointer, member))
    return;

  inside = inno_json_pointer (pointer, member);
  diff_nodes (differences, inside, before, after);
}

/* In the order of what was there before, then of what is new. */
static void
diff_members (GPtrArray  *differences,
              const char *pointer,
              JsonObject *before,
              JsonObject *after)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  if (before != NULL)
    {
      json_object_iter_init_ordered (&iter, before);
      while (json_object_iter_next_ordered (&iter, &member, &node))
        diff_member (differences, pointer, member, node,
                     after != NULL ? json_object_get_member (after, member) : NULL);
    }

  if (after == NULL)
    return;

  json_object_iter_init_ordered (&iter, after);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    if (before == NULL || !json_object_has_member (before, member))
      diff_member (differences, pointer, member, NULL, node);
}

/**
 * inno_document_diff:
 * @before: (nullable): a document; %NULL = there was none
 * @after: (nullable): the same document later; %NULL = it is gone
 *
 * The values that differ, each by itself, a list of ids as one. A member that is
 * null and one that is not there are the same; who wrote the document is no
 * difference. Any thread.
 *
 * Returns: (transfer full) (element-type InnoDifference): the differences, in the
 *   order of the documents
 */
GPtrArray *
inno_document_diff (JsonObject *before,
                    JsonObject *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_difference_free);

  diff_members (differences, "", before, after);

  return differences;
}

/**
 * inno_document_has_same_content:
 * @a: (nullable): a document
 * @b: (nullable): another
 *
 * Whether both tell the same, whoever wrote them; two that are not there do. Any
 * thread.
 *
 * Returns: whether there is no difference
 */
gboolean
inno_document_has_same_content (JsonObject *a,
                                JsonObject *b)
{
  g_autoptr(GPtrArray) differences = NULL;

  if (a == NULL || b == NULL)
    return a == b;

  differences = inno_document_diff (a, b);
  return differences->len == 0;
}
