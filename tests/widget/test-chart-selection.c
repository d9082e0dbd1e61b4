/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "test"

#include "inno-chart-view-private.h"
#include "widget-fixture.h"

/* Two charts side by side that share what is selected. */
typedef struct
{
  GtkWindow     *window;
  InnoChartView *views[2];
  InnoSelection *selection;
  char          *activated;
  guint          n_leave, n_changes;
} Fixture;

static void
activated_cb (Fixture    *fixture,
              const char *id)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (id);
}

static void
count_cb (guint *counter)
{
  (*counter)++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->selection = inno_selection_new ();
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PlotFigure) figure = widget_fixture_figure (i == 0 ? 12 : 6);

      fixture->views[i] = INNO_CHART_VIEW (inno_chart_view_new ());
      inno_chart_view_set_figure (fixture->views[i], figure);
      inno_chart_view_set_selection (fixture->views[i], fixture->selection);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->views[i]));
    }
  g_signal_connect_swapped (fixture->views[0], "mark-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->views[0], "leave-requested", G_CALLBACK (count_cb), &fixture->n_leave);
  g_signal_connect_swapped (fixture->selection, "notify::row", G_CALLBACK (count_cb), &fixture->n_changes);
  fixture->window = widget_fixture_present (box, 1000, 500);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->views[0]));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  widget_fixture_settle ();
  g_assert_finalize_object (fixture->selection);
  g_free (fixture->activated);
}

static gboolean
press (Fixture *fixture,
       guint    key)
{
  return widget_fixture_press (GTK_WIDGET (fixture->views[0]), key, 0);
}

static void
click (Fixture    *fixture,
       const char *id,
       int         n_press)
{
  PlotScene *scene = inno_chart_view_get_scene (fixture->views[0]);
  const PlotRect *bounds = &plot_scene_get_mark (scene, (guint) plot_scene_find_mark (scene, id))->bounds;

  for (int n = 1; n <= n_press; n++)
    g_assert_true (inno_chart_view_click_at (fixture->views[0], n, bounds->x + bounds->width / 2,
                                             bounds->y + bounds->height / 2));
}

/* How many lines lie under marks, each of them where a mark of the row ends. */
static guint
count_lines (InnoChartView *view,
             const char    *row_id)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  PlotScene *scene = inno_chart_view_get_scene (view);
  guint n_lines = 0;

  GTK_WIDGET_GET_CLASS (view->hover)->snapshot (view->hover, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);

  for (guint i = 0; node != NULL && i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);
      guint n_children = gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE
                         ? gsk_container_node_get_n_children (node) : 1;

      for (guint k = 0; k < n_children; k++)
        {
          GskRenderNode *child = n_children > 1 ? gsk_container_node_get_child (node, k) : node;
          graphene_rect_t line;

          gsk_render_node_get_bounds (child, &line);
          if (gsk_render_node_get_node_type (child) != GSK_COLOR_NODE || line.size.height != 3
              || ABS (line.origin.x - mark->bounds.x) > .01
              || ABS (line.origin.y - (mark->bounds.y + mark->bounds.height + 1)) > .01)
            continue;
          g_assert_cmpstr (mark->row_id, ==, row_id);
          n_lines++;
        }
    }

  return n_lines;
}

static void
assert_selected (InnoChartView *view,
                 const char    *id,
                 gboolean       is_selected)
{
  InnoChartMark *mark = inno_chart_marks_find (view, id, NULL);

  g_assert_nonnull (mark);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_SELECTED, is_selected);
}

static void
test_space_selects_everywhere (Fixture       *fixture,
                               gconstpointer  data)
{
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (inno_selection_get_row (fixture->selection), ==, "row-1");
  g_assert_null (fixture->activated);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (count_lines (fixture->views[i], "row-1"), ==, 2);
      assert_selected (fixture->views[i], "row-1/city", TRUE);
      assert_selected (fixture->views[i], "row-1/eu", TRUE);
      assert_selected (fixture->views[i], "row-2/eu", FALSE);
    }

  /* The same row by another of its marks: let go of it. */
  press (fixture, GDK_KEY_Left);
  press (fixture, GDK_KEY_space);
  g_assert_null (inno_selection_get_row (fixture->selection));
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpuint (count_lines (fixture->views[i], NULL), ==, 0);
      assert_selected (fixture->views[i], "row-1/eu", FALSE);
    }
}

static void
test_enter_opens (Fixture       *fixture,
                  gconstpointer  data)
{
  press (fixture, GDK_KEY_Return);
  g_assert_cmpstr (fixture->activated, ==, "row-0/city");
  g_assert_null (inno_selection_get_row (fixture->selection));
}

static void
test_clicks (Fixture       *fixture,
             gconstpointer  data)
{
  click (fixture, "row-3/eu", 1);
  g_assert_cmpstr (inno_selection_get_row (fixture->selection), ==, "row-3");
  g_assert_null (fixture->activated);
  click (fixture, "row-4/city", 1);
  g_assert_cmpstr (inno_selection_get_row (fixture->selection), ==, "row-4");
  click (fixture, "row-4/eu", 1);
  g_assert_null (inno_selection_get_row (fixture->selection));

  /* Two clicks open it, and it is selected whether or not it was before. */
  for (guint i = 0; i < 2; i++)
    {
      click (fixture, "row-5/eu", 2);
      g_assert_cmpstr (fixture->activated, ==, "row-5/eu");
      g_assert_cmpstr (inno_selection_get_row (fixture->selection), ==, "row-5");
      g_clear_pointer (&fixture->activated, g_free);
    }
}

/* Alone a chart has nothing to select for: a click opens. */
static void
test_click_without_selection (Fixture       *fixture,
                              gconstpointer  data)
{
  inno_selection_set_row (fixture->selection, "row-2");
  inno_chart_view_set_selection (fixture->views[0], NULL);
  assert_selected (fixture->views[0], "row-2/eu", FALSE);
  assert_selected (fixture->views[1], "row-2/eu", TRUE);
  click (fixture, "row-3/eu", 1);
  g_assert_cmpstr (fixture->activated, ==, "row-3/eu");
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (fixture->activated, ==, "row-4/eu");
  g_assert_cmpstr (inno_selection_get_row (fixture->selection), ==, "row-2");
}

static void
test_escape (Fixture       *fixture,
             gconstpointer  data)
{
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_space);
  g_assert_true (gtk_widget_get_visible (fixture->views[0]->tip));
  press (fixture, GDK_KEY_Escape);
  g_assert_false (gtk_widget_get_visible (fixture->views[0]->tip));
  g_assert_cmpstr (inno_selection_get_row (fixture->selection), ==, "row-2");
  press (fixture, GDK_KEY_Escape);
  g_assert_null (inno_selection_get_row (fixture->selection));
  g_assert_cmpuint (fixture->n_leave, ==, 0);
  press (fixture, GDK_KEY_Escape);
  g_assert_cmpuint (fixture->n_leave, ==, 1);

  /* What is selected elsewhere alone does not hold anybody here. */
  inno_selection_set_row (fixture->selection, "not-here");
  press (fixture, GDK_KEY_Escape);
  g_assert_cmpuint (fixture->n_leave, ==, 2);
  g_assert_cmpstr (inno_selection_get_row (fixture->selection), ==, "not-here");
}

static void
test_outlives_the_figure (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (PlotFigure) fewer = widget_fixture_figure (2);
  g_autoptr (PlotFigure) more = widget_fixture_figure (8);

  inno_selection_set_row (fixture->selection, "row-5");
  inno_chart_view_set_figure (fixture->views[0], fewer);
  widget_fixture_settle ();
  g_assert_cmpuint (count_lines (fixture->views[0], NULL), ==, 0);
  inno_chart_view_set_figure (fixture->views[0], more);
  widget_fixture_settle ();
  g_assert_cmpuint (count_lines (fixture->views[0], "row-5"), ==, 2);
  assert_selected (fixture->views[0], "row-5/city", TRUE);
}

static void
test_object (void)
{
  g_autoptr (InnoSelection) selection = inno_selection_new ();
  guint n_changes = 0;

  g_signal_connect_swapped (selection, "notify::row", G_CALLBACK (count_cb), &n_changes);
  g_assert_false (inno_selection_has (selection, NULL, NULL));
  inno_selection_set_row (selection, "city:oulu");
  inno_selection_set_row (selection, "city:oulu");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (inno_selection_has (selection, "city:oulu", "eu"));
  g_assert_true (inno_selection_has (selection, "theme:a", "city:oulu"));
  g_assert_false (inno_selection_has (selection, "city:oulainen", "eu"));
  inno_selection_toggle (selection, inno_selection_get_row (selection));
  g_assert_null (inno_selection_get_row (selection));
  inno_selection_set_row (selection, "");
  inno_selection_toggle (selection, NULL);
  g_assert_null (inno_selection_get_row (selection));
  g_assert_false (inno_selection_has (selection, "", ""));
  g_assert_cmpuint (n_changes, ==, 2);
}

#define ADD(path, func) \
  g_test_add ("/widget/chart-selection/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  ADD ("space-selects-everywhere", test_space_selects_everywhere);
  ADD ("enter-opens", test_enter_opens);
  ADD ("clicks", test_clicks);
  ADD ("click-without-selection", test_click_without_selection);
  ADD ("escape", test_escape);
  ADD ("outlives-the-figure", test_outlives_the_figure);
  g_test_add_func ("/widget/chart-selection/object", test_object);

  return g_test_run ();
}
