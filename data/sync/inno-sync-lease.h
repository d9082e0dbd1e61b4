/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"
#include "inno-worker.h"

G_BEGIN_DECLS

/* The lease of one run: taken before it, lengthened while it lasts, given back after
 * it, all on the thread of the store. */
typedef struct _InnoSyncLease InnoSyncLease;

void           inno_sync_lease_take_async  (InnoStore            *store,
                                            InnoWorker           *worker,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
InnoSyncLease *inno_sync_lease_take_finish (GAsyncResult         *result,
                                            GError              **error);
void           inno_sync_lease_give        (InnoSyncLease        *self);

G_END_DECLS
