/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fake-couch-tree.h"
#include "fake-couch.h"

G_BEGIN_DECLS

typedef struct
{
  FakeCouchFault fault;
  guint          n_left;
} Injection;

struct _FakeCouch
{
  FakeEndpoint     *endpoint;
  GMutex            mutex;
  FakeTree         *tree;
  FakeTree         *backup;      /* nullable */
  FakeCouchManners  manners;
  GHashTable       *injections;  /* what → Injection */
  GHashTable       *hits;        /* what → how often */
  GRand            *random;      /* nullable */
  guint             percent;
  char             *status;
  char             *text;
};

/* One request, and what it is answered. */
typedef struct
{
  FakeCouch   *couch;
  const char  *what;       /* "", "_changes", …, or an id */
  GHashTable  *query;
  JsonNode    *sent;       /* nullable */
  const char  *raw;        /* nullable: the body as it came */
  const char  *status;
  GString     *answer;
} FakeCouchRequest;

void fake_couch_serve (FakeCouchRequest *request);

G_END_DECLS
