/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-store.h"

G_BEGIN_DECLS

GPtrArray *inno_store_list_decks (InnoStore  *self,
                                  GError    **error);

G_END_DECLS
