/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-deck-shelf.h"
#include "inno-facts.h"

G_BEGIN_DECLS

#define INNO_TYPE_DECK_EDITOR (inno_deck_editor_get_type ())

/* A deck, slide by slide, to be looked at and changed. Every change is kept at once, as
 * one step that can be undone. Signals: "list-requested"; "created", when what was
 * ready-made has become a document; "message" (text) and "undoable" (text). */
G_DECLARE_FINAL_TYPE (InnoDeckEditor, inno_deck_editor, INNO, DECK_EDITOR, AdwBin)

GtkWidget     *inno_deck_editor_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void           inno_deck_editor_set_workspace (InnoDeckEditor *self,
                                               InnoWorkspace  *workspace);
void           inno_deck_editor_show          (InnoDeckEditor *self,
                                               InnoDeck       *deck,
                                               InnoDeckShelf  *shelf,
                                               InnoFacts      *facts);
void           inno_deck_editor_set_shelf     (InnoDeckEditor *self,
                                               InnoDeckShelf  *shelf);
void           inno_deck_editor_follow        (InnoDeckEditor *self,
                                               const char     *id);
gboolean       inno_deck_editor_is_keeping    (InnoDeckEditor *self);
InnoDeck      *inno_deck_editor_get_deck      (InnoDeckEditor *self);
void           inno_deck_editor_flush         (InnoDeckEditor *self);
void           inno_deck_editor_retranslate   (InnoDeckEditor *self);

G_END_DECLS
