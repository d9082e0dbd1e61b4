/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every chart must keep, whatever it draws: walks the table of charts. */

#include <stdlib.h>
#include <string.h>

#include "chart-case.h"
#include "inno-format.h"
#include "plot-case.h"

static const char * const sample_pills[] = { "Sample data", "Esimerkkidataa", "Exempeldata" };

static void
assert_marks (PlotScene *scene)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);

      g_assert_nonnull (mark->name);
      g_assert_cmpuint (strlen (mark->name), >, 3);
      g_assert_null (strstr (mark->name, "(null)"));
      g_assert_nonnull (mark->id);
      g_assert_true (g_hash_table_add (ids, mark->id));
      g_assert_true (mark->detail == NULL || strstr (mark->detail, "(null)") == NULL);
    }
}

static void
assert_pill (PlotScene *scene,
             gboolean   is_sample)
{
  g_autofree char *pill = chart_scene_text (scene, PLOT_PART_PILL);
  gboolean is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sample_pills); i++)
    is_known |= g_str_equal (pill, sample_pills[i]);
  g_assert_true (is_sample ? is_known : *pill == '\0');
}

/* The day may be broken over two lines: only its spaces may differ. */
static void
assert_foot (PlotScene *scene,
             InnoFrame *frame)
{
  g_autofree char *foot = chart_scene_text (scene, PLOT_PART_FOOT);
  g_autofree char *day = inno_format_day (inno_format_get (inno_frame_get_query (frame)->lang),
                                          inno_frame_get_context (frame)->as_of);

  if (strstr (foot, day) == NULL)
    g_error ("no %s in the foot: %s", day, foot);
}

static void
assert_drawn (Fixture         *fixture,
              const InnoChart *chart,
              const InnoQuery *query,
              const char      *what)
{
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, chart, query);
  g_autoptr (PlotScene) scene = chart_case_layout (fixture, chart, query, 900, 600);
  g_autofree char *fault = plot_case_check (scene);

  if (fault != NULL)
    g_error ("%s %s by %s, %s, share %d, lang %d: %s", what, chart->id,
             inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, query->by),
             inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, query->measure), query->share, query->lang, fault);
  g_assert_cmpuint (strlen (plot_scene_get_title (scene)), >, 3);
  g_assert_cmpstr (plot_scene_get_lang (scene), ==, inno_lang_to_code (query->lang));
  assert_marks (scene);
  assert_pill (scene, inno_frame_get_context (frame)->is_sample);
  assert_foot (scene, frame);
}

static gboolean
is_asked (const InnoChart *chart,
          guint            part,
          guint            value)
{
  return value == 0 || (chart->parts & part) != 0;
}

/* Whether a chart hangs on all that the query sets, and so may answer otherwise. */
static gboolean
is_question_for (const InnoChart *chart,
                 const InnoQuery *query)
{
  return is_asked (chart, INNO_QUERY_BY, query->by) && is_asked (chart, INNO_QUERY_MEASURE, query->measure) &&
         is_asked (chart, INNO_QUERY_SHARE, query->share) &&
         is_asked (chart, INNO_QUERY_SERIES, query->series != INNO_DIMENSION_CLASS) &&
         is_asked (chart, INNO_QUERY_DENOMINATOR, query->denominator) &&
         is_asked (chart, INNO_QUERY_SORT, query->sort);
}

/* The last digit of a number to a base, which is taken from it. */
static guint
take (guint *number,
      guint  base)
{
  guint digit = *number % base;

  *number /= base;
  return digit;
}

static void
ask_in_every_view (Fixture         *fixture,
                   const InnoChart *chart,
                   InnoQuery       *query,
                   const char      *what,
                   void (*func) (Fixture *, const InnoChart *, const InnoQuery *, const char *))
{
  for (guint v = 0; v == 0 || v < inno_chart_get_n_views (chart); v++)
    {
      g_free (query->view);
      query->view = g_strdup (chart->views[v].id);
      func (fixture, chart, query, what);
    }
  g_clear_pointer (&query->view, g_free);
}

/* Calls back with every question that a chart can be asked. */
static void
foreach_query (Fixture    *fixture,
               const char *what,
               void (*func) (Fixture *, const InnoChart *, const InnoQuery *, const char *))
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);
  guint n_queries = INNO_N_LANGS * INNO_N_MEASURES * INNO_N_DIMENSIONS * 2 * 2 * INNO_N_DENOMINATORS * INNO_N_SORTS;

  for (guint c = 0; c < n_charts; c++)
    for (guint i = 0; i < n_queries; i++)
      {
        guint rest = i;

        query->lang = take (&rest, INNO_N_LANGS);
        query->measure = take (&rest, INNO_N_MEASURES);
        query->by = take (&rest, INNO_N_DIMENSIONS);
        query->share = take (&rest, 2);
        query->series = take (&rest, 2) ? INNO_DIMENSION_SOURCE : INNO_DIMENSION_CLASS;
        query->denominator = take (&rest, INNO_N_DENOMINATORS);
        query->sort = take (&rest, INNO_N_SORTS);
        if (is_question_for (charts[c], query))
          ask_in_every_view (fixture, charts[c], query, what, func);
      }
}

/* In each of its views. */
static void
assert_views (Fixture         *fixture,
              const InnoChart *chart,
              const InnoQuery *query,
              const char      *what)
{
  g_autoptr (InnoQuery) asked = inno_query_copy (query);

  assert_drawn (fixture, chart, asked, what);
  for (guint i = 1; i < inno_chart_get_n_views (chart); i++)
    {
      g_free (asked->view);
      asked->view = g_strdup (chart->views[i].id);
      assert_drawn (fixture, chart, asked, what);
    }
}

/* Each view has a name of its own among those of its chart. */
static void
test_views_have_names (void)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint c = 0; c < n_charts; c++)
    {
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
      guint n_views = inno_chart_get_n_views (charts[c]);

      g_assert_cmpint ((charts[c]->parts & INNO_QUERY_VIEW) != 0, ==, n_views > 1);
      for (guint v = 0; v < n_views; v++)
        g_assert_true (g_hash_table_add (names, (gpointer) inno_chart_get_view_label (charts[c], v)));
    }
}

static void
test_every_question (gconstpointer data)
{
  const ChartCase *chart_case = data;
  g_autoptr (Fixture) fixture = chart_case_open (chart_case);

  foreach_query (fixture, chart_case->name, assert_views);
}

/* The labels on the marks of a row: how many, and their sum. */
static guint
sum_labels (PlotScene  *scene,
            const char *row_id,
            gint64     *sum)
{
  guint n = 0;

  *sum = 0;
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind != PLOT_ITEM_TEXT || item->part != PLOT_PART_MARK_LABEL || item->mark < 0)
        continue;
      if (!g_str_equal (plot_scene_get_mark (scene, item->mark)->row_id, row_id))
        continue;
      *sum += chart_parse_number (item->text);
      n++;
    }

  return n;
}

static guint
count_money (InnoFrame *frame,
             guint      row)
{
  guint n = 0;

  for (guint column = 0; column < inno_frame_get_n_columns (frame); column++)
    {
      const InnoColumn *head = inno_frame_get_column (frame, column);

      if (head->is_series && !head->is_detail)
        n += inno_frame_get_cell (frame, row, column).integer != 0;
    }

  return n;
}

/* Every row whose parts all have room for their label; returns how many. */
static guint
assert_labels_add_up (Fixture    *fixture,
                      const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  const InnoChart *chart = inno_chart_find ("funding-shares");
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, chart, query);
  g_autoptr (PlotScene) scene = chart_case_layout (fixture, chart, query, 6000, 1600);
  guint n_checked = 0;

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    {
      const char *id = inno_frame_get_row_id (frame, row);
      const PlotItem *end = chart_find_end_label (scene, id);
      gint64 sum;

      if (end == NULL || count_money (frame, row) == 0 || sum_labels (scene, id, &sum) < count_money (frame, row))
        continue;
      n_checked++;
      g_assert_cmpint (sum, ==, query->share ? 100 : chart_parse_number (end->text));
    }

  return n_checked;
}

static void
test_labels_add_up (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  static const char * const langs[] = { "fi", "sv", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
      {
        const char *id = inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by);
        g_autofree char *amounts = g_strdup_printf ("--lang %s --by %s", langs[i], id);
        g_autofree char *shares = g_strdup_printf ("--lang %s --by %s --share", langs[i], id);
        guint n = assert_labels_add_up (fixture, amounts);
        guint n_shares = assert_labels_add_up (fixture, shares);

        if (by == INNO_DIMENSION_AGREEMENT)
          {
            g_assert_cmpuint (n, >=, 5);
            g_assert_cmpuint (n_shares, >=, 12);
          }
      }
}

/* The hover begins with the exact amount of the table; the name says what stands
 * on the bar. */
static void
test_one_number_for_one_cell (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  const InnoChart *chart = inno_chart_find ("funding-shares");
  guint n_names = 0;

  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      g_autoptr (InnoQuery) query = fixture_parse_query ("--by city");
      g_autoptr (InnoFrame) frame = NULL;
      g_autoptr (PlotScene) scene = NULL;

      query->lang = lang;
      frame = chart_case_compute (fixture, chart, query);
      scene = chart_case_layout (fixture, chart, query, 3000, 1600);
      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);

          if (item->part != PLOT_PART_MARK_LABEL || item->mark < 0 || item->kind != PLOT_ITEM_TEXT)
            continue;
          g_assert_nonnull (strstr (plot_scene_get_mark (scene, item->mark)->name, item->text));
          n_names++;
        }
      for (guint m = 0; m < plot_scene_get_n_marks (scene); m++)
        {
          const PlotMark *mark = plot_scene_get_mark (scene, m);
          int column = inno_frame_find_column (frame, mark->series_id);

          for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
            if (g_str_equal (inno_frame_get_row_id (frame, row), mark->row_id))
              {
                g_autofree char *exact = inno_frame_format_cell (frame, row, column);

                g_assert_true (g_str_has_prefix (mark->detail, exact));
              }
        }
    }
  g_assert_cmpuint (n_names, >, 60);
}

/* What is written on the axis and on the bars follows the language. */
static void
test_numbers_follow_the_language (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  static const struct { const char *words; const char *has; const char *has_not; } cases[] = {
    { "--lang fi", ",", "." }, { "--lang sv", ",", "." }, { "--lang en", ".", "," },
    { "--lang fi --share", "\302\240%", "," }, { "--lang sv --share", "\302\240%", "," },
    { "--lang en --share", "%", "\302\240" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (InnoQuery) query = fixture_parse_query (cases[i].words);
      g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find ("funding-shares"), query, 900, 600);
      g_autofree char *labels = chart_scene_text (scene, PLOT_PART_MARK_LABEL);

      g_assert_nonnull (strstr (labels, cases[i].has));
      g_assert_null (strstr (labels, cases[i].has_not));
    }
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* What is printed along the axis goes up by equal steps. Its unit is no number. */
static void
assert_even_ticks (PlotScene *scene)
{
  gint64 numbers[64];
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene) && n < G_N_ELEMENTS (numbers); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind == PLOT_ITEM_TEXT && item->part == PLOT_PART_AXIS &&
          strpbrk (item->text, "0123456789") != NULL)
        numbers[n++] = chart_parse_number (item->text);
    }
  g_assert_cmpuint (n, >=, 2);
  qsort (numbers, n, sizeof *numbers, compare_numbers);
  for (guint i = 2; i < n; i++)
    g_assert_cmpint (numbers[i] - numbers[i - 1], ==, numbers[1] - numbers[0]);
}

static void
test_ticks_are_even (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();

  for (guint by = 0; by < INNO_N_DIMENSIONS; by++)
    for (guint measure = 0; measure < INNO_N_MEASURES; measure++)
      for (guint width = 400; width < 1600; width += 150)
        {
          g_autofree char *words = g_strdup_printf ("--by %s --measure %s",
                                                    inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, by),
                                                    inno_vocabulary_get_id (INNO_VOCABULARY_MEASURE, measure));
          g_autoptr (InnoQuery) query = fixture_parse_query (words);
          g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find ("funding-shares"),
                                                           query, width, 600);

          assert_even_ticks (scene);
        }
}

/* Two rows whose corrections take each other away: the colour still needs a name. */
static void
test_legend_names_what_is_drawn (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['private','granted',2024,500000000]]},"
    " {'_id':'project:q','agreement':'agreement:y','funding':[['private','granted',2024,-500000000],"
    "  ['city','granted',2024,700000000]]}]", FIXTURE_PLACES);
  g_autoptr (InnoQuery) query = fixture_parse_query ("");
  g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find ("funding-shares"), query, 900, 600);
  g_autofree char *legend = chart_scene_text (scene, PLOT_PART_LEGEND);

  g_assert_cmpstr (legend, ==, "City Private");
}

static char *
get_foot (Fixture    *fixture,
          const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find ("funding-shares"), query, 3000, 600);

  return chart_scene_text (scene, PLOT_PART_FOOT);
}

/* Below a million nothing may read as no millions. */
static void
test_foot_of_small_amounts (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['city','granted',2024,34567891]]}]", FIXTURE_PLACES);
  g_autofree char *foot = get_foot (fixture, "");

  g_assert_nonnull (strstr (foot, "345,678.91"));
}

static void
test_foot_names_filters_and_unknown (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','cities':['city:a'],'funding':[['city','granted',2024,null],"
    "  ['erdf','granted',2024,100]]}]", FIXTURE_PLACES | FIXTURE_MARKED);
  g_autofree char *foot = get_foot (fixture, "--where city=a --from 2024");

  g_assert_nonnull (strstr (foot, "City: A"));
  g_assert_nonnull (strstr (foot, "from 2024"));
  g_assert_nonnull (strstr (foot, "1 row without an amount"));
  g_assert_nonnull (strstr (foot, "Granted funding"));
  g_assert_nonnull (strstr (foot, "sample data"));
}

static char *
get_takeaway (const char *documents,
              const char *words)
{
  g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find ("funding-shares"), query, 3000, 600);

  return chart_scene_text (scene, PLOT_PART_TAKEAWAY);
}

#define FOUR_CITIES(w, x, y, z) \
  "[{'_id':'city:d'}," \
  " {'_id':'project:p','cities':['city:a'],'funding':[['erdf','granted',2024," w "]]}," \
  " {'_id':'project:q','cities':['city:b'],'funding':[['erdf','granted',2024," x "]]}," \
  " {'_id':'project:r','cities':['city:c'],'funding':[['erdf','granted',2024," y "]]}," \
  " {'_id':'project:s','cities':['city:d'],'funding':[['erdf','granted',2024," z "]]}]"

static void
test_takeaways_make_sense (void)
{
  g_autofree char *plain = get_takeaway (FOUR_CITIES ("40", "30", "20", "10"), "--by city");
  g_autofree char *negative = get_takeaway (FOUR_CITIES ("400", "300", "200", "-500"), "--by city");
  g_autofree char *empty = get_takeaway (FOUR_CITIES ("40", "30", "0", "0"), "--by city");

  g_assert_cmpstr (plain, ==, "A, B and C make up 90% of the total.");
  g_assert_cmpstr (negative, ==, "");
  g_assert_cmpstr (empty, ==, "");
}

/* Bars of zeros say less than a sentence; what is not known, or taken back, is no nothing. Filters that there are
 * none of are not to blame. */
static void
test_nothing_to_show (void)
{
  static const struct { const char *chart; const char *documents; const char *words; const char *said; } cases[] = {
    { "funding-shares", "[]", "--share", "There is no funding to show" },
    { "funding-shares", "[{'_id':'project:p','cities':['city:a']}]", "--by city", "There is no funding to show" },
    { "funding-shares", FOUR_CITIES ("1", "1", "1", "1"), "--by city --measure realised", "There is no funding to show" },
    { "funding-shares", FOUR_CITIES ("1", "1", "1", "0"), "--by city --where city=d", "No funding matches these filters" },
    { "funding-shares", FOUR_CITIES ("null", "0", "0", "0"), "--by city", NULL },
    { "funding-shares", FOUR_CITIES ("5", "-5", "0", "0"), "--by city", NULL },
    { "funding-ranking", FOUR_CITIES ("0", "0", "0", "0"), "--by city", "There is no funding to show" },
    { "funding-ranking", FOUR_CITIES ("0", "0", "0", "1"), "--by city", NULL },
    { "city-share", FOUR_CITIES ("0", "0", "0", "0"), "--by city", "There is no funding to show" },
    { "themes", "[{'_id':'project:p','cities':['city:a']}]", "", "There is no funding to show" },
    { "mix", "[{'_id':'project:p','cities':['city:a']}]", "", "There is no funding to show" },
    { "international", "[]", "", "There are no international projects to show" },
    { "international", "[]", "--where city=a", "No international projects match these filters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (cases[i].documents, FIXTURE_PLACES);
      g_autoptr (InnoQuery) query = fixture_parse_query (cases[i].words);
      g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find (cases[i].chart), query, 900, 600);
      g_autofree char *said = chart_scene_text (scene, PLOT_PART_TAKEAWAY);

      g_test_message ("%s %s", cases[i].chart, cases[i].words);
      g_assert_cmpint (plot_scene_get_n_marks (scene) == 0, ==, cases[i].said != NULL);
      if (cases[i].said != NULL)
        g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* Nobody pays half a cent. */
static void
test_ticks_are_whole_cents (void)
{
  static const char * const charts[] = { "funding-shares", "funding-ranking", "progress" };

  for (guint most = 1; most <= 9; most++)
    for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
      {
        g_autofree char *documents = g_strdup_printf (
          "[{'_id':'project:p','cities':['city:a'],'funding':[['erdf','granted',2024,%u]]}]", most);
        g_autoptr (Fixture) fixture = fixture_new (documents, FIXTURE_PLACES);
        g_autoptr (InnoQuery) query = fixture_parse_query ("");
        g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find (charts[i]), query, 900, 600);
        g_autofree char *axis = chart_scene_text (scene, PLOT_PART_AXIS);

        g_test_message ("%s, %u cents: %s", charts[i], most, axis);
        g_assert_false (g_regex_match_simple ("0\\.[0-9]{3}", axis, 0, 0));
      }
}

static void
test_nothing_matches (void)
{
  g_autoptr (Fixture) fixture = fixture_new_sample ();
  static const char * const charts[] = { "funding-shares", "lead-themes" };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (InnoQuery) query = fixture_parse_query ("--from 2090 --where lead-theme=none --by year");
      g_autoptr (PlotScene) scene = chart_case_layout (fixture, inno_chart_find (charts[i]), query, 900, 600);

      g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, 0);
      assert_pill (scene, TRUE);
    }
}

static void
test_ids_are_found (void)
{
  guint n_charts;
  const InnoChart *const *charts = inno_chart_get_all (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    g_assert_true (inno_chart_find (charts[i]->id) == charts[i]);
  g_assert_null (inno_chart_find ("pie"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  for (guint i = 0; i < n_chart_cases; i++)
    {
      /* Two hundred of everything take their time, and have a test of their own. */
      if (chart_cases[i].make != NULL)
        continue;

      g_autofree char *path = g_strconcat ("/chart/every-question/", chart_cases[i].name, NULL);

      g_test_add_data_func (path, &chart_cases[i], test_every_question);
    }
  g_test_add_func ("/chart/views-have-names", test_views_have_names);
  g_test_add_func ("/chart/labels-add-up", test_labels_add_up);
  g_test_add_func ("/chart/one-number-for-one-cell", test_one_number_for_one_cell);
  g_test_add_func ("/chart/numbers-follow-the-language", test_numbers_follow_the_language);
  g_test_add_func ("/chart/ticks-are-even", test_ticks_are_even);
  g_test_add_func ("/chart/legend-names-what-is-drawn", test_legend_names_what_is_drawn);
  g_test_add_func ("/chart/foot/of-small-amounts", test_foot_of_small_amounts);
  g_test_add_func ("/chart/foot/names-filters-and-unknown", test_foot_names_filters_and_unknown);
  g_test_add_func ("/chart/takeaways-make-sense", test_takeaways_make_sense);
  g_test_add_func ("/chart/nothing-to-show", test_nothing_to_show);
  g_test_add_func ("/chart/ticks-are-whole-cents", test_ticks_are_whole_cents);
  g_test_add_func ("/chart/nothing-matches", test_nothing_matches);
  g_test_add_func ("/chart/ids-are-found", test_ids_are_found);

  return g_test_run ();
}
