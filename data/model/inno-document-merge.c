/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-document-merge.h"

#include "inno-document-diff-private.h"
#include "inno-document-diff.h"
#include "inno-document-private.h"
#include "inno-json.h"

/* One member on its three sides, NULL where it is not there. */
typedef struct
{
  JsonNode *base;
  JsonNode *mine;
  JsonNode *theirs;
} Sides;

typedef struct
{
  const InnoField *fields;      /* of this type of document */
  GPtrArray       *conflicts;   /* nullable */
} Merge;

/**
 * inno_conflict_free:
 * @conflict: (transfer full) (nullable): a conflict
 */
void
inno_conflict_free (InnoConflict *conflict)
{
  if (conflict == NULL)
    return;

  g_free (conflict->path);
  g_clear_pointer (&conflict->base, json_node_unref);
  g_clear_pointer (&conflict->mine, json_node_unref);
  g_clear_pointer (&conflict->theirs, json_node_unref);
  g_free (conflict);
}

static JsonNode *
copy_or_null (JsonNode *node)
{
  return node != NULL ? json_node_copy (node) : NULL;
}

static void
add_conflict (GPtrArray   *conflicts,
              const char  *pointer,
              const Sides *sides)
{
  InnoConflict *conflict;

  if (conflicts == NULL)
    return;

  conflict = g_new0 (InnoConflict, 1);
  conflict->path = inno_document_pointer_to_path (pointer);
  conflict->base = copy_or_null (sides->base);
  conflict->mine = copy_or_null (sides->mine);
  conflict->theirs = copy_or_null (sides->theirs);
  g_ptr_array_add (conflicts, conflict);
}

/* Lists of ids */

static gboolean
is_set (const Merge *merge,
        const char  *pointer)
{
  for (const InnoField *field = merge->fields; field->member != NULL; field++)
    if ((field->kind == INNO_FIELD_REF_SET || field->kind == INNO_FIELD_ROW_SET) &&
        g_str_equal (pointer + 1, field->member))
      return TRUE;

  return FALSE;
}

/* Returns: (element-type utf8): the strings; NULL where it is no list of strings */
static GPtrArray *
read_set (JsonNode *node)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_STRING)
        return NULL;
      g_ptr_array_add (ids, (gpointer) json_node_get_string (element));
    }

  return g_steal_pointer (&ids);
}

static gboolean
contains (GPtrArray  *ids,
          const char *id,
          guint      *index)
{
  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, index);
}

/* Whether what @base and @ids have in common comes in one order in both. */
static gboolean
keeps_order (GPtrArray *base,
             GPtrArray *ids)
{
  guint last = 0;
  guint index;

  for (guint i = 0; i < ids->len; i++)
    {
      if (!contains (base, g_ptr_array_index (ids, i), &index))
        continue;
      if (index < last)
        return FALSE;
      last = index;
    }

  return TRUE;
}

/* What @first has and @second did not take away, and then, each behind the one
 * that it follows there, what @second added. */
static JsonNode *
join_sets (GPtrArray *base,
           GPtrArray *first,
           GPtrArray *second)
{
  g_autoptr(GPtrArray) joined = g_ptr_array_new ();
  g_autoptr(JsonArray) array = json_array_new ();
  guint place = 0;
  guint index;

  for (guint i = 0; i < first->len; i++)
    {
      gpointer id = g_ptr_array_index (first, i);

      if (!contains (base, id, NULL) || contains (second, id, NULL))
        g_ptr_array_add (joined, id);
    }

  for (guint i = 0; i < second->len; i++)
    {
      gpointer id = g_ptr_array_index (second, i);

      if (contains (joined, id, &index))
        place = index + 1;
      else if (!contains (base, id, NULL))
        g_ptr_array_insert (joined, (int) place++, id);
    }

  for (guint i = 0; i < joined->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (joined, i));

  return json_node_init_array (json_node_alloc (), array);
}

/* Returns: NULL where one side is no list of ids */
static JsonNode *
merge_sets (const Sides *sides)
{
  g_autoptr(GPtrArray) base = read_set (sides->base);
  g_autoptr(GPtrArray) mine = read_set (sides->mine);
  g_autoptr(GPtrArray) theirs = read_set (sides->theirs);

  if (mine == NULL || theirs == NULL)
    return NULL;
  if (base == NULL)
    base = g_ptr_array_new ();

  /* Theirs stands, but an order that only we have changed is ours. */
  return keeps_order (base, theirs) ? join_sets (base, mine, theirs)
                                    : join_sets (base, theirs, mine);
}

/* Members */

static JsonObject *merge_members (const Merge *merge,
                                  const char  *pointer,
                                  JsonObject  *base,
                                  JsonObject  *mine,
                                  JsonObject  *theirs);

static JsonObject *
peek_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonNode *
merge_objects (const Merge *merge,
               const char  *pointer,
               const Sides *sides)
{
  g_autoptr(JsonObject) merged =
    merge_members (merge, pointer, peek_object (sides->base), peek_object (sides->mine),
                   peek_object (sides->theirs));

  return json_node_init_object (json_node_alloc (), merged);
}

/* Whether one side alone says what becomes of a member: *answer is that side. First
 * by what is written, then by what it tells, so that a null that says nothing new
 * is in nobody's way. */
static gboolean
is_one_sided (const Sides  *sides,
              JsonNode    **answer)
{
  static gboolean (* const are_same[]) (JsonNode *a, JsonNode *b) = {
    inno_document_nodes_are_equal,
    inno_document_nodes_are_alike,
  };

  for (guint i = 0; i < G_N_ELEMENTS (are_same); i++)
    {
      if (are_same[i] (sides->mine, sides->base) || are_same[i] (sides->mine, sides->theirs))
        {
          *answer = sides->theirs;
          return TRUE;
        }
      if (are_same[i] (sides->theirs, sides->base))
        {
          *answer = sides->mine;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): NULL where the member goes */
static JsonNode *
merge_node (const Merge *merge,
            const char  *pointer,
            const Sides *sides)
{
  JsonNode *node = NULL;

  if (is_one_sided (sides, &node))
    return copy_or_null (node);

  if (peek_object (sides->mine) != NULL && peek_object (sides->theirs) != NULL)
    return merge_objects (merge, pointer, sides);
  if (is_set (merge, pointer))
    node = merge_sets (sides);
  if (node != NULL)
    return node;

  add_conflict (merge->conflicts, pointer, sides);
  return copy_or_null (sides->theirs);
}

static JsonNode *
get_member (JsonObject *object,
            const char *member)
{
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

static void
merge_member (const Merge *merge,
              const char  *pointer,
              const char  *member,
              const Sides *sides,
              JsonObject  *merged)
{
  g_autofree char *inside = inno_json_pointer (pointer, member);
  JsonNode *node;

  /* Who wrote the shared document is not for us to say. */
  node = inno_document_member_is_stamp (pointer, member) ? copy_or_null (sides->theirs)
                                                         : merge_node (merge, inside, sides);
  if (node != NULL)
    json_object_set_member (merged, member, node);
}

/* In the order of the shared document, then of what is only here. */
static JsonObject *
merge_members (const Merge *merge,
               const char  *pointer,
               JsonObject  *base,
               JsonObject  *mine,
               JsonObject  *theirs)
{
  JsonObject *merged = json_object_new ();
  JsonObject *both[] = { theirs, mine };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      JsonObjectIter iter;
      const char *member;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, both[i]);
      while (json_object_iter_next_ordered (&iter, &member, &node))
        {
          Sides sides = { get_member (base, member), get_member (mine, member),
                          get_member (theirs, member) };

          if (i == 0 || sides.theirs == NULL)
            merge_member (merge, pointer, member, &sides, merged);
        }
    }

  return merged;
}

/* One of the two is not there. */
static JsonObject *
merge_presence (JsonObject *base,
                JsonObject *mine,
                JsonObject *theirs,
                GPtrArray  *conflicts)
{
  JsonObject *present = mine != NULL ? mine : theirs;
  JsonObject *whole[] = { base, mine, theirs };
  JsonNode *nodes[G_N_ELEMENTS (whole)] = { NULL };
  Sides sides;

  if (present == NULL)
    return NULL;
  if (base == NULL)
    return json_object_ref (present);
  if (inno_document_has_same_content (present, base))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    if (whole[i] != NULL)
      nodes[i] = json_node_init_object (json_node_alloc (), whole[i]);

  sides = (Sides) { nodes[0], nodes[1], nodes[2] };
  add_conflict (conflicts, "", &sides);
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    g_clear_pointer (&nodes[i], json_node_unref);

  return theirs != NULL ? json_object_ref (theirs) : NULL;
}

/**
 * inno_document_merge:
 * @base: (nullable): the document that both sides started from; %NULL = none
 * @mine: (nullable): what was made of it here; %NULL = it was removed
 * @theirs: (nullable): what was made of it there; %NULL = it was removed
 * @conflicts: (nullable) (element-type InnoConflict): what both changed, each in
 *   its own way, is added to it
 *
 * Merges field by field: what one side alone changed is as that side has it, rows
 * with an id are merged row by row, texts language by language, and of lists of
 * ids what either side added is there and what either took away is not. Where both
 * changed the same, the shared value (@theirs) stands and the other is in
 * @conflicts. The stamp of who wrote it ("edit", "_rev") is that of @theirs.
 *
 * A pure function: the same three documents give the same. Any thread.
 *
 * Returns: (transfer full) (nullable): the merged document; %NULL = it is removed
 */
JsonObject *
inno_document_merge (JsonObject *base,
                     JsonObject *mine,
                     JsonObject *theirs,
                     GPtrArray  *conflicts)
{
  Merge merge = { .conflicts = conflicts };

  if (mine == NULL || theirs == NULL)
    return merge_presence (base, mine, theirs, conflicts);

  merge.fields = inno_document_get_fields (
    inno_document_type_from_id (json_object_get_string_member_with_default (theirs, "type", NULL)));

  return merge_members (&merge, "", base, mine, theirs);
}
