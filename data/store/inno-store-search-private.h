/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store-statement.h"

G_BEGIN_DECLS

/* The columns of the words, in the order of the parameters ?2 … */
typedef enum
{
  INNO_SEARCH_NAME,          /* in three languages, and the code */
  INNO_SEARCH_NAME_PLAIN,    /* those of the words before that have marks, without them */
  INNO_SEARCH_REST,          /* beneficiary, authority, summary */
  INNO_SEARCH_REST_PLAIN,
  INNO_SEARCH_PLACES,        /* ids, each after a ~, of what may have another name tomorrow */
  INNO_SEARCH_N_COLUMNS,
} InnoSearchColumn;

/* ?1 is the id of a project whose document is there. */
#define INNO_SEARCH_REMOVE \
  "DELETE FROM search WHERE rowid = (SELECT rowid FROM document WHERE id = ?1)"
#define INNO_SEARCH_PUT \
  "INSERT INTO search (rowid, name, name_plain, rest, rest_plain, places) " \
  "VALUES ((SELECT rowid FROM document WHERE id = ?1), ?2, ?3, ?4, ?5, ?6)"

/* The words of a project document, by InnoSearchColumn; free with g_strfreev(). */
char   **inno_store_search_words   (JsonObject     *document) G_GNUC_WARN_UNUSED_RESULT;
gboolean inno_store_search_put     (InnoStatement  *put,
                                    const char     *id,
                                    JsonObject     *document,
                                    GError        **error);
typedef struct _InnoSearchMemory InnoSearchMemory;

InnoSearchMemory *inno_search_memory_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void              inno_search_memory_free (InnoSearchMemory *self);

/* What the search needs of SQLite; returns its code. */
int      inno_store_search_register (sqlite3       *db);
/* The words of a cache that an earlier version has written. */
void     inno_store_search_rebuild (sqlite3        *db);

G_END_DECLS
