/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-page.h"

G_BEGIN_DECLS

/* A deck out of the window, with the figures that it shows: as a file or a set of files, on
 * paper, or as a presentation file that carries its figures. What became of it is said in
 * the window of the page. */
void inno_deck_out_save  (InnoPage   *page,
                          InnoDeck   *deck,
                          const char *format_id,
                          gboolean    with_notes);
void inno_deck_out_print (InnoPage   *page,
                          InnoDeck   *deck,
                          const char *format_id,
                          gboolean    with_notes);
void inno_deck_out_pack  (InnoPage   *page,
                          InnoDeck   *deck);

G_END_DECLS
