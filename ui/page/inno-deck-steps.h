/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck-writing.h"

G_BEGIN_DECLS

/* Draws a deck on the main loop, slide by slide, so that the window never waits for it; a
 * window that tells how far it is, and gives it up, comes where it lasts. */
void             inno_deck_steps_async  (GtkWindow            *parent,
                                         InnoDeckWriting      *writing,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
InnoDeckWriting *inno_deck_steps_finish (GAsyncResult         *result,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
