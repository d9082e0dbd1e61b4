/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-preview.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* Lists that others publish: looked at, taken in, and what a person says of them. */
void         inno_workspace_look_async     (InnoWorkspace             *self,
                                            const InnoPreviewRequest  *request,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
InnoPreview *inno_workspace_look_finish    (InnoWorkspace             *self,
                                            GAsyncResult              *result,
                                            GError                   **error);
void         inno_workspace_take_in_async  (InnoWorkspace             *self,
                                            InnoPreview               *preview,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
void         inno_workspace_say_async      (InnoWorkspace             *self,
                                            const char                *name,
                                            const char                *city,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean     inno_workspace_take_in_finish (InnoWorkspace             *self,
                                            GAsyncResult              *result,
                                            GError                   **error);

G_END_DECLS
