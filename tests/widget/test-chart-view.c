/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "inno-chart-view-private.h"
#include "plot-output.h"
#include "widget-fixture.h"

static guint n_snapshots;
static void (*real_snapshot) (GtkWidget *widget, GtkSnapshot *snapshot);

static void
counting_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  n_snapshots++;
  real_snapshot (widget, snapshot);
}

typedef struct
{
  GtkWindow     *window;
  InnoChartView *view;
  char          *activated;
  guint          n_table, n_keys, n_leave;
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
        gconstpointer  n_rows)
{
  g_autoptr (PlotFigure) figure = widget_fixture_figure (GPOINTER_TO_UINT (n_rows));

  fixture->view = INNO_CHART_VIEW (g_object_ref_sink (inno_chart_view_new ()));
  inno_chart_view_set_figure (fixture->view, figure);
  g_signal_connect_swapped (fixture->view, "mark-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->view, "table-requested", G_CALLBACK (count_cb), &fixture->n_table);
  g_signal_connect_swapped (fixture->view, "keys-requested", G_CALLBACK (count_cb), &fixture->n_keys);
  g_signal_connect_swapped (fixture->view, "leave-requested", G_CALLBACK (count_cb), &fixture->n_leave);
  fixture->window = widget_fixture_present (GTK_WIDGET (fixture->view), 700, 500);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (fixture->window);
  widget_fixture_settle ();
  g_assert_finalize_object (fixture->view);
  g_free (fixture->activated);
}

static gboolean
press (InnoChartView   *view,
       guint            key,
       GdkModifierType  modifiers)
{
  return widget_fixture_press (GTK_WIDGET (view), key, modifiers);
}

static int
index_of (InnoChartView *view,
          const char    *id)
{
  int index = plot_scene_find_mark (inno_chart_view_get_scene (view), id);

  g_assert_cmpint (index, >=, 0);

  return index;
}

/* With a pointer that is moved there, or has stood there before. */
static void
have_at (InnoChartView *view,
         const char    *id,
         gboolean       is_moved)
{
  PlotScene *scene = inno_chart_view_get_scene (view);
  const PlotRect *bounds = &plot_scene_get_mark (scene, (guint) index_of (view, id))->bounds;

  inno_chart_view_point_at (view, bounds->x + bounds->width / 2, bounds->y + bounds->height / 2, is_moved);
}

static void
point_at (InnoChartView *view,
          const char    *id)
{
  have_at (view, id, TRUE);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *mark = GTK_WIDGET (inno_chart_marks_find (fixture->view, "row-1/eu", NULL));

  g_assert_nonnull (mark);
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Funding by agreement");
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Bars of two series.");
  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Row 1, EU, 21 euros");
}

static void
test_marks_lie_on_marks (Fixture       *fixture,
                         gconstpointer  data)
{
  PlotScene *scene = inno_chart_view_get_scene (fixture->view);

  g_assert_cmpuint (fixture->view->marks->len, ==, plot_scene_get_n_marks (scene));
  for (guint i = 0; i < plot_scene_get_n_marks (scene); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (scene, i);
      GtkWidget *child = GTK_WIDGET (inno_chart_marks_find (fixture->view, mark->id, NULL));
      graphene_rect_t place;

      g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (fixture->view), &place));
      g_assert_cmpfloat_with_epsilon (place.origin.x, mark->bounds.x, 1.01);
      g_assert_cmpfloat_with_epsilon (place.origin.y, mark->bounds.y, 1.01);
      g_assert_cmpfloat_with_epsilon (place.size.width, mark->bounds.width, 1.01);
      g_assert_false (gtk_widget_get_can_target (child));
    }
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    guint       key;
    const char *lands_on;
  } walk[] = {
    { GDK_KEY_Right, "row-0/eu" },
    { GDK_KEY_Right, "row-0/eu" },
    { GDK_KEY_Down, "row-1/eu" },
    { GDK_KEY_Left, "row-1/city" },
    { GDK_KEY_End, "row-11/eu" },
    { GDK_KEY_Page_Up, "row-1/eu" },
    { GDK_KEY_Page_Down, "row-11/eu" },
    { GDK_KEY_Up, "row-10/eu" },
    { GDK_KEY_Home, "row-0/city" },
    { GDK_KEY_Up, "row-0/city" },
  };

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_cmpstr (inno_chart_view_get_focused (fixture->view), ==, "row-0/city");

  for (guint i = 0; i < G_N_ELEMENTS (walk); i++)
    {
      GtkWidget *focus;

      g_assert_true (press (fixture->view, walk[i].key, 0));
      focus = gtk_window_get_focus (fixture->window);
      g_assert_cmpstr (inno_chart_view_get_focused (fixture->view), ==, walk[i].lands_on);
      g_assert_true (INNO_IS_CHART_MARK (focus));
      g_assert_cmpstr (inno_chart_mark_get_id (INNO_CHART_MARK (focus)), ==, walk[i].lands_on);
    }
}

static void
test_signals (Fixture       *fixture,
              gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture->view, GDK_KEY_Down, 0);
  press (fixture->view, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->activated, ==, "row-1/city");
  press (fixture->view, GDK_KEY_Right, 0);
  press (fixture->view, GDK_KEY_space, 0);
  g_assert_cmpstr (fixture->activated, ==, "row-1/eu");
  press (fixture->view, GDK_KEY_t, 0);
  g_assert_cmpuint (fixture->n_table, ==, 1);
  press (fixture->view, GDK_KEY_question, 0);
  g_assert_cmpuint (fixture->n_keys, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.show-rows-of", "s", "row-5/eu");
  g_assert_cmpstr (fixture->activated, ==, "row-5/eu");
}

static void
test_tip (Fixture       *fixture,
          gconstpointer  data)
{
  InnoChartTip *tip = INNO_CHART_TIP (fixture->view->tip);

  /* Not for the focus that the window was opened with. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_true (INNO_IS_CHART_MARK (gtk_window_get_focus (fixture->window)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tip)));

  press (fixture->view, GDK_KEY_Down, 0);
  press (fixture->view, GDK_KEY_Up, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tip)));
  g_assert_cmpstr (inno_chart_tip_get_heading (tip), ==, "Row 0 · City");
  g_assert_cmpstr (inno_chart_tip_get_figure (tip), ==, "10,00 €");

  /* The one pointed at last counts. */
  point_at (fixture->view, "row-3/eu");
  g_assert_cmpstr (inno_chart_tip_get_heading (tip), ==, "Row 3 · EU");
  press (fixture->view, GDK_KEY_Down, 0);
  g_assert_cmpstr (inno_chart_tip_get_heading (tip), ==, "Row 1 · City");

  /* A pointer that stands still does not: the card came under it, or went. */
  have_at (fixture->view, "row-4/eu", FALSE);
  g_assert_cmpstr (inno_chart_tip_get_heading (tip), ==, "Row 1 · City");
  inno_chart_view_set_hovered (fixture->view, -1);
  have_at (fixture->view, "row-3/eu", FALSE);
  g_assert_cmpstr (inno_chart_tip_get_heading (tip), ==, "Row 1 · City");
  press (fixture->view, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->activated, ==, "row-1/city");
  /* It does not hang over what was opened. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tip)));

  press (fixture->view, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tip)));
  g_assert_true (press (fixture->view, GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (tip)));
  g_assert_cmpuint (fixture->n_leave, ==, 0);
  g_assert_true (press (fixture->view, GDK_KEY_Escape, 0));
  g_assert_cmpuint (fixture->n_leave, ==, 1);

  /* Another mark brings it back. */
  press (fixture->view, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (tip)));
}

/* What one points at may move away below the pointer; a slide that is turned to may come. */
static void
test_still_pointer (Fixture       *fixture,
                    gconstpointer  data)
{
  have_at (fixture->view, "row-3/eu", FALSE);
  g_assert_null (inno_chart_view_get_hovered (fixture->view));
  point_at (fixture->view, "row-3/eu");
  g_assert_cmpstr (inno_chart_view_get_hovered (fixture->view), ==, "row-3/eu");
  have_at (fixture->view, "row-4/eu", FALSE);
  g_assert_cmpstr (inno_chart_view_get_hovered (fixture->view), ==, "row-4/eu");
}

static void
test_tip_keeps_focus (Fixture       *fixture,
                      gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  /* Without a window manager a new window may gain and lose the X focus once more. */
  for (guint i = 0; i < 8 && !gtk_widget_get_mapped (fixture->view->tip); i++)
    {
      press (fixture->view, GDK_KEY_Down, 0);
      widget_fixture_settle ();
    }
  g_assert_true (gtk_widget_get_mapped (fixture->view->tip));
  g_assert_true (INNO_IS_CHART_MARK (gtk_window_get_focus (fixture->window)));
  point_at (fixture->view, "row-3/eu");
  inno_chart_view_set_hovered (fixture->view, -1);
  widget_fixture_settle ();
  g_assert_false (gtk_widget_get_visible (fixture->view->tip));
}

static void
test_hover_draws_no_chart (Fixture       *fixture,
                           gconstpointer  data)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (fixture->view->canvas);
  guint before;

  real_snapshot = klass->snapshot;
  klass->snapshot = counting_snapshot;
  gtk_widget_queue_draw (fixture->view->canvas);
  widget_fixture_settle ();
  before = n_snapshots;
  g_assert_cmpuint (before, >, 0);

  for (guint i = 0; i < 10; i++)
    {
      inno_chart_view_set_hovered (fixture->view, (int) i);
      widget_fixture_settle ();
    }
  g_assert_cmpuint (n_snapshots, ==, before);
  klass->snapshot = real_snapshot;
}

/* The tint of the row is drawn around data, never over it. */
static void
test_tint_spares_fills (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  PlotScene *scene = inno_chart_view_get_scene (fixture->view);
  guint n_strips = 0;

  point_at (fixture->view, "row-4/eu");
  GTK_WIDGET_GET_CLASS (fixture->view->hover)->snapshot (fixture->view->hover, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CONTAINER_NODE);

  for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
    {
      GskRenderNode *child = gsk_container_node_get_child (node, i);
      graphene_rect_t strip;

      if (gsk_render_node_get_node_type (child) != GSK_COLOR_NODE)
        continue;

      n_strips++;
      gsk_render_node_get_bounds (child, &strip);
      for (guint j = 0; j < plot_scene_get_n_marks (scene); j++)
        {
          const PlotRect *bounds = &plot_scene_get_mark (scene, j)->bounds;
          graphene_rect_t mark = GRAPHENE_RECT_INIT ((float) bounds->x, (float) bounds->y,
                                                     (float) bounds->width, (float) bounds->height);
          graphene_rect_t common;

          if (graphene_rect_intersection (&strip, &mark, &common))
            g_assert_cmpfloat (common.size.width * common.size.height, <, 0.5);
        }
    }
  g_assert_cmpuint (n_strips, >=, 4);
}

static void
test_focus_survives_relayout (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (PlotFigure) more = widget_fixture_figure (14);
  GtkWidget *focus;

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  inno_chart_view_step (fixture->view, PLOT_STEP_DOWN, 3);
  focus = gtk_window_get_focus (fixture->window);

  inno_chart_view_set_figure (fixture->view, more);
  widget_fixture_settle ();
  g_assert_true (gtk_window_get_focus (fixture->window) == focus);
  g_assert_cmpstr (inno_chart_view_get_focused (fixture->view), ==, "row-3/city");
  g_assert_cmpuint (fixture->view->marks->len, ==, 28);
}

static void
test_focus_is_rescued (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (PlotFigure) fewer = widget_fixture_figure (2);
  g_autoptr (PlotFigure) none = plot_figure_new ("en");

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  inno_chart_view_step (fixture->view, PLOT_STEP_DOWN, 9);
  inno_chart_view_set_figure (fixture->view, fewer);
  widget_fixture_settle ();
  g_assert_cmpstr (inno_chart_view_get_focused (fixture->view), ==, "row-1/city");

  plot_figure_set_title (none, "Nothing");
  plot_figure_set_message (none, "Nothing matches");
  inno_chart_view_set_figure (fixture->view, none);
  widget_fixture_settle ();
  g_assert_true (gtk_window_get_focus (fixture->window) == GTK_WIDGET (fixture->view));
  g_assert_cmpuint (fixture->view->marks->len, ==, 0);
}

static void
test_change_mid_hover (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (PlotFigure) fewer = widget_fixture_figure (1);

  point_at (fixture->view, "row-9/eu");
  inno_chart_view_set_figure (fixture->view, fewer);
  inno_chart_view_set_hovered (fixture->view, -1);
  widget_fixture_settle ();
  g_assert_null (inno_chart_view_get_hovered (fixture->view));
  g_assert_false (gtk_widget_get_visible (fixture->view->tip));

  inno_chart_view_set_figure (fixture->view, NULL);
  widget_fixture_settle ();
  g_assert_null (inno_chart_view_get_scene (fixture->view));
  g_assert_false (inno_chart_view_step (fixture->view, PLOT_STEP_DOWN, 1));
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
}

static void
test_one_tab_stop (Fixture       *fixture,
                   gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_DOWN));
  g_assert_cmpstr (inno_chart_view_get_focused (fixture->view), ==, "row-1/city");
}

/* It is drawn anew in the next frame, which a busy machine may be late with. */
static const char *
await_style (Fixture *fixture)
{
  for (guint i = 0; i < 100 && inno_chart_view_get_scene (fixture->view) == NULL; i++)
    widget_fixture_settle ();

  return plot_scene_get_style (inno_chart_view_get_scene (fixture->view))->name;
}

static void
test_style (Fixture       *fixture,
            gconstpointer  data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_assert_cmpstr (await_style (fixture), ==, "light");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  widget_fixture_settle ();
  g_assert_cmpstr (await_style (fixture), ==, "dark");
  inno_chart_view_set_style_name (fixture->view, "projector");
  widget_fixture_settle ();
  g_assert_cmpstr (await_style (fixture), ==, "projector");
  inno_chart_view_set_style_name (fixture->view, "no such style");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  widget_fixture_settle ();
  g_assert_cmpstr (await_style (fixture), ==, "light");
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  for (guint i = 0; i < 2; i++)
    {
      press (fixture->view, GDK_KEY_Menu, 0);
      widget_fixture_settle ();
      g_assert_true (gtk_widget_get_visible (fixture->view->menu));
      g_assert_false (gtk_widget_get_visible (fixture->view->tip));
      gtk_popover_popdown (GTK_POPOVER (fixture->view->menu));
      widget_fixture_settle ();
    }
}

/* Round and round in the menu: never to a mark behind it. */
static void
test_keys_in_menu (Fixture       *fixture,
                   gconstpointer  data)
{
  static const GtkDirectionType ways[] = { GTK_DIR_DOWN, GTK_DIR_UP, GTK_DIR_TAB_FORWARD };
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (fixture->view)));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture->view, GDK_KEY_Menu, 0);
  widget_fixture_settle ();
  for (guint i = 0; i < 12 * G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *before = gtk_window_get_focus (window);

      g_signal_emit_by_name (window, "move-focus", ways[i / 12]);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), fixture->view->menu));
      g_assert_true (gtk_window_get_focus (window) != before);
      press (fixture->view, GDK_KEY_End, 0);
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), fixture->view->menu));
    }
  gtk_popover_popdown (GTK_POPOVER (fixture->view->menu));
  widget_fixture_settle ();
  g_assert_true (INNO_IS_CHART_MARK (gtk_window_get_focus (window)));
}

static void
got_texture_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GdkTexture **texture = user_data;

  *texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
  g_assert_nonnull (*texture);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  gboolean *is_written = user_data;

  *is_written = gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, NULL);
  g_assert_true (*is_written);
}

/* What whoever pastes gets of a type. */
static GBytes *
paste (GdkClipboard *clipboard,
       const char   *type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean is_written = FALSE;

  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (clipboard), type, stream,
                                              G_PRIORITY_DEFAULT, NULL, written_cb, &is_written);
  while (!is_written)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_copy_picture (Fixture       *fixture,
                   gconstpointer  data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  g_autoptr (GBytes) wanted = plot_scene_to_svg (inno_chart_view_get_scene (fixture->view));
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint n_copied = 0;

  g_signal_connect_swapped (fixture->view, "picture-copied", G_CALLBACK (count_cb), &n_copied);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.copy-picture", NULL));
  g_assert_cmpuint (n_copied, ==, 1);
  gdk_clipboard_read_texture_async (clipboard, NULL, got_texture_cb, &texture);
  while (texture == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (gdk_texture_get_width (texture), ==,
                   2 * gtk_widget_get_width (GTK_WIDGET (fixture->view)));

  svg = paste (clipboard, "image/svg+xml");
  g_assert_true (g_bytes_equal (svg, wanted));
  png = paste (clipboard, "image/png");
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\211PNG", 4);
}

static void
test_many_marks (Fixture       *fixture,
                 gconstpointer  data)
{
  InnoChartMark *child;

  /* 300 rows of two: one child a row, which follows the keyboard. */
  g_assert_cmpuint (fixture->view->marks->len, ==, 300);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture->view, GDK_KEY_Right, 0);
  g_assert_cmpstr (inno_chart_view_get_focused (fixture->view), ==, "row-0/eu");
  child = INNO_CHART_MARK (gtk_window_get_focus (fixture->window));
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, "Row 0, EU, 20 euros");
  press (fixture->view, GDK_KEY_Down, 0);
  g_assert_cmpstr (inno_chart_view_get_focused (fixture->view), ==, "row-1/eu");
}

#define ADD(path, n_rows, func) \
  g_test_add ("/widget/chart-view/" path, Fixture, GUINT_TO_POINTER (n_rows), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);

  ADD ("names", 12, test_names);
  ADD ("marks-lie-on-marks", 12, test_marks_lie_on_marks);
  ADD ("walk", 12, test_walk);
  ADD ("signals", 12, test_signals);
  ADD ("tip", 12, test_tip);
  ADD ("tip-keeps-focus", 12, test_tip_keeps_focus);
  ADD ("still-pointer", 12, test_still_pointer);
  ADD ("hover-draws-no-chart", 12, test_hover_draws_no_chart);
  ADD ("tint-spares-fills", 12, test_tint_spares_fills);
  ADD ("focus-survives-relayout", 12, test_focus_survives_relayout);
  ADD ("focus-is-rescued", 12, test_focus_is_rescued);
  ADD ("change-mid-hover", 12, test_change_mid_hover);
  ADD ("one-tab-stop", 12, test_one_tab_stop);
  ADD ("style", 12, test_style);
  ADD ("menu", 12, test_menu);
  ADD ("keys-in-menu", 12, test_keys_in_menu);
  ADD ("copy-picture", 3, test_copy_picture);
  ADD ("many-marks", 300, test_many_marks);

  return g_test_run ();
}
