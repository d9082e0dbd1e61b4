/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define INNO_TYPE_WORKER (inno_worker_get_type ())

/* One named thread that runs GTasks strictly in the order they were queued. */
G_DECLARE_FINAL_TYPE (InnoWorker, inno_worker, INNO, WORKER, GObject)

InnoWorker *inno_worker_new        (const char      *name) G_GNUC_WARN_UNUSED_RESULT;
void        inno_worker_run        (InnoWorker      *self,
                                    GTask           *task,
                                    GTaskThreadFunc  func);
gboolean    inno_worker_is_current (InnoWorker      *self);
void        inno_worker_stop       (InnoWorker      *self);

G_END_DECLS
