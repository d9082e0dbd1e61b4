/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck-draw.h"

G_BEGIN_DECLS

#define INNO_TYPE_COVER_VIEW (inno_cover_view_get_type ())

/* Shows the cover of a deck as large as there is room. */
G_DECLARE_FINAL_TYPE (InnoCoverView, inno_cover_view, INNO, COVER_VIEW, GtkWidget)

GtkWidget  *inno_cover_view_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_cover_view_take_deck (InnoCoverView *self,
                                       InnoDrawnDeck *deck);
const char *inno_cover_view_get_words (InnoCoverView *self);

G_END_DECLS
