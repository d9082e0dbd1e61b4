/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-workspace.h"

G_BEGIN_DECLS

/* What is found from outside the window: cities, charts and projects. A result goes by its
 * place, "projects/project:p1", which says its kind as well. */
GStrv     inno_search_rank            (InnoFacts           *facts,
                                       GPtrArray           *projects,
                                       const char          *text);
void      inno_search_describe_async  (InnoWorkspace       *workspace,
                                       const char * const  *places,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
GVariant *inno_search_describe_finish (InnoWorkspace       *workspace,
                                       GAsyncResult        *result,
                                       GError             **error);

G_END_DECLS
