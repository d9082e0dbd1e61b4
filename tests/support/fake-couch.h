/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fake-endpoint.h"

G_BEGIN_DECLS

/* A database that speaks as much of CouchDB as is asked of one, in memory, with real
 * trees of revisions, and as rude as a test wants: at /db of a fake endpoint. */
typedef struct _FakeCouch FakeCouch;

typedef enum
{
  FAKE_COUCH_WELL,
  FAKE_COUCH_CUT_BEFORE,      /* the connection breaks before anything happens */
  FAKE_COUCH_CUT_AFTER,       /* … and after it has happened */
  FAKE_COUCH_TRUNCATE,        /* half of the answer, and no sign of it */
  FAKE_COUCH_STATUS,          /* "status" and "text", and nothing happens */
  FAKE_COUCH_STATUS_AFTER,    /* the same, and it has happened */
  FAKE_COUCH_STALE,           /* of _revs_diff: everything is missing */
} FakeCouchFault;

/* What it is like. Set before it is asked; zero is well-behaved. */
typedef struct
{
  gboolean    has_opaque_seq;    /* texts, which are checked when they come back */
  gboolean    accepts;           /* 202 and "accepted", not surely written */
  gboolean    forks;             /* a write of an old revision becomes a branch */
  gboolean    is_read_only;      /* 403 to what writes */
  gboolean    forgets_removals;  /* what is removed is missing, as with PouchDB Server */
  guint       n_hidden;          /* so many of the last changes are not in the feed yet */
  guint       n_feed_pages;      /* after so many the feed breaks; 0 = never */
  gboolean    drops_rows;        /* every second row of an answer to what was sent */
  gboolean    reverses_rows;
  guint       max_docs;          /* 413 to more at once; 0 = any number */
  const char *poison;            /* nullable: with this in it a request is refused */
  guint       poison_status;     /* 400, 413 or 500 */
  const char *forbidden;         /* nullable: documents with this in them are forbidden */
  const char *raw_doc;           /* nullable: instead of each document with raw_id in the feed */
  const char *raw_id;
} FakeCouchManners;

FakeCouch        *fake_couch_new          (FakeEndpoint   *endpoint);
void              fake_couch_free         (FakeCouch      *self);
FakeCouchManners *fake_couch_get_manners  (FakeCouch      *self);
char             *fake_couch_get_url      (FakeCouch      *self);
void              fake_couch_fail         (FakeCouch      *self,
                                           const char     *what,
                                           FakeCouchFault  fault,
                                           guint           n_times);
void              fake_couch_set_status   (FakeCouch      *self,
                                           const char     *status,
                                           const char     *text);
void              fake_couch_set_chance   (FakeCouch      *self,
                                           guint32         seed,
                                           guint           percent);
guint             fake_couch_get_hits     (FakeCouch      *self,
                                           const char     *what);

/* For a handler that does something of its own first. */
void              fake_couch_serve_exchange (FakeCouch    *self,
                                           FakeExchange   *exchange);

/* As somebody else who writes there. */
char             *fake_couch_put          (FakeCouch      *self,
                                           const char     *json);
char             *fake_couch_change       (FakeCouch      *self,
                                           const char     *id,
                                           const char     *member,
                                           const char     *json);
void              fake_couch_graft        (FakeCouch      *self,
                                           const char     *json);
void              fake_couch_remove       (FakeCouch      *self,
                                           const char     *id);
char             *fake_couch_get          (FakeCouch      *self,
                                           const char     *id);
guint             fake_couch_count_leaves (FakeCouch      *self,
                                           const char     *id);
guint             fake_couch_count        (FakeCouch      *self);

/* A backup, and the day it is needed. */
void              fake_couch_back_up      (FakeCouch      *self);
void              fake_couch_set_back     (FakeCouch      *self);
void              fake_couch_clear        (FakeCouch      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeCouch, fake_couch_free)

G_END_DECLS
