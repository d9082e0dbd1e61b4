/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Letters that are as large as the room in which they are read asks for. */
void inno_room_font_set (GtkWidget *widget,
                         double     pixels);

G_END_DECLS
