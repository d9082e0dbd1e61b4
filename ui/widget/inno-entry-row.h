/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *inno_entry_row_new        (const char *title);
GtkWidget *inno_entry_row_new_secret (const char *title);

G_END_DECLS
