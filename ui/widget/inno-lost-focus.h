/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     inno_lost_focus_init (void);
gboolean inno_lost_focus_find (GtkWindow *window);

G_END_DECLS
