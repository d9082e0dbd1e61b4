/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What room a chart asks for, and what it makes of what it gets. */

#include "inno-chart-view-private.h"
#include "widget-fixture.h"

static void
test_sizes (void)
{
  g_autoptr (PlotFigure) figure = widget_fixture_figure (12);
  InnoChartView *view = INNO_CHART_VIEW (g_object_ref_sink (inno_chart_view_new ()));
  int wide, narrow, least, shrunk;

  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, 400, &least, &wide, NULL, NULL);
  g_assert_cmpint (wide, ==, 0);

  inno_chart_view_set_figure (view, figure);
  g_assert_cmpint (gtk_widget_get_request_mode (GTK_WIDGET (view)), ==, GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, &narrow, &wide, NULL, NULL);
  g_assert_cmpint (narrow, <=, 340);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, narrow, &least, &wide, NULL, NULL);
  g_assert_cmpint (least, ==, wide);
  g_assert_cmpint (least, >, 12 * 17);
  inno_chart_view_set_can_shrink (view, TRUE);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_VERTICAL, narrow, &shrunk, NULL, NULL, NULL);
  g_assert_cmpint (shrunk, <, least);

  g_assert_finalize_object (view);
}

static void
test_no_room (void)
{
  g_autoptr (PlotFigure) figure = widget_fixture_figure (3);
  GtkWidget *view = g_object_ref_sink (inno_chart_view_new ());

  inno_chart_view_set_figure (INNO_CHART_VIEW (view), figure);
  GTK_WIDGET_GET_CLASS (view)->size_allocate (view, 0, 0, -1);
  g_assert_null (inno_chart_view_get_scene (INNO_CHART_VIEW (view)));
  GTK_WIDGET_GET_CLASS (view)->size_allocate (view, 1, 1, -1);
  inno_chart_view_set_hovered (INNO_CHART_VIEW (view), -1);
  g_assert_finalize_object (INNO_CHART_VIEW (view));
}

static void
test_short_leaves_rows_out (void)
{
  g_autoptr (PlotFigure) figure = widget_fixture_figure (30);
  InnoChartView *view = INNO_CHART_VIEW (g_object_ref_sink (inno_chart_view_new ()));
  GtkWindow *window;
  guint n_placed = 0;

  inno_chart_view_set_can_shrink (view, TRUE);
  inno_chart_view_set_figure (view, figure);
  window = widget_fixture_present (GTK_WIDGET (view), 600, 300);

  for (guint i = 0; i < view->marks->len; i++)
    n_placed += gtk_widget_get_child_visible (g_ptr_array_index (view->marks, i));
  g_assert_cmpuint (view->marks->len, ==, 60);
  g_assert_cmpuint (n_placed, <, 60);
  g_assert_cmpuint (n_placed, ==, plot_scene_get_n_marks (inno_chart_view_get_scene (view)));

  gtk_window_destroy (window);
  widget_fixture_settle ();
  g_assert_finalize_object (view);
}

static void
test_scrolls (void)
{
  g_autoptr (PlotFigure) figure = widget_fixture_figure (60);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = inno_chart_view_new ();
  GtkAdjustment *adjustment;
  GtkWindow *window;

  inno_chart_view_set_figure (INNO_CHART_VIEW (view), figure);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  window = widget_fixture_present (scrolled, 600, 300);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 60 * 17);

  gtk_widget_grab_focus (view);
  inno_chart_view_step (INNO_CHART_VIEW (view), PLOT_STEP_LAST, 1);
  widget_fixture_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 500);
  /* The card waited until the mark was in sight. */
  g_assert_true (gtk_widget_get_visible (INNO_CHART_VIEW (view)->tip));

  gtk_adjustment_set_value (adjustment, 0);
  widget_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (INNO_CHART_VIEW (view)->tip));

  gtk_window_destroy (window);
  widget_fixture_settle ();
}

/* What is wider than its place is scrolled to the side; its title is read at once. */
static void
test_title_in_sight (void)
{
  g_autoptr (PlotFigure) figure = widget_fixture_figure (6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = inno_chart_view_new ();
  GtkWindow *window;
  PlotScene *scene;
  guint n_words = 0;

  gtk_widget_set_size_request (view, 700, -1);
  inno_chart_view_set_figure (INNO_CHART_VIEW (view), figure);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  window = widget_fixture_present (scrolled, 360, 500);
  scene = inno_chart_view_get_scene (INNO_CHART_VIEW (view));
  g_assert_cmpfloat (plot_scene_get_width (scene), ==, 700);

  for (guint i = 0; i < plot_scene_get_n_items (scene); i++)
    {
      const PlotItem *item = plot_scene_get_item (scene, i);

      if (item->part != PLOT_PART_TITLE && item->part != PLOT_PART_FOOT)
        continue;
      g_assert_cmpfloat (item->rect.x + item->rect.width, <=, 360);
      n_words++;
    }
  g_assert_cmpuint (n_words, >, 0);
  /* And all of it was asked for again at the height that this takes. */
  g_assert_cmpint (gtk_widget_get_height (view), >=, inno_chart_layout_get_height (INNO_CHART_VIEW (view), 700));

  gtk_window_destroy (window);
  widget_fixture_settle ();
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  g_test_add_func ("/widget/chart-sizes/sizes", test_sizes);
  g_test_add_func ("/widget/chart-sizes/no-room", test_no_room);
  g_test_add_func ("/widget/chart-sizes/short-leaves-rows-out", test_short_leaves_rows_out);
  g_test_add_func ("/widget/chart-sizes/scrolls", test_scrolls);
  g_test_add_func ("/widget/chart-sizes/title-in-sight", test_title_in_sight);

  return g_test_run ();
}
