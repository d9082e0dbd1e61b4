/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Heads, redirects and connections that are not what they should be. After each
 * of them the store is what it was before, row by row. */

#include <string.h>

#include <libsoup/soup.h>

#include "inno-http-fault.h"
#include "sync-fixture.h"

#define PATH "/p.json"

/* The leak checker falls over the thread-local storage of the TLS module, which
 * is loaded late. Only the sanitizers ask for this. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "intercept_tls_get_addr=0";
}

/* Made for these tests: signed by itself, for fake.example, until 2126. */
static const char certificate_pem[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBnzCCAUSgAwIBAgIUTXNHf42155SlLm6Ck3Bdj8+1ykUwCgYIKoZIzj0EAwIw\n"
  "FzEVMBMGA1UEAwwMZmFrZS5leGFtcGxlMCAXDTI2MTEyMzAzMDM0MFoYDzIxMjYx\n"
  "MDMwMDMwMzQwWjAXMRUwEwYDVQQDDAxmYWtlLmV4YW1wbGUwWTATBgcqhkjOPQIB\n"
  "BggqhkjOPQMBBwNCAASWx4gBGk//N3U5g2bn57Nb5NYQ5ns0+IRAK2yZ+9CjDsj8\n"
  "M5ohctgAa1exwYJPTxyOIJ+hBMBSnb8iykJC0ogko2wwajAdBgNVHQ4EFgQUacmy\n"
  "1kEcBVneZM8r2+keOq5dmEcwHwYDVR0jBBgwFoAUacmy1kEcBVneZM8r2+keOq5d\n"
  "mEcwDwYDVR0TAQH/BAUwAwEB/zAXBgNVHREEEDAOggxmYWtlLmV4YW1wbGUwCgYI\n"
  "KoZIzj0EAwIDSQAwRgIhAKtDyrv86uZU8ZiNrZsorjJeYHhPkBwu3W4Wyfv2c1zE\n"
  "AiEAgVNGY0VBGSrMqQi+Ev17LEkx3Yo0P+yemhD1p7DdHQM=\n"
  "-----END CERTIFICATE-----\n"
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgl3IVof1BaOAWHxgj\n"
  "KxYdz97Vd7ciqu9yfm7khrrShMihRANCAASWx4gBGk//N3U5g2bn57Nb5NYQ5ns0\n"
  "+IRAK2yZ+9CjDsj8M5ohctgAa1exwYJPTxyOIJ+hBMBSnb8iykJC0ogk\n"
  "-----END PRIVATE KEY-----\n";

/* Sends bytes as they are and closes. */
static void
raw_cb (FakeExchange *exchange)
{
  fake_send (exchange, exchange->user_data, -1);
}

/* A store with something in it, so that there is something to lose. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *text = portfolio_text (7, 3);
  g_autoptr (GError) error = NULL;
  Reply reply = { .headers = "ETag: \"a\"\r\n", .body = text };

  fixture_set_up (self, data);
  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);
  fake_endpoint_add (self->endpoint, PATH, raw_cb, (gpointer) "");
}

static void
assert_raw_fails (Fixture       *self,
                  const char    *bytes,
                  InnoSyncError  code)
{
  fake_endpoint_add (self->endpoint, PATH, raw_cb, (gpointer) bytes);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, (int) code);
}

static void
assert_body_fails (Fixture       *self,
                   const char    *body,
                   InnoSyncError  code)
{
  Reply reply = { .headers = "ETag: \"x\"\r\n", .body = body };

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, (int) code);
}

static void
assert_status_fails (Fixture       *self,
                     const char    *status,
                     const char    *headers,
                     InnoSyncError  code)
{
  g_autofree char *body = portfolio_text (8, 4);
  Reply reply = { .status = status, .headers = headers, .body = body };

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  g_test_message ("%s", status);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, (int) code);
}

/* The head */

static void
test_statuses (Fixture       *self,
               gconstpointer  data)
{
  assert_status_fails (self, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n",
                       INNO_SYNC_ERROR_SIGN_IN);
  assert_status_fails (self, "403 Forbidden", NULL, INNO_SYNC_ERROR_REFUSED);
  assert_status_fails (self, "407 Proxy Authentication Required", NULL, INNO_SYNC_ERROR_REFUSED);
  assert_status_fails (self, "404 Not Found", NULL, INNO_SYNC_ERROR_GONE);
  assert_status_fails (self, "410 Gone", NULL, INNO_SYNC_ERROR_GONE);
  assert_status_fails (self, "408 Request Timeout", NULL, INNO_SYNC_ERROR_BUSY);
  assert_status_fails (self, "425 Too Early", NULL, INNO_SYNC_ERROR_BUSY);
  assert_status_fails (self, "500 Internal Server Error", NULL, INNO_SYNC_ERROR_BUSY);
  assert_status_fails (self, "502 Bad Gateway", NULL, INNO_SYNC_ERROR_BUSY);
  assert_status_fails (self, "206 Partial Content", NULL, INNO_SYNC_ERROR_INCOMPLETE);
  assert_status_fails (self, "203 Non-Authoritative Information", NULL, INNO_SYNC_ERROR_HTTP);
  assert_status_fails (self, "300 Multiple Choices", NULL, INNO_SYNC_ERROR_HTTP);
  assert_status_fails (self, "400 Bad Request", NULL, INNO_SYNC_ERROR_HTTP);
  assert_status_fails (self, "418 I'm a teapot", NULL, INNO_SYNC_ERROR_HTTP);
}

static void
test_unasked_304 (Fixture       *self,
                  gconstpointer  data)
{
  fixture_set_setting (self, "full_at", "1");
  assert_raw_fails (self, "HTTP/1.1 304 Not Modified\r\n\r\n", INNO_SYNC_ERROR_HTTP);
}

static void
assert_says (Fixture    *self,
             const char *status,
             const char *headers,
             const char *words)
{
  Reply reply = { .status = status, .headers = headers, .body = "" };
  g_autoptr (GError) error = NULL;

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  g_assert_false (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_retry_after_words (Fixture       *self,
                        gconstpointer  data)
{
  assert_says (self, "429 Too Many Requests", "Retry-After: 1\r\n", "1 second.");
  assert_says (self, "429 Too Many Requests", "Retry-After: 30\r\n", "30 seconds.");
  assert_says (self, "503 Service Unavailable", "Retry-After: 61\r\n", "2 minutes.");
  assert_says (self, "503 Service Unavailable", "Retry-After: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
               "60 minutes.");
  assert_says (self, "503 Service Unavailable", "Retry-After: soon\r\n", "later");
  assert_says (self, "503 Service Unavailable", "Retry-After: 0\r\n", "later");
}

/* Busy twice, then well. */
static void
recovering_cb (FakeExchange *exchange)
{
  if (exchange->hit < 2)
    fake_reply (exchange, "503 Service Unavailable", "Retry-After: 0\r\n", "busy", -1);
  else
    fake_reply (exchange, "200 OK", NULL, exchange->user_data, -1);
}

static void
make_patient (Fixture *self,
              guint    max_retries)
{
  g_clear_object (&self->sync);
  self->sync = g_object_new (INNO_TYPE_SYNC, "store", self->store, "worker", self->worker,
                             "http", self->http, "max-retries", max_retries, NULL);
}

static void
test_retry (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autoptr (GError) error = NULL;

  make_patient (self, 1);
  fake_endpoint_add (self->endpoint, PATH, recovering_cb, text);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_BUSY);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 2);

  make_patient (self, 2);
  fake_endpoint_add (self->endpoint, PATH, recovering_cb, text);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 3);
}

static void
cut_once_cb (FakeExchange *exchange)
{
  const char *text = exchange->user_data;

  fake_reply (exchange, "200 OK", NULL, text, exchange->hit == 0 ? 300 : -1);
}

/* A cut that only the parser sees is tried again as well. */
static void
test_retry_cut (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autoptr (GError) error = NULL;

  make_patient (self, 1);
  fake_endpoint_add (self->endpoint, PATH, cut_once_cb, text);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 2);
}

static void
test_no_retry (Fixture       *self,
               gconstpointer  data)
{
  make_patient (self, 5);
  assert_status_fails (self, "404 Not Found", NULL, INNO_SYNC_ERROR_GONE);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 1);
  assert_status_fails (self, "401 Unauthorized", NULL, INNO_SYNC_ERROR_SIGN_IN);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 1);
  assert_status_fails (self, "429 Too Many Requests", "Retry-After: 60\r\n", INNO_SYNC_ERROR_BUSY);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 1);
  assert_body_fails (self, "<html>", INNO_SYNC_ERROR_NOT_PORTFOLIO);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 1);
}

static void
test_not_http (Fixture       *self,
               gconstpointer  data)
{
  assert_raw_fails (self, "SSH-2.0-OpenSSH_9.2p1\r\n", INNO_SYNC_ERROR_NOT_PORTFOLIO);
  assert_raw_fails (self, "\x01\x02\x03\x04\r\n\r\n", INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

static void
test_no_answer (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fake_endpoint_add (self->endpoint, PATH, raw_cb, (gpointer) "");
  g_assert_false (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == INNO_SYNC_ERROR);
  g_assert_true (error->code == INNO_SYNC_ERROR_INCOMPLETE ||
                 error->code == INNO_SYNC_ERROR_UNREACHABLE ||
                 error->code == INNO_SYNC_ERROR_NOT_PORTFOLIO);
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
big_header_cb (FakeExchange *exchange)
{
  g_autofree char *filler = g_strnfill (200 * 1024, 'x');

  fake_send (exchange, "HTTP/1.1 200 OK\r\nX-Big: ", -1);
  fake_send (exchange, filler, -1);
  fake_send (exchange, "\r\n\r\n{}", -1);
}

static void
test_big_header (Fixture       *self,
                 gconstpointer  data)
{
  /* libsoup stops reading at 64 kB and calls it a partial input. */
  fake_endpoint_add (self->endpoint, PATH, big_header_cb, NULL);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
}

/* Redirects */

static void
redirect_cb (FakeExchange *exchange)
{
  g_autofree char *headers = g_strdup_printf ("Location: %s\r\n",
                                              (const char *) exchange->user_data);

  fake_reply (exchange, "301 Moved Permanently", headers, "", 0);
}

static void
assert_moved (Fixture    *self,
              const char *location,
              const char *words)
{
  g_autoptr (GError) error = NULL;

  fake_endpoint_add (self->endpoint, PATH, redirect_cb, (gpointer) location);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_redirect_other (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (FakeEndpoint) other = fake_endpoint_new (NULL);
  g_autofree char *text = portfolio_text (8, 4);
  g_autofree char *url = fake_endpoint_get_url (other, PATH);
  g_autofree char *with_user = g_strdup_printf ("http://anna:secret@127.0.0.1:%u/p.json",
                                                fake_endpoint_get_port (self->endpoint));
  Reply reply = { .body = text };

  fake_endpoint_add (other, PATH, reply_cb, &reply);
  assert_moved (self, url, url);
  assert_moved (self, with_user, "127.0.0.1");
  assert_moved (self, "file:///etc/passwd", "elsewhere");
  assert_moved (self, "data:application/json,{}", "elsewhere");
  assert_moved (self, "https://portal.invalid/login", "https://portal.invalid/login");
  g_assert_cmpuint (fake_endpoint_get_hits (other, PATH), ==, 0);
}

static void
test_redirect_loop (Fixture       *self,
                    gconstpointer  data)
{
  assert_moved (self, PATH, "in a circle");

  fake_endpoint_add (self->endpoint, PATH, redirect_cb, (gpointer) PATH);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 6);
}

static void
test_redirect_nowhere (Fixture       *self,
                       gconstpointer  data)
{
  assert_raw_fails (self, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", INNO_SYNC_ERROR_MOVED);
}

/* The connection */

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (FakeEndpoint) gone = fake_endpoint_new (NULL);
  g_autofree char *url = fake_endpoint_get_url (gone, PATH);
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&gone, fake_endpoint_free);
  g_assert_false (fixture_sync_url (self, url, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "refused"));
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_address (Fixture       *self,
                  gconstpointer  data)
{
  static const char *const urls[] = {
    "http://192.0.2.1/p.json", "https://anna@127.0.0.1/p.json", "p.json", "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (fixture_sync_url (self, urls[i], INNO_IMPORT_NONE, NULL, &error));
      g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS);
    }
}

static void
test_tls_unknown (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char *text = portfolio_text (8, 4);
  Reply reply = { .body = text };

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("glib-networking is not installed");
      return;
    }

  certificate = g_tls_certificate_new_from_pem (certificate_pem, -1, &error);
  g_assert_no_error (error);

  g_clear_pointer (&self->endpoint, fake_endpoint_free);
  self->endpoint = fake_endpoint_new (certificate);
  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TLS);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, 0);

  /* Both names are said. */
  fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
  g_assert_nonnull (strstr (error->message, "fake.example"));
}

static void
banner_cb (FakeExchange *exchange)
{
  fake_send (exchange, "not tls at all, and long enough to be sure\r\n", -1);
}

static void
test_tls_on_plain (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/p.json",
                                          fake_endpoint_get_port (self->endpoint));
  g_autoptr (GError) error = NULL;

  fake_endpoint_add (self->endpoint, PATH, banner_cb, NULL);
  fixture_make_sync (self, "deadline", 500, NULL);
  g_assert_false (fixture_sync_url (self, url, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, "does not speak https"));
}

/* Row 53, the other way round. */
static void
test_plain_on_tls (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("glib-networking is not installed");
      return;
    }

  certificate = g_tls_certificate_new_from_pem (certificate_pem, -1, NULL);
  g_clear_pointer (&self->endpoint, fake_endpoint_free);
  self->endpoint = fake_endpoint_new (certificate);
  url = g_strdup_printf ("http://127.0.0.1:%u/p.json", fake_endpoint_get_port (self->endpoint));
  fixture_make_sync (self, "deadline", 500, NULL);
  g_assert_false (fixture_sync_url (self, url, INNO_IMPORT_NONE, NULL, &error));
  g_assert_true (error->domain == INNO_SYNC_ERROR);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
}

/* Row 15: the name has an address at which nobody listens, and one of the old kind. */
static void
test_localhost (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autofree char *url = g_strdup_printf ("http://localhost:%u/p.json", fake_endpoint_get_port (self->endpoint));
  g_autoptr (GError) error = NULL;
  Reply reply = { .body = text };

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  fixture_sync_url (self, url, INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);
}

static void
test_tls_words (void)
{
  static const struct { GTlsCertificateFlags flags; const char *words; } cases[] = {
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "authority" },
    { G_TLS_CERTIFICATE_EXPIRED, "clock" },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, "clock" },
    { G_TLS_CERTIFICATE_REVOKED, "withdrawn" },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, "not that of" },
    { G_TLS_CERTIFICATE_BAD_IDENTITY | G_TLS_CERTIFICATE_EXPIRED, "not that of" },
    { G_TLS_CERTIFICATE_UNKNOWN_CA | G_TLS_CERTIFICATE_EXPIRED, "authority" },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, "safe connection" },
    { 0, "safe connection" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      InnoHttpPeer peer = { .host = "host.example", .flags = cases[i].flags };
      g_autoptr (GError) error = inno_http_fault_tls (&peer);

      g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TLS);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, "host.example"));
    }
}

static void
test_error_words (void)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
    InnoSyncError fault;
    gboolean may_retry;
  } cases[] = {
    { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, INNO_SYNC_ERROR_UNREACHABLE, FALSE },
    { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, INNO_SYNC_ERROR_UNREACHABLE, TRUE },
    { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, INNO_SYNC_ERROR_UNREACHABLE, TRUE },
    { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, INNO_SYNC_ERROR_UNREACHABLE, FALSE },
    { g_io_error_quark, G_IO_ERROR_PROXY_NEED_AUTH, INNO_SYNC_ERROR_REFUSED, FALSE },
    { g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, INNO_SYNC_ERROR_INCOMPLETE, TRUE },
    { g_io_error_quark, G_IO_ERROR_FAILED, INNO_SYNC_ERROR_UNREACHABLE, TRUE },
    { g_tls_error_quark, G_TLS_ERROR_UNAVAILABLE, INNO_SYNC_ERROR_TLS, FALSE },
    { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, INNO_SYNC_ERROR_TLS, FALSE },
    { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, INNO_SYNC_ERROR_TLS, FALSE },
    { g_tls_error_quark, G_TLS_ERROR_HANDSHAKE, INNO_SYNC_ERROR_TLS, FALSE },
    { soup_session_error_quark, SOUP_SESSION_ERROR_PARSING, INNO_SYNC_ERROR_NOT_PORTFOLIO, FALSE },
  };
  const InnoHttpPeer peer = { .host = "host.example" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (cases[i].domain (), cases[i].code, "x");
      gboolean may_retry = -1;
      g_autoptr (GError) error = inno_http_fault_from_error (cause, &peer, &may_retry);

      g_assert_error (error, INNO_SYNC_ERROR, (int) cases[i].fault);
      g_assert_cmpint (may_retry, ==, cases[i].may_retry);
      g_assert_nonnull (strstr (error->message, "host.example"));
      g_assert_null (strstr (error->message, "%s"));
    }
}

#define add_test(path, func) \
  g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  fixture_main_init (&argc, &argv);

  add_test ("/answers/statuses", test_statuses);
  add_test ("/answers/unasked-304", test_unasked_304);
  add_test ("/answers/retry-after-words", test_retry_after_words);
  add_test ("/answers/retry", test_retry);
  add_test ("/answers/retry-cut", test_retry_cut);
  add_test ("/answers/no-retry", test_no_retry);
  add_test ("/answers/not-http", test_not_http);
  add_test ("/answers/no-answer", test_no_answer);
  add_test ("/answers/big-header", test_big_header);
  add_test ("/answers/redirect-other", test_redirect_other);
  add_test ("/answers/redirect-loop", test_redirect_loop);
  add_test ("/answers/redirect-nowhere", test_redirect_nowhere);
  add_test ("/answers/refused", test_refused);
  add_test ("/answers/bad-address", test_bad_address);
  add_test ("/answers/tls-unknown", test_tls_unknown);
  add_test ("/answers/tls-on-plain", test_tls_on_plain);
  add_test ("/answers/plain-on-tls/fault-53", test_plain_on_tls);
  add_test ("/answers/localhost/fault-15", test_localhost);

  g_test_add_func ("/answers/words/tls", test_tls_words);
  g_test_add_func ("/answers/words/errors", test_error_words);

  return g_test_run ();
}
