/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-key-figure-words.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-chart-private.h"
#include "inno-format.h"

/* Of money, in millions. */
#define DECIMALS 1

/* What is said. */
typedef struct
{
  InnoFrame        *frame;
  const InnoFormat *format;
  InnoKeyFigure     figure;
} Source;

static InnoCell
get (const Source *source,
     const char   *column)
{
  return inno_key_figures_get (source->frame, source->figure, column);
}

static char *
count_projects (const Source *source)
{
  gint64 n = get (source, INNO_KEY_COLUMN_COUNT).integer;
  g_autofree char *count = inno_format_count (source->format, n);

  return g_strdup_printf (ngettext ("%s project", "%s projects", n), count);
}

static void
say_money (const Source       *source,
           InnoKeyFigureWords *words)
{
  gint64 cents = get (source, INNO_KEY_COLUMN_CENTS).integer;

  words->parts[0].text = inno_format_euros_compact (source->format, cents, DECIMALS);
  words->parts[0].name = inno_format_euros_spoken (source->format, cents);
  words->n_parts = 1;
}

static void
say_projects_money (const Source       *source,
                    InnoKeyFigureWords *words)
{
  say_money (source, words);
  words->note = count_projects (source);
}

static void
say_committed (const Source       *source,
               InnoKeyFigureWords *words)
{
  InnoCell share = get (source, INNO_KEY_COLUMN_SHARE);
  g_autofree char *whole = inno_format_euros_compact (source->format, INNO_PROGRAMME_TOTAL_CENTS, 0);
  g_autofree char *percent = inno_format_percent (source->format, share.fraction, 0);

  if (share.state != INNO_CELL_KNOWN)
    {
      say_projects_money (source, words);
      return;
    }

  say_money (source, words);
  /* Translators: a percentage of a sum of money: "85% of €140 million" */
  words->note = g_strdup_printf (_("%s of the %s"), percent, whole);
}

static void
say_count (const Source       *source,
           InnoKeyFigureWords *words)
{
  words->parts[0].text = inno_format_count (source->format, get (source, INNO_KEY_COLUMN_COUNT).integer);
  words->n_parts = 1;
}

static void
say_projects (const Source       *source,
              InnoKeyFigureWords *words)
{
  say_count (source, words);
  words->note = g_strdup (_("sub-projects, not groups"));
}

static void
say_places (const Source       *source,
            InnoKeyFigureWords *words)
{
  gint64 n_cities = inno_key_figures_get (source->frame, INNO_KEY_FIGURE_CITIES, INNO_KEY_COLUMN_COUNT).integer;
  gint64 n_others = inno_key_figures_get (source->frame, INNO_KEY_FIGURE_MUNICIPALITIES, INNO_KEY_COLUMN_COUNT).integer;
  g_autofree char *cities = inno_format_count (source->format, n_cities);
  g_autofree char *others = inno_format_count (source->format, n_others);
  g_autofree char *first = g_strdup_printf (ngettext ("%s city", "%s cities", n_cities), cities);
  g_autofree char *second = g_strdup_printf (ngettext ("%s municipality", "%s municipalities", n_others), others);

  say_count (source, words);
  /* Translators: "19 cities and 1 municipality" */
  words->note = g_strdup_printf (_("%s and %s"), first, second);
}

static void
say_city_share (const Source       *source,
                InnoKeyFigureWords *words)
{
  InnoCell share = get (source, INNO_KEY_COLUMN_SHARE);
  InnoBandState state = get (source, INNO_KEY_COLUMN_STATE).integer;
  const char *place = inno_vocabulary_get_label (INNO_VOCABULARY_BAND, state);

  words->n_parts = 1;
  words->parts[0].glyph = inno_chart_band_glyph (state);
  words->parts[0].text = share.state == INNO_CELL_KNOWN
    ? inno_format_percent (source->format, share.fraction, 1)
    : g_strdup (place);
  words->parts[0].name = g_strdup_printf ("%s, %s", words->parts[0].text, place);
  words->note = g_strdup (_("of public funding"));
}

static void
say_lead_themes (const Source       *source,
                 InnoKeyFigureWords *words)
{
  words->n_parts = G_N_ELEMENTS (words->parts);
  for (guint state = 0; state < words->n_parts; state++)
    {
      gint64 n = inno_key_figures_get (source->frame, INNO_KEY_FIGURE_MET + state, INNO_KEY_COLUMN_COUNT).integer;
      char *text = inno_format_count (source->format, n);

      words->parts[state].glyph = inno_chart_rule_glyph (state);
      words->parts[state].text = text;
      words->parts[state].name = g_strdup_printf ("%s %s", inno_vocabulary_get_label (INNO_VOCABULARY_RULE,
                                                                                                   state), text);
    }
  words->note = g_strdup (_("met · not met · not known"));
}

static void (* const ways[INNO_N_KEY_FIGURES]) (const Source *source, InnoKeyFigureWords *words) = {
  [INNO_KEY_FIGURE_GRANTED]     = say_projects_money,
  [INNO_KEY_FIGURE_COMMITTED]   = say_committed,
  [INNO_KEY_FIGURE_ONGOING]     = say_projects_money,
  [INNO_KEY_FIGURE_PROJECTS]    = say_projects,
  [INNO_KEY_FIGURE_PLACES]      = say_places,
  [INNO_KEY_FIGURE_CITY_SHARE]  = say_city_share,
  [INNO_KEY_FIGURE_LEAD_THEMES] = say_lead_themes,
};

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  g_string_append_printf (text, "%s%s.", text->len > 0 ? " " : "", sentence);
}

static char *
say_unknown (const Source *source,
             gint64        n_unknown)
{
  g_autofree char *count = inno_format_count (source->format, n_unknown);

  return g_strdup_printf (ngettext ("%s row without an amount", "%s rows without an amount", n_unknown), count);
}

/* The definition, and what the card has but a shape or a few words for. */
static char *
make_definition (const Source *source)
{
  GString *text = g_string_new (inno_key_figure_get_definition (source->figure));
  InnoCell state = get (source, INNO_KEY_COLUMN_STATE);
  const char *no_whole = source->figure == INNO_KEY_FIGURE_CITY_SHARE ? inno_chart_say_no_whole (source->frame) : NULL;
  gint64 n_unknown = get (source, INNO_KEY_COLUMN_UNKNOWN).integer;
  g_autofree char *unknown = say_unknown (source, n_unknown);

  if (state.state == INNO_CELL_KNOWN)
    append_sentence (text, inno_vocabulary_get_label (INNO_VOCABULARY_BAND, state.integer));
  if (no_whole != NULL)
    g_string_append_printf (text, " %s", no_whole);
  if (n_unknown > 0)
    append_sentence (text, unknown);

  return g_string_free (text, FALSE);
}

/* In words: no foot explains the “?” of the charts here. */
static char *
make_missing (const Source *source)
{
  gint64 n_unknown = get (source, INNO_KEY_COLUMN_UNKNOWN).integer;

  return n_unknown > 0 ? say_unknown (source, n_unknown) : NULL;
}

/**
 * inno_key_figure_words_init:
 * @self: (out caller-allocates): the words, to be cleared
 * @figure: a figure that has a definition
 * @frame: from inno_facts_key_figures(), in the active language
 *
 * Says the figure, with what is not known of it.
 */
void
inno_key_figure_words_init (InnoKeyFigureWords *self,
                            InnoKeyFigure       figure,
                            InnoFrame          *frame)
{
  Source source = { frame, inno_format_get (inno_frame_get_query (frame)->lang), figure };

  *self = (InnoKeyFigureWords) { .title = inno_key_figure_get_title (figure) };
  g_return_if_fail (ways[figure] != NULL);

  ways[figure] (&source, self);
  self->missing = make_missing (&source);
  self->definition = make_definition (&source);
}

/**
 * inno_key_figure_words_remark:
 * @self: words
 *
 * Returns: (transfer full) (nullable): the note and what is missing, on one line
 */
char *
inno_key_figure_words_remark (const InnoKeyFigureWords *self)
{
  if (self->note == NULL || self->missing == NULL)
    return g_strdup (self->note != NULL ? self->note : self->missing);

  /* No line begins with the dot. */
  return g_strdup_printf ("%s\302\240· %s", self->note, self->missing);
}

/**
 * inno_key_figure_words_clear:
 * @self: words
 */
void
inno_key_figure_words_clear (InnoKeyFigureWords *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_clear_pointer (&self->parts[i].text, g_free);
      g_clear_pointer (&self->parts[i].name, g_free);
    }
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->missing, g_free);
  g_clear_pointer (&self->definition, g_free);
}
