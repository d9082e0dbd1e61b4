/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char      *inno_column_title_break (const char *title);

GtkWidget *inno_column_titles_get  (GtkColumnView *view);

void       inno_column_title_dress (GtkWidget  *title,
                                    const char *name,
                                    gboolean    is_number);

void       inno_column_titles_sort (GtkColumnView       *view,
                                    GtkColumnViewColumn *column,
                                    GtkSortType          order);

G_END_DECLS
