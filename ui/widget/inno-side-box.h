/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_SIDE_BOX (inno_side_box_get_type ())

/* Something large, and something narrow that explains it: beside it where there is
 * room, else below it. */
G_DECLARE_FINAL_TYPE (InnoSideBox, inno_side_box, INNO, SIDE_BOX, GtkWidget)

GtkWidget *inno_side_box_new (GtkWidget *main,
                              GtkWidget *side) G_GNUC_WARN_UNUSED_RESULT;

void       inno_side_box_set_lists (InnoSideBox *self,
                                    int          side_width);

G_END_DECLS
