/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-view.h"

G_BEGIN_DECLS

void        inno_project_menu_attach       (InnoProjectView *view);
/* What ends or deletes it, which both menus of a project have. */
GMenuModel *inno_project_menu_make_changes (const char      *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
