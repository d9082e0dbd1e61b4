/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-view.h"

G_BEGIN_DECLS

/* The columns of the list in a GtkColumnView, and what their headings do and say. */

GPtrArray *inno_project_headings_add         (GtkColumnView   *rows,
                                              InnoProjectView *view);
void       inno_project_headings_retranslate (GtkColumnView   *rows);
gboolean   inno_project_headings_get_sort    (GtkColumnView   *rows,
                                              InnoProjectSort *sort,
                                              gboolean        *is_descending);

G_END_DECLS
