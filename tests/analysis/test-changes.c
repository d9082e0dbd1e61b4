/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fixtures.h"
#include "inno-aggregate.h"
#include "inno-deviations.h"
#include "inno-store-snapshots.h"

static InnoFrame *
ask (Fixture    *fixture,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  InnoFrame *frame = inno_facts_changes (fixture->facts, query, &error);

  g_assert_no_error (error);
  return frame;
}

/* A column as "row=value row=value": "-" where nothing stands, "?" behind what is
 * not known. */
static char *
read_column (InnoFrame  *frame,
             const char *id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int column = inno_frame_find_column (frame, id);

  g_assert_cmpint (column, >=, 0);
  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      InnoCell cell = inno_frame_get_cell (frame, row, column);

      g_string_append_printf (text, "%s%s=", row > 0 ? " " : "", inno_frame_get_row_id (frame, row));
      if (cell.state == INNO_CELL_NONE)
        g_string_append_c (text, '-');
      else
        g_string_append_printf (text, "%" G_GINT64_FORMAT "%s", cell.integer,
                                cell.state == INNO_CELL_UNKNOWN ? "?" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_column (Fixture    *fixture,
               const char *words,
               const char *column,
               const char *wanted)
{
  g_autoptr (InnoFrame) frame = ask (fixture, words);
  g_autofree char *got = read_column (frame, column);

  g_assert_cmpstr (got, ==, wanted);
}

#define BEFORE \
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b']," \
  "  'funding':[['erdf','granted',2024,100],['city','granted',2024,50],['private','granted',2024,7]]}," \
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:c'],'funding':[['city','granted',2024,40]]}," \
  " {'_id':'project:s','agreement':'agreement:x','cities':['city:a'],'funding':[['erdf','granted',2024,9]]}]"
#define NOW \
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b']," \
  "  'funding':[['erdf','granted',2024,111],['city','granted',2024,50],['private','granted',2024,900]]}," \
  " {'_id':'project:q','agreement':'agreement:y','cities':['city:c'],'status':'ended'," \
  "  'funding':[['city','granted',2024,40]]}," \
  " {'_id':'project:r','agreement':'agreement:y','cities':['city:c'],'funding':[['erdf','granted',2024,3]]}]"

static void
test_groups (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (BEFORE, NOW, FIXTURE_PLACES);

  assert_column (fixture, "", "total", "agreement:x=161 agreement:y=43 total=204");
  assert_column (fixture, "", "before", "agreement:x=159 agreement:y=40 total=199");
  assert_column (fixture, "", "difference", "agreement:x=2 agreement:y=3 total=5");
  assert_column (fixture, "", "added", "agreement:x=0 agreement:y=1 total=1");
  assert_column (fixture, "", "ended", "agreement:x=0 agreement:y=1 total=1");
  assert_column (fixture, "", "changed", "agreement:x=1 agreement:y=0 total=1");
  assert_column (fixture, "", "removed", "agreement:x=1 agreement:y=0 total=1");
  assert_column (fixture, "--by class", "difference", "city=0 eu=5 total=5");
  assert_column (fixture, "--by city", "difference", "city:a=-3 city:b=5 city:c=3 total=5");
  assert_column (fixture, "--where city=b", "difference", "agreement:x=5 total=5");
}

static void
test_projects (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (BEFORE, NOW, FIXTURE_PLACES);
  const char *view = "--view projects";

  assert_column (fixture, view, "change", "project:r=0 project:q=1 project:p=2 project:s=3 total=-");
  assert_column (fixture, view, "total", "project:r=3 project:q=40 project:p=161 project:s=- total=204");
  assert_column (fixture, view, "before", "project:r=- project:q=40 project:p=150 project:s=9 total=199");
  assert_column (fixture, view, "difference", "project:r=3 project:q=0 project:p=11 project:s=-9 total=5");
  assert_column (fixture, "--view projects --where city=b", "difference", "project:p=5 total=5");
}

/* Those as before stand in a row together: the list adds up. */
static void
test_rest (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (BEFORE, BEFORE, FIXTURE_PLACES);

  assert_column (fixture, "--view projects", "difference", "rest=0 total=0");
  assert_column (fixture, "--view projects", "total", "rest=199 total=199");
}

static void
test_counts (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (BEFORE, NOW, FIXTURE_PLACES);

  assert_column (fixture, "--measure projects", "total", "agreement:y=2 agreement:x=1 total=3");
  assert_column (fixture, "--measure projects", "difference", "agreement:y=1 agreement:x=-1 total=0");
  assert_column (fixture, "--measure projects --view projects", "difference",
                 "project:r=1 project:q=0 project:p=0 project:s=-1 total=0");
}

/* What was not there had no amount; what is gone has none. All of it counts. */
static void
test_groups_of_one_side (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (
    "[{'_id':'agreement:old'},{'_id':'project:p','agreement':'agreement:old','funding':[['erdf','granted',2022,5]]}]",
    "[{'_id':'agreement:new'},{'_id':'project:p','agreement':'agreement:new','funding':[['erdf','granted',2024,8]]}]",
    FIXTURE_BARE);

  assert_column (fixture, "", "total", "agreement:new=8 agreement:old=- total=8");
  assert_column (fixture, "", "before", "agreement:new=- agreement:old=5 total=5");
  assert_column (fixture, "", "difference", "agreement:new=8 agreement:old=-5 total=3");
  assert_column (fixture, "--by year", "difference", "2022=-5 2024=8 total=3");
  /* A filter on what was not there yet. */
  assert_column (fixture, "--where agreement=new", "difference", "agreement:new=8 total=8");
}

#define ROW(cents) "['erdf','granted',2024," cents "]"
#define TWO(first, second) \
  "[{'_id':'project:p','agreement':'agreement:x','funding':[" ROW (first) ",['city','granted',2024,5]]}," \
  " {'_id':'project:q','agreement':'agreement:y','funding':[" ROW (second) "]}]"

/* That a row came to be known is no growth. */
static void
test_unknown (void)
{
  g_autoptr (Fixture) known_now = fixture_new_compared (TWO ("null", "1"), TWO ("70", "4"), FIXTURE_PLACES);
  g_autoptr (Fixture) same = fixture_new_compared (TWO ("null", "1"), TWO ("null", "4"), FIXTURE_PLACES);
  g_autoptr (Fixture) swapped = fixture_new_compared (TWO ("null", "1"), TWO ("70", "null"), FIXTURE_PLACES);

  assert_column (known_now, "", "difference", "agreement:x=70? agreement:y=3 total=73?");
  assert_column (known_now, "--by class", "difference", "city=0 eu=73? total=73?");
  assert_column (known_now, "--view projects", "difference", "project:p=70? project:q=3 total=73?");
  assert_column (same, "", "difference", "agreement:x=0 agreement:y=3 total=3");
  /* As many rows are unknown as before, but not the same ones. */
  assert_column (swapped, "--by class", "difference", "city=0 eu=69? total=69?");
  assert_column (swapped, "--by status", "difference", "ongoing=69? total=69?");
}

/* Private money has no part in public funding, known or not. */
static void
test_private_is_left_out (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (
    "[{'_id':'project:p','funding':[['erdf','granted',2024,5],['private','granted',2024,null]]}]",
    "[{'_id':'project:p','funding':[['erdf','granted',2024,5],['private','granted',2024,900]]}]", FIXTURE_BARE);

  assert_column (fixture, "--by status", "difference", "ongoing=0 total=0");
  assert_column (fixture, "--by source --where source=private", "difference", "total=0");
  assert_column (fixture, "--view projects", "difference", "rest=0 total=0");
}

static void
test_shares (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['erdf','granted',2024,61],['city','granted',2024,39]]}]",
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['erdf','granted',2024,59],['city','granted',2024,41]]}]",
    FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  InnoCell now = inno_frame_get_cell (frame, 0, inno_frame_find_column (frame, "city_share"));
  InnoCell before = inno_frame_get_cell (frame, 0, inno_frame_find_column (frame, "city_share_before"));

  g_assert_cmpfloat_with_epsilon (now.fraction, .41, 1e-12);
  g_assert_cmpfloat_with_epsilon (before.fraction, .39, 1e-12);
  assert_column (fixture, "--where agreement=x", "city_share_state", "agreement:x=2 total=2");
  assert_column (fixture, "--where agreement=x", "city_share_state_before", "agreement:x=0 total=0");
}

static void
test_nothing_to_compare_with (void)
{
  g_autoptr (Fixture) fixture = fixture_new (NOW, FIXTURE_PLACES);
  g_autoptr (InnoFrame) frame = ask (fixture, "");
  g_autoptr (InnoQuery) query = fixture_parse_query ("--since spring");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (inno_frame_get_n_rows (frame), ==, 0);
  g_assert_null (inno_frame_get_context (frame)->since);
  g_assert_null (inno_facts_changes (fixture->facts, query, &error));
  g_assert_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID);
  g_clear_error (&error);
  g_assert_null (inno_facts_load_baseline (fixture->facts, fixture->store, "spring", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN);
}

static void
test_context (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (BEFORE, NOW, FIXTURE_PLACES);
  g_autoptr (Fixture) sample = fixture_new_sample ();
  g_autoptr (InnoFrame) frame = ask (fixture, "--since before");
  g_autoptr (InnoFrame) swedish = ask (sample, "--lang sv");

  g_assert_cmpstr (inno_frame_get_context (frame)->since, ==, "before");
  g_assert_cmpint (inno_frame_get_context (frame)->since_day, ==, inno_day_new (2025, 2, 12));
  g_assert_cmpuint (inno_frame_get_context (frame)->n_projects, ==, 3);
  g_assert_cmpstr (inno_frame_get_context (swedish)->since, ==, "Styrgruppen 1/2025");
}

/* In whatever steps: now less before is the difference, and all adds up to the
 * totals, as printed. What did not change is printed as no change. */
static void
assert_printed (Fixture    *fixture,
                const char *words,
                gint64      unit)
{
  g_autoptr (InnoFrame) frame = ask (fixture, words);
  int total = inno_frame_find_column (frame, "total"), before = inno_frame_find_column (frame, "before");
  int difference = inno_frame_find_column (frame, "difference");
  guint n = inno_frame_get_n_groups (frame);
  gint64 sums[3] = { 0 };

  for (guint row = 0; row <= n; row++)
    {
      gint64 steps[] = { inno_frame_get_rounded (frame, row, total, unit),
                         inno_frame_get_rounded (frame, row, before, unit),
                         inno_frame_get_rounded (frame, row, difference, unit) };

      g_assert_cmpint (steps[0] - steps[1], ==, steps[2]);
      if (inno_frame_get_cell (frame, row, difference).integer == 0)
        g_assert_cmpint (steps[2], ==, 0);
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        if (row < n)
          sums[i] += steps[i];
        else
          g_assert_cmpint (sums[i], ==, steps[i]);
    }
}

static void
test_printed_adds_up (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  static const gint64 units[] = { 1, 100, 100000, 10000000, 100000000 };

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    for (guint i = 0; i < G_N_ELEMENTS (units); i++)
      {
        g_autofree char *words = g_strdup_printf ("--by %s", inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by));
        g_autofree char *list = g_strconcat (words, " --view projects", NULL);

        assert_printed (fixture, words, units[i]);
        assert_printed (fixture, list, units[i]);
      }
}

/* Both views of one question tell the same total. */
static void
test_views_agree (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  static const char * const columns[] = { "total", "before", "difference" };

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    for (guint measure = 0; measure < INNO_N_MEASURES; measure++)
      {
        g_autofree char *words = g_strdup_printf ("--by %s --measure %s --where region=06",
                                                  inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by),
                                                  inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, measure));
        g_autofree char *list = g_strconcat (words, " --view projects", NULL);
        g_autoptr (InnoFrame) groups = ask (fixture, words);
        g_autoptr (InnoFrame) projects = ask (fixture, list);

        for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
          {
            int column = inno_frame_find_column (groups, columns[i]);
            int other = inno_frame_find_column (projects, columns[i]);
            guint row = inno_frame_get_n_groups (groups), other_row = inno_frame_get_n_groups (projects);

            g_assert_cmpint (inno_frame_get_cell (groups, row, column).integer, ==,
                             inno_frame_get_cell (projects, other_row, other).integer);
            if (measure != INNO_MEASURE_PROJECTS)
              g_assert_cmpint (inno_frame_get_rounded (groups, row, column, 10000000), ==,
                               inno_frame_get_rounded (projects, other_row, other, 10000000));
          }
      }
}

/* Two snapshots are compared as a snapshot and now are, and nothing else changes. */
static void
test_two_snapshots (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (BEFORE, NOW, FIXTURE_PLACES);
  const InnoStoreSnapshot later = { .name = (char *) "later", .as_of = INNO_DAY_NONE };
  const InnoComparisonSides asked = { .now = "later", .since = "before" };
  const InnoComparisonSides back = { .now = "before", .since = "later" };
  const InnoComparisonSides missing = { .now = "narnia", .since = "before" };
  g_autoptr (GError) error = NULL;
  InnoFacts *now = fixture->facts;

  g_assert_true (inno_store_save_snapshot (fixture->store, &later, NULL, NULL));
  fixture->facts = inno_facts_compare (now, fixture->store, &asked, &error);
  g_assert_no_error (error);
  assert_column (fixture, "", "total", "agreement:x=161 agreement:y=43 total=204");
  assert_column (fixture, "", "difference", "agreement:x=2 agreement:y=3 total=5");
  assert_column (fixture, "--view projects", "change", "project:r=0 project:q=1 project:p=2 project:s=3 total=-");
  inno_facts_unref (fixture->facts);

  fixture->facts = inno_facts_compare (now, fixture->store, &back, &error);
  g_assert_no_error (error);
  assert_column (fixture, "", "difference", "agreement:x=-2 agreement:y=-3 total=-5");
  inno_facts_unref (fixture->facts);
  fixture->facts = now;

  g_assert_null (inno_facts_compare (now, fixture->store, &missing, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN);
  /* What is there now is what was there before. */
  g_clear_pointer (&now, inno_facts_unref);
  fixture->facts = inno_facts_load (fixture->store, fixture->portfolio, NULL);
  fixture_compare (fixture, "before");
  assert_column (fixture, "", "difference", "agreement:x=2 agreement:y=3 total=5");
}

/* Of those that a text is found in alone, on both sides. */
static void
test_two_snapshots_of_a_text (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (BEFORE, NOW, FIXTURE_PLACES);
  const InnoStoreSnapshot later = { .name = (char *) "later", .as_of = INNO_DAY_NONE };
  const InnoComparisonSides asked = { .now = "later", .since = "before", .text = "P" };
  InnoFacts *now = fixture->facts;
  g_autoptr (GError) error = NULL;

  g_assert_true (inno_store_save_snapshot (fixture->store, &later, NULL, NULL));
  fixture->facts = inno_facts_compare (now, fixture->store, &asked, &error);
  g_assert_no_error (error);
  inno_facts_unref (now);
  assert_column (fixture, "--view projects", "difference", "project:p=11 total=11");
}

static char *
list_deviations (Fixture    *fixture,
                 const char *words)
{
  static const char * const kinds[] = { "below", "above", "few", "mended" };
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GPtrArray) deviations = inno_facts_deviations (fixture->facts, query, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < deviations->len; i++)
    {
      const InnoDeviation *deviation = g_ptr_array_index (deviations, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", deviation->id, kinds[deviation->kind]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define MONEY(slug, agreement, eu, city) \
  "{'_id':'project:" slug "','agreement':'agreement:" agreement "','funding':[['erdf','granted',2024," eu "]," \
  "['city','granted',2024," city "]]}"
#define THEME(slug, cities) "{'_id':'lead_theme:" slug "','participants':{" cities "}}"
#define ONE "'p1':{'city':'city:a','role':'lead'}"
#define THREE ONE ",'p2':{'city':'city:b','role':'implementer'},'p3':{'city':'city:c','role':'implementer'}"

/* What is newly broken or met again, and not what was so before or is not known. */
static void
test_deviations (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared (
    "[" MONEY ("p", "x", "70", "30") "," MONEY ("q", "y", "90", "10") "," THEME ("l", THREE) "," THEME ("m", ONE) ","
    "{'_id':'agreement:z'}," MONEY ("r", "z", "50", "50") "," THEME ("n", ONE) "]",
    "[" MONEY ("p", "x", "80", "20") "," MONEY ("q", "y", "70", "30") "," THEME ("l", ONE) "," THEME ("m", THREE) ","
    "{'_id':'agreement:z'}," MONEY ("r", "z", "40", "60") "," THEME ("n", ONE) "]", FIXTURE_BARE);
  g_autofree char *all = list_deviations (fixture, "");
  g_autofree char *some = list_deviations (fixture, "--where agreement=x --measure projects --by city");

  g_assert_cmpstr (all, ==, "agreement:x below, agreement:y mended, lead_theme:m mended, lead_theme:l few");
  g_assert_cmpstr (some, ==, "agreement:x below, lead_theme:m mended, lead_theme:l few");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/changes/groups", test_groups);
  g_test_add_func ("/changes/projects", test_projects);
  g_test_add_func ("/changes/rest", test_rest);
  g_test_add_func ("/changes/counts", test_counts);
  g_test_add_func ("/changes/groups-of-one-side", test_groups_of_one_side);
  g_test_add_func ("/changes/unknown", test_unknown);
  g_test_add_func ("/changes/private-is-left-out", test_private_is_left_out);
  g_test_add_func ("/changes/shares", test_shares);
  g_test_add_func ("/changes/nothing-to-compare-with", test_nothing_to_compare_with);
  g_test_add_func ("/changes/context", test_context);
  g_test_add_func ("/changes/printed-adds-up", test_printed_adds_up);
  g_test_add_func ("/changes/views-agree", test_views_agree);

  g_test_add_func ("/changes/two-snapshots", test_two_snapshots);
  g_test_add_func ("/changes/two-snapshots-of-a-text", test_two_snapshots_of_a_text);
  g_test_add_func ("/changes/deviations", test_deviations);

  return g_test_run ();
}
