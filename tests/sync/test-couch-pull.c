/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes from a shared database. */

#include <string.h>

#include <glib/gstdio.h>

#include "couch-fixture.h"

/* Rows 2 and 78: what pages brought stays, and what comes again changes nothing. */
static void
test_pages (Office        *self,
            gconstpointer  data)
{
  InnoSyncReport report;
  g_autofree char *today = inno_day_to_iso (inno_day_today ());

  office_seed (self, 1200);
  office_sync_well (self, 0, &report);
  assert_query (self, 0, "cache.db", "SELECT value FROM setting WHERE key = 'as_of'", today);
  g_assert_cmpuint (report.added, ==, 1201);
  g_assert_cmpuint (fake_couch_get_hits (self->couch, "_changes"), ==, 3);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM document", "1201");
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM setting WHERE key = 'totals_due'", "0");

  fixture_set_setting (&self->desks[0], "since", "0");
  office_sync_well (self, 0, &report);
  g_assert_true (report.unchanged);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM revision", "0");
}

static void
test_cut_in_pages (Office        *self,
                   gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 1200);
  fake_couch_get_manners (self->couch)->n_feed_pages = 1;
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM document", "500");

  /* What the first page brought is there, and its place. */
  fake_couch_get_manners (self->couch)->n_feed_pages = 0;
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 701);
}

/* Row 20: chunks that end without a sign. The page is dropped. */
static void
test_truncated (Office        *self,
                gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 40);
  fake_couch_fail (self->couch, "_changes", FAKE_COUCH_TRUNCATE, 1);
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM document", "0");
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 41);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM quarantine", "0");
}

/* Rows 21 and 48: nothing where a page is due is no page. */
static void
test_empty (Office        *self,
            gconstpointer  data)
{
  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  fake_couch_set_status (self->couch, "200 OK", "");
  fake_couch_fail (self->couch, "_changes", FAKE_COUCH_STATUS, 20);
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM document", "4");
}

/* Row 12. */
static void
test_portal (Office        *self,
             gconstpointer  data)
{
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  fake_couch_set_status (self->couch, "200 OK", "<html>Welcome to our network</html>");
  fake_couch_fail (self->couch, "_changes", FAKE_COUCH_STATUS, 1);
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

/* Rows 57 to 68: one record is set aside, its old copy stays, the others come. */
static void
test_bad_records (Office        *self,
                  gconstpointer  data)
{
#define HEAD "{\"_id\":\"project:p1\",\"_rev\":\"2-b\",\"type\":\"project\",\"name\":{\"fi\":\"H\",\"sv\":null," \
             "\"en\":null},\"kind\":\"project\",\"cities\":[],\"themes\":[],\"status\":\"ongoing\",\"funding\":"
  static const char * const bad[] = {
    HEAD "{},\"code\":\"\\ud800\"}",
    HEAD "{},\"code\":\"a\\u0000b\"}",
    HEAD "{},\"code\":\"Hyv\xe4\"}",
    HEAD "{},\"weight\":1e400}",
    HEAD "{},\"weight\":9223372036854775808}",
    HEAD "{},\"status\":\"ended\"}",
    HEAD "[]}",
    HEAD "null}",
    HEAD "{\"r\":{\"source\":\"funding_source:a\",\"measure\":\"granted\",\"amount_cents\":\"12\"}}}",
    HEAD "{\"r\":{\"source\":\"funding_source:a\",\"measure\":\"granted\",\"amount_cents\":9007199254740993}}}",
  };
  FakeCouchManners *manners = fake_couch_get_manners (self->couch);

  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  manners->raw_id = "project:p1";
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *value = g_strdup_printf ("\"t%u\"", i);
      G_GNUC_UNUSED g_autofree char *one = fake_couch_change (self->couch, "project:p1", "code", value);
      G_GNUC_UNUSED g_autofree char *other = fake_couch_change (self->couch, "project:p2", "code", value);
      InnoSyncReport report;

      manners->raw_doc = bad[i];
      office_sync_well (self, 0, &report);
      g_assert_cmpuint (report.quarantined, ==, 1);
      g_assert_cmpuint (report.changed, ==, 1);
      assert_sees (self, 0, "project:p1", "status", "\"ongoing\"");
      assert_sees (self, 0, "project:p2", "code", value);
      assert_query (self, 0, "cache.db", "SELECT id FROM quarantine ORDER BY number DESC LIMIT 1", "project:p1");
    }

  /* It heals when it comes as it should. */
  manners->raw_id = NULL;
  g_free (fake_couch_change (self->couch, "project:p1", "code", "\"good\""));
  office_sync_well (self, 0, NULL);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM quarantine", "0");
#undef HEAD
}

/* Rows 56, 62, 63 and 64: what is no JSON at all is found by halves, and named. */
static void
test_unreadable (Office        *self,
                 gconstpointer  data)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  const char *bad[] = { "{\"a\":010}", "{'a':1}", "{\"a\":1,}", "{} {}", NULL };
  FakeCouchManners *manners = fake_couch_get_manners (self->couch);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  bad[4] = deep->str;

  office_seed (self, 9);
  office_sync_well (self, 0, NULL);
  manners->raw_id = "project:p4";
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *value = g_strdup_printf ("\"t%u\"", i);
      InnoSyncReport report;

      for (guint j = 2; j < 9; j++)
        {
          g_autofree char *id = g_strdup_printf ("project:p%u", j);

          g_free (fake_couch_change (self->couch, id, "code", value));
        }
      manners->raw_doc = bad[i];
      office_sync_well (self, 0, &report);
      g_assert_cmpuint (report.quarantined, ==, 1);
      g_assert_cmpuint (report.changed, ==, 6);
      assert_sees (self, 0, "project:p8", "code", value);
      assert_query (self, 0, "cache.db", "SELECT id FROM quarantine ORDER BY number DESC LIMIT 1", "project:p4");
    }
}

/* Rows 69 and 70. */
static void
test_unknown (Office        *self,
              gconstpointer  data)
{
  g_autofree char *text = project_text ("odd", ",\"from_the_future\":{\"a\":[1,2.5]}");
  g_autofree char *rev = NULL;
  g_autofree char *other = NULL;

  office_seed (self, 0);
  rev = fake_couch_put (self->couch, text);
  other = fake_couch_put (self->couch, "{\"_id\":\"robot:r2\",\"type\":\"robot\",\"legs\":3}");
  office_sync_well (self, 0, NULL);
  assert_sees (self, 0, "robot:r2", "legs", "3");

  office_edit (self, 0, "project:odd", "status", "\"ended\"");
  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:odd", "from_the_future", "{\"a\":[1,2.5]}");
  assert_shared (self, "project:odd", "status", "\"ended\"");
}

/* Row 124: what nobody here knows may be a number of any size, and is kept so that it can
 * be read again, and sent. */
static void
test_large_numbers (Office        *self,
                    gconstpointer  data)
{
  FakeCouchManners *manners = fake_couch_get_manners (self->couch);
  g_autofree char *text = project_text ("large", NULL);
  g_autofree char *raw = NULL;
  g_autofree char *rev = NULL;
  g_autofree char *body = NULL;
  InnoSyncReport report;

  office_seed (self, 0);
  rev = fake_couch_put (self->couch, text);
  raw = g_strdup_printf ("{\"_rev\":\"%s\",\"weights\":[1e+20,true,1e+300],%s", rev, text + 1);
  manners->raw_id = "project:large";
  manners->raw_doc = raw;
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.quarantined, ==, 0);
  office_restart (self, 0);
  assert_sees (self, 0, "project:large", "weights", "[1e+20,true,1.0000000000000001e+300]");

  office_edit (self, 0, "project:large", "status", "\"ended\"");
  office_restart (self, 0);
  assert_sees (self, 0, "project:large", "status", "\"ended\"");
  body = office_query (self, 0, "outbox.db", "SELECT body FROM edit");
  g_assert_nonnull (strstr (body, "\"weights\":[1e+20,true,1.0000000000000001e+300]"));
}

/* Rows 116 and 117: what a feed does not name is as it was. */
static void
test_short_feed (Office        *self,
                 gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 10);
  fake_couch_get_manners (self->couch)->n_hidden = 4;
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 7);

  office_edit (self, 0, "project:p1", "status", "\"ended\"");
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 0, NULL);
  assert_sees (self, 0, "project:p1", "status", "\"ended\"");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "0");

  fake_couch_get_manners (self->couch)->n_hidden = 0;
  office_sync_well (self, 0, &report);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM document", "11");
}

/* Row 123: the place is not of this server. */
static void
test_foreign_place (Office        *self,
                    gconstpointer  data)
{
  InnoSyncReport report;

  fake_couch_get_manners (self->couch)->has_opaque_seq = TRUE;
  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  assert_query (self, 0, "cache.db", "SELECT value FROM setting WHERE key = 'since'", "\"at/ 4\"");

  fixture_set_setting (&self->desks[0], "since", "\"23-g1AAAACReJzLYWBg\"");
  g_free (fake_couch_change (self->couch, "project:p1", "code", "\"x\""));
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.changed, ==, 1);
  assert_query (self, 0, "cache.db", "SELECT value FROM setting WHERE key = 'since'", "\"at/ 5\"");
}

/* Row 82: a tombstone deletes, but not most of what is there without asking. */
static void
test_removal (Office        *self,
              gconstpointer  data)
{
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  office_seed (self, 40);
  office_sync_well (self, 0, NULL);
  fake_couch_remove (self->couch, "project:p39");
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.removed, ==, 1);

  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);

      fake_couch_remove (self->couch, id);
    }
  for (guint i = 0; i < 2; i++)
    {
      assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_STORE_ERROR, INNO_STORE_ERROR_MASS_REMOVAL);
      assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "39");
      office_restart (self, 0);
    }

  /* One of them is made again meanwhile. */
  {
    g_autofree char *text = project_text ("p3", ",\"code\":\"again\"");

    g_free (fake_couch_put (self->couch, text));
  }
  office_sync (self, 0, INNO_IMPORT_ACCEPT_REMOVAL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.removed, ==, 23);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "16");
  assert_sees (self, 0, "project:p3", "code", "\"again\"");
}

/* Row 124: numbers and members are written in another way, and say the same. */
static void
test_rewritten (Office        *self,
                gconstpointer  data)
{
  FakeCouchManners *manners = fake_couch_get_manners (self->couch);
  g_autofree char *text = project_text ("f", ",\"weight\":100");
  g_autofree char *rev = NULL;

  office_seed (self, 0);
  rev = fake_couch_put (self->couch, text);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:f", "code", "\"mine\"");

  manners->raw_id = "project:f";
  manners->raw_doc = "{\"_rev\":\"2-ff\",\"weight\":1.0e2,\"funding\":{},\"status\":\"ended\",\"themes\":[],\"cities\":[],"
                     "\"kind\":\"project\",\"name\":{\"en\":null,\"sv\":null,\"fi\":\"Hanke f\"},\"type\":\"project\","
                     "\"_id\":\"project:f\"}";
  g_free (fake_couch_change (self->couch, "project:f", "status", "\"ended\""));
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ROLLED_BACK);
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
  assert_sees (self, 0, "project:f", "status", "\"ended\"");
  assert_sees (self, 0, "project:f", "code", "\"mine\"");
}

/* Rows 73, 75 and 76: too large, pointing nowhere, and not likely. */
static void
test_odd_records (Office        *self,
                  gconstpointer  data)
{
  g_autofree char *long_text = g_strnfill (1100 * 1000, 'x');
  g_autofree char *more = g_strdup_printf (",\"note\":\"%s\"", long_text);
  g_autofree char *large = project_text ("large", more);
  g_autofree char *lonely = project_text ("lonely", ",\"lead_theme\":\"lead_theme:nowhere\",\"start\":\"2025-05-01\","
                                                    "\"end\":\"2020-01-01\"");
  InnoSyncReport report;

  office_seed (self, 1);
  g_free (fake_couch_put (self->couch, large));
  g_free (fake_couch_put (self->couch, lonely));
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 3);
  g_assert_cmpuint (report.quarantined, ==, 1);
  assert_query (self, 0, "cache.db", "SELECT id, reason FROM quarantine",
                "project:large|This record is larger than 1 MB.");
  assert_sees (self, 0, "project:lonely", "lead_theme", "\"lead_theme:nowhere\"");
}

/* Row 74: letters that turn lines round, that are not seen, or that are put together
 * come and go as they are. */
static void
test_letters (Office        *self,
              gconstpointer  data)
{
  static const char letters[] = "\"\u202eabc\u2066 \u200b e\u0301 \U0001f469\u200d\U0001f680 \\u0007 \\t\"";
  g_autofree char *more = g_strdup_printf (",\"code\":%s", letters);
  g_autofree char *text = project_text ("l", more);
  g_autofree char *there = NULL;
  g_autofree char *here = NULL;

  office_seed (self, 0);
  g_free (fake_couch_put (self->couch, text));
  office_sync_well (self, 0, NULL);
  there = office_read (self, "project:l", "code");
  here = office_see (self, 0, "project:l", "code");
  g_assert_cmpstr (here, ==, there);

  office_edit (self, 0, "project:l", "note", letters);
  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:l", "note", there);
}

/* Row 77, and rows that are not what they should be. */
static void
odd_page_cb (FakeExchange *exchange)
{
  const char *document = exchange->user_data;
  g_autofree char *page =
    g_strdup_printf ("{\"results\":[{\"id\":\"project:x\",\"changes\":[{\"rev\":\"1-a\"}],\"doc\":%s},"
                     "{\"id\":\"project:x\",\"changes\":[{\"rev\":\"1-a\"}],\"doc\":%s},"
                     "7,null,[],{},{\"id\":5},{\"id\":\"_design/x\",\"doc\":{\"_id\":\"_design/x\"}},"
                     "{\"id\":\"project:gone\",\"deleted\":true,\"doc\":null},{\"id\":\"project:none\",\"doc\":null},"
                     "{\"id\":\"../../etc\",\"doc\":null}],\"last_seq\":[7,\"opaque\"]}", document, document);

  fake_reply (exchange, "200 OK", NULL, page, -1);
}

static void
test_odd_rows (Office        *self,
               gconstpointer  data)
{
  InnoSyncReport report;
  g_autofree char *document = project_text ("x", ",\"_rev\":\"1-a\"");

  office_seed (self, 0);
  fake_endpoint_add (self->endpoint, "/db/_changes?limit=500&include_docs=true&conflicts=true&seq_interval=500",
                     odd_page_cb, document);
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 1);
  g_assert_cmpuint (report.quarantined, ==, 0);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM document", "1");
  assert_query (self, 0, "cache.db", "SELECT value FROM setting WHERE key = 'since'", "[7,\"opaque\"]");
  g_assert_cmpuint (fake_couch_get_hits (self->couch, "../../etc"), ==, 0);
}

/* Row 104, and a cache that is made anew: what was here before is fetched again, and what
 * waited goes on waiting. */
static void
test_new_cache (Office        *self,
                gconstpointer  data)
{
  Fixture *desk = &self->desks[0];
  g_autofree char *cache = g_build_filename (desk->folder, "cache.db", NULL);
  g_autofree char *log = g_build_filename (desk->folder, "cache.db-wal", NULL);
  InnoSyncReport report;

  office_seed (self, 5);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p1", "code", "\"mine\"");
  office_close (self, 0);
  g_assert_cmpint (g_unlink (cache), ==, 0);
  g_unlink (log);
  office_restart (self, 0);

  fixture_sync_url (desk, NULL, INNO_IMPORT_NONE, &report, NULL);
  g_assert_cmpuint (report.sent, ==, 1);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM document", "6");
  assert_shared (self, "project:p1", "code", "\"mine\"");
}

/* Who people are is in no history, and is gone when it is to be gone. */
static void
test_person (Office        *self,
             gconstpointer  data)
{
  g_autofree char *json = g_strdup ("{\"_id\":\"person:a\",\"type\":\"person\",\"name\":\"Anna Example\"}");

  office_seed (self, 0);
  g_free (fake_couch_put (self->couch, json));
  office_sync_well (self, 0, NULL);
  assert_sees (self, 0, "person:a", "name", "\"Anna Example\"");
  g_free (fake_couch_change (self->couch, "person:a", "email", "\"anna@example.org\""));
  office_sync_well (self, 0, NULL);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM revision", "1");

  fake_couch_remove (self->couch, "person:a");
  office_sync_well (self, 0, NULL);
  assert_sees (self, 0, "person:a", "name", NULL);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM revision", "0");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM history", "0");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM step_document", "0");
}

/* Row 108, while pages come. */
static void
test_cancelled (Office        *self,
                gconstpointer  data)
{
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  office_seed (self, 10);
  self->desks[0].cancellable = g_cancellable_new ();
  g_cancellable_cancel (self->desks[0].cancellable);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&self->desks[0].cancellable);
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.added, ==, 11);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/pull/078-pages", test_pages);
  office_add_test ("/sync/couch/pull/002-cut-in-pages", test_cut_in_pages);
  office_add_test ("/sync/couch/pull/020-truncated", test_truncated);
  office_add_test ("/sync/couch/pull/021-048-empty", test_empty);
  office_add_test ("/sync/couch/pull/012-portal", test_portal);
  office_add_test ("/sync/couch/pull/057-061-065-067-068-bad-records", test_bad_records);
  office_add_test ("/sync/couch/pull/056-062-063-064-unreadable", test_unreadable);
  office_add_test ("/sync/couch/pull/069-070-unknown", test_unknown);
  office_add_test ("/sync/couch/pull/116-117-short-feed", test_short_feed);
  office_add_test ("/sync/couch/pull/123-foreign-place", test_foreign_place);
  office_add_test ("/sync/couch/pull/082-removal", test_removal);
  office_add_test ("/sync/couch/pull/124-rewritten", test_rewritten);
  office_add_test ("/sync/couch/pull/073-075-076-odd-records", test_odd_records);
  office_add_test ("/sync/couch/pull/074-letters", test_letters);
  office_add_test ("/sync/couch/pull/077-odd-rows", test_odd_rows);
  office_add_test ("/sync/couch/pull/096-104-new-cache", test_new_cache);
  office_add_test ("/sync/couch/pull/person", test_person);
  office_add_test ("/sync/couch/pull/124-large-numbers", test_large_numbers);
  office_add_test ("/sync/couch/pull/108-cancelled", test_cancelled);

  return g_test_run ();
}
