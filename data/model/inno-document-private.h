/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-document.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_FIELD_STRING,
  INNO_FIELD_REF,       /* "detail" is the type it points to */
  INNO_FIELD_SUBJECT,   /* an id of which the contract fixes the type alone */
  INNO_FIELD_REF_SET,   /* an array of them, none twice */
  INNO_FIELD_ROW_SET,   /* an array of the ids of rows in the same document, none twice */
  INNO_FIELD_ENUM,      /* "detail" is the list, with | between; one item makes a constant */
  INNO_FIELD_PERIOD,    /* a year, or a quarter: 2025-Q3 */
  INNO_FIELD_DAY,
  INNO_FIELD_TIMESTAMP,
  INNO_FIELD_TEXT,      /* in three languages */
  INNO_FIELD_INTEGER,   /* from min to max */
  INNO_FIELD_NUMBER,
  INNO_FIELD_BOOLEAN,
  INNO_FIELD_OBJECT,    /* of "fields" */
  INNO_FIELD_ROWS,      /* an object keyed by row id, each value of "fields" */
  INNO_FIELD_INTEGERS,  /* an object, each value an integer */
} InnoFieldKind;

typedef enum
{
  INNO_FIELD_REQUIRED = 1 << 0,
  INNO_FIELD_NULLABLE = 1 << 1,
} InnoFieldFlags;

typedef struct _InnoField InnoField;

struct _InnoField
{
  const char      *member;
  InnoFieldKind    kind;
  InnoFieldFlags   flags;
  const char      *detail;
  gint64           min;
  gint64           max;
  const InnoField *fields;
};

/* Each list ends with a field without a member. */
const InnoField *inno_document_get_common_fields (void);
const InnoField *inno_document_get_fields        (InnoDocumentType type);

gboolean         inno_document_slug_is_valid     (const char       *slug);
gboolean         inno_document_check_identity    (JsonObject       *document,
                                                  const char       *path,
                                                  GError          **error);
gboolean         inno_document_check_fields      (const InnoField  *fields,
                                                  JsonObject       *object,
                                                  const char       *path,
                                                  GError          **error);

G_END_DECLS
