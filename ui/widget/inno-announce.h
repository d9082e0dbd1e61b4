/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For who hears what others see happen. */
void inno_announce     (GtkWindow  *window,
                        const char *text);
void inno_announce_end (GtkWindow  *window);

G_END_DECLS
