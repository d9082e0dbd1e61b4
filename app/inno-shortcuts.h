/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void inno_shortcuts_show (GtkWindow  *parent,
                          const char *section);

G_END_DECLS
