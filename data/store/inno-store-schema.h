/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A kind of file: those of a data folder, and one more. */
typedef struct
{
  const char *name;
  const char *schema;         /* how the names of its migrations start */
  gint64      application_id;
  gboolean    is_precious;    /* cannot be fetched again */
} InnoStoreFile;

extern const InnoStoreFile INNO_STORE_FILE_CACHE;
extern const InnoStoreFile INNO_STORE_FILE_OUTBOX;
extern const InnoStoreFile INNO_STORE_FILE_PACK;   /* is in no folder: see inno-store-pack.h */

gint64   inno_store_schema_get_newest (const InnoStoreFile  *file);
gboolean inno_store_schema_migrate    (sqlite3              *db,
                                       const InnoStoreFile  *file,
                                       int                  *code,
                                       GError              **error);

G_END_DECLS
