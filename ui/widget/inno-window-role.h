/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void inno_window_take_role (gpointer   window);
void inno_window_begin_at  (gpointer   window,
                            GtkWidget *first);

G_END_DECLS
