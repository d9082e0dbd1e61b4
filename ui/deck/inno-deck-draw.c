/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-draw.h"

#include <glib/gi18n-lib.h>

/* What stands on the cover. */
static const InnoKeyFigure key_figures[INNO_DECK_N_KEY_FIGURES] = {
  INNO_KEY_FIGURE_COMMITTED, INNO_KEY_FIGURE_ONGOING, INNO_KEY_FIGURE_PROJECTS,
  INNO_KEY_FIGURE_PLACES, INNO_KEY_FIGURE_CITY_SHARE, INNO_KEY_FIGURE_LEAD_THEMES,
};

static void
drawn_slide_free (gpointer data)
{
  InnoDrawnSlide *slide = data;

  inno_frame_unref (slide->frame);
  plot_figure_unref (slide->figure);
  g_free (slide);
}

/**
 * inno_drawn_deck_free:
 * @self: (transfer full): a drawn deck
 */
void
inno_drawn_deck_free (InnoDrawnDeck *self)
{
  for (guint i = 0; i < INNO_DECK_N_KEY_FIGURES; i++)
    inno_key_figure_words_clear (&self->words[i]);
  g_clear_pointer (&self->key_figures, inno_frame_unref);
  g_ptr_array_unref (self->slides);
  g_free (self->foot);
  g_free (self);
}

static gboolean
draw_cover (InnoDrawnDeck  *self,
            InnoFacts      *facts,
            GError        **error)
{
  g_autoptr (InnoQuery) query = inno_query_new ();

  query->lang = self->lang;
  self->key_figures = inno_facts_key_figures (facts, query, error);
  if (self->key_figures == NULL)
    return FALSE;

  for (guint i = 0; i < INNO_DECK_N_KEY_FIGURES; i++)
    inno_key_figure_words_init (&self->words[i], key_figures[i], self->key_figures);
  self->foot = inno_chart_foot (self->key_figures, NULL, NULL);
  self->is_sample = inno_frame_get_context (self->key_figures)->is_sample;

  return TRUE;
}

/* A picture that says that there is nothing to see is none for a meeting. */
static gboolean
draw_slide (InnoDrawnDeck    *self,
            const InnoSlide  *slide,
            InnoFacts        *facts,
            GError          **error)
{
  g_autoptr (InnoQuery) query = inno_query_copy (slide->query);
  g_autoptr (InnoFrame) frame = NULL;
  g_autoptr (PlotFigure) figure = NULL;
  InnoDrawnSlide *drawn;

  query->lang = self->lang;
  frame = inno_chart_compute (slide->chart, facts, query, error);
  if (frame == NULL)
    return FALSE;

  figure = inno_chart_draw (slide->chart, frame);
  if (!plot_figure_has_body (figure))
    {
      g_debug ("Left out: %s", plot_figure_get_title (figure));
      return TRUE;
    }

  drawn = g_new0 (InnoDrawnSlide, 1);
  drawn->section = _(slide->section);
  drawn->frame = g_steal_pointer (&frame);
  drawn->figure = g_steal_pointer (&figure);
  g_ptr_array_add (self->slides, drawn);

  return TRUE;
}

/**
 * inno_deck_draw:
 * @deck: a deck
 * @facts: the portfolio
 * @lang: the language, which is the active one afterwards
 * @error: return location of an error
 *
 * Computes and draws every slide. One with nothing to show is left out.
 *
 * Returns: (transfer full) (nullable): the slides
 */
InnoDrawnDeck *
inno_deck_draw (InnoDeck   *deck,
                InnoFacts  *facts,
                InnoLang    lang,
                GError    **error)
{
  g_autoptr (InnoDrawnDeck) self = g_new0 (InnoDrawnDeck, 1);

  inno_lang_activate (lang);
  self->lang = lang;
  self->title = _(deck->title);
  self->slides = g_ptr_array_new_with_free_func (drawn_slide_free);

  if (!draw_cover (self, facts, error))
    return NULL;
  for (guint i = 0; i < deck->slides->len; i++)
    if (!draw_slide (self, g_ptr_array_index (deck->slides, i), facts, error))
      return NULL;

  return g_steal_pointer (&self);
}
