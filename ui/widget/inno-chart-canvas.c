/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-chart-canvas.h"

#include <adwaita.h>

#include "plot-output.h"
#include "plot-transition.h"

/* Milliseconds from one picture to the next. */
#define DURATION 350

struct _InnoChartCanvas
{
  GtkWidget       parent_instance;

  PlotScene      *scene;        /* what is to be seen */
  PlotScene      *shown;        /* what is, on the way there */
  PlotTransition *transition;   /* NULL when it has arrived */
  double          progress;     /* of the transition, from 0 to 1 */
  AdwAnimation   *animation;
  PlotTextEngine *engine;
};

G_DEFINE_FINAL_TYPE (InnoChartCanvas, inno_chart_canvas, GTK_TYPE_WIDGET)

static void
show (InnoChartCanvas *self,
      PlotScene       *scene)
{
  g_clear_pointer (&self->shown, plot_scene_unref);
  self->shown = scene;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Nothing is laid out for a frame; what is in both scenes is moved and painted. */
static void
animation_cb (double   value,
              gpointer user_data)
{
  InnoChartCanvas *self = user_data;

  if (self->transition == NULL)
    return;

  self->progress = value;
  show (self, plot_transition_at (self->transition, value));
  if (value >= 1)
    g_clear_pointer (&self->transition, plot_transition_free);
}

/* From what is seen now, be it on its way itself; NULL where the picture is cut. */
static PlotTransition *
create_transition (InnoChartCanvas *self,
                   PlotScene       *scene)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->scene == NULL || scene == NULL || !gtk_widget_get_mapped (widget)
      || !adw_get_enable_animations (widget))
    return NULL;
  if (self->transition != NULL)
    return plot_transition_turn (self->transition, self->progress, scene);

  return plot_transition_new (self->scene, scene);
}

static void
begin (InnoChartCanvas *self,
       PlotTransition  *transition)
{
  g_clear_pointer (&self->transition, plot_transition_free);
  self->transition = transition;
  self->progress = 0;
  if (transition != NULL)
    adw_animation_play (self->animation);
  else
    adw_animation_reset (self->animation);
}

static void
inno_chart_canvas_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  InnoChartCanvas *self = INNO_CHART_CANVAS (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (self->shown == NULL)
    return;

  graphene_rect_init (&bounds, 0, 0,
                      gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  plot_scene_paint (self->shown, self->engine, cr);
  cairo_destroy (cr);
}

static void
inno_chart_canvas_dispose (GObject *object)
{
  InnoChartCanvas *self = INNO_CHART_CANVAS (object);

  g_clear_pointer (&self->transition, plot_transition_free);
  g_clear_object (&self->animation);

  G_OBJECT_CLASS (inno_chart_canvas_parent_class)->dispose (object);
}

static void
inno_chart_canvas_finalize (GObject *object)
{
  InnoChartCanvas *self = INNO_CHART_CANVAS (object);

  g_clear_pointer (&self->scene, plot_scene_unref);
  g_clear_pointer (&self->shown, plot_scene_unref);
  g_clear_pointer (&self->engine, plot_text_engine_unref);

  G_OBJECT_CLASS (inno_chart_canvas_parent_class)->finalize (object);
}

static void
inno_chart_canvas_class_init (InnoChartCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inno_chart_canvas_dispose;
  object_class->finalize = inno_chart_canvas_finalize;
  widget_class->snapshot = inno_chart_canvas_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chartcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
inno_chart_canvas_init (InnoChartCanvas *self)
{
  AdwAnimationTarget *target = adw_callback_animation_target_new (animation_cb, self, NULL);

  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, DURATION, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_OUT_CUBIC);
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
 *
 * Another figure of the same size moves in, where the desktop lets things move;
 * anything else is there at once.
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

  begin (self, create_transition (self, scene));
  g_clear_pointer (&self->scene, plot_scene_unref);
  self->scene = scene != NULL ? plot_scene_ref (scene) : NULL;

  plot_text_engine_ref (engine);
  g_clear_pointer (&self->engine, plot_text_engine_unref);
  self->engine = engine;

  if (self->transition == NULL)
    show (self, scene != NULL ? plot_scene_ref (scene) : NULL);
}

/**
 * inno_chart_canvas_get_shown:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): what it paints at present: its scene, or
 *   one on the way there
 */
PlotScene *
inno_chart_canvas_get_shown (InnoChartCanvas *self)
{
  g_return_val_if_fail (INNO_IS_CHART_CANVAS (self), NULL);

  return self->shown;
}
