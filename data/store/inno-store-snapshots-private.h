/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "inno-store-import.h"
#include "inno-store-snapshots.h"

G_BEGIN_DECLS

/* Snapshots in any database that has their tables: an outbox, or a pack. */
InnoStoreSnapshot *inno_snapshots_read   (sqlite3                  *db,
                                          gint64                    number,
                                          GError                  **error);
gboolean           inno_snapshots_check_name (const char          *name,
                                              GError             **error);
gboolean           inno_snapshots_find   (sqlite3                  *db,
                                          const char               *name,
                                          gint64                   *number,
                                          GError                  **error);
gboolean           inno_snapshots_save   (sqlite3                  *db,
                                          InnoStore                *self,
                                          const InnoStoreSnapshot  *snapshot,
                                          GHashTable               *instead,
                                          GError                  **error);
gboolean           inno_snapshots_import (sqlite3                  *db,
                                          const InnoStoreSnapshot  *snapshot,
                                          const char               *deck,
                                          InnoStore                *copy,
                                          InnoImportCounts         *counts,
                                          GError                  **error);

/* inno-store-frozen.c: "numbers" is a condition in SQL, as "IN (1, 2)". */
gboolean           inno_snapshots_copy   (sqlite3                  *from,
                                          sqlite3                  *to,
                                          const char               *numbers,
                                          GError                  **error);
sqlite3           *inno_frozen_fill      (InnoStore                *store,
                                          sqlite3                  *from,
                                          const char               *name,
                                          const char               *deck,
                                          GError                  **error);

G_END_DECLS
