/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck.h"
#include "inno-snapshot-list.h"

G_BEGIN_DECLS

/* What is chosen of a deck, or of one of its slides, out of a list. */
typedef struct _InnoDeckChoices InnoDeckChoices;

/* @picked is called with @object as its only argument when a person has picked. */
InnoDeckChoices *inno_deck_choices_new         (gboolean                of_deck,
                                                GCallback               picked,
                                                gpointer                object) G_GNUC_WARN_UNUSED_RESULT;
void             inno_deck_choices_free        (InnoDeckChoices        *self);
GtkWidget       *inno_deck_choices_get_widget  (InnoDeckChoices        *self);
/* What there is to choose; both stay what they are until others are set. */
void             inno_deck_choices_set         (InnoDeckChoices        *self,
                                                InnoDeck               *deck,
                                                const InnoSnapshotList *snapshots);
void             inno_deck_choices_load        (InnoDeckChoices        *self,
                                                JsonObject             *object);
void             inno_deck_choices_write       (InnoDeckChoices        *self,
                                                JsonObject             *object);
void             inno_deck_choices_retranslate (InnoDeckChoices        *self);

G_END_DECLS
