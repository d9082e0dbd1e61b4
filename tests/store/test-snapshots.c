/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fault-vfs.h"
#include "inno-store-projects.h"
#include "inno-store-snapshots.h"
#include "store-fixture.h"

static gboolean
save (InnoStore   *store,
      const char  *name,
      GError     **error)
{
  InnoStoreSnapshot snapshot = { .name = (char *) name, .as_of = INNO_DAY_NONE };

  return inno_store_save_snapshot (store, &snapshot, NULL, error);
}

static void
assert_saved (InnoStore  *store,
              const char *name)
{
  g_autoptr(GError) error = NULL;

  save (store, name, &error);
  g_assert_no_error (error);
}

static gboolean
join_cb (const char  *id,
         const char  *body,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  g_string_append_printf (user_data, "%s=%.*s\n", id, (int) length, body);
  return TRUE;
}

static char *
read_all (InnoStore  *store,
          const char *name)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  inno_store_foreach_in_snapshot (store, name, join_cb, text, &error);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_names (InnoStore *store)
{
  g_autoptr(GPtrArray) snapshots = inno_store_list_snapshots (store, NULL);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < snapshots->len; i++)
    g_string_append_printf (names, "%s ", ((InnoStoreSnapshot *) snapshots->pdata[i])->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
import (InnoStore *store,
        GPtrArray *documents,
        gint64     seq)
{
  g_autoptr(GError) error = NULL;

  store_fixture_import (store, documents, seq, INNO_IMPORT_ACCEPT_REMOVAL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_keeps_what_was (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *names = NULL;

  assert_saved (store, "Kevät 1/2025");
  before = read_all (store, "Kevät 1/2025");
  for (guint i = 0; i < documents->len; i++)
    g_assert_nonnull (strstr (before, documents->pdata[i]));

  g_ptr_array_remove_index (documents, 0);
  import (store, documents, 4);
  after = read_all (store, "Kevät 1/2025");
  g_assert_cmpstr (before, ==, after);

  assert_saved (store, "b");
  assert_saved (store, "a");
  names = list_names (store);
  g_assert_cmpstr (names, ==, "a b Kevät 1/2025 ");
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_head (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GPtrArray) snapshots = NULL;
  InnoStoreSnapshot dated = { .name = (char *) "x", .meeting = (char *) "meeting:m",
                              .as_of = inno_day_new (2024, 1, 2) };
  const InnoStoreSnapshot *first, *second;

  assert_saved (store, "y");
  g_assert_true (inno_store_save_snapshot (store, &dated, NULL, NULL));
  snapshots = inno_store_list_snapshots (store, NULL);
  g_assert_cmpuint (snapshots->len, ==, 2);
  first = snapshots->pdata[0];
  second = snapshots->pdata[1];
  g_assert_cmpstr (first->meeting, ==, "meeting:m");
  g_assert_cmpint (first->as_of, ==, inno_day_new (2024, 1, 2));
  g_assert_null (second->meeting);
  g_assert_cmpint (second->as_of, ==, inno_day_new (2025, 4, 10));
  g_assert_cmpint (second->at, >, 1700000000);
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_name_is_taken (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_saved (store, "a");
  before = store_fixture_dump (folder, "outbox.db");
  g_assert_false (save (store, "a", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_EXISTS);
  after = store_fixture_dump (folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_names_that_are_none (void)
{
  static const char * const names[] = { "", " ", " a", "a\n", "\xff" };
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autofree char *longer = g_strnfill (201, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (save (store, names[i], NULL));
  g_assert_false (save (store, longer, NULL));
  assert_saved (store, longest);
  inno_store_close (store);
  store_fixture_remove (folder);
}

/* Who the people are is not frozen, nor what they are called in any other way. */
static void
test_no_persons (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  g_autofree char *text = NULL;

  g_ptr_array_add (documents, g_strdup ("{\"_id\":\"person:p\",\"type\":\"person\",\"name\":\"Aino Esimerkki\"}"));
  g_ptr_array_add (documents, g_strdup ("{\"_id\":\"later:p\",\"type\":\"later\",\"x\":1}"));
  import (store, documents, 4);
  g_assert_cmpint (store_fixture_query (folder, "cache.db",
                                        "SELECT count(*) FROM document WHERE type IN ('person', 'later')"), ==, 2);
  assert_saved (store, "a");
  text = read_all (store, "a");
  g_assert_null (strstr (text, "person"));
  g_assert_nonnull (strstr (text, "later:p"));
  g_assert_cmpint (store_fixture_query (folder, "outbox.db",
                                        "SELECT count(*) FROM snapshot_body WHERE body LIKE '%Aino%'"), ==, 0);
  inno_store_close (store);
  store_fixture_remove (folder);
}

/* One that changed costs one more; fifty of the same cost hardly anything. */
static void
test_texts_are_kept_once (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  const char *count = "SELECT count(*) FROM snapshot_body";

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      assert_saved (store, name);
    }
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", count), ==, documents->len);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "SELECT count(*) FROM snapshot_document"), ==,
                   50 * documents->len);

  g_free (documents->pdata[0]);
  documents->pdata[0] = store_fixture_project ("p1", ",\"f9\":{\"source\":\"funding_source:city\","
                                                     "\"measure\":\"granted\",\"amount_cents\":7}");
  import (store, documents, 4);
  assert_saved (store, "after");
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", count), ==, documents->len + 1);
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_removed (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_saved (store, "first");
  before = read_all (store, "first");
  g_ptr_array_set_size (documents, documents->len - 1);
  g_ptr_array_add (documents, store_fixture_city ("espoo"));
  import (store, documents, 4);
  assert_saved (store, "second");

  g_assert_true (inno_store_remove_snapshot (store, "second", &error));
  g_assert_no_error (error);
  after = read_all (store, "first");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db",
                                        "SELECT count(*) FROM snapshot_body WHERE document = 'city:espoo'"), ==, 0);
  g_assert_false (inno_store_remove_snapshot (store, "second", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN);
  g_assert_true (inno_store_remove_snapshot (store, "first", NULL));
  g_assert_cmpint (store_fixture_query (folder, "outbox.db",
                                        "SELECT (SELECT count(*) FROM snapshot_body) + "
                                        "(SELECT count(*) FROM snapshot_document)"), ==, 0);
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_instead (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GHashTable) instead = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GBytes) other = g_bytes_new_static ("{\"was\":1}", 9);
  g_autoptr(GBytes) gone = g_bytes_new_static ("{\"was\":2}", 9);
  InnoStoreSnapshot snapshot = { .name = (char *) "a", .as_of = INNO_DAY_NONE };
  g_autofree char *text = NULL;

  g_hash_table_insert (instead, g_strdup ("city:oulu"), other);
  g_hash_table_insert (instead, g_strdup ("city:gone"), gone);
  g_hash_table_insert (instead, g_strdup ("project:p0"), NULL);
  g_assert_true (inno_store_save_snapshot (store, &snapshot, instead, NULL));
  text = read_all (store, "a");
  g_assert_nonnull (strstr (text, "city:oulu={\"was\":1}\n"));
  g_assert_nonnull (strstr (text, "city:gone={\"was\":2}\n"));
  g_assert_null (strstr (text, "project:p0"));
  g_assert_nonnull (strstr (text, "project:p1"));
  inno_store_close (store);
  store_fixture_remove (folder);
}

static gboolean
count_cb (const InnoStoreProject  *project,
          gpointer                 user_data,
          GError                 **error)
{
  *(guint *) user_data += project->n_funding;
  return TRUE;
}

static void
test_opened_as_a_store (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(InnoStore) copy = NULL;
  g_autoptr(GPtrArray) snapshots = NULL;
  g_autoptr(InnoPortfolio) portfolio = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *names = NULL;
  guint n_funding = 0, n_present = 0;

  assert_saved (store, "a");
  snapshots = inno_store_list_snapshots (store, NULL);
  copy = inno_store_open_snapshot (store, snapshots->pdata[0], &error);
  g_assert_no_error (error);
  portfolio = inno_store_load_portfolio (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_projects, ==, 2);
  g_assert_cmpint (inno_portfolio_get_state (portfolio)->as_of, ==, inno_day_new (2025, 4, 10));
  g_assert_true (inno_portfolio_get_state (portfolio)->is_sample);
  inno_store_foreach_project (copy, count_cb, &n_funding, NULL);
  inno_store_foreach_project (store, count_cb, &n_present, NULL);
  g_assert_cmpuint (n_funding, ==, n_present);
  g_assert_cmpuint (n_funding, >, 0);

  /* It has no snapshots of its own and leaves nothing behind. */
  names = list_names (copy);
  g_assert_cmpstr (names, ==, "");
  g_assert_false (save (copy, "b", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE);
  inno_store_close (copy);
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_unknown (void)
{
  g_autofree char *folder = store_fixture_new_filled ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (inno_store_foreach_in_snapshot (store, "a", join_cb, text, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNKNOWN);
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_migrates (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = NULL;
  g_autofree char *names = NULL;

  store_fixture_load_dump (folder, "outbox-2.sql", "outbox.db");
  store = store_fixture_open (folder);
  g_assert_null (inno_store_get_notices (store)[0]);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db", "SELECT count(*) FROM conflict"), ==, 1);
  g_assert_cmpint (store_fixture_query (folder, "outbox.db.version-2", "SELECT count(*) FROM edit"), ==, 1);
  assert_saved (store, "a");
  names = list_names (store);
  g_assert_cmpstr (names, ==, "a ");
  inno_store_close (store);
  store_fixture_remove (folder);
}

/* Whatever fails, there is the whole snapshot or none of it, and those before stay. */
static void
each_call_fails (int      code,
                 gboolean is_sticky)
{
  gboolean is_met = TRUE;
  guint n;

  for (n = 1; is_met; n++)
    {
      g_autofree char *folder = store_fixture_new_filled ();
      g_autoptr(InnoStore) store = store_fixture_open (folder);
      g_autoptr(InnoStore) again = NULL;
      g_autofree char *first = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *names = NULL;
      gboolean is_done;

      assert_saved (store, "first");
      first = read_all (store, "first");
      fault_vfs_arm (n, code, is_sticky);
      is_done = save (store, "second", NULL);
      is_met = fault_vfs_get_n_calls () >= n;
      inno_store_close (store);
      fault_vfs_arm (0, SQLITE_OK, FALSE);

      again = store_fixture_open (folder);
      kept = read_all (again, "first");
      names = list_names (again);
      g_assert_cmpstr (kept, ==, first);
      g_assert_true (g_str_equal (names, "second first ") || (!is_done && g_str_equal (names, "first ")));
      if (g_str_has_prefix (names, "second"))
        {
          g_autofree char *second = read_all (again, "second");

          g_assert_cmpstr (second, ==, first);
        }
      inno_store_close (again);
      store_fixture_remove (folder);
    }
  g_assert_cmpuint (n, >, 3);
}

static void
test_faults (void)
{
  each_call_fails (SQLITE_FULL, FALSE);
  each_call_fails (SQLITE_FULL, TRUE);
  each_call_fails (SQLITE_IOERR_WRITE, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_install ();

  g_test_add_func ("/snapshots/keeps-what-was", test_keeps_what_was);
  g_test_add_func ("/snapshots/head", test_head);
  g_test_add_func ("/snapshots/name-is-taken", test_name_is_taken);
  g_test_add_func ("/snapshots/names-that-are-none", test_names_that_are_none);
  g_test_add_func ("/snapshots/no-persons", test_no_persons);
  g_test_add_func ("/snapshots/texts-are-kept-once", test_texts_are_kept_once);
  g_test_add_func ("/snapshots/removed", test_removed);
  g_test_add_func ("/snapshots/instead", test_instead);
  g_test_add_func ("/snapshots/opened-as-a-store", test_opened_as_a_store);
  g_test_add_func ("/snapshots/unknown", test_unknown);
  g_test_add_func ("/snapshots/migrates", test_migrates);
  g_test_add_func ("/snapshots/faults", test_faults);

  return g_test_run ();
}
