/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-document-merge.h"
#include "inno-store-private.h"
#include "inno-store-writer.h"

G_BEGIN_DECLS

/* One document on both sides: as the shared data has it, and as people see it
 * here. A row of the table "edit", or else both are the copy in the cache. */
typedef struct
{
  char     *id;
  char     *base_rev;    /* nullable */
  char     *base;        /* its text in the shared data; nullable: not there */
  char     *body;        /* its text here; nullable: removed */
  JsonNode *base_node;   /* the same, parsed */
  JsonNode *body_node;
  char     *incoming;    /* of an import: its new text; nullable: not seen, or the same */
  gint64    mine_at;     /* of an import: when it was changed here, Unix seconds; 0 = now */
  gboolean  is_seen;     /* by an import, or its old copy stays for another reason */
  gboolean  is_gone;     /* the shared data does not have it any more */
  gboolean  is_own;      /* what came, or that it is gone, is what was sent from here */
  JsonNode *sent_node;   /* what was sent then; nullable: that it is removed */
} InnoPending;

void         inno_pending_free          (InnoPending   *self);
InnoPending *inno_pending_read          (InnoStore     *store,
                                         const char    *id,
                                         GError       **error);
gboolean     inno_pending_exist         (InnoStore     *store);
gboolean     inno_pending_find          (InnoStore     *store,
                                         const char    *id,
                                         InnoPending  **pending,
                                         GError       **error);
GPtrArray   *inno_pending_list          (InnoStore     *store,
                                         GError       **error);
gboolean     inno_pending_take_base     (InnoPending   *self,
                                         const char    *text,
                                         GError       **error);
gboolean     inno_pending_take_body     (InnoPending   *self,
                                         JsonObject    *document,
                                         GError       **error);
gboolean     inno_pending_put           (InnoPending   *self,
                                         sqlite3       *outbox,
                                         GError       **error);
gboolean     inno_pending_put_conflicts (InnoPending   *self,
                                         sqlite3       *outbox,
                                         GPtrArray     *conflicts,
                                         const char    *who,
                                         GError       **error);
gboolean     inno_pending_is_shown      (InnoPending   *self,
                                         sqlite3       *cache,
                                         gboolean      *is_shown,
                                         GError       **error);
gboolean     inno_pending_show          (InnoPending     *self,
                                         InnoStoreWriter *writer,
                                         GError         **error);
void         inno_pending_clean         (sqlite3       *outbox);

/* The object of a node that may be NULL. */
JsonObject  *inno_pending_peek          (JsonNode      *node);
JsonObject  *inno_pending_merge         (JsonNode      *base,
                                         JsonNode      *mine,
                                         JsonNode      *theirs,
                                         GPtrArray     *conflicts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoPending, inno_pending_free)

G_END_DECLS
