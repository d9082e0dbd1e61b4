/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "fault-vfs.h"
#include "inno-store-projects.h"
#include "store-fixture.h"

/* The disk, the process or the neighbour fails at any moment: the store then has
 * all of an import or nothing of it. */

static GPtrArray *
make_documents (guint n_projects,
                guint version)
{
  GPtrArray *documents = store_fixture_documents ();
  g_autofree char *more = g_strdup_printf (",\"f9\":{\"source\":\"funding_source:city\","
                                           "\"measure\":\"granted\",\"amount_cents\":%u}", version);

  for (guint i = 0; i < n_projects; i++)
    {
      g_autofree char *slug = g_strdup_printf ("q%u", i);

      g_ptr_array_add (documents, store_fixture_project (slug, more));
    }

  return documents;
}

static gboolean
import_version (InnoStore  *store,
                guint       n_projects,
                guint       version,
                GError    **error)
{
  g_autoptr(GPtrArray) documents = make_documents (n_projects, version);

  return store_fixture_import (store, documents, version, 0, NULL, error);
}

static gboolean
check_project_cb (const InnoStoreProject  *project,
                  gpointer                 user_data,
                  GError                 **error)
{
  gint64 *version = user_data;

  if (!g_str_has_prefix (project->id, "project:q"))
    return TRUE;

  /* All of one version, and each with all of its rows. */
  g_assert_cmpuint (project->n_funding, ==, 3);
  g_assert_cmpuint (project->n_cities, ==, 2);
  if (*version == 0)
    *version = project->funding[2].cents;
  g_assert_cmpint (project->funding[2].cents, ==, *version);
  return TRUE;
}

/* Returns: the version that is in the store, or 0 for none */
static gint64
read_version (const char *folder)
{
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;
  g_autofree char *seq = inno_store_get_setting (store, "seq");
  gint64 version = 0;

  g_assert_null (inno_store_get_notices (store)[0]);
  inno_store_foreach_project (store, check_project_cb, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (seq != NULL ? g_ascii_strtoll (seq, NULL, 10) : 0, ==, version);
  inno_store_close (store);
  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT count(*) FROM pragma_integrity_check "
                                        "WHERE integrity_check <> 'ok'"), ==, 0);
  return version;
}

/* Returns: whether the fault was met */
static gboolean
import_with_fault (const char *folder,
                   guint       n,
                   int         code,
                   gboolean    is_sticky)
{
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;
  gboolean is_done;
  gboolean is_met;
  gint64 version;

  fault_vfs_arm (n, code, is_sticky);
  is_done = import_version (store, 12, 2, &error);
  is_met = fault_vfs_get_n_calls () >= n;
  inno_store_close (store);
  fault_vfs_arm (0, SQLITE_OK, FALSE);

  g_assert_cmpint (is_done, ==, error == NULL);
  if (error != NULL)
    g_assert_true (g_error_matches (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED) ||
                   g_error_matches (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL));
  if (error != NULL && code == SQLITE_FULL)
    g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL);

  /* What was reported as done is done. What was not may still be, where only the
   * answer was lost, but never in part. */
  version = read_version (folder);
  if (is_done)
    g_assert_cmpint (version, ==, 2);
  else
    g_assert_true (version == 1 || version == 2);

  return is_met;
}

static void
each_call_fails (int      code,
                 gboolean is_sticky)
{
  gboolean is_met = TRUE;
  guint n;

  for (n = 1; is_met; n++)
    {
      g_autofree char *folder = store_fixture_new_folder ();
      g_autoptr(InnoStore) store = store_fixture_open (folder);
      g_autoptr(GError) error = NULL;

      import_version (store, 12, 1, &error);
      g_assert_no_error (error);
      inno_store_close (store);

      is_met = import_with_fault (folder, n, code, is_sticky);
      store_fixture_remove (folder);
    }

  g_test_message ("%u calls failed in turn", n - 2);
  g_assert_cmpuint (n, >, 10);
}

static void
test_write_fails_once (void)
{
  each_call_fails (SQLITE_IOERR_WRITE, FALSE);
}

static void
test_write_fails_on (void)
{
  each_call_fails (SQLITE_IOERR_WRITE, TRUE);
}

static void
test_disk_full_once (void)
{
  each_call_fails (SQLITE_FULL, FALSE);
}

static void
test_disk_full_on (void)
{
  each_call_fails (SQLITE_FULL, TRUE);
}

static void
test_disk_full_without_log (void)
{
  fault_vfs_set_no_shared_memory (TRUE);
  each_call_fails (SQLITE_FULL, TRUE);
  each_call_fails (SQLITE_IOERR_WRITE, FALSE);
  fault_vfs_set_no_shared_memory (FALSE);
}

/* A portfolio that is there can be looked at all the same, unless what is newest stands in
 * a log that cannot be read without room. */
static void
test_opened_without_room (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autofree char *log = g_build_filename (folder, "cache.db-wal", NULL);
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;

  import_version (store, 12, 1, &error);
  g_assert_no_error (error);
  inno_store_close (store);

  fault_vfs_set_no_room (TRUE);
  g_assert_true (inno_store_open (store, &error));
  g_assert_no_error (error);
  g_assert_true (inno_store_is_read_only (store));
  g_assert_cmpuint (g_strv_length ((char **) inno_store_get_notices (store)), ==, 1);
  g_assert_false (inno_store_is_empty (store));
  inno_store_close (store);

  g_assert_true (g_file_set_contents (log, "newer", -1, NULL));
  g_assert_false (inno_store_open (store, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL);
  fault_vfs_set_no_room (FALSE);
  store_fixture_remove (folder);
}

/* The first opening fails at each call; the next one works. */
static void
test_opening_fails (void)
{
  gboolean is_met = TRUE;

  for (guint n = 1; is_met; n++)
    {
      g_autofree char *folder = store_fixture_new_folder ();
      g_autoptr(InnoStore) store = inno_store_new (folder);
      g_autoptr(InnoStore) again = NULL;
      g_autoptr(GError) error = NULL;

      fault_vfs_arm (n, SQLITE_FULL, TRUE);
      g_assert_cmpint (inno_store_open (store, &error), ==, error == NULL);
      is_met = fault_vfs_get_n_calls () >= n;
      inno_store_close (store);
      fault_vfs_arm (0, SQLITE_OK, FALSE);

      again = store_fixture_open (folder);
      g_assert_true (import_version (again, 1, 1, NULL));
      inno_store_close (again);
      store_fixture_remove (folder);
    }
}

static void
test_no_shared_memory (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;

  /* Made with a log, then moved to where there can be none, and back. */
  import_version (store, 2, 1, &error);
  g_assert_no_error (error);
  inno_store_close (store);

  fault_vfs_set_no_shared_memory (TRUE);
  g_assert_cmpint (read_version (folder), ==, 1);
  g_assert_true (inno_store_open (store, NULL));
  import_version (store, 2, 2, &error);
  g_assert_no_error (error);
  inno_store_close (store);
  g_assert_cmpint (read_version (folder), ==, 2);
  g_assert_cmpint (store_fixture_query (folder, "cache.db", "SELECT count(*) FROM "
                                        "pragma_journal_mode WHERE journal_mode = 'delete'"),
                   ==, 1);

  fault_vfs_set_no_shared_memory (FALSE);
  g_assert_cmpint (read_version (folder), ==, 2);
  store_fixture_remove (folder);
}

static void
wait_for (pid_t child)
{
  int status;

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A child imports one version after the other until it is killed. */
static void
test_killed (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  gint64 last = 0;

  for (guint round = 0; round < 25 || (last == 0 && round < 35); round++)
    {
      /* Where the machine is slow, nothing is taken in by then: it is given longer. */
      gulong patience = round < 25 ? 500 + 3919 * round : 100000ul << (round - 25);
      pid_t child = fork ();
      gint64 version;
      int status;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          g_autoptr(InnoStore) store = store_fixture_open (folder);

          for (guint next = (guint) last + 1;; next++)
            if (!import_version (store, 100, next, NULL))
              _exit (1);
        }

      g_usleep (patience);
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));

      version = read_version (folder);
      g_assert_cmpint (version, >=, last);
      last = version;
    }

  g_assert_cmpint (last, >, 0);
  store_fixture_remove (folder);
}

/* Two processes open, import and read the same folder, from nothing. */
static void
test_two_processes (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  pid_t children[3];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      g_assert_cmpint (children[i], >=, 0);
      if (children[i] != 0)
        continue;

      for (guint round = 0; round < 10; round++)
        {
          g_autoptr(InnoStore) store = store_fixture_open (folder);
          g_autoptr(GPtrArray) documents = make_documents (20, 1 + (round + i) % 3);
          g_autoptr(InnoPortfolio) portfolio = NULL;
          g_autoptr(GError) error = NULL;

          g_assert_null (inno_store_get_notices (store)[0]);
          store_fixture_import (store, documents, 1 + (round + i) % 3,
                                INNO_IMPORT_ACCEPT_ROLLBACK, NULL, &error);
          g_assert_no_error (error);
          portfolio = inno_store_load_portfolio (store, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_projects, ==, 22);
          inno_store_close (store);
        }
      _exit (0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    wait_for (children[i]);
  g_assert_cmpint (read_version (folder), >, 0);
  store_fixture_remove (folder);
}

/* A reader does not wait for an import, and sees nothing of it. */
static void
test_reads_during_import (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autoptr(InnoStore) writer = store_fixture_open (folder);
  g_autoptr(InnoStore) reader = NULL;
  g_autoptr(InnoStoreImport) import = NULL;
  g_autofree char *city = store_fixture_city ("vaasa");
  g_autoptr(InnoPortfolio) portfolio = NULL;
  gint64 start;

  g_assert_true (import_version (writer, 2, 1, NULL));
  import = inno_store_import_begin (writer, NULL);
  g_assert_true (inno_store_import_add (import, city, strlen (city), "", NULL));

  start = g_get_monotonic_time ();
  reader = store_fixture_open (folder);
  portfolio = inno_store_load_portfolio (reader, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
  g_assert_nonnull (inno_portfolio_find (portfolio, "city:oulu"));
  g_assert_null (inno_portfolio_find (portfolio, "city:vaasa"));
  inno_store_close (reader);
  g_clear_pointer (&import, inno_store_import_free);
  store_fixture_remove (folder);
}

/* Files may not grow: as a full disk, with another errno. */
static void
test_file_size_limit (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr(InnoStore) store = store_fixture_open (folder);
      struct rlimit limit = { 300 * 1024, 300 * 1024 };
      g_autoptr(GError) error = NULL;

      g_assert_true (import_version (store, 5, 1, NULL));
      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      g_assert_false (import_version (store, 3000, 2, &error));
      g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FULL);

      /* It can go on with what it has. */
      g_clear_error (&error);
      import_version (store, 6, 2, &error);
      g_assert_no_error (error);
      _exit (0);
    }

  wait_for (child);
  g_assert_cmpint (read_version (folder), ==, 2);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  g_test_add_func ("/faults/opened-without-room", test_opened_without_room);
  g_test_add_func ("/faults/write-fails-once", test_write_fails_once);
  g_test_add_func ("/faults/write-fails-on", test_write_fails_on);
  g_test_add_func ("/faults/disk-full-once", test_disk_full_once);
  g_test_add_func ("/faults/disk-full-on", test_disk_full_on);
  g_test_add_func ("/faults/disk-full-without-log", test_disk_full_without_log);
  g_test_add_func ("/faults/opening-fails", test_opening_fails);
  g_test_add_func ("/faults/no-shared-memory", test_no_shared_memory);
  g_test_add_func ("/faults/killed", test_killed);
  g_test_add_func ("/faults/two-processes", test_two_processes);
  g_test_add_func ("/faults/reads-during-import", test_reads_during_import);
  g_test_add_func ("/faults/file-size-limit", test_file_size_limit);

  return g_test_run ();
}
