/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What was changed on both sides, each in its own way. */
typedef struct
{
  char     *path;     /* "funding/f1/amount_cents"; "" is the whole document */
  JsonNode *base;     /* nullable: it was not there */
  JsonNode *mine;     /* nullable: it was taken away here */
  JsonNode *theirs;   /* nullable: it was taken away there */
} InnoConflict;

void        inno_conflict_free  (InnoConflict *conflict);

JsonObject *inno_document_merge (JsonObject   *base,
                                 JsonObject   *mine,
                                 JsonObject   *theirs,
                                 GPtrArray    *conflicts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoConflict, inno_conflict_free)

G_END_DECLS
