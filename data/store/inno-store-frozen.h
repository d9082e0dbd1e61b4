/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* What a portfolio was, as a store in memory that cannot be written to. The snapshots
 * that were made before stand in it as they would have stood then. Its settings have the name of the snapshot ("dataset_id") and the id
 * of the meeting it was made for ("meeting"). */
InnoStore *inno_store_new_frozen (const char *folder,
                                  const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
