/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-jump-place.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

void       inno_jump_find_projects_async  (InnoWorkspace       *workspace,
                                           const char          *text,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GPtrArray *inno_jump_find_projects_finish (InnoWorkspace       *workspace,
                                           GAsyncResult        *result,
                                           GError             **error);

G_END_DECLS
