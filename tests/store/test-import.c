/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-store-projects.h"
#include "store-fixture.h"

typedef struct
{
  char      *folder;
  InnoStore *store;
  GPtrArray *documents;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_new_folder ();
  fixture->store = store_fixture_open (fixture->folder);
  fixture->documents = store_fixture_documents ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->documents, g_ptr_array_unref);
  if (fixture->store != NULL)
    inno_store_close (fixture->store);
  g_clear_object (&fixture->store);
  store_fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

static InnoImportCounts
import (Fixture         *fixture,
        gint64           seq,
        InnoImportFlags  flags)
{
  g_autoptr(GError) error = NULL;
  InnoImportCounts counts;

  store_fixture_import (fixture->store, fixture->documents, seq, flags, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

#define assert_counts(counts, a, c, r, u, q) \
  G_STMT_START { \
    InnoImportCounts _counts = (counts); \
    g_assert_cmpuint (_counts.added, ==, (a)); \
    g_assert_cmpuint (_counts.changed, ==, (c)); \
    g_assert_cmpuint (_counts.removed, ==, (r)); \
    g_assert_cmpuint (_counts.unchanged, ==, (u)); \
    g_assert_cmpuint (_counts.quarantined, ==, (q)); \
  } G_STMT_END

/* The import is refused, and the file is as it was. */
static void
assert_refused (Fixture         *fixture,
                gint64           seq,
                InnoImportFlags  flags,
                InnoStoreError   code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_fixture_dump (fixture->folder, "cache.db");
  g_autofree char *after = NULL;

  g_assert_false (store_fixture_import (fixture->store, fixture->documents, seq, flags, NULL,
                                        &error));
  g_assert_error (error, INNO_STORE_ERROR, (int) code);
  after = store_fixture_dump (fixture->folder, "cache.db");
  g_assert_cmpstr (before, ==, after);
}

static void
replace (Fixture *fixture,
         guint    index,
         char    *json)
{
  g_free (fixture->documents->pdata[index]);
  fixture->documents->pdata[index] = json;
}

static void
add_cities (Fixture *fixture,
            guint    n_cities)
{
  for (guint i = 0; i < n_cities; i++)
    {
      g_autofree char *slug = g_strdup_printf ("c%u", i);

      g_ptr_array_add (fixture->documents, store_fixture_city (slug));
    }
}

static void
test_first (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (inno_store_is_empty (fixture->store));
  assert_counts (import (fixture, 1, 0), 8, 0, 0, 0, 0);
  g_assert_false (inno_store_is_empty (fixture->store));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_ptr_array_set_size (fixture->documents, 0);
  assert_counts (import (fixture, 1, 0), 0, 0, 0, 0, 0);
  g_assert_true (inno_store_is_empty (fixture->store));
}

static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import (fixture, 1, 0);
  before = store_fixture_dump (fixture->folder, "cache.db");
  assert_counts (import (fixture, 1, 0), 0, 0, 0, 8, 0);
  after = store_fixture_dump (fixture->folder, "cache.db");
  g_assert_cmpstr (before, ==, after);
}

static void
test_change_and_remove (Fixture       *fixture,
                        gconstpointer  data)
{
  import (fixture, 1, 0);
  replace (fixture, 0, store_fixture_project_full ("p1", "project", "null",
                                                   "\"g\":{\"source\":\"funding_source:city\","
                                                   "\"measure\":\"planned\",\"year\":null,"
                                                   "\"amount_cents\":-5}"));
  g_ptr_array_remove_index (fixture->documents, 7);
  g_ptr_array_add (fixture->documents, store_fixture_city ("vaasa"));

  assert_counts (import (fixture, 2, 0), 1, 1, 1, 6, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM funding"), ==, 1);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT amount_cents FROM funding"), ==, -5);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM project_city"), ==, 2);
}

static gboolean
collect_cb (const char  *id,
            const char  *body,
            gsize        length,
            gpointer     user_data,
            GError     **error)
{
  g_assert_cmpuint (strlen (body), ==, length);
  g_ptr_array_add (user_data, g_strdup (body));
  return TRUE;
}

static void
test_raw_body (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  import (fixture, 1, 0);
  inno_store_foreach_document (fixture->store, INNO_DOCUMENT_PROJECT, collect_cb, bodies, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bodies->len, ==, 2);
  g_assert_cmpstr (bodies->pdata[0], ==, fixture->documents->pdata[7]);
  g_assert_cmpstr (bodies->pdata[1], ==, fixture->documents->pdata[0]);
}

static void
test_other_type (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (fixture->documents, g_strdup ("{\"_id\":\"snapshot:x\",\"type\":\"snapshot\"}"));
  import (fixture, 1, 0);
  inno_store_foreach_document (fixture->store, INNO_DOCUMENT_OTHER, collect_cb, bodies, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bodies->len, ==, 1);
  g_assert_cmpstr (bodies->pdata[0], ==, fixture->documents->pdata[8]);
}

static gboolean
stop_cb (const char  *id,
         const char  *body,
         gsize        length,
         gpointer     user_data,
         GError     **error)
{
  guint *n_calls = user_data;

  *n_calls += 1;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stop");
  return FALSE;
}

static void
test_foreach_stops (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n_calls = 0;

  import (fixture, 1, 0);
  g_assert_false (inno_store_foreach_document (fixture->store, INNO_DOCUMENT_CITY, stop_cb,
                                               &n_calls, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 1);
}

static void
test_portfolio (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(InnoPortfolio) portfolio = NULL;
  g_autoptr(GError) error = NULL;
  const InnoPortfolioState *state;

  import (fixture, 1, 0);
  portfolio = inno_store_load_portfolio (fixture->store, &error);
  g_assert_no_error (error);

  state = inno_portfolio_get_state (portfolio);
  g_assert_true (state->is_sample);
  g_assert_cmpstr (inno_text_get (state->title, INNO_LANG_FI, NULL), ==, "Salkku");
  g_assert_cmpstr (state->dataset_id, ==, "5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11");
  g_assert_cmpstr (state->origin, ==, "https://example.org/portfolio.json");
  g_assert_cmpint (state->as_of, ==, inno_day_new (2025, 4, 10));
  g_assert_cmpint (state->retrieved_at, ==, 1744275700);
  g_assert_cmpuint (state->n_projects, ==, 2);
  g_assert_cmpuint (state->n_quarantined, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (inno_portfolio_get_list (portfolio, INNO_TYPE_CITY)),
                    ==, 2);
  g_assert_true (INNO_IS_AGREEMENT (inno_portfolio_find (portfolio, "agreement:a")));
}

static void
test_portfolio_of_empty (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(InnoPortfolio) portfolio = inno_store_load_portfolio (fixture->store, &error);
  const InnoPortfolioState *state;

  g_assert_no_error (error);
  state = inno_portfolio_get_state (portfolio);
  g_assert_null (state->title);
  g_assert_null (state->dataset_id);
  g_assert_false (state->is_sample);
  g_assert_cmpint (state->as_of, ==, INNO_DAY_NONE);
  g_assert_cmpint (state->retrieved_at, ==, 0);
}

static gboolean
project_cb (const InnoStoreProject  *project,
            gpointer                 user_data,
            GError                 **error)
{
  GString *text = user_data;

  g_string_append_printf (text, "%s %s %s s%d k%d c%d %d %d [", project->id, project->agreement,
                          project->lead_theme != NULL ? project->lead_theme : "-",
                          project->status, project->kind, project->is_counted,
                          project->start_day == inno_day_new (2023, 9, 1),
                          project->end_day == INNO_DAY_NONE);
  for (guint i = 0; i < project->n_cities; i++)
    g_string_append_printf (text, "%s,", project->cities[i]);
  for (guint i = 0; i < project->n_themes; i++)
    g_string_append_printf (text, "%s,", project->themes[i]);
  for (guint i = 0; i < project->n_funding; i++)
    g_string_append_printf (text, "%s m%d y%d %d %" G_GINT64_FORMAT ",", project->funding[i].source,
                            project->funding[i].measure, project->funding[i].year,
                            project->funding[i].is_known, project->funding[i].cents);
  g_string_append (text, "]\n");
  return TRUE;
}

static char *
list_projects (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new (NULL);

  inno_store_foreach_project (fixture->store, project_cb, text, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_projects (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (fixture->documents, store_fixture_project_full ("group", "group", "null", ""));
  g_ptr_array_add (fixture->documents, store_fixture_project_full ("lone", "group", "null", ""));
  g_ptr_array_add (fixture->documents,
                   store_fixture_project_full ("part", "sub", "\"project:group\"", ""));
  import (fixture, 1, 0);
  text = list_projects (fixture);
  g_assert_cmpstr (text, ==,
                   "project:group agreement:a - s1 k1 c0 1 1 [city:oulu,city:kemi,theme:t,]\n"
                   "project:lone agreement:a - s1 k1 c1 1 1 [city:oulu,city:kemi,theme:t,]\n"
                   "project:p0 agreement:a - s1 k0 c1 1 1 [city:oulu,city:kemi,theme:t,"
                   "funding_source:erdf m0 y2024 1 40000001,funding_source:city m0 y0 0 0,]\n"
                   "project:p1 agreement:a - s1 k0 c1 1 1 [city:oulu,city:kemi,theme:t,"
                   "funding_source:erdf m0 y2024 1 40000001,funding_source:city m0 y0 0 0,]\n"
                   "project:part agreement:a - s1 k2 c1 1 1 [city:oulu,city:kemi,theme:t,]\n");
}

static void
test_group_counts_again (Fixture       *fixture,
                         gconstpointer  data)
{
  const char *is_counted = "SELECT is_counted FROM project WHERE id = 'project:group'";

  g_ptr_array_add (fixture->documents, store_fixture_project_full ("group", "group", "null", ""));
  g_ptr_array_add (fixture->documents,
                   store_fixture_project_full ("part", "sub", "\"project:group\"", ""));
  import (fixture, 1, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db", is_counted), ==, 0);

  g_ptr_array_remove_index (fixture->documents, 9);
  import (fixture, 2, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db", is_counted), ==, 1);
}

static gboolean
total_cb (const InnoStoreTotal  *total,
          gpointer               user_data,
          GError               **error)
{
  g_string_append_printf (user_data, "m%d %s %s s%d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                          total->measure, total->agreement,
                          total->class_id != NULL ? total->class_id : "-", total->status,
                          total->is_known, total->cents, total->unknown_rows);
  return TRUE;
}

static void
test_totals (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (fixture->documents,
                   store_fixture_project ("p2", ",\"f3\":{\"source\":\"funding_source:gone\","
                                                "\"measure\":\"planned\",\"amount_cents\":-7}"));
  import (fixture, 1, 0);
  inno_store_foreach_total (fixture->store, total_cb, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==,
                   "m0 agreement:a city s1 1 0 3\n"
                   "m0 agreement:a eu s1 1 120000003 0\n"
                   "m2 agreement:a - s1 1 -7 0\n");
}

/* More than 2^63 cents: the import goes on, and the sum is not known. */
static void
test_totals_overflow (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GString) funding = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (funding, "%s\"f%u\":{\"source\":\"funding_source:erdf\","
                                     "\"measure\":\"granted\",\"amount_cents\":9007199254740991}",
                            i == 0 ? "" : ",", i);
  g_ptr_array_set_size (fixture->documents, 0);
  g_ptr_array_add (fixture->documents,
                   store_fixture_project_full ("big", "project", "null", funding->str));
  assert_counts (import (fixture, 1, 0), 1, 0, 0, 0, 0);
  inno_store_foreach_total (fixture->store, total_cb, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, "m0 agreement:a - s1 0 0 0\n");
}

static void
test_different (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  import (fixture, 5, 0);
  inno_store_set_setting (fixture->store, "dataset_id", "another", &error);
  g_assert_no_error (error);
  assert_refused (fixture, 6, INNO_IMPORT_ACCEPT_REMOVAL | INNO_IMPORT_ACCEPT_ROLLBACK,
                  INNO_STORE_ERROR_DIFFERENT);
}

static void
test_rolled_back (Fixture       *fixture,
                  gconstpointer  data)
{
  import (fixture, 5, 0);
  assert_refused (fixture, 4, INNO_IMPORT_ACCEPT_REMOVAL, INNO_STORE_ERROR_ROLLED_BACK);
  import (fixture, 4, INNO_IMPORT_ACCEPT_ROLLBACK);
  import (fixture, 4, 0);
}

/* A change that is refused leaves no trace, not even of what was put before. */
static void
test_refused_leaves_nothing (Fixture       *fixture,
                             gconstpointer  data)
{
  import (fixture, 5, 0);
  replace (fixture, 0, store_fixture_project_full ("p1", "project", "null", ""));
  g_ptr_array_add (fixture->documents, store_fixture_city ("new"));
  g_ptr_array_add (fixture->documents, g_strdup ("rubbish"));
  assert_refused (fixture, 4, 0, INNO_STORE_ERROR_ROLLED_BACK);
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  InnoStoreImport *given_up;
  g_autofree char *city = store_fixture_city ("new");

  import (fixture, 1, 0);
  before = store_fixture_dump (fixture->folder, "cache.db");
  given_up = inno_store_import_begin (fixture->store, &error);
  g_assert_no_error (error);
  inno_store_import_add (given_up, city, strlen (city), "/docs/0", &error);
  g_assert_no_error (error);
  inno_store_import_free (given_up);

  after = store_fixture_dump (fixture->folder, "cache.db");
  g_assert_cmpstr (before, ==, after);
  assert_counts (import (fixture, 1, 0), 0, 0, 0, 8, 0);
}

static void
test_one_at_a_time (Fixture       *fixture,
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
test_closed_under_way (Fixture       *fixture,
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

static void
test_settings (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *seq = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *none = NULL;
  g_autofree char *forgotten = NULL;

  import (fixture, 77, 0);
  seq = inno_store_get_setting (fixture->store, "seq");
  as_of = inno_store_get_setting (fixture->store, "as_of");
  etag = inno_store_get_setting (fixture->store, "etag");
  none = inno_store_get_setting (fixture->store, "last_modified");
  g_assert_cmpstr (seq, ==, "77");
  g_assert_cmpstr (as_of, ==, "2025-04-10");
  g_assert_cmpstr (etag, ==, "\"abc\"");
  g_assert_null (none);

  g_assert_true (inno_store_set_setting (fixture->store, "etag", NULL, &error));
  forgotten = inno_store_get_setting (fixture->store, "etag");
  g_assert_null (forgotten);
}

static gboolean
import_with_count (Fixture     *fixture,
                   const char  *type,
                   int          count,
                   GError     **error)
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
assert_count (Fixture    *fixture,
              const char *type,
              int         count,
              gboolean    is_right)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (import_with_count (fixture, type, count, &error), ==, is_right);
  if (!is_right)
    g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_INCOMPLETE);
}

static void
test_counts (Fixture       *fixture,
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
test_counts_with_quarantine (Fixture       *fixture,
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
test_quarantine (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(InnoPortfolio) portfolio = NULL;
  g_autofree char *text = NULL;

  import (fixture, 1, 0);
  replace (fixture, 0, g_strdup ("{\"_id\":\"project:p1\",\"type\":\"project\",\"name\":3}"));
  assert_counts (import (fixture, 2, 0), 0, 0, 0, 7, 1);

  /* The old copy stays, with its rows. */
  text = list_projects (fixture);
  g_assert_nonnull (strstr (text, "project:p1 agreement:a"));
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT path = '/docs/0' AND id = 'project:p1' AND "
                                        "reason LIKE '/docs/0/name: %' AND "
                                        "CAST (raw AS TEXT) LIKE '{%3}' FROM quarantine"), ==, 1);
  portfolio = inno_store_load_portfolio (fixture->store, NULL);
  g_assert_cmpuint (inno_portfolio_get_state (portfolio)->n_quarantined, ==, 1);

  /* Mended at the source, it is forgotten. */
  replace (fixture, 0, store_fixture_project ("p1", ""));
  assert_counts (import (fixture, 3, 0), 0, 0, 0, 8, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM quarantine"), ==, 0);
}

static void
test_quarantine_without_id (Fixture       *fixture,
                            gconstpointer  data)
{
  import (fixture, 1, 0);
  replace (fixture, 0, g_strdup ("{\"_id\":\"project:\xff\""));
  assert_counts (import (fixture, 2, 0), 0, 0, 0, 7, 1);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM project"), ==, 2);
}

static void
test_bad_records (Fixture       *fixture,
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
  assert_counts (import (fixture, 1, 0), 8, 0, 0, 0, G_N_ELEMENTS (bad));
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM quarantine WHERE reason <> ''"),
                   ==, G_N_ELEMENTS (bad));
}

static void
test_deep (Fixture       *fixture,
           gconstpointer  data)
{
  GString *deep = g_string_new ("{\"_id\":\"note:deep\",\"type\":\"note\",\"a\":");

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  g_ptr_array_add (fixture->documents, g_string_free (deep, FALSE));
  assert_counts (import (fixture, 1, 0), 8, 0, 0, 0, 1);
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *filler = g_strnfill (1024 * 1024, 'x');

  g_ptr_array_add (fixture->documents,
                   g_strdup_printf ("{\"_id\":\"note:big\",\"type\":\"note\",\"a\":\"%s\"}",
                                    filler));
  assert_counts (import (fixture, 1, 0), 8, 0, 0, 0, 1);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT length (raw) = 65536 AND id = 'note:big' "
                                        "FROM quarantine"), ==, 1);
}

static void
test_repeated (Fixture       *fixture,
               gconstpointer  data)
{
  g_ptr_array_add (fixture->documents, store_fixture_project ("p1", ""));
  assert_counts (import (fixture, 1, 0), 8, 0, 0, 0, 0);

  g_ptr_array_add (fixture->documents, store_fixture_project_full ("p1", "project", "null", ""));
  assert_counts (import (fixture, 2, 0), 0, 1, 0, 7, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM funding "
                                        "WHERE project = 'project:p1'"), ==, 0);
}

static void
test_mass_removal (Fixture       *fixture,
                   gconstpointer  data)
{
  add_cities (fixture, 100);
  import (fixture, 1, 0);

  g_ptr_array_set_size (fixture->documents, 8 + 89);
  assert_refused (fixture, 2, 0, INNO_STORE_ERROR_MASS_REMOVAL);
  assert_counts (import (fixture, 2, INNO_IMPORT_ACCEPT_REMOVAL), 0, 0, 11, 97, 0);
}

static void
test_small_removal (Fixture       *fixture,
                    gconstpointer  data)
{
  add_cities (fixture, 100);
  import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, 8 + 90);
  assert_counts (import (fixture, 2, 0), 0, 0, 10, 98, 0);
}

/* Not a tenth of all, but more than a tenth of the projects. */
static void
test_removal_of_a_type (Fixture       *fixture,
                        gconstpointer  data)
{
  add_cities (fixture, 100);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *slug = g_strdup_printf ("q%u", i);

      g_ptr_array_add (fixture->documents, store_fixture_project (slug, ""));
    }
  import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, fixture->documents->len - 2);
  assert_refused (fixture, 2, 0, INNO_STORE_ERROR_MASS_REMOVAL);
  g_ptr_array_add (fixture->documents, store_fixture_project ("q8", ""));
  assert_counts (import (fixture, 2, 0), 0, 0, 1, 116, 0);
}

static void
test_removal_of_all (Fixture       *fixture,
                     gconstpointer  data)
{
  import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, 0);
  assert_refused (fixture, 2, 0, INNO_STORE_ERROR_MASS_REMOVAL);
  assert_counts (import (fixture, 2, INNO_IMPORT_ACCEPT_REMOVAL), 0, 0, 8, 0, 0);
  g_assert_true (inno_store_is_empty (fixture->store));
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT (SELECT count(*) FROM funding) + "
                                        "(SELECT count(*) FROM project_city) + "
                                        "(SELECT count(*) FROM total_by_agreement_class)"), ==, 0);
}

/* What was removed is not in any file of the folder. */
static void
test_removed_is_gone (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *secret = "matti.meikalainen@example.org";
  const char *files[] = { "cache.db", "cache.db-wal" };

  g_ptr_array_add (fixture->documents,
                   g_strdup_printf ("{\"_id\":\"person:m\",\"type\":\"person\",\"name\":\"M\","
                                    "\"email\":\"%s\"}", secret));
  import (fixture, 1, 0);
  g_ptr_array_set_size (fixture->documents, 8);
  assert_counts (import (fixture, 2, 0), 0, 0, 1, 8, 0);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      if (g_file_get_contents (path, &bytes, &length, NULL))
        g_assert_null (memmem (bytes, length, secret, strlen (secret)));
    }
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_projects = g_test_slow () ? 50000 : 2000;
  gint64 start;

  for (guint i = 0; i < n_projects; i++)
    {
      g_autofree char *slug = g_strdup_printf ("7b1d2a54-90c5-4b2e-8a4e-%012u", i);

      g_ptr_array_add (fixture->documents, store_fixture_project (slug, ""));
    }

  start = g_get_monotonic_time ();
  import (fixture, 1, 0);
  g_test_message ("first: %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);
  start = g_get_monotonic_time ();
  assert_counts (import (fixture, 2, 0), 0, 0, 0, n_projects + 8, 0);
  g_test_message ("again: %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);
  start = g_get_monotonic_time ();
  g_free (list_projects (fixture));
  g_test_message ("read: %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } cases[] = {
    { "/import/first", test_first },
    { "/import/empty", test_empty },
    { "/import/twice", test_twice },
    { "/import/change-and-remove", test_change_and_remove },
    { "/import/raw-body", test_raw_body },
    { "/import/other-type", test_other_type },
    { "/import/foreach-stops", test_foreach_stops },
    { "/import/portfolio", test_portfolio },
    { "/import/portfolio-of-empty", test_portfolio_of_empty },
    { "/import/projects", test_projects },
    { "/import/group-counts-again", test_group_counts_again },
    { "/import/totals", test_totals },
    { "/import/totals-overflow", test_totals_overflow },
    { "/import/different", test_different },
    { "/import/rolled-back", test_rolled_back },
    { "/import/refused-leaves-nothing", test_refused_leaves_nothing },
    { "/import/given-up", test_given_up },
    { "/import/one-at-a-time", test_one_at_a_time },
    { "/import/closed-under-way", test_closed_under_way },
    { "/import/settings", test_settings },
    { "/import/counts", test_counts },
    { "/import/counts-with-quarantine", test_counts_with_quarantine },
    { "/import/quarantine", test_quarantine },
    { "/import/quarantine-without-id", test_quarantine_without_id },
    { "/import/bad-records", test_bad_records },
    { "/import/deep", test_deep },
    { "/import/too-large", test_too_large },
    { "/import/repeated", test_repeated },
    { "/import/mass-removal", test_mass_removal },
    { "/import/small-removal", test_small_removal },
    { "/import/removal-of-a-type", test_removal_of_a_type },
    { "/import/removal-of-all", test_removal_of_all },
    { "/import/removed-is-gone", test_removed_is_gone },
    { "/import/speed", test_speed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);

  return g_test_run ();
}
