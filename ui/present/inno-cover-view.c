/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-cover-view.h"

#include "inno-deck-format.h"
#include "inno-widget.h"
#include "plot-output.h"

struct _InnoCoverView
{
  GtkWidget       parent_instance;

  InnoDrawnDeck  *deck;       /* nullable */
  char           *words;      /* all that is on it */
  PlotTextEngine *engine;
};

G_DEFINE_FINAL_TYPE (InnoCoverView, inno_cover_view, GTK_TYPE_WIDGET)

static void
inno_cover_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  InnoCoverView *self = INNO_COVER_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  InnoLang lang = inno_lang_get_active ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  g_autoptr (PlotScene) scene = NULL;
  cairo_t *cr;

  if (self->deck == NULL || width <= 0 || height <= 0)
    return;

  inno_lang_activate (self->deck->lang);
  scene = inno_deck_cover (self->deck, width, height, plot_style_find ("projector"), self->engine);
  inno_lang_activate (lang);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  plot_scene_paint (scene, self->engine, cr);
  cairo_destroy (cr);
}

static void
inno_cover_view_finalize (GObject *object)
{
  InnoCoverView *self = INNO_COVER_VIEW (object);

  g_clear_pointer (&self->deck, inno_drawn_deck_free);
  g_free (self->words);
  plot_text_engine_unref (self->engine);

  G_OBJECT_CLASS (inno_cover_view_parent_class)->finalize (object);
}

static void
inno_cover_view_class_init (InnoCoverViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = inno_cover_view_finalize;
  widget_class->snapshot = inno_cover_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
inno_cover_view_init (InnoCoverView *self)
{
  self->engine = plot_text_engine_new ();
}

GtkWidget *
inno_cover_view_new (void)
{
  return g_object_new (INNO_TYPE_COVER_VIEW, NULL);
}

/* What is on it is said with its name. */
static char *
say (const InnoDrawnDeck *deck)
{
  GString *text = g_string_new (deck->title);

  for (guint i = 0; i < INNO_DECK_N_KEY_FIGURES; i++)
    {
      const InnoKeyFigureWords *words = &deck->words[i];

      g_string_append_printf (text, ". %s: ", words->title);
      for (guint part = 0; part < words->n_parts; part++)
        g_string_append_printf (text, "%s%s", part > 0 ? ", " : "",
                                words->parts[part].name != NULL ? words->parts[part].name : words->parts[part].text);
    }

  return g_string_free (text, FALSE);
}

/**
 * inno_cover_view_take_deck:
 * @self: a view
 * @deck: (transfer full): what is on the cover
 */
void
inno_cover_view_take_deck (InnoCoverView *self,
                           InnoDrawnDeck *deck)
{
  g_return_if_fail (INNO_IS_COVER_VIEW (self));
  g_return_if_fail (deck != NULL);

  g_clear_pointer (&self->deck, inno_drawn_deck_free);
  self->deck = deck;
  g_free (self->words);
  self->words = say (deck);
  inno_widget_set_name (GTK_WIDGET (self), self->words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * inno_cover_view_get_words:
 * @self: a view
 *
 * Returns: (nullable): what is on the cover, in words
 */
const char *
inno_cover_view_get_words (InnoCoverView *self)
{
  g_return_val_if_fail (INNO_IS_COVER_VIEW (self), NULL);

  return self->words;
}
