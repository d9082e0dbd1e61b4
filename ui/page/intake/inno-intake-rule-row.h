/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INNO_TYPE_INTAKE_RULE_ROW (inno_intake_rule_row_get_type ())

/* Which rows of lists belong to the programme: one of a few rules, or one of one's own.
 * Signal: "changed", when a person says another. */
G_DECLARE_FINAL_TYPE (InnoIntakeRuleRow, inno_intake_rule_row, INNO, INTAKE_RULE_ROW, AdwExpanderRow)

GtkWidget  *inno_intake_rule_row_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_intake_rule_row_set_rule    (InnoIntakeRuleRow *self,
                                              const char        *rule);
const char *inno_intake_rule_row_get_rule    (InnoIntakeRuleRow *self);
void        inno_intake_rule_row_retranslate (InnoIntakeRuleRow *self);

G_END_DECLS
