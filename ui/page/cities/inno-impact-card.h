/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-card.h"
#include "inno-spoken-section.h"
#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

/* The metrics of one city or agreement: value, target and unit of each. */
void inno_impact_card_fill (InnoCard          *card,
                            InnoSpokenSection *rows,
                            InnoFacts         *facts,
                            const InnoQuery   *query,
                            const char        *subject);

G_END_DECLS
