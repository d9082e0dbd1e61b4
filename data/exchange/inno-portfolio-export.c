/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-exchange"

#include "config.h"

#include "inno-portfolio-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-day.h"
#include "inno-file-writer.h"
#include "inno-table-private.h"

/* Another process may bring in new documents while this one reads; then the
 * count, or one of these, is another one afterwards. */
#define MAX_ATTEMPTS 3
static const char *const version_keys[] = {
  "dataset_id", "seq", "as_of", "generated_at", "retrieved_at", "body_hash",
};

typedef struct
{
  InnoStore      *store;
  gboolean        with_people;
  GHashTable     *counts;   /* type id → GUINT_TO_POINTER (count) */
  GPtrArray      *types;    /* of char*: the keys of counts, as they came */
  InnoFileWriter *writer;   /* nullable: the documents are only counted */
  guint           n_docs;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
}

static void
export_init (Export    *self,
             InnoStore *store,
             gboolean   with_people)
{
  *self = (Export) { .store = store, .with_people = with_people };
  self->counts = g_hash_table_new (g_str_hash, g_str_equal);
  self->types = g_ptr_array_new_with_free_func (g_free);
}

static void
count_type (Export     *self,
            const char *id)
{
  g_autofree char *type = g_strndup (id, strcspn (id, ":"));
  gpointer key;
  gpointer count;

  if (g_hash_table_lookup_extended (self->counts, type, &key, &count))
    {
      g_hash_table_insert (self->counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
      return;
    }

  g_hash_table_insert (self->counts, type, GUINT_TO_POINTER (1));
  g_ptr_array_add (self->types, g_steal_pointer (&type));
}

static gboolean
take_document_cb (const char  *id,
                  const char  *body,
                  gsize        length,
                  gpointer     user_data,
                  GError     **error)
{
  Export *self = user_data;

  self->n_docs++;
  count_type (self, id);
  if (self->writer == NULL)
    return TRUE;

  /* As it was received: whoever has the same document already sees no change. */
  return inno_file_writer_write (self->writer, self->n_docs > 1 ? ",\n" : "\n", -1, error) &&
         inno_file_writer_write (self->writer, body, (gssize) length, error);
}

static gboolean
foreach_document (Export  *self,
                  GError **error)
{
  for (guint type = 0; type <= INNO_DOCUMENT_OTHER; type++)
    {
      if (type == INNO_DOCUMENT_PERSON && !self->with_people)
        continue;
      if (!inno_store_foreach_document (self->store, type, take_document_cb, self, error))
        return FALSE;
    }

  return TRUE;
}

static void
append_string (GString    *head,
               const char *name,
               const char *value)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), value);
  g_autofree char *text = inno_table_json (node);

  g_string_append_printf (head, "\"%s\":%s,\n", name, text);
}

static void
append_counts (GString      *head,
               const Export *counted)
{
  g_string_append (head, "\"counts\":{");
  for (guint i = 0; i < counted->types->len; i++)
    {
      const char *type = g_ptr_array_index (counted->types, i);
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), type);
      g_autofree char *name = inno_table_json (node);

      g_string_append_printf (head, "%s%s:%u", i > 0 ? "," : "", name,
                              GPOINTER_TO_UINT (g_hash_table_lookup (counted->counts, type)));
    }
  g_string_append (head, "},\n");
}

static char *
head_to_string (const Export *counted)
{
  g_autofree char *dataset_id = inno_store_get_setting (counted->store, "dataset_id");
  g_autofree char *seq = inno_store_get_setting (counted->store, "seq");
  g_autofree char *as_of = inno_store_get_setting (counted->store, "as_of");
  g_autofree char *now = inno_timestamp_to_iso (g_get_real_time () / G_USEC_PER_SEC);
  GString *head = g_string_new ("{\n\"format\":\"innocities-portfolio\",\n"
                                "\"schema\":{\"major\":1,\"minor\":0},\n");

  if (dataset_id == NULL)
    dataset_id = g_uuid_string_random ();
  append_string (head, "dataset_id", dataset_id);
  g_string_append_printf (head, "\"seq\":%" G_GINT64_FORMAT ",\n",
                          seq != NULL ? MAX (g_ascii_strtoll (seq, NULL, 10), 0) : 0);
  append_string (head, "generated_at", now);
  if (as_of != NULL)
    append_string (head, "as_of", as_of);
  append_counts (head, counted);

  return g_string_free (head, FALSE);
}

static char *
read_version (InnoStore *store)
{
  GString *version = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (version_keys); i++)
    {
      g_autofree char *value = inno_store_get_setting (store, version_keys[i]);

      g_string_append_printf (version, "%s\n", value != NULL ? value : "");
    }

  return g_string_free (version, FALSE);
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY,
                       _("The portfolio was changed while it was being written; try again."));
  return FALSE;
}

static gboolean
counts_are_equal (const Export *one,
                  const Export *other)
{
  if (one->n_docs != other->n_docs || one->types->len != other->types->len)
    return FALSE;

  for (guint i = 0; i < one->types->len; i++)
    {
      const char *type = g_ptr_array_index (one->types, i);

      if (g_hash_table_lookup (one->counts, type) != g_hash_table_lookup (other->counts, type))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_documents (Export        *written,
                 const Export  *counted,
                 GError       **error)
{
  g_autofree char *head = head_to_string (counted);

  return inno_file_writer_write (written->writer, head, -1, error) &&
         inno_file_writer_write (written->writer, "\"docs\":[", -1, error) &&
         foreach_document (written, error) &&
         inno_file_writer_write (written->writer, "\n]\n}\n", -1, error);
}

/* Two passes, so that the count stands before what is counted and no document
 * has to be kept in memory. */
static gboolean
try_export (Export      *counted,
            Export      *written,
            const char  *path,
            gboolean    *has_changed,
            GError     **error)
{
  g_autofree char *before = read_version (counted->store);
  g_autofree char *after = NULL;
  g_autoptr (InnoFileWriter) writer = NULL;

  if (!foreach_document (counted, error))
    return FALSE;

  writer = inno_file_writer_new (path, error);
  if (writer == NULL)
    return FALSE;

  written->writer = writer;
  if (!write_documents (written, counted, error))
    return FALSE;

  after = read_version (counted->store);
  *has_changed = !g_str_equal (before, after) || !counts_are_equal (counted, written);

  if (*has_changed)
    return inno_file_writer_is_atomic (writer) || fail_changed (error);

  return inno_file_writer_finish (writer, error);
}

/**
 * inno_portfolio_export:
 * @store: an open store
 * @path: where the file is to be
 * @with_people: whether the documents of persons belong into it
 * @error: return location of an error of %INNO_STORE_ERROR or a #GIOErrorEnum
 *
 * Writes the portfolio as the document of a static endpoint: any web server can
 * offer it, and it can be brought in again. Memory stays flat however many
 * documents there are. The thread of @store.
 *
 * Returns: whether the file is there; what was there before is untouched if not
 */
gboolean
inno_portfolio_export (InnoStore   *store,
                       const char  *path,
                       gboolean     with_people,
                       GError     **error)
{
  g_return_val_if_fail (INNO_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < MAX_ATTEMPTS; i++)
    {
      Export counted;
      Export written;
      gboolean has_changed = FALSE;
      gboolean is_done;

      export_init (&counted, store, with_people);
      export_init (&written, store, with_people);
      is_done = try_export (&counted, &written, path, &has_changed, error);
      export_clear (&counted);
      export_clear (&written);

      if (!is_done || !has_changed)
        return is_done;
    }

  return fail_changed (error);
}
