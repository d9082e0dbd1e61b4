/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"

G_BEGIN_DECLS

/* Why the rule of three cities is met by a lead theme, is not, or is not known. In
 * the active language. */
char *inno_rule_sentence (InnoLeadTheme *theme,
                          InnoPortfolio *portfolio,
                          guint          roles);
/* "Met in 3 themes, not met in 1, unknown for 2." By InnoRuleState. */
char *inno_rule_summary  (const guint    counts[3]);

G_END_DECLS
