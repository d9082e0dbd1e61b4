/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

#define INNO_TYPE_SINCE_CARD (inno_since_card_get_type ())

/* What became of the projects since the snapshot that the facts are compared with. */
G_DECLARE_FINAL_TYPE (InnoSinceCard, inno_since_card, INNO, SINCE_CARD, AdwBin)

GtkWidget *inno_since_card_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_since_card_ask (InnoSinceCard   *self,
                                InnoFacts       *facts,
                                const InnoQuery *query);

G_END_DECLS
