/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-model"

#include "inno-document-path.h"

#include <string.h>

#include "inno-document-diff-private.h"
#include "inno-json.h"

/* As inno_json_pointer() wrote it. */
static void
unescape (char *part)
{
  char *to = part;

  for (const char *from = part; *from != '\0'; from++)
    {
      gboolean is_escaped = from[0] == '~' && (from[1] == '0' || from[1] == '1');

      *to++ = !is_escaped ? *from : *++from == '0' ? '~' : '/';
    }
  *to = '\0';
}

/**
 * inno_document_split_path:
 * @path: a place in a document
 *
 * Any thread.
 *
 * Returns: (transfer full): the members that lead there, the outermost first
 */
GStrv
inno_document_split_path (const char *path)
{
  GStrv parts;

  g_return_val_if_fail (path != NULL, NULL);

  parts = g_strsplit (path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    unescape (parts[i]);

  return parts;
}

/**
 * inno_document_parent_path:
 * @path: a place in a document
 *
 * Any thread.
 *
 * Returns: (transfer full): the place that it is in; "" where that is the document
 */
char *
inno_document_parent_path (const char *path)
{
  const char *slash;

  g_return_val_if_fail (path != NULL, NULL);

  slash = strrchr (path, '/');
  return slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup ("");
}

/**
 * inno_document_get_at:
 * @document: (nullable): a document
 * @path: a place in it that is not ""
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): what is there
 */
JsonNode *
inno_document_get_at (JsonObject *document,
                      const char *path)
{
  g_auto(GStrv) parts = NULL;
  JsonNode *node = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  parts = inno_document_split_path (path);
  for (guint i = 0; parts[i] != NULL && document != NULL; i++)
    {
      node = json_object_get_member (document, parts[i]);
      document = inno_json_peek_object (node);
      if (parts[i + 1] != NULL && document == NULL)
        return NULL;
    }

  return node;
}

static JsonObject *
with_parts (JsonObject  *object,
            char       **parts,
            JsonNode    *node)
{
  JsonObject *copy = inno_json_copy_object (object);

  if (parts[1] != NULL)
    json_object_set_object_member (copy, parts[0],
                                   with_parts (object != NULL ? inno_json_peek_object (json_object_get_member (object, parts[0]))
                                                              : NULL, parts + 1, node));
  else if (node != NULL)
    json_object_set_member (copy, parts[0], json_node_copy (node));
  else if (json_object_has_member (copy, parts[0]))
    json_object_remove_member (copy, parts[0]);

  return copy;
}

/**
 * inno_document_with:
 * @document: a document, which is not changed
 * @path: a place in it that is not ""
 * @node: (nullable): what is to be there; %NULL = nothing
 *
 * Objects on the way that are not there are made. Any thread.
 *
 * Returns: (transfer full): the document with another value
 */
JsonObject *
inno_document_with (JsonObject *document,
                    const char *path,
                    JsonNode   *node)
{
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  parts = inno_document_split_path (path);
  return with_parts (document, parts, node);
}

/**
 * inno_document_is_same:
 * @a: (nullable): a value in a document
 * @b: (nullable): another
 *
 * Any thread.
 *
 * Returns: whether both tell the same; what is null and what is not there do
 */
gboolean
inno_document_is_same (JsonNode *a,
                       JsonNode *b)
{
  return inno_document_nodes_are_alike (a, b);
}
