/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "edit-fixture.h"

#define NOBODY 65534

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
  g_autofree char *folder = store_fixture_new_filled ();

  give_away (folder, 0500, 0600);
  run_as_nobody (assert_read_only, folder);
  take_back (folder);
  store_fixture_remove (folder);
}

static void
test_read_only_files (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  give_away (folder, 0700, 0400);
  run_as_nobody (assert_read_only, folder);
  store_fixture_remove (folder);
}

/* It cannot be migrated where it lies, so it is read from a copy in memory. */
static void
test_read_only_old (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autofree char *path = g_build_filename (folder, "cache.db", NULL);

  g_unlink (path);
  store_fixture_load_dump (folder, "cache-1.sql", "cache.db");
  give_away (folder, 0500, 0400);
  run_as_nobody (assert_read_only, folder);
  take_back (folder);
  g_assert_cmpint (store_fixture_query (folder, "cache.db", "PRAGMA user_version"), ==, 1);
  store_fixture_remove (folder);
}

static void
assert_unavailable (const char *folder)
{
  store_fixture_assert_open_error (folder, INNO_STORE_ERROR_UNAVAILABLE);
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

  store_fixture_assert_open_error (inner, INNO_STORE_ERROR_UNAVAILABLE);
}

static void
test_no_permission (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  give_away (folder, 0000, 0600);
  run_as_nobody (assert_unavailable, folder);
  run_as_nobody (assert_inner_unavailable, folder);
  take_back (folder);
  store_fixture_remove (folder);
}

static void
assert_cannot_edit (const char *folder)
{
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(JsonObject) base = edit_fixture_read (store, "project:p1");
  g_autoptr(JsonObject) mine = edit_fixture_with (base, "status", "'planned'");
  g_autoptr(InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");
  g_autoptr(InnoStep) step = NULL;
  g_autoptr(GError) error = NULL;

  inno_edit_put (edit, base, mine);
  g_assert_false (inno_store_edit (store, edit, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (inno_store_undo (store, NULL, &step, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_READ_ONLY);
  g_assert_null (step);
  g_assert_false (inno_store_can_undo (store));
  g_assert_cmpuint (inno_store_get_n_waiting (store), ==, 1);
  edit_fixture_assert_member (store, "project:p1", "status", "\"ended\"");
  inno_store_close (store);
}

static void
test_read_only_with_edits (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);

  edit_fixture_set (store, "project:p1", "status", "'ended'");
  inno_store_close (store);
  give_away (folder, 0500, 0400);
  run_as_nobody (assert_cannot_edit, folder);
  take_back (folder);
  store_fixture_remove (folder);
}

static void
assert_failed (const char *folder)
{
  store_fixture_assert_open_error (folder, INNO_STORE_ERROR_FAILED);
}

static void
test_read_only_and_broken (void)
{
  g_autofree char *folder = store_fixture_new_filled ();

  store_fixture_set_contents (folder, "cache.db", "rubbish that is long enough", -1);
  give_away (folder, 0500, 0400);
  run_as_nobody (assert_failed, folder);
  take_back (folder);
  g_assert_cmpuint (store_fixture_count_files (folder, "cache.db.broken-"), ==, 0);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/access/read-only-folder", test_read_only_folder);
  g_test_add_func ("/access/read-only-files", test_read_only_files);
  g_test_add_func ("/access/read-only-old", test_read_only_old);
  g_test_add_func ("/access/read-only-with-edits", test_read_only_with_edits);
  g_test_add_func ("/access/read-only-and-nothing-there", test_read_only_and_nothing_there);
  g_test_add_func ("/access/no-permission", test_no_permission);
  g_test_add_func ("/access/read-only-and-broken", test_read_only_and_broken);

  return g_test_run ();
}
