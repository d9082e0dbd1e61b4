/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-widget"

#include "inno-scene-picture.h"

#include "plot-output.h"

/* The shape of a slide. */
#define RATIO (9.0 / 16.0)

struct _InnoScenePicture
{
  GtkWidget       parent_instance;

  int             least_width;    /* pixels */
  PlotScene      *scene;          /* nullable */
  PlotTextEngine *engine;
  GdkTexture     *texture;        /* of the scene, at the size of the widget; nullable */
};

G_DEFINE_FINAL_TYPE (InnoScenePicture, inno_scene_picture, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
inno_scene_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
inno_scene_picture_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  InnoScenePicture *self = INNO_SCENE_PICTURE (widget);
  int width = for_size > 0 ? for_size : self->least_width;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? self->least_width : (int) (width * RATIO + 0.5);
  *natural = *minimum;
}

static void
paint (InnoScenePicture *self,
       cairo_t          *cr,
       double            width,
       double            height)
{
  double scale = MIN (width / plot_scene_get_width (self->scene), height / plot_scene_get_height (self->scene));

  cairo_translate (cr, (width - scale * plot_scene_get_width (self->scene)) / 2,
                   (height - scale * plot_scene_get_height (self->scene)) / 2);
  cairo_scale (cr, scale, scale);
  plot_scene_paint (self->scene, self->engine, cr);
}

static GdkTexture *
render (InnoScenePicture *self,
        int               width,
        int               height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  paint (self, cr, width, height);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * (gsize) height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);

  return texture;
}

/* Painted once for a size: a list of slides scrolls, and slides in and out, frame by frame. */
static void
inno_scene_picture_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  InnoScenePicture *self = INNO_SCENE_PICTURE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);

  if (self->scene == NULL || width <= 0 || height <= 0)
    return;

  if (self->texture == NULL || gdk_texture_get_width (self->texture) != width * factor ||
      gdk_texture_get_height (self->texture) != height * factor)
    {
      g_clear_object (&self->texture);
      self->texture = render (self, width * factor, height * factor);
    }
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

static void
inno_scene_picture_finalize (GObject *object)
{
  InnoScenePicture *self = INNO_SCENE_PICTURE (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, plot_scene_unref);
  plot_text_engine_unref (self->engine);

  G_OBJECT_CLASS (inno_scene_picture_parent_class)->finalize (object);
}

static void
inno_scene_picture_class_init (InnoScenePictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = inno_scene_picture_finalize;
  widget_class->get_request_mode = inno_scene_picture_get_request_mode;
  widget_class->measure = inno_scene_picture_measure;
  widget_class->snapshot = inno_scene_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scenepicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
inno_scene_picture_init (InnoScenePicture *self)
{
  self->engine = plot_text_engine_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * inno_scene_picture_new:
 * @least_width: pixels; it is as tall as a slide of its width
 *
 * Returns: (transfer floating): a picture of nothing yet
 */
GtkWidget *
inno_scene_picture_new (int least_width)
{
  InnoScenePicture *self = g_object_new (INNO_TYPE_SCENE_PICTURE, NULL);

  self->least_width = least_width;

  return GTK_WIDGET (self);
}

/**
 * inno_scene_picture_set_scene:
 * @self: a picture
 * @scene: (nullable): what it shows
 */
void
inno_scene_picture_set_scene (InnoScenePicture *self,
                              PlotScene        *scene)
{
  g_return_if_fail (INNO_IS_SCENE_PICTURE (self));

  if (scene == self->scene)
    return;

  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, plot_scene_unref);
  self->scene = scene != NULL ? plot_scene_ref (scene) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
