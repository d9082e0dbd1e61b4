/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-day.h"
#include "inno-document.h"
#include "inno-entity.h"

G_BEGIN_DECLS

/* For the subclasses alone. */
gpointer inno_entity_new_from_json (GType              type,
                                    InnoDocumentType   document_type,
                                    JsonObject        *document,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/* Readers of a document that inno_document_validate() has passed. */
const char *inno_document_peek_string (JsonObject *object,
                                       const char *member);
gboolean    inno_document_peek_number (JsonObject *object,
                                       const char *member,
                                       double     *value);
InnoText   *inno_document_dup_text    (JsonObject *object,
                                       const char *member);
InnoDay     inno_document_peek_day    (JsonObject *object,
                                       const char *member);

G_END_DECLS
