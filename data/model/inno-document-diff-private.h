/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Values are compared, not texts: 1 is 1.0. NULL is a member that is not there. */
gboolean inno_document_nodes_are_equal   (JsonNode   *a,
                                          JsonNode   *b);
/* The same, where a member that is null and one that is not there are one. */
gboolean inno_document_nodes_are_alike   (JsonNode   *a,
                                          JsonNode   *b);
/* What says who wrote the document, not what it tells. */
gboolean inno_document_member_is_stamp   (const char *path,
                                          const char *member);
/* As it is shown: without the slash in front. */
char    *inno_document_pointer_to_path   (const char *pointer);

G_END_DECLS
