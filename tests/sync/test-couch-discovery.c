/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is behind an address, and whether it may be written to. */

#include <string.h>

#include "couch-fixture.h"

static void
expect_nothing_written (Office *self)
{
  g_assert_cmpuint (fake_couch_get_hits (self->couch, "_bulk_docs"), ==, 0);
}

static void
test_pull (Office        *self,
           gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 3);
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 4);
  g_assert_false (report.unchanged);
  assert_sees (self, 0, "project:p1", "status", "\"ongoing\"");

  office_sync_well (self, 0, &report);
  g_assert_true (report.unchanged);
  assert_query (self, 0, "cache.db", "SELECT value FROM setting WHERE key = 'dataset_id'", COUCH_DATASET);
}

/* An address without the name of a database; one that has none; a page for people. */
static void
test_other_things (Office        *self,
                   gconstpointer  data)
{
  const struct
  {
    const char    *body;
    InnoSyncError  code;
  } cases[] = {
    { "{\"couchdb\":\"Welcome\",\"version\":\"3.5.2\"}", INNO_SYNC_ERROR_SERVER_ONLY },
    { "{\"express-pouchdb\":\"Welcome!\"}", INNO_SYNC_ERROR_SERVER_ONLY },
    { "<html>Sign in</html>", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "{\"hello\":1}", INNO_SYNC_ERROR_NOT_PORTFOLIO },
    { "", INNO_SYNC_ERROR_INCOMPLETE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Reply reply = { .body = cases[i].body };

      fake_endpoint_add (self->endpoint, "/db", reply_cb, &reply);
      assert_office_fails (self, 0, INNO_IMPORT_SET_UP, INNO_SYNC_ERROR, (int) cases[i].code);
    }
  expect_nothing_written (self);
}

static void
test_set_up (Office        *self,
             gconstpointer  data)
{
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_EMPTY_DATABASE);
  expect_nothing_written (self);

  office_sync (self, 0, INNO_IMPORT_SET_UP, &report, &error);
  g_assert_no_error (error);
  office_sync_well (self, 1, &report);
  g_assert_cmpuint (report.added, ==, 1);
}

/* What is here already goes there. */
static void
test_set_up_with_documents (Office        *self,
                            gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  fixture_load (&self->desks[0], text, -1, &error);
  g_assert_no_error (error);
  office_sync (self, 0, INNO_IMPORT_SET_UP, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.sent, ==, 3);
  assert_shared (self, "meta:dataset", "dataset_id", "\"" COUCH_DATASET "\"");

  office_sync_well (self, 1, &report);
  g_assert_cmpuint (report.added, ==, 4);
}

static void
test_not_ours (Office        *self,
               gconstpointer  data)
{
  G_GNUC_UNUSED g_autofree char *rev = fake_couch_put (self->couch, "{\"_id\":\"customer:1\",\"name\":\"x\"}");

  assert_office_fails (self, 0, INNO_IMPORT_SET_UP, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_SET_UP);
  expect_nothing_written (self);
}

/* Row 80. */
static void
test_other_dataset (Office        *self,
                    gconstpointer  data)
{
  g_autofree char *rev = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  rev = fake_couch_change (self->couch, "meta:dataset", "dataset_id", "\"another\"");
  office_edit (self, 0, "project:p0", "status", "\"ended\"");
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_STORE_ERROR, INNO_STORE_ERROR_DIFFERENT);
  expect_nothing_written (self);
  assert_sees (self, 0, "project:p0", "status", "\"ended\"");
}

/* Rows 71 and 72. */
static void
test_schema (Office        *self,
             gconstpointer  data)
{
  g_autofree char *rev = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  rev = fake_couch_change (self->couch, "meta:dataset", "schema", "{\"major\":2,\"minor\":0}");
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_NEW);
  assert_sees (self, 0, "project:p0", "status", "\"ongoing\"");
}

static void
test_min_writer (Office        *self,
                 gconstpointer  data)
{
  g_autofree char *rev = NULL;
  g_autofree char *other = NULL;

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  rev = fake_couch_change (self->couch, "meta:dataset", "min_writer", "2");
  office_sync_well (self, 0, NULL);

  /* What others do is seen all the same. */
  office_edit (self, 0, "project:p0", "status", "\"ended\"");
  other = fake_couch_change (self->couch, "project:p1", "status", "\"planned\"");
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_READ_ONLY);
  assert_sees (self, 0, "project:p1", "status", "\"planned\"");
  expect_nothing_written (self);
}

/* Rows 35, 36 and 122, as the server says no to everything. */
static void
test_refused (Office        *self,
              gconstpointer  data)
{
  const struct
  {
    const char    *status;
    const char    *text;
    InnoSyncError  code;
  } cases[] = {
    { "401 Unauthorized", "{\"error\":\"unauthorized\",\"reason\":\"x\"}", INNO_SYNC_ERROR_SIGN_IN },
    { "403 Forbidden", "{\"error\":\"forbidden\",\"reason\":\"Account is temporarily locked due to multiple "
                       "authentication failures\"}", INNO_SYNC_ERROR_LOCKED },
    { "403 Forbidden", "{\"error\":\"forbidden\",\"reason\":\"You are not allowed to access this db.\"}",
      INNO_SYNC_ERROR_REFUSED },
    { "503 Service Unavailable", "<html>No server is available</html>", INNO_SYNC_ERROR_BUSY },
    { "412 Precondition Failed", "{\"error\":\"nodedown\",\"reason\":\"progress not possible\"}",
      INNO_SYNC_ERROR_BUSY },
    { "404 Object Not Found", "{\"error\":\"not_found\",\"reason\":\"Database does not exist.\"}",
      INNO_SYNC_ERROR_GONE },
  };

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "status", "\"ended\"");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fake_couch_set_status (self->couch, cases[i].status, cases[i].text);
      fake_couch_fail (self->couch, "_changes", FAKE_COUCH_STATUS, 1);
      assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, (int) cases[i].code);
      assert_sees (self, 0, "project:p0", "status", "\"ended\"");
    }
  expect_nothing_written (self);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/discovery/pull", test_pull);
  office_add_test ("/sync/couch/discovery/other-things", test_other_things);
  office_add_test ("/sync/couch/discovery/set-up", test_set_up);
  office_add_test ("/sync/couch/discovery/set-up-with-documents", test_set_up_with_documents);
  office_add_test ("/sync/couch/discovery/not-ours", test_not_ours);
  office_add_test ("/sync/couch/discovery/080-other-dataset", test_other_dataset);
  office_add_test ("/sync/couch/discovery/071-072-schema", test_schema);
  office_add_test ("/sync/couch/discovery/min-writer", test_min_writer);
  office_add_test ("/sync/couch/discovery/035-036-121-122-refused", test_refused);

  return g_test_run ();
}
