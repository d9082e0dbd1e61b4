/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void inno_expander_row_prepare (AdwExpanderRow *row);
void inno_expander_row_name    (AdwExpanderRow *row,
                                const char     *title,
                                const char     *name);

G_END_DECLS
