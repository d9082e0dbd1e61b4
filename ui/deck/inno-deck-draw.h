/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart.h"
#include "inno-deck.h"
#include "inno-key-figure-words.h"

G_BEGIN_DECLS

/* A slide with its figures, before it has a size; words in the language of the drawing. */
typedef struct
{
  const InnoChart *chart;
  char            *section;     /* nullable */
  char            *note;        /* nullable */
  char            *decision;    /* nullable */
  InnoFrame       *frame;
  PlotFigure      *figure;
} InnoDrawnSlide;

#define INNO_DECK_N_KEY_FIGURES 6

/* A deck in one language. */
typedef struct
{
  InnoLang            lang;
  char               *title;
  InnoKeyFigureWords  words[INNO_DECK_N_KEY_FIGURES];
  char               *foot;         /* of the whole: the day of the data and its source */
  InnoDay             as_of;        /* the day of the data, or INNO_DAY_NONE */
  gboolean            is_sample;
  GPtrArray          *slides;       /* InnoDrawnSlide */
} InnoDrawnDeck;

/* Leaves out what cannot be shown: slides that compare, where there is nothing to compare
 * with, and charts of a later version. */
void            inno_deck_fit        (InnoDeck         *deck,
                                      InnoFacts        *facts);
gboolean        inno_deck_can_show   (InnoDeck         *deck,
                                      guint             place,
                                      InnoFacts        *facts);
/* The cover alone, and one slide: for those who show one after the other. */
InnoDrawnDeck  *inno_deck_draw_cover (InnoDeck         *deck,
                                      InnoFacts        *facts,
                                      InnoLang          lang,
                                      GError          **error);
InnoDrawnSlide *inno_deck_draw_slide (InnoDeck         *deck,
                                      guint             place,
                                      InnoFacts        *facts,
                                      InnoLang          lang,
                                      GError          **error);
/* In the foot, where slides are shown by themselves. */
void            inno_drawn_slide_number (InnoDrawnSlide *slide,
                                      guint             place,
                                      guint             n_slides);
void            inno_drawn_slide_free (InnoDrawnSlide  *slide);
void            inno_drawn_deck_free (InnoDrawnDeck    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDrawnSlide, inno_drawn_slide_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDrawnDeck, inno_drawn_deck_free)

G_END_DECLS
