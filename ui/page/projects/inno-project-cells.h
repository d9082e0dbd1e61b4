/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-view.h"

G_BEGIN_DECLS

GtkListItemFactory *inno_project_cells_new    (const InnoProjectColumn *column,
                                               InnoProjectView         *view) G_GNUC_WARN_UNUSED_RESULT;
gboolean            inno_project_cells_select (InnoProjectView         *view,
                                               GtkWidget               *under);

G_END_DECLS
