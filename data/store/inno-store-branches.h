/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store.h"

G_BEGIN_DECLS

/* A server of several machines may take two writes of one revision. It shows one and
 * keeps the other beside it, where nobody sees it: a branch. The store's thread. */

/* One revision with what it came from, the newest first. */
typedef struct
{
  JsonObject *document;
  GPtrArray  *history;    /* of char *: revisions, its own the first */
} InnoLeaf;

typedef struct
{
  char *id;
  char *rev;
} InnoBranch;

InnoLeaf  *inno_leaf_new               (JsonObject   *document);
void       inno_leaf_free              (InnoLeaf     *leaf);
void       inno_branch_free            (InnoBranch   *branch);

GPtrArray *inno_store_branches_list    (InnoStore    *self,
                                        gboolean      is_merged,
                                        GError      **error);
gboolean   inno_store_branches_merge   (InnoStore    *self,
                                        InnoLeaf     *winner,
                                        GPtrArray    *losers,
                                        guint        *n_conflicts,
                                        GError      **error);
gboolean   inno_store_branches_mark    (InnoStore    *self,
                                        const char   *id,
                                        const char   *rev,
                                        GError      **error);
gboolean   inno_store_branches_forget  (InnoStore    *self,
                                        const InnoBranch *branch,
                                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoLeaf, inno_leaf_free)

G_END_DECLS
