/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes to a shared database, and what becomes of it on the way. */

#include <string.h>

#include "couch-fixture.h"

static void
assert_nothing_waits (Office *self,
                      guint   desk)
{
  assert_query (self, desk, "outbox.db", "SELECT count(*) FROM edit", "0");
  assert_query (self, desk, "outbox.db", "SELECT count(*) FROM in_flight", "0");
}

static void
test_edit (Office        *self,
           gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  office_edit (self, 0, "project:p0", "status", "\"ended\"");
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 1);
  assert_nothing_waits (self, 0);

  office_sync_well (self, 0, &report);
  g_assert_true (report.unchanged);
  office_sync_well (self, 1, &report);
  g_assert_cmpuint (report.changed, ==, 1);
  assert_sees (self, 1, "project:p0", "status", "\"ended\"");
}

/* Row 89: what is made, removed and made again has another id, and does not come back. */
static void
test_create_and_remove (Office        *self,
                        gconstpointer  data)
{
  g_autofree char *text = project_text ("0b1f1a6f-3c11-4f0c-9a52-5d0c8c1e2f1b", NULL);
  g_autofree char *again = project_text ("7d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11", NULL);
  const char *id = "project:0b1f1a6f-3c11-4f0c-9a52-5d0c8c1e2f1b";

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_create (self, 0, text);
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  assert_sees (self, 1, id, "status", "\"ongoing\"");

  office_remove (self, 0, id);
  office_create (self, 0, again);
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  assert_shared (self, id, "_id", NULL);
  assert_sees (self, 1, id, "_id", NULL);
  assert_sees (self, 1, "project:7d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11", "status", "\"ongoing\"");
  assert_nothing_waits (self, 0);
}

/* Rows 6 and 17: it arrived, but the answer did not. */
static void
test_lost_answer (Office        *self,
                  gconstpointer  data)
{
  static const FakeCouchFault faults[] = { FAKE_COUCH_CUT_AFTER, FAKE_COUCH_TRUNCATE, FAKE_COUCH_STATUS_AFTER };

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *value = g_strdup_printf ("\"c%u\"", i);
      g_autofree char *later = g_strdup_printf ("\"later%u\"", i);
      g_autoptr (GError) error = NULL;
      InnoSyncReport report;

      office_edit (self, 0, "project:p0", "code", value);
      fake_couch_fail (self->couch, "_bulk_docs", faults[i], 1);
      g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
      assert_shared (self, "project:p0", "code", value);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM in_flight", "1");
      office_restart (self, 0);

      /* Row 87: what was edited since goes on top of it. */
      office_edit (self, 0, "project:p0", "code", later);
      office_sync_well (self, 0, &report);
      g_assert_cmpuint (report.sent, ==, 2);
      assert_shared (self, "project:p0", "code", later);
      assert_nothing_waits (self, 0);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
    }
}

/* It arrived, the answer did not, and a colleague went on from it: no conflict of
 * ours with ourselves. */
static void
test_lost_answer_below (Office        *self,
                        gconstpointer  data)
{
  g_autofree char *rev = NULL;
  g_autoptr (GError) error = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_CUT_AFTER, 1);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));

  rev = fake_couch_change (self->couch, "project:p0", "code", "\"theirs\"");
  office_sync_well (self, 0, NULL);
  assert_sees (self, 0, "project:p0", "code", "\"theirs\"");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
  assert_nothing_waits (self, 0);
}

/* The answer was lost, and the change was taken back here: that goes too. */
static void
test_taken_back (Office        *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "status", "\"ended\"");
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_CUT_AFTER, 1);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));

  office_edit (self, 0, "project:p0", "status", "\"ongoing\"");
  office_restart (self, 0);
  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:p0", "status", "\"ongoing\"");
  assert_nothing_waits (self, 0);
}

/* It never arrived. */
static void
test_cut_before (Office        *self,
                 gconstpointer  data)
{
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_CUT_BEFORE, 1);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  assert_shared (self, "project:p0", "code", NULL);

  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 1);
  assert_shared (self, "project:p0", "code", "\"x\"");
  assert_nothing_waits (self, 0);
}

/* Rows 13 and 33: what writes is sent nowhere else. */
static void
test_redirect (Office        *self,
               gconstpointer  data)
{
  static const char * const statuses[] = {
    "301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect",
  };

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      Reply reply = { .status = statuses[i], .headers = "Location: /elsewhere/_bulk_docs\r\n", .body = "" };

      fake_endpoint_add (self->endpoint, "/db/_bulk_docs", reply_cb, &reply);
      assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED);
      g_assert_cmpuint (fake_couch_get_hits (self->couch, "_bulk_docs"), ==, 0);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "1");
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM in_flight", "0");
    }
}

/* Rows 36, 38 and 42. */
static void
test_may_not (Office        *self,
              gconstpointer  data)
{
  const struct
  {
    const char    *status;
    InnoSyncError  code;
  } cases[] = {
    { "401 Unauthorized", INNO_SYNC_ERROR_SIGN_IN },
    { "403 Forbidden", INNO_SYNC_ERROR_READ_ONLY },
    { "405 Method Not Allowed", INNO_SYNC_ERROR_READ_ONLY },
    { "501 Not Implemented", INNO_SYNC_ERROR_READ_ONLY },
    { "429 Too Many Requests", INNO_SYNC_ERROR_BUSY },
  };

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fake_couch_set_status (self->couch, cases[i].status, "{\"error\":\"x\",\"reason\":\"y\"}");
      fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_STATUS, 1);
      assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, (int) cases[i].code);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "1");
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM in_flight", "0");
    }

  office_sync_well (self, 0, NULL);
  assert_nothing_waits (self, 0);
}

/* Rows 34, 41, 44 and 120: one document that cannot be taken stays behind. */
static void
test_poison (Office        *self,
             gconstpointer  data)
{
  static const guint statuses[] = { 400, 413, 500 };
  FakeCouchManners *manners = fake_couch_get_manners (self->couch);

  office_seed (self, 30);
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      InnoSyncReport report;

      manners->poison = "arsenic";
      manners->poison_status = statuses[i];
      for (guint j = 0; j < 30; j++)
        {
          g_autofree char *id = g_strdup_printf ("project:p%u", j);
          g_autofree char *value = g_strdup_printf ("\"%s%u\"", j == 17 ? "arsenic" : "good", i);

          office_edit (self, 0, id, "code", value);
        }

      office_sync_well (self, 0, &report);
      g_assert_cmpuint (report.sent, ==, 29);
      g_assert_cmpuint (report.refused, ==, 1);
      assert_query (self, 0, "outbox.db", "SELECT document FROM refusal", "project:p17");
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "1");

      /* It is not sent again until it is another. */
      office_sync_well (self, 0, &report);
      g_assert_true (report.unchanged);
      office_edit (self, 0, "project:p17", "code", i == 0 ? "\"harmless\"" : i == 1 ? "\"mild\"" : "\"sweet\"");
      office_sync_well (self, 0, &report);
      g_assert_cmpuint (report.sent, ==, 1);
      assert_nothing_waits (self, 0);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM refusal", "0");
    }
}

static void
test_forbidden (Office        *self,
                gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 5);
  office_sync_well (self, 0, NULL);
  fake_couch_get_manners (self->couch)->forbidden = "secret";
  office_edit (self, 0, "project:p1", "code", "\"secret\"");
  office_edit (self, 0, "project:p2", "code", "\"open\"");
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 1);
  g_assert_cmpuint (report.refused, ==, 1);
  assert_query (self, 0, "outbox.db", "SELECT document, reason FROM refusal", "project:p1|not like this");
}

/* Row 41: too many at once. */
static void
test_too_many (Office        *self,
               gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 20);
  office_sync_well (self, 0, NULL);
  fake_couch_get_manners (self->couch)->max_docs = 3;
  for (guint j = 0; j < 20; j++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", j);

      office_edit (self, 0, id, "code", "\"x\"");
    }
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 20);
  assert_nothing_waits (self, 0);
}

/* Row 49: answers in another order, and fewer of them. */
static void
test_rows (Office        *self,
           gconstpointer  data)
{
  FakeCouchManners *manners = fake_couch_get_manners (self->couch);
  InnoSyncReport report;

  office_seed (self, 9);
  office_sync_well (self, 0, NULL);
  manners->reverses_rows = TRUE;
  manners->drops_rows = TRUE;
  for (guint j = 0; j < 9; j++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", j);
      g_autofree char *value = g_strdup_printf ("\"v%u\"", j);

      office_edit (self, 0, id, "code", value);
    }
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 9);
  assert_shared (self, "project:p4", "code", "\"v4\"");
  assert_nothing_waits (self, 0);
}

/* Rows 45 and 114: taken, but only known to be there once it has been read. */
static void
test_accepted (Office        *self,
               gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  fake_couch_get_manners (self->couch)->accepts = TRUE;
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  fake_couch_fail (self->couch, "project:p0", FAKE_COUCH_CUT_BEFORE, 1);
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM in_flight WHERE rev IS NOT NULL", "1");

  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 1);
  assert_nothing_waits (self, 0);
}

/* Rows 39, 84, 85 and 86. */
static void
test_merge (Office        *self,
            gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);

  office_edit (self, 0, "project:p0", "status", "\"ended\"");
  office_edit (self, 0, "project:p0", "funding", "{\"a\":{\"source\":\"funding_source:x\",\"measure\":\"granted\","
                                                 "\"year\":2025,\"amount_cents\":100}}");
  office_edit (self, 0, "project:p0", "code", "\"A\"");
  office_edit (self, 1, "project:p0", "funding", "{\"b\":{\"source\":\"funding_source:x\",\"measure\":\"granted\","
                                                 "\"year\":2026,\"amount_cents\":200}}");
  office_edit (self, 1, "project:p0", "code", "\"B\"");
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, &report);
  g_assert_cmpuint (report.conflicts, ==, 1);
  assert_query (self, 1, "outbox.db", "SELECT path, mine, theirs FROM conflict", "code|\"B\"|\"A\"");

  office_sync_well (self, 0, NULL);
  for (guint desk = 0; desk < 2; desk++)
    {
      g_autofree char *funding = office_see (self, desk, "project:p0", "funding");

      assert_sees (self, desk, "project:p0", "status", "\"ended\"");
      assert_sees (self, desk, "project:p0", "code", "\"A\"");
      g_assert_nonnull (strstr (funding, "\"amount_cents\":100"));
      g_assert_nonnull (strstr (funding, "\"amount_cents\":200"));
      assert_nothing_waits (self, desk);
    }
}

/* Row 39: somebody else is faster, between the pull and the push. */
static void
change_meanwhile_cb (FakeExchange *exchange)
{
  Office *self = exchange->user_data;

  if (exchange->hit == 0)
    g_free (fake_couch_change (self->couch, "project:p0", "status", "\"planned\""));
  fake_couch_serve_exchange (self->couch, exchange);
}

static void
test_faster (Office        *self,
             gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  fake_endpoint_add (self->endpoint, "/db/_bulk_docs", change_meanwhile_cb, self);
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 1);
  assert_shared (self, "project:p0", "code", "\"mine\"");
  assert_shared (self, "project:p0", "status", "\"planned\"");
  assert_nothing_waits (self, 0);
}

/* Row 39, its bound: always somebody else is faster. */
static void
always_change_cb (FakeExchange *exchange)
{
  Office *self = exchange->user_data;
  g_autofree char *value = g_strdup_printf ("\"%u\"", exchange->hit);

  g_free (fake_couch_change (self->couch, "project:p0", "other", value));
  fake_couch_serve_exchange (self->couch, exchange);
}

static void
test_always_faster (Office        *self,
                    gconstpointer  data)
{
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  fake_endpoint_add (self->endpoint, "/db/_bulk_docs", always_change_cb, self);
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, "/db/_bulk_docs"), ==, 5);
  assert_sees (self, 0, "project:p0", "code", "\"mine\"");
}

/* Row 18: the request comes twice, and the second answer is the one that is seen. */
static void
twice_cb (FakeExchange *exchange)
{
  Office *self = exchange->user_data;
  FakeExchange silent = *exchange;

  silent.output = g_memory_output_stream_new_resizable ();
  fake_couch_serve_exchange (self->couch, &silent);
  g_object_unref (silent.output);
  fake_couch_serve_exchange (self->couch, exchange);
}

static void
test_twice (Office        *self,
            gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  office_edit (self, 0, "project:p1", "code", "\"y\"");
  fake_endpoint_add (self->endpoint, "/db/_bulk_docs", twice_cb, self);
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 2);
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
  assert_nothing_waits (self, 0);
}

/* Rows 81 and 88: deleted there and edited here, and the other way round. Until
 * somebody chooses, nothing is sent. */
static void
test_deleted_and_edited (Office        *self,
                         gconstpointer  data)
{
  InnoSyncReport report;
  g_autofree char *rev = NULL;

  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  office_remove (self, 0, "project:p1");
  fake_couch_remove (self->couch, "project:p0");
  rev = fake_couch_change (self->couch, "project:p1", "code", "\"theirs\"");

  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.conflicts, ==, 2);
  assert_query (self, 0, "outbox.db", "SELECT document FROM conflict WHERE path = '' ORDER BY 1",
                "project:p0|project:p1");
  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:p0", "_id", NULL);
  assert_shared (self, "project:p1", "code", "\"theirs\"");
  assert_sees (self, 0, "project:p0", "code", "\"mine\"");
}

/* What is there cannot be read, so that nothing can be merged with it. */
static void
test_blocked (Office        *self,
              gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  office_edit (self, 0, "project:p1", "code", "\"y\"");
  g_free (fake_couch_change (self->couch, "project:p0", "funding", "[]"));
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 1);
  g_assert_cmpuint (report.refused, ==, 1);
  assert_query (self, 0, "outbox.db", "SELECT document FROM refusal", "project:p0");
  assert_sees (self, 0, "project:p0", "code", "\"x\"");
  office_sync_well (self, 0, NULL);
}

/* Both deleted it: nobody is asked. */
static void
test_both_deleted (Office        *self,
                   gconstpointer  data)
{
  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  office_remove (self, 0, "project:p0");
  fake_couch_remove (self->couch, "project:p0");
  office_sync_well (self, 0, NULL);
  assert_nothing_waits (self, 0);
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
}

static void
test_many_removals (Office        *self,
                    gconstpointer  data)
{
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  office_seed (self, 14);
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < 11; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);

      office_remove (self, 0, id);
    }
  office_edit (self, 0, "project:p13", "code", "\"x\"");

  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MASS_DELETE);
  assert_shared (self, "project:p3", "status", "\"ongoing\"");
  assert_shared (self, "project:p13", "code", "\"x\"");

  office_sync (self, 0, INNO_IMPORT_SEND_DELETES, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.sent, ==, 11);
  assert_shared (self, "project:p3", "status", NULL);
  assert_nothing_waits (self, 0);
}

/* A tombstone is small, and says who. */
static void
test_stamp (Office        *self,
            gconstpointer  data)
{
  g_autofree char *edit = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"x\"");
  office_sync_well (self, 0, NULL);
  edit = office_read (self, "project:p0", "edit");
  g_assert_nonnull (strstr (edit, "\"by\":\"Anna\""));
  g_assert_nonnull (strstr (edit, "\"id\":"));
  g_assert_nonnull (strstr (edit, "\"at\":"));
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/push/edit", test_edit);
  office_add_test ("/sync/couch/push/089-create-and-remove", test_create_and_remove);
  office_add_test ("/sync/couch/push/006-017-087-lost-answer", test_lost_answer);
  office_add_test ("/sync/couch/push/017-lost-answer-below", test_lost_answer_below);
  office_add_test ("/sync/couch/push/017-087-taken-back", test_taken_back);
  office_add_test ("/sync/couch/push/006-cut-before", test_cut_before);
  office_add_test ("/sync/couch/push/013-033-redirect", test_redirect);
  office_add_test ("/sync/couch/push/035-036-038-042-may-not", test_may_not);
  office_add_test ("/sync/couch/push/034-041-044-120-poison", test_poison);
  office_add_test ("/sync/couch/push/034-forbidden", test_forbidden);
  office_add_test ("/sync/couch/push/041-too-many", test_too_many);
  office_add_test ("/sync/couch/push/049-rows", test_rows);
  office_add_test ("/sync/couch/push/045-114-accepted", test_accepted);
  office_add_test ("/sync/couch/push/084-085-086-merge", test_merge);
  office_add_test ("/sync/couch/push/039-faster", test_faster);
  office_add_test ("/sync/couch/push/039-always-faster", test_always_faster);
  office_add_test ("/sync/couch/push/018-twice", test_twice);
  office_add_test ("/sync/couch/push/081-deleted-and-edited", test_deleted_and_edited);
  office_add_test ("/sync/couch/push/067-blocked", test_blocked);
  office_add_test ("/sync/couch/push/both-deleted", test_both_deleted);
  office_add_test ("/sync/couch/push/082-many-removals", test_many_removals);
  office_add_test ("/sync/couch/push/stamp", test_stamp);

  return g_test_run ();
}
