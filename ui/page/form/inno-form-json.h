/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Documents are not changed once handed over: these write into a copy that shares
 * what they leave alone, so that it stays as it was to the letter. */
JsonObject *inno_form_json_copy (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *inno_form_json_get  (JsonObject *object,
                                 const char *path);
void        inno_form_json_set  (JsonObject *object,
                                 const char *path,
                                 JsonNode   *node);

G_END_DECLS
