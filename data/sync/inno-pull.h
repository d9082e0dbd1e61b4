/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-http.h"
#include "inno-sync.h"

G_BEGIN_DECLS

/* One run against a static endpoint, from the address to the commit. */
typedef struct
{
  InnoStore       *store;
  InnoWorker      *worker;
  InnoHttp        *http;
  guint            max_retries;  /* for the whole run */
  guint            patience;     /* milliseconds to wait between them, in all */
  const char      *url;          /* nullable: the one the store remembers */
  InnoImportFlags  flags;
} InnoPullRequest;

void     inno_pull_async  (GObject                *source,
                           const InnoPullRequest  *request,
                           GCancellable           *cancellable,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data);
gboolean inno_pull_finish (GObject                *source,
                           GAsyncResult           *result,
                           InnoSyncReport         *report,
                           GError                **error);

G_END_DECLS
