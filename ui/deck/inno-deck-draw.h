/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-key-figure-words.h"

G_BEGIN_DECLS

/* A slide with its figures, before it has a size. */
typedef struct
{
  const char *section;      /* in the language of the drawing */
  InnoFrame  *frame;
  PlotFigure *figure;
} InnoDrawnSlide;

#define INNO_DECK_N_KEY_FIGURES 6

/* A deck in one language. */
typedef struct
{
  InnoLang            lang;
  const char         *title;
  InnoFrame          *key_figures;
  InnoKeyFigureWords  words[INNO_DECK_N_KEY_FIGURES];
  char               *foot;         /* of the whole: the day of the data and its source */
  gboolean            is_sample;
  GPtrArray          *slides;       /* InnoDrawnSlide */
} InnoDrawnDeck;

InnoDrawnDeck *inno_deck_draw       (InnoDeck         *deck,
                                     InnoFacts        *facts,
                                     InnoLang          lang,
                                     GError          **error);
void           inno_drawn_deck_free (InnoDrawnDeck    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDrawnDeck, inno_drawn_deck_free)

G_END_DECLS
