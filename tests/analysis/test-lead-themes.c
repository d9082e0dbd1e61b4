/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixtures.h"
#include "inno-aggregate.h"

/* battery: one lead, one implementer, one network, and one city twice; cloud:
 * three implementers, but not all is known; dust: one, and not all is known. */
#define THEMES \
  "[{'_id':'city:d','region':{'code':'02','name':{'en':'Region 02'}}}," \
  " {'_id':'lead_theme:battery','participants':{" \
  "   '1':{'city':'city:a','role':'lead'},'2':{'city':'city:b','role':'implementer'}," \
  "   '3':{'city':'city:c','role':'network'},'4':{'city':'city:a','role':'implementer'}," \
  "   '5':{'city':'city:d','role':'discussion'}}}," \
  " {'_id':'lead_theme:cloud','participants_known':false,'participants':{" \
  "   '1':{'city':'city:a','role':'implementer'},'2':{'city':'city:b','role':'implementer'}," \
  "   '3':{'city':'city:ghost','role':'implementer'}}}," \
  " {'_id':'lead_theme:dust','participants_known':false,'participants':{" \
  "   '1':{'city':'city:c','role':'lead'}}}]"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_lead_themes (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

static InnoCell
get_cell (InnoFrame  *frame,
          const char *row,
          const char *column)
{
  int place = inno_frame_find_column (frame, column);

  g_assert_cmpint (place, >=, 0);
  for (guint i = 0; i < inno_frame_get_n_rows (frame); i++)
    if (g_str_equal (inno_frame_get_row_id (frame, i), row))
      return inno_frame_get_cell (frame, i, place);

  g_assert_not_reached ();
}

static void
assert_cell (InnoFrame     *frame,
             const char    *row,
             const char    *column,
             InnoCellState  state,
             gint64         value)
{
  InnoCell cell = get_cell (frame, row, column);

  g_assert_cmpint (cell.state, ==, state);
  if (state == INNO_CELL_KNOWN || state == INNO_CELL_AT_LEAST)
    g_assert_cmpint (cell.integer, ==, value);
}

static void
test_rule (void)
{
  static const InnoRuleState wanted[2][5] = {
    { INNO_RULE_UNKNOWN, INNO_RULE_UNKNOWN, INNO_RULE_UNKNOWN, INNO_RULE_MET, INNO_RULE_MET },
    { INNO_RULE_NOT_MET, INNO_RULE_NOT_MET, INNO_RULE_NOT_MET, INNO_RULE_MET, INNO_RULE_MET },
  };

  for (guint known = 0; known < 2; known++)
    for (guint n = 0; n < 5; n++)
      g_assert_cmpint (inno_lead_theme_rule (n, known), ==, wanted[known][n]);
}

static void
test_roles_counted_by_default (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  assert_cell (frame, "total", "lead_theme:battery", INNO_CELL_KNOWN, 2);
  assert_cell (frame, "rule", "lead_theme:battery", INNO_CELL_KNOWN, INNO_RULE_NOT_MET);
  /* Met already, whoever else may take part. */
  assert_cell (frame, "total", "lead_theme:cloud", INNO_CELL_AT_LEAST, 3);
  assert_cell (frame, "rule", "lead_theme:cloud", INNO_CELL_KNOWN, INNO_RULE_MET);
  assert_cell (frame, "total", "lead_theme:dust", INNO_CELL_AT_LEAST, 1);
  assert_cell (frame, "rule", "lead_theme:dust", INNO_CELL_KNOWN, INNO_RULE_UNKNOWN);
  /* A theme without anyone, and it is known that there is no one. */
  assert_cell (frame, "total", "lead_theme:l", INNO_CELL_KNOWN, 0);
  assert_cell (frame, "rule", "lead_theme:l", INNO_CELL_KNOWN, INNO_RULE_NOT_MET);
  assert_cell (frame, "rule", "total", INNO_CELL_KNOWN, 1);
  assert_cell (frame, "total", "total", INNO_CELL_AT_LEAST, 6);
}

static void
test_roles_chosen (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  static const struct { const char *roles; guint cities; InnoRuleState rule; } cases[] = {
    { "--roles lead", 1, INNO_RULE_NOT_MET },
    { "--roles lead,implementer,network", 3, INNO_RULE_MET },
    { "--roles lead,implementer,network,discussion", 4, INNO_RULE_MET },
    { "--roles discussion", 1, INNO_RULE_NOT_MET },
    { "--roles implementer", 2, INNO_RULE_NOT_MET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (InnoFrame) frame = ask (fixture, cases[i].roles);

      assert_cell (frame, "total", "lead_theme:battery", INNO_CELL_KNOWN, cases[i].cities);
      assert_cell (frame, "rule", "lead_theme:battery", INNO_CELL_KNOWN, cases[i].rule);
    }
}

static void
test_cells (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");

  /* The strongest of two roles. */
  assert_cell (frame, "city:a", "lead_theme:battery", INNO_CELL_KNOWN, INNO_ROLE_LEAD);
  /* A role that is not counted is shown all the same. */
  assert_cell (frame, "city:c", "lead_theme:battery", INNO_CELL_KNOWN, INNO_ROLE_NETWORK);
  assert_cell (frame, "city:c", "lead_theme:cloud", INNO_CELL_UNKNOWN, 0);
  assert_cell (frame, "city:ghost", "lead_theme:battery", INNO_CELL_NONE, 0);
  assert_cell (frame, "city:ghost", "lead_theme:cloud", INNO_CELL_KNOWN, INNO_ROLE_IMPLEMENTER);
  assert_cell (frame, "city:a", "total", INNO_CELL_AT_LEAST, 2);
  assert_cell (frame, "city:d", "total", INNO_CELL_AT_LEAST, 0);
}

static void
test_all_known_is_not_at_least (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where lead-theme=battery");

  g_assert_cmpint (inno_frame_get_n_columns (frame), ==, 4);
  assert_cell (frame, "city:a", "total", INNO_CELL_KNOWN, 1);
  assert_cell (frame, "city:c", "total", INNO_CELL_KNOWN, 0);
  assert_cell (frame, "total", "total", INNO_CELL_KNOWN, 2);
}

static void
assert_rows (Fixture    *fixture,
             const char *words,
             const char *wanted)
{
  g_autoptr (InnoFrame) frame = ask (fixture, words);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    g_string_append_printf (got, "%s%s", row > 0 ? " " : "", inno_frame_get_row_id (frame, row));
  g_assert_cmpstr (got->str, ==, wanted);
}

static void
test_filters (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);

  assert_rows (fixture, "", "city:a city:b city:c city:d city:ghost rule total");
  assert_rows (fixture, "--where city=b", "city:b rule total");
  assert_rows (fixture, "--where region=02", "city:c city:d rule total");
  assert_rows (fixture, "--where agreement=x", "city:a city:b rule total");
  assert_rows (fixture, "--where agreement=x --where city=a --where city=c", "city:a rule total");
  assert_rows (fixture, "--where city=ghost", "city:ghost rule total");
  /* A city that is not there and takes no part in what is shown has no row. */
  assert_rows (fixture, "--where lead-theme=battery", "city:a city:b city:c city:d rule total");
}

/* The rule speaks of all cities, whichever rows are shown. */
static void
test_filters_leave_the_rule_alone (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where city=d");

  assert_cell (frame, "rule", "lead_theme:cloud", INNO_CELL_KNOWN, INNO_RULE_MET);
  assert_cell (frame, "total", "lead_theme:battery", INNO_CELL_KNOWN, 2);
}

/* Seven under a column of two: it says of whom. */
static void
test_filters_name_the_total (void)
{
  static const struct { const char *words; const char *label; } rows[] = {
    { "", "Cities" },
    { "--where city=d", "All cities" },
    { "--where lead-theme=battery", "Cities" },
  };
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (InnoFrame) frame = ask (fixture, rows[i].words);
      guint total = inno_frame_find_row (frame, INNO_FRAME_TOTAL_ID);

      g_assert_cmpstr (inno_frame_get_row_label (frame, total), ==, rows[i].label);
    }
}

static void
test_order_of_themes (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  static const char * const wanted[] = { "lead_theme:battery", "lead_theme:l", "lead_theme:m",
                                         "lead_theme:cloud", "lead_theme:dust" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (inno_frame_get_column (frame, 2 + i)->id, ==, wanted[i]);
}

static void
test_unknown_filter (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--where lead-theme=gold");
  g_autoptr (GError) error = NULL;

  g_assert_null (inno_facts_lead_themes (fixture->facts, query, &error));
  g_assert_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID);
}

static void
test_sample (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  guint n_columns = inno_frame_get_n_columns (frame);
  guint total = inno_frame_get_n_rows (frame) - 1;

  for (guint column = 2; column + 1 < n_columns; column++)
    {
      InnoCell cities = inno_frame_get_cell (frame, total, column);
      InnoCell rule = inno_frame_get_cell (frame, total - 1, column);
      guint n = 0;

      for (guint row = 0; row < total - 1; row++)
        {
          InnoCell cell = inno_frame_get_cell (frame, row, column);

          n += cell.state == INNO_CELL_KNOWN && cell.integer <= INNO_ROLE_IMPLEMENTER;
        }
      g_assert_cmpint (cities.integer, ==, n);
      g_assert_cmpint (rule.integer, ==, inno_lead_theme_rule (n, cities.state == INNO_CELL_KNOWN));
    }
}

static void
test_texts (void)
{
  g_autoptr (Fixture) fixture = fixture_new (THEMES, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "--where city=c");
  int battery = inno_frame_find_column (frame, "lead_theme:battery");
  int cloud = inno_frame_find_column (frame, "lead_theme:cloud");
  int rows[3] = { 0, 1, 2 };
  static const char * const wanted[3][2] = {
    { "Network", "Not known" }, { "Not met", "Met" }, { "2", "at least 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *one = inno_frame_format_cell (frame, rows[i], battery);
      g_autofree char *other = inno_frame_format_cell (frame, rows[i], cloud);

      g_assert_cmpstr (one, ==, wanted[i][0]);
      g_assert_cmpstr (other, ==, wanted[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-themes/rule", test_rule);
  g_test_add_func ("/lead-themes/roles-counted-by-default", test_roles_counted_by_default);
  g_test_add_func ("/lead-themes/roles-chosen", test_roles_chosen);
  g_test_add_func ("/lead-themes/cells", test_cells);
  g_test_add_func ("/lead-themes/all-known-is-not-at-least", test_all_known_is_not_at_least);
  g_test_add_func ("/lead-themes/filters", test_filters);
  g_test_add_func ("/lead-themes/filters-leave-the-rule-alone", test_filters_leave_the_rule_alone);
  g_test_add_func ("/lead-themes/filters-name-the-total", test_filters_name_the_total);
  g_test_add_func ("/lead-themes/order-of-themes", test_order_of_themes);
  g_test_add_func ("/lead-themes/unknown-filter", test_unknown_filter);
  g_test_add_func ("/lead-themes/sample", test_sample);
  g_test_add_func ("/lead-themes/texts", test_texts);

  return g_test_run ();
}
