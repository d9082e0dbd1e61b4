/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "config.h"

#include "inno-change-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-day.h"
#include "inno-file-writer.h"
#include "inno-json.h"
#include "inno-store-edits.h"
#include "inno-store-waiting.h"

/* Not that of a portfolio: opened as one, it would be all there is. */
#define FORMAT "innocities-changes"
#define MAJOR 1

static gboolean
fail (GError     **error,
      int          code,
      const char  *sentence)
{
  g_set_error_literal (error, INNO_STORE_ERROR, code, sentence);
  return FALSE;
}

static gboolean
is_person (const char *id)
{
  return g_str_has_prefix (id, "person:");
}

/* Writing */

/**
 * inno_change_file_make_name:
 *
 * Returns: (transfer full): "changes-2025-04-10.json", of today
 */
char *
inno_change_file_make_name (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return g_strdup_printf ("changes-%s.json", day);
}

static JsonNode *
make_item (const InnoWaiting *waiting)
{
  g_autoptr (JsonObject) item = json_object_new ();

  if (waiting->base != NULL)
    json_object_set_object_member (item, "base", json_object_ref (waiting->base));
  else
    json_object_set_null_member (item, "base");
  if (waiting->document != NULL)
    json_object_set_object_member (item, "doc", json_object_ref (waiting->document));
  else
    json_object_set_null_member (item, "doc");

  return json_node_init_object (json_node_alloc (), item);
}

static char *
make_head (InnoStore  *store,
           const char *who)
{
  g_autoptr (JsonObject) head = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *dataset_id = inno_store_get_setting (store, "dataset_id");
  g_autofree char *now = inno_timestamp_to_iso (g_get_real_time () / G_USEC_PER_SEC);
  JsonObject *schema = json_object_new ();
  char *text;

  json_object_set_int_member (schema, "major", MAJOR);
  json_object_set_int_member (schema, "minor", 0);
  json_object_set_string_member (head, "format", FORMAT);
  json_object_set_object_member (head, "schema", schema);
  if (dataset_id != NULL)
    json_object_set_string_member (head, "dataset_id", dataset_id);
  json_object_set_string_member (head, "generated_at", now);
  if (who != NULL && *who != '\0')
    json_object_set_string_member (head, "by", who);

  node = json_node_init_object (json_node_alloc (), head);
  text = inno_json_to_string (node);
  /* Without its last brace: the documents follow. */
  text[strlen (text) - 1] = '\0';

  return text;
}

static gboolean
write_items (InnoFileWriter    *writer,
             GPtrArray         *list,
             gboolean           with_people,
             InnoChangeReport  *report,
             GError           **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      const InnoWaiting *waiting = g_ptr_array_index (list, i);
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;

      if (is_person (waiting->id) && !with_people)
        {
          report->n_left_out++;
          continue;
        }

      node = make_item (waiting);
      text = inno_json_to_string (node);
      if (!inno_file_writer_write (writer, report->n_documents++ > 0 ? ",\n" : "\n", -1, error) ||
          !inno_file_writer_write (writer, text, -1, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * inno_change_file_write:
 * @store: an open store
 * @path: where the file is to be
 * @with_people: whether the documents of persons belong into it
 * @who: (nullable): whose changes they are
 * @report: (out caller-allocates): what is in it
 * @error: return location of an error of %INNO_STORE_ERROR or a #GIOErrorEnum
 *
 * Writes what waits to be sent. It goes on waiting: when it has come back with the
 * shared data, nothing of it is left. The thread of @store.
 *
 * Returns: whether the file is there; what was there before is untouched if not
 */
gboolean
inno_change_file_write (InnoStore         *store,
                        const char        *path,
                        gboolean           with_people,
                        const char        *who,
                        InnoChangeReport  *report,
                        GError           **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (InnoFileWriter) writer = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (INNO_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL && report != NULL, FALSE);

  *report = (InnoChangeReport) { 0 };
  list = inno_store_list_waiting (store, 0, error);
  if (list == NULL)
    return FALSE;
  if (list->len == 0)
    return fail (error, INNO_STORE_ERROR_UNKNOWN, _("Nothing waits to be sent, so there is nothing to write."));

  head = make_head (store, who);
  writer = inno_file_writer_new (path, error);
  if (writer == NULL ||
      !inno_file_writer_write (writer, head, -1, error) ||
      !inno_file_writer_write (writer, ",\"docs\":[", -1, error) ||
      !write_items (writer, list, with_people, report, error) ||
      !inno_file_writer_write (writer, "\n]}\n", -1, error))
    return FALSE;
  if (report->n_documents == 0)
    return fail (error, INNO_STORE_ERROR_UNKNOWN,
                 _("Only contact persons wait to be sent, and they are left out unless asked for."));

  return inno_file_writer_finish (writer, error);
}

/* Reading */

static JsonObject *
read_document (JsonObject  *item,
               const char  *path,
               const char  *member,
               GError     **error)
{
  JsonNode *node = json_object_get_member (item, member);
  g_autofree char *pointer = inno_json_pointer (path, member);
  JsonObject *document;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;

  document = inno_json_node_as_object (node, pointer, error);
  if (document == NULL || !inno_document_validate (document, pointer, error))
    return NULL;

  return document;
}

/* One document: what it was, and what it is to be. */
static gboolean
read_item (JsonNode    *node,
           const char  *path,
           InnoEdit   **edit,
           GError     **error)
{
  JsonObject *item = inno_json_node_as_object (node, path, error);
  g_autoptr (GError) fault = NULL;
  JsonObject *base, *document;

  if (item == NULL)
    return FALSE;

  base = read_document (item, path, "base", &fault);
  document = fault == NULL ? read_document (item, path, "doc", &fault) : NULL;
  if (fault == NULL && base == NULL && document == NULL)
    g_set_error (&fault, INNO_JSON_ERROR, INNO_JSON_ERROR_MISSING, _("%s: there is neither a document nor what it was."),
                 path);
  if (fault == NULL && base != NULL && document != NULL &&
      !g_str_equal (json_object_get_string_member (base, "_id"), json_object_get_string_member (document, "_id")))
    g_set_error (&fault, INNO_JSON_ERROR, INNO_JSON_ERROR_VALUE, _("%s: the two documents are not the same one."), path);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }

  if (*edit == NULL)
    *edit = inno_edit_new (INNO_EDIT_CHANGE,
                           json_object_get_string_member (document != NULL ? document : base, "_id"));
  if (document != NULL)
    inno_edit_put (*edit, base, document);
  else
    inno_edit_remove (*edit, base);

  return TRUE;
}

static gboolean
check_head (InnoStore   *store,
            JsonObject  *root,
            GError     **error)
{
  g_autofree char *ours = inno_store_get_setting (store, "dataset_id");
  const char *format = json_object_get_string_member_with_default (root, "format", "");
  const char *theirs = NULL;
  JsonObject *schema;
  gint64 major;

  if (!g_str_equal (format, FORMAT))
    return fail (error, INNO_STORE_ERROR_UNKNOWN, _("This is no file of changes."));

  schema = inno_json_get_object (root, "", "schema", error);
  if (schema == NULL || !inno_json_get_integer (schema, "/schema", "major", &major, error) ||
      !inno_json_get_optional_string (root, "", "dataset_id", &theirs, error))
    return FALSE;
  if (major > MAJOR)
    return fail (error, INNO_STORE_ERROR_TOO_NEW,
                 _("This file was written by a later version of the program. Please update this one."));
  if (ours != NULL && theirs != NULL && !g_str_equal (ours, theirs))
    return fail (error, INNO_STORE_ERROR_DIFFERENT, _("These are changes of another portfolio."));

  return TRUE;
}

static InnoEdit *
read_edit (JsonObject        *root,
           InnoChangeReport  *report,
           GError           **error)
{
  JsonArray *docs = inno_json_get_array (root, "", "docs", error);
  g_autoptr (InnoEdit) edit = NULL;

  if (docs == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (docs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/docs/%u", i);

      if (!read_item (json_array_get_element (docs, i), path, &edit, error))
        return NULL;
      report->n_documents++;
    }
  if (edit == NULL)
    fail (error, INNO_STORE_ERROR_UNKNOWN, _("There is no change in this file."));

  return g_steal_pointer (&edit);
}

/**
 * inno_change_file_is_one:
 * @text: a file
 * @length: its length in bytes
 *
 * Looks at the beginning alone, where the format stands. Any thread.
 *
 * Returns: whether it says that it is a file of changes
 */
gboolean
inno_change_file_is_one (const char *text,
                         gsize       length)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  return g_strstr_len (text, (gssize) MIN (length, 256), "\"" FORMAT "\"") != NULL;
}

/**
 * inno_change_file_is_at:
 * @file: a file
 *
 * Looks into a file. Blocks. Any thread.
 *
 * Returns: whether it says that it is a file of changes, and is no larger than one may be
 */
gboolean
inno_change_file_is_at (GFile *file)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  char head[256];
  gsize length = 0;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL)
    return FALSE;

  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  return g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &length, NULL, NULL) &&
         inno_change_file_is_one (head, length) &&
         info != NULL && g_file_info_get_size (info) <= (goffset) INNO_JSON_LIMITS_DEFAULT.max_bytes;
}

/* Returns: (nullable): what the file has to say; *by is of @root */
static InnoEdit *
parse_edit (InnoStore         *store,
            JsonNode          *node,
            const char       **by,
            InnoChangeReport  *report,
            GError           **error)
{
  JsonObject *root = node != NULL ? inno_json_node_as_object (node, "", error) : NULL;

  *report = (InnoChangeReport) { 0 };
  *by = NULL;
  if (root == NULL || !check_head (store, root, error) ||
      !inno_json_get_optional_string (root, "", "by", by, error))
    return NULL;

  return read_edit (root, report, error);
}

/**
 * inno_change_file_read:
 * @store: an open store
 * @text: a file that somebody gave
 * @length: its length in bytes
 * @who: (nullable): who takes it in; where the file says whose the changes are, they
 *   stay those of that person
 * @report: (out caller-allocates): what is in it
 * @error: return location of an error of %INNO_STORE_ERROR or %INNO_JSON_ERROR
 *
 * Takes the changes in as one step, which can be undone, or none of them. What was
 * changed here meanwhile is merged, and what both changed is in the table of
 * conflicts. The same file again changes nothing. The thread of @store.
 *
 * Returns: whether it was taken in
 */
gboolean
inno_change_file_read (InnoStore         *store,
                       const char        *text,
                       gsize              length,
                       const char        *who,
                       InnoChangeReport  *report,
                       GError           **error)
{
  g_autoptr (JsonNode) node = inno_json_parse (text, length, error);
  g_autoptr (InnoEdit) edit = NULL;
  const char *by;

  g_return_val_if_fail (INNO_IS_STORE (store), FALSE);
  g_return_val_if_fail (report != NULL, FALSE);

  edit = parse_edit (store, node, &by, report, error);
  return edit != NULL && inno_store_edit (store, edit, by != NULL ? by : who, error);
}

/**
 * inno_change_file_check:
 * @store: an open store
 * @text: a file that somebody gave
 * @length: its length in bytes
 * @report: (out caller-allocates): what is in it
 * @error: return location of an error of %INNO_STORE_ERROR or %INNO_JSON_ERROR
 *
 * Looks whether it can be taken in, and changes nothing. The thread of @store.
 *
 * Returns: whether it can
 */
gboolean
inno_change_file_check (InnoStore         *store,
                        const char        *text,
                        gsize              length,
                        InnoChangeReport  *report,
                        GError           **error)
{
  g_autoptr (JsonNode) node = inno_json_parse (text, length, error);
  g_autoptr (InnoEdit) edit = NULL;
  const char *by;

  g_return_val_if_fail (INNO_IS_STORE (store), FALSE);
  g_return_val_if_fail (report != NULL, FALSE);

  edit = parse_edit (store, node, &by, report, error);
  return edit != NULL;
}
