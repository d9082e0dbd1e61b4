/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Places in a document, as conflicts and differences name them: "funding/f1/amount_cents". */
JsonNode   *inno_document_get_at      (JsonObject  *document,
                                       const char  *path);
JsonObject *inno_document_with        (JsonObject  *document,
                                       const char  *path,
                                       JsonNode    *node) G_GNUC_WARN_UNUSED_RESULT;
GStrv       inno_document_split_path  (const char  *path);
char       *inno_document_parent_path (const char  *path);
gboolean    inno_document_is_same     (JsonNode    *a,
                                       JsonNode    *b);

G_END_DECLS
