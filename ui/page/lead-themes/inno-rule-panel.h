/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-chart.h"

G_BEGIN_DECLS

#define INNO_TYPE_RULE_PANEL (inno_rule_panel_get_type ())

/* Beside the matrix of lead themes: whether at least three InnoCities take part in
 * each, in words. */
G_DECLARE_FINAL_TYPE (InnoRulePanel, inno_rule_panel, INNO, RULE_PANEL, AdwBin)

GtkWidget *inno_rule_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   inno_rule_panel_ask (GtkWidget       *self,
                                const InnoChart *chart,
                                InnoFacts       *facts,
                                const InnoQuery *query);

G_END_DECLS
