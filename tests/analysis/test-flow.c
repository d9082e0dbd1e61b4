/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures.h"
#include "inno-aggregate.h"

/* photonics: a leads, b implements, c is in its network and has no money; d has
 * money and no role. haze: not all who take part are known. */
#define DOCUMENTS \
  "[{'_id':'city:d'}," \
  " {'_id':'lead_theme:photonics','participants':{" \
  "   '1':{'city':'city:a','role':'implementer'},'2':{'city':'city:b','role':'implementer'}," \
  "   '3':{'city':'city:c','role':'network'},'4':{'city':'city:a','role':'lead'}}}," \
  " {'_id':'lead_theme:haze','participants_known':false,'participants':{'1':{'city':'city:a','role':'lead'}}}," \
  " {'_id':'project:p','cities':['city:a','city:b'],'lead_theme':'lead_theme:photonics'," \
  "  'funding':[['erdf','granted',2024,101],['private','granted',2024,5000],['city','realised',2024,7]]}," \
  " {'_id':'project:q','cities':['city:a'],'lead_theme':'lead_theme:photonics'," \
  "  'funding':[['city','granted',2023,900],['erdf','granted',2024,null]]}," \
  " {'_id':'project:r','cities':['city:d'],'lead_theme':'lead_theme:haze','funding':[['erdf','granted',2024,null]]}," \
  " {'_id':'project:s','cities':['city:a'],'funding':[['erdf','granted',2024,77]]}," \
  " {'_id':'project:t','lead_theme':'lead_theme:photonics','funding':[['erdf','granted',2024,9]]}]"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_flow (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

static int
find_row (InnoFrame  *frame,
          const char *id)
{
  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    if (g_str_equal (inno_frame_get_row_id (frame, i), id))
      return i;

  return -1;
}

static void
assert_cell (InnoFrame     *frame,
             const char    *row,
             const char    *column,
             InnoCellState  state,
             gint64         value)
{
  int place = inno_frame_find_column (frame, column), line = find_row (frame, row);
  InnoCell cell;

  g_assert_cmpint (place, >=, 0);
  g_assert_cmpint (line, >=, 0);
  cell = inno_frame_get_cell (frame, line, place);
  g_assert_cmpint (cell.state, ==, state);
  if (state == INNO_CELL_KNOWN || state == INNO_CELL_AT_LEAST)
    g_assert_cmpint (cell.integer, ==, value);
}

/* A project's money is split among its cities; private money is left out. */
static void
test_theme (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where lead-theme=photonics");

  g_assert_cmpstr (inno_frame_get_context (frame)->subject, ==, "Photonics");
  g_assert_cmpint (inno_frame_get_query (frame)->by, ==, INNO_DIMENSION_CITY);
  g_assert_cmpuint (inno_frame_get_n_groups (frame), ==, 4);
  assert_cell (frame, "city:a", "public", INNO_CELL_KNOWN, 951);
  assert_cell (frame, "city:a", "role", INNO_CELL_KNOWN, INNO_ROLE_LEAD);
  assert_cell (frame, "city:a", "projects", INNO_CELL_KNOWN, 2);
  assert_cell (frame, "city:a", "unknown_rows", INNO_CELL_KNOWN, 1);
  assert_cell (frame, "city:b", "public", INNO_CELL_KNOWN, 50);
  assert_cell (frame, "city:c", "public", INNO_CELL_KNOWN, 0);
  assert_cell (frame, "city:c", "role", INNO_CELL_KNOWN, INNO_ROLE_NETWORK);
  assert_cell (frame, "none", "public", INNO_CELL_KNOWN, 9);
  assert_cell (frame, "none", "role", INNO_CELL_NONE, 0);
  assert_cell (frame, "total", "public", INNO_CELL_KNOWN, 1010);
  assert_cell (frame, "total", "projects", INNO_CELL_KNOWN, 3);
  assert_cell (frame, "total", "unknown_rows", INNO_CELL_KNOWN, 1);
  assert_cell (frame, "total", "role", INNO_CELL_KNOWN, 3);
  g_assert_cmpstr (inno_frame_get_row_id (frame, 0), ==, "city:a");
}

/* Of the money outside the lead themes nothing flows to one. */
static void
test_city (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where city=a");

  g_assert_cmpstr (inno_frame_get_context (frame)->subject, ==, "A");
  g_assert_cmpuint (inno_frame_get_n_groups (frame), ==, 2);
  assert_cell (frame, "lead_theme:photonics", "public", INNO_CELL_KNOWN, 951);
  assert_cell (frame, "lead_theme:haze", "public", INNO_CELL_KNOWN, 0);
  assert_cell (frame, "lead_theme:haze", "role", INNO_CELL_KNOWN, INNO_ROLE_LEAD);
  assert_cell (frame, "total", "public", INNO_CELL_KNOWN, 951);
  assert_cell (frame, "total", "projects", INNO_CELL_KNOWN, 2);
  assert_cell (frame, "total", "role", INNO_CELL_KNOWN, 2);
}

static void
test_not_all_known (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) theme = ask (fixture, "--where lead-theme=haze");
  g_autoptr (InnoFrame) city = ask (fixture, "--where city=b");

  assert_cell (theme, "total", "role", INNO_CELL_AT_LEAST, 1);
  assert_cell (theme, "city:d", "role", INNO_CELL_UNKNOWN, 0);
  /* Money that is not known is not no money. */
  assert_cell (theme, "city:d", "public", INNO_CELL_UNKNOWN, 0);
  assert_cell (theme, "total", "public", INNO_CELL_UNKNOWN, 0);
  assert_cell (theme, "city:a", "public", INNO_CELL_KNOWN, 0);
  assert_cell (city, "total", "role", INNO_CELL_AT_LEAST, 1);
}

static void
test_selection (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (Fixture) none = fixture_new ("[{'_id':'city:a'}]", FIXTURE_BARE);
  g_autoptr (InnoFrame) usual = ask (fixture, "");
  g_autoptr (InnoFrame) both = ask (fixture, "--where city=b --where lead-theme=photonics");
  g_autoptr (InnoFrame) several = ask (fixture, "--where lead-theme=haze --where lead-theme=photonics");
  g_autoptr (InnoFrame) empty = ask (none, "");
  g_autoptr (InnoQuery) query = fixture_parse_query ("--where lead-theme=narnia");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (inno_frame_get_context (usual)->subject, ==, "Photonics");
  g_assert_cmpuint (inno_frame_get_n_groups (both), ==, 1);
  assert_cell (both, "total", "public", INNO_CELL_KNOWN, 50);
  g_assert_cmpstr (inno_frame_get_context (several)->subject, ==, "Haze");
  g_assert_null (inno_frame_get_context (empty)->subject);
  g_assert_cmpuint (inno_frame_get_n_rows (empty), ==, 0);
  g_assert_null (inno_facts_flow (fixture->facts, query, &error));
  g_assert_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID);
}

/* A project counts in each of its cities, and once in the total. */
static void
test_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where lead-theme=photonics --measure projects");

  g_assert_cmpint (inno_frame_find_column (frame, "public"), ==, -1);
  assert_cell (frame, "city:a", "projects", INNO_CELL_KNOWN, 2);
  assert_cell (frame, "city:b", "projects", INNO_CELL_KNOWN, 1);
  assert_cell (frame, "total", "projects", INNO_CELL_KNOWN, 3);
}

static void
test_shares (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'lead_theme:k'},"
    " {'_id':'project:p','cities':['city:a'],'lead_theme':'lead_theme:k','funding':[['erdf','granted',2024,300]]},"
    " {'_id':'project:q','cities':['city:b'],'lead_theme':'lead_theme:k','funding':[['erdf','granted',2024,100]]},"
    " {'_id':'project:r','cities':['city:c'],'lead_theme':'lead_theme:k','funding':[['erdf','granted',2023,-50]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) whole = ask (fixture, "--where lead-theme=k --from 2024");
  g_autoptr (InnoFrame) corrected = ask (fixture, "--where lead-theme=k");
  InnoCell share = inno_frame_get_cell (whole, 0, inno_frame_find_column (whole, "share"));

  g_assert_cmpint (share.state, ==, INNO_CELL_KNOWN);
  g_assert_cmpfloat (share.fraction, ==, .75);
  /* Of a whole with corrections below zero in it there are no shares. */
  assert_cell (corrected, "city:c", "public", INNO_CELL_KNOWN, -50);
  assert_cell (corrected, "city:a", "share", INNO_CELL_NONE, 0);
}

/* The slow way: the sums of the funding chart under the same filter, which have an
 * oracle of their own, city by city and theme by theme. */
static void
compare (Fixture       *fixture,
         const char    *filter,
         InnoDimension  by)
{
  g_autofree char *words = g_strdup_printf ("--by %s %s", inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by), filter);
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (InnoFrame) money = inno_facts_aggregate (fixture->facts, query, NULL);
  g_autoptr (InnoFrame) flow = ask (fixture, filter);
  int public = inno_frame_find_column (money, "public"), projects = inno_frame_find_column (money, "projects");
  gint64 sum = 0;

  g_assert_cmpint (inno_frame_get_query (flow)->by, ==, by);
  for (guint row = 0; row < inno_frame_get_n_groups (money); row++)
    {
      const char *id = inno_frame_get_row_id (money, row);
      gint64 cents = inno_frame_get_cell (money, row, public).integer;

      if (by == INNO_DIMENSION_LEAD_THEME && g_str_equal (id, INNO_FRAME_NONE_ID))
        continue;
      sum += cents;
      assert_cell (flow, id, "public", INNO_CELL_KNOWN, cents);
      assert_cell (flow, id, "projects", INNO_CELL_KNOWN, inno_frame_get_cell (money, row, projects).integer);
    }
  assert_cell (flow, "total", "public", INNO_CELL_KNOWN, sum);
}

static void
test_sample (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  static const struct { GType (*type) (void); const char *key; InnoDimension by; } ways[] = {
    { inno_lead_theme_get_type, "lead-theme", INNO_DIMENSION_CITY },
    { inno_city_get_type, "city", INNO_DIMENSION_LEAD_THEME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GListModel *list = inno_portfolio_get_list (fixture->portfolio, ways[i].type ());

      for (guint k = 0; k < g_list_model_get_n_items (list); k++)
        {
          g_autoptr (InnoEntity) entity = g_list_model_get_item (list, k);
          g_autofree char *filter = g_strdup_printf ("--where %s=%s", ways[i].key, inno_entity_get_id (entity));
          g_autofree char *late = g_strdup_printf ("%s --from 2024 --measure realised", filter);

          compare (fixture, filter, ways[i].by);
          compare (fixture, late, ways[i].by);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/theme", test_theme);
  g_test_add_func ("/flow/city", test_city);
  g_test_add_func ("/flow/not-all-known", test_not_all_known);
  g_test_add_func ("/flow/selection", test_selection);
  g_test_add_func ("/flow/projects", test_projects);
  g_test_add_func ("/flow/shares", test_shares);
  g_test_add_func ("/flow/sample", test_sample);

  return g_test_run ();
}
