/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-deck-writing.h"

G_BEGIN_DECLS

/* Asks where to, draws slide by slide, and writes on a thread. */
void      inno_deck_save_async  (GtkWindow            *parent,
                                 InnoDeckWriting      *writing,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
/* The same without asking: to a file, or into a folder where the format is a set. */
void      inno_deck_save_to     (GtkWindow            *parent,
                                 InnoDeckWriting      *writing,
                                 GFile                *file,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
GFile    *inno_deck_save_finish (GAsyncResult         *result,
                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is said of it, with a button that shows the file where it is. */
AdwToast *inno_deck_save_make_toast (GFile            *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
