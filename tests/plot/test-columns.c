/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-case.h"

static PlotScene *
lay_out (PlotColumns *columns,
         double       width,
         double       height,
         const char  *style)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find (style));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (&columns->body, &place, scene, engine);
  plot_body_free (&columns->body);

  return scene;
}

static const PlotItem *
find_text (PlotScene  *scene,
           PlotPart    part,
           const char *text)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->part == part && g_strcmp0 (item->text, text) == 0)
        return item;
    }

  return NULL;
}

static const PlotMark *
get_mark (PlotScene  *scene,
          const char *id)
{
  int index = plot_scene_find_mark (scene, id);

  g_assert_cmpint (index, >=, 0);

  return plot_scene_get_mark (scene, index);
}

/* Heights are as the values are, from zero, and the target lies where it says. */
static void
test_heights (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_columns (PLOT_DATA_SIX), 900, 500, "light");
  const PlotMark *ended = get_mark (scene, "q4/ended"), *ongoing = get_mark (scene, "q4/ongoing");
  double zero = ended->bounds.y + ended->bounds.height;
  double pixels = (zero - ongoing->bounds.y) / (12 + 17);
  const PlotItem *target = NULL;

  g_assert_null (plot_case_check (scene));
  g_assert_cmpfloat_with_epsilon (zero - ended->bounds.y, 12 * pixels, 1.5);
  g_assert_cmpfloat_with_epsilon (ongoing->bounds.x, ended->bounds.x, .001);
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (plot_scene_get_item (scene, i)->part == PLOT_PART_BAND)
      target = plot_scene_get_item (scene, i);
  g_assert_nonnull (target);
  g_assert_cmpfloat_with_epsilon (zero - target->rect.y, 140 * pixels, 6);
  /* Nothing has happened in the first quarter. */
  g_assert_cmpint (plot_scene_find_mark (scene, "q0/ended"), ==, -1);
}

/* The axis goes on where there is no column yet. */
static void
test_future (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_columns (PLOT_DATA_SIX), 900, 500, "light");
  const PlotItem *year = find_text (scene, PLOT_PART_AXIS, "2027");
  const PlotMark *last = get_mark (scene, "q5/ended");

  if (year == NULL)
    year = find_text (scene, PLOT_PART_AXIS, "H2 2027");
  g_assert_nonnull (year);
  g_assert_cmpfloat (last->bounds.x + last->bounds.width, <, 250);
  g_assert_cmpfloat (year->rect.x, >, 700);
}

static void
test_keyboard (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_columns (PLOT_DATA_SIX), 900, 500, "light");
  int mark = plot_scene_find_mark (scene, "q3/ended");

  mark = plot_scene_step (scene, mark, PLOT_STEP_UP);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "q3/ongoing");
  mark = plot_scene_step (scene, mark, PLOT_STEP_RIGHT);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "q4/ongoing");
  mark = plot_scene_step (scene, mark, PLOT_STEP_DOWN);
  mark = plot_scene_step (scene, mark, PLOT_STEP_LEFT);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "q3/ended");
}

/* Whatever the size: each series is named exactly once, beside or above. */
static void
test_labels (void)
{
  guint n_beside = 0, n_above = 0;

  for (double width = 250; width < 1400; width += 37)
    for (double height = 200; height < 700; height += 61)
      {
        g_autoptr (PlotScene) scene = lay_out (plot_case_columns (PLOT_DATA_TWENTY), width, height, "light");
        g_autofree char *fault = plot_case_check (scene);
        gboolean is_beside = find_text (scene, PLOT_PART_END_LABEL, "ended 21.6") != NULL;
        PlotPart part = is_beside ? PLOT_PART_END_LABEL : PLOT_PART_LEGEND;

        g_assert_cmpstr (fault, ==, NULL);
        g_assert_nonnull (find_text (scene, part, "ended 21.6"));
        g_assert_nonnull (find_text (scene, part, "ongoing 21.6"));
        g_assert_nonnull (find_text (scene, part, "unallocated 21.6"));
        g_assert_nonnull (find_text (scene, PLOT_PART_END_LABEL, "Target 140"));
        n_beside += is_beside;
        n_above += !is_beside;
      }

  g_assert_cmpuint (n_beside, >, 20);
  g_assert_cmpuint (n_above, >, 20);
}

/* Corrections go down from zero, and what is left of a cent is seen. */
static void
test_negative_and_small (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_columns (PLOT_DATA_NEGATIVES), 900, 500, "light");
  g_autoptr (PlotScene) cent = lay_out (plot_case_columns (PLOT_DATA_CENT), 900, 500, "light");

  /* q0: −10, 15, 15. */
  g_assert_cmpfloat (get_mark (scene, "q0/ended")->bounds.y, >=,
                     get_mark (scene, "q0/ongoing")->bounds.y + get_mark (scene, "q0/ongoing")->bounds.height);
  for (guint i = 0; i < plot_scene_get_n_marks (cent); i++)
    g_assert_cmpfloat (plot_scene_get_mark (cent, i)->bounds.height, >=, 1);
  g_assert_cmpuint (plot_scene_get_n_marks (cent), ==, 12);
}

/* What is missing is an outline, whose strokes stay within its mark. */
static void
test_outline (void)
{
  g_autoptr (PlotScene) scene = lay_out (plot_case_columns (PLOT_DATA_ONE), 900, 500, "light");
  int mark = plot_scene_find_mark (scene, "q0/unallocated");
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->mark != mark || item->kind != PLOT_ITEM_RECT)
        continue;
      g_assert_true (item->is_dashed);
      g_assert_cmpfloat (item->fill.color.alpha, ==, 0);
      g_assert_cmpfloat (item->rect.x - item->stroke_width / 2, >=, plot_scene_get_mark (scene, mark)->bounds.x - .01);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_nothing (void)
{
  g_autoptr (PlotScene) none = lay_out (plot_columns_new (3, 0), 500, 300, "light");
  g_autoptr (PlotScene) zeros = lay_out (plot_case_columns (PLOT_DATA_ZEROS), 500, 300, "light");

  g_assert_cmpuint (plot_scene_get_n_items (none), ==, 0);
  g_assert_cmpuint (plot_scene_get_n_marks (zeros), ==, 0);
  g_assert_null (plot_case_check (zeros));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/columns/heights", test_heights);
  g_test_add_func ("/plot/columns/future", test_future);
  g_test_add_func ("/plot/columns/keyboard", test_keyboard);
  g_test_add_func ("/plot/columns/labels", test_labels);
  g_test_add_func ("/plot/columns/negative-and-small", test_negative_and_small);
  g_test_add_func ("/plot/columns/outline", test_outline);
  g_test_add_func ("/plot/columns/nothing", test_nothing);

  return g_test_run ();
}
