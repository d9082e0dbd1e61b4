/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-document.h"

#include <string.h>

#include "inno-document-private.h"
#include "inno-entity-private.h"

static const char * const type_ids[] = {
  [INNO_DOCUMENT_META]           = "meta",
  [INNO_DOCUMENT_CITY]           = "city",
  [INNO_DOCUMENT_AGREEMENT]      = "agreement",
  [INNO_DOCUMENT_THEME]          = "theme",
  [INNO_DOCUMENT_LEAD_THEME]     = "lead_theme",
  [INNO_DOCUMENT_FUNDING_SOURCE] = "funding_source",
  [INNO_DOCUMENT_PROJECT]        = "project",
  [INNO_DOCUMENT_METRIC]         = "metric",
  [INNO_DOCUMENT_OBSERVATION]    = "observation",
  [INNO_DOCUMENT_MEETING]        = "meeting",
  [INNO_DOCUMENT_PARTICIPATION]  = "participation",
  [INNO_DOCUMENT_PERSON]         = "person",
  [INNO_DOCUMENT_DECK]           = "deck",
  [INNO_DOCUMENT_ACCEPTANCE]     = "acceptance",
};

const char *
inno_document_peek_string (JsonObject *object,
                           const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

gboolean
inno_document_peek_number (JsonObject *object,
                           const char *member,
                           double     *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  *value = json_node_get_double (node);
  return TRUE;
}

InnoText *
inno_document_dup_text (JsonObject *object,
                        const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonObject *text;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  text = json_node_get_object (node);
  return inno_text_new (inno_document_peek_string (text, inno_lang_to_code (INNO_LANG_FI)),
                        inno_document_peek_string (text, inno_lang_to_code (INNO_LANG_SV)),
                        inno_document_peek_string (text, inno_lang_to_code (INNO_LANG_EN)));
}

InnoDay
inno_document_peek_day (JsonObject *object,
                        const char *member)
{
  const char *text = inno_document_peek_string (object, member);
  InnoDay day;

  return text != NULL && inno_day_parse_iso (text, &day) ? day : INNO_DAY_NONE;
}

/**
 * inno_document_type_from_id:
 * @type: (nullable): the "type" of a document
 *
 * Returns: the type, or %INNO_DOCUMENT_OTHER for one that this version does not know
 */
InnoDocumentType
inno_document_type_from_id (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (type_ids); i++)
    if (strcmp (type_ids[i], type) == 0)
      return i;

  return INNO_DOCUMENT_OTHER;
}

/**
 * inno_document_type_to_id:
 * @type: a type of document
 *
 * Returns: (transfer none) (nullable): what documents of it have as "type";
 *   %NULL for %INNO_DOCUMENT_OTHER
 */
const char *
inno_document_type_to_id (InnoDocumentType type)
{
  return (guint) type < G_N_ELEMENTS (type_ids) ? type_ids[type] : NULL;
}

/**
 * inno_document_id_is_valid:
 * @id: (nullable): what should be the id of a document
 * @type: (nullable): the type it must be of, or %NULL for any
 *
 * An id is "type:slug"; the slug has 1 to 64 characters of 0-9, a-z, _ and -,
 * and starts with a digit or a letter.
 *
 * Returns: whether it is one
 */
gboolean
inno_document_id_is_valid (const char *id,
                           const char *type)
{
  gsize length;

  if (id == NULL)
    return FALSE;

  length = strspn (id, "abcdefghijklmnopqrstuvwxyz_");
  if (length == 0 || id[length] != ':')
    return FALSE;
  if (type != NULL && (strlen (type) != length || strncmp (id, type, length) != 0))
    return FALSE;

  return inno_document_slug_is_valid (id + length + 1);
}

/**
 * inno_document_get_stamp:
 * @document: (nullable): a document
 * @member: "id", "by" or "at" of who wrote it last
 *
 * Returns: (transfer none) (nullable): what the document says of that
 */
const char *
inno_document_get_stamp (JsonObject *document,
                         const char *member)
{
  JsonNode *node = document != NULL ? json_object_get_member (document, "edit") : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? inno_document_peek_string (json_node_get_object (node), member) : NULL;
}

/**
 * inno_document_validate:
 * @document: a document, parsed behind inno_json_guard()
 * @path: the JSON pointer of @document in what it came from, or ""
 * @error: return location for an error of %INNO_JSON_ERROR, whose message starts
 *   with the pointer of the first member that is wrong
 *
 * Checks a document against the contract. Members that the contract does not
 * name are allowed, and so is a type that it does not name.
 *
 * Returns: whether @document may be kept
 */
gboolean
inno_document_validate (JsonObject  *document,
                        const char  *path,
                        GError     **error)
{
  InnoDocumentType type;

  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!inno_document_check_identity (document, path, error))
    return FALSE;

  type = inno_document_type_from_id (json_object_get_string_member (document, "type"));
  if (type == INNO_DOCUMENT_OTHER)
    return TRUE;

  return inno_document_check_fields (inno_document_get_common_fields (), document, path, error) &&
         inno_document_check_fields (inno_document_get_fields (type), document, path, error);
}
