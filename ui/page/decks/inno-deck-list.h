/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-deck-shelf.h"

G_BEGIN_DECLS

#define INNO_TYPE_DECK_LIST (inno_deck_list_get_type ())

/* All decks: the ready-made one, and those that are kept. What leads out of it are
 * actions of the page and of the window. */
G_DECLARE_FINAL_TYPE (InnoDeckList, inno_deck_list, INNO, DECK_LIST, AdwBin)

GtkWidget *inno_deck_list_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_deck_list_show        (InnoDeckList  *self,
                                       InnoDeck      *ready,
                                       InnoDeckShelf *shelf);
void       inno_deck_list_retranslate (InnoDeckList  *self);

G_END_DECLS
