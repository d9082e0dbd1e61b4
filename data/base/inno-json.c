/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "config.h"

#include "inno-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The longest text of one language. */
#define TEXT_MAX_BYTES 65536

typedef enum
{
  KIND_OBJECT,
  KIND_ARRAY,
  KIND_STRING,
  KIND_INTEGER,
  KIND_NUMBER,
  KIND_BOOLEAN,
} Kind;

/* Whole sentences, as languages differ in how they put them together. */
static const char *const type_messages[] = {
  [KIND_OBJECT] = N_("“%s” must be an object."),
  [KIND_ARRAY] = N_("“%s” must be an array."),
  [KIND_STRING] = N_("“%s” must be text."),
  [KIND_INTEGER] = N_("“%s” must be an integer."),
  [KIND_NUMBER] = N_("“%s” must be a number."),
  [KIND_BOOLEAN] = N_("“%s” must be true or false."),
};

/* @message is translated and has one %s, for the pointer of @member. */
static gboolean
fail_member (GError        **error,
             InnoJsonError   code,
             const char     *message,
             const char     *path,
             const char     *member)
{
  g_autofree char *pointer = member != NULL ? inno_json_pointer (path, member) : g_strdup (path);
  GString *text = g_string_new (message);

  /* Not printf: the messages come from a table. */
  g_string_replace (text, "%s", *pointer != '\0' ? pointer : "/", 1);
  g_set_error_literal (error, INNO_JSON_ERROR, (int) code, text->str);
  g_string_free (text, TRUE);

  return FALSE;
}

static gboolean
fail_type (GError     **error,
           Kind         kind,
           const char  *path,
           const char  *member)
{
  return fail_member (error, INNO_JSON_ERROR_TYPE, _(type_messages[kind]), path, member);
}

static gboolean
node_is_kind (JsonNode *node,
              Kind      kind)
{
  GType type;

  if (kind == KIND_OBJECT)
    return JSON_NODE_HOLDS_OBJECT (node);
  if (kind == KIND_ARRAY)
    return JSON_NODE_HOLDS_ARRAY (node);
  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  type = json_node_get_value_type (node);
  if (kind == KIND_STRING)
    return type == G_TYPE_STRING;
  if (kind == KIND_BOOLEAN)
    return type == G_TYPE_BOOLEAN;

  return type == G_TYPE_INT64 || (kind == KIND_NUMBER && type == G_TYPE_DOUBLE);
}

/* *node is NULL where the member is missing or null. */
static gboolean
get_optional (JsonObject  *object,
              const char  *path,
              const char  *member,
              Kind         kind,
              JsonNode   **node,
              GError     **error)
{
  JsonNode *found = json_object_get_member (object, member);

  *node = NULL;
  if (found == NULL || JSON_NODE_HOLDS_NULL (found))
    return TRUE;
  if (!node_is_kind (found, kind))
    return fail_type (error, kind, path, member);

  *node = found;
  return TRUE;
}

static JsonNode *
get_required (JsonObject  *object,
              const char  *path,
              const char  *member,
              Kind         kind,
              GError     **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    {
      fail_member (error, INNO_JSON_ERROR_MISSING, _("“%s” is missing."), path, member);
      return NULL;
    }

  if (!node_is_kind (node, kind))
    {
      fail_type (error, kind, path, member);
      return NULL;
    }

  return node;
}

/**
 * inno_json_parse:
 * @text: (array length=length) (nullable): untrusted bytes
 * @length: how many bytes
 * @error: return location for an #InnoJsonError
 *
 * Parses what inno_json_guard() lets through with the default limits. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): an immutable tree, %NULL on error
 */
JsonNode *
inno_json_parse (const char  *text,
                 gsize        length,
                 GError     **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!inno_json_guard (text, length, NULL, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, &local_error))
    {
      /* A member whose name is empty, in some releases of json-glib. */
      g_debug ("json-glib refused what the guard let through: %s", local_error->message);
      g_set_error_literal (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
                           _("The data has something in it that this program cannot read."));
      return NULL;
    }

  return json_parser_steal_root (parser);
}

/**
 * inno_json_pointer:
 * @path: the pointer of an object, "" for the root
 * @member: the name of one of its members
 *
 * Returns: (transfer full): the member's pointer (RFC 6901)
 */
char *
inno_json_pointer (const char *path,
                   const char *member)
{
  GString *pointer;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (member != NULL, NULL);

  pointer = g_string_new (path);
  g_string_append_c (pointer, '/');
  for (const char *at = member; *at != '\0'; at++)
    {
      if (*at == '~')
        g_string_append (pointer, "~0");
      else if (*at == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *at);
    }

  return g_string_free (pointer, FALSE);
}

/**
 * inno_json_node_as_object:
 * @node: (nullable): a node
 * @path: its pointer
 * @error: return location for an #InnoJsonError
 *
 * Returns: (transfer none) (nullable): the object, %NULL on error
 */
JsonObject *
inno_json_node_as_object (JsonNode    *node,
                          const char  *path,
                          GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (node == NULL || !node_is_kind (node, KIND_OBJECT))
    {
      fail_type (error, KIND_OBJECT, path, NULL);
      return NULL;
    }

  return json_node_get_object (node);
}

/**
 * inno_json_get_object:
 * @object: an object
 * @path: its pointer
 * @member: the member
 * @error: return location for an #InnoJsonError
 *
 * Returns: (transfer none) (nullable): the member, %NULL on error
 */
JsonObject *
inno_json_get_object (JsonObject  *object,
                      const char  *path,
                      const char  *member,
                      GError     **error)
{
  JsonNode *node = get_required (object, path, member, KIND_OBJECT, error);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/**
 * inno_json_get_array:
 * @object: an object
 * @path: its pointer
 * @member: the member
 * @error: return location for an #InnoJsonError
 *
 * Returns: (transfer none) (nullable): the member, %NULL on error
 */
JsonArray *
inno_json_get_array (JsonObject  *object,
                     const char  *path,
                     const char  *member,
                     GError     **error)
{
  JsonNode *node = get_required (object, path, member, KIND_ARRAY, error);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/**
 * inno_json_get_string:
 * @object: an object
 * @path: its pointer
 * @member: the member
 * @error: return location for an #InnoJsonError
 *
 * Returns: (transfer none) (nullable): the member, %NULL on error
 */
const char *
inno_json_get_string (JsonObject  *object,
                      const char  *path,
                      const char  *member,
                      GError     **error)
{
  JsonNode *node = get_required (object, path, member, KIND_STRING, error);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/**
 * inno_json_get_optional_string:
 * @object: an object
 * @path: its pointer
 * @member: the member
 * @value: (out) (transfer none) (nullable): the member, %NULL where it is
 *   missing or null
 * @error: return location for an #InnoJsonError
 *
 * Returns: %FALSE if the member is of another type
 */
gboolean
inno_json_get_optional_string (JsonObject  *object,
                               const char  *path,
                               const char  *member,
                               const char **value,
                               GError     **error)
{
  JsonNode *node;

  if (!get_optional (object, path, member, KIND_STRING, &node, error))
    return FALSE;

  *value = node != NULL ? json_node_get_string (node) : NULL;
  return TRUE;
}

/**
 * inno_json_get_integer:
 * @object: an object
 * @path: its pointer
 * @member: the member
 * @value: (out): the member, untouched on error
 * @error: return location for an #InnoJsonError
 *
 * A number that was written with a point or an exponent is not an integer,
 * 1.0 neither: it may have lost digits.
 *
 * Returns: %FALSE if the member is missing, null or of another type
 */
gboolean
inno_json_get_integer (JsonObject  *object,
                       const char  *path,
                       const char  *member,
                       gint64      *value,
                       GError     **error)
{
  JsonNode *node = get_required (object, path, member, KIND_INTEGER, error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * inno_json_get_optional_integer:
 * @object: an object
 * @path: its pointer
 * @member: the member
 * @is_known: (out) (optional): whether the member is there and not null
 * @value: (inout): the member, untouched where it is not known
 * @error: return location for an #InnoJsonError
 *
 * Returns: %FALSE if the member is of another type
 */
gboolean
inno_json_get_optional_integer (JsonObject  *object,
                                const char  *path,
                                const char  *member,
                                gboolean    *is_known,
                                gint64      *value,
                                GError     **error)
{
  JsonNode *node;

  if (!get_optional (object, path, member, KIND_INTEGER, &node, error))
    return FALSE;

  if (is_known != NULL)
    *is_known = node != NULL;
  if (node != NULL)
    *value = json_node_get_int (node);
  return TRUE;
}

/**
 * inno_json_get_optional_number:
 * @object: an object
 * @path: its pointer
 * @member: the member, an integer or not
 * @is_known: (out) (optional): whether the member is there and not null
 * @value: (inout): the member, untouched where it is not known
 * @error: return location for an #InnoJsonError
 *
 * Returns: %FALSE if the member is of another type
 */
gboolean
inno_json_get_optional_number (JsonObject  *object,
                               const char  *path,
                               const char  *member,
                               gboolean    *is_known,
                               double      *value,
                               GError     **error)
{
  JsonNode *node;

  if (!get_optional (object, path, member, KIND_NUMBER, &node, error))
    return FALSE;

  if (is_known != NULL)
    *is_known = node != NULL;
  if (node != NULL)
    *value = json_node_get_double (node);
  return TRUE;
}

/**
 * inno_json_get_boolean:
 * @object: an object
 * @path: its pointer
 * @member: the member
 * @value: (out): the member, untouched on error
 * @error: return location for an #InnoJsonError
 *
 * Returns: %FALSE if the member is missing, null or of another type
 */
gboolean
inno_json_get_boolean (JsonObject  *object,
                       const char  *path,
                       const char  *member,
                       gboolean    *value,
                       GError     **error)
{
  JsonNode *node = get_required (object, path, member, KIND_BOOLEAN, error);

  if (node == NULL)
    return FALSE;

  *value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * inno_json_get_optional_day:
 * @object: an object
 * @path: its pointer
 * @member: the member, YYYY-MM-DD
 * @day: (out): the day, %INNO_DAY_NONE where the member is missing or null
 * @error: return location for an #InnoJsonError
 *
 * Returns: %FALSE if the member is of another type or no day of the calendar
 */
gboolean
inno_json_get_optional_day (JsonObject  *object,
                            const char  *path,
                            const char  *member,
                            InnoDay     *day,
                            GError     **error)
{
  const char *text;
  InnoDay result = INNO_DAY_NONE;

  if (!inno_json_get_optional_string (object, path, member, &text, error))
    return FALSE;

  if (text != NULL && !inno_day_parse_iso (text, &result))
    return fail_member (error, INNO_JSON_ERROR_VALUE,
                        _("“%s” must be a date of the form YYYY-MM-DD."), path, member);

  *day = result;
  return TRUE;
}

/* One language of a text: there, but possibly null. */
static gboolean
get_text_in (JsonObject  *object,
             const char  *path,
             InnoLang     lang,
             const char **value,
             GError     **error)
{
  const char *code = inno_lang_to_code (lang);

  if (!json_object_has_member (object, code))
    return fail_member (error, INNO_JSON_ERROR_MISSING, _("“%s” is missing."), path, code);

  if (!inno_json_get_optional_string (object, path, code, value, error))
    return FALSE;

  if (*value != NULL && strlen (*value) > TEXT_MAX_BYTES)
    return fail_member (error, INNO_JSON_ERROR_VALUE, _("“%s” is too long."), path, code);
  return TRUE;
}

/**
 * inno_json_get_text:
 * @object: an object
 * @path: its pointer
 * @member: the member, an object with "fi", "sv" and "en", each text or null
 *   but not all of them null
 * @error: return location for an #InnoJsonError
 *
 * Returns: (transfer full) (nullable): the text, %NULL on error
 */
InnoText *
inno_json_get_text (JsonObject  *object,
                    const char  *path,
                    const char  *member,
                    GError     **error)
{
  JsonObject *texts = inno_json_get_object (object, path, member, error);
  g_autofree char *pointer = NULL;
  const char *in[INNO_N_LANGS];
  gboolean is_written = FALSE;

  if (texts == NULL)
    return NULL;

  pointer = inno_json_pointer (path, member);
  for (guint i = 0; i < INNO_N_LANGS; i++)
    {
      if (!get_text_in (texts, pointer, (InnoLang) i, &in[i], error))
        return NULL;
      is_written |= in[i] != NULL;
    }

  if (!is_written)
    {
      fail_member (error, INNO_JSON_ERROR_VALUE,
                   _("“%s” must be written in one language at least."), path, member);
      return NULL;
    }

  return inno_text_new (in[INNO_LANG_FI], in[INNO_LANG_SV], in[INNO_LANG_EN]);
}

/**
 * inno_json_get_optional_text:
 * @object: an object
 * @path: its pointer
 * @member: the member, as for inno_json_get_text()
 * @text: (out) (transfer full) (nullable): the text, %NULL where the member is
 *   missing or null
 * @error: return location for an #InnoJsonError
 *
 * Returns: %FALSE if the member is there and is no text
 */
gboolean
inno_json_get_optional_text (JsonObject  *object,
                             const char  *path,
                             const char  *member,
                             InnoText   **text,
                             GError     **error)
{
  JsonNode *node;

  if (!get_optional (object, path, member, KIND_OBJECT, &node, error))
    return FALSE;

  *text = node != NULL ? inno_json_get_text (object, path, member, error) : NULL;
  return node == NULL || *text != NULL;
}
