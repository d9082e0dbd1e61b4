/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* Of the processes that have one folder open, the one that may sync. */
#define INNO_LEASE_SECONDS 120

gboolean inno_store_take_lease (InnoStore  *self,
                                gint64      now,
                                GError    **error);
void     inno_store_give_lease (InnoStore  *self);

G_END_DECLS
