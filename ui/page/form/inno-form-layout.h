/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The room across: what a child may take of it is counted in these. */
#define INNO_FORM_LAYOUT_SPAN 24

#define INNO_TYPE_FORM_LAYOUT (inno_form_layout_get_type ())

/* Children in lines: each takes so much of the width, another share of it where
 * there is little. Children of the same shares stand in columns from line to line. */
G_DECLARE_FINAL_TYPE (InnoFormLayout, inno_form_layout, INNO, FORM_LAYOUT, GtkLayoutManager)

GtkWidget *inno_form_layout_box_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_form_layout_set_span (GtkWidget *child,
                                      guint      wide,
                                      guint      narrow);

G_END_DECLS
