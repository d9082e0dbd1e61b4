/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Row 103: SQLite is given no memory, at each of its requests in turn. GLib and what is
 * made of it end the program where there is none, so that is no fault to go on after. */

#include <sqlite3.h>

#include "edit-fixture.h"

static sqlite3_mem_methods real_memory;
static guint n_calls;
static guint fail_at;

static gboolean
fails (void)
{
  return ++n_calls == fail_at;
}

static void *
fail_malloc (int size)
{
  return fails () ? NULL : real_memory.xMalloc (size);
}

static void *
fail_realloc (void *memory,
              int   size)
{
  return fails () ? NULL : real_memory.xRealloc (memory, size);
}

static void
arm (guint n)
{
  n_calls = 0;
  fail_at = n;
}

typedef gboolean (*Deed) (InnoStore  *store,
                          GError    **error);

static gboolean
edit (InnoStore  *store,
      GError    **error)
{
  g_autoptr(JsonObject) base = inno_store_read_document (store, "project:p1", error);
  g_autoptr(JsonObject) ended = base != NULL ? edit_fixture_with (base, "status", "'ended'") : NULL;
  g_autoptr(InnoEdit) step = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");

  if (ended == NULL)
    return FALSE;

  inno_edit_put (step, base, ended);
  return inno_store_edit (store, step, "Anna", error);
}

static gboolean
import (InnoStore  *store,
        GError    **error)
{
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  GString *text = g_string_new (documents->pdata[0]);

  g_string_replace (text, "\"ongoing\"", "\"ended\"", 1);
  g_free (documents->pdata[0]);
  documents->pdata[0] = g_string_free (text, FALSE);
  return store_fixture_import (store, documents, 4, 0, NULL, error);
}

/* Where memory is short an index may be made anew rather than trusted, so that steps are
 * taken: each request of the first ones, and then every few. */
static void
test_no_memory (gconstpointer data)
{
  Deed deed = (Deed) data;
  gboolean is_met = TRUE;
  guint n_failed = 0;

  for (guint n = 1; is_met; n += n < 100 ? 1 : 37)
    {
      g_autofree char *folder = store_fixture_new_filled ();
      g_autoptr(InnoStore) store = store_fixture_open (folder);
      g_autoptr(InnoStore) again = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *status = NULL;
      gboolean is_done;

      arm (n);
      is_done = deed (store, &error);
      is_met = n_calls >= n;
      arm (0);
      g_assert_cmpint (is_done, ==, error == NULL);
      n_failed += is_done ? 0 : 1;
      inno_store_close (store);

      again = store_fixture_open (folder);
      g_assert_null (inno_store_get_notices (again)[0]);
      edit_fixture_assert_sound (again, folder);
      status = edit_fixture_get (again, "project:p1", "status");
      g_assert_true (is_done ? g_str_equal (status, "\"ended\"")
                             : g_str_equal (status, "\"ended\"") || g_str_equal (status, "\"ongoing\""));
      inno_store_close (again);
      store_fixture_remove (folder);
    }

  g_test_message ("%u requests for memory failed in turn", n_failed);
  g_assert_cmpuint (n_failed, >, 10);
}

int
main (int    argc,
      char **argv)
{
  sqlite3_mem_methods methods;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
  methods = real_memory;
  methods.xMalloc = fail_malloc;
  methods.xRealloc = fail_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* Small pieces come from it as well. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);

  g_test_add_data_func ("/memory/edit", edit, test_no_memory);
  g_test_add_data_func ("/memory/import", import, test_no_memory);

  return g_test_run ();
}
