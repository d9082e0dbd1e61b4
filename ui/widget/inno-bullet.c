/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-bullet.h"

#include <math.h>

#include "inno-widget.h"
#include "plot-output.h"

#define WIDTH 120     /* pixels */
#define HEIGHT 16
#define BAR 8

/* What of the track lies beyond the larger of value and target. */
#define BEYOND 1.15

struct _InnoBullet
{
  GtkWidget       parent_instance;

  double          value, target;     /* NAN: not known, or there is none */
  PlotTextEngine *engine;
};

G_DEFINE_FINAL_TYPE (InnoBullet, inno_bullet, GTK_TYPE_WIDGET)

static void
inno_bullet_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static PlotScene *
make_scene (InnoBullet *self,
            double      width)
{
  const PlotStyle *style = inno_widget_get_plot_style ();
  PlotScene *scene = plot_scene_new (width, HEIGHT, style);
  PlotFill track = { .pattern = PLOT_PATTERN_SOLID, .color = style->grid, .second = style->grid };
  double most = fmax (isnan (self->value) ? 0 : self->value, isnan (self->target) ? 0 : self->target) * BEYOND;
  double top = (HEIGHT - BAR) / 2.0;

  plot_scene_add_rect (scene, PLOT_PART_GROUND, &(PlotRect) { 0, top - 2, width, BAR + 4 },
                       isnan (self->value) ? &style->fills[PLOT_FILL_UNKNOWN] : &track);
  if (!isnan (self->value) && self->value > 0 && most > 0)
    plot_scene_add_rect (scene, PLOT_PART_MARK, &(PlotRect) { 0, top, round (width * self->value / most), BAR },
                         &style->fills[PLOT_FILL_ACCENT]);
  if (!isnan (self->target) && self->target > 0 && most > 0)
    plot_scene_add_line (scene, PLOT_PART_MARK, &(PlotRect) { round (width * self->target / most), 0, 0, HEIGHT },
                         &style->text)->stroke_width = 2;

  return scene;
}

static void
inno_bullet_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  InnoBullet *self = INNO_BULLET (widget);
  double width = gtk_widget_get_width (widget);
  g_autoptr (PlotScene) scene = make_scene (self, width);
  graphene_rect_t bounds;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0, 0, width, HEIGHT);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  plot_scene_paint (scene, self->engine, cr);
  cairo_destroy (cr);
}

static void
inno_bullet_finalize (GObject *object)
{
  plot_text_engine_unref (INNO_BULLET (object)->engine);

  G_OBJECT_CLASS (inno_bullet_parent_class)->finalize (object);
}

static void
inno_bullet_class_init (InnoBulletClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inno_bullet_finalize;
  widget_class->measure = inno_bullet_measure;
  widget_class->snapshot = inno_bullet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "bullet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
inno_bullet_init (InnoBullet *self)
{
  self->engine = plot_text_engine_new ();
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * inno_bullet_new:
 * @value: what is observed; NAN: not known, which is drawn as a hatch
 * @target: what is aimed at; NAN: nothing, or not known
 *
 * Returns: (transfer floating): the picture, which says nothing to assistive technology
 */
GtkWidget *
inno_bullet_new (double value,
                 double target)
{
  InnoBullet *self = g_object_new (INNO_TYPE_BULLET, NULL);

  self->value = value;
  self->target = target;

  return GTK_WIDGET (self);
}
