/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "inno-store-lookup.h"
#include "store-fixture.h"

/* Behind the funding, which ends where this begins. */
#define CODE(code) "},\"code\":\"" code "\",\"more\":{"

static InnoStore *
open_filled (char **folder)
{
  g_autoptr (GPtrArray) documents = store_fixture_documents ();
  InnoStore *store;

  *folder = store_fixture_new_folder ();
  store = store_fixture_open (*folder);
  g_ptr_array_add (documents, store_fixture_project ("one", CODE ("A1")));
  g_ptr_array_add (documents, store_fixture_project ("two", CODE ("Å2")));
  g_ptr_array_add (documents, store_fixture_project_full ("g", "group", "null", ""));
  g_ptr_array_add (documents, store_fixture_project_full ("s", "sub", "\"project:g\"", ""));
  g_assert_true (store_fixture_import (store, documents, 1, INNO_IMPORT_NONE, NULL, NULL));

  return store;
}

static void
assert_code (InnoStore  *store,
             const char *code,
             const char *but,
             const char *expected)
{
  g_autoptr (InnoStoreName) found = NULL;

  g_assert_true (inno_store_find_code (store, code, but, &found, NULL));
  g_assert_cmpstr (found != NULL ? found->id : NULL, ==, expected);
}

static void
test_code (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (InnoStore) store = open_filled (&folder);

  assert_code (store, "A1", "", "project:one");
  assert_code (store, "a1", "", "project:one");
  assert_code (store, "A1", "project:one", NULL);
  assert_code (store, "A1", "project:two", "project:one");
  assert_code (store, "A", "", NULL);
  assert_code (store, "A1' OR '1", "", NULL);
  assert_code (store, "%", "", NULL);
  assert_code (store, "Å2", "", "project:two");
  inno_store_close (store);
  store_fixture_remove (folder);
}

static void
test_groups (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (InnoStore) store = open_filled (&folder);
  g_autoptr (GPtrArray) groups = inno_store_list_groups (store, NULL);

  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpstr (((InnoStoreName *) groups->pdata[0])->id, ==, "project:g");
  g_assert_nonnull (inno_text_get (((InnoStoreName *) groups->pdata[0])->name, INNO_LANG_SV, NULL));
  inno_store_close (store);
  store_fixture_remove (folder);
}

/* Whole ids: what begins like one is another. */
static void
test_references (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (InnoStore) store = open_filled (&folder);
  guint counts[INNO_DOCUMENT_OTHER];

  g_assert_true (inno_store_count_references (store, "project:g", counts, NULL));
  for (guint i = 0; i < INNO_DOCUMENT_OTHER; i++)
    g_assert_cmpuint (counts[i], ==, i == INNO_DOCUMENT_PROJECT ? 1 : 0);
  g_assert_true (inno_store_count_references (store, "project:s", counts, NULL));
  g_assert_cmpuint (counts[INNO_DOCUMENT_PROJECT], ==, 0);
  g_assert_true (inno_store_count_references (store, "project:", counts, NULL));
  g_assert_cmpuint (counts[INNO_DOCUMENT_PROJECT], ==, 0);
  inno_store_close (store);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lookup/code", test_code);
  g_test_add_func ("/lookup/groups", test_groups);
  g_test_add_func ("/lookup/references", test_references);

  return g_test_run ();
}
