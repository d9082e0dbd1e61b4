/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "inno-store-projects.h"
#include "store-fixture.h"

#define NOBODY 65534

static guint
get_mode (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

static guint
count_files (const char *folder,
             const char *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n_files += g_str_has_prefix (name, prefix);
  return n_files;
}

static void
set_contents (const char *folder,
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
static char *
new_filled_folder (void)
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

static void
assert_open_error (const char     *folder,
                   InnoStoreError  code)
{
  g_autoptr(InnoStore) store = inno_store_new (folder);
  g_autoptr(GError) error = NULL;

  g_assert_false (inno_store_open (store, &error));
  g_assert_error (error, INNO_STORE_ERROR, (int) code);
  g_assert_true (inno_store_is_empty (store));
}

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
  g_assert_cmpuint (get_mode (root, "a"), ==, 0700);
  g_assert_cmpuint (get_mode (root, "a/b"), ==, 0700);
  g_assert_cmpuint (get_mode (folder, "cache.db"), ==, 0600);
  g_assert_cmpuint (get_mode (folder, "outbox.db"), ==, 0600);
  g_assert_cmpuint (get_mode (folder, "cache.db-wal"), ==, 0600);
  g_assert_cmpuint (get_mode (folder, "lock"), ==, 0600);
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
  g_autofree char *folder = new_filled_folder ();
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
  g_autofree char *folder = new_filled_folder ();
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

  set_contents (root, "file", "x", 1);
  assert_open_error (file, INNO_STORE_ERROR_UNAVAILABLE);
  assert_open_error (below, INNO_STORE_ERROR_UNAVAILABLE);
  store_fixture_remove (root);
}

static void
test_file_is_a_folder (void)
{
  g_autofree char *root = store_fixture_new_folder ();
  g_autofree char *inner = g_build_filename (root, "cache.db", NULL);

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  assert_open_error (root, INNO_STORE_ERROR_UNAVAILABLE);
  store_fixture_remove (root);
}

static void
test_mode_is_mended (void)
{
  g_autofree char *folder = new_filled_folder ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autoptr(InnoStore) store = NULL;

  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  store = store_fixture_open (folder);
  g_assert_cmpuint (get_mode (folder, "cache.db"), ==, 0600);
  store_fixture_remove (folder);
}

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
  g_assert_cmpuint (count_files (folder, "cache.db.broken-"), ==, 1);
  g_assert_cmpuint (count_files (folder, "outbox.db.broken-"), ==, 0);
  g_assert_cmpstr (url, ==, "https://example.org/portfolio.json");
  g_assert_null (etag);

  store_fixture_import (store, documents, 3, 0, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.added, ==, 8);
}

static void
test_zero_length (void)
{
  g_autofree char *folder = new_filled_folder ();

  set_contents (folder, "cache.db", "", 0);
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_garbage (void)
{
  g_autofree char *folder = new_filled_folder ();
  g_autofree char *garbage = g_strnfill (20000, 'g');

  set_contents (folder, "cache.db", garbage, -1);
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_garbage_after_header (void)
{
  g_autofree char *folder = new_filled_folder ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 200, 'g', length - 200);
  set_contents (folder, "cache.db", bytes, (gssize) length);
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

/* One page after the other is overwritten: each time the store is whole, or the
 * file is set aside; nothing else. */
static void
test_each_page (void)
{
  g_autofree char *folder = new_filled_folder ();
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
      set_contents (folder, "cache.db", bad, (gssize) length);
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
  g_autofree char *folder = new_filled_folder ();
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
  g_autofree char *folder = new_filled_folder ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);

  g_unlink (path);
  store_fixture_exec (folder, "cache.db", "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_missing_table (void)
{
  g_autofree char *folder = new_filled_folder ();

  store_fixture_exec (folder, "cache.db", "PRAGMA writable_schema = ON;"
                                          "UPDATE sqlite_schema SET rootpage = 9999 "
                                          "WHERE name = 'project_city'");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_newer_cache (void)
{
  g_autofree char *folder = new_filled_folder ();

  store_fixture_exec (folder, "cache.db", "PRAGMA user_version = 999");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

static void
test_newer_outbox (void)
{
  g_autofree char *folder = new_filled_folder ();

  store_fixture_exec (folder, "outbox.db", "PRAGMA user_version = 999");
  assert_open_error (folder, INNO_STORE_ERROR_TOO_NEW);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "PRAGMA user_version"), ==, 999);
  g_assert_cmpuint (count_files (folder, "outbox.db.broken-"), ==, 0);
  store_fixture_remove (folder);
}

static void
test_broken_outbox (void)
{
  g_autofree char *folder = new_filled_folder ();
  g_autoptr(InnoStore) store = NULL;

  set_contents (folder, "outbox.db", "not a database at all, but longer than nothing", -1);
  store = store_fixture_open (folder);
  g_assert_false (inno_store_is_empty (store));
  g_assert_nonnull (strstr (inno_store_get_notices (store)[0], "outbox.db.broken-"));
  g_assert_null (inno_store_get_notices (store)[1]);
  g_assert_cmpuint (count_files (folder, "outbox.db.broken-"), ==, 1);
  /* The new one is told at once where the cache comes from. */
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "SELECT count(*) FROM setting"),
                   ==, 2);
  store_fixture_remove (folder);
}

static void
test_set_aside_twice (void)
{
  g_autofree char *folder = new_filled_folder ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(InnoStore) store = NULL;

      set_contents (folder, "cache.db", "rubbish", -1);
      store = store_fixture_open (folder);
      inno_store_close (store);
    }
  g_assert_cmpuint (count_files (folder, "cache.db.broken-"), ==, 3);
  store_fixture_remove (folder);
}

static void
load_dump (const char *folder,
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

static void
test_migrates_cache (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autofree char *fresh = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = NULL;
  g_autoptr(InnoStore) other = store_fixture_open (fresh);
  g_autoptr(InnoPortfolio) portfolio = NULL;
  const char *schema = "SELECT count(*) FROM sqlite_schema";

  load_dump (folder, "cache-1.sql", "cache.db");
  store = store_fixture_open (folder);
  g_assert_null (inno_store_get_notices (store)[0]);
  portfolio = inno_store_load_portfolio (store, NULL);
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_projects, ==, 1);
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_quarantined, ==, 1);
  g_assert_true (INNO_IS_CITY (inno_portfolio_find (portfolio, "city:oulu")));
  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT count(*) FROM document"), ==, 5);
  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT cents = 100 AND unknown_rows = 1 AND class = 'eu' "
                                        "FROM total_by_agreement_class"), ==, 1);
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

  load_dump (folder, "outbox-1.sql", "outbox.db");
  store = store_fixture_open (folder);
  g_assert_null (inno_store_get_notices (store)[0]);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db",
                                        "SELECT base_rev = '1-a' AND body = '{\"a\":2}' FROM edit"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db",
                                        "SELECT count(*) FROM conflict"), ==, 0);

  /* What it was is kept, and not readable by others. */
  g_assert_cmpint (store_fixture_query (folder, "outbox.db.version-1",
                                        "SELECT count(*) FROM edit"), ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db.version-1", "PRAGMA user_version"),
                   ==, 1);
  g_assert_cmpuint (get_mode (folder, "outbox.db.version-1"), ==, 0600);

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

  load_dump (folder, "outbox-1.sql", "outbox.db");
  store_fixture_exec (folder, "outbox.db", "CREATE TABLE history (other)");
  before = store_fixture_dump (folder, "outbox.db");
  assert_open_error (folder, INNO_STORE_ERROR_FAILED);
  after = store_fixture_dump (folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "PRAGMA user_version"), ==, 1);
  store_fixture_remove (folder);
}

static void
test_cache_migration_fails (void)
{
  g_autofree char *folder = new_filled_folder ();

  store_fixture_exec (folder, "cache.db", "PRAGMA user_version = 1");
  assert_cache_is_set_aside (folder);
  store_fixture_remove (folder);
}

/* A program that was killed leaves its log; only the .db copied loses no more than
 * what was in it. */
static void
test_log_is_missing (void)
{
  g_autofree char *folder = new_filled_folder ();
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

/* Runs @func without the rights of root, in a process of its own. */
static void
run_as_nobody (void       (*func) (const char *folder),
               const char  *folder)
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setegid (NOBODY) != 0 || seteuid (NOBODY) != 0))
        _exit (77);
      func (folder);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 77)
    g_test_skip ("The rights of root cannot be given up");
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

static void
give_away (const char *folder,
           guint       folder_mode,
           guint       file_mode)
{
  const char *names[] = { "cache.db", "outbox.db", "lock" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (geteuid () == 0)
        g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (g_chmod (path, (int) file_mode), ==, 0);
    }
  if (geteuid () == 0)
    g_assert_cmpint (chown (folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (g_chmod (folder, (int) folder_mode), ==, 0);
}

static void
take_back (const char *folder)
{
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

static void
assert_read_only (const char *folder)
{
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(InnoPortfolio) portfolio = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (inno_store_is_read_only (store));
  g_assert_false (inno_store_is_empty (store));
  portfolio = inno_store_load_portfolio (store, &error);
  g_assert_no_error (error);
  g_assert_true (INNO_IS_CITY (inno_portfolio_find (portfolio, "city:oulu")));
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_projects, >, 0);

  g_assert_false (inno_store_set_setting (store, "url", "x", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (inno_store_import_begin (store, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_READ_ONLY);
  inno_store_close (store);
}

static void
test_read_only_folder (void)
{
  g_autofree char *folder = new_filled_folder ();

  give_away (folder, 0500, 0600);
  run_as_nobody (assert_read_only, folder);
  take_back (folder);
  store_fixture_remove (folder);
}

static void
test_read_only_files (void)
{
  g_autofree char *folder = new_filled_folder ();

  give_away (folder, 0700, 0400);
  run_as_nobody (assert_read_only, folder);
  store_fixture_remove (folder);
}

/* It cannot be migrated where it lies, so it is read from a copy in memory. */
static void
test_read_only_old (void)
{
  g_autofree char *folder = new_filled_folder ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);

  g_unlink (path);
  load_dump (folder, "cache-1.sql", "cache.db");
  give_away (folder, 0500, 0400);
  run_as_nobody (assert_read_only, folder);
  take_back (folder);
  g_assert_cmpint (store_fixture_query (folder, "cache.db", "PRAGMA user_version"), ==, 1);
  store_fixture_remove (folder);
}

static void
assert_unavailable (const char *folder)
{
  assert_open_error (folder, INNO_STORE_ERROR_UNAVAILABLE);
}

static void
test_read_only_and_nothing_there (void)
{
  g_autofree char *folder = store_fixture_new_folder ();

  if (geteuid () == 0)
    g_assert_cmpint (chown (folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  run_as_nobody (assert_unavailable, folder);
  take_back (folder);
  store_fixture_remove (folder);
}

static void
assert_inner_unavailable (const char *folder)
{
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);

  assert_open_error (inner, INNO_STORE_ERROR_UNAVAILABLE);
}

static void
test_no_permission (void)
{
  g_autofree char *folder = new_filled_folder ();

  give_away (folder, 0000, 0600);
  run_as_nobody (assert_unavailable, folder);
  run_as_nobody (assert_inner_unavailable, folder);
  take_back (folder);
  store_fixture_remove (folder);
}

static void
assert_failed (const char *folder)
{
  assert_open_error (folder, INNO_STORE_ERROR_FAILED);
}

static void
test_read_only_and_broken (void)
{
  g_autofree char *folder = new_filled_folder ();

  set_contents (folder, "cache.db", "rubbish that is long enough", -1);
  give_away (folder, 0500, 0400);
  run_as_nobody (assert_failed, folder);
  take_back (folder);
  g_assert_cmpuint (count_files (folder, "cache.db.broken-"), ==, 0);
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
  g_autofree char *folder = new_filled_folder ();

  g_assert_cmpint (store_fixture_query (folder, "cache.db", "SELECT count(*) FROM "
                                        "pragma_journal_mode WHERE journal_mode = 'wal'"), ==, 1);
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
  g_test_add_func ("/open/zero-length", test_zero_length);
  g_test_add_func ("/open/garbage", test_garbage);
  g_test_add_func ("/open/garbage-after-header", test_garbage_after_header);
  g_test_add_func ("/open/each-page", test_each_page);
  g_test_add_func ("/open/truncated", test_truncated);
  g_test_add_func ("/open/foreign", test_foreign);
  g_test_add_func ("/open/missing-table", test_missing_table);
  g_test_add_func ("/open/newer-cache", test_newer_cache);
  g_test_add_func ("/open/newer-outbox", test_newer_outbox);
  g_test_add_func ("/open/broken-outbox", test_broken_outbox);
  g_test_add_func ("/open/set-aside-twice", test_set_aside_twice);
  g_test_add_func ("/open/migrates-cache", test_migrates_cache);
  g_test_add_func ("/open/migrates-outbox", test_migrates_outbox);
  g_test_add_func ("/open/migration-fails", test_migration_fails);
  g_test_add_func ("/open/cache-migration-fails", test_cache_migration_fails);
  g_test_add_func ("/open/log-is-missing", test_log_is_missing);
  g_test_add_func ("/open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/open/read-only-files", test_read_only_files);
  g_test_add_func ("/open/read-only-old", test_read_only_old);
  g_test_add_func ("/open/read-only-and-nothing-there", test_read_only_and_nothing_there);
  g_test_add_func ("/open/no-permission", test_no_permission);
  g_test_add_func ("/open/read-only-and-broken", test_read_only_and_broken);
  g_test_add_func ("/open/other-thread", test_other_thread);
  g_test_add_func ("/open/moves-between-threads", test_moves_between_threads);
  g_test_add_func ("/open/secure-settings", test_secure_settings);

  return g_test_run ();
}
