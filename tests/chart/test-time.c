/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts of time: what they say of a portfolio, in words and marks. */

#include <string.h>

#include "chart-case.h"
#include "inno-format.h"
#include "plot-case.h"

static PlotScene *
lay_out (Fixture    *fixture,
         const char *chart,
         const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);

  return chart_case_layout (fixture, inno_chart_find (chart), query, 1600, 900);
}

/* With plain spaces. */
static char *
get_text (const char *documents,
          const char *chart,
          const char *words,
          PlotPart    part)
{
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);
  g_autoptr (PlotScene) scene = lay_out (fixture, chart, words);
  g_autofree char *text = chart_scene_text (scene, part);
  g_auto (GStrv) words_of_text = g_strsplit (text, "\302\240", -1);

  return g_strjoinv (" ", words_of_text);
}

#define P(id, agreement, status, start, end, cents) \
  "{'_id':'project:" id "','agreement':'agreement:" agreement "','status':'" status "','start':" start \
  ",'end':" end ",'cities':['city:a'],'funding':[['erdf','granted',2024," cents "]]}"

/* Progress */

static void
assert_progress (const char *documents,
                 const char *words,
                 const char *wanted)
{
  g_autofree char *takeaway = get_text (documents, "progress", words, PLOT_PART_TAKEAWAY);

  g_assert_cmpstr (takeaway, ==, wanted);
}

static void
test_progress_takeaway (void)
{
  assert_progress ("[" P ("p", "x", "ongoing", "'2022-01-01'", "null", "7900000000") ","
                   P ("q", "x", "ended", "'2022-01-01'", "'2023-01-01'", "3940000000") "]", "",
                   "€118.4 million committed of €140 million; €21.6 million still unallocated.");
  assert_progress ("[" P ("p", "x", "ongoing", "'2022-01-01'", "null", "14520000000") "]", "",
                   "€145.2 million committed: €5.2 million more than the €140 million of the programme.");
  assert_progress ("[" P ("p", "x", "ended", "'2022-01-01'", "'2023-01-01'", "250000000") ","
                   P ("q", "x", "ongoing", "'2022-01-01'", "null", "350000000") "]", "--where city=a",
                   "€6.0 million committed, of which €2.5 million in ended projects.");
}

/* Half a step each way: what is printed adds up to the programme's sum. */
static void
test_progress_labels (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[" P ("p", "x", "ongoing", "'2022-01-01'", "null", "3335000000") ","
    P ("q", "x", "ended", "'2022-01-01'", "'2023-01-01'", "3335000000") "]", FIXTURE_PLACES);
  g_autoptr (PlotScene) scene = lay_out (fixture, "progress", "");
  g_autofree char *labels = chart_scene_text (scene, PLOT_PART_END_LABEL);

  g_assert_cmpstr (labels, ==, "Target 140 Unallocated 73.3 Ongoing 33.3 Ended 33.4");
}

static void
test_progress_marks (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (PlotScene) scene = lay_out (fixture, "progress", "");
  g_autoptr (PlotScene) part = lay_out (fixture, "progress", "--where agreement=oulu");
  int last = plot_scene_find_mark (scene, "2025-Q2/ongoing");
  const PlotMark *mark;

  g_assert_cmpint (last, >=, 0);
  mark = plot_scene_get_mark (scene, last);
  g_assert_cmpstr (mark->heading, ==, "Q2 2025 · Ongoing");
  g_assert_nonnull (strstr (mark->name, "Q2 2025, ongoing, €79.0 million"));
  g_assert_nonnull (strstr (mark->name, "18 of 18"));
  g_assert_true (g_str_has_prefix (mark->detail, "€78,997,346.53\n"));
  /* What is left, once: today, and of the whole alone. */
  g_assert_cmpint (plot_scene_find_mark (scene, "2025-Q2/unallocated"), >=, 0);
  g_assert_cmpint (plot_scene_find_mark (scene, "2025-Q1/unallocated"), ==, -1);
  g_assert_cmpint (plot_scene_find_mark (part, "2025-Q2/unallocated"), ==, -1);
}

static void
test_progress_target (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  g_autoptr (PlotScene) whole = lay_out (fixture, "progress", "");
  g_autoptr (PlotScene) part = lay_out (fixture, "progress", "--where agreement=oulu");
  g_autofree char *labels = chart_scene_text (whole, PLOT_PART_END_LABEL);
  g_autofree char *part_labels = chart_scene_text (part, PLOT_PART_END_LABEL);

  g_assert_nonnull (strstr (labels, "Target 140"));
  g_assert_null (strstr (part_labels, "Target"));
}

static void
test_progress_foot (void)
{
  g_autofree char *foot = get_text (
    "[" P ("p", "x", "ongoing", "null", "null", "null") "," P ("q", "x", "ended", "null", "null", "5") "]",
    "progress", "", PLOT_PART_FOOT);

  g_assert_nonnull (strstr (foot, "1 row without an amount"));
  g_assert_nonnull (strstr (foot, "2 projects without a start count in the last quarter alone"));
}

static void
test_progress_nothing (void)
{
  g_autofree char *text = get_text ("[" P ("p", "x", "planned", "'2022-01-01'", "null", "5") "]", "progress", "",
                                    PLOT_PART_TAKEAWAY);

  g_assert_cmpstr (text, ==, "There are no projects to show");
}

/* Timeline */

static void
assert_timeline (const char *documents,
                 const char *wanted)
{
  g_autofree char *takeaway = get_text (documents, "timeline", "", PLOT_PART_TAKEAWAY);

  g_assert_cmpstr (takeaway, ==, wanted);
}

#define SOON(id, agreement, status) P (id, agreement, status, "'2022-01-01'", "'2025-10-10'", "5")
#define LATE(id, agreement, status) P (id, agreement, status, "'2022-01-01'", "'2025-10-11'", "5")

static void
test_timeline_takeaway (void)
{
  assert_timeline ("[" SOON ("p", "x", "ongoing") "," SOON ("q", "x", "ongoing") ","
                   SOON ("r", "y", "ongoing") "]", "3 projects end by 10 October 2025, most in X.");
  assert_timeline ("[" SOON ("p", "x", "ongoing") "," LATE ("q", "y", "ongoing") "]",
                   "1 project ends by 10 October 2025, in X.");
  /* Neither first is the first, and of one agreement nothing need be said. */
  assert_timeline ("[" SOON ("p", "x", "ongoing") "," SOON ("q", "y", "ongoing") "]",
                   "2 projects end by 10 October 2025.");
  assert_timeline ("[" SOON ("p", "x", "ongoing") "]", "1 project ends by 10 October 2025.");
  assert_timeline ("[" LATE ("p", "x", "ongoing") "]", "No project ends by 10 October 2025.");
  assert_timeline ("[" P ("p", "x", "ongoing", "'2022-01-01'", "null", "5") ","
                   P ("q", "x", "ended", "'2022-01-01'", "null", "5") "]",
                   "No project ends by 10 October 2025. The end of 1 project is not known.");
}

static void
test_timeline_legend (void)
{
  g_autofree char *all = get_text (
    "[" SOON ("p", "x", "ongoing") "," LATE ("q", "x", "ended") "," LATE ("r", "y", "planned") ","
    P ("s", "y", "ongoing", "null", "null", "5") "]", "timeline", "", PLOT_PART_LEGEND);
  g_autofree char *one = get_text ("[" LATE ("p", "x", "ongoing") "]", "timeline", "", PLOT_PART_LEGEND);

  g_assert_cmpstr (all, ==, "Ongoing Ended Planned Ends within six months Start or end not known");
  g_assert_cmpstr (one, ==, "Ongoing");
}

static const PlotMark *
get_mark (PlotScene  *scene,
          const char *row)
{
  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    if (g_str_equal (plot_scene_get_mark (scene, i)->row_id, row))
      return plot_scene_get_mark (scene, i);

  g_error ("no mark of %s", row);
}

static void
test_timeline_marks (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[" SOON ("p", "x", "ongoing") "," P ("open", "x", "ongoing", "null", "'2026-03-31'", "null") "]",
    FIXTURE_PLACES);
  g_autoptr (PlotScene) scene = lay_out (fixture, "timeline", "--lang fi");
  const PlotMark *mark = get_mark (scene, "project:p"), *open = get_mark (scene, "project:open");

  g_assert_nonnull (strstr (mark->name, "P, 1.1.2022–10.10.2025, X, "));
  g_assert_true (g_str_has_prefix (mark->detail, "1.1.2022–10.10.2025\nX\n"));
  g_assert_nonnull (strstr (open->name, "31.3.2026"));
  /* It is known to run today; when it began is a hatch before that. */
  g_assert_cmpfloat (open->bounds.x, <, mark->bounds.x + mark->bounds.width);
  g_assert_cmpfloat (open->bounds.x, >, mark->bounds.x);
}

/* The days decide where a span lies, and the day of the data is a line. */
static void
test_timeline_places (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[" P ("a", "x", "ended", "'2021-01-01'", "'2021-12-31'", "5") ","
    P ("b", "x", "ongoing", "'2025-04-10'", "'2027-12-31'", "5") ","
    P ("c", "x", "ended", "'0021-01-01'", "'9021-12-31'", "5") "]", FIXTURE_PLACES);
  g_autoptr (PlotScene) scene = lay_out (fixture, "timeline", "");
  const PlotMark *a = get_mark (scene, "project:a"), *b = get_mark (scene, "project:b"), *c = get_mark (scene, "project:c");
  double today = -1;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (plot_scene_get_item (scene, i)->part == PLOT_PART_BAND)
      today = plot_scene_get_item (scene, i)->rect.x;
  g_assert_cmpfloat_with_epsilon (b->bounds.x, today, 1);
  g_assert_cmpfloat_with_epsilon (b->bounds.width / a->bounds.width, 996. / 365, .01);
  /* A slip of the pen takes up the axis, and does not make it longer than that. */
  g_assert_cmpfloat (c->bounds.width, >, 1200);
  g_assert_cmpfloat (a->bounds.width, >, 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/chart/progress/takeaway", test_progress_takeaway);
  g_test_add_func ("/chart/progress/labels", test_progress_labels);
  g_test_add_func ("/chart/progress/marks", test_progress_marks);
  g_test_add_func ("/chart/progress/target", test_progress_target);
  g_test_add_func ("/chart/progress/foot", test_progress_foot);
  g_test_add_func ("/chart/progress/nothing", test_progress_nothing);
  g_test_add_func ("/chart/timeline/takeaway", test_timeline_takeaway);
  g_test_add_func ("/chart/timeline/legend", test_timeline_legend);
  g_test_add_func ("/chart/timeline/marks", test_timeline_marks);
  g_test_add_func ("/chart/timeline/places", test_timeline_places);

  return g_test_run ();
}
