/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#define NAME(text) "{\"fi\":\"" text "\",\"sv\":null,\"en\":null}"

char *
store_fixture_new_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("inno-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
store_fixture_remove (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        store_fixture_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

InnoStore *
store_fixture_open (const char *folder)
{
  g_autoptr(GError) error = NULL;
  InnoStore *store = inno_store_new (folder);

  inno_store_open (store, &error);
  g_assert_no_error (error);
  return store;
}

InnoImportHead *
store_fixture_head (gint64 seq)
{
  InnoImportHead *head = inno_import_head_new ();

  head->url = g_strdup ("https://example.org/portfolio.json");
  head->etag = g_strdup ("\"abc\"");
  head->dataset_id = g_strdup ("5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11");
  head->seq = seq;
  head->as_of = inno_day_new (2025, 4, 10);
  head->generated_at = 1744275600;
  head->retrieved_at = 1744275700;

  return head;
}

char *
store_fixture_city (const char *slug)
{
  return g_strdup_printf ("{\"_id\":\"city:%s\",\"type\":\"city\",\"name\":" NAME ("Kaupunki")
                          ",\"kind\":\"city\",\"region\":{\"code\":\"09\",\"name\":"
                          NAME ("Maakunta") "},\"lat\":61.0587,\"lon\":28.1887}", slug);
}

char *
store_fixture_project_full (const char *slug,
                            const char *kind,
                            const char *parent,
                            const char *funding)
{
  return g_strdup_printf ("{\"_id\":\"project:%s\",\"type\":\"project\",\"name\":" NAME ("Hanke")
                          ",\"kind\":\"%s\",\"parent\":%s,\"agreement\":\"agreement:a\","
                          "\"cities\":[\"city:oulu\",\"city:kemi\"],\"themes\":[\"theme:t\"],"
                          "\"lead_theme\":null,\"status\":\"ongoing\",\"start\":\"2023-09-01\","
                          "\"end\":null,\"x-unknown\":[1,2.50],\"funding\":{%s}}",
                          slug, kind, parent, funding);
}

char *
store_fixture_project (const char *slug,
                       const char *more)
{
  g_autofree char *funding = g_strconcat (
    "\"f1\":{\"source\":\"funding_source:erdf\",\"measure\":\"granted\",\"year\":2024,"
    "\"amount_cents\":40000001},"
    "\"f2\":{\"source\":\"funding_source:city\",\"measure\":\"granted\",\"amount_cents\":null}",
    more, NULL);

  return store_fixture_project_full (slug, "project", "null", funding);
}

GPtrArray *
store_fixture_documents (void)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (documents, store_fixture_project ("p1", ""));
  g_ptr_array_add (documents, store_fixture_city ("oulu"));
  g_ptr_array_add (documents, store_fixture_city ("kemi"));
  g_ptr_array_add (documents,
                   g_strdup ("{\"_id\":\"agreement:a\",\"type\":\"agreement\",\"name\":"
                             NAME ("Sopimus") ",\"cities\":[\"city:oulu\"]}"));
  g_ptr_array_add (documents,
                   g_strdup ("{\"_id\":\"funding_source:erdf\",\"type\":\"funding_source\","
                             "\"name\":" NAME ("EAKR") ",\"class\":\"eu\"}"));
  g_ptr_array_add (documents,
                   g_strdup ("{\"_id\":\"funding_source:city\",\"type\":\"funding_source\","
                             "\"name\":" NAME ("Kunta") ",\"class\":\"city\"}"));
  g_ptr_array_add (documents,
                   g_strdup ("{\"_id\":\"meta:dataset\",\"type\":\"meta\","
                             "\"format\":\"innocities-portfolio\","
                             "\"schema\":{\"major\":1,\"minor\":0},\"dataset_id\":\"d\","
                             "\"title\":" NAME ("Salkku") ",\"sample\":true}"));
  g_ptr_array_add (documents, store_fixture_project ("p0", ""));

  return documents;
}

gboolean
store_fixture_import (InnoStore        *store,
                      GPtrArray        *documents,
                      gint64            seq,
                      InnoImportFlags   flags,
                      InnoImportCounts *counts,
                      GError          **error)
{
  g_autoptr(InnoImportHead) head = store_fixture_head (seq);
  g_autoptr(InnoStoreImport) import = inno_store_import_begin (store, error);

  if (import == NULL)
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      const char *json = g_ptr_array_index (documents, i);
      g_autofree char *path = g_strdup_printf ("/docs/%u", i);

      if (!inno_store_import_add (import, json, strlen (json), path, error))
        return FALSE;
    }

  return inno_store_import_commit (import, head, flags, counts, error);
}

static sqlite3 *
open_file (const char *folder,
           const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                   ==, SQLITE_OK);
  return db;
}

static int
append_row (gpointer user_data,
            int      n_columns,
            char   **values,
            char   **names)
{
  GString *text = user_data;

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (text, '\n');
  return 0;
}

/* All rows of all tables, as text that can be compared. */
char *
store_fixture_dump (const char *folder,
                    const char *file)
{
  sqlite3 *db = open_file (folder, file);
  sqlite3_stmt *tables;
  GString *text = g_string_new (NULL);

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                           "AND name NOT LIKE 'sqlite%' ORDER BY name",
                                       -1, &tables, NULL), ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", name);

      g_string_append_printf (text, "-- %s\n", name);
      g_assert_cmpint (sqlite3_exec (db, sql, append_row, text, NULL), ==, SQLITE_OK);
    }
  sqlite3_finalize (tables);
  sqlite3_close (db);

  return g_string_free (text, FALSE);
}

/* @first is run before @sql is asked; NULL = nothing. */
gint64
store_fixture_query_after (const char *folder,
                           const char *file,
                           const char *first,
                           const char *sql)
{
  sqlite3 *db = open_file (folder, file);
  sqlite3_stmt *statement;
  gint64 value;

  if (first != NULL)
    g_assert_cmpint (sqlite3_exec (db, first, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return value;
}

gint64
store_fixture_query (const char *folder,
                     const char *file,
                     const char *sql)
{
  return store_fixture_query_after (folder, file, NULL, sql);
}

void
store_fixture_exec (const char *folder,
                    const char *file,
                    const char *sql)
{
  sqlite3 *db = open_file (folder, file);

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

guint
store_fixture_get_mode (const char *folder,
                        const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

guint
store_fixture_count_files (const char *folder,
                           const char *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n_files += g_str_has_prefix (name, prefix);
  return n_files;
}

void
store_fixture_set_contents (const char *folder,
                            const char *name,
                            const char *bytes,
                            gssize      length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

/* A folder with one import in it, closed again. */
char *
store_fixture_new_filled (void)
{
  char *folder = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  g_autoptr(GError) error = NULL;

  store_fixture_import (store, documents, 3, 0, NULL, &error);
  g_assert_no_error (error);
  inno_store_close (store);
  return folder;
}

void
store_fixture_assert_open_error (const char    *folder,
                                 InnoStoreError code)
{
  g_autoptr(InnoStore) store = inno_store_new (folder);
  g_autoptr(GError) error = NULL;

  g_assert_false (inno_store_open (store, &error));
  g_assert_error (error, INNO_STORE_ERROR, (int) code);
  g_assert_true (inno_store_is_empty (store));
}

void
store_fixture_load_dump (const char *folder,
                         const char *name,
                         const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "dumps", name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  store_fixture_exec (folder, file, sql);
}
