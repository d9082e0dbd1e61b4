/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-card.h"
#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

/* The ongoing projects that a query leaves: dates, money, and the sum of it. */
void inno_ongoing_card_fill (InnoCard        *card,
                             GtkWidget       *list,
                             InnoFacts       *facts,
                             const InnoQuery *query);

G_END_DECLS
