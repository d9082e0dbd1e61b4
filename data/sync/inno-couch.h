/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-endpoint.h"

G_BEGIN_DECLS

/* The shared endpoint: a database that speaks the HTTP interface of CouchDB, read
 * and written by many. */
void     inno_couch_async  (GObject                   *source,
                            const InnoEndpointRequest *request,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   user_data);
gboolean inno_couch_finish (GObject                   *source,
                            GAsyncResult              *result,
                            InnoSyncReport            *report,
                            GError                   **error);

G_END_DECLS
