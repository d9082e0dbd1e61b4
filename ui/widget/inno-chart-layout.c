/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-view-private.h"

#include <math.h>

#include "inno-context-menu.h"

#define SHRUNK_HEIGHT 160

static int
get_min_width (InnoChartView *self)
{
  InnoChartKept *kept = &self->kept;

  if (kept->min_width < 0)
    kept->min_width = (int) ceil (plot_figure_get_min_width (self->figure, self->style, self->engine));

  return kept->min_width;
}

static int
compute_height (InnoChartView *self,
                int            width)
{
  return (int) ceil (plot_figure_get_natural_height (self->figure, width, self->style, self->engine));
}

static int
compute_least_height (InnoChartView *self,
                      int            width)
{
  return (int) ceil (plot_figure_get_least_height (self->figure, width, self->style, self->engine));
}

/* To be called before anything is laid out, and when figure or style change. */
void
inno_chart_layout_forget (InnoChartView *self)
{
  InnoChartKept *kept = &self->kept;

  g_clear_pointer (&self->scene, plot_scene_unref);
  kept->min_width = -1;
  for (guint i = 0; i < INNO_CHART_N_KEPT; i++)
    {
      g_clear_pointer (&kept->scenes[i], plot_scene_unref);
      kept->widths[i] = -1;
    }
}

/* The height at which nothing is left out at a width, in pixels. */
int
inno_chart_layout_get_height (InnoChartView *self,
                              int            width)
{
  InnoChartKept *kept = &self->kept;
  guint i = 0;
  int height;

  if (self->figure == NULL)
    return 0;

  while (i < INNO_CHART_N_KEPT - 1 && kept->widths[i] != width)
    i++;
  height = kept->widths[i] == width ? kept->heights[i] : compute_height (self, width);

  for (; i > 0; i--)
    {
      kept->widths[i] = kept->widths[i - 1];
      kept->heights[i] = kept->heights[i - 1];
    }
  kept->widths[0] = width;
  kept->heights[0] = height;

  return height;
}

static gboolean
has_size (PlotScene *scene,
          int        width,
          int        height)
{
  return scene != NULL && (int) plot_scene_get_width (scene) == width
         && (int) plot_scene_get_height (scene) == height;
}

/* The figure at a size, as long as nothing else is laid out. */
PlotScene *
inno_chart_layout_get_scene (InnoChartView *self,
                             int            width,
                             int            height)
{
  InnoChartKept *kept = &self->kept;
  guint i = 0;
  PlotScene *scene;

  while (i < INNO_CHART_N_KEPT - 1 && !has_size (kept->scenes[i], width, height))
    i++;
  scene = g_steal_pointer (&kept->scenes[i]);
  if (!has_size (scene, width, height))
    {
      g_clear_pointer (&scene, plot_scene_unref);
      scene = plot_figure_layout (self->figure, width, height, self->style, self->engine);
    }

  for (; i > 0; i--)
    kept->scenes[i] = kept->scenes[i - 1];
  kept->scenes[0] = scene;

  return scene;
}

static gboolean
measure_again_cb (gpointer data)
{
  InnoChartView *self = data;

  self->measure_source = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A picture that is wider than its place is scrolled; what is said of it stays in sight, and
 * is higher where it is narrower. Heights are asked for again after this allocation. */
static void
update_sight (InnoChartView *self,
              int            width)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (self));
  int sight = GTK_IS_VIEWPORT (place) ? gtk_widget_get_width (place) : 0;
  gboolean is_felt = (sight > 0 && sight < width) || (self->sight > 0 && self->sight < width);

  if (self->sight == sight || self->figure == NULL)
    return;

  self->sight = sight;
  plot_figure_set_sight (self->figure, sight);
  if (!is_felt)
    return;

  inno_chart_layout_forget (self);
  if (self->measure_source == 0)
    self->measure_source = g_idle_add (measure_again_cb, self);
}

static void
update_scene (InnoChartView *self,
              int            width,
              int            height)
{
  g_clear_pointer (&self->scene, plot_scene_unref);
  if (self->figure != NULL && width > 0 && height > 0)
    self->scene = plot_scene_ref (inno_chart_layout_get_scene (self, width, height));
}

static GtkSizeRequestMode
inno_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
inno_chart_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);

  *minimum_baseline = *natural_baseline = -1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->figure != NULL ? get_min_width (self) : 0;
      *natural = self->figure != NULL ? MAX (*minimum, INNO_CHART_NATURAL_WIDTH) : 0;
      return;
    }

  *natural = inno_chart_layout_get_height (self, for_size >= 0 ? for_size : INNO_CHART_NATURAL_WIDTH);
  *minimum = *natural;
  if (self->can_shrink)
    *minimum = MIN (*natural, SHRUNK_HEIGHT);
  else if (self->can_close_up && self->figure != NULL)
    *minimum = MIN (*natural, compute_least_height (self, for_size >= 0 ? for_size : INNO_CHART_NATURAL_WIDTH));
}

static void
inno_chart_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  InnoChartView *self = INNO_CHART_VIEW (widget);
  GtkAllocation whole = { 0, 0, MAX (width, 0), MAX (height, 0) };

  update_sight (self, width);
  update_scene (self, width, height);
  inno_chart_canvas_set_scene (INNO_CHART_CANVAS (self->canvas), self->scene, self->engine);
  gtk_widget_size_allocate (self->canvas, &whole, -1);
  gtk_widget_size_allocate (self->hover, &whole, -1);
  inno_chart_marks_allocate (self);
  inno_chart_view_update_hover (self);
  inno_chart_view_queue_tip (self);

  gtk_popover_present (GTK_POPOVER (self->tip));
  inno_context_menu_place (widget);
}

/**
 * inno_chart_layout_class_init:
 * @widget_class: the class of the chart view
 *
 * Installs how it is measured and laid out.
 */
void
inno_chart_layout_class_init (GtkWidgetClass *widget_class)
{
  widget_class->get_request_mode = inno_chart_view_get_request_mode;
  widget_class->measure = inno_chart_view_measure;
  widget_class->size_allocate = inno_chart_view_size_allocate;
}
