/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes well, and what the store refuses. */

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

static void
test_first (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *url = fake_endpoint_get_url (self->endpoint, "/p.json");
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *condition = NULL;
  g_autofree char *accept = NULL;
  g_autofree char *agent = NULL;
  g_autofree char *language = NULL;
  g_autofree char *stored_url = NULL;
  g_autofree char *stored_etag = NULL;
  g_autofree char *stored_hash = NULL;
  Reply reply = { .headers = "ETag: \"a\"\r\n", .body = text };
  InnoSyncReport report;

  serve (self, &reply);
  sync_well (self, &report);
  g_assert_false (report.unchanged);
  g_assert_cmpuint (report.added, ==, 3);
  g_assert_cmpuint (report.changed + report.removed + report.quarantined, ==, 0);
  g_assert_cmpuint (report.sent + report.conflicts, ==, 0);

  condition = fake_endpoint_get_header (self->endpoint, "/p.json", "if-none-match");
  g_assert_null (condition);
  accept = fake_endpoint_get_header (self->endpoint, "/p.json", "accept");
  g_assert_cmpstr (accept, ==, "application/json");
  agent = fake_endpoint_get_header (self->endpoint, "/p.json", "user-agent");
  g_assert_true (g_str_has_prefix (agent, "innocities/"));
  language = fake_endpoint_get_header (self->endpoint, "/p.json", "accept-language");
  g_assert_null (language);

  stored_url = fixture_get_setting (self, "url");
  g_assert_cmpstr (stored_url, ==, url);
  stored_etag = fixture_get_setting (self, "etag");
  g_assert_cmpstr (stored_etag, ==, "\"a\"");
  stored_hash = fixture_get_setting (self, "body_hash");
  g_assert_cmpstr (stored_hash, ==, hash);
}

/* Answers 304 to the right condition, as a server does. */
static void
conditional_cb (FakeExchange *exchange)
{
  Reply *reply = exchange->user_data;
  const char *etag = g_hash_table_lookup (exchange->headers, "if-none-match");
  const char *date = g_hash_table_lookup (exchange->headers, "if-modified-since");

  if ((etag != NULL && strstr (reply->headers, etag) != NULL) ||
      (date != NULL && strstr (reply->headers, date) != NULL))
    fake_reply (exchange, "304 Not Modified", reply->headers, "", 0);
  else
    reply_cb (exchange);
}

static void
test_not_modified (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *condition = NULL;
  g_autofree char *retrieved_at = NULL;
  Reply reply = { .headers = "ETag: W/\"a\"\r\n", .body = text };
  InnoSyncReport report;

  fake_endpoint_add (self->endpoint, "/p.json", conditional_cb, &reply);
  sync_well (self, NULL);
  fixture_set_setting (self, "retrieved_at", "5");

  sync_well (self, &report);
  g_assert_true (report.unchanged);
  g_assert_cmpuint (report.added + report.changed + report.removed, ==, 0);
  condition = fake_endpoint_get_header (self->endpoint, "/p.json", "if-none-match");
  g_assert_cmpstr (condition, ==, "W/\"a\"");
  retrieved_at = fixture_get_setting (self, "retrieved_at");
  g_assert_cmpint (g_ascii_strtoll (retrieved_at, NULL, 10), >, 1000000000);
}

static void
test_if_modified_since (Fixture       *self,
                        gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *etag = NULL;
  g_autofree char *date = NULL;
  Reply reply = { .headers = "Last-Modified: Thu, 10 Apr 2025 09:00:00 GMT\r\n", .body = text };
  InnoSyncReport report;

  fake_endpoint_add (self->endpoint, "/p.json", conditional_cb, &reply);
  sync_well (self, NULL);
  sync_well (self, &report);
  g_assert_true (report.unchanged);
  etag = fake_endpoint_get_header (self->endpoint, "/p.json", "if-none-match");
  g_assert_null (etag);
  date = fake_endpoint_get_header (self->endpoint, "/p.json", "if-modified-since");
  g_assert_cmpstr (date, ==, "Thu, 10 Apr 2025 09:00:00 GMT");
}

/* The same bytes under another ETag: unchanged, and the new ETag counts. */
static void
test_same_body (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *etag = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  Reply reply = { .headers = "ETag: \"a\"\r\n", .body = text };
  InnoSyncReport report;

  serve (self, &reply);
  sync_well (self, NULL);
  before = fixture_query (self, "SELECT * FROM document");
  g_assert_cmpuint (strlen (before), >, 0);

  reply.headers = "ETag: \"b\"\r\n";
  sync_well (self, &report);
  g_assert_true (report.unchanged);
  after = fixture_query (self, "SELECT * FROM document");
  g_assert_cmpstr (before, ==, after);
  etag = fixture_get_setting (self, "etag");
  g_assert_cmpstr (etag, ==, "\"b\"");
}

/* The same ETag over other bytes, which some servers give. */
static void
test_same_etag (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *next = portfolio_text (8, 4);
  Reply reply = { .headers = "ETag: \"a\"\r\n", .body = text };
  InnoSyncReport report;

  serve (self, &reply);
  sync_well (self, NULL);
  reply.body = next;
  sync_well (self, &report);
  g_assert_false (report.unchanged);
  g_assert_cmpuint (report.added, ==, 1);
}

static void
test_no_condition (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *url = fake_endpoint_get_url (self->endpoint, "/p.json");
  g_autofree char *empty = NULL;
  g_autofree char *other = NULL;
  g_autofree char *due = NULL;
  g_autofree char *cache = NULL;
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);
  Reply reply = { .headers = "ETag: \"a\"\r\n", .body = text };

  serve (self, &reply);
  fake_endpoint_add (self->endpoint, "/other.json", reply_cb, &reply);

  /* An empty store must not be told that nothing has changed. */
  fixture_set_setting (self, "url", url);
  fixture_set_setting (self, "etag", "\"a\"");
  fixture_set_setting (self, "full_at", now);
  sync_well (self, NULL);
  empty = fake_endpoint_get_header (self->endpoint, "/p.json", "if-none-match");
  g_assert_null (empty);

  /* A day later everything is asked for. */
  fixture_set_setting (self, "full_at", "1000000000");
  sync_well (self, NULL);
  due = fake_endpoint_get_header (self->endpoint, "/p.json", "if-none-match");
  g_assert_null (due);
  cache = fake_endpoint_get_header (self->endpoint, "/p.json", "cache-control");
  g_assert_cmpstr (cache, ==, "no-cache");

  /* Another address has its own ETags. */
  g_assert_true (fixture_sync (self, "/other.json", INNO_IMPORT_NONE, NULL, NULL));
  other = fake_endpoint_get_header (self->endpoint, "/other.json", "if-none-match");
  g_assert_null (other);
}

static void
test_stored_url (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };

  serve (self, &reply);
  g_assert_false (fixture_sync_url (self, NULL, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS);
  g_clear_error (&error);

  sync_well (self, NULL);
  fixture_sync_url (self, NULL, INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, "/p.json"), ==, 2);
}

static void
test_gzip (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 200);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  char packed[65536];
  gsize n_read;
  gsize n_written;
  Reply reply = { .headers = "Content-Encoding: gzip\r\n", .body = packed };
  InnoSyncReport report;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), text, strlen (text),
                                        packed, sizeof packed, G_CONVERTER_INPUT_AT_END,
                                        &n_read, &n_written, NULL), ==, G_CONVERTER_FINISHED);
  g_assert_cmpuint (n_written, <, strlen (text));
  reply.length = (gssize) n_written;

  serve (self, &reply);
  sync_well (self, &report);
  g_assert_cmpuint (report.added, ==, 200);
}

static void
chunked_cb (FakeExchange *exchange)
{
  const char *text = exchange->user_data;
  gsize length = strlen (text);

  fake_send (exchange, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", -1);
  for (gsize at = 0; at < length; at += 7)
    {
      gsize n = MIN (7, length - at);
      g_autofree char *size = g_strdup_printf ("%zx\r\n", n);

      fake_send (exchange, size, -1);
      fake_send (exchange, text + at, (gssize) n);
      fake_send (exchange, "\r\n", 2);
    }
  fake_send (exchange, "0\r\n\r\n", -1);
}

static void
test_chunked (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 50);
  InnoSyncReport report;

  fake_endpoint_add (self->endpoint, "/p.json", chunked_cb, text);
  sync_well (self, &report);
  g_assert_cmpuint (report.added, ==, 50);
}

static void
test_bom (Fixture       *self,
          gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *with_bom = g_strconcat ("\xef\xbb\xbf", text, NULL);
  Reply reply = { .body = with_bom };
  InnoSyncReport report;

  serve (self, &reply);
  sync_well (self, &report);
  g_assert_cmpuint (report.added, ==, 3);
}

static void
redirect_cb (FakeExchange *exchange)
{
  g_autofree char *headers = g_strdup_printf ("Location: %s\r\n",
                                              (const char *) exchange->user_data);

  fake_reply (exchange, "302 Found", headers, "<p>over there</p>", -1);
}

static void
test_redirect (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *asked = fake_endpoint_get_url (self->endpoint, "/old");
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };

  serve (self, &reply);
  fake_endpoint_add (self->endpoint, "/old", redirect_cb, (gpointer) "p.json#part");
  fixture_sync (self, "/old", INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);
  stored = fixture_get_setting (self, "url");
  g_assert_cmpstr (stored, ==, asked);
}

static void
test_counts (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *project = project_text ("p", NULL);
  g_autofree char *text = portfolio_wrap (7, 2, project);
  Reply reply = { .body = text };

  serve (self, &reply);
  assert_sync_fails (self, "/p.json", INNO_STORE_ERROR, INNO_STORE_ERROR_INCOMPLETE);
}

static void
test_mass_removal (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 40);
  g_autofree char *less = portfolio_text (8, 10);
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };
  InnoSyncReport report;

  serve (self, &reply);
  sync_well (self, NULL);
  reply.body = less;
  assert_sync_fails (self, "/p.json", INNO_STORE_ERROR, INNO_STORE_ERROR_MASS_REMOVAL);

  fixture_sync (self, "/p.json", INNO_IMPORT_ACCEPT_REMOVAL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.removed, ==, 30);
}

static void
test_rollback (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 4);
  g_autofree char *older = portfolio_text (6, 5);
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };

  serve (self, &reply);
  sync_well (self, NULL);
  reply.body = older;
  assert_sync_fails (self, "/p.json", INNO_STORE_ERROR, INNO_STORE_ERROR_ROLLED_BACK);

  fixture_sync (self, "/p.json", INNO_IMPORT_ACCEPT_ROLLBACK, NULL, &error);
  g_assert_no_error (error);
}

static void
test_other_dataset (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 4);
  g_autoptr (GString) other = g_string_new (text);
  Reply reply = { .body = text };

  g_assert_cmpuint (g_string_replace (other, "5d0c8c1e", "00000000", 0), ==, 1);
  serve (self, &reply);
  sync_well (self, NULL);
  reply.body = other->str;
  assert_sync_fails (self, "/p.json", INNO_STORE_ERROR, INNO_STORE_ERROR_DIFFERENT);
}

static void
progress_cb (InnoSync *sync,
             guint64   n_bytes,
             gpointer  user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (n_bytes, >, *last);
  *last = n_bytes;
}

static void
test_progress (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 2000);
  guint64 last = 0;
  Reply reply = { .body = text };

  serve (self, &reply);
  g_signal_connect (self->sync, "progress", G_CALLBACK (progress_cb), &last);
  sync_well (self, NULL);
  g_assert_cmpuint (last, ==, strlen (text));
}

static void
twice_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GPtrArray *codes = user_data;
  g_autoptr (GError) error = NULL;

  if (inno_sync_run_finish (INNO_SYNC (source), result, NULL, &error))
    g_ptr_array_add (codes, GINT_TO_POINTER (-1));
  else
    g_ptr_array_add (codes, GINT_TO_POINTER (error->code));
}

static void
test_twice (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *url = fake_endpoint_get_url (self->endpoint, "/p.json");
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  Reply reply = { .body = text };

  serve (self, &reply);
  inno_sync_run_async (self->sync, url, INNO_IMPORT_NONE, NULL, twice_cb, codes);
  inno_sync_run_async (self->sync, url, INNO_IMPORT_NONE, NULL, twice_cb, codes);
  while (codes->len < 2)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (GPOINTER_TO_INT (codes->pdata[0]), ==, G_IO_ERROR_PENDING);
  g_assert_cmpint (GPOINTER_TO_INT (codes->pdata[1]), ==, -1);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, "/p.json"), ==, 1);
}

static void
test_load_bytes (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autofree char *ids = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  fixture_load (self, text, -1, &error);
  g_assert_no_error (error);
  ids = fixture_query (self, "SELECT count (*) FROM document");
  g_assert_cmpstr (ids, ==, "3");
  url = fixture_get_setting (self, "url");
  g_assert_null (url);
}

static void
test_load_pages (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_load (self,
    "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0},\"dataset_id\":\"d\","
    "\"seq\":1,\"generated_at\":\"2025-04-10T09:00:00Z\",\"counts\":{},\"pages\":[{\"href\":\"1\","
    "\"bytes\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\","
    "\"count\":0}]}", -1, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

int
main (int   argc,
      char *argv[])
{
  fixture_main_init (&argc, &argv);

  fixture_add_test ("/sync/first", test_first);
  fixture_add_test ("/sync/not-modified", test_not_modified);
  fixture_add_test ("/sync/if-modified-since", test_if_modified_since);
  fixture_add_test ("/sync/same-body", test_same_body);
  fixture_add_test ("/sync/same-etag", test_same_etag);
  fixture_add_test ("/sync/no-condition", test_no_condition);
  fixture_add_test ("/sync/stored-url", test_stored_url);
  fixture_add_test ("/sync/gzip", test_gzip);
  fixture_add_test ("/sync/chunked", test_chunked);
  fixture_add_test ("/sync/bom", test_bom);
  fixture_add_test ("/sync/redirect", test_redirect);
  fixture_add_test ("/sync/counts", test_counts);
  fixture_add_test ("/sync/mass-removal", test_mass_removal);
  fixture_add_test ("/sync/rollback", test_rollback);
  fixture_add_test ("/sync/other-dataset", test_other_dataset);
  fixture_add_test ("/sync/progress", test_progress);
  fixture_add_test ("/sync/twice", test_twice);
  fixture_add_test ("/sync/load-bytes", test_load_bytes);
  fixture_add_test ("/sync/load-pages", test_load_pages);

  return g_test_run ();
}
