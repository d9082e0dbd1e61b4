/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-day.h"
#include "inno-document-private.h"
#include "inno-json.h"
#include "inno-lang.h"
#include "inno-money.h"

#define MAX_SLUG_LENGTH 64
#define MAX_TEXT_CHARS 65536

/* Where in the source we are. The pointer is written only when something is
 * wrong there, so that a good document costs no strings. */
typedef struct _Place Place;

struct _Place
{
  const Place *parent;
  const char  *member;
};

typedef gboolean (*CheckFunc) (const InnoField  *field,
                               JsonNode         *node,
                               const Place      *place,
                               GError          **error);

static char *
place_to_pointer (const Place *place)
{
  g_autofree char *parent = NULL;

  if (place->parent == NULL)
    return g_strdup (place->member);

  parent = place_to_pointer (place->parent);
  return inno_json_pointer (parent, place->member);
}

static gboolean
refuse (GError        **error,
        InnoJsonError   code,
        const Place    *place,
        const char     *sentence)
{
  g_autofree char *pointer = place_to_pointer (place);

  g_set_error (error, INNO_JSON_ERROR, (int) code, "%s: %s", pointer, sentence);
  return FALSE;
}

static gboolean
refuse_type (GError      **error,
             const Place  *place)
{
  return refuse (error, INNO_JSON_ERROR_TYPE, place,
                 _("This value is of the wrong kind."));
}

static gboolean
refuse_value (GError      **error,
              const Place  *place)
{
  return refuse (error, INNO_JSON_ERROR_VALUE, place, _("This value is not allowed here."));
}

/* The strings of a list written with | between them, in turn. */
static gboolean
next_item (const char **list,
           const char **item,
           gsize       *length)
{
  if (**list == '\0')
    return FALSE;

  *item = *list;
  *length = strcspn (*list, "|");
  *list += *length;
  if (**list == '|')
    *list += 1;
  return TRUE;
}

gboolean
inno_document_slug_is_valid (const char *slug)
{
  gsize length = strspn (slug, "0123456789abcdefghijklmnopqrstuvwxyz_-");

  return slug[length] == '\0' && length >= 1 && length <= MAX_SLUG_LENGTH &&
         g_ascii_isalnum (slug[0]);
}

static const char *
node_string (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

/* A number without a fraction counts as whole, however it is written: a server
 * may have turned 1 into 1.0. */
static gboolean
node_integer (JsonNode *node,
              gint64   *value)
{
  double number;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }

  if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;

  number = json_node_get_double (node);
  if (!isfinite (number) || trunc (number) != number || fabs (number) > (double) INNO_CENTS_MAX)
    return FALSE;

  *value = (gint64) number;
  return TRUE;
}

static gboolean
check_string (const InnoField  *field,
              JsonNode         *node,
              const Place      *place,
              GError          **error)
{
  const char *text = node_string (node);

  if (text == NULL)
    return refuse_type (error, place);
  if (strlen (text) > MAX_TEXT_CHARS && g_utf8_strlen (text, -1) > MAX_TEXT_CHARS)
    return refuse_value (error, place);

  return TRUE;
}

static gboolean
check_ref (const InnoField  *field,
           JsonNode         *node,
           const Place      *place,
           GError          **error)
{
  const char *id = node_string (node);

  if (id == NULL)
    return refuse_type (error, place);
  if (!inno_document_id_is_valid (id, field->detail))
    return refuse_value (error, place);

  return TRUE;
}

static gboolean
check_subject (const InnoField  *field,
               JsonNode         *node,
               const Place      *place,
               GError          **error)
{
  const char *id = node_string (node);
  const char *list = field->detail;
  const char *type;
  gsize length;

  if (id == NULL)
    return refuse_type (error, place);

  while (next_item (&list, &type, &length))
    if (strncmp (id, type, length) == 0 && id[length] == ':')
      return TRUE;

  return refuse_value (error, place);
}

static gboolean
check_row_id (const InnoField  *field,
              JsonNode         *node,
              const Place      *place,
              GError          **error)
{
  const char *id = node_string (node);

  if (id == NULL)
    return refuse_type (error, place);

  return inno_document_slug_is_valid (id) || refuse_value (error, place);
}

static gboolean
check_set (const InnoField  *field,
           JsonNode         *node,
           CheckFunc         check_element,
           const Place      *place,
           GError          **error)
{
  g_autoptr(GHashTable) seen = NULL;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_type (error, place);

  array = json_node_get_array (node);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      char index[16];
      Place inside = { place, index };

      g_snprintf (index, sizeof index, "%u", i);
      if (!check_element (field, element, &inside, error))
        return FALSE;
      if (!g_hash_table_add (seen, (gpointer) json_node_get_string (element)))
        return refuse_value (error, &inside);
    }

  return TRUE;
}

static gboolean
check_ref_set (const InnoField  *field,
               JsonNode         *node,
               const Place      *place,
               GError          **error)
{
  return check_set (field, node, check_ref, place, error);
}

static gboolean
check_row_set (const InnoField  *field,
               JsonNode         *node,
               const Place      *place,
               GError          **error)
{
  return check_set (field, node, check_row_id, place, error);
}

static gboolean
check_enum (const InnoField  *field,
            JsonNode         *node,
            const Place      *place,
            GError          **error)
{
  const char *text = node_string (node);
  const char *list = field->detail;
  const char *item;
  gsize length;

  if (text == NULL)
    return refuse_type (error, place);

  while (next_item (&list, &item, &length))
    if (strncmp (text, item, length) == 0 && text[length] == '\0')
      return TRUE;

  return refuse_value (error, place);
}

static gboolean
check_period (const InnoField  *field,
              JsonNode         *node,
              const Place      *place,
              GError          **error)
{
  const char *text = node_string (node);

  if (text == NULL)
    return refuse_type (error, place);
  if (strspn (text, "0123456789") != 4)
    return refuse_value (error, place);
  if (text[4] != '\0' &&
      (text[4] != '-' || text[5] != 'Q' || text[6] < '1' || text[6] > '4' || text[7] != '\0'))
    return refuse_value (error, place);

  return TRUE;
}

static gboolean
check_day (const InnoField  *field,
           JsonNode         *node,
           const Place      *place,
           GError          **error)
{
  const char *text = node_string (node);
  InnoDay day;

  if (text == NULL)
    return refuse_type (error, place);
  if (!inno_day_parse_iso (text, &day))
    return refuse_value (error, place);

  return TRUE;
}

static gboolean
check_timestamp (const InnoField  *field,
                 JsonNode         *node,
                 const Place      *place,
                 GError          **error)
{
  const char *text = node_string (node);
  gint64 seconds;

  if (text == NULL)
    return refuse_type (error, place);
  if (!inno_timestamp_parse_iso (text, &seconds))
    return refuse_value (error, place);

  return TRUE;
}

static gboolean
check_text (const InnoField  *field,
            JsonNode         *node,
            const Place      *place,
            GError          **error)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type (error, place);

  object = json_node_get_object (node);
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      Place inside = { place, inno_lang_to_code (lang) };
      JsonNode *text = json_object_get_member (object, inside.member);

      if (text == NULL)
        return refuse (error, INNO_JSON_ERROR_MISSING, &inside, _("This is missing."));
      if (!JSON_NODE_HOLDS_NULL (text) && !check_string (field, text, &inside, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_integer (const InnoField  *field,
               JsonNode         *node,
               const Place      *place,
               GError          **error)
{
  gint64 value;

  if (!node_integer (node, &value))
    return refuse_type (error, place);
  if (value < field->min || value > field->max)
    return refuse_value (error, place);

  return TRUE;
}

static gboolean
check_number (const InnoField  *field,
              JsonNode         *node,
              const Place      *place,
              GError          **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return refuse_type (error, place);
  if (type == G_TYPE_DOUBLE && !isfinite (json_node_get_double (node)))
    return refuse_value (error, place);

  return TRUE;
}

static gboolean
check_boolean (const InnoField  *field,
               JsonNode         *node,
               const Place      *place,
               GError          **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse_type (error, place);

  return TRUE;
}

static gboolean check_fields (const InnoField  *fields,
                              JsonObject       *object,
                              const Place      *place,
                              GError          **error);

static gboolean
check_object (const InnoField  *field,
              JsonNode         *node,
              const Place      *place,
              GError          **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type (error, place);

  return check_fields (field->fields, json_node_get_object (node), place, error);
}

static gboolean
check_rows (const InnoField  *field,
            JsonNode         *node,
            const Place      *place,
            GError          **error)
{
  JsonObjectIter iter;
  const char *row_id;
  JsonNode *row;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type (error, place);
  if (field->max > 0 && json_object_get_size (json_node_get_object (node)) > field->max)
    return refuse (error, INNO_JSON_ERROR_TOO_LARGE, place, _("This has too many rows."));

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &row_id, &row))
    {
      Place inside = { place, row_id };

      if (!inno_document_slug_is_valid (row_id))
        return refuse_value (error, &inside);
      if (!check_object (field, row, &inside, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_integers (const InnoField  *field,
                JsonNode         *node,
                const Place      *place,
                GError          **error)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;
  gint64 unused;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_type (error, place);

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &member, &value))
    {
      Place inside = { place, member };

      if (!node_integer (value, &unused))
        return refuse_type (error, &inside);
    }

  return TRUE;
}

static const CheckFunc checks[] = {
  [INNO_FIELD_STRING]    = check_string,
  [INNO_FIELD_REF]       = check_ref,
  [INNO_FIELD_SUBJECT]   = check_subject,
  [INNO_FIELD_REF_SET]   = check_ref_set,
  [INNO_FIELD_ROW_SET]   = check_row_set,
  [INNO_FIELD_ENUM]      = check_enum,
  [INNO_FIELD_PERIOD]    = check_period,
  [INNO_FIELD_DAY]       = check_day,
  [INNO_FIELD_TIMESTAMP] = check_timestamp,
  [INNO_FIELD_TEXT]      = check_text,
  [INNO_FIELD_INTEGER]   = check_integer,
  [INNO_FIELD_NUMBER]    = check_number,
  [INNO_FIELD_BOOLEAN]   = check_boolean,
  [INNO_FIELD_OBJECT]    = check_object,
  [INNO_FIELD_ROWS]      = check_rows,
  [INNO_FIELD_INTEGERS]  = check_integers,
};

static gboolean
check_fields (const InnoField  *fields,
              JsonObject       *object,
              const Place      *place,
              GError          **error)
{
  for (const InnoField *field = fields; field->member != NULL; field++)
    {
      JsonNode *node = json_object_get_member (object, field->member);
      Place inside = { place, field->member };

      if (node == NULL && (field->flags & INNO_FIELD_REQUIRED) == 0)
        continue;
      if (node == NULL)
        return refuse (error, INNO_JSON_ERROR_MISSING, &inside, _("This is missing."));
      if (JSON_NODE_HOLDS_NULL (node) && (field->flags & INNO_FIELD_NULLABLE) != 0)
        continue;
      if (!checks[field->kind] (field, node, &inside, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
inno_document_check_fields (const InnoField  *fields,
                            JsonObject       *object,
                            const char       *path,
                            GError          **error)
{
  Place root = { NULL, path };

  return check_fields (fields, object, &root, error);
}

/* "_id" and "type", which every document has, whatever it is. */
gboolean
inno_document_check_identity (JsonObject  *document,
                              const char  *path,
                              GError     **error)
{
  static const InnoField fields[] = {
    { "_id",  INNO_FIELD_STRING, INNO_FIELD_REQUIRED },
    { "type", INNO_FIELD_STRING, INNO_FIELD_REQUIRED },
    { NULL },
  };
  Place root = { NULL, path };
  Place id = { &root, "_id" };

  if (!check_fields (fields, document, &root, error))
    return FALSE;
  if (!inno_document_id_is_valid (json_object_get_string_member (document, "_id"),
                                  json_object_get_string_member (document, "type")))
    return refuse_value (error, &id);

  return TRUE;
}
