/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store-import.h"

G_BEGIN_DECLS

/* What a shared database tells, page by page: what has changed and what was deleted,
 * each page with the place behind it in one transaction. What a page does not name
 * is as it was. It is an import all the same: inno_store_import_free() gives it up. */

/* Where a page ends. */
typedef struct
{
  const char *url;
  const char *dataset_id;
  const char *since;        /* JSON text of the place behind it */
  gboolean    is_last;      /* nothing more is to come for now */
} InnoFeedMark;

InnoStoreImport *inno_store_feed_begin        (InnoStore             *store,
                                               guint                  n_expected,
                                               GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         inno_store_feed_add          (InnoStoreImport       *self,
                                               JsonObject            *document,
                                               gboolean               is_sure,
                                               GError               **error);
gboolean         inno_store_feed_remove       (InnoStoreImport       *self,
                                               const char            *id,
                                               JsonObject            *tombstone,
                                               gboolean               is_sure,
                                               GError               **error);
gboolean         inno_store_feed_set_aside    (InnoStoreImport       *self,
                                               const char            *id,
                                               const char            *rev,
                                               GBytes                *raw,
                                               const GError          *reason,
                                               GError               **error);
gboolean         inno_store_feed_set_branches (InnoStoreImport       *self,
                                               const char            *id,
                                               JsonArray             *revs,
                                               GError               **error);
GPtrArray       *inno_store_feed_get_stale    (InnoStoreImport       *self);
gboolean         inno_store_feed_commit       (InnoStoreImport       *self,
                                               const InnoFeedMark    *mark,
                                               InnoImportCounts      *counts,
                                               GError               **error);
gboolean         inno_store_feed_finish       (InnoStore             *store,
                                               InnoImportFlags        flags,
                                               InnoImportCounts      *counts,
                                               GError               **error);
char            *inno_store_feed_get_since    (InnoStore             *store,
                                               const char            *url);
gboolean         inno_store_feed_forget_since (InnoStore             *store,
                                               GError               **error);

G_END_DECLS
