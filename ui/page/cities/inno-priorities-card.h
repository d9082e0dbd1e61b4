/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-card.h"
#include "inno-spoken-section.h"
#include "inno-portfolio.h"

G_BEGIN_DECLS

/* The strategic priorities of a city or an agreement, and its lead themes. */
void  inno_priorities_card_fill  (InnoCard          *card,
                                  InnoSpokenSection *rows,
                                  InnoPortfolio     *portfolio,
                                  InnoEntity        *subject);
/* Lead themes that it leads or implements. */
guint inno_priorities_count_lead_themes (InnoPortfolio *portfolio,
                                         InnoEntity    *subject);

G_END_DECLS
