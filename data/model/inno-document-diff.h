/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One value that is not the same in two documents. */
typedef struct
{
  char     *path;     /* "funding/f1/amount_cents" */
  JsonNode *before;   /* nullable: it was not there */
  JsonNode *after;    /* nullable: it is not there any more */
} InnoDifference;

void       inno_difference_free           (InnoDifference *difference);

GPtrArray *inno_document_diff             (JsonObject     *before,
                                           JsonObject     *after);
gboolean   inno_document_has_same_content (JsonObject     *a,
                                           JsonObject     *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDifference, inno_difference_free)

G_END_DECLS
