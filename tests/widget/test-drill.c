/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure opens exactly its rows: what inno_drill_query() answers sums up to the
 * cell, in every chart and view, whatever is grouped by, measured and filtered. */

#include "chart-case.h"
#include "inno-drill.h"
#include "inno-values.h"

#define N_PORTFOLIOS 12

typedef struct
{
  Fixture *fixture;
  guint    n_checked;
  guint    n_refused;
} Walk;

/* Money for money, projects for projects; shares are told by the cents behind them. */
static gboolean
get_expected (InnoFrame         *frame,
              guint              row,
              guint              column,
              const char       **answer,
              gint64            *expected)
{
  const InnoColumn *shown = inno_frame_get_column (frame, column);
  InnoCell cell = inno_frame_get_cell (frame, row, column);
  gboolean is_projects = g_str_equal (shown->id, "projects") ||
    (g_str_equal (shown->id, INNO_FRAME_TOTAL_ID) && shown->kind == INNO_COLUMN_COUNT);

  if (cell.state != INNO_CELL_KNOWN || g_str_equal (shown->id, "unallocated"))
    return FALSE;
  if (shown->kind != INNO_COLUMN_CENTS && !(shown->kind == INNO_COLUMN_SHARE && shown->is_series) && !is_projects)
    return FALSE;

  *answer = is_projects ? "projects" : INNO_FRAME_TOTAL_ID;
  *expected = cell.integer;
  return TRUE;
}

static gint64
sum_up (InnoFacts       *facts,
        const InnoQuery *drilled,
        const char      *answer)
{
  g_autoptr (InnoQuery) query = inno_query_copy (drilled);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) sums = NULL;

  if (g_str_equal (answer, "projects"))
    query->measure = INNO_MEASURE_PROJECTS;
  sums = inno_facts_aggregate (facts, query, &error);
  g_assert_no_error (error);

  return inno_frame_get_cell (sums, inno_frame_get_n_rows (sums) - 1,
                              inno_frame_find_column (sums, INNO_FRAME_TOTAL_ID)).integer;
}

static void
check_cell (Walk      *walk,
            InnoFrame *frame,
            guint      row,
            guint      column)
{
  g_autoptr (InnoQuery) drilled = NULL;
  const char *answer;
  gint64 expected, found;

  if (!get_expected (frame, row, column, &answer, &expected))
    return;

  drilled = inno_drill_query (frame, row, (int) column);
  if (drilled == NULL)
    {
      /* A project opens itself, and what was before is in no row of now. */
      walk->n_refused += !inno_drill_project (frame, row) &&
                         !g_str_equal (inno_frame_get_context (frame)->chart, "changes");
      return;
    }

  walk->n_checked++;
  found = sum_up (walk->fixture->facts, drilled, answer);
  if (found != expected)
    {
      g_autofree char *text = inno_query_to_text (drilled);
      g_autofree char *asked = inno_query_to_text (inno_frame_get_query (frame));

      g_error ("%s, “%s”: cell %s/%s is %" G_GINT64_FORMAT ", its rows “%s” are %" G_GINT64_FORMAT,
               inno_frame_get_context (frame)->chart, asked, inno_frame_get_row_id (frame, row),
               inno_frame_get_column (frame, column)->id, expected, text, found);
    }
}

/* Matrices of roles count no projects. */
static void
check_frame (Walk            *walk,
             const InnoChart *chart,
             const InnoQuery *query)
{
  g_autoptr (InnoFrame) frame = chart_case_compute (walk->fixture, chart, query);

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    for (guint column = 0; column < inno_frame_get_n_columns (frame) && !g_str_equal (chart->id, "lead-themes"); column++)
      check_cell (walk, frame, row, column);
}

static void
check_measures (Walk            *walk,
                const InnoChart *chart,
                const InnoQuery *query)
{
  for (guint measure = 0; measure < INNO_N_MEASURES; measure++)
    for (guint form = 0; form < 4; form++)
      {
        g_autoptr (InnoQuery) asked = inno_query_copy (query);

        if ((measure != INNO_MEASURE_GRANTED && (chart->parts & INNO_QUERY_MEASURE) == 0) ||
            (form > 0 && (chart->parts & (INNO_QUERY_SHARE | INNO_QUERY_DENOMINATOR)) == 0))
          continue;
        asked->measure = measure;
        asked->share = measure != INNO_MEASURE_PROJECTS && (form & 1) != 0;
        asked->denominator = form & 1;
        asked->series = (form & 2) != 0 ? INNO_DIMENSION_SOURCE : INNO_DIMENSION_CLASS;
        check_frame (walk, chart, asked);
      }
}

static void
check_view (const InnoChart *chart,
            InnoQuery       *query,
            gpointer         user_data)
{
  Walk *walk = user_data;

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    {
      if (by > 0 && (chart->parts & INNO_QUERY_BY) == 0)
        break;
      if (chart->dimensions != 0 && (chart->dimensions & INNO_CHART_BIT (by)) == 0)
        continue;
      query->by = by;
      check_measures (walk, chart, query);
    }
}

/* Filters of every kind, in the words of the command line; the places are the fixture's. */
static const char * const filters[] = {
  "",
  "--where city=a --where city=c",
  "--where agreement=x --where status=cancelled --where status=ongoing",
  "--where theme=r --where theme=h --where city=b",
  "--where region=01 --where class=eu --where class=private",
  "--where source=erdf --where source=city --where lead-theme=l",
  "--from 2022 --to 2023 --where class=city",
  "--where year=2021 --where year=none --where city=none",
  "--where status=planned --where lead-theme=none",
  "--where class=private",
};

typedef struct
{
  Walk       *walk;
  const char *words;
} Filtered;

static void
check_filtered_view (const InnoChart *chart,
                     InnoQuery       *query,
                     gpointer         user_data)
{
  Filtered *filtered = user_data;
  g_autoptr (InnoQuery) filter = fixture_parse_query (filtered->words);

  inno_query_set_filters (query, filter);
  check_view (chart, query, filtered->walk);
}

static const char *
pick (GRand             *rand,
      const char *const *from,
      guint              n)
{
  return from[g_rand_int_range (rand, 0, (int) n)];
}

static void
append_list (GString           *documents,
             GRand             *rand,
             const char        *member,
             const char *const *from,
             guint              n)
{
  const char *comma = "";

  g_string_append_printf (documents, ",'%s':[", member);
  for (guint i = 0; i < n; i++)
    if (g_rand_boolean (rand))
      {
        g_string_append_printf (documents, "%s'%s'", comma, from[i]);
        comma = ",";
      }
  g_string_append (documents, "]");
}

/* Odd on purpose: nothing named, everything named, below zero, not known. */
static void
append_project (GString *documents,
                GRand   *rand,
                guint    number)
{
  static const char * const cities[] = { "city:b", "city:a", "city:c" };
  static const char * const themes[] = { "theme:h", "theme:r", "theme:g" };
  static const char * const agreements[] = { "null", "'agreement:x'", "'agreement:y'" };
  static const char * const leads[] = { "null", "'lead_theme:l'", "'lead_theme:m'" };
  static const char * const statuses[] = { "planned", "ongoing", "ended", "cancelled" };
  static const char * const sources[] = { "erdf", "akke", "city", "private", "eu_state", "other_public", "gone" };
  static const char * const measures[] = { "granted", "realised", "planned" };
  static const char * const years[] = { "null", "2021", "2022", "2023" };
  guint n_rows = g_rand_int_range (rand, 0, 5);

  g_string_append_printf (documents, "%s{'_id':'project:p%u','start':'2022-0%d-01','status':'%s','agreement':%s,"
                          "'lead_theme':%s", number > 0 ? "," : "", number, g_rand_int_range (rand, 1, 9),
                          pick (rand, statuses, 4), pick (rand, agreements, 3), pick (rand, leads, 3));
  append_list (documents, rand, "cities", cities, 3);
  append_list (documents, rand, "themes", themes, 3);
  g_string_append (documents, ",'funding':[");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *amount = g_rand_int_range (rand, 0, 6) == 0
        ? g_strdup ("null") : g_strdup_printf ("%d", g_rand_int_range (rand, -1000, 1000000));

      g_string_append_printf (documents, "%s['%s','%s',%s,%s]", i > 0 ? "," : "", pick (rand, sources, 7),
                              pick (rand, measures, 3), pick (rand, years, 4), amount);
    }
  g_string_append (documents, "]}");
}

static Fixture *
make_random (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) documents = g_string_new ("[");
  guint n = g_rand_int_range (rand, 1, 20);

  for (guint i = 0; i < n; i++)
    append_project (documents, rand, i);
  g_string_append (documents, "]");

  return fixture_new (documents->str, FIXTURE_PLACES);
}

static void
test_random_portfolios (void)
{
  for (guint seed = 1; seed <= N_PORTFOLIOS; seed++)
    {
      g_autoptr (Fixture) fixture = make_random (seed);
      Walk walk = { fixture };

      for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
        {
          Filtered filtered = { &walk, filters[i] };

          if (i % N_PORTFOLIOS <= seed || i == 0)
            chart_foreach_view (check_filtered_view, &filtered);
        }
      g_assert_cmpuint (walk.n_checked, >, 200);
    }
}

static void
test_sample (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  Walk walk = { fixture };

  chart_foreach_view (check_view, &walk);
  g_assert_cmpuint (walk.n_checked, >, 5000);
  /* Most figures have rows: a drill that refuses everything would pass as well. */
  g_assert_cmpuint (walk.n_refused * 20, <, walk.n_checked);
}

static void
compute_gone (const InnoChart *chart,
              InnoQuery       *query,
              gpointer         user_data)
{
  Fixture *fixture = user_data;

  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    {
      g_autoptr (InnoQuery) asked = inno_query_copy (query);
      g_autoptr (InnoQuery) known = NULL;
      g_autoptr (InnoFrame) frame = NULL;

      inno_query_add_filter (asked, d, "gone:gone");
      known = inno_facts_drop_unknown (fixture->facts, asked);
      frame = chart_case_compute (fixture, chart, known);
      if (chart->page != NULL && g_str_equal (chart->page, "funding"))
        g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 0);
    }
}

/* No page may break because of what was filtered by before a refresh. */
static void
test_what_is_gone_breaks_no_chart (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  chart_foreach_view (compute_gone, fixture);
}

/* What is no sum of projects has none behind it. */
static void
test_what_is_not_of_projects_is_refused (void)
{
  static const char * const charts[] = { "international", "international-years", "international-parts", "impact" };
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoQuery) query = inno_query_new ();

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (InnoFrame) frame = chart_case_compute (fixture, inno_chart_find (charts[i]), query);
      InnoDimension dimension;

      for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
        {
          g_assert_null (inno_drill_query (frame, row, -1));
          g_assert_false (inno_drill_filter (frame, row, &dimension));
        }
    }
}

static char *
drill (Fixture    *fixture,
       const char *chart,
       const char *words,
       const char *row,
       const char *column)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, inno_chart_find (chart), query);
  int place = inno_frame_find_row (frame, row);
  g_autoptr (InnoQuery) drilled = NULL;

  g_assert_cmpint (place, >=, 0);
  drilled = inno_drill_query (frame, (guint) place, column != NULL ? inno_frame_find_column (frame, column) : -1);

  return drilled != NULL ? inno_query_to_text (drilled) : g_strdup ("nothing");
}

static void
test_what_figures_mean (void)
{
  static const struct { const char *chart, *words, *row, *column, *expected; } cases[] = {
    { "funding-shares", "", "agreement:oulu", "city", "agreement=agreement:oulu&class=city" },
    { "funding-shares", "", "agreement:oulu", NULL, "agreement=agreement:oulu" },
    { "funding-shares", "", "total", NULL, "" },
    { "funding-shares", "--where class=eu", "agreement:oulu", "city", "nothing" },
    { "funding-shares", "--where city=oulu --by city", "city:oulu", NULL, "city=city:oulu" },
    { "funding-shares", "--by year --measure planned", "2022", NULL, "measure=planned&from=2022&to=2022" },
    { "funding-shares", "--by theme", "none", NULL, "theme=none" },
    { "funding-ranking", "--measure projects", "agreement:oulu", "total", "agreement=agreement:oulu&measure=projects" },
    { "lead-themes", "", "city:espoo", "lead_theme:photonics",
      "city=city:espoo&lead-theme=lead_theme:photonics&measure=projects" },
    { "lead-themes", "", "rule", "lead_theme:photonics", "lead-theme=lead_theme:photonics&measure=projects" },
    { "timeline", "", "lead_theme:photonics", NULL, "lead-theme=lead_theme:photonics" },
    { "progress", "", "2022-Q1", "ended", "nothing" },
    { "progress", "--where status=ongoing", "total", "ended", "nothing" },
    { "changes", "", "agreement:oulu", "before", "nothing" },
  };
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = drill (fixture, cases[i].chart, cases[i].words, cases[i].row, cases[i].column);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* Whatever stands in a row that a filter may name is let through by it. */
static void
test_only_this (void)
{
  static const struct { const char *chart, *row; InnoDimension dimension; gboolean is_filter; } cases[] = {
    { "funding-shares", "agreement:oulu", INNO_DIMENSION_AGREEMENT, TRUE },
    { "funding-shares", "total", 0, FALSE },
    { "lead-themes", "city:espoo", INNO_DIMENSION_CITY, TRUE },
    { "lead-themes", "rule", 0, FALSE },
    { "progress", "2022-Q1", 0, FALSE },
    { "timeline", "lead_theme:photonics", INNO_DIMENSION_LEAD_THEME, TRUE },
  };
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (InnoQuery) query = inno_query_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (InnoFrame) frame = chart_case_compute (fixture, inno_chart_find (cases[i].chart), query);
      InnoDimension dimension;

      g_assert_cmpint (inno_drill_filter (frame, (guint) inno_frame_find_row (frame, cases[i].row), &dimension), ==,
                       cases[i].is_filter);
      if (cases[i].is_filter)
        g_assert_cmpuint (dimension, ==, cases[i].dimension);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drill/what-figures-mean", test_what_figures_mean);
  g_test_add_func ("/drill/only-this", test_only_this);
  g_test_add_func ("/drill/refused", test_what_is_not_of_projects_is_refused);
  g_test_add_func ("/drill/gone", test_what_is_gone_breaks_no_chart);
  g_test_add_func ("/drill/sample", test_sample);
  g_test_add_func ("/drill/random", test_random_portfolios);

  return g_test_run ();
}
