/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck.h"
#include "inno-portfolio.h"
#include "inno-snapshot-list.h"

G_BEGIN_DECLS

/* What can be written about a deck as a whole, or about one of its slides: fields of the
 * plan of decks, and what is chosen out of a list. */
typedef struct _InnoDeckForm InnoDeckForm;

/* Both are called with @object as their only argument, when a person types or picks. */
InnoDeckForm *inno_deck_form_new         (gboolean                of_deck,
                                          InnoPortfolio          *portfolio,
                                          GCallback               typed,
                                          GCallback               picked,
                                          gpointer                object) G_GNUC_WARN_UNUSED_RESULT;
void          inno_deck_form_free        (InnoDeckForm           *self);
GtkWidget    *inno_deck_form_get_widget  (InnoDeckForm           *self);
gboolean      inno_deck_form_focus       (InnoDeckForm           *self);
void          inno_deck_form_set_choices (InnoDeckForm           *self,
                                          InnoDeck               *deck,
                                          const InnoSnapshotList *snapshots);
void          inno_deck_form_load        (InnoDeckForm           *self,
                                          JsonObject             *object);
void          inno_deck_form_write       (InnoDeckForm           *self,
                                          JsonObject             *object);
void          inno_deck_form_retranslate (InnoDeckForm           *self);

G_END_DECLS
