/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A cancellable that is cancelled between two callbacks, never in the middle of one. */
typedef struct _InnoLateCancel InnoLateCancel;

InnoLateCancel *inno_late_cancel_new    (GCancellable   *outer) G_GNUC_WARN_UNUSED_RESULT;
void            inno_late_cancel_free   (InnoLateCancel *self);
GCancellable   *inno_late_cancel_get    (InnoLateCancel *self);
void            inno_late_cancel_attach (InnoLateCancel *self,
                                         GMainContext   *context);
void            inno_late_cancel_cancel (InnoLateCancel *self);

G_END_DECLS
