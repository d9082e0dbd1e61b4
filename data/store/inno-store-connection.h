/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "inno-store-schema.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_OPEN_DONE,
  INNO_OPEN_BROKEN,    /* damaged, empty, or not one of ours: may be set aside */
  INNO_OPEN_TOO_NEW,   /* written by a later version */
  INNO_OPEN_FAILED,
} InnoOpenResult;

InnoOpenResult inno_store_connection_open           (const InnoStoreFile  *file,
                                                     const char           *folder,
                                                     sqlite3             **db,
                                                     GError              **error);
InnoOpenResult inno_store_connection_open_read_only (const InnoStoreFile  *file,
                                                     const char           *folder,
                                                     sqlite3             **db,
                                                     GError              **error);
InnoOpenResult inno_store_connection_open_memory    (const InnoStoreFile  *file,
                                                     sqlite3             **db,
                                                     GError              **error);
gboolean       inno_store_connection_create         (const InnoStoreFile  *file,
                                                     const char           *folder,
                                                     GError              **error);
char          *inno_store_connection_set_aside      (const InnoStoreFile  *file,
                                                     const char           *folder,
                                                     GError              **error);
void           inno_store_connection_clear_log      (sqlite3              *db);
void           inno_store_connection_close          (sqlite3              *db);

G_END_DECLS
