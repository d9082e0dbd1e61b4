/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_DECKS_PAGE (inno_decks_page_get_type ())

/* The decks that are kept, or one of them: its subject is the id of a deck's document. */
G_DECLARE_FINAL_TYPE (InnoDecksPage, inno_decks_page, INNO, DECKS_PAGE, InnoPage)

InnoPage   *inno_decks_page_new      (const InnoPageKind *kind) G_GNUC_WARN_UNUSED_RESULT;
const char *inno_decks_page_get_open (InnoDecksPage *self);

G_END_DECLS
