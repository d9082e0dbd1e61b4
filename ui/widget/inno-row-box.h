/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_ROW_BOX (inno_row_box_get_type ())

/* Small cards in as few rows as they have room in, each row as wide as the box and
 * no row much longer than another. */
G_DECLARE_FINAL_TYPE (InnoRowBox, inno_row_box, INNO, ROW_BOX, GtkWidget)

GtkWidget *inno_row_box_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_row_box_append (InnoRowBox *self,
                                GtkWidget  *child);

G_END_DECLS
