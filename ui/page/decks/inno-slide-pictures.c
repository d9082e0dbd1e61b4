/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-slide-pictures.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-draw.h"
#include "inno-deck-cover.h"

/* Pixels: what they are laid out for, whatever they are shown at. */
#define WIDTH 1920
#define HEIGHT 1080

struct _InnoSlidePictures
{
  InnoSlidePictureFunc  func;
  gpointer              user_data;
  PlotTextEngine       *engine;
  InnoDeck             *deck;       /* to be drawn; not ours, while it is drawn */
  InnoFacts            *facts;      /* nullable */
  GHashTable           *drawn;      /* key → InnoSlideSketch, of these facts */
  guint                 next;       /* place of the next to be drawn */
  guint                 source;
};

static void
picture_free (gpointer data)
{
  InnoSlideSketch *picture = data;

  g_free (picture->key);
  g_free (picture->title);
  g_free (picture->filters);
  g_free (picture->fault);
  g_clear_pointer (&picture->scene, plot_scene_unref);
  g_free (picture);
}

static const char *
text_in (const InnoText *text,
         InnoLang        lang)
{
  const char *found = text != NULL ? inno_text_get (text, lang, NULL) : NULL;

  return found != NULL ? found : "";
}

/* All that a picture hangs on besides the facts. */
static char *
make_key (InnoSlidePictures *self,
          guint              place)
{
  InnoLang lang = inno_lang_get_active ();
  const InnoSlide *slide;

  if (place == 0)
    return g_strdup_printf ("%d\n%s", (int) lang, text_in (self->deck->name, lang));

  slide = g_ptr_array_index (self->deck->slides, place - 1);
  return g_strdup_printf ("%d\n%s\n%s\n%s\n%s", (int) lang, slide->chart, slide->query,
                          slide->lang != NULL ? slide->lang : "", text_in (slide->title, lang));
}

static void
draw_cover (InnoSlidePictures  *self,
            InnoSlideSketch   *picture,
            InnoLang            lang,
            GError            **error)
{
  g_autoptr (InnoDrawnDeck) deck = inno_deck_draw_cover (self->deck, self->facts, lang, error);

  if (deck == NULL)
    return;

  picture->title = g_strdup (deck->title);
  picture->scene = inno_deck_cover (deck, WIDTH, HEIGHT, plot_style_find ("projector"), self->engine);
}

static void
draw_slide (InnoSlidePictures  *self,
            InnoSlideSketch   *picture,
            guint               place,
            InnoLang            lang,
            GError            **error)
{
  g_autoptr (InnoDrawnSlide) slide = inno_deck_draw_slide (self->deck, place, self->facts, lang, error);
  char **filters;

  if (slide == NULL)
    return;

  filters = inno_frame_get_context (slide->frame)->filters;
  picture->title = g_strdup (plot_figure_get_title (slide->figure));
  picture->filters = filters != NULL && *filters != NULL ? g_strjoinv ("; ", filters) : NULL;
  picture->scene = plot_figure_layout (slide->figure, WIDTH, HEIGHT, plot_style_find ("projector"), self->engine);
}

static const char *
chart_title (InnoSlidePictures *self,
             guint              place)
{
  const InnoSlide *slide = g_ptr_array_index (self->deck->slides, place);
  const InnoChart *chart = inno_chart_find (slide->chart);

  return chart != NULL ? _(chart->title) : slide->chart;
}

/* What a later version has made is kept, and said to be there. */
static InnoSlideSketch *
draw (InnoSlidePictures *self,
      guint              place)
{
  InnoSlideSketch *picture = g_new0 (InnoSlideSketch, 1);
  InnoLang lang = inno_lang_get_active ();
  g_autoptr (GError) error = NULL;

  if (place == 0)
    draw_cover (self, picture, lang, &error);
  else if (inno_deck_can_show (self->deck, place - 1, self->facts))
    draw_slide (self, picture, place - 1, lang, &error);
  inno_lang_activate (lang);

  if (picture->scene == NULL)
    {
      picture->title = g_strdup (place > 0 ? chart_title (self, place - 1) : "");
      picture->fault = g_strdup (error != NULL ? error->message : _("Left out: there is nothing to show it with."));
    }

  return picture;
}

static const InnoSlideSketch *
get_picture (InnoSlidePictures *self,
             guint              place)
{
  char *key = make_key (self, place);
  InnoSlideSketch *picture = g_hash_table_lookup (self->drawn, key);

  if (picture != NULL)
    {
      g_free (key);
      return picture;
    }

  picture = draw (self, place);
  picture->key = key;
  g_hash_table_insert (self->drawn, picture->key, picture);

  return picture;
}

static gboolean
draw_cb (gpointer user_data)
{
  InnoSlidePictures *self = user_data;

  if (self->next > self->deck->slides->len)
    {
      self->source = 0;
      return G_SOURCE_REMOVE;
    }

  self->func (self->next, get_picture (self, self->next), self->user_data);
  self->next++;

  return G_SOURCE_CONTINUE;
}

/**
 * inno_slide_pictures_new:
 * @func: is told of each picture, on the main context
 * @user_data: for @func
 *
 * Returns: (transfer full): pictures of no deck yet
 */
InnoSlidePictures *
inno_slide_pictures_new (InnoSlidePictureFunc func,
                         gpointer             user_data)
{
  InnoSlidePictures *self = g_new0 (InnoSlidePictures, 1);

  self->func = func;
  self->user_data = user_data;
  self->engine = plot_text_engine_new ();
  self->drawn = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, picture_free);

  return self;
}

/**
 * inno_slide_pictures_free:
 * @self: (transfer full): pictures
 */
void
inno_slide_pictures_free (InnoSlidePictures *self)
{
  inno_slide_pictures_stop (self);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_hash_table_unref (self->drawn);
  plot_text_engine_unref (self->engine);
  g_free (self);
}

/**
 * inno_slide_pictures_draw:
 * @self: pictures
 * @deck: a deck, which stays what it is until another is given or drawing is stopped
 * @facts: whose figures are shown
 *
 * Draws what is not drawn yet, the cover first, in the active language.
 */
void
inno_slide_pictures_draw (InnoSlidePictures *self,
                          InnoDeck          *deck,
                          InnoFacts         *facts)
{
  if (facts != self->facts)
    {
      inno_facts_ref (facts);
      g_clear_pointer (&self->facts, inno_facts_unref);
      self->facts = facts;
      g_hash_table_remove_all (self->drawn);
    }

  self->deck = deck;
  self->next = 0;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, draw_cb, self, NULL);
}

/**
 * inno_slide_pictures_stop:
 * @self: pictures
 *
 * Draws no more until it is asked again.
 */
void
inno_slide_pictures_stop (InnoSlidePictures *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->deck = NULL;
}
