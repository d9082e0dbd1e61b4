/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include <adwaita.h>

#include "inno-chart-view-private.h"
#include "widget-fixture.h"

typedef struct
{
  GtkWindow       *window;
  InnoChartView   *view;
  InnoChartCanvas *canvas;
} Fixture;

static void
set_animations (gboolean are_enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", are_enabled, NULL);
}

static void
show (Fixture *fixture,
      guint    n_rows)
{
  g_autoptr (PlotFigure) figure = widget_fixture_figure (n_rows);

  inno_chart_view_set_figure (fixture->view, figure);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_animations (TRUE);
  fixture->view = INNO_CHART_VIEW (inno_chart_view_new ());
  fixture->canvas = INNO_CHART_CANVAS (fixture->view->canvas);
  inno_chart_view_set_can_shrink (fixture->view, TRUE);
  show (fixture, 12);
  fixture->window = widget_fixture_present (GTK_WIDGET (fixture->view), 700, 500);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  g_object_add_weak_pointer (G_OBJECT (fixture->canvas), (gpointer *) &fixture->canvas);
  gtk_window_destroy (fixture->window);
  widget_fixture_settle ();
  g_assert_null (fixture->view);
  g_assert_null (fixture->canvas);
  set_animations (FALSE);
}

static gboolean
is_moving (Fixture *fixture)
{
  return inno_chart_canvas_get_shown (fixture->canvas) != inno_chart_view_get_scene (fixture->view);
}

/* Until the view is laid out anew: the first frame after a change. */
static void
wait_for_layout (Fixture *fixture)
{
  for (guint i = 0; i < 1000 && inno_chart_view_get_scene (fixture->view) == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_nonnull (inno_chart_view_get_scene (fixture->view));
}

/* Until something else is seen than now. */
static void
wait_for_frame (Fixture *fixture)
{
  g_autoptr (PlotScene) shown = plot_scene_ref (inno_chart_canvas_get_shown (fixture->canvas));

  for (guint i = 0; i < 1000 && inno_chart_canvas_get_shown (fixture->canvas) == shown; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (inno_chart_canvas_get_shown (fixture->canvas) != shown);
}

static void
wait_for_rest (Fixture *fixture)
{
  for (guint i = 0; i < 2000 && is_moving (fixture); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_false (is_moving (fixture));
}

static void
test_ends_on_target (Fixture       *fixture,
                     gconstpointer  data)
{
  show (fixture, 9);
  wait_for_layout (fixture);
  g_assert_true (is_moving (fixture));
  wait_for_rest (fixture);
  g_assert_cmpuint (plot_scene_get_n_marks (inno_chart_canvas_get_shown (fixture->canvas)), ==, 18);
}

/* Whoever points, walks or listens meets the new figure at once. */
static void
test_target_counts_at_once (Fixture       *fixture,
                            gconstpointer  data)
{
  PlotScene *scene;
  const PlotRect *bounds;

  show (fixture, 9);
  wait_for_layout (fixture);
  g_assert_true (is_moving (fixture));
  scene = inno_chart_view_get_scene (fixture->view);
  bounds = &plot_scene_get_mark (scene, (guint) plot_scene_find_mark (scene, "row-8/eu"))->bounds;
  inno_chart_view_point_at (fixture->view, bounds->x + bounds->width / 2, bounds->y + bounds->height / 2, TRUE);
  g_assert_cmpstr (inno_chart_view_get_hovered (fixture->view), ==, "row-8/eu");
  g_assert_cmpuint (fixture->view->marks->len, ==, 18);
  g_assert_cmpint (plot_scene_find_mark (scene, "row-11/eu"), <, 0);
}

static void
test_turns_midway (Fixture       *fixture,
                   gconstpointer  data)
{
  show (fixture, 9);
  wait_for_layout (fixture);
  wait_for_frame (fixture);
  show (fixture, 12);
  wait_for_layout (fixture);
  g_assert_true (is_moving (fixture));
  wait_for_frame (fixture);
  wait_for_rest (fixture);
  g_assert_cmpuint (plot_scene_get_n_marks (inno_chart_canvas_get_shown (fixture->canvas)), ==, 24);
}

static void
test_cuts (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (PlotFigure) message = plot_figure_new ("en");

  /* Another style, in the midst of it. */
  show (fixture, 9);
  wait_for_layout (fixture);
  g_assert_true (is_moving (fixture));
  inno_chart_view_set_style_name (fixture->view, "dark");
  wait_for_layout (fixture);
  g_assert_false (is_moving (fixture));
  widget_fixture_settle ();
  g_assert_false (is_moving (fixture));

  /* Another size. */
  gtk_window_set_default_size (fixture->window, 800, 500);
  for (guint i = 0; i < 4; i++)
    {
      widget_fixture_settle ();
      g_assert_false (is_moving (fixture));
    }

  /* Another kind of picture, and none. */
  plot_figure_set_message (message, "Nothing matches");
  inno_chart_view_set_figure (fixture->view, message);
  wait_for_layout (fixture);
  g_assert_false (is_moving (fixture));
  inno_chart_view_set_figure (fixture->view, NULL);
  widget_fixture_settle ();
  g_assert_null (inno_chart_canvas_get_shown (fixture->canvas));
}

static void
test_respects_the_desktop (Fixture       *fixture,
                           gconstpointer  data)
{
  set_animations (FALSE);
  show (fixture, 9);
  wait_for_layout (fixture);
  g_assert_false (is_moving (fixture));
}

/* A page that is left while its chart moves does not come back half-way. */
static void
test_hidden_midway (Fixture       *fixture,
                    gconstpointer  data)
{
  show (fixture, 9);
  wait_for_layout (fixture);
  g_assert_true (is_moving (fixture));
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), FALSE);
  g_assert_false (is_moving (fixture));
  gtk_widget_set_visible (GTK_WIDGET (fixture->view), TRUE);
  widget_fixture_settle ();
  g_assert_false (is_moving (fixture));
}

/* Between two sizes nothing is laid out anew; a third takes the place of the older. */
static void
test_keeps_layouts (Fixture       *fixture,
                    gconstpointer  data)
{
  PlotScene *wide = inno_chart_layout_get_scene (fixture->view, 900, 500);
  PlotScene *narrow = inno_chart_layout_get_scene (fixture->view, 400, 500);
  g_autoptr (PlotScene) kept = plot_scene_ref (wide);
  int least, again;

  g_assert_true (inno_chart_layout_get_scene (fixture->view, 900, 500) == wide);
  g_assert_true (inno_chart_layout_get_scene (fixture->view, 400, 500) == narrow);
  inno_chart_layout_get_scene (fixture->view, 400, 501);
  g_assert_true (inno_chart_layout_get_scene (fixture->view, 400, 500) == narrow);
  g_assert_true (inno_chart_layout_get_scene (fixture->view, 900, 500) != wide);

  least = inno_chart_layout_get_height (fixture->view, 340);
  g_assert_cmpint (inno_chart_layout_get_height (fixture->view, 900), <, least);
  show (fixture, 20);
  again = inno_chart_layout_get_height (fixture->view, 340);
  g_assert_cmpint (again, >, least);
  g_assert_true (inno_chart_layout_get_scene (fixture->view, 900, 500) != kept);
}

#define ADD(path, func) \
  g_test_add ("/widget/chart-motion/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  ADD ("ends-on-target", test_ends_on_target);
  ADD ("target-counts-at-once", test_target_counts_at_once);
  ADD ("turns-midway", test_turns_midway);
  ADD ("cuts", test_cuts);
  ADD ("respects-the-desktop", test_respects_the_desktop);
  ADD ("hidden-midway", test_hidden_midway);
  ADD ("keeps-layouts", test_keeps_layouts);

  return g_test_run ();
}
