/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "inno-document.h"
#include "inno-portfolio.h"

G_BEGIN_DECLS

#define INNO_STORE_ERROR (inno_store_error_quark ())

typedef enum
{
  INNO_STORE_ERROR_FAILED,
  INNO_STORE_ERROR_UNAVAILABLE,   /* the folder cannot be made or read */
  INNO_STORE_ERROR_READ_ONLY,
  INNO_STORE_ERROR_FULL,          /* the disk is full */
  INNO_STORE_ERROR_TOO_NEW,       /* written by a later version */
  INNO_STORE_ERROR_DIFFERENT,     /* another dataset lives here */
  INNO_STORE_ERROR_ROLLED_BACK,   /* an older sequence than ours */
  INNO_STORE_ERROR_MASS_REMOVAL,  /* more than a tenth would go */
  INNO_STORE_ERROR_INCOMPLETE,    /* the counts do not match */
  INNO_STORE_ERROR_EXISTS,        /* a snapshot of that name */
  INNO_STORE_ERROR_UNKNOWN,       /* no snapshot of that name */
  INNO_STORE_ERROR_OUTDATED,      /* what was chosen between has changed meanwhile */
} InnoStoreError;

GQuark inno_store_error_quark (void);

#define INNO_TYPE_STORE (inno_store_get_type ())

/* One data folder on disk: cache.db, which can be made anew from the endpoint,
 * and outbox.db, which cannot. Every call but new() belongs to one thread: the
 * one that opened it (a worker in the window, the main thread in a command). */
G_DECLARE_FINAL_TYPE (InnoStore, inno_store, INNO, STORE, GObject)

InnoStore          *inno_store_new              (const char  *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean            inno_store_open             (InnoStore   *self,
                                                 GError     **error);
void                inno_store_close            (InnoStore   *self);
const char         *inno_store_get_folder       (InnoStore   *self);
gboolean            inno_store_is_frozen        (InnoStore   *self);
gboolean            inno_store_is_read_only     (InnoStore   *self);
gboolean            inno_store_is_empty         (InnoStore   *self);
const char * const *inno_store_get_notices      (InnoStore   *self);

/* Small facts about the copy: "url", "etag", "dataset_id", "seq", ... */
char               *inno_store_get_setting      (InnoStore   *self,
                                                 const char  *key);
gboolean            inno_store_set_setting      (InnoStore   *self,
                                                 const char  *key,
                                                 const char  *value,
                                                 GError     **error);

InnoPortfolio      *inno_store_load_portfolio   (InnoStore   *self,
                                                 GError     **error);

/* The boundaries that maps show: imported once, kept in a file beside the databases. */
gboolean            inno_store_save_regions     (InnoStore   *self,
                                                 InnoShapes  *regions,
                                                 GError     **error);

typedef gboolean  (*InnoStoreDocumentFunc)      (const char  *id,
                                                 const char  *body,
                                                 gsize        length,
                                                 gpointer     user_data,
                                                 GError     **error);
gboolean            inno_store_foreach_document (InnoStore             *self,
                                                 InnoDocumentType       type,
                                                 InnoStoreDocumentFunc  func,
                                                 gpointer               user_data,
                                                 GError               **error);

G_END_DECLS
