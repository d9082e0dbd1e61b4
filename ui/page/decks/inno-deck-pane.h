/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-deck.h"
#include "inno-facts.h"
#include "inno-slide-pictures.h"
#include "inno-snapshot-list.h"

G_BEGIN_DECLS

#define INNO_TYPE_DECK_PANE (inno_deck_pane_get_type ())

/* One slide in large, and what can be written about it; of the cover what concerns the
 * deck as a whole. Signals: "changed", when a person has paused after typing or has picked
 * something; "moved" (steps) and "removed", by its buttons. */
G_DECLARE_FINAL_TYPE (InnoDeckPane, inno_deck_pane, INNO, DECK_PANE, AdwBin)

GtkWidget *inno_deck_pane_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_deck_pane_show        (InnoDeckPane           *self,
                                       InnoDeck               *deck,
                                       guint                   place,
                                       InnoPortfolio          *portfolio,
                                       const InnoSnapshotList *snapshots);
/* What there is to choose from instead, as it was typed. */
void       inno_deck_pane_set_choices (InnoDeckPane           *self,
                                       InnoDeck               *deck,
                                       const InnoSnapshotList *snapshots);
guint      inno_deck_pane_get_place   (InnoDeckPane           *self);
void       inno_deck_pane_set_picture (InnoDeckPane           *self,
                                       const InnoSlideSketch *picture);
/* Whether there is something typed that was not told yet; and telling it. */
gboolean   inno_deck_pane_is_pending  (InnoDeckPane           *self);
void       inno_deck_pane_flush       (InnoDeckPane           *self);
/* Writes what is in the fields into the document of the deck. */
void       inno_deck_pane_write       (InnoDeckPane           *self,
                                       JsonObject             *document);
/* Whether something can be changed at all. */
void       inno_deck_pane_set_can_edit (InnoDeckPane          *self,
                                       gboolean                can_edit);
void       inno_deck_pane_retranslate (InnoDeckPane           *self);

G_END_DECLS
