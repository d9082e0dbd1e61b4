/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store-import.h"
#include "inno-store-pending.h"
#include "inno-store-statement.h"
#include "inno-store-writer.h"

G_BEGIN_DECLS

/* What became of a document that was seen in this import. */
typedef enum
{
  INNO_SEEN_ADDED,
  INNO_SEEN_CHANGED,
  INNO_SEEN_UNCHANGED,
  INNO_SEEN_QUARANTINED,
} InnoSeen;

/* The statements of an import, each prepared once. */
typedef enum
{
  INNO_IMPORT_FIND,
  INNO_IMPORT_MARK,
  INNO_IMPORT_QUARANTINE,
  INNO_IMPORT_FIND_SHARED,      /* of a feed, as what follows */
  INNO_IMPORT_KEEP,
  INNO_IMPORT_ACQUIT,
  INNO_IMPORT_NOTE,
  INNO_IMPORT_DROP_BRANCHES,
  INNO_IMPORT_N_STATEMENTS,
} InnoImportStatement;

struct _InnoStoreImport
{
  InnoStore      *store;
  sqlite3        *db;
  gboolean        is_open;           /* the transaction is ours */
  gboolean        has_outbox;        /* and that of the outbox */
  gboolean        has_merged;        /* an edit with something that came */
  gboolean        is_feed;           /* what is not in it is as it was: see inno-store-feed.c */
  gboolean        is_small;          /* the totals follow each document */
  gboolean        has_edits;         /* something waits in the outbox */
  InnoStatement  *statements[INNO_IMPORT_N_STATEMENTS];
  InnoStoreWriter writer;
  GHashTable     *edits;             /* id → InnoPending */
  GHashTable     *received;          /* type id → how many records, twice seen ones twice */
  GPtrArray      *stale;             /* of a feed: ids of what came older than it is here */
  guint           n_conflicts;
  guint           n_removed;         /* of a feed */
  guint           n_quarantined;
  guint           n_without_type;    /* of them */
  guint           n_without_id;      /* of them */
  gint64          now;               /* Unix seconds */
};

InnoStoreImport *inno_store_import_open (InnoStore            *store,
                                         gboolean               is_feed,
                                         GError               **error);
gboolean inno_store_import_check_open   (InnoStoreImport       *self,
                                         GError               **error);
void     inno_store_import_stop         (InnoStoreImport       *self);
gboolean inno_store_import_end          (InnoStoreImport       *self,
                                         GError               **error);
gboolean inno_store_import_touch        (InnoStoreImport       *self,
                                         const char            *id,
                                         GError               **error);
gboolean inno_store_import_check_dataset (InnoStoreImport      *self,
                                         const char            *dataset_id,
                                         GError               **error);
gboolean inno_store_import_refuse_removal (gint64               n_removed,
                                         gint64                 n_old,
                                         GError               **error);
gboolean inno_store_import_load_edits   (InnoStoreImport       *self,
                                         GError               **error);
InnoSeen inno_store_import_keep_for_edit (InnoPending          *pending,
                                         const char            *json,
                                         gsize                  length);
gboolean inno_store_import_merge_edits  (InnoStoreImport       *self,
                                         GError               **error);
gboolean inno_store_import_commit_edits (InnoStoreImport       *self,
                                         GError               **error);
void     inno_store_import_leave_edits  (InnoStoreImport       *self);
gboolean inno_store_import_quarantine   (InnoStoreImport       *self,
                                         const char            *json,
                                         gsize                  length,
                                         const char            *path,
                                         const GError          *reason,
                                         GError               **error);
gboolean inno_store_import_check        (InnoStoreImport       *self,
                                         const InnoImportHead  *head,
                                         InnoImportFlags        flags,
                                         GError               **error);
gboolean inno_store_import_count        (InnoStoreImport       *self,
                                         InnoImportCounts      *counts,
                                         GError               **error);
gboolean inno_store_import_finish       (InnoStoreImport       *self,
                                         const InnoImportHead  *head,
                                         const InnoImportCounts *counts,
                                         GError               **error);

G_END_DECLS
