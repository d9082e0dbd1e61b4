/* SPDX-License-Identifier: GPL-3.0-or-later */

/* International funding by city. */

#include "frame-case.h"

#define TAKES_PART(n, code, city, role, cents) \
  "{'_id':'participation:" n "','project_code':'" code "','city':" city ",'role':'" role "'," \
  "'contribution_cents':" cents "}"

/* Two organisations of one city in one project; one elsewhere; one of a city that
 * nothing else names; and one amount that nobody knows. */
#define DOCUMENTS \
  "[" TAKES_PART ("1", "H1", "'city:a'", "coordinator", "100") "," \
  TAKES_PART ("2", "H1", "'city:a'", "participant", "30") "," \
  TAKES_PART ("3", "H1", "'city:c'", "partner", "70") "," \
  TAKES_PART ("4", "H2", "'city:a'", "third_party", "null") "," \
  TAKES_PART ("5", "H2", "'city:narnia'", "coordinator", "5") "," \
  TAKES_PART ("6", "H3", "null", "other", "900") "," \
  TAKES_PART ("7", "H3", "'city:c'", "coordinator", "-20") "]"

static void
test_cities (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_international, "--by theme --measure projects");

  /* The largest first; those of no city of ours last. */
  frame_case_assert_ids (frame, "city:a city:c none total");
  g_assert_cmpint (frame_case_integer (frame, "city:a", "coordinated"), ==, 100);
  g_assert_cmpint (frame_case_integer (frame, "city:a", "partner"), ==, 30);
  g_assert_cmpint (frame_case_integer (frame, "city:a", "participations"), ==, 3);
  g_assert_cmpint (frame_case_integer (frame, "city:a", "coordinations"), ==, 1);
  g_assert_cmpfloat (frame_case_get (frame, "city:a", "coordinator_share").fraction, ==, 1 / 3.);
  /* A project of two organisations is one, there and in the total. */
  g_assert_cmpint (frame_case_integer (frame, "city:a", "projects"), ==, 2);
  g_assert_cmpint (frame_case_integer (frame, "city:a", "unknown_rows"), ==, 1);
  g_assert_cmpint (frame_case_integer (frame, "city:c", "total"), ==, 50);
  g_assert_cmpint (frame_case_integer (frame, "none", "total"), ==, 905);
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 1085);
  g_assert_cmpint (frame_case_integer (frame, "total", "projects"), ==, 3);
  g_assert_cmpint (frame_case_integer (frame, "total", "participations"), ==, 7);
  g_assert_cmpfloat (frame_case_get (frame, "total", "coordinator_share").fraction, ==, 3 / 7.);
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 3);
  g_assert_cmpuint (inno_frame_get_context (frame)->unknown_rows, ==, 1);
  frame_case_assert_printed (frame, "total");
  frame_case_assert_printed (frame, "coordinated");
}

static void
test_filters (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DOCUMENTS, FIXTURE_PLACES);
  static const struct { const char *words, *ids; gint64 total; guint projects; } cases[] = {
    { "--where region=01", "city:a total", 130, 2 }, { "--where region=02", "city:c total", 50, 2 },
    { "--where city=c", "city:c total", 50, 2 }, { "--where city=b", "total", 0, 0 },
    { "--where agreement=x", "city:a total", 130, 2 }, { "--where agreement=y", "city:c total", 50, 2 },
    { "--where agreement=x --where city=c", "total", 0, 0 }, { "--where city=none", "none total", 905, 2 },
    { "--where region=none", "none total", 905, 2 },
    { "--where city=a --where city=c --sort name", "city:a city:c total", 180, 3 },
    /* What says nothing about a city says nothing here. */
    { "--where status=ended --from 2030 --where class=eu", "city:a city:c none total", 1085, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_international, cases[i].words);

      frame_case_assert_ids (frame, cases[i].ids);
      g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, cases[i].total);
      g_assert_cmpint (frame_case_integer (frame, "total", "projects"), ==, cases[i].projects);
      g_assert_cmpint (frame_case_sum (frame, "total"), ==, cases[i].total);
      frame_case_assert_printed (frame, "total");
    }
  g_assert_cmpint (frame_case_fail (fixture, inno_facts_international, "--where city=narnia"), ==,
                   INNO_ANALYSIS_ERROR_UNKNOWN_ID);
}

#define IN_YEAR(n, start, end, part, cents) \
  "{'_id':'participation:" n "','project_code':'" n "','city':'city:a','role':'coordinator','start':" start ",'end':" end "," \
  "'programme_part':" part ",'contribution_cents':" cents "}"

#define DATED \
  "[" IN_YEAR ("1", "'2022-12-31'", "'2026-01-01'", "'HORIZON.2.5'", "100") "," \
  IN_YEAR ("2", "'2025-01-01'", "null", "'H2020-EU.1'", "40") "," IN_YEAR ("3", "null", "'2024-01-01'", "null", "7") "," \
  IN_YEAR ("4", "'2022-01-01'", "null", "''", "null") "," IN_YEAR ("5", "'2025-05-05'", "null", "'HORIZON.2.5'", "-60") "," \
  IN_YEAR ("6", "'2025-05-05'", "null", "5", "1") "]"

/* The whole of it in the year in which it starts; years of nothing have their place, and
 * those that nobody knows come last. */
static void
test_years (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DATED, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_international_years, "--by theme --sort name");

  frame_case_assert_ids (frame, "2022 2023 2024 2025 none total");
  g_assert_cmpint (frame_case_integer (frame, "2022", "total"), ==, 100);
  g_assert_cmpint (frame_case_integer (frame, "2022", "unknown_rows"), ==, 1);
  g_assert_cmpint (frame_case_integer (frame, "2023", "participations"), ==, 0);
  g_assert_cmpint (frame_case_get (frame, "2023", "coordinator_share").state, ==, INNO_CELL_NONE);
  g_assert_cmpint (frame_case_integer (frame, "2025", "total"), ==, -19);
  g_assert_cmpint (frame_case_integer (frame, "none", "total"), ==, 7);
  g_assert_cmpint (frame_case_integer (frame, "total", "total"), ==, 88);
  g_assert_cmpint (frame_case_sum (frame, "total"), ==, 88);
  frame_case_assert_printed (frame, "total");
}

/* What is no text is not known either. */
static void
test_parts (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DATED, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_international_parts, "");
  int row = inno_frame_find_row (frame, "HORIZON.2.5");

  /* Of two that are as large the code decides. */
  frame_case_assert_ids (frame, "H2020-EU.1 HORIZON.2.5 none total");
  g_assert_cmpstr (inno_frame_get_row_label (frame, (guint) row), ==, "Climate, energy and mobility");
  g_assert_cmpint (frame_case_integer (frame, "HORIZON.2.5", "total"), ==, 40);
  g_assert_cmpint (frame_case_integer (frame, "none", "total"), ==, 8);
  g_assert_cmpint (frame_case_integer (frame, "none", "participations"), ==, 3);
  g_assert_cmpint (frame_case_sum (frame, "total"), ==, 88);
}

static void
test_dates (void)
{
  g_autoptr (Fixture) fixture = fixture_new (DATED, FIXTURE_PLACES);
  guint n;
  InnoParticipation * const *all = inno_portfolio_get_participations (fixture->portfolio, &n);
  int starts = 0, ends = 0;

  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      starts += all[i]->start_year;
      ends += all[i]->end_year;
    }
  g_assert_cmpint (starts, ==, 2022 + 2025 + 2022 + 2025 + 2025);
  g_assert_cmpint (ends, ==, 2026 + 2024);
}

/* Of nothing there is no share. */
static void
test_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = frame_case_ask (fixture, inno_facts_international, "");

  frame_case_assert_ids (frame, "total");
  g_assert_cmpint (frame_case_integer (frame, "total", "participations"), ==, 0);
  g_assert_cmpint (frame_case_get (frame, "total", "coordinator_share").state, ==, INNO_CELL_NONE);
}

/* Half of it in each role fits; both together do not. */
static void
test_overflow (void)
{
  g_autoptr (GString) documents = g_string_new ("[");
  g_autoptr (Fixture) fixture = NULL;

  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (documents, "%s" TAKES_PART ("n%u", "H", "'city:a'", "%s", "9007199254740991"),
                            i > 0 ? "," : "", i, i % 2 == 0 ? "coordinator" : "partner");
  g_string_append_c (documents, ']');
  fixture = fixture_new (documents->str, FIXTURE_PLACES);
  g_assert_cmpint (frame_case_fail (fixture, inno_facts_international, ""), ==, INNO_ANALYSIS_ERROR_OVERFLOW);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/international/cities", test_cities);
  g_test_add_func ("/international/filters", test_filters);
  g_test_add_func ("/international/years", test_years);
  g_test_add_func ("/international/parts", test_parts);
  g_test_add_func ("/international/dates", test_dates);
  g_test_add_func ("/international/nothing", test_nothing);
  g_test_add_func ("/international/overflow", test_overflow);

  return g_test_run ();
}
