/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-document-diff-private.h"
#include "inno-document-diff.h"
#include "inno-document-merge.h"
#include "inno-json.h"

/* Single quotes stand for double ones. */
static JsonObject *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = inno_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static JsonNode *
to_node (JsonObject *object)
{
  return json_node_init_object (json_node_alloc (), object);
}

static void
assert_same (JsonObject *a,
             JsonObject *b)
{
  g_autoptr(JsonNode) node = to_node (a);
  g_autoptr(JsonNode) other = to_node (b);
  g_autofree char *text = inno_json_to_string (node);
  g_autofree char *other_text = inno_json_to_string (other);

  if (!inno_document_nodes_are_equal (node, other))
    g_error ("%s\nis not\n%s", text, other_text);
}

static GPtrArray *
new_conflicts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
}

/* The paths of the conflicts, with a space after each. */
static char *
join_paths (GPtrArray *conflicts)
{
  GString *paths = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    g_string_append_printf (paths, "%s ", ((InnoConflict *) g_ptr_array_index (conflicts, i))->path);

  return g_string_free (paths, FALSE);
}

typedef struct
{
  const char *name;
  const char *base;
  const char *mine;
  const char *theirs;
  const char *merged;     /* NULL = it is removed */
  const char *conflicts;
} MergeCase;

#define P "'type':'project',"

static const MergeCase merge_cases[] = {
  { "fields", "{" P "'a':1,'b':1}", "{" P "'a':2,'b':1}", "{" P "'a':1,'b':3}", "{" P "'a':2,'b':3}", "" },
  { "same-field", "{" P "'a':1}", "{" P "'a':2}", "{" P "'a':3}", "{" P "'a':3}", "a " },
  { "same-value", "{" P "'a':1}", "{" P "'a':2}", "{" P "'a':2.0}", "{" P "'a':2}", "" },
  { "languages", "{" P "'name':{'fi':'a','sv':null,'en':null}}", "{" P "'name':{'fi':'b','sv':null,'en':null}}",
    "{" P "'name':{'fi':'a','sv':'c','en':null}}", "{" P "'name':{'fi':'b','sv':'c','en':null}}", "" },
  { "one-language", "{" P "'name':{'fi':'a'}}", "{" P "'name':{'fi':'b'}}", "{" P "'name':{'fi':'c'}}",
    "{" P "'name':{'fi':'c'}}", "name/fi " },
  { "rows-added", "{" P "'funding':{}}", "{" P "'funding':{'x':{'year':1}}}", "{" P "'funding':{'y':{'year':2}}}",
    "{" P "'funding':{'x':{'year':1},'y':{'year':2}}}", "" },
  { "row-fields", "{" P "'funding':{'x':{'year':1,'amount_cents':5}}}",
    "{" P "'funding':{'x':{'year':2,'amount_cents':5}}}", "{" P "'funding':{'x':{'year':1,'amount_cents':null}}}",
    "{" P "'funding':{'x':{'year':2,'amount_cents':null}}}", "" },
  { "row-same-field", "{" P "'funding':{'x':{'year':1}}}", "{" P "'funding':{'x':{'year':2}}}",
    "{" P "'funding':{'x':{'year':3}}}", "{" P "'funding':{'x':{'year':3}}}", "funding/x/year " },
  { "row-removed-here", "{" P "'funding':{'x':{'year':1}}}", "{" P "'funding':{}}",
    "{" P "'funding':{'x':{'year':3}}}", "{" P "'funding':{'x':{'year':3}}}", "funding/x " },
  { "row-removed-there", "{" P "'funding':{'x':{'year':1}}}", "{" P "'funding':{'x':{'year':3}}}",
    "{" P "'funding':{}}", "{" P "'funding':{}}", "funding/x " },
  { "row-removed-only", "{" P "'funding':{'x':{'year':1},'y':{}}}", "{" P "'funding':{'y':{}}}",
    "{" P "'funding':{'x':{'year':1},'y':{'year':4}}}", "{" P "'funding':{'y':{'year':4}}}", "" },
  { "set", "{" P "'cities':['a','b','c']}", "{" P "'cities':['a','x','c']}", "{" P "'cities':['a','b','c','y']}",
    "{" P "'cities':['a','x','c','y']}", "" },
  { "set-order-here", "{" P "'cities':['a','b']}", "{" P "'cities':['b','a']}", "{" P "'cities':['a','b','c']}",
    "{" P "'cities':['b','c','a']}", "" },
  { "set-order-there", "{" P "'cities':['a','b']}", "{" P "'cities':['x','a','b']}", "{" P "'cities':['b','a']}",
    "{" P "'cities':['x','b','a']}", "" },
  { "set-removed-twice", "{" P "'cities':['a','b','c']}", "{" P "'cities':['c']}", "{" P "'cities':['b','c']}",
    "{" P "'cities':['c']}", "" },
  { "set-from-nothing", "{" P "'a':1}", "{" P "'themes':['x']}", "{" P "'a':1,'themes':['y']}",
    "{" P "'themes':['y','x']}", "" },
  { "other-array", "{" P "'x':['a']}", "{" P "'x':['a','b']}", "{" P "'x':['a','c']}", "{" P "'x':['a','c']}", "x " },
  { "unknown", "{" P "'x':{'y':[1],'z':1}}", "{" P "'x':{'y':[2],'z':1}}", "{" P "'x':{'y':[1],'z':2}}",
    "{" P "'x':{'y':[2],'z':2}}", "" },
  { "unknown-type", "{'type':'later','a':{'b':1}}", "{'type':'later','a':{'b':2}}", "{'type':'later','a':{'b':1,'c':1}}",
    "{'type':'later','a':{'b':2,'c':1}}", "" },
  { "object-for-value", "{" P "'a':1}", "{" P "'a':{'b':1}}", "{" P "'a':2}", "{" P "'a':2}", "a " },
  { "null-says-nothing", "{" P "'b':1}", "{" P "'b':1,'end':null}", "{" P "'b':1,'end':'2024-01-01'}",
    "{" P "'b':1,'end':'2024-01-01'}", "" },
  { "null-is-kept", "{" P "'b':1}", "{" P "'b':1,'end':null}", "{" P "'b':1}", "{" P "'b':1,'end':null}", "" },
  { "stamp", "{" P "'_rev':'1','edit':{'id':'1'}}", "{" P "'_rev':'1','edit':{'id':'2','by':'x'}}",
    "{" P "'_rev':'3','edit':{'id':'3'}}", "{" P "'_rev':'3','edit':{'id':'3'}}", "" },
  { "stamp-only-here", "{" P "'a':1}", "{" P "'a':2,'edit':{'id':'2'}}", "{" P "'a':1}", "{" P "'a':2}", "" },
  { "nested-edit", "{" P "'x':{'edit':1}}", "{" P "'x':{'edit':2}}", "{" P "'x':{'edit':1}}", "{" P "'x':{'edit':2}}", "" },
  { "slash", "{" P "'a/b':1}", "{" P "'a/b':2}", "{" P "'a/b':3}", "{" P "'a/b':3}", "a~1b " },
  { "created-twice", NULL, "{" P "'a':1,'b':2}", "{" P "'a':1,'b':3,'c':4}", "{" P "'a':1,'b':3,'c':4}", "b " },
  { "created-here", NULL, "{" P "'a':1}", NULL, "{" P "'a':1}", "" },
  { "created-there", NULL, NULL, "{" P "'a':1}", "{" P "'a':1}", "" },
  { "removed-here", "{" P "'a':1}", NULL, "{" P "'a':1,'_rev':'2'}", NULL, "" },
  { "removed-there", "{" P "'a':1}", "{" P "'a':1.0}", NULL, NULL, "" },
  { "removed-both", "{" P "'a':1}", NULL, NULL, NULL, "" },
  { "removed-and-changed", "{" P "'a':1}", NULL, "{" P "'a':2}", "{" P "'a':2}", " " },
  { "changed-and-removed", "{" P "'a':1}", "{" P "'a':2}", NULL, NULL, " " },
};

static void
test_case (gconstpointer data)
{
  const MergeCase *self = data;
  g_autoptr(JsonObject) base = self->base != NULL ? parse (self->base) : NULL;
  g_autoptr(JsonObject) mine = self->mine != NULL ? parse (self->mine) : NULL;
  g_autoptr(JsonObject) theirs = self->theirs != NULL ? parse (self->theirs) : NULL;
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  g_autoptr(JsonObject) merged = inno_document_merge (base, mine, theirs, conflicts);
  g_autofree char *paths = join_paths (conflicts);

  g_assert_cmpstr (paths, ==, self->conflicts);
  g_assert_cmpint (merged == NULL, ==, self->merged == NULL);
  if (merged != NULL)
    {
      g_autoptr(JsonObject) expected = parse (self->merged);

      assert_same (merged, expected);
    }
}

/* What stands in a conflict, to the letter. */
static void
test_conflict (void)
{
  g_autoptr(JsonObject) base = parse ("{" P "'funding':{'f':{'year':2020}}}");
  g_autoptr(JsonObject) mine = parse ("{" P "'funding':{'f':{'year':2021}}}");
  g_autoptr(JsonObject) theirs = parse ("{" P "'funding':{}}");
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  G_GNUC_UNUSED g_autoptr(JsonObject) merged = inno_document_merge (base, mine, theirs, conflicts);
  const InnoConflict *conflict = g_ptr_array_index (conflicts, 0);
  g_autofree char *before = inno_json_to_string (conflict->base);
  g_autofree char *here = inno_json_to_string (conflict->mine);

  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (before, ==, "{\"year\":2020}");
  g_assert_cmpstr (here, ==, "{\"year\":2021}");
  g_assert_null (conflict->theirs);
}

/* The shared document first, in its order, and then what is only here. */
static void
test_order (void)
{
  g_autoptr(JsonObject) base = parse ("{" P "'z':1,'a':1,'m':1}");
  g_autoptr(JsonObject) mine = parse ("{'new':1,'a':2,'z':1,'m':1,'b':1," P "'c':1}");
  g_autoptr(JsonObject) theirs = parse ("{" P "'z':1,'k':1,'a':1,'m':2}");
  g_autoptr(JsonObject) merged = inno_document_merge (base, mine, theirs, NULL);
  g_autoptr(JsonNode) node = to_node (merged);
  g_autofree char *text = inno_json_to_string (node);

  g_assert_cmpstr (text, ==, "{\"type\":\"project\",\"z\":1,\"k\":1,\"a\":2,\"m\":2,"
                             "\"new\":1,\"b\":1,\"c\":1}");
}

static void
test_without_conflicts (void)
{
  g_autoptr(JsonObject) base = parse ("{" P "'a':1}");
  g_autoptr(JsonObject) mine = parse ("{" P "'a':2}");
  g_autoptr(JsonObject) theirs = parse ("{" P "'a':3}");
  g_autoptr(JsonObject) merged = inno_document_merge (base, mine, theirs, NULL);

  assert_same (merged, theirs);
}

/* Differences */

static void
test_diff (void)
{
  g_autoptr(JsonObject) before = parse ("{'a':1,'b':null,'c':{'d':1,'e':2},'l':[1],'gone':2,'_rev':'1','edit':{'id':'1'}}");
  g_autoptr(JsonObject) after = parse ("{'a':1.0,'c':{'d':1,'e':3,'f':null},'l':[1,2],'new':{'x':{'y':1}},'_rev':'2'}");
  g_autoptr(GPtrArray) differences = inno_document_diff (before, after);
  static const char * const paths[] = { "c/e", "l", "gone", "new/x/y" };

  g_assert_cmpuint (differences->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const InnoDifference *difference = g_ptr_array_index (differences, i);

      g_assert_cmpstr (difference->path, ==, paths[i]);
      g_assert_cmpint (difference->before == NULL, ==, i == 3);
      g_assert_cmpint (difference->after == NULL, ==, i == 2);
    }
  g_assert_false (inno_document_has_same_content (before, after));
}

static void
test_same_content (void)
{
  g_autoptr(JsonObject) a = parse ("{'a':1,'b':{'x':[1]},'edit':{'id':'1'}}");
  g_autoptr(JsonObject) b = parse ("{'b':{'x':[1.0]},'a':1.0,'c':null,'_rev':'2'}");
  g_autoptr(JsonObject) c = parse ("{'b':{'x':[1.0]},'a':'1','c':null}");
  g_autoptr(JsonObject) d = parse ("{'a':1,'b':{'x':[true]}}");

  g_assert_true (inno_document_has_same_content (a, b));
  g_assert_false (inno_document_has_same_content (b, c));
  g_assert_false (inno_document_has_same_content (a, d));
  g_assert_true (inno_document_has_same_content (NULL, NULL));
  g_assert_false (inno_document_has_same_content (a, NULL));
  g_assert_false (inno_document_has_same_content (NULL, a));
}

static void
test_diff_of_nothing (void)
{
  g_autoptr(JsonObject) a = parse ("{'a':1,'b':{}}");
  g_autoptr(GPtrArray) made = inno_document_diff (NULL, a);
  g_autoptr(GPtrArray) gone = inno_document_diff (a, NULL);

  g_assert_cmpuint (made->len, ==, 2);
  g_assert_cmpuint (gone->len, ==, 2);
}

/* Documents made at random, near to one another, so that they meet. */

static JsonNode *
random_value (GRand *rand)
{
  JsonNode *node = json_node_alloc ();

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return json_node_init_null (node);

    case 1:
      return json_node_init_string (node, (const char *[]) { "a", "b", "ä" }[g_rand_int_range (rand, 0, 3)]);

    case 2:
      return json_node_init_double (node, g_rand_int_range (rand, 0, 3) + 0.5);

    default:
      return json_node_init_int (node, g_rand_int_range (rand, 0, 4));
    }
}

static JsonNode *
random_set (GRand *rand)
{
  g_autoptr(JsonArray) array = json_array_new ();
  guint from = (guint) g_rand_int_range (rand, 0, 6);

  for (guint i = 0; i < 6; i++)
    if (g_rand_boolean (rand))
      json_array_add_string_element (array, (const char *[]) { "a", "b", "c", "d", "e", "f" }[(from + i) % 6]);

  return json_node_init_array (json_node_alloc (), array);
}

static JsonObject *random_object (GRand *rand,
                                  guint  depth);

static JsonNode *
random_member (GRand *rand,
               guint  depth)
{
  g_autoptr(JsonObject) object = NULL;

  if (depth == 0 || g_rand_boolean (rand))
    return random_value (rand);

  object = random_object (rand, depth - 1);
  return to_node (object);
}

static JsonObject *
random_object (GRand *rand,
               guint  depth)
{
  static const char * const members[] = { "name", "x", "y/z", "f1", "f2", "edit" };
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_rand_int_range (rand, 0, 3) > 0)
      json_object_set_member (object, members[i], random_member (rand, depth));

  return object;
}

static JsonObject *
random_document (GRand *rand)
{
  JsonObject *document = random_object (rand, 3);
  g_autoptr(JsonObject) funding = random_object (rand, 2);

  json_object_remove_member (document, "edit");
  json_object_set_string_member (document, "type", "project");
  json_object_set_member (document, "cities", random_set (rand));
  if (g_rand_boolean (rand))
    json_object_set_member (document, "themes", random_set (rand));
  json_object_set_member (document, "funding", to_node (funding));

  return document;
}

/* Each member stays, goes or is another, and within it again. */
static JsonObject *
change_at_random (GRand      *rand,
                  JsonObject *object,
                  gboolean    is_root)
{
  g_autoptr(JsonObject) fresh = is_root ? random_document (rand) : random_object (rand, 1);
  JsonObject *changed = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      int what = g_rand_int_range (rand, 0, 8);

      if (what == 0 && !g_str_equal (member, "type"))
        continue;
      if (what < 4 && JSON_NODE_HOLDS_OBJECT (node))
        json_object_set_object_member (changed, member, change_at_random (rand, json_node_get_object (node), FALSE));
      else if (what == 4 && json_object_has_member (fresh, member))
        json_object_set_member (changed, member, json_node_copy (json_object_get_member (fresh, member)));
      else
        json_object_set_member (changed, member, json_node_copy (node));
    }

  json_object_iter_init_ordered (&iter, fresh);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    if (g_rand_int_range (rand, 0, 5) == 0 && !json_object_has_member (changed, member))
      json_object_set_member (changed, member, json_node_copy (node));

  return changed;
}

/* path → value, of a list of ids each by itself. Lists elsewhere are one. */
static void
collect_leaves (GHashTable *leaves,
                const char *path,
                JsonNode   *node)
{
  gboolean is_list = g_str_equal (path, "/cities") || g_str_equal (path, "/themes");

  if (node == NULL)
    return;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *member;
      JsonNode *inside;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &member, &inside))
        {
          g_autofree char *pointer = inno_json_pointer (path, member);

          collect_leaves (leaves, pointer, inside);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node) && is_list)
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_hash_table_add (leaves, g_strdup_printf ("%s/@%s", path, json_array_get_string_element (array, i)));
    }
  else if (!JSON_NODE_HOLDS_NULL (node))
    {
      g_autofree char *value = inno_json_to_string (node);

      g_hash_table_add (leaves, g_strdup_printf ("%s=%s", path, value));
    }
}

static GHashTable *
get_leaves (JsonObject *document)
{
  GHashTable *leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(JsonNode) node = to_node (document);

  collect_leaves (leaves, "", node);
  return leaves;
}

/* What one side says in the conflicts. */
static GHashTable *
get_conflict_leaves (GPtrArray *conflicts,
                     gboolean   is_mine)
{
  GHashTable *leaves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const InnoConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *pointer = g_strconcat ("/", conflict->path, NULL);

      collect_leaves (leaves, pointer, is_mine ? conflict->mine : conflict->theirs);
    }

  return leaves;
}

static gboolean
is_in_conflict (GPtrArray  *conflicts,
                const char *leaf)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const InnoConflict *conflict = g_ptr_array_index (conflicts, i);

      if (g_str_has_prefix (leaf + 1, conflict->path))
        return TRUE;
    }

  return FALSE;
}

/* What @side says and the base did not is in the result or in the conflicts. */
static void
assert_nothing_lost (GHashTable *side,
                     GHashTable *base,
                     GHashTable *result,
                     GHashTable *said)
{
  GHashTableIter iter;
  gpointer leaf;

  g_hash_table_iter_init (&iter, side);
  while (g_hash_table_iter_next (&iter, &leaf, NULL))
    if (!g_hash_table_contains (base, leaf) && !g_hash_table_contains (result, leaf) &&
        !g_hash_table_contains (said, leaf))
      g_error ("%s is lost", (char *) leaf);
}

static void
check_merge (JsonObject *base,
             JsonObject *mine,
             JsonObject *theirs)
{
  g_autoptr(GPtrArray) conflicts = new_conflicts ();
  g_autoptr(JsonObject) merged = inno_document_merge (base, mine, theirs, conflicts);
  g_autoptr(JsonObject) again = inno_document_merge (base, mine, theirs, NULL);
  g_autoptr(GHashTable) b = get_leaves (base);
  g_autoptr(GHashTable) m = get_leaves (mine);
  g_autoptr(GHashTable) t = get_leaves (theirs);
  g_autoptr(GHashTable) r = get_leaves (merged);
  g_autoptr(GHashTable) said = get_conflict_leaves (conflicts, TRUE);
  g_autoptr(GHashTable) answered = get_conflict_leaves (conflicts, FALSE);
  GHashTableIter iter;
  gpointer leaf;

  assert_same (merged, again);
  g_hash_table_iter_init (&iter, r);
  while (g_hash_table_iter_next (&iter, &leaf, NULL))
    g_assert_true (g_hash_table_contains (m, leaf) || g_hash_table_contains (t, leaf));

  assert_nothing_lost (m, b, r, said);
  assert_nothing_lost (t, b, r, answered);

  /* What one side took away and the other left alone is gone. */
  g_hash_table_iter_init (&iter, b);
  while (g_hash_table_iter_next (&iter, &leaf, NULL))
    if (g_hash_table_contains (m, leaf) != g_hash_table_contains (t, leaf) &&
        g_hash_table_contains (r, leaf))
      g_assert_true (is_in_conflict (conflicts, leaf));
}

static void
test_properties (void)
{
  for (guint32 seed = 1; seed <= 3000; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(GPtrArray) conflicts = new_conflicts ();
      g_autoptr(JsonObject) base = random_document (rand);
      g_autoptr(JsonObject) mine = change_at_random (rand, base, TRUE);
      g_autoptr(JsonObject) theirs = change_at_random (rand, base, TRUE);
      g_autoptr(JsonObject) only_mine = inno_document_merge (base, mine, base, conflicts);
      g_autoptr(JsonObject) only_theirs = inno_document_merge (base, base, theirs, conflicts);
      g_autoptr(JsonObject) both = inno_document_merge (base, mine, mine, conflicts);

      json_object_remove_member (mine, "edit");
      json_object_remove_member (theirs, "edit");
      json_object_remove_member (only_mine, "edit");
      json_object_remove_member (only_theirs, "edit");
      json_object_remove_member (both, "edit");
      assert_same (only_mine, mine);
      assert_same (only_theirs, theirs);
      assert_same (both, mine);
      g_assert_cmpuint (conflicts->len, ==, 0);

      check_merge (base, mine, theirs);
      check_merge (base, theirs, mine);
    }
}

/* What is said to differ is all that does: put into the one document, it is the other. */
static void
test_diff_properties (void)
{
  for (guint32 seed = 1; seed <= 1000; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(JsonObject) before = random_document (rand);
      g_autoptr(JsonObject) after = change_at_random (rand, before, TRUE);
      g_autoptr(GPtrArray) differences = inno_document_diff (before, after);
      g_autoptr(GPtrArray) back = inno_document_diff (after, before);
      g_autoptr(GPtrArray) none = inno_document_diff (before, before);

      g_assert_cmpuint (none->len, ==, 0);
      g_assert_cmpuint (differences->len, ==, back->len);
      g_assert_cmpint (differences->len == 0, ==, inno_document_has_same_content (before, after));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (merge_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/merge/case/", merge_cases[i].name, NULL);

      g_test_add_data_func (path, &merge_cases[i], test_case);
    }
  g_test_add_func ("/merge/conflict", test_conflict);
  g_test_add_func ("/merge/order", test_order);
  g_test_add_func ("/merge/without-conflicts", test_without_conflicts);
  g_test_add_func ("/merge/properties", test_properties);
  g_test_add_func ("/diff/leaves", test_diff);
  g_test_add_func ("/diff/same-content", test_same_content);
  g_test_add_func ("/diff/of-nothing", test_diff_of_nothing);
  g_test_add_func ("/diff/properties", test_diff_properties);

  return g_test_run ();
}
