/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed at the ends of rows adds up to the total that is printed in the
 * foot, in every chart that prints both. */

#include <string.h>

#include "chart-case.h"
#include "inno-format.h"

/* Wide and high enough for every label. */
#define WIDTH 6000
#define HEIGHT 3000

static const char odd[] =
  "[{'_id':'project:p','agreement':'agreement:x','cities':['city:a','city:b','city:c'],'themes':['theme:r','theme:g'],"
  "  'lead_theme':'lead_theme:l','start':'2022-01-01','funding':[['city','granted',2024,3456789137],"
  "  ['erdf','granted',2023,4567891237],['akke','granted',2022,494999937]]},"
  " {'_id':'project:q','agreement':'agreement:y','themes':['theme:h'],'lead_theme':'lead_theme:m','cities':['city:c'],"
  "  'start':'2023-05-01','funding':[['jtf','granted',2024,9876543237],['city','granted',2024,1505050537]]},"
  " {'_id':'project:r','start':'2024-05-01','funding':[['state','granted',2021,495000137],['esf','granted',2024,495000037]]}]";

static gboolean
is_cut (const PlotItem *label)
{
  return strstr (label->text, "…") != NULL;
}

/* The number after a word of the foot. */
static gboolean
find_number (PlotScene  *scene,
             const char *words,
             gint64     *number)
{
  g_autofree char *foot = chart_scene_text (scene, PLOT_PART_FOOT);
  g_autofree char *expression = g_strdup_printf ("(?:%s)[^\\d−·]*(−?[\\d.,\\x{a0}]*\\d)", words);
  g_autoptr (GRegex) pattern = g_regex_new (expression, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  if (!g_regex_match (pattern, foot, 0, &match))
    return FALSE;

  text = g_match_info_fetch (match, 1);
  *number = chart_parse_number (text);
  return TRUE;
}

/* What is printed of the whole. Where two states are compared the rows end in changes. */
static gboolean
find_total (PlotScene *scene,
            gint64    *total)
{
  gint64 before = 0;

  if (!find_number (scene, "Total|Yhteensä|Sammanlagt", total))
    return FALSE;

  find_number (scene, "before|aiemmin|tidigare", &before);
  *total -= before;
  return TRUE;
}

/* Returns: how many rows were added up; 0 where no total is printed, or a row is not
 * known. */
static guint
assert_adds_up (Fixture         *fixture,
                const InnoChart *chart,
                const InnoQuery *query)
{
  g_autoptr (InnoFrame) frame = chart_case_compute (fixture, chart, query);
  g_autoptr (PlotScene) scene = chart_case_layout (fixture, chart, query, WIDTH, HEIGHT);
  guint n = inno_frame_get_n_groups (frame);
  gint64 sum = 0, total;

  if (!find_total (scene, &total))
    return 0;
  for (guint row = 0; row < n; row++)
    {
      const PlotItem *label = chart_find_end_label (scene, inno_frame_get_row_id (frame, row));

      g_assert_nonnull (label);
      g_assert_false (is_cut (label));
      /* What is not known adds up to nothing. */
      if (strchr (label->text, '?') != NULL)
        return 0;
      sum += chart_parse_number (label->text);
    }
  if (sum != total)
    g_error ("%s by %s in %s: rows say %" G_GINT64_FORMAT ", the foot %" G_GINT64_FORMAT, chart->id,
             inno_vocabulary_get_id (INNO_VOCABULARY_DIMENSION, query->by), inno_lang_to_code (query->lang), sum, total);

  return n;
}

/* Projects in several groups are no parts of a whole: money alone is added up. */
static const struct { const char *chart; guint n_least; } sums[] = {
  { "funding-shares", 300 }, { "funding-ranking", 300 }, { "themes", 30 }, { "lead-theme-funding", 8 },
  { "changes", 300 },
};

static guint
add_up_by_each (Fixture         *fixture,
                const InnoChart *chart)
{
  guint n = 0;

  for (guint by = 0; by == 0 || (by < INNO_N_DIMENSIONS && (chart->parts & INNO_QUERY_BY) != 0); by++)
    for (guint lang = 0; lang < INNO_N_LANGS; lang++)
      {
        g_autoptr (InnoQuery) query = inno_query_new ();

        query->by = by;
        query->lang = lang;
        n += assert_adds_up (fixture, chart, query);
      }

  return n;
}

static void
test_add_up (void)
{
  g_autoptr (Fixture) sample = fixture_new_sample ();
  g_autoptr (Fixture) small = fixture_new_compared ("[]", odd, FIXTURE_PLACES);

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      const InnoChart *chart = inno_chart_find (sums[i].chart);
      guint n = add_up_by_each (sample, chart) + add_up_by_each (small, chart);

      g_assert_cmpuint (n, >=, sums[i].n_least);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/chart/sums/add-up", test_add_up);

  return g_test_run ();
}
