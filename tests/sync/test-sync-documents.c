/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents that are not as they should be, among others that are. */

#include <string.h>

#include "sync-fixture.h"

static void
serve (Fixture *self,
       Reply   *reply)
{
  fake_endpoint_add (self->endpoint, "/p.json", reply_cb, reply);
}

static void
sync_well (Fixture        *self,
           InnoSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  fixture_sync (self, "/p.json", INNO_IMPORT_NONE, report, &error);
  g_assert_no_error (error);
}

/* One bad document is set aside; its neighbours come in. */
static void
assert_quarantined (Fixture    *self,
                    const char *bad,
                    const char *reason_has)
{
  g_autofree char *good = project_text ("good", NULL);
  g_autofree char *docs = g_strdup_printf ("%s,%s", good, bad);
  g_autofree char *text = portfolio_wrap (7, 2, docs);
  g_autofree char *rows = NULL;
  g_autofree char *ids = NULL;
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };
  InnoSyncReport report;

  serve (self, &reply);
  fixture_sync (self, "/p.json", INNO_IMPORT_NONE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.added, ==, 1);
  g_assert_cmpuint (report.quarantined, ==, 1);

  ids = fixture_query (self, "SELECT id FROM document");
  g_assert_cmpstr (ids, ==, "project:good");
  rows = fixture_query (self, "SELECT * FROM quarantine");
  g_test_message ("%s", rows);
  g_assert_nonnull (strstr (rows, "/docs/1"));
  if (reason_has != NULL)
    g_assert_nonnull (strstr (rows, reason_has));
}

static void
test_bad_amount (Fixture       *self,
                 gconstpointer  data)
{
  assert_quarantined (self,
                      "{\"_id\":\"project:bad\",\"type\":\"project\",\"name\":{\"fi\":\"B\",\"sv\":null,"
                      "\"en\":null},\"kind\":\"project\",\"cities\":[],\"themes\":[],"
                      "\"status\":\"ongoing\",\"funding\":{\"r\":{\"source\":\"funding_source:erdf\","
                      "\"measure\":\"granted\",\"amount_cents\":9223372036854775808}}}", NULL);
}

static void
test_bad_type (Fixture       *self,
               gconstpointer  data)
{
  assert_quarantined (self,
                      "{\"_id\":\"project:bad\",\"type\":\"project\",\"name\":{\"fi\":\"B\",\"sv\":null,"
                      "\"en\":null},\"kind\":\"project\",\"cities\":[],\"themes\":[],"
                      "\"status\":\"ongoing\",\"funding\":{\"r\":{\"source\":\"funding_source:erdf\","
                      "\"measure\":\"granted\",\"amount_cents\":\"12\"}}}",
                      "/docs/1/funding/r/amount_cents");
}

static void
test_bad_duplicate (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *bad = project_text ("bad", ",\"status\":\"ended\"");

  assert_quarantined (self, bad, NULL);
}

static void
test_bad_surrogate (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *bad = project_text ("bad", ",\"code\":\"\\ud800\"");

  assert_quarantined (self, bad, NULL);
}

static void
test_bad_nul (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *bad = project_text ("bad", ",\"code\":\"a\\u0000b\"");

  assert_quarantined (self, bad, NULL);
}

static void
test_bad_utf8 (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *bad = project_text ("bad", ",\"code\":\"Hyv\xe4\"");

  assert_quarantined (self, bad, NULL);
}

static void
test_bad_infinity (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *bad = project_text ("bad", ",\"weight\":1e400");

  assert_quarantined (self, bad, NULL);
}

/* What is not known is kept to the letter, and other types are kept whole. */
static void
test_unknown (Fixture       *self,
              gconstpointer  data)
{
  static const char other[] = "{\"_id\":\"gadget:x\",\"type\":\"gadget\",\"deep\":{\"a\":[1,2.50]}}";
  g_autofree char *project = project_text ("p", ",\"later\":{\"b\":[null,\"\xe2\x80\xae\"]}");
  g_autofree char *docs = g_strdup_printf ("%s,%s", project, other);
  g_autofree char *text = portfolio_wrap (7, 1, docs);
  g_autofree char *bodies = NULL;
  Reply reply = { .body = text };
  InnoSyncReport report;

  serve (self, &reply);
  sync_well (self, &report);
  g_assert_cmpuint (report.added, ==, 2);
  g_assert_cmpuint (report.quarantined, ==, 0);
  bodies = fixture_query (self, "SELECT body FROM document");
  g_assert_nonnull (strstr (bodies, "\"later\":{\"b\":[null,\"\xe2\x80\xae\"]}"));
  g_assert_nonnull (strstr (bodies, other));
}

int
main (int   argc,
      char *argv[])
{
  fixture_main_init (&argc, &argv);

  fixture_add_test ("/documents/quarantine/amount", test_bad_amount);
  fixture_add_test ("/documents/quarantine/type", test_bad_type);
  fixture_add_test ("/documents/quarantine/duplicate", test_bad_duplicate);
  fixture_add_test ("/documents/quarantine/surrogate", test_bad_surrogate);
  fixture_add_test ("/documents/quarantine/nul", test_bad_nul);
  fixture_add_test ("/documents/quarantine/utf8", test_bad_utf8);
  fixture_add_test ("/documents/quarantine/infinity", test_bad_infinity);
  fixture_add_test ("/documents/unknown", test_unknown);

  return g_test_run ();
}
