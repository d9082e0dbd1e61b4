/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "import-fixture.h"
#include "inno-store-projects.h"

static void
test_first (ImportFixture *fixture,
            gconstpointer  data)
{
  g_assert_true (inno_store_is_empty (fixture->store));
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 8, 0, 0, 0, 0);
  g_assert_false (inno_store_is_empty (fixture->store));
}

static void
test_empty (ImportFixture *fixture,
            gconstpointer  data)
{
  g_ptr_array_set_size (fixture->documents, 0);
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 0, 0, 0, 0, 0);
  g_assert_true (inno_store_is_empty (fixture->store));
}

static void
test_twice (ImportFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_fixture_import (fixture, 1, 0);
  before = store_fixture_dump (fixture->folder, "cache.db");
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 0, 0, 0, 8, 0);
  after = store_fixture_dump (fixture->folder, "cache.db");
  g_assert_cmpstr (before, ==, after);
}

static void
test_change_and_remove (ImportFixture *fixture,
                        gconstpointer  data)
{
  import_fixture_import (fixture, 1, 0);
  import_fixture_replace (fixture, 0,
                          store_fixture_project_full ("p1", "project", "null",
                                                      "\"g\":{\"source\":\"funding_source:city\","
                                                      "\"measure\":\"planned\",\"year\":null,"
                                                      "\"amount_cents\":-5}"));
  g_ptr_array_remove_index (fixture->documents, 7);
  g_ptr_array_add (fixture->documents, store_fixture_city ("vaasa"));

  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 1, 1, 1, 6, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM funding"),
                   ==, 1);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT amount_cents FROM funding"),
                   ==, -5);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db",
                                        "SELECT count(*) FROM project_city"),
                   ==, 2);
}

static gboolean
collect_cb (const char *id,
            const char *body,
            gsize       length,
            gpointer    user_data,
            GError    **error)
{
  g_assert_cmpuint (strlen (body), ==, length);
  g_ptr_array_add (user_data, g_strdup (body));
  return TRUE;
}

static void
test_raw_body (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  import_fixture_import (fixture, 1, 0);
  inno_store_foreach_document (fixture->store, INNO_DOCUMENT_PROJECT, collect_cb, bodies, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bodies->len, ==, 2);
  g_assert_cmpstr (bodies->pdata[0], ==, fixture->documents->pdata[7]);
  g_assert_cmpstr (bodies->pdata[1], ==, fixture->documents->pdata[0]);
}

static void
test_other_type (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) bodies = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (fixture->documents, g_strdup ("{\"_id\":\"snapshot:x\",\"type\":\"snapshot\"}"));
  import_fixture_import (fixture, 1, 0);
  inno_store_foreach_document (fixture->store, INNO_DOCUMENT_OTHER, collect_cb, bodies, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bodies->len, ==, 1);
  g_assert_cmpstr (bodies->pdata[0], ==, fixture->documents->pdata[8]);
}

static gboolean
stop_cb (const char *id,
         const char *body,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  guint *n_calls = user_data;

  *n_calls += 1;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stop");
  return FALSE;
}

static void
test_foreach_stops (ImportFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n_calls = 0;

  import_fixture_import (fixture, 1, 0);
  g_assert_false (inno_store_foreach_document (fixture->store, INNO_DOCUMENT_CITY, stop_cb,
                                               &n_calls, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_calls, ==, 1);
}

static void
test_portfolio (ImportFixture *fixture,
                gconstpointer  data)
{
  g_autoptr(InnoPortfolio) portfolio = NULL;
  g_autoptr(GError) error = NULL;
  const InnoPortfolioState *state;

  import_fixture_import (fixture, 1, 0);
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
test_portfolio_of_empty (ImportFixture *fixture,
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
project_cb (const InnoStoreProject *project,
            gpointer                user_data,
            GError                **error)
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
list_projects (ImportFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GString *text = g_string_new (NULL);

  inno_store_foreach_project (fixture->store, project_cb, text, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_projects (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (fixture->documents, store_fixture_project_full ("group", "group", "null", ""));
  g_ptr_array_add (fixture->documents, store_fixture_project_full ("lone", "group", "null", ""));
  g_ptr_array_add (fixture->documents,
                   store_fixture_project_full ("part", "sub", "\"project:group\"", ""));
  import_fixture_import (fixture, 1, 0);
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
test_group_counts_again (ImportFixture *fixture,
                         gconstpointer  data)
{
  const char *is_counted = "SELECT is_counted FROM project WHERE id = 'project:group'";

  g_ptr_array_add (fixture->documents, store_fixture_project_full ("group", "group", "null", ""));
  g_ptr_array_add (fixture->documents,
                   store_fixture_project_full ("part", "sub", "\"project:group\"", ""));
  import_fixture_import (fixture, 1, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db", is_counted), ==, 0);

  g_ptr_array_remove_index (fixture->documents, 9);
  import_fixture_import (fixture, 2, 0);
  g_assert_cmpint (store_fixture_query (fixture->folder, "cache.db", is_counted), ==, 1);
}

static gboolean
total_cb (const InnoStoreTotal *total,
          gpointer              user_data,
          GError              **error)
{
  g_string_append_printf (user_data, "m%d %s %s s%d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                          total->measure, total->agreement,
                          total->class_id != NULL ? total->class_id : "-", total->status,
                          total->is_known, total->cents, total->unknown_rows);
  return TRUE;
}

static void
test_totals (ImportFixture *fixture,
             gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (fixture->documents,
                   store_fixture_project ("p2",
                                          ",\"f3\":{\"source\":\"funding_source:gone\","
                                          "\"measure\":\"planned\",\"amount_cents\":-7}"));
  import_fixture_import (fixture, 1, 0);
  inno_store_foreach_total (fixture->store, total_cb, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==,
                   "m0 agreement:a city s1 1 0 3\n"
                   "m0 agreement:a eu s1 1 120000003 0\n"
                   "m2 agreement:a - s1 1 -7 0\n");
}

/* More than 2^63 cents: the import goes on, and the sum is not known. */
static void
test_totals_overflow (ImportFixture *fixture,
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
  import_fixture_assert_counts (import_fixture_import (fixture, 1, 0), 1, 0, 0, 0, 0);
  inno_store_foreach_total (fixture->store, total_cb, text, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text->str, ==, "m0 agreement:a - s1 0 0 0\n");
}

static void
test_settings (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *seq = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *none = NULL;
  g_autofree char *forgotten = NULL;

  import_fixture_import (fixture, 77, 0);
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

static void
test_speed (ImportFixture *fixture,
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
  import_fixture_import (fixture, 1, 0);
  g_test_message ("first: %.2f s", (double) (g_get_monotonic_time () - start) / 1e6);
  start = g_get_monotonic_time ();
  import_fixture_assert_counts (import_fixture_import (fixture, 2, 0), 0, 0, 0, n_projects + 8, 0);
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
    void      (*test) (ImportFixture *, gconstpointer);
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
    { "/import/settings", test_settings },
    { "/import/speed", test_speed },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, ImportFixture, NULL,
                import_fixture_set_up, cases[i].test, import_fixture_tear_down);

  return g_test_run ();
}
