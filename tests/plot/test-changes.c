/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What shows a change: ghosts and their column, slopes, lists. */

#include <math.h>
#include <string.h>

#include "plot-case.h"
#include "plot-slope-private.h"

static PlotScene *
lay_out (PlotBody   *body,
         double      width,
         double      height,
         const char *style)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find (style));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (body, &place, scene, engine);
  plot_body_free (body);

  return scene;
}

static guint
count_dashed (PlotScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    n += plot_scene_get_item (scene, i)->is_dashed;

  return n;
}

static const PlotItem *
find_text (PlotScene  *scene,
           const char *text)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (g_strcmp0 (plot_scene_get_item (scene, i)->text, text) == 0)
      return plot_scene_get_item (scene, i);

  return NULL;
}

/* Rows 1 (the same), 4 (nothing) and 6 (not known) have none. */
static void
test_ghosts (void)
{
  for (double width = 336; width < 1400; width += 213)
    {
      g_autoptr (PlotScene) scene = lay_out (&plot_case_changes (PLOT_DATA_SIX)->body, width, 500, "light");

      g_assert_null (plot_case_check (scene));
      g_assert_cmpuint (count_dashed (scene), ==, 4);
      g_assert_nonnull (find_text (scene, "Change"));
    }
}

/* The outline ends where the value was, on the scale of the bars. */
static void
test_ghost_is_to_scale (void)
{
  g_autoptr (PlotScene) scene = lay_out (&plot_case_changes (PLOT_DATA_ONE)->body, 900, 200, "light");
  const PlotMark *bar = plot_scene_get_mark (scene, 0);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->is_dashed)
        g_assert_cmpfloat_with_epsilon (item->rect.width, .9 * bar->bounds.width, 1);
    }
  g_assert_cmpuint (count_dashed (scene), ==, 1);
}

/* A bar that shrank: its figure stands after the outline, not in it. */
static void
test_figure_after_the_ghost (void)
{
  g_autoptr (PlotScene) scene = lay_out (&plot_case_changes (PLOT_DATA_SIX)->body, 900, 400, "light");

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    for (guint k = 0; k < plot_scene_get_n_items (scene); k++)
      {
        const PlotItem *ghost = plot_scene_get_item (scene, i), *text = plot_scene_get_item (scene, k);

        if (!ghost->is_dashed || text->kind != PLOT_ITEM_TEXT || text->part != PLOT_PART_END_LABEL)
          continue;
        if (text->rect.y < ghost->rect.y + ghost->rect.height && ghost->rect.y < text->rect.y + text->rect.height)
          g_assert_cmpfloat (text->rect.x, >, ghost->rect.x + ghost->rect.width);
      }
}

/* Signs are written, and stand one under the other whatever the colour. */
static void
test_changes_are_signed (void)
{
  static const double widths[] = { 340, 900 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (PlotScene) scene = lay_out (&plot_case_changes (PLOT_DATA_SIX)->body, widths[w], 500, "print");
      const PlotStyle *style = plot_scene_get_style (scene);
      guint n = 0;

      for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
        {
          const PlotItem *item = plot_scene_get_item (scene, i);
          gboolean is_good = memcmp (&item->color, &style->good, sizeof style->good) == 0;
          gboolean is_bad = memcmp (&item->color, &style->bad, sizeof style->bad) == 0;

          if (item->kind != PLOT_ITEM_TEXT || (!is_good && !is_bad))
            continue;
          g_assert_true (g_str_has_prefix (item->text, is_good ? "+" : "−"));
          g_assert_cmpfloat_with_epsilon (item->rect.x + item->rect.width, widths[w], .01);
          n++;
        }
      g_assert_cmpuint (n, ==, 5);
    }
}

static void
assert_apart (const double *tops,
              guint         n,
              double        height,
              double        from,
              double        to)
{
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (tops[i], >=, from);
      g_assert_cmpfloat (tops[i] + height, <=, to + .001);
      if (i > 0)
        g_assert_cmpfloat (tops[i] - tops[i - 1], >=, height - .001);
    }
}

static void
test_spread (void)
{
  double apart[] = { 10, 50, 90 }, close[] = { 50, 50, 50 }, high[] = { -90, 0, 1 }, low[] = { 99, 100, 300 };

  plot_slope_spread (apart, 3, 10, 0, 200);
  g_assert_cmpfloat (apart[0], ==, 10);
  g_assert_cmpfloat (apart[1], ==, 50);
  g_assert_cmpfloat (apart[2], ==, 90);

  plot_slope_spread (close, 3, 10, 0, 200);
  g_assert_cmpfloat (close[0], ==, 40);
  g_assert_cmpfloat (close[2], ==, 60);

  plot_slope_spread (high, 3, 10, 0, 200);
  assert_apart (high, 3, 10, 0, 200);
  plot_slope_spread (low, 3, 10, 0, 120);
  assert_apart (low, 3, 10, 0, 120);
}

static void
test_spread_of_anything (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 500; round++)
    {
      double tops[12];
      guint n = g_rand_int_range (random, 1, 13);

      for (guint i = 0; i < n; i++)
        tops[i] = (i > 0 ? tops[i - 1] : -20) + g_rand_int_range (random, 0, 40);
      plot_slope_spread (tops, n, 10, 0, 130);
      assert_apart (tops, n, 10, 0, 130);
    }
}

/* Where there is no room for all names, those outside the band have theirs. */
static void
test_slope_names_what_matters (void)
{
  g_autoptr (PlotScene) all = lay_out (&plot_case_slope (PLOT_DATA_TWENTY)->body, 800, 700, "light");
  g_autoptr (PlotScene) few = lay_out (&plot_case_slope (PLOT_DATA_TWENTY)->body, 800, 200, "light");
  PlotSlope *slope = plot_case_slope (PLOT_DATA_TWENTY);
  guint n_named = 0;

  g_assert_null (plot_case_check (all));
  g_assert_null (plot_case_check (few));
  g_assert_cmpuint (plot_scene_get_n_marks (few), ==, 20);
  for (guint i = 0; i < slope->n_lines; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %s", slope->lines[i].now_text, slope->lines[i].label);

      g_assert_nonnull (find_text (all, text));
      n_named += find_text (few, text) != NULL;
      if (find_text (few, text) == NULL)
        for (guint k = 0; k < slope->n_lines; k++)
          {
            g_autofree char *other = g_strdup_printf ("%s %s", slope->lines[k].now_text, slope->lines[k].label);

            g_assert_true (!slope->lines[i].is_strong || slope->lines[k].is_strong || find_text (few, other) == NULL);
          }
    }
  g_autofree char *more = g_strdup_printf ("and %u more in the table", 20 - n_named);

  g_assert_cmpuint (n_named, >, 3);
  g_assert_nonnull (find_text (few, more));
  plot_body_free (&slope->body);
}

/* One that is new has no beginning, and one that is gone is named at its own. */
static void
test_slope_with_one_end (void)
{
  PlotSlope *slope = plot_case_slope (PLOT_DATA_ONE);
  g_autoptr (PlotScene) scene = NULL;

  slope->lines[0].now = NAN;
  scene = lay_out (&slope->body, 600, 300, "light");
  g_assert_null (plot_case_check (scene));
  g_assert_cmpuint (plot_scene_get_n_marks (scene), ==, 1);
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      g_assert_false (item->kind == PLOT_ITEM_LINE && item->mark >= 0);
      if (item->part == PLOT_PART_END_LABEL)
        g_assert_nonnull (strstr (item->text, "Helsinki"));
    }
}

static void
test_list (void)
{
  g_autoptr (PlotScene) wide = lay_out (&plot_case_list (PLOT_DATA_SIX)->body, 800, 400, "light");
  g_autoptr (PlotScene) narrow = lay_out (&plot_case_list (PLOT_DATA_SIX)->body, 336, 400, "light");
  g_autoptr (PlotScene) low = lay_out (&plot_case_list (PLOT_DATA_TWENTY)->body, 800, 150, "light");
  const PlotItem *label = find_text (narrow, "Helsinki");

  g_assert_null (plot_case_check (wide));
  g_assert_null (plot_case_check (narrow));
  g_assert_null (plot_case_check (low));
  g_assert_cmpuint (plot_scene_get_n_marks (wide), ==, 6);
  g_assert_cmpuint (plot_scene_get_n_marks (low), <, 20);

  /* What it belongs to stands beside it, or under it. */
  g_assert_cmpfloat (find_text (wide, "Espoo")->rect.x, >, 400);
  g_assert_cmpfloat (label->rect.x, ==, find_text (narrow, "Espoo")->rect.x);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/changes/ghosts", test_ghosts);
  g_test_add_func ("/plot/changes/ghost-is-to-scale", test_ghost_is_to_scale);
  g_test_add_func ("/plot/changes/figure-after-the-ghost", test_figure_after_the_ghost);
  g_test_add_func ("/plot/changes/changes-are-signed", test_changes_are_signed);
  g_test_add_func ("/plot/changes/spread", test_spread);
  g_test_add_func ("/plot/changes/spread-of-anything", test_spread_of_anything);
  g_test_add_func ("/plot/changes/slope-names-what-matters", test_slope_names_what_matters);
  g_test_add_func ("/plot/changes/slope-with-one-end", test_slope_with_one_end);
  g_test_add_func ("/plot/changes/list", test_list);

  return g_test_run ();
}
