/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "import-fixture.h"

static void
test_different (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  import_fixture_import (fixture, 5, 0);
  inno_store_set_setting (fixture->store, "dataset_id", "another", &error);
  g_assert_no_error (error);
  import_fixture_assert_refused (fixture, 6,
                                 INNO_IMPORT_ACCEPT_REMOVAL | INNO_IMPORT_ACCEPT_ROLLBACK,
                                 INNO_STORE_ERROR_DIFFERENT);
}

static void
test_rolled_back (ImportFixture *fixture,
                  gconstpointer  data)
{
  import_fixture_import (fixture, 5, 0);
  import_fixture_assert_refused (fixture, 4, INNO_IMPORT_ACCEPT_REMOVAL,
                                 INNO_STORE_ERROR_ROLLED_BACK);
  import_fixture_import (fixture, 4, INNO_IMPORT_ACCEPT_ROLLBACK);
  import_fixture_import (fixture, 4, 0);
}

/* A change that is refused leaves no trace, not even of what was put before. */
static void
test_refused_leaves_nothing (ImportFixture *fixture,
                             gconstpointer  data)
{
  import_fixture_import (fixture, 5, 0);
  import_fixture_replace (fixture, 0, store_fixture_project_full ("p1", "project", "null", ""));
  g_ptr_array_add (fixture->documents, store_fixture_city ("new"));
  g_ptr_array_add (fixture->documents, g_strdup ("rubbish"));
  import_fixture_assert_refused (fixture, 4, 0, INNO_STORE_ERROR_ROLLED_BACK);
}

static void
test_given_up (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  InnoStoreImport *given_up;
  g_autofree char *city = store_fixture_city ("new");

  import_fixture_import (fixture, 1, 0);
  before = store_fixture_dump (fixture->folder, "cache.db");
  given_up = inno_store_import_begin (fixture->store, &error);
  g_assert_no_error (error);
  inno_store_import_add (given_up, city, strlen (city), "/docs/0", &error);
  g_assert_no_error (error);
  inno_store_import_free (given_up);

  after = store_fixture_dump (fixture->folder, "cache.db");
  g_assert_cmpstr (before, ==, after);
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 0, 0, 0, 8, 0);
}

static void
test_one_at_a_time (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) none = NULL;
  g_autoptr(InnoStoreImport) first = inno_store_import_begin (fixture->store, &none);
  g_autoptr(InnoStoreImport) second = inno_store_import_begin (fixture->store, &error);
  g_autoptr(InnoImportHead) head = store_fixture_head (1);

  g_assert_no_error (none);
  g_assert_null (second);
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED);

  /* The first one is none the worse for it, and works once. */
  inno_store_import_commit (first, head, 0, NULL, &none);
  g_assert_no_error (none);
  g_clear_error (&error);
  g_assert_false (inno_store_import_commit (first, head, 0, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (inno_store_import_add (first, "{}", 2, "", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED);
}

static void
test_closed_under_way (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  InnoStoreImport *under_way = inno_store_import_begin (fixture->store, &error);

  g_assert_no_error (error);
  inno_store_close (fixture->store);
  g_assert_false (inno_store_import_add (under_way, "{}", 2, "", &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_FAILED);
  inno_store_import_free (under_way);
}

static gboolean
import_with_count (ImportFixture *fixture,
                   const char    *type,
                   int            count,
                   GError       **error)
{
  g_autoptr(InnoImportHead) head = store_fixture_head (1);
  g_autoptr(InnoStoreImport) self = inno_store_import_begin (fixture->store, error);

  g_assert_nonnull (self);
  g_hash_table_insert (head->counts, g_strdup (type), GINT_TO_POINTER (count));
  for (guint i = 0; i < fixture->documents->len; i++)
    {
      const char *json = fixture->documents->pdata[i];

      if (!inno_store_import_add (self, json, strlen (json), "/docs/0", error))
        return FALSE;
    }

  return inno_store_import_commit (self, head, 0, NULL, error);
}

static void
assert_count (ImportFixture *fixture,
              const char    *type,
              int            count,
              gboolean       is_right)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (import_with_count (fixture, type, count, &error), ==, is_right);
  if (!is_right)
    g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_INCOMPLETE);
}

static void
test_counts (ImportFixture *fixture,
             gconstpointer  data)
{
  assert_count (fixture, "city", 3, FALSE);
  assert_count (fixture, "city", 1, FALSE);
  assert_count (fixture, "snapshot", 1, FALSE);
  assert_count (fixture, "snapshot", 0, TRUE);
  assert_count (fixture, "city", 2, TRUE);

  /* Twice the same: counted as a record or as a document. */
  g_ptr_array_add (fixture->documents, store_fixture_city ("oulu"));
  assert_count (fixture, "city", 2, TRUE);
  assert_count (fixture, "city", 3, TRUE);
  assert_count (fixture, "city", 4, FALSE);
}

static void
test_counts_with_quarantine (ImportFixture *fixture,
                             gconstpointer  data)
{
  g_ptr_array_add (fixture->documents, g_strdup ("{\"_id\":\"city:bad\",\"type\":\"city\"}"));
  assert_count (fixture, "city", 4, FALSE);
  assert_count (fixture, "city", 3, TRUE);
  g_ptr_array_add (fixture->documents, g_strdup ("{\"_id\":"));
  assert_count (fixture, "city", 4, TRUE);
  assert_count (fixture, "city", 5, FALSE);
  assert_count (fixture, "city", 2, FALSE);
}

static void
test_quarantine (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(InnoPortfolio) portfolio = NULL;

  import_fixture_import (fixture, 1, 0);
  import_fixture_replace (fixture, 0,
                          g_strdup ("{\"_id\":\"project:p1\",\"type\":\"project\",\"name\":3}"));
  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 0, 0, 0, 7, 1);

  /* The old copy stays, with its rows. */
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM funding "
                                        "WHERE project = 'project:p1'"),
                   ==, 2);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT path = '/docs/0' AND id = 'project:p1' AND "
                                        "reason LIKE '/docs/0/name: %' AND "
                                        "CAST (raw AS TEXT) LIKE '{%3}' FROM quarantine"),
                   ==, 1);
  portfolio = inno_store_load_portfolio (fixture->store, NULL);
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_quarantined, ==, 1);

  /* Mended at the source, it is forgotten. */
  import_fixture_replace (fixture, 0, store_fixture_project ("p1", ""));
  import_fixture_assert_counts (import_fixture_import (fixture, 3, 0), 0, 0, 0, 8, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM quarantine"),
                   ==, 0);
}

static void
test_quarantine_without_id (ImportFixture *fixture,
                            gconstpointer  data)
{
  import_fixture_import (fixture, 1, 0);
  import_fixture_replace (fixture, 0, g_strdup ("{\"_id\":\"project:\xff\""));
  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 0, 0, 0, 7, 1);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM project"),
                   ==, 2);
}

static void
test_bad_records (ImportFixture *fixture,
                  gconstpointer  data)
{
  static const char * const bad[] = {
    "", " ", "null", "[]", "\"text\"", "{", "{}", "{\"_id\":\"city:x\"}", "{\"type\":\"city\"}",
    "{\"_id\":\"city:x\",\"type\":\"theme\"}", "{\"_id\":\"City:x\",\"type\":\"City\"}",
    "{\"_id\":\"note:x\",\"type\":\"note\",\"a\":\"\\u0000\"}",
    "{\"_id\":\"note:x\",\"type\":\"note\",\"a\":\"\\ud800\"}",
    "{\"_id\":\"note:x\",\"type\":\"note\",\"a\":NaN}",
    "{\"_id\":\"note:x\",\"type\":\"note\",\"a\":010}",
    "{\"_id\":\"note:x\",\"type\":\"note\",\"a\":9007199254740993}",
    "{\"_id\":\"note:x\",\"type\":\"note\",\"a\":1,\"a\":2}",
    "{\"_id\":\"note:x\",\"type\":\"note\"}{}",
    "{\"_id\":\"note:x\",\"type\":\"note\",\"a\":\"\xe4\"}",
    "{\"_id\":\"note:x\",\"type\":\"note\",}",
    "{\"_id\":\"note:../x\",\"type\":\"note\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_ptr_array_add (fixture->documents, g_strdup (bad[i]));
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 8, 0, 0, 0,
                                G_N_ELEMENTS (bad));
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM quarantine WHERE reason <> ''"),
                   ==, G_N_ELEMENTS (bad));
}

static void
test_deep (ImportFixture *fixture,
           gconstpointer  data)
{
  GString *deep = g_string_new ("{\"_id\":\"note:deep\",\"type\":\"note\",\"a\":");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_ptr_array_add (fixture->documents, g_string_free (deep, FALSE));
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 8, 0, 0, 0, 1);
}

static void
test_too_large (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autofree char *filler = g_strnfill (1024 * 1024, 'x');

  g_ptr_array_add (fixture->documents,
                   g_strdup_printf ("{\"_id\":\"note:big\",\"type\":\"note\",\"a\":\"%s\"}",
                                    filler));
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 8, 0, 0, 0, 1);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT length (raw) = 65536 AND id = 'note:big' "
                                        "FROM quarantine"),
                   ==, 1);
}

static void
test_repeated (ImportFixture *fixture,
               gconstpointer  data)
{
  g_ptr_array_add (fixture->documents, store_fixture_project ("p1", ""));
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 8, 0, 0, 0, 0);

  g_ptr_array_add (fixture->documents, store_fixture_project_full ("p1", "project", "null", ""));
  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 0, 1, 0, 7, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM funding "
                                        "WHERE project = 'project:p1'"),
                   ==, 0);
}

static void
test_mass_removal (ImportFixture *fixture,
                   gconstpointer  data)
{
  import_fixture_add_cities (fixture, 100);
  import_fixture_import (fixture, 1, 0);

  g_ptr_array_set_size (fixture->documents, 8 + 89);
  import_fixture_assert_refused (fixture, 2, 0, INNO_STORE_ERROR_MASS_REMOVAL);
  import_fixture_assert_counts (import_fixture_import (fixture, 2, INNO_IMPORT_ACCEPT_REMOVAL), 0,
                                0, 11, 97, 0);
}

static void
test_small_removal (ImportFixture *fixture,
                    gconstpointer  data)
{
  import_fixture_add_cities (fixture, 100);
  import_fixture_import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, 8 + 90);
  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 0, 0, 10, 98, 0);
}

/* Not a tenth of all, but more than a tenth of the projects. */
static void
test_removal_of_a_type (ImportFixture *fixture,
                        gconstpointer  data)
{
  import_fixture_add_cities (fixture, 100);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *slug = g_strdup_printf ("q%u", i);

      g_ptr_array_add (fixture->documents, store_fixture_project (slug, ""));
    }
  import_fixture_import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, fixture->documents->len - 2);
  import_fixture_assert_refused (fixture, 2, 0, INNO_STORE_ERROR_MASS_REMOVAL);
  g_ptr_array_add (fixture->documents, store_fixture_project ("q8", ""));
  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 0, 0, 1, 116, 0);
}

static void
test_removal_of_all (ImportFixture *fixture,
                     gconstpointer  data)
{
  import_fixture_import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, 0);
  import_fixture_assert_refused (fixture, 2, 0, INNO_STORE_ERROR_MASS_REMOVAL);
  import_fixture_assert_counts (import_fixture_import (fixture, 2, INNO_IMPORT_ACCEPT_REMOVAL), 0,
                                0, 8, 0, 0);
  g_assert_true (inno_store_is_empty (fixture->store));
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT (SELECT count(*) FROM funding) + "
                                        "(SELECT count(*) FROM project_city) + "
                                        "(SELECT count(*) FROM total_by_agreement_class)"),
                   ==, 0);
}

/* What was removed is not in any file of the folder. */
static void
test_removed_is_gone (ImportFixture *fixture,
                      gconstpointer  data)
{
  const char *secret = "matti.meikalainen@example.org";
  const char *files[] = { "cache.db", "cache.db-wal" };

  g_ptr_array_add (fixture->documents,
                   g_strdup_printf ("{\"_id\":\"person:m\",\"type\":\"person\",\"name\":\"M\","
                                    "\"email\":\"%s\"}", secret));
  import_fixture_import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, 8);
  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 0, 0, 1, 8, 0);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        g_assert_null (memmem (bytes, length, secret, strlen (secret)));
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (ImportFixture *, gconstpointer);
  } cases[] = {
    { "/refusals/different", test_different },
    { "/refusals/rolled-back", test_rolled_back },
    { "/refusals/refused-leaves-nothing", test_refused_leaves_nothing },
    { "/refusals/given-up", test_given_up },
    { "/refusals/one-at-a-time", test_one_at_a_time },
    { "/refusals/closed-under-way", test_closed_under_way },
    { "/refusals/counts", test_counts },
    { "/refusals/counts-with-quarantine", test_counts_with_quarantine },
    { "/refusals/quarantine", test_quarantine },
    { "/refusals/quarantine-without-id", test_quarantine_without_id },
    { "/refusals/bad-records", test_bad_records },
    { "/refusals/deep", test_deep },
    { "/refusals/too-large", test_too_large },
    { "/refusals/repeated", test_repeated },
    { "/refusals/mass-removal", test_mass_removal },
    { "/refusals/small-removal", test_small_removal },
    { "/refusals/removal-of-a-type", test_removal_of_a_type },
    { "/refusals/removal-of-all", test_removal_of_all },
    { "/refusals/removed-is-gone", test_removed_is_gone },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, ImportFixture, NULL,
                import_fixture_set_up, cases[i].test, import_fixture_tear_down);

  return g_test_run ();
}
