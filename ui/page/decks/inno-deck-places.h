/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"

G_BEGIN_DECLS

/* Where the slide one is on stands in a deck that was changed; place 0 is the cover. */
guint inno_deck_places_follow_section (InnoDeck *before,
                                       InnoDeck *deck,
                                       guint     place);
guint inno_deck_places_follow_slide   (InnoDeck *before,
                                       InnoDeck *deck,
                                       guint     place);

G_END_DECLS
