/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-store-conflicts.h"

G_BEGIN_DECLS

/* Beside what has two versions, the way to choose between them. */
GtkWidget *inno_conflict_link_new      (const char *place) G_GNUC_WARN_UNUSED_RESULT;
void       inno_conflict_link_set_name (GtkWidget  *link,
                                        const char *place);
gboolean   inno_conflict_touches       (GPtrArray  *records,
                                        const char *member);

G_END_DECLS
