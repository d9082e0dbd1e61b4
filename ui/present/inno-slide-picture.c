/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-slide-picture.h"

#include <math.h>

#include "inno-deck-cover.h"
#include "plot-output.h"

/* Laid out as high as this and then drawn smaller. */
#define HEIGHT 720
#define LEAST_SHOWN 60

struct _InnoSlidePicture
{
  GtkWidget       parent_instance;

  InnoTalk       *talk;
  guint           place;
  InnoLang        lang;
  PlotScene      *scene;      /* NULL until it is drawn */
  char           *title;
};

G_DEFINE_FINAL_TYPE (InnoSlidePicture, inno_slide_picture, GTK_TYPE_WIDGET)

/* One for all that are ever made. */
static PlotTextEngine *
get_engine (void)
{
  static PlotTextEngine *engine;

  if (engine == NULL)
    engine = plot_text_engine_new ();

  return engine;
}

static void
forget (InnoSlidePicture *self)
{
  g_clear_pointer (&self->scene, plot_scene_unref);
  g_clear_pointer (&self->title, g_free);
}

static GtkSizeRequestMode
inno_slide_picture_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
inno_slide_picture_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  double ratio = inno_talk_get_ratio (INNO_SLIDE_PICTURE (widget)->talk);

  *minimum_baseline = *natural_baseline = -1;
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) (LEAST_SHOWN * ratio) : LEAST_SHOWN;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    *natural = MAX ((int) floor (for_size / ratio), *minimum);
}

static void
inno_slide_picture_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  InnoSlidePicture *self = INNO_SLIDE_PICTURE (widget);
  double ratio = inno_talk_get_ratio (self->talk);
  double height = MIN (gtk_widget_get_height (widget), gtk_widget_get_width (widget) / ratio);
  double width = height * ratio;
  graphene_rect_t place = GRAPHENE_RECT_INIT ((float) floor ((gtk_widget_get_width (widget) - width) / 2), 0,
                                              (float) width, (float) height);
  static const GdkRGBA ground = { 1, 1, 1, 1 };
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &ground, &place);
  if (self->scene == NULL || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &place);
  cairo_translate (cr, place.origin.x, place.origin.y);
  cairo_scale (cr, height / HEIGHT, height / HEIGHT);
  plot_scene_paint (self->scene, get_engine (), cr);
  cairo_destroy (cr);
}

static void
inno_slide_picture_dispose (GObject *object)
{
  InnoSlidePicture *self = INNO_SLIDE_PICTURE (object);

  forget (self);
  g_clear_object (&self->talk);

  G_OBJECT_CLASS (inno_slide_picture_parent_class)->dispose (object);
}

static void
inno_slide_picture_class_init (InnoSlidePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inno_slide_picture_dispose;
  widget_class->get_request_mode = inno_slide_picture_get_request_mode;
  widget_class->measure = inno_slide_picture_measure;
  widget_class->snapshot = inno_slide_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "slidepicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
inno_slide_picture_init (InnoSlidePicture *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* Another shape is another layout. */
static void
ratio_cb (InnoSlidePicture *self)
{
  forget (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * inno_slide_picture_new:
 * @talk: a talk
 *
 * Returns: (transfer floating): a picture of its cover, not drawn yet
 */
GtkWidget *
inno_slide_picture_new (InnoTalk *talk)
{
  InnoSlidePicture *self = g_object_new (INNO_TYPE_SLIDE_PICTURE, NULL);

  self->talk = g_object_ref (talk);
  g_signal_connect_object (talk, "notify::ratio", G_CALLBACK (ratio_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * inno_slide_picture_set_view:
 * @self: a picture
 * @place: of a slide
 * @lang: its language
 *
 * Returns: whether it has to be drawn
 */
gboolean
inno_slide_picture_set_view (InnoSlidePicture *self,
                             guint             place,
                             InnoLang          lang)
{
  g_return_val_if_fail (INNO_IS_SLIDE_PICTURE (self), FALSE);

  if (self->place != place || self->lang != lang)
    {
      forget (self);
      self->place = place;
      self->lang = lang;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }

  return self->scene == NULL;
}

static void
draw_cover (InnoSlidePicture *self)
{
  g_autoptr (InnoDrawnDeck) deck = inno_talk_draw_cover (self->talk, self->lang);
  InnoLang lang = inno_lang_get_active ();

  if (deck == NULL)
    return;

  inno_lang_activate (self->lang);
  self->scene = inno_deck_cover (deck, HEIGHT * inno_talk_get_ratio (self->talk), HEIGHT, plot_style_find ("projector"),
                                 get_engine ());
  inno_lang_activate (lang);
  self->title = g_strdup (deck->title);
}

/**
 * inno_slide_picture_draw:
 * @self: a picture
 *
 * Draws it, which takes some milliseconds; it is white before.
 *
 * Returns: (nullable): the title of the slide
 */
const char *
inno_slide_picture_draw (InnoSlidePicture *self)
{
  const InnoTalkView view = { .place = self->place, .lang = self->lang };
  const InnoDrawnSlide *slide;

  g_return_val_if_fail (INNO_IS_SLIDE_PICTURE (self), NULL);

  if (self->scene != NULL)
    return self->title;

  if (self->place == 0)
    draw_cover (self);
  else
    {
      slide = inno_talk_draw (self->talk, &view);
      self->scene = plot_figure_layout (slide->figure, HEIGHT * inno_talk_get_ratio (self->talk), HEIGHT,
                                        plot_style_find ("projector"), get_engine ());
      self->title = g_strdup (plot_figure_get_title (slide->figure));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return self->title;
}
