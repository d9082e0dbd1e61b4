/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-endpoint.h"

G_BEGIN_DECLS

/* The static endpoint: a file, fetched whole and only read. */
void     inno_pull_async  (GObject                   *source,
                           const InnoEndpointRequest *request,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data);
gboolean inno_pull_finish (GObject                   *source,
                           GAsyncResult              *result,
                           InnoSyncReport            *report,
                           GError                   **error);

G_END_DECLS
