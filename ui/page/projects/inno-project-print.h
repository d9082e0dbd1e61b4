/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-view.h"

G_BEGIN_DECLS

/* More rows than this are not printed. */
#define INNO_PROJECT_MAX_PRINTED 2000

void inno_project_print (InnoProjectView *view,
                         InnoFacts       *facts,
                         const InnoQuery *query,
                         const char      *note,
                         GTask           *task);

G_END_DECLS
