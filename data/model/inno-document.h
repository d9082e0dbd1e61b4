/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  INNO_DOCUMENT_META,
  INNO_DOCUMENT_CITY,
  INNO_DOCUMENT_AGREEMENT,
  INNO_DOCUMENT_THEME,
  INNO_DOCUMENT_LEAD_THEME,
  INNO_DOCUMENT_FUNDING_SOURCE,
  INNO_DOCUMENT_PROJECT,
  INNO_DOCUMENT_METRIC,
  INNO_DOCUMENT_OBSERVATION,
  INNO_DOCUMENT_MEETING,
  INNO_DOCUMENT_PARTICIPATION,
  INNO_DOCUMENT_PERSON,
  INNO_DOCUMENT_DECK,
  INNO_DOCUMENT_ACCEPTANCE,
  INNO_DOCUMENT_OTHER,         /* kept, and not shown */
} InnoDocumentType;

InnoDocumentType inno_document_type_from_id (const char  *type);
const char      *inno_document_type_to_id   (InnoDocumentType type);
gboolean         inno_document_id_is_valid  (const char  *id,
                                             const char  *type);
const char      *inno_document_get_stamp    (JsonObject  *document,
                                             const char  *member);
gboolean         inno_document_validate     (JsonObject  *document,
                                             const char  *path,
                                             GError     **error);

G_END_DECLS
