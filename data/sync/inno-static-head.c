/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-static-head.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-sync.h"

#define MAX_PAGES 10000
#define MAX_PAGES_BYTES (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)

/* Members that give another kind of server away. */
static const struct
{
  const char    *member;
  InnoSyncError  code;
  const char    *sentence;
} others[] = {
  { "couchdb", INNO_SYNC_ERROR_SERVER_ONLY,
    N_("This is a server of databases; add the name of one to the address.") },
  { "express-pouchdb", INNO_SYNC_ERROR_SERVER_ONLY,
    N_("This is a server of databases; add the name of one to the address.") },
  { "update_seq", INNO_SYNC_ERROR_DATABASE,
    N_("This is a database and not a file.") },
};

static gboolean
fail (GError        **error,
      InnoSyncError   code,
      const char     *sentence)
{
  g_set_error_literal (error, INNO_SYNC_ERROR, (int) code, sentence);
  return FALSE;
}

/**
 * inno_static_head_fail:
 * @cause: what is wrong with a member
 * @error: return location for an %INNO_SYNC_ERROR_NOT_PORTFOLIO
 *
 * Returns: %FALSE
 */
gboolean
inno_static_head_fail (const GError  *cause,
                       GError       **error)
{
  g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO,
               _("The head of the portfolio cannot be used: %s"), cause->message);
  return FALSE;
}

static gboolean
check_format (JsonObject  *root,
              GError     **error)
{
  JsonNode *node = json_object_get_member (root, "format");

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (node == NULL && json_object_has_member (root, others[i].member))
      return fail (error, others[i].code, _(others[i].sentence));

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      g_strcmp0 (json_node_get_string (node), INNO_STATIC_FORMAT) != 0)
    return fail (error, INNO_SYNC_ERROR_NOT_PORTFOLIO, _("This is not a portfolio."));

  return TRUE;
}

static gboolean
check_schema (JsonObject  *root,
              GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  JsonObject *schema;
  gint64 major;

  schema = inno_json_get_object (root, "", "schema", &local_error);
  if (schema == NULL ||
      !inno_json_get_integer (schema, "/schema", "major", &major, &local_error))
    return inno_static_head_fail (local_error, error);

  if (major > INNO_STATIC_SCHEMA_MAJOR)
    return fail (error, INNO_SYNC_ERROR_TOO_NEW,
                 _("The portfolio was written for a later version of this program; update it."));

  if (major < INNO_STATIC_SCHEMA_MAJOR)
    return fail (error, INNO_SYNC_ERROR_NOT_PORTFOLIO,
                 _("This program does not know the form of this portfolio."));

  return TRUE;
}

static gboolean
read_counts (JsonObject  *root,
             GHashTable  *counts,
             GError     **error)
{
  JsonObject *object = inno_json_get_object (root, "", "counts", error);
  g_autoptr (GList) members = NULL;

  if (object == NULL)
    return FALSE;

  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *member = l->data;
      gint64 count;

      if (!inno_json_get_integer (object, "/counts", member, &count, error))
        return FALSE;

      if (count < 0 || count > INNO_STATIC_MAX_DOCUMENTS)
        {
          g_autofree char *pointer = inno_json_pointer ("/counts", member);

          g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
                       _("%s is not a valid number of documents."), pointer);
          return FALSE;
        }

      g_hash_table_insert (counts, g_strdup (member), GINT_TO_POINTER ((int) count));
    }

  return TRUE;
}

static gboolean
read_seq (JsonObject      *root,
          InnoImportHead  *head,
          GError         **error)
{
  if (!inno_json_get_integer (root, "", "seq", &head->seq, error))
    return FALSE;

  if (head->seq >= 0)
    return TRUE;

  g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
               _("%s must not be below zero."), "/seq");
  return FALSE;
}

static gboolean
read_stamps (JsonObject      *root,
             InnoImportHead  *head,
             GError         **error)
{
  const char *dataset_id = inno_json_get_string (root, "", "dataset_id", error);
  const char *generated_at;

  if (dataset_id == NULL)
    return FALSE;

  if (*dataset_id == '\0')
    {
      g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
                   _("%s is empty."), "/dataset_id");
      return FALSE;
    }

  generated_at = inno_json_get_string (root, "", "generated_at", error);
  if (generated_at == NULL)
    return FALSE;

  if (!inno_timestamp_parse_iso (generated_at, &head->generated_at))
    {
      g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
                   _("%s is not a time."), "/generated_at");
      return FALSE;
    }

  head->dataset_id = g_strdup (dataset_id);

  return inno_json_get_optional_day (root, "", "as_of", &head->as_of, error);
}

/**
 * inno_static_head_read:
 * @root: the root of a portfolio document
 * @head: what to fill
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Checks that @root is a portfolio of a form that is known and reads its head.
 * Any thread.
 *
 * Returns: whether it is one
 */
gboolean
inno_static_head_read (JsonObject      *root,
                       InnoImportHead  *head,
                       GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!check_format (root, error) || !check_schema (root, error))
    return FALSE;

  if (!read_stamps (root, head, &local_error) ||
      !read_seq (root, head, &local_error) ||
      !read_counts (root, head->counts, &local_error))
    return inno_static_head_fail (local_error, error);

  return TRUE;
}

/* Pages */

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdefABCDEF") == 64;
}

static gboolean
read_page (GArray      *pages,
           JsonNode    *node,
           const char  *path,
           GError     **error)
{
  JsonObject *object = inno_json_node_as_object (node, path, error);
  const char *href;
  const char *sha256;
  gint64 n_bytes;
  gint64 count;
  InnoStaticPage page = { 0 };

  if (object == NULL)
    return FALSE;

  href = inno_json_get_string (object, path, "href", error);
  if (href == NULL)
    return FALSE;

  sha256 = inno_json_get_string (object, path, "sha256", error);
  if (sha256 == NULL ||
      !inno_json_get_integer (object, path, "bytes", &n_bytes, error) ||
      !inno_json_get_integer (object, path, "count", &count, error))
    return FALSE;

  if (n_bytes < 0 || count < 0 || count > INNO_STATIC_MAX_DOCUMENTS || !is_sha256 (sha256))
    {
      g_set_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE,
                   _("%s does not describe a page."), path);
      return FALSE;
    }

  page.href = g_strdup (href);
  page.n_bytes = (guint64) n_bytes;
  page.sha256 = g_ascii_strdown (sha256, -1);
  page.count = (guint) count;
  g_array_append_val (pages, page);

  return TRUE;
}

/**
 * inno_static_head_read_pages:
 * @root: the root of a portfolio document
 * @pages: (element-type InnoStaticPage): what to fill
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Reads which pages hold the documents. Any thread.
 *
 * Returns: whether all of them are described well
 */
gboolean
inno_static_head_read_pages (JsonObject  *root,
                             GArray      *pages,
                             GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  JsonArray *array = inno_json_get_array (root, "", "pages", &local_error);
  guint64 n_bytes = 0;

  if (array == NULL)
    return inno_static_head_fail (local_error, error);

  if (json_array_get_length (array) > MAX_PAGES)
    return fail (error, INNO_SYNC_ERROR_TOO_LARGE, _("The portfolio has too many pages."));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("/pages/%u", i);

      if (!read_page (pages, json_array_get_element (array, i), path, &local_error))
        return inno_static_head_fail (local_error, error);

      n_bytes += g_array_index (pages, InnoStaticPage, i).n_bytes;
      if (n_bytes > MAX_PAGES_BYTES)
        return fail (error, INNO_SYNC_ERROR_TOO_LARGE,
                     _("The pages of the portfolio are too large together."));
    }

  return TRUE;
}
