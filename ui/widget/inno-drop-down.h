/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  inno_drop_down_prepare   (GtkWidget   *widget);
void  inno_drop_down_search    (GtkDropDown *drop_down);
void  inno_drop_down_name      (GtkWidget   *widget,
                                const char  *name);
char *inno_drop_down_make_name (const char  *title,
                                const char  *chosen);

G_END_DECLS
