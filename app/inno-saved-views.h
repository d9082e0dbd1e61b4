/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Places to come back to, by name, in the settings: pairs of a name and what win.go takes. */
GVariant *inno_saved_views_get    (GSettings  *settings);
gboolean  inno_saved_views_has    (GSettings  *settings,
                                   const char *name);
void      inno_saved_views_save   (GSettings  *settings,
                                   const char *name,
                                   const char *link);
gboolean  inno_saved_views_rename (GSettings  *settings,
                                   const char *name,
                                   const char *new_name);
void      inno_saved_views_remove (GSettings  *settings,
                                   const char *name);

G_END_DECLS
