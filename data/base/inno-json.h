/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-day.h"
#include "inno-json-guard.h"
#include "inno-text.h"

G_BEGIN_DECLS

/* Typed access to untrusted JSON. "path" is the JSON pointer (RFC 6901) of the
 * object itself; an error names the pointer of the member. The getters without
 * "optional" in the name fail when the member is missing or null; those with it
 * give NULL, or the given fallback, and fail on another type only. */

JsonNode     *inno_json_parse               (const char   *text,
                                             gsize         length,
                                             GError      **error);
char         *inno_json_to_string           (JsonNode     *node);
char         *inno_json_pointer             (const char   *path,
                                             const char   *member);

/* What a node holds; NULL where there is no node, or it holds something else. */
const char   *inno_json_peek_string         (JsonNode     *node);
gboolean      inno_json_is_true             (JsonNode     *node);
JsonObject   *inno_json_copy_object         (JsonObject   *object);
JsonObject   *inno_json_peek_object         (JsonNode     *node);
JsonArray    *inno_json_peek_array          (JsonNode     *node);

JsonObject   *inno_json_node_as_object      (JsonNode     *node,
                                             const char   *path,
                                             GError      **error);
JsonObject   *inno_json_get_object          (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             GError      **error);
JsonArray    *inno_json_get_array           (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             GError      **error);
const char   *inno_json_get_string          (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             GError      **error);
gboolean      inno_json_get_optional_string (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             const char  **value,
                                             GError      **error);
gboolean      inno_json_get_integer         (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             gint64       *value,
                                             GError      **error);
gboolean      inno_json_get_optional_integer (JsonObject  *object,
                                             const char   *path,
                                             const char   *member,
                                             gboolean     *is_known,
                                             gint64       *value,
                                             GError      **error);
gboolean      inno_json_get_optional_number (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             gboolean     *is_known,
                                             double       *value,
                                             GError      **error);
gboolean      inno_json_get_boolean         (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             gboolean     *value,
                                             GError      **error);
gboolean      inno_json_get_optional_day    (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             InnoDay      *day,
                                             GError      **error);
InnoText     *inno_json_get_text            (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             GError      **error);
gboolean      inno_json_get_optional_text   (JsonObject   *object,
                                             const char   *path,
                                             const char   *member,
                                             InnoText    **text,
                                             GError      **error);

G_END_DECLS
