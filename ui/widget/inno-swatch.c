/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-swatch.h"

#include "plot-output.h"

#define SIZE 14      /* pixels */
#define RADIUS 3

struct _InnoSwatch
{
  GtkWidget       parent_instance;

  PlotScene      *scene;
  PlotTextEngine *engine;
};

G_DEFINE_FINAL_TYPE (InnoSwatch, inno_swatch, GTK_TYPE_WIDGET)

static void
take_scene (InnoSwatch *self,
            PlotScene  *scene)
{
  g_clear_pointer (&self->scene, plot_scene_unref);
  self->scene = scene;
  gtk_widget_set_visible (GTK_WIDGET (self), scene != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
inno_swatch_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
inno_swatch_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  InnoSwatch *self = INNO_SWATCH (widget);
  graphene_rect_t bounds;
  cairo_t *cr;

  if (self->scene == NULL)
    return;

  graphene_rect_init (&bounds, 0, 0, SIZE, SIZE);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  plot_scene_paint (self->scene, self->engine, cr);
  cairo_destroy (cr);
}

static void
inno_swatch_finalize (GObject *object)
{
  InnoSwatch *self = INNO_SWATCH (object);

  g_clear_pointer (&self->scene, plot_scene_unref);
  g_clear_pointer (&self->engine, plot_text_engine_unref);

  G_OBJECT_CLASS (inno_swatch_parent_class)->finalize (object);
}

static void
inno_swatch_class_init (InnoSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = inno_swatch_finalize;
  widget_class->measure = inno_swatch_measure;
  widget_class->snapshot = inno_swatch_snapshot;

  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
inno_swatch_init (InnoSwatch *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->engine = plot_text_engine_new ();
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_can_target (widget, FALSE);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
}

/**
 * inno_swatch_new:
 *
 * Returns: (transfer floating): a swatch that shows nothing and is hidden
 */
GtkWidget *
inno_swatch_new (void)
{
  return g_object_new (INNO_TYPE_SWATCH, NULL);
}

/**
 * inno_swatch_clear:
 * @self: a swatch
 *
 * Shows nothing, and takes no room.
 */
void
inno_swatch_clear (InnoSwatch *self)
{
  g_return_if_fail (INNO_IS_SWATCH (self));

  take_scene (self, NULL);
}

/**
 * inno_swatch_set_fill:
 * @self: a swatch
 * @fill: the fill, pattern and all
 * @style: the style it is of
 */
void
inno_swatch_set_fill (InnoSwatch      *self,
                      const PlotFill  *fill,
                      const PlotStyle *style)
{
  PlotScene *scene;
  PlotItem *item;

  g_return_if_fail (INNO_IS_SWATCH (self));
  g_return_if_fail (fill != NULL && style != NULL);

  scene = plot_scene_new (SIZE, SIZE, style);
  item = plot_scene_add_rect (scene, PLOT_PART_LEGEND,
                              &(PlotRect) { 1, 1, SIZE - 2, SIZE - 2 }, fill);
  item->radius = RADIUS;
  take_scene (self, scene);
}

/**
 * inno_swatch_set_glyph:
 * @self: a swatch
 * @glyph: the shape
 * @style: the style it is of
 */
void
inno_swatch_set_glyph (InnoSwatch      *self,
                       PlotGlyph        glyph,
                       const PlotStyle *style)
{
  PlotScene *scene;

  g_return_if_fail (INNO_IS_SWATCH (self));
  g_return_if_fail (style != NULL);

  scene = plot_scene_new (SIZE, SIZE, style);
  plot_scene_add_glyph (scene, PLOT_PART_LEGEND, glyph,
                        &(PlotRect) { 0, 0, SIZE, SIZE });
  take_scene (self, scene);
}
