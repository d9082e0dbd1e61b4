/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-backoff.h"
#include "inno-couch.h"
#include "inno-store-branches.h"
#include "inno-store-outbox.h"

G_BEGIN_DECLS

/* A run is a conversation with a beginning and an end, and reads as one: it has a
 * thread of its own, which asks the network on the main context and the store on its
 * thread, one after the other, and waits for each. It holds no lock meanwhile, and
 * touches neither itself. */
typedef struct
{
  InnoStore       *store;
  InnoWorker      *worker;
  InnoHttp        *http;
  InnoPatience    *patience;
  guint            canary_delay;
  InnoImportFlags  flags;
  char            *asked;         /* nullable: the address the caller gave */
  GCancellable    *cancellable;   /* nullable */
  GMainContext    *main_context;  /* of the network */
  GMainContext    *context;       /* of the conversation */

  GUri            *uri;
  char            *url;           /* without a slash at its end */
  char            *dataset_id;
  JsonObject      *meta;          /* nullable: what the database says of itself */
  gboolean         is_read_only;  /* only later versions may write */
  InnoSyncReport   report;
} InnoCouch;

/* The member that tells how often the database was given back what it had lost. */
#define INNO_COUCH_EPOCH "epoch"
#define INNO_COUCH_META_ID "meta:dataset"

/* What is behind a name below the database, or what it answers to what it is sent. */
typedef struct
{
  guint     status;
  gint64    retry_after;          /* seconds the server asked to wait, or -1 */
  GBytes   *body;
  JsonNode *root;                 /* nullable: it is no JSON, or was not to be parsed */
} InnoCouchAnswer;

typedef gboolean (*InnoCouchStoreFunc) (InnoCouch  *self,
                                        gpointer    data,
                                        GError    **error);

typedef enum
{
  INNO_COUCH_PARSED = 0,
  INNO_COUCH_RAW    = 1 << 0,     /* the body is parsed by who asks */
} InnoCouchAskFlags;

/* What became of something that was sent. */
typedef enum
{
  INNO_COUCH_LOST,         /* it did not arrive */
  INNO_COUCH_LANDED,
  INNO_COUCH_BLOCKED,      /* nor can it: what the server has cannot be read */
} InnoCouchFate;

/* Talking */
gboolean    inno_couch_ask            (InnoCouch          *self,
                                       const char         *path,
                                       GBytes             *body,
                                       InnoCouchAskFlags   flags,
                                       InnoCouchAnswer    *answer,
                                       GError            **error);
void        inno_couch_answer_clear   (InnoCouchAnswer    *answer);
const char *inno_couch_answer_reason  (InnoCouchAnswer    *answer);
gboolean    inno_couch_fail           (InnoCouch          *self,
                                       InnoCouchAnswer    *answer,
                                       GError            **error);
gboolean    inno_couch_fail_writing   (InnoCouch          *self,
                                       InnoCouchAnswer    *answer,
                                       GError            **error);
gboolean    inno_couch_on_store       (InnoCouch          *self,
                                       InnoCouchStoreFunc  func,
                                       gpointer            data,
                                       GError            **error);
gboolean    inno_couch_pause          (InnoCouch          *self,
                                       guint               milliseconds,
                                       GError            **error);
GBytes     *inno_couch_to_bytes       (JsonObject         *object);
char       *inno_couch_path           (const char         *id,
                                       const char         *query);

/* The steps of a conversation */
gboolean    inno_couch_open           (InnoCouch          *self,
                                       GError            **error);
gboolean    inno_couch_restore        (InnoCouch          *self,
                                       GError            **error);
gboolean    inno_couch_check_canary   (InnoCouch          *self,
                                       GPtrArray          *parcels,
                                       GError            **error);
gboolean    inno_couch_pull           (InnoCouch          *self,
                                       GError            **error);
gboolean    inno_couch_land           (InnoCouch          *self,
                                       GError            **error);
gboolean    inno_couch_merge_leaves   (InnoCouch          *self,
                                       GError            **error);
gboolean    inno_couch_push           (InnoCouch          *self,
                                       GError            **error);
gboolean    inno_couch_prune_leaves   (InnoCouch          *self,
                                       GError            **error);

/* One document by its name */
GPtrArray  *inno_couch_list_leaves    (InnoCouch          *self,
                                       const char         *id,
                                       GError            **error);
gboolean    inno_couch_get_leaf       (InnoCouch          *self,
                                       const char         *id,
                                       const char         *rev,
                                       InnoLeaf          **leaf,
                                       JsonArray         **branches,
                                       GError            **error);
gboolean    inno_couch_take_leaf      (InnoCouch          *self,
                                       InnoLeaf           *leaf,
                                       JsonArray          *branches,
                                       GError            **error);
gboolean    inno_couch_fetch          (InnoCouch          *self,
                                       const char         *id,
                                       const InnoParcel   *parcel,
                                       InnoCouchFate      *fate,
                                       GError            **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoCouchAnswer, inno_couch_answer_clear)

G_END_DECLS
