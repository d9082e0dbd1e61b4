/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The share of the cities' own money, of groups and of projects. */

#include "frame-case.h"

static InnoBandState
get_state (InnoFrame  *frame,
           const char *row)
{
  return frame_case_integer (frame, row, "city_share_state");
}

static double
get_share (InnoFrame  *frame,
           const char *row)
{
  g_assert_cmpint (frame_case_get (frame, row, "city_share").state, ==, INNO_CELL_KNOWN);
  return frame_case_get (frame, row, "city_share").fraction;
}

#define PROJECTS \
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b'],'themes':['theme:r']," \
  "  'funding':[['city','granted',2024,101],['erdf','granted',2023,202],['private','granted',2024,1000]]}," \
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:c'],'status':'ended'," \
  "  'funding':[['city','granted',2024,40],['akke','granted',2024,60],['private','granted',null,null]]}," \
  " {'_id':'project:n','funding':[['erdf','granted',2024,1000]]}," \
  " {'_id':'project:c','status':'cancelled','agreement':'agreement:x','funding':[['city','granted',2024,7777]]}]"

static void
test_groups (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, "");
  g_autoptr (InnoFrame) all = frame_case_ask (fixture, inno_facts_city_share, "--of all");

  g_assert_cmpfloat (get_share (frame, "agreement:x"), ==, 101 / 303.);
  g_assert_cmpint (get_state (frame, "agreement:x"), ==, INNO_BAND_WITHIN);
  /* Both limits are inside; private money has no part in it, known or not. */
  g_assert_cmpfloat (get_share (frame, "agreement:y"), ==, .4);
  g_assert_cmpint (get_state (frame, "agreement:y"), ==, INNO_BAND_WITHIN);
  g_assert_cmpint (frame_case_integer (frame, "agreement:y", "unknown_rows"), ==, 0);
  g_assert_cmpuint (inno_frame_get_context (frame)->unknown_rows, ==, 0);
  g_assert_cmpint (get_state (frame, "none"), ==, INNO_BAND_BELOW);
  g_assert_cmpfloat (get_share (frame, "total"), ==, 141 / 1403.);
  g_assert_cmpint (frame_case_sum (frame, "city"), ==, 141);
  g_assert_cmpint (frame_case_sum (frame, "total"), ==, 1403);

  /* Of all funding it has. */
  g_assert_cmpfloat (get_share (all, "agreement:x"), ==, 101 / 1303.);
  g_assert_cmpint (get_state (all, "agreement:x"), ==, INNO_BAND_BELOW);
  g_assert_cmpint (get_state (all, "agreement:y"), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpint (get_state (all, "total"), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpuint (inno_frame_get_context (all)->unknown_rows, ==, 1);
  g_assert_cmpint (frame_case_integer (all, "total", "total"), ==, 2403);
  frame_case_assert_printed (frame, "total");
  frame_case_assert_printed (all, "city");
}

static void
test_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, "--view projects");
  g_autoptr (InnoFrame) all = frame_case_ask (fixture, inno_facts_city_share, "--view projects --of all");

  frame_case_assert_ids (frame, "project:p project:q project:n total");
  g_assert_cmpint (frame_case_integer (frame, "project:p", "city"), ==, 101);
  g_assert_cmpint (frame_case_integer (frame, "project:p", "total"), ==, 303);
  g_assert_cmpint (frame_case_integer (all, "project:p", "total"), ==, 1303);
  g_assert_cmpint (get_state (frame, "project:q"), ==, INNO_BAND_WITHIN);
  g_assert_cmpint (get_state (all, "project:q"), ==, INNO_BAND_UNKNOWN);
  g_assert_cmpint (frame_case_integer (frame, "project:q", "unknown_rows"), ==, 0);
  g_assert_cmpint (frame_case_integer (all, "project:q", "unknown_rows"), ==, 1);
  g_assert_cmpstr (inno_frame_get_text (frame, 0, inno_frame_find_column (frame, "agreement")), ==, "X");
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 3);
  g_assert_cmpuint (inno_frame_get_context (frame)->unknown_rows, ==, 0);
  g_assert_cmpuint (inno_frame_get_context (all)->unknown_rows, ==, 1);
}

/* A cent makes the difference. */
static void
test_limits (void)
{
  static const struct { gint64 city, rest; InnoBandState state; } cases[] = {
    { 2499, 7501, INNO_BAND_BELOW }, { 2500, 7500, INNO_BAND_WITHIN }, { 4000, 6000, INNO_BAND_WITHIN },
    { 4001, 5999, INNO_BAND_ABOVE }, { 0, 1, INNO_BAND_BELOW }, { 1, 0, INNO_BAND_ABOVE }, { 0, 0, INNO_BAND_NONE },
  };
  static const char * const views[] = { "", "--view projects", "--of all", "--view projects --of all" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *documents = g_strdup_printf (
        "[{'_id':'project:p','funding':[['city','granted',2024,%" G_GINT64_FORMAT "],"
        "['jtf','granted',2024,%" G_GINT64_FORMAT "]]}]", cases[i].city, cases[i].rest);
      g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);

      for (guint v = 0; v < G_N_ELEMENTS (views); v++)
        {
          g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, views[v]);

          g_assert_cmpint (get_state (frame, "total"), ==, cases[i].state);
          if (v % 2 == 1)
            g_assert_cmpint (get_state (frame, "project:p"), ==, cases[i].state);
        }
    }
}

/* What is printed lies where the figure does: 24.96 % is not 25.0 %. */
static void
test_printed_share (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['city','granted',2024,2496],['jtf','granted',2024,7504]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':[['city','granted',2024,4004],['jtf','granted',2024,5996]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, "--sort name");
  guint column = inno_frame_find_column (frame, "city_share");
  int x = inno_frame_find_row (frame, "agreement:x"), y = inno_frame_find_row (frame, "agreement:y");
  g_autofree char *low = inno_frame_format_cell (frame, x, column);
  g_autofree char *high = inno_frame_format_cell (frame, y, column);

  g_assert_cmpstr (low, ==, "24.9%");
  g_assert_cmpstr (high, ==, "40.1%");
}

/* Unknown public money leaves the answer open, and so does money of a source that
 * nobody knows; what is known is shown all the same. */
static void
test_unknown (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['city','granted',2024,30],['erdf','granted',2024,70],"
    "  ['jtf','granted',2024,null]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':[['city','granted',2024,30],['ghost','granted',2024,70]]},"
    " {'_id':'project:r','funding':[['city','granted',2024,null]]}]", FIXTURE_PLACES);
  static const char * const views[] = { "", "--of all" };
  static const char * const rows[][3] = {
    { "agreement:x", "agreement:y", "none" }, { "project:p", "project:q", "project:r" },
  };

  for (guint v = 0; v < 2; v++)
    for (guint p = 0; p < 2; p++)
      {
        g_autofree char *words = g_strconcat (views[v], p == 1 ? " --view projects" : "", NULL);
        g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, words);

        for (guint i = 0; i < 3; i++)
          g_assert_cmpint (get_state (frame, rows[p][i]), ==, INNO_BAND_UNKNOWN);
        g_assert_cmpfloat (get_share (frame, rows[p][0]), ==, .3);
        g_assert_cmpfloat (get_share (frame, rows[p][1]), ==, .3);
        g_assert_cmpint (frame_case_get (frame, rows[p][2], "city_share").state, ==, INNO_CELL_NONE);
        g_assert_cmpint (frame_case_integer (frame, rows[p][2], "unknown_rows"), ==, 1);
        g_assert_cmpint (get_state (frame, "total"), ==, INNO_BAND_UNKNOWN);
      }
}

static void
test_negatives (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['city','granted',2024,-30],['erdf','granted',2024,70]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':[['city','granted',2024,50],['erdf','granted',2024,-10]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, "");
  g_autoptr (InnoFrame) projects = frame_case_ask (fixture, inno_facts_city_share, "--view projects");

  g_assert_cmpint (frame_case_get (frame, "agreement:x", "city_share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_state (frame, "agreement:x"), ==, INNO_BAND_NONE);
  g_assert_cmpint (frame_case_get (projects, "project:q", "city_share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (get_state (projects, "project:q"), ==, INNO_BAND_NONE);
  frame_case_assert_printed (frame, "city");
}

static void
test_group_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:g','kind':'group','funding':[['city','granted',2024,999]]},"
    " {'_id':'project:s','kind':'sub','parent':'project:g','funding':[['city','granted',2024,1],['jtf','granted',2024,3]]},"
    " {'_id':'project:t','kind':'sub','parent':'project:g','status':'cancelled','funding':[['city','granted',2024,8]]},"
    " {'_id':'project:h','kind':'group','funding':[['city','granted',2024,2],['jtf','granted',2024,2]]}]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, "--view projects");
  g_autoptr (InnoFrame) cancelled =
    frame_case_ask (fixture, inno_facts_city_share, "--view projects --where status=cancelled");

  frame_case_assert_ids (frame, "project:h project:s total");
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 8);
  frame_case_assert_ids (cancelled, "project:t total");
  g_assert_cmpint (frame_case_integer (cancelled, "total", "city"), ==, 8);
}

/* A filter keeps the part of a project that it names, here as in every sum. */
static void
test_filters (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  static const struct { const char *words; gint64 city, total; } cases[] = {
    { "--where city=a", 51, 152 }, { "--where city=b", 50, 151 }, { "--where region=01", 101, 303 },
    { "--where theme=r --where city=b", 50, 151 }, { "--where theme=none", 40, 1100 },
    { "--where status=ended", 40, 100 }, { "--where status=cancelled", 7777, 7777 },
    { "--where year=2023", 0, 202 }, { "--from 2024", 141, 1201 }, { "--where class=city", 141, 141 },
    { "--where agreement=none", 0, 1000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint p = 0; p < 2; p++)
      {
        g_autofree char *words = g_strconcat (cases[i].words, p == 1 ? " --view projects" : "", NULL);
        g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, words);

        g_assert_cmpint (frame_case_integer (frame, "total", "city"), ==, cases[i].city);
        g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, cases[i].total);
        g_assert_cmpint (frame_case_sum (frame, "city"), ==, cases[i].city);
        g_assert_cmpint (frame_case_sum (frame, "total"), ==, cases[i].total);
        frame_case_assert_printed (frame, "city");
        frame_case_assert_printed (frame, "total");
      }
}

/* What a share is of must be whole: without private money public funding is, and all funding is not. */
static void
test_some_sources (void)
{
  static const char * const public_only = "--where class=city --where class=eu --where class=state "
                                          "--where class=eu_state --where class=other_public";
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);

  for (guint of_all = 0; of_all < 2; of_all++)
    for (guint p = 0; p < 2; p++)
      {
        const char *view = p == 1 ? " --view projects" : "";
        const char *of = of_all ? " --of all" : "";
        g_autofree char *some = g_strconcat ("--where class=city", view, of, NULL);
        g_autofree char *many = g_strconcat (public_only, view, of, NULL);
        g_autoptr (InnoFrame) none = frame_case_ask (fixture, inno_facts_city_share, some);
        g_autoptr (InnoFrame) whole = frame_case_ask (fixture, inno_facts_city_share, many);
        int share = inno_frame_find_column (none, "city_share");

        for (guint row = 0; row < inno_frame_get_n_rows (none); row++)
          g_assert_cmpint (inno_frame_get_cell (none, row, share).state, ==, INNO_CELL_NONE);
        g_assert_cmpint (get_state (none, "total"), ==, INNO_BAND_NONE);
        g_assert_true (inno_frame_get_context (whole)->has_whole == !of_all);
        g_assert_cmpint (frame_case_get (whole, "total", "city_share").state, ==,
                         of_all ? INNO_CELL_NONE : INNO_CELL_KNOWN);
      }
}

/* On the sample and by every dimension: the whole is the whole. */
static void
test_agrees_with_shares (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    {
      g_autofree char *words = g_strdup_printf ("--by %s", inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by));
      g_autofree char *shares = g_strconcat (words, " --share", NULL);
      g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_city_share, words);
      g_autoptr (InnoFrame) sums = frame_case_ask (fixture, inno_facts_aggregate, shares);

      if (by == INNO_DIMENSION_SOURCE || by == INNO_DIMENSION_CLASS)
        continue;
      for (guint row = 0; row < inno_frame_get_n_rows (sums); row++)
        {
          const char *id = inno_frame_get_row_id (sums, row);

          g_assert_cmpint (frame_case_integer (frame, id, "total"), ==, frame_case_integer (sums, id, "total"));
          g_assert_cmpint (frame_case_integer (frame, id, "city"), ==, frame_case_integer (sums, id, "amount:city"));
          g_assert_cmpint (get_state (frame, id), ==, get_state (sums, id));
          g_assert_cmpint (frame_case_get (frame, id, "city_share").state, ==,
                           frame_case_get (sums, id, "city_share").state);
          g_assert_cmpfloat (frame_case_get (frame, id, "city_share").fraction, ==,
                             frame_case_get (sums, id, "city_share").fraction);
        }
    }
}

/* The list is cut, the whole is not. */
static void
test_many_projects (void)
{
  g_autoptr (GString) documents = g_string_new ("[");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (InnoFrame) frame = NULL;

  for (guint i = 0; i < INNO_CITY_SHARE_MAX_PROJECTS + 10; i++)
    g_string_append_printf (documents, "%s{'_id':'project:n%u','funding':[['city','granted',2024,100]]}",
                            i > 0 ? "," : "", i);
  g_string_append_c (documents, ']');
  fixture = fixture_new (documents->str, FIXTURE_PLACES);
  frame = frame_case_ask (fixture, inno_facts_city_share, "--view projects");

  g_assert_cmpuint (inno_frame_get_n_groups (frame), ==, INNO_CITY_SHARE_MAX_PROJECTS + 1);
  g_assert_cmpint (frame_case_integer (frame, "rest", "city"), ==, 1000);
  g_assert_cmpint (frame_case_integer (frame, "rest", "total"), ==, 1000);
  g_assert_cmpint (frame_case_get (frame, "rest", "city_share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (frame_case_get (frame, "rest", "city_share_state").state, ==, INNO_CELL_NONE);
  frame_case_assert_printed (frame, "total");
  g_assert_cmpint (frame_case_integer (frame, "total", "city"), ==, (INNO_CITY_SHARE_MAX_PROJECTS + 10) * 100);
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, INNO_CITY_SHARE_MAX_PROJECTS + 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/city-share/groups", test_groups);
  g_test_add_func ("/city-share/projects", test_projects);
  g_test_add_func ("/city-share/limits", test_limits);
  g_test_add_func ("/city-share/printed-share", test_printed_share);
  g_test_add_func ("/city-share/unknown", test_unknown);
  g_test_add_func ("/city-share/negatives", test_negatives);
  g_test_add_func ("/city-share/group-projects", test_group_projects);
  g_test_add_func ("/city-share/filters", test_filters);
  g_test_add_func ("/city-share/some-sources", test_some_sources);
  g_test_add_func ("/city-share/agrees-with-shares", test_agrees_with_shares);
  g_test_add_func ("/city-share/many-projects", test_many_projects);

  return g_test_run ();
}
