/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test-exchange"

#include <string.h>

#include "inno-json.h"
#include "table-fixture.h"

/* Through our own door: what is written can be read. */
static JsonNode *
write_json (InnoFrame *frame)
{
  g_autofree char *text = table_fixture_write ("json", frame);
  g_autoptr (GError) error = NULL;
  JsonNode *node = inno_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (text, "\n}\n"));

  return node;
}

static void
assert_json (JsonNode   *node,
             const char *expected)
{
  g_autofree char *text = inno_json_to_string (node);
  g_autofree char *quoted = g_strdelimit (g_strdup (expected), "'", '"');

  g_assert_cmpstr (text, ==, quoted);
}

static JsonNode *
get (JsonNode   *root,
     const char *member)
{
  return json_object_get_member (json_node_get_object (root), member);
}

static JsonNode *
get_row (JsonNode *root,
         guint     row)
{
  return json_array_get_element (json_node_get_array (get (root, "rows")), row);
}

/* In the very bytes, as a number may be read back all the same when it is not. */
static void
assert_row (InnoFrame  *frame,
            const char *expected)
{
  g_autofree char *text = table_fixture_write ("json", frame);
  g_autofree char *quoted = g_strdelimit (g_strdup (expected), "'", '"');
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_suffix (lines[i], "],"))
        lines[i][strlen (lines[i]) - 1] = '\0';
      if (g_str_equal (g_strchug (lines[i]), quoted))
        return;
    }
  g_error ("no row %s in %s", quoted, text);
}

static void
test_members (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_SV);
  g_autoptr (JsonNode) root = write_json (frame);
  g_autoptr (GList) members = json_object_get_members (json_node_get_object (root));
  static const char *const expected[] = {
    "chart", "lang", "query", "as_of", "sample", "columns", "rows",
  };

  g_assert_cmpuint (g_list_length (members), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_list_nth_data (members, i), ==, expected[i]);
  assert_json (get (root, "lang"), "'sv'");
  assert_json (get (root, "as_of"), "'2025-04-10'");
  assert_json (get (root, "sample"), "false");
  g_assert_cmpstr (json_node_get_string (get (root, "chart")), ==, "made \"by\" hand");
}

static void
test_columns (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_EN);
  g_autoptr (JsonNode) root = write_json (frame);
  JsonArray *columns = json_node_get_array (get (root, "columns"));

  g_assert_cmpuint (json_array_get_length (columns), ==, 7);
  assert_json (json_array_get_element (columns, 0), "{'id':'id','label':'Id','kind':'id'}");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (columns, 1), "label"),
                   ==, "City, \"town\"");
  assert_json (json_array_get_element (columns, 2), "{'id':'eu','label':'EU','kind':'cents'}");
  assert_json (json_array_get_element (columns, 3), "{'id':'city_share','label':'Share','kind':'share'}");
  assert_json (json_array_get_element (columns, 4), "{'id':'role','label':'=1+1','kind':'term'}");
  assert_json (json_array_get_element (columns, 5), "{'id':'cities','label':'Cities','kind':'count'}");
}

static void
test_rows (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_EN);
  g_autoptr (JsonNode) root = write_json (frame);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (get (root, "rows"))), ==, 4);
  assert_row (frame, "['city:a','A',123456789,0.256,'lead',1234,'within']");
  assert_row (frame, "['city:b','B',-5,0.3333333333333333,null,2,null]");
  assert_row (frame, "['city:c','C',null,null,'none',null,null]");
  assert_row (frame, "['total','Total',9007199254740991,1.0,3,0,null]");
}

static void
test_query (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_EN);
  g_autoptr (JsonNode) root = write_json (frame);

  assert_json (get (root, "query"),
               "{'by':'city','series':'source','measure':'granted','share':true,"
               "'from':2021,'to':null,"
               "'where':{'city':['city:a','city:b'],'status':['ended']}}");
}

static void
test_text_is_escaped (void)
{
  static const char *const labels[] = {
    "\"", "\\", "a\nb\tc", "\x01\x1f\x7f", "</script>", "\u2028", "😀", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (InnoFrame) frame = table_fixture_new (labels[i], INNO_LANG_EN);
      g_autoptr (JsonNode) root = write_json (frame);
      JsonArray *row = json_node_get_array (get_row (root, 0));

      g_assert_cmpstr (json_array_get_string_element (row, 1), ==, labels[i]);
    }
}

static void
test_one_line_a_row (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("two\nlines", INNO_LANG_EN);
  g_autofree char *text = table_fixture_write ("json", frame);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_rows = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n_rows += g_str_has_prefix (lines[i], "  [\"");
  g_assert_cmpuint (n_rows, ==, 4);
}

static void
test_no_day (void)
{
  g_autoptr (InnoFrame) frame = table_fixture_new ("A", INNO_LANG_EN);
  g_autoptr (JsonNode) root = NULL;

  ((InnoFrameContext *) inno_frame_get_context (frame))->as_of = INNO_DAY_NONE;
  root = write_json (frame);
  g_assert_true (JSON_NODE_HOLDS_NULL (get (root, "as_of")));
}

static void
test_funding (void)
{
  g_autoptr (Fixture) fixture =
    fixture_new ("[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],"
                 "'funding':[['erdf','granted',2024,60000],['city','granted',2024,40000],"
                 "['private','granted',2024,null]]}]", FIXTURE_PLACES | FIXTURE_MARKED);
  g_autoptr (InnoFrame) frame = table_fixture_funding (fixture, "--by agreement");
  g_autoptr (JsonNode) root = write_json (frame);

  assert_json (get (root, "sample"), "true");
  assert_json (get (root, "chart"), "'funding-shares'");
  assert_row (frame, "['agreement:x','X',40000,60000,0,0,0,0,100000,1]");
  assert_row (frame, "['total','Total',40000,60000,0,0,0,0,100000,1]");
}

static void
test_shares (void)
{
  g_autoptr (Fixture) fixture =
    fixture_new ("[{'_id':'project:p','agreement':'agreement:x','cities':['city:a'],"
                 "'funding':[['erdf','granted',2024,60000],['city','granted',2024,20000]]}]",
                 FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = table_fixture_funding (fixture, "--by agreement --share");

  assert_row (frame, "['agreement:x','X',0.25,0.75,0.0,0.0,0.0,80000,0,'within']");
  assert_row (frame, "['agreement:y','Y',null,null,null,null,null,0,0,'none']");
}

static void
test_lead_themes (void)
{
  g_autoptr (Fixture) fixture =
    fixture_new ("[{'_id':'lead_theme:k','participants':{'p1':{'city':'city:a','role':'lead'}}},"
                 "{'_id':'lead_theme:u','participants_known':false,"
                 "'participants':{'p1':{'city':'city:b','role':'implementer'}}}]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = table_fixture_roles (fixture, "--where lead-theme=lead_theme:k "
                                                     "--where lead-theme=lead_theme:u");
  g_autoptr (JsonNode) root = write_json (frame);

  assert_json (get (root, "query"),
               "{'where':{'lead-theme':['lead_theme:k','lead_theme:u']},'roles':['lead','implementer']}");
  assert_row (frame, "['city:a','A','lead',null,1]");
  assert_row (frame, "['city:b','B','none','implementer',1]");
  assert_row (frame, "['city:c','C','none',null,0]");
  assert_row (frame, "['rule','At least 3','not_met','unknown',0]");
  assert_row (frame, "['total','Cities',1,1,2]");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/exchange/json/members", test_members);
  g_test_add_func ("/exchange/json/columns", test_columns);
  g_test_add_func ("/exchange/json/rows", test_rows);
  g_test_add_func ("/exchange/json/query", test_query);
  g_test_add_func ("/exchange/json/text-is-escaped", test_text_is_escaped);
  g_test_add_func ("/exchange/json/one-line-a-row", test_one_line_a_row);
  g_test_add_func ("/exchange/json/no-day", test_no_day);
  g_test_add_func ("/exchange/json/funding", test_funding);
  g_test_add_func ("/exchange/json/shares", test_shares);
  g_test_add_func ("/exchange/json/lead-themes", test_lead_themes);

  return g_test_run ();
}
