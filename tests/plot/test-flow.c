/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "plot-case.h"

static PlotFlow *
create (const double *values,
        guint         n)
{
  PlotFlow *flow = plot_flow_new (n);

  flow->source.id = g_strdup ("total");
  flow->source.label = g_strdup ("Photonics");
  for (guint i = 0; i < n; i++)
    {
      flow->nodes[i].id = g_strdup_printf ("row-%u", i);
      flow->nodes[i].label = g_strdup_printf ("City %u", i);
      flow->nodes[i].value = values[i];
      flow->nodes[i].value_label = g_strdup_printf ("%g", values[i]);
    }

  return flow;
}

static PlotScene *
lay_out (PlotFlow   *flow,
         double      width,
         double      height,
         const char *style)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new_fixed ();
  PlotScene *scene = plot_scene_new (width, height, plot_style_find (style));
  PlotRect place = { 0, 0, width, height };

  plot_body_layout (&flow->body, &place, scene, engine);
  plot_body_free (&flow->body);

  return scene;
}

static const PlotItem *
find_item (PlotScene    *scene,
           const char   *mark,
           PlotItemKind  kind)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->kind == kind && item->mark >= 0 &&
          g_str_equal (plot_scene_get_mark (scene, item->mark)->id, mark))
        return item;
    }

  return NULL;
}

static double
get_height (PlotScene  *scene,
            const char *mark)
{
  const PlotItem *node = find_item (scene, mark, PLOT_ITEM_RECT);

  return node != NULL ? node->rect.height : 0;
}

/* Nodes are as high as their values, and the source as all of them. */
static void
test_proportional (void)
{
  static const double values[] = { 60, 30, 20 };
  g_autoptr (PlotScene) scene = lay_out (create (values, 3), 700, 400, "light");

  g_assert_cmpfloat_with_epsilon (get_height (scene, "row-0/flow"), 2 * get_height (scene, "row-1/flow"), .01);
  g_assert_cmpfloat_with_epsilon (get_height (scene, "row-0/flow"), 3 * get_height (scene, "row-2/flow"), .01);
  g_assert_cmpfloat_with_epsilon (get_height (scene, "total/source"),
                                  get_height (scene, "row-0/flow") + get_height (scene, "row-1/flow")
                                  + get_height (scene, "row-2/flow"), .01);
  g_assert_null (plot_case_check (scene));
}

/* However little, it is seen; nothing at all is a dashed hairline. */
static void
test_little_and_nothing (void)
{
  static const double values[] = { 1e9, .01, 0, -5, NAN };
  g_autoptr (PlotScene) scene = lay_out (create (values, 5), 700, 400, "light");

  g_assert_cmpfloat (get_height (scene, "row-1/flow"), >=, 1);
  g_assert_cmpfloat (get_height (scene, "row-1/flow"), <=, 2);
  g_assert_false (find_item (scene, "row-1/flow", PLOT_ITEM_PATH)->is_dashed);
  for (guint i = 2; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%u/flow", i);

      g_assert_null (find_item (scene, id, PLOT_ITEM_RECT));
      g_assert_true (find_item (scene, id, PLOT_ITEM_PATH)->is_dashed);
    }
}

/* Bands are told from the ground by their edges, in every style. */
static void
test_edges (void)
{
  static const double values[] = { 3, 2 };

  for (const char * const *name = plot_style_get_names (); *name != NULL; name++)
    {
      g_autoptr (PlotScene) scene = lay_out (create (values, 2), 700, 400, *name);
      const PlotItem *band = find_item (scene, "row-0/flow", PLOT_ITEM_PATH);

      g_assert_cmpfloat (plot_color_contrast (&band->stroke, &plot_style_find (*name)->ground), >=, 3);
      g_assert_cmpfloat (band->stroke_width, >=, 1);
    }
}

static guint
count_nodes (PlotScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    n += plot_scene_get_mark (scene, i)->column > 0;

  return n;
}

static gboolean
has_text (PlotScene  *scene,
          const char *text)
{
  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    if (g_strcmp0 (plot_scene_get_item (scene, i)->text, text) == 0)
      return TRUE;

  return FALSE;
}

static void
test_left_out (void)
{
  guint last = 0;

  for (double height = 40; height < 700; height += 11)
    {
      g_autoptr (PlotScene) scene = lay_out (plot_case_flow (PLOT_DATA_TWENTY), 600, height, "light");
      guint n = count_nodes (scene);
      g_autofree char *more = g_strdup_printf ("and %u more in the table", 20 - n);
      g_autofree char *fault = plot_case_check (scene);

      g_assert_cmpstr (fault, ==, NULL);
      g_assert_cmpuint (n, >=, last);
      g_assert_cmpint (has_text (scene, more), ==, n < 20);
      last = n;
    }
  g_assert_cmpuint (last, ==, 20);
}

/* Where there is little width the source is named over its bands. */
static void
test_narrow (void)
{
  static const double values[] = { 3, 2, 1 };

  for (double width = 260; width < 900; width += 23)
    {
      g_autoptr (PlotScene) scene = lay_out (create (values, 3), width, 300, "light");
      g_autofree char *fault = plot_case_check (scene);

      g_assert_cmpstr (fault, ==, NULL);
      g_assert_true (has_text (scene, "Photonics"));
      g_assert_true (has_text (scene, "City 2"));
      g_assert_true (has_text (scene, "3"));
    }
}

static void
test_keyboard (void)
{
  static const double values[] = { 3, 2, 1 };
  g_autoptr (PlotScene) scene = lay_out (create (values, 3), 700, 300, "light");
  int mark = plot_scene_step (scene, -1, PLOT_STEP_FIRST);

  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "total/source");
  mark = plot_scene_step (scene, mark, PLOT_STEP_RIGHT);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "row-0/flow");
  mark = plot_scene_step (scene, mark, PLOT_STEP_DOWN);
  g_assert_cmpstr (plot_scene_get_mark (scene, mark)->id, ==, "row-1/flow");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/flow/proportional", test_proportional);
  g_test_add_func ("/plot/flow/little-and-nothing", test_little_and_nothing);
  g_test_add_func ("/plot/flow/edges", test_edges);
  g_test_add_func ("/plot/flow/left-out", test_left_out);
  g_test_add_func ("/plot/flow/narrow", test_narrow);
  g_test_add_func ("/plot/flow/keyboard", test_keyboard);

  return g_test_run ();
}
