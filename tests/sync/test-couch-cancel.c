/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Row 108: wherever a run is, it ends within a second when it is cancelled, and the
 * next one takes it up. */

#include "couch-fixture.h"

/* Waits until the server was asked for something. */
typedef struct
{
  Office     *office;
  const char *what;
  guint       n_before;
} Moment;

static guint
count_hits (const Moment *moment)
{
  g_autofree char *path = g_strconcat ("/db/", moment->what, NULL);

  return fake_couch_get_hits (moment->office->couch, moment->what) +
         fake_endpoint_get_hits (moment->office->endpoint, path);
}

static gboolean
cancel_cb (gpointer user_data)
{
  const Moment *moment = user_data;

  if (count_hits (moment) == moment->n_before)
    return G_SOURCE_CONTINUE;

  g_cancellable_cancel (moment->office->desks[0].cancellable);
  return G_SOURCE_REMOVE;
}

/* Cancelled a moment after the server was asked for @what, it is over soon. */
static void
assert_ends_soon (Office     *self,
                  const char *what)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  Moment moment = { self, what, 0 };

  moment.n_before = count_hits (&moment);
  self->desks[0].cancellable = g_cancellable_new ();
  g_timeout_add (20, cancel_cb, &moment);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_clear_object (&self->desks[0].cancellable);
  fake_endpoint_settle (self->endpoint);
}

static void
hang_cb (FakeExchange *exchange)
{
  Office *self = exchange->user_data;

  if (exchange->hit == 0)
    fake_sleep (exchange, 60 * 1000);
  else
    fake_couch_serve_exchange (self->couch, exchange);
}

static void
test_in_push (Office        *self,
              gconstpointer  data)
{
  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  fake_endpoint_add (self->endpoint, "/db/_bulk_docs", hang_cb, self);
  assert_ends_soon (self, "_bulk_docs");

  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:p0", "code", "\"x\"");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM in_flight", "0");
}

static void
test_in_canary (Office        *self,
                gconstpointer  data)
{
  Fixture *desk = &self->desks[0];

  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  g_clear_object (&desk->sync);
  desk->sync = g_object_new (INNO_TYPE_SYNC, "store", desk->store, "worker", desk->worker, "http", desk->http,
                             "canary-delay", 60 * 1000, NULL);
  fake_couch_clear (self->couch);
  office_name (self);
  assert_ends_soon (self, "_revs_diff");
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "3");
}

static void
test_between_tries (Office        *self,
                    gconstpointer  data)
{
  Fixture *desk = &self->desks[0];

  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  g_clear_object (&desk->sync);
  desk->sync = g_object_new (INNO_TYPE_SYNC, "store", desk->store, "worker", desk->worker, "http", desk->http,
                             "max-retries", 100, "patience", 600 * 1000, NULL);
  fake_couch_fail (self->couch, "_changes", FAKE_COUCH_STATUS, 1000);
  assert_ends_soon (self, "_changes");
}

/* Row 121: what passes by itself is asked again, here and now. */
static void
test_tried_again (Office        *self,
                  gconstpointer  data)
{
  static const char * const statuses[] = {
    "503 Service Unavailable", "500 Internal Server Error", "412 Precondition Failed", "504 Gateway Timeout",
  };
  Fixture *desk = &self->desks[0];

  office_seed (self, 3);
  g_clear_object (&desk->sync);
  desk->sync = g_object_new (INNO_TYPE_SYNC, "store", desk->store, "worker", desk->worker, "http", desk->http,
                             "max-retries", 2, "canary-delay", 20, NULL);
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *value = g_strdup_printf ("\"v%u\"", i);

      office_edit (self, 0, "project:p0", "code", value);
      fake_couch_set_status (self->couch, statuses[i], "<html>down</html>");
      fake_couch_fail (self->couch, i % 2 == 0 ? "_bulk_docs" : "_changes", FAKE_COUCH_STATUS, 1);
      office_sync_well (self, 0, NULL);
      assert_shared (self, "project:p0", "code", value);
    }
}

/* One run at a time. */
static void
test_pending (Office        *self,
              gconstpointer  data)
{
  g_autofree char *url = fake_couch_get_url (self->couch);
  g_autoptr (GError) error = NULL;

  office_seed (self, 1);
  fake_endpoint_add (self->endpoint, "/db/meta%3Adataset", hang_cb, self);
  self->desks[0].cancellable = g_cancellable_new ();
  inno_sync_run_async (self->desks[0].sync, url, INNO_IMPORT_NONE, self->desks[0].cancellable, NULL, NULL);
  while (fake_endpoint_get_hits (self->endpoint, "/db/meta%3Adataset") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);

  g_cancellable_cancel (self->desks[0].cancellable);
  do
    {
      g_clear_error (&error);
      g_clear_object (&self->desks[0].cancellable);
      g_main_context_iteration (NULL, FALSE);
      office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error);
    }
  while (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/cancel/108-in-push", test_in_push);
  office_add_test ("/sync/couch/cancel/108-in-canary", test_in_canary);
  office_add_test ("/sync/couch/cancel/108-between-tries", test_between_tries);
  office_add_test ("/sync/couch/cancel/121-tried-again", test_tried_again);
  office_add_test ("/sync/couch/cancel/pending", test_pending);

  return g_test_run ();
}
