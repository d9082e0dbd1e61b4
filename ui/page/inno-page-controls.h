/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-choice.h"

G_BEGIN_DECLS

void inno_controls_set_chart_or_table (InnoChoice    *choice);
void inno_controls_set_label          (GtkDropDown   *drop_down,
                                       const char    *label);
void inno_controls_set_strings        (GtkDropDown   *drop_down,
                                       const char   **strings,
                                       guint          n_strings);

G_END_DECLS
