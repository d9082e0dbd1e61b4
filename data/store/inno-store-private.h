/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "inno-store.h"

G_BEGIN_DECLS

/* The handles of cache.db and outbox.db, for the thread that opened the store. */
sqlite3  *inno_store_get_cache      (InnoStore  *self,
                                     GError    **error);
sqlite3  *inno_store_get_outbox     (InnoStore  *self,
                                     GError    **error);
gboolean  inno_store_check_writable (InnoStore  *self,
                                     GError    **error);
void      inno_store_keep_endpoint  (InnoStore  *self);

void      inno_store_replay         (InnoStore  *self);

/* Fills an empty store in memory from a source; what it answers becomes its outbox. */
typedef sqlite3 *(*InnoStoreFillFunc) (InnoStore   *self,
                                       const char  *source,
                                       const char  *name,
                                       GError     **error);
InnoStore  *inno_store_new_filled     (InnoStoreFillFunc  fill,
                                       const char        *source,
                                       const char        *name);
const char *inno_store_get_source     (InnoStore         *self);

/* Of the words that were searched for of late; see inno-store-search-match.c */
struct _InnoSearchMemory *inno_store_get_search_memory (InnoStore *self);

/* NULL where none were imported, or none can be read. */
InnoShapes *inno_store_load_regions (InnoStore *self);

/* One snapshot for several statements. Inside a transaction there is one already. */
gboolean  inno_store_begin_read     (sqlite3    *db,
                                     gboolean   *has_begun,
                                     GError    **error);
void      inno_store_end_read       (sqlite3    *db,
                                     gboolean    has_begun);

G_END_DECLS
