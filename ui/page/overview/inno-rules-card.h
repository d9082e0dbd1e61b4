/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

#define INNO_TYPE_RULES_CARD (inno_rules_card_get_type ())

/* Every lead theme: who takes part in which role, and whether the rule is met. */
G_DECLARE_FINAL_TYPE (InnoRulesCard, inno_rules_card, INNO, RULES_CARD, AdwBin)

GtkWidget *inno_rules_card_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_rules_card_ask (InnoRulesCard   *self,
                                InnoFacts       *facts,
                                const InnoQuery *query);

G_END_DECLS
