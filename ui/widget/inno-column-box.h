/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_COLUMN_BOX (inno_column_box_get_type ())

/* Cards in one, two or three columns, by the room there is. What is left over in a
 * column goes to those of its cards that expand. */
G_DECLARE_FINAL_TYPE (InnoColumnBox, inno_column_box, INNO, COLUMN_BOX, GtkWidget)

/* Of two columns: in none, a card for which there is no room. */
#define INNO_COLUMN_BOX_NONE 15

GtkWidget *inno_column_box_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_column_box_append (InnoColumnBox *self,
                                   GtkWidget     *child,
                                   guint          of_two,
                                   guint          of_three);

G_END_DECLS
