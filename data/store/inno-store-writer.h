/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store-statement.h"

G_BEGIN_DECLS

/* The statements that put a document into the cache, each prepared once. */
typedef enum
{
  INNO_WRITER_PUT,
  INNO_WRITER_REMOVE,
  INNO_WRITER_REMOVE_PROJECT,
  INNO_WRITER_PUT_PROJECT,
  INNO_WRITER_PUT_CITY,
  INNO_WRITER_PUT_THEME,
  INNO_WRITER_PUT_FUNDING,
  INNO_WRITER_REMOVE_WORDS,
  INNO_WRITER_PUT_WORDS,
  INNO_WRITER_N_STATEMENTS,
} InnoWriterStatement;

typedef struct
{
  InnoStatement *statements[INNO_WRITER_N_STATEMENTS];
  gboolean       is_searched;    /* nobody searches in a copy in memory */
} InnoStoreWriter;

/* A document that has been validated, and its text. */
typedef struct
{
  JsonObject *document;
  const char *text;
  gsize       length;
} InnoStoreText;

JsonNode   *inno_store_parse         (const char           *json,
                                      gsize                 length,
                                      const char           *path,
                                      GError              **error);
const char *inno_store_get_rev       (JsonObject           *document);
gboolean    inno_store_writer_init   (InnoStoreWriter      *self,
                                      sqlite3              *db,
                                      GError              **error);
void        inno_store_writer_clear  (InnoStoreWriter      *self);
gboolean    inno_store_writer_put    (InnoStoreWriter      *self,
                                      const InnoStoreText  *text,
                                      gboolean              is_new,
                                      GError              **error);
gboolean    inno_store_writer_remove (InnoStoreWriter      *self,
                                      const char           *id,
                                      GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoStoreWriter, inno_store_writer_clear)

G_END_DECLS
