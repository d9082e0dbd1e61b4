/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-figure-card.h"
#include "inno-key-figures.h"

G_BEGIN_DECLS

/* Shows a key figure on a card, in the language of the frame. */
void inno_key_figure_card_show     (InnoFigureCard *card,
                                    InnoKeyFigure   figure,
                                    InnoFrame      *frame);
/* Goes to what stands behind it; whether there is anything. */
gboolean inno_key_figure_card_open (InnoFigureCard  *card,
                                    InnoKeyFigure    figure,
                                    const InnoQuery *filter);

G_END_DECLS
