/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* The documents of one complete answer, and where it came from, on their way
 * into the store: one transaction. Nothing of it is seen until it is committed,
 * and nothing of it stays when it is freed instead. */
typedef struct _InnoStoreImport InnoStoreImport;

typedef struct
{
  guint added;
  guint changed;
  guint removed;
  guint unchanged;
  guint quarantined;
  guint conflicts;     /* members that were changed here and there */
} InnoImportCounts;

/* The head of a portfolio document. */
typedef struct
{
  char       *url;            /* nullable: opened from a file or built in */
  char       *etag;           /* nullable */
  char       *last_modified;  /* nullable */
  char       *body_hash;      /* nullable, SHA-256 of the body */
  char       *dataset_id;
  gint64      seq;
  InnoDay     as_of;          /* or INNO_DAY_NONE */
  gint64      generated_at;   /* Unix seconds */
  gint64      retrieved_at;   /* Unix seconds */
  GHashTable *counts;         /* type id → GINT_TO_POINTER (count) */
} InnoImportHead;

/* What a person has been asked and agreed to. */
typedef enum
{
  INNO_IMPORT_NONE            = 0,
  INNO_IMPORT_ACCEPT_REMOVAL  = 1 << 0,
  INNO_IMPORT_ACCEPT_ROLLBACK = 1 << 1,
  INNO_IMPORT_SET_UP          = 1 << 2,  /* make a portfolio of an empty database */
  INNO_IMPORT_SEND_DELETES    = 1 << 3,
  INNO_IMPORT_GIVE_OURS       = 1 << 4,  /* to a server that went back in time */
  INNO_IMPORT_TAKE_SERVERS    = 1 << 5,  /* from it; what it lost is lost here too */
} InnoImportFlags;

InnoImportHead  *inno_import_head_new       (void);
void             inno_import_head_free      (InnoImportHead   *head);

InnoStoreImport *inno_store_import_begin    (InnoStore        *store,
                                             GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         inno_store_import_add      (InnoStoreImport  *self,
                                             const char       *json,
                                             gsize             length,
                                             const char       *path,
                                             GError          **error);
gboolean         inno_store_import_commit   (InnoStoreImport  *self,
                                             const InnoImportHead *head,
                                             InnoImportFlags   flags,
                                             InnoImportCounts *counts,
                                             GError          **error);
void             inno_store_import_free     (InnoStoreImport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoImportHead, inno_import_head_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoStoreImport, inno_store_import_free)

G_END_DECLS
