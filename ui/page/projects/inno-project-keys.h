/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-view.h"

G_BEGIN_DECLS

/* What keys do in the list of projects. */

void inno_project_keys_install (GtkWidgetClass  *klass);
void inno_project_keys_watch   (InnoProjectView *view,
                                GtkWidget       *rows);

G_END_DECLS
