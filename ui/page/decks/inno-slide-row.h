/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_SLIDE_ROW (inno_slide_row_get_type ())

/* A slide in a list: small, with its number and what it is called. */
G_DECLARE_FINAL_TYPE (InnoSlideRow, inno_slide_row, INNO, SLIDE_ROW, GtkListBoxRow)

GtkWidget *inno_slide_row_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_slide_row_say  (InnoSlideRow *self,
                                guint         number,
                                const char   *title,
                                const char   *remark);
void       inno_slide_row_show (InnoSlideRow *self,
                                PlotScene    *scene);

G_END_DECLS
