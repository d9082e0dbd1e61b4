/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-key-figure-card.h"

#include "inno-key-figure-words.h"

/* The page that a figure is at home on where no projects stand behind it. */
static const char * const links[INNO_N_KEY_FIGURES] = {
  [INNO_KEY_FIGURE_PLACES]      = "cities",
  [INNO_KEY_FIGURE_CITY_SHARE]  = "funding/city-share",
  [INNO_KEY_FIGURE_LEAD_THEMES] = "lead-themes",
};

/**
 * inno_key_figure_card_show:
 * @card: a card
 * @figure: a figure that has a definition
 * @frame: from inno_facts_key_figures(), in the active language
 *
 * Shows the figure, with what is not known of it.
 */
void
inno_key_figure_card_show (InnoFigureCard *card,
                           InnoKeyFigure   figure,
                           InnoFrame      *frame)
{
  g_auto (InnoKeyFigureWords) words = { 0 };
  InnoFigurePart parts[INNO_KEY_FIGURE_MAX_PARTS];
  g_autofree char *note = NULL;

  inno_key_figure_words_init (&words, figure, frame);
  for (guint i = 0; i < words.n_parts; i++)
    parts[i] = (InnoFigurePart) { words.parts[i].glyph, words.parts[i].text, words.parts[i].name };

  /* A line of its own for what is missing: cards side by side stay of one height. */
  note = g_strjoin ("\n", words.note, words.missing, NULL);
  inno_figure_card_set_texts (card, words.title, note);
  inno_figure_card_set_figures (card, parts, words.n_parts);
  inno_figure_card_set_definition (card, words.definition);
}

/**
 * inno_key_figure_card_open:
 * @card: a card inside a window
 * @figure: the figure it shows
 * @filter: the filters it was asked with
 *
 * Returns: %FALSE where it counts no projects at all, so that there are none to show
 */
gboolean
inno_key_figure_card_open (InnoFigureCard  *card,
                           InnoKeyFigure    figure,
                           const InnoQuery *filter)
{
  g_autoptr (InnoQuery) query = inno_key_figure_get_query (figure, filter);
  g_autofree char *text = query != NULL ? inno_query_to_text (query) : NULL;

  if (links[figure] != NULL)
    gtk_widget_activate_action (GTK_WIDGET (card), "win.go", "s", links[figure]);
  else if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (card), "win.rows", "s", text);

  return links[figure] != NULL || text != NULL;
}
