/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_WRAP_BOX (inno_wrap_box_get_type ())

/* Controls in a row, and in the next row where there is no more room. What expands has
 * the room that its row leaves. libadwaita has such a box from 1.7 on only. */
G_DECLARE_FINAL_TYPE (InnoWrapBox, inno_wrap_box, INNO, WRAP_BOX, GtkWidget)

G_END_DECLS
