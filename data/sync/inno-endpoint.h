/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-http.h"
#include "inno-sync.h"

G_BEGIN_DECLS

/* One run against an endpoint, from the address to the commit. */
typedef struct
{
  InnoStore       *store;
  InnoWorker      *worker;
  InnoHttp        *http;
  guint            max_retries;   /* for the whole run */
  guint            patience;      /* milliseconds to wait between them, in all */
  guint            canary_delay;  /* milliseconds until a bad sign is looked for again */
  const char      *url;           /* nullable: the one the store remembers */
  InnoImportFlags  flags;
} InnoEndpointRequest;

/* A kind of endpoint. The source object has a signal "progress" (guint64 bytes). */
typedef struct
{
  void     (*run_async)  (GObject                   *source,
                          const InnoEndpointRequest *request,
                          GCancellable              *cancellable,
                          GAsyncReadyCallback        callback,
                          gpointer                   user_data);
  gboolean (*run_finish) (GObject                   *source,
                          GAsyncResult              *result,
                          InnoSyncReport            *report,
                          GError                   **error);
} InnoEndpointKind;

G_END_DECLS
