/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "store-fixture.h"

/* The cache is set aside under another name, a new one is there, and where to
 * fetch from is not forgotten. */
static void
assert_cache_is_set_aside (const char *folder)
{
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  g_autofree char *url = inno_store_get_setting (store, "url");
  g_autofree char *etag = inno_store_get_setting (store, "etag");
  g_autoptr(GError) error = NULL;
  InnoImportCounts counts;

  g_assert_true (inno_store_is_empty (store));
  g_assert_cmpuint (g_strv_length ((char **) inno_store_get_notices (store)), ==, 1);
  g_assert_nonnull (strstr (inno_store_get_notices (store)[0], "set aside"));
  g_assert_cmpuint (store_fixture_count_files (folder, "cache.db.broken-"), ==, 1);
  g_assert_cmpuint (store_fixture_count_files (folder, "outbox.db.broken-"), ==, 0);
  g_assert_cmpstr (url, ==, "https://example.org/portfolio.json");
  g_assert_null (etag);

  store_fixture_import (store, documents, 3, 0, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, 8);
}

static void
test_zero_length (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  store_fixture_set_contents (folder, "cache.db", "", 0);
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_garbage (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *garbage = g_strnfill (20000, 'g');

  store_fixture_set_contents (folder, "cache.db", garbage, -1);
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_garbage_after_header (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 200, 'g', length - 200);
  store_fixture_set_contents (folder, "cache.db", bytes, (gssize) length);
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

/* One page after the other is overwritten: each time the store is whole, or the
 * file is set aside; nothing else. */
static void
test_each_page (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autofree char *good = NULL;
  gsize length;
  guint n_set_aside = 0;

  g_assert_true (g_file_get_contents (path, &good, &length, NULL));
  for (gsize page = 0; page < length; page += 4096)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      g_autoptr(InnoStore) store = NULL;

      memset (bad + page, 0xa5, 4096);
      store_fixture_set_contents (folder, "cache.db", bad, (gssize) length);
      store = store_fixture_open (folder);
      g_assert_cmpint (inno_store_is_empty (store), ==, inno_store_get_notices (store)[0] != NULL);
      n_set_aside += inno_store_is_empty (store);
      inno_store_close (store);
    }
  g_assert_cmpuint (n_set_aside, >, length / 4096 / 2);
  store_fixture_remove (folder);
}

static void
test_truncated (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size / 2), ==, 0);
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_foreign (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);

  g_unlink (path);
  store_fixture_exec (folder, "cache.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_missing_table (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  store_fixture_exec (folder, "cache.db",
                      "PRAGMA writable_schema = ON;"
                      "UPDATE sqlite_schema SET rootpage = 9999 "
                      "WHERE name = 'project_city'");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_newer_cache (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  store_fixture_exec (folder, "cache.db", "PRAGMA user_version = 999");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_newer_outbox (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  store_fixture_exec (folder, "outbox.db", "PRAGMA user_version = 999");
  store_fixture_assert_open_error (folder, INNO_STORE_ERROR_TOO_NEW);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "PRAGMA user_version"), ==, 999);
  g_assert_cmpuint (store_fixture_count_files (folder, "outbox.db.broken-"), ==, 0);
  store_fixture_remove (folder);
}

static void
test_broken_outbox (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = NULL;

  store_fixture_set_contents (folder, "outbox.db", "not a database at all, but longer than nothing",
                              -1);
  store = store_fixture_open (folder);
  g_assert_false (inno_store_is_empty (store));
  g_assert_nonnull (strstr (inno_store_get_notices (store)[0], "outbox.db.broken-"));
  g_assert_null (inno_store_get_notices (store)[1]);
  g_assert_cmpuint (store_fixture_count_files (folder, "outbox.db.broken-"), ==, 1);
  /* The new one is told at once where the cache comes from. */
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "SELECT count(*) FROM setting"), ==,
                   2);
  store_fixture_remove (folder);
}

static void
test_set_aside_twice (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(InnoStore) store = NULL;

      store_fixture_set_contents (folder, "cache.db", "rubbish", -1);
      store = store_fixture_open (folder);
      inno_store_close (store);
    }
  g_assert_cmpuint (store_fixture_count_files (folder, "cache.db.broken-"), ==, 3);
  store_fixture_remove (folder);
}

static void
test_cache_migration_fails (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  store_fixture_exec (folder, "cache.db", "PRAGMA user_version = 1");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/damage/zero-length", test_zero_length);
  g_test_add_func ("/damage/garbage", test_garbage);
  g_test_add_func ("/damage/garbage-after-header", test_garbage_after_header);
  g_test_add_func ("/damage/each-page", test_each_page);
  g_test_add_func ("/damage/truncated", test_truncated);
  g_test_add_func ("/damage/foreign", test_foreign);
  g_test_add_func ("/damage/missing-table", test_missing_table);
  g_test_add_func ("/damage/newer-cache", test_newer_cache);
  g_test_add_func ("/damage/newer-outbox", test_newer_outbox);
  g_test_add_func ("/damage/broken-outbox", test_broken_outbox);
  g_test_add_func ("/damage/set-aside-twice", test_set_aside_twice);
  g_test_add_func ("/damage/cache-migration-fails", test_cache_migration_fails);

  return g_test_run ();
}
