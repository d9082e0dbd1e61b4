/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck.h"

G_BEGIN_DECLS

/* What can be done with a deck as a whole: a button to present it, and a menu. The
 * actions are those of the page ("decks.…") and of the window. */
GtkButton     *inno_deck_menu_make_present (gboolean       is_main);
GtkMenuButton *inno_deck_menu_make_more    (void);
void           inno_deck_menu_set_target   (GtkButton     *present,
                                            GtkMenuButton *more,
                                            InnoDeck      *deck);
/* In the active language; of the deck that they are about. */
void           inno_deck_menu_retranslate  (GtkButton     *present,
                                            GtkMenuButton *more);

G_END_DECLS
