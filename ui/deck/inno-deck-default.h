/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"

G_BEGIN_DECLS

/* What it is asked for by; a document has an id with a colon. */
#define INNO_DECK_DEFAULT_ID "steering-group"

InnoDeck *inno_deck_new_default (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
