/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-workspace.h"

G_BEGIN_DECLS

/* What the page of changes has done with the store, on its thread. */
void       inno_changes_compare_async  (InnoWorkspace             *workspace,
                                        InnoFacts                 *facts,
                                        const InnoComparisonSides *sides,
                                        GCancellable              *cancellable,
                                        GAsyncReadyCallback        callback,
                                        gpointer                   user_data);
InnoFacts *inno_changes_compare_finish (InnoWorkspace             *workspace,
                                        GAsyncResult              *result,
                                        GError                   **error);
void       inno_changes_freeze_async   (InnoWorkspace             *workspace,
                                        const char                *name,
                                        const char                *meeting,
                                        GAsyncReadyCallback        callback,
                                        gpointer                   user_data);
char      *inno_changes_freeze_finish  (InnoWorkspace             *workspace,
                                        GAsyncResult              *result,
                                        GError                   **error);

G_END_DECLS
