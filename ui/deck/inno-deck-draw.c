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

/**
 * inno_drawn_slide_free:
 * @slide: (transfer full): a drawn slide
 */
void
inno_drawn_slide_free (InnoDrawnSlide *slide)
{
  g_clear_pointer (&slide->frame, inno_frame_unref);
  g_clear_pointer (&slide->figure, plot_figure_unref);
  g_free (slide->section);
  g_free (slide->note);
  g_free (slide->decision);
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
  g_ptr_array_unref (self->slides);
  g_free (self->title);
  g_free (self->foot);
  g_free (self);
}

static gboolean
compute_cover (InnoDrawnDeck  *self,
               InnoFacts      *facts,
               GError        **error)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_autoptr (InnoFrame) frame = NULL;

  query->lang = self->lang;
  frame = inno_facts_key_figures (facts, query, error);
  if (frame == NULL)
    return FALSE;

  for (guint i = 0; i < INNO_DECK_N_KEY_FIGURES; i++)
    inno_key_figure_words_init (&self->words[i], key_figures[i], frame);
  self->foot = inno_chart_foot (frame, NULL, NULL);
  self->as_of = inno_frame_get_context (frame)->as_of;
  self->is_sample = inno_frame_get_context (frame)->is_sample;

  return TRUE;
}

/* The day says when it was, and this which of them: as people call it, or by its name. */
static void
name_snapshot (InnoDrawnDeck *self,
               InnoFacts     *facts,
               const char    *name)
{
  const char *label = inno_facts_get_snapshot_label (facts, self->lang);
  g_autofree char *snapshot = g_strdup_printf (_("Snapshot: %s"), label != NULL ? label : name);
  char *foot = g_strjoin (" · ", self->foot, snapshot, NULL);

  g_free (self->foot);
  self->foot = foot;
}

/**
 * inno_drawn_slide_number:
 * @slide: a slide
 * @place: its place
 * @n_slides: how many there are
 *
 * Writes into its foot the number by which it is jumped to; the cover is the first.
 */
void
inno_drawn_slide_number (InnoDrawnSlide *slide,
                         guint           place,
                         guint           n_slides)
{
  const char *foot = plot_figure_get_foot (slide->figure);
  g_autofree char *numbered = g_strdup_printf ("%s%s%u/%u", foot != NULL ? foot : "", foot != NULL ? " · " : "",
                                               place + 2, n_slides + 1);

  plot_figure_set_foot (slide->figure, numbered);
}

/* A question that a later version asks in words that this one does not know. */
static InnoQuery *
parse_query (const InnoSlide *slide)
{
  g_autoptr (GError) error = NULL;
  InnoQuery *query = inno_query_from_text (slide->query, &error);

  if (query == NULL)
    g_debug ("%s: %s", slide->id, error->message);

  return query;
}

/**
 * inno_deck_can_show:
 * @deck: a deck
 * @place: of a slide
 * @facts: the portfolio
 *
 * Returns: whether this version knows what the slide shows, and @facts have what it compares
 */
gboolean
inno_deck_can_show (InnoDeck  *deck,
                    guint      place,
                    InnoFacts *facts)
{
  const InnoSlide *slide = g_ptr_array_index (deck->slides, place);
  gboolean has_baseline = inno_facts_get_baseline_name (facts) != NULL;
  const InnoChart *chart = inno_chart_find (slide->chart);
  g_autoptr (InnoQuery) query = parse_query (slide);

  /* What is searched for is found by the store, which slides do not have. */
  return chart != NULL && query != NULL && query->text == NULL &&
         (has_baseline || !(chart->parts & INNO_QUERY_SINCE));
}

/**
 * inno_deck_fit:
 * @deck: a deck
 * @facts: the portfolio
 *
 * Leaves out the slides that compare, where @facts have nothing to be compared with, and
 * those that this version does not know.
 */
void
inno_deck_fit (InnoDeck  *deck,
               InnoFacts *facts)
{
  for (guint i = deck->slides->len; i > 0; i--)
    if (!inno_deck_can_show (deck, i - 1, facts))
      inno_deck_remove_slide (deck, i - 1);
}

static char *
dup_in (const InnoText *text,
        InnoLang        lang)
{
  return text != NULL ? g_strdup (inno_text_get (text, lang, NULL)) : NULL;
}

/* What the picture is of is still said, in its foot. */
static void
put_own_title (InnoDrawnSlide *drawn,
               const char     *title)
{
  const char *foot = plot_figure_get_foot (drawn->figure);
  g_autofree char *text = g_strjoin (" · ", plot_figure_get_title (drawn->figure), foot, NULL);

  plot_figure_set_foot (drawn->figure, text);
  plot_figure_set_title (drawn->figure, title);
}

static InnoLang
slide_lang (const InnoSlide *slide,
            InnoLang         lang)
{
  InnoLang own;

  return slide->lang != NULL && inno_lang_from_code (slide->lang, &own) ? own : lang;
}

/**
 * inno_deck_draw_slide:
 * @deck: a deck that fits the facts
 * @place: of the slide; the cover is none of them
 * @facts: the portfolio
 * @lang: the language, where the slide has none of its own; it, or that of the slide, is the
 *   active one afterwards
 * @error: return location of an error
 *
 * Returns: (transfer full) (nullable): the slide
 */
InnoDrawnSlide *
inno_deck_draw_slide (InnoDeck   *deck,
                      guint       place,
                      InnoFacts  *facts,
                      InnoLang    lang,
                      GError    **error)
{
  const InnoSlide *slide = g_ptr_array_index (deck->slides, place);
  InnoDeckSection *section = inno_deck_find_section (deck, slide->section);
  g_autoptr (InnoDrawnSlide) drawn = g_new0 (InnoDrawnSlide, 1);
  g_autoptr (InnoQuery) query = inno_query_from_text (slide->query, error);
  g_autofree char *title = NULL;

  if (query == NULL)
    return NULL;

  query->lang = slide_lang (slide, lang);
  inno_lang_activate (query->lang);
  drawn->chart = inno_chart_find (slide->chart);
  drawn->frame = inno_chart_compute (drawn->chart, facts, query, error);
  if (drawn->frame == NULL)
    return NULL;

  drawn->section = section != NULL ? dup_in (section->name, query->lang) : NULL;
  drawn->note = dup_in (slide->note, query->lang);
  drawn->decision = g_strdup (slide->decision);
  drawn->figure = inno_chart_draw (drawn->chart, drawn->frame);
  title = dup_in (slide->title, query->lang);
  if (title != NULL && *title != '\0')
    put_own_title (drawn, title);

  return g_steal_pointer (&drawn);
}

/**
 * inno_deck_draw_cover:
 * @deck: a deck
 * @facts: the portfolio
 * @lang: the language, which is the active one afterwards
 * @error: return location of an error
 *
 * Returns: (transfer full) (nullable): what stands on the cover, without a slide
 */
InnoDrawnDeck *
inno_deck_draw_cover (InnoDeck   *deck,
                      InnoFacts  *facts,
                      InnoLang    lang,
                      GError    **error)
{
  g_autoptr (InnoDrawnDeck) self = g_new0 (InnoDrawnDeck, 1);

  inno_lang_activate (lang);
  self->lang = lang;
  self->title = dup_in (deck->name, lang);
  if (self->title == NULL)
    self->title = g_strdup (_("Untitled deck"));
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_drawn_slide_free);

  if (!compute_cover (self, facts, error))
    return NULL;

  if (deck->snapshot != NULL)
    name_snapshot (self, facts, deck->snapshot);

  return g_steal_pointer (&self);
}
