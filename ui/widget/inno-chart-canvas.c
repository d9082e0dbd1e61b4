/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-canvas.h"

#include "plot-output.h"

struct _InnoChartCanvas
{
  GtkWidget       parent_instance;

  PlotScene      *scene;
  PlotTextEngine *engine;
};

G_DEFINE_FINAL_TYPE (InnoChartCanvas, inno_chart_canvas, GTK_TYPE_WIDGET)

static void
inno_chart_canvas_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  InnoChartCanvas *self = INNO_CHART_CANVAS (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (self->scene == NULL)
    return;

  graphene_rect_init (&bounds, 0, 0,
                      gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  plot_scene_paint (self->scene, self->engine, cr);
  cairo_destroy (cr);
}

static void
inno_chart_canvas_finalize (GObject *object)
{
  InnoChartCanvas *self = INNO_CHART_CANVAS (object);

  g_clear_pointer (&self->scene, plot_scene_unref);
  g_clear_pointer (&self->engine, plot_text_engine_unref);

  G_OBJECT_CLASS (inno_chart_canvas_parent_class)->finalize (object);
}

static void
inno_chart_canvas_class_init (InnoChartCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = inno_chart_canvas_finalize;
  widget_class->snapshot = inno_chart_canvas_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chartcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
inno_chart_canvas_init (InnoChartCanvas *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * inno_chart_canvas_new:
 *
 * Returns: (transfer floating): an empty canvas
 */
GtkWidget *
inno_chart_canvas_new (void)
{
  return g_object_new (INNO_TYPE_CHART_CANVAS, NULL);
}

/**
 * inno_chart_canvas_set_scene:
 * @self: a canvas
 * @scene: (nullable): what to paint
 * @engine: the engine the scene was laid out with
 */
void
inno_chart_canvas_set_scene (InnoChartCanvas *self,
                             PlotScene       *scene,
                             PlotTextEngine  *engine)
{
  g_return_if_fail (INNO_IS_CHART_CANVAS (self));
  g_return_if_fail (engine != NULL);

  if (self->scene == scene && self->engine == engine)
    return;

  g_clear_pointer (&self->scene, plot_scene_unref);
  self->scene = scene != NULL ? plot_scene_ref (scene) : NULL;

  plot_text_engine_ref (engine);
  g_clear_pointer (&self->engine, plot_text_engine_unref);
  self->engine = engine;

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
