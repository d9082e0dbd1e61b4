/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck-draw.h"

G_BEGIN_DECLS

/* One kind of file that a deck is handed out as. */
typedef struct
{
  const char *id;            /* "pdf", which is the suffix as well */
  gboolean    has_all_langs; /* one file for all languages: the first is the one that is opened */
  GBytes     *(*write) (InnoDrawnDeck * const  *decks,
                        guint                   n_decks,
                        GError                **error);
} InnoDeckFormat;

const InnoDeckFormat *inno_deck_format_find    (const char             *id);
GBytes               *inno_deck_write          (InnoDeck               *deck,
                                                InnoFacts              *facts,
                                                const InnoDeckFormat   *format,
                                                InnoLang                lang,
                                                GError                **error);

/* The formats, each in a file of its own. */
GBytes               *inno_deck_to_pdf         (InnoDrawnDeck * const  *decks,
                                                guint                   n_decks,
                                                GError                **error);
GBytes               *inno_deck_to_html        (InnoDrawnDeck * const  *decks,
                                                guint                   n_decks,
                                                GError                **error);

/* A picture of the cover. */
PlotScene            *inno_deck_cover          (InnoDrawnDeck          *deck,
                                                double                  width,
                                                double                  height,
                                                const PlotStyle        *style,
                                                PlotTextEngine         *engine);

G_END_DECLS
