/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-talk-slides.h"

#include <glib/gi18n-lib.h>

struct _InnoTalkSlides
{
  InnoDeck   *decks[2];     /* as it is, and with the other unit on every slide */
  InnoFacts  *facts;
  GHashTable *drawn;        /* key → InnoDrawnSlide; a view lays its figure out later */
};

static gpointer
make_key (guint    slide,
          InnoLang lang,
          gboolean is_other_unit)
{
  return GUINT_TO_POINTER ((slide * INNO_N_LANGS + lang) * 2 + (is_other_unit ? 1 : 0));
}

/* Euros where the slide has per cent, and the other way round. */
static void
switch_unit (gpointer data,
             gpointer user_data)
{
  InnoSlide *slide = data;
  g_autoptr (InnoQuery) query = inno_query_from_text (slide->query, NULL);

  if (query == NULL)
    return;

  query->share = !query->share;
  g_free (slide->query);
  slide->query = inno_query_to_text (query);
}

/**
 * inno_talk_slides_new:
 * @deck: a deck that fits @facts
 * @facts: the portfolio
 *
 * Returns: (transfer full): nothing is drawn yet
 */
InnoTalkSlides *
inno_talk_slides_new (InnoDeck  *deck,
                      InnoFacts *facts)
{
  InnoTalkSlides *self = g_new0 (InnoTalkSlides, 1);

  self->facts = inno_facts_ref (facts);
  for (guint i = 0; i < G_N_ELEMENTS (self->decks); i++)
    self->decks[i] = inno_deck_copy (deck);
  g_ptr_array_foreach (self->decks[TRUE]->slides, switch_unit, NULL);
  self->drawn = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) inno_drawn_slide_free);

  return self;
}

/**
 * inno_talk_slides_free:
 * @self: (transfer full): slides
 */
void
inno_talk_slides_free (InnoTalkSlides *self)
{
  g_hash_table_unref (self->drawn);
  for (guint i = 0; i < G_N_ELEMENTS (self->decks); i++)
    inno_deck_free (self->decks[i]);
  inno_facts_unref (self->facts);
  g_free (self);
}

/* The picture says why, in place of wrong figures. */
static InnoDrawnSlide *
draw_error (const InnoSlide *slide,
            InnoLang         lang,
            const GError    *error)
{
  InnoDrawnSlide *drawn = g_new0 (InnoDrawnSlide, 1);

  drawn->chart = inno_chart_find (slide->chart);
  drawn->figure = plot_figure_new (inno_lang_to_code (lang));
  inno_lang_activate (lang);
  plot_figure_set_title (drawn->figure, _(drawn->chart->title));
  plot_figure_set_message (drawn->figure, error->message);

  return drawn;
}

static InnoDrawnSlide *
draw (InnoTalkSlides *self,
      guint           slide,
      InnoLang        lang,
      gboolean        is_other_unit)
{
  InnoDeck *deck = self->decks[is_other_unit];
  InnoLang active = inno_lang_get_active ();
  g_autoptr (GError) error = NULL;
  InnoDrawnSlide *drawn = inno_deck_draw_slide (deck, slide, self->facts, lang, &error);

  if (drawn == NULL)
    drawn = draw_error (g_ptr_array_index (deck->slides, slide), lang, error);
  inno_drawn_slide_number (drawn, slide, deck->slides->len);
  /* The rest of the program goes on in the language it has. */
  inno_lang_activate (active);

  return drawn;
}

/**
 * inno_talk_slides_get:
 * @self: slides
 * @slide: which of the slides of the deck
 * @lang: the language, where the slide has none of its own
 * @is_other_unit: whether in per cent what is in euros, or the other way round
 *
 * Returns: (transfer none): the slide, which is kept as long as @self
 */
const InnoDrawnSlide *
inno_talk_slides_get (InnoTalkSlides *self,
                      guint           slide,
                      InnoLang        lang,
                      gboolean        is_other_unit)
{
  gpointer key = make_key (slide, lang, is_other_unit);
  InnoDrawnSlide *drawn = g_hash_table_lookup (self->drawn, key);

  g_return_val_if_fail (slide < self->decks[0]->slides->len, NULL);

  if (drawn == NULL)
    {
      drawn = draw (self, slide, lang, is_other_unit);
      g_hash_table_insert (self->drawn, key, drawn);
    }

  return drawn;
}

/**
 * inno_talk_slides_has_unit:
 * @self: slides
 * @slide: which of the slides of the deck
 *
 * Returns: whether it can be in euros and in per cent
 */
gboolean
inno_talk_slides_has_unit (InnoTalkSlides *self,
                           guint           slide)
{
  const InnoSlide *shown = g_ptr_array_index (self->decks[0]->slides, slide);
  const InnoChart *chart = inno_chart_find (shown->chart);
  g_autoptr (InnoQuery) query = inno_query_from_text (shown->query, NULL);

  return query != NULL && (chart->parts & INNO_QUERY_SHARE) != 0 &&
         (chart->views[inno_chart_get_view (chart, query)].without & INNO_QUERY_SHARE) == 0;
}
