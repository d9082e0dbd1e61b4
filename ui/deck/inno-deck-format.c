/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-deck"

#include "config.h"

#include "inno-deck-format.h"

/* All formats of decks. */
static const InnoDeckFormat formats[] = {
  { "pdf", FALSE, inno_deck_to_pdf },
  { "html", TRUE, inno_deck_to_html },
};

/**
 * inno_deck_format_find:
 * @id: "pdf" or "html"
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if there is none
 */
const InnoDeckFormat *
inno_deck_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];

  return NULL;
}

/**
 * inno_deck_write:
 * @deck: what to write; slides that compare are left out of it where there is nothing to
 *   compare with
 * @facts: the portfolio
 * @format: the kind of file
 * @lang: its language, or the one that it is opened in
 * @error: return location of an error
 *
 * Writes a deck in memory. Needs no display. @lang is the active language afterwards.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
inno_deck_write (InnoDeck              *deck,
                 InnoFacts             *facts,
                 const InnoDeckFormat  *format,
                 InnoLang               lang,
                 GError               **error)
{
  g_autoptr (GPtrArray) drawn = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_drawn_deck_free);
  guint n_langs = format->has_all_langs ? INNO_N_LANGS : 1;
  GBytes *bytes;

  inno_deck_fit (deck, facts);
  for (guint i = 0; i < n_langs; i++)
    {
      InnoDrawnDeck *one = inno_deck_draw (deck, facts, (lang + i) % INNO_N_LANGS, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (drawn, one);
    }

  bytes = format->write ((InnoDrawnDeck * const *) drawn->pdata, drawn->len, error);
  inno_lang_activate (lang);

  return bytes;
}
