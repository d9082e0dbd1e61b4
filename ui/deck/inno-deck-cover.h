/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck-draw.h"

G_BEGIN_DECLS

/* A picture of the cover. */
PlotScene *inno_deck_cover (InnoDrawnDeck   *deck,
                            double           width,
                            double           height,
                            const PlotStyle *style,
                            PlotTextEngine  *engine);

/* The key figures: what each is called, what it is, and a note. */
PlotTable *inno_deck_cover_make_table (InnoDrawnDeck *deck) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
