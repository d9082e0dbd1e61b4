/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Public funding of each group, and of the priorities under their agreements. */

#include "frame-case.h"

/* p is split among two cities and two priorities; a group stands aside for its
 * sub-project; n has no agreement, and c is cancelled. */
#define PROJECTS \
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:b','city:a'],'themes':['theme:r','theme:g']," \
  "  'funding':[['erdf','granted',2023,101],['city','granted',2024,50],['private','granted',2024,9000]," \
  "  ['private','granted',2024,null],['erdf','realised',2024,7]]}," \
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:c'],'themes':['theme:h'],'status':'ended'," \
  "  'funding':[['jtf','granted',2024,400],['ghost','granted',null,5],['city','granted',2024,null]]}," \
  " {'_id':'project:n','funding':[['akke','granted',null,1000]]}," \
  " {'_id':'project:c','agreement':'agreement:x','status':'cancelled','funding':[['erdf','granted',2024,70000]]}," \
  " {'_id':'project:g','kind':'group','agreement':'agreement:x','funding':[['erdf','granted',2024,80000]]}," \
  " {'_id':'project:s','kind':'sub','parent':'project:g','agreement':'agreement:x','cities':['city:a']," \
  "  'funding':[['state','granted',2024,60]]}]"

static void
test_by_agreement (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_ranking, "");

  /* The largest first; what names none is last, however large. */
  frame_case_assert_ids (frame, "agreement:y agreement:x none total");
  g_assert_cmpint (frame_case_integer (frame, "agreement:x", "total"), ==, 211);
  g_assert_cmpint (frame_case_integer (frame, "agreement:y", "total"), ==, 405);
  g_assert_cmpint (frame_case_integer (frame, "none", "total"), ==, 1000);
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 1616);
  g_assert_cmpfloat (frame_case_get (frame, "agreement:x", "share").fraction, ==, 211 / 1616.);
  g_assert_cmpfloat (frame_case_get (frame, "total", "share").fraction, ==, 1);
  g_assert_cmpint (frame_case_integer (frame, "agreement:x", "projects"), ==, 2);
  g_assert_cmpint (frame_case_integer (frame, "total", "projects"), ==, 4);
  g_assert_cmpint (frame_case_integer (frame, "agreement:y", "unknown_rows"), ==, 1);
  /* What is not known of private money is not what is asked. */
  g_assert_cmpint (frame_case_integer (frame, "agreement:x", "unknown_rows"), ==, 0);
  g_assert_cmpint (frame_case_integer (frame, "total", "unknown_rows"), ==, 1);
  g_assert_cmpuint (inno_frame_get_context (frame)->unknown_rows, ==, 1);
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 4);
  frame_case_assert_printed (frame, "total");
}

static void
test_splits (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_ranking, "--by city");

  /* The odd cent goes to the first in the document's order. */
  g_assert_cmpint (frame_case_integer (frame, "city:b", "total"), ==, 51 + 25);
  g_assert_cmpint (frame_case_integer (frame, "city:a", "total"), ==, 50 + 25 + 60);
  g_assert_cmpint (frame_case_sum (frame, "total"), ==, 1616);
  /* Once in the total, in however many cities. */
  g_assert_cmpint (frame_case_integer (frame, "total", "projects"), ==, 4);
  g_assert_cmpint (frame_case_sum (frame, "projects"), ==, 5);
}

static void
test_filters (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  static const struct { const char *words; gint64 total; guint projects; } cases[] = {
    { "--where city=a", 50 + 25 + 60, 2 }, { "--where city=b", 51 + 25, 1 }, { "--where region=01", 211, 2 },
    { "--where theme=g", 50 + 25, 1 }, { "--where theme=r --where city=b", 26 + 13, 1 },
    { "--where year=2024", 50 + 400 + 60, 3 }, { "--from 2023 --to 2023", 101, 1 }, { "--where year=none", 1005, 2 },
    { "--where status=cancelled", 70000, 1 }, { "--where status=ended", 405, 1 },
    { "--where status=cancelled --where status=ongoing", 70000 + 211 + 1000, 4 },
    { "--where class=none", 5, 1 }, { "--where class=private", 0, 1 }, { "--where agreement=none", 1000, 1 },
    { "--measure realised", 7, 4 }, { "--measure planned", 0, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
      {
        g_autofree char *words = g_strdup_printf ("%s --by %s", cases[i].words,
                                                  inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by));
        g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_ranking, words);

        /* Where a part is cut out of a part, each way to cut leaves a cent or two here or there. */
        if (by != INNO_DIMENSION_CITY && by != INNO_DIMENSION_REGION && by != INNO_DIMENSION_THEME)
          g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, cases[i].total);
        g_assert_cmpint (frame_case_sum (frame, "total"), ==, frame_case_integer (frame, "total", "total"));
        g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, cases[i].projects);
        frame_case_assert_printed (frame, "total");
      }
  g_assert_cmpint (frame_case_fail (fixture, inno_facts_ranking, "--where city=narnia"), ==,
                   INNO_ANALYSIS_ERROR_UNKNOWN_ID);
}

/* What went back is no part of a whole, nor is anything of a whole below zero. */
static void
test_negatives (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['erdf','granted',2024,-30]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':[['erdf','granted',2024,90],['city','granted',2023,-100]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_ranking, "");
  g_autoptr (InnoFrame) year = frame_case_ask (fixture, inno_facts_ranking, "--from 2024");

  frame_case_assert_ids (frame, "agreement:y agreement:x total");
  g_assert_cmpint (frame_case_get (frame, "agreement:y", "share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (frame_case_get (frame, "total", "share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (frame_case_get (year, "agreement:x", "share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (frame_case_integer (year, "total", "total"), ==, 60);
  frame_case_assert_printed (frame, "total");
}

static void
test_orders (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) names = frame_case_ask (fixture, inno_facts_ranking, "--sort name");
  g_autoptr (InnoFrame) years = frame_case_ask (fixture, inno_facts_ranking, "--by year");
  g_autoptr (InnoFrame) large = frame_case_ask (fixture, inno_facts_ranking, "--by year --sort value");

  frame_case_assert_ids (names, "agreement:x agreement:y none total");
  frame_case_assert_ids (years, "2023 2024 none total");
  frame_case_assert_ids (large, "2024 2023 none total");
}

static void
test_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_ranking, "--by city --measure projects");

  g_assert_cmpint (frame_case_integer (frame, "city:a", "total"), ==, 2);
  g_assert_cmpint (frame_case_integer (frame, "none", "total"), ==, 1);
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 4);
  g_assert_cmpint (frame_case_get (frame, "city:a", "share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (inno_frame_get_column (frame, inno_frame_find_column (frame, "total"))->kind, ==,
                   INNO_COLUMN_COUNT);
}

/* Sums of rows that fit, each to the last cent there may be. */
static char *
make_huge (void)
{
  g_autoptr (GString) documents = g_string_new ("[");

  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (documents, "%s{'_id':'project:n%u','agreement':'agreement:%c','cities':['city:a'],"
                            "'themes':['theme:r'],'lead_theme':'lead_theme:l',"
                            "'funding':[['erdf','granted',2024,9007199254740991]]}",
                            i > 0 ? "," : "", i, "xy"[i % 2]);
  g_string_append_c (documents, ']');

  return g_string_free (g_steal_pointer (&documents), FALSE);
}

static void
test_overflow (void)
{
  static const FrameFunc funcs[] = {
    inno_facts_aggregate, inno_facts_ranking, inno_facts_themes, inno_facts_city_share, inno_facts_lead_theme_funding,
    inno_facts_map, inno_facts_flow, inno_facts_progress, inno_facts_timeline,
  };
  g_autofree char *documents = make_huge ();
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    g_assert_cmpint (frame_case_fail (fixture, funcs[i], ""), ==, INNO_ANALYSIS_ERROR_OVERFLOW);
  g_assert_cmpint (frame_case_fail (fixture, inno_facts_city_share, "--view projects --of all"), ==,
                   INNO_ANALYSIS_ERROR_OVERFLOW);
}

/* Priorities */

static void
test_themes (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_themes, "--by city");

  /* By agreement, in each the largest first. */
  frame_case_assert_ids (frame, "theme:r theme:g theme:h none total");
  g_assert_cmpint (frame_case_integer (frame, "theme:r", "total"), ==, 51 + 25);
  g_assert_cmpint (frame_case_integer (frame, "theme:g", "total"), ==, 50 + 25);
  g_assert_cmpint (frame_case_integer (frame, "none", "total"), ==, 1060);
  g_assert_cmpint (frame_case_sum (frame, "total"), ==, 1616);
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 1616);
  g_assert_cmpstr (inno_frame_get_text (frame, 0, inno_frame_find_column (frame, "heading")), ==, "X");
  g_assert_cmpstr (inno_frame_get_text (frame, 2, inno_frame_find_column (frame, "heading")), ==, "Y");
  g_assert_cmpstr (inno_frame_get_text (frame, 3, inno_frame_find_column (frame, "heading")), ==, "");
  frame_case_assert_printed (frame, "total");
}

static void
test_themes_by_value (void)
{
  g_autoptr (Fixture) fixture = fixture_new (PROJECTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_themes, "--sort value");
  g_autoptr (InnoFrame) part = frame_case_ask (fixture, inno_facts_themes, "--where city=a --where theme=g");

  frame_case_assert_ids (frame, "theme:h theme:r theme:g none total");
  /* First among the cities, and that part among the priorities: 50 → 25, 25 → 12. */
  frame_case_assert_ids (part, "theme:g total");
  g_assert_cmpint (frame_case_integer (part, "total", "total"), ==, 37);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/ranking/by-agreement", test_by_agreement);
  g_test_add_func ("/ranking/splits", test_splits);
  g_test_add_func ("/ranking/filters", test_filters);
  g_test_add_func ("/ranking/negatives", test_negatives);
  g_test_add_func ("/ranking/orders", test_orders);
  g_test_add_func ("/ranking/projects", test_projects);
  g_test_add_func ("/ranking/overflow", test_overflow);
  g_test_add_func ("/themes/under-their-agreements", test_themes);
  g_test_add_func ("/themes/by-value", test_themes_by_value);

  return g_test_run ();
}
