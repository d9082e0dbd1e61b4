/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-deck.h"

G_BEGIN_DECLS

#define INNO_TYPE_DECK_HEAD (inno_deck_head_get_type ())

/* Over the slides of a deck: the way back, what it is called, and what can be done with it
 * as a whole. Signal: "back". */
G_DECLARE_FINAL_TYPE (InnoDeckHead, inno_deck_head, INNO, DECK_HEAD, AdwBin)

GtkWidget *inno_deck_head_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_deck_head_show        (InnoDeckHead *self,
                                       InnoDeck     *deck,
                                       const char   *remark);
void       inno_deck_head_say_back    (InnoDeckHead *self,
                                       const char   *name);
void       inno_deck_head_retranslate (InnoDeckHead *self);

G_END_DECLS
