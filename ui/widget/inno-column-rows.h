/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     inno_column_rows_scroll_to      (GtkColumnView *view,
                                          guint          position);
gboolean inno_column_rows_have_focus     (GtkColumnView *view);
gboolean inno_column_rows_focus          (GtkColumnView *view,
                                          guint          position);
gboolean inno_column_rows_focus_selected (GtkColumnView *view);

G_END_DECLS
