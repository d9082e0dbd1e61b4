/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "inno-store-search.h"
#include "store-fixture.h"

static void
test_makes_folders (void)
{
  g_autofree char *root = store_fixture_new_folder ();
  g_autofree char *folder = g_build_filename (root, "a", "b", NULL);
  g_autoptr(InnoStore) store = NULL;
  mode_t old = umask (0);

  store = store_fixture_open (folder);
  umask (old);
  g_assert_cmpstr (inno_store_get_folder (store), ==, folder);
  g_assert_cmpuint (store_fixture_get_mode (root, "a"), ==, 0700);
  g_assert_cmpuint (store_fixture_get_mode (root, "a/b"), ==, 0700);
  g_assert_cmpuint (store_fixture_get_mode (folder, "cache.db"), ==, 0600);
  g_assert_cmpuint (store_fixture_get_mode (folder, "outbox.db"), ==, 0600);
  g_assert_cmpuint (store_fixture_get_mode (folder, "cache.db-wal"), ==, 0600);
  g_assert_cmpuint (store_fixture_get_mode (folder, "lock"), ==, 0600);
  g_assert_false (inno_store_is_read_only (store));
  g_assert_true (inno_store_is_empty (store));
  g_assert_null (inno_store_get_notices (store)[0]);
  inno_store_close (store);
  store_fixture_remove (root);
}

static void
test_new_touches_nothing (void)
{
  g_autofree char *root = store_fixture_new_folder ();
  g_autofree char *folder = g_build_filename (root, "x", NULL);
  InnoStore *store = inno_store_new (folder);

  g_assert_true (inno_store_is_empty (store));
  g_assert_null (inno_store_get_setting (store, "url"));
  g_assert_null (inno_store_get_notices (store)[0]);
  g_assert_finalize_object (store);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  store_fixture_remove (root);
}

static void
test_closed (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = inno_store_new (folder);
  g_autoptr(GError) error = NULL;

  g_assert_null (inno_store_load_portfolio (store, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_null (inno_store_import_begin (store, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE);
  g_clear_error (&error);
  g_assert_false (inno_store_set_setting (store, "a", "b", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE);
  store_fixture_remove (folder);
}

static void
test_reopened (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autofree char *seq = NULL;

  g_assert_true (inno_store_open (store, NULL));
  g_assert_false (inno_store_is_empty (store));
  g_assert_null (inno_store_get_notices (store)[0]);
  seq = inno_store_get_setting (store, "seq");
  g_assert_cmpstr (seq, ==, "3");
  inno_store_close (store);
  g_assert_true (inno_store_is_empty (store));
  g_assert_true (inno_store_open (store, NULL));
  g_assert_false (inno_store_is_empty (store));
  store_fixture_remove (folder);
}

static void
test_folder_is_a_file (void)
{
  g_autofree char *root = store_fixture_new_folder ();
  g_autofree char *file = g_build_filename (root, "file", NULL);
  g_autofree char *below = g_build_filename (file, "below", NULL);

  store_fixture_set_contents (root, "file", "x", 1);
  store_fixture_assert_open_error (file, INNO_STORE_ERROR_UNAVAILABLE);
  store_fixture_assert_open_error (below, INNO_STORE_ERROR_UNAVAILABLE);
  store_fixture_remove (root);
}

static void
test_file_is_a_folder (void)
{
  g_autofree char *root = store_fixture_new_folder ();
  g_autofree char *inner = g_build_filename (root, "cache.db", NULL);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  store_fixture_assert_open_error (root, INNO_STORE_ERROR_UNAVAILABLE);
  store_fixture_remove (root);
}

static void
test_mode_is_mended (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr(InnoStore) store = NULL;

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  store = store_fixture_open (folder);
  g_assert_cmpuint (store_fixture_get_mode (folder, "cache.db"), ==, 0600);
  store_fixture_remove (folder);
}

static guint
count_found (InnoStore  *store,
             const char *text)
{
  g_autoptr(InnoMatches) matches = inno_store_match_projects (store, text, NULL, NULL);

  g_assert_nonnull (matches);
  return matches->n_found;
}

/* Without the words nothing is found; they are written at the next opening. */
static void
test_words_are_missing (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = NULL;

  store_fixture_load_dump (folder, "cache-2.sql", "cache.db");
  store = store_fixture_open (folder);
  inno_store_close (store);
  store_fixture_exec (folder, "cache.db", "DELETE FROM search");
  g_assert_true (inno_store_open (store, NULL));
  g_assert_cmpuint (count_found (store, "hank"), ==, 1);
  store_fixture_remove (folder);
}

/* From each version that was ever kept to this one. */
static void
test_migrates_cache (gconstpointer dump)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autofree char *fresh = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = NULL;
  g_autoptr(InnoStore) other = store_fixture_open (fresh);
  g_autoptr(InnoPortfolio) portfolio = NULL;
  const char *schema = "SELECT count(*) FROM sqlite_schema";

  store_fixture_load_dump (folder, dump, "cache.db");
  store = store_fixture_open (folder);
  g_assert_null (inno_store_get_notices (store)[0]);
  portfolio = inno_store_load_portfolio (store, NULL);
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_projects, ==, 1);
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_quarantined, ==, 1);
  g_assert_true (INNO_IS_CITY (inno_portfolio_find (portfolio, "city:oulu")));
  g_assert_cmpint (store_fixture_query (folder, "cache.db", "SELECT count(*) FROM document"), ==,
                   5);
  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT cents = 100 AND unknown_rows = 1 AND class = 'eu' "
                                        "FROM total_by_agreement_class"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "cache.db", "SELECT name_fi = 'Hanke' AND name_sv IS NULL FROM project"),
                   ==, 1);
  g_assert_cmpuint (count_found (store, "hank"), ==, 1);
  g_assert_cmpuint (count_found (store, "oulu"), ==, 1);
  g_assert_cmpuint (count_found (store, "vaasa"), ==, 0);
  g_assert_cmpint (store_fixture_query (folder, "cache.db", "PRAGMA user_version"), ==,
                   store_fixture_query (fresh, "cache.db", "PRAGMA user_version"));
  g_assert_cmpint (store_fixture_query (folder, "cache.db", schema), ==,
                   store_fixture_query (fresh, "cache.db", schema));
  inno_store_close (store);
  inno_store_close (other);
  store_fixture_remove (folder);
  store_fixture_remove (fresh);
}

static void
test_migrates_outbox (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autofree char *url = NULL;
  g_autoptr(InnoStore) store = NULL;

  store_fixture_load_dump (folder, "outbox-1.sql", "outbox.db");
  store = store_fixture_open (folder);
  g_assert_null (inno_store_get_notices (store)[0]);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db",
                                        "SELECT base_rev = '1-a' AND body = '{\"a\":2}' FROM edit"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "SELECT count(*) FROM conflict"), ==,
                   0);

  /* What it was is kept, and not readable by others. */
  g_assert_cmpint (store_fixture_query (folder, "outbox.db.version-1", "SELECT count(*) FROM edit"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db.version-1", "PRAGMA user_version"), ==,
                   1);
  g_assert_cmpuint (store_fixture_get_mode (folder, "outbox.db.version-1"), ==, 0600);

  url = inno_store_get_setting (store, "url");
  g_assert_cmpstr (url, ==, "https://example.org/p.json");
  store_fixture_remove (folder);
}

/* The second migration meets a table that must not be there. */
static void
test_migration_fails (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  store_fixture_load_dump (folder, "outbox-1.sql", "outbox.db");
  store_fixture_exec (folder, "outbox.db", "CREATE TABLE history (other)");
  before = store_fixture_dump (folder, "outbox.db");
  store_fixture_assert_open_error (folder, INNO_STORE_ERROR_FAILED);
  after = store_fixture_dump (folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "PRAGMA user_version"), ==, 1);
  store_fixture_remove (folder);
}

/* A program that was killed leaves its log; only the .db copied loses no more than
 * what was in it. */
static void
test_log_is_missing (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *shm = g_build_filename (folder, "cache.db-shm", NULL);
  g_autofree char *wal = g_build_filename (folder, "cache.db-wal", NULL);
  g_autoptr(InnoStore) store = NULL;

  g_unlink (shm);
  g_unlink (wal);
  store = store_fixture_open (folder);
  g_assert_false (inno_store_is_empty (store));
  g_assert_null (inno_store_get_notices (store)[0]);
  store_fixture_remove (folder);
}

static gpointer
use_store (gpointer data)
{
  inno_store_is_empty (data);
  return NULL;
}

static void
test_other_thread (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *folder = store_fixture_new_folder ();
      g_autoptr(InnoStore) store = store_fixture_open (folder);

      g_thread_join (g_thread_new ("other", use_store, store));
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*thread*");
}

static gpointer
open_and_close (gpointer data)
{
  g_assert_true (inno_store_open (data, NULL));
  inno_store_close (data);
  return NULL;
}

static void
test_moves_between_threads (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = inno_store_new (folder);

  g_thread_join (g_thread_new ("first", open_and_close, store));
  open_and_close (store);
  store_fixture_remove (folder);
}

static void
test_secure_settings (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT count(*) FROM "
                                        "pragma_journal_mode WHERE journal_mode = 'wal'"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "cache.db", "PRAGMA application_id"), ==,
                   0x494e4e43);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "PRAGMA application_id"), ==,
                   0x494e4e4f);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/open/makes-folders", test_makes_folders);
  g_test_add_func ("/open/new-touches-nothing", test_new_touches_nothing);
  g_test_add_func ("/open/closed", test_closed);
  g_test_add_func ("/open/reopened", test_reopened);
  g_test_add_func ("/open/folder-is-a-file", test_folder_is_a_file);
  g_test_add_func ("/open/file-is-a-folder", test_file_is_a_folder);
  g_test_add_func ("/open/mode-is-mended", test_mode_is_mended);
  g_test_add_data_func ("/open/migrates-cache/1", "cache-1.sql", test_migrates_cache);
  g_test_add_data_func ("/open/migrates-cache/2", "cache-2.sql", test_migrates_cache);
  g_test_add_func ("/open/words-are-missing", test_words_are_missing);
  g_test_add_func ("/open/migrates-outbox", test_migrates_outbox);
  g_test_add_func ("/open/migration-fails", test_migration_fails);
  g_test_add_func ("/open/log-is-missing", test_log_is_missing);
  g_test_add_func ("/open/other-thread", test_other_thread);
  g_test_add_func ("/open/moves-between-threads", test_moves_between_threads);
  g_test_add_func ("/open/secure-settings", test_secure_settings);

  return g_test_run ();
}
