/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes wrong while a body comes. After each fault the store is what it was
 * before, row by row. */

#include <string.h>
#include <sys/socket.h>

#include "sync-fixture.h"

#define PATH "/p.json"

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

/* The body */

static void
test_short_body (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autofree char *raw = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s",
                                          strlen (text) + 100, text);

  assert_raw_fails (self, raw, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_chunk_boundary (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autofree char *raw = g_strdup_printf ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "c8\r\n%.200s\r\n", text);

  assert_raw_fails (self, raw, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_chunk_cut (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autofree char *raw = g_strdup_printf ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                          "c8\r\n%.100s", text);

  assert_raw_fails (self, raw, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_chunk_size (Fixture       *self,
                 gconstpointer  data)
{
  static const char *const sizes[] = { "zz", "-5", "10000000000000001" };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *raw = g_strdup_printf ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                              "%s\r\n{\"a\":1}\r\n0\r\n\r\n", sizes[i]);

      assert_raw_fails (self, raw, INNO_SYNC_ERROR_INCOMPLETE);
    }
}

static void
test_eof_cut (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autofree char *raw = g_strdup_printf ("HTTP/1.0 200 OK\r\n\r\n%.300s", text);

  assert_raw_fails (self, raw, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_content_length (Fixture       *self,
                     gconstpointer  data)
{
  assert_raw_fails (self, "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{\"a\":1}",
                    INNO_SYNC_ERROR_INCOMPLETE);
  assert_raw_fails (self, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\nContent-Length: 0\r\n\r\n{}",
                    INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  assert_body_fails (self, "", INNO_SYNC_ERROR_INCOMPLETE);
  assert_body_fails (self, " \n", INNO_SYNC_ERROR_INCOMPLETE);
  assert_raw_fails (self, "HTTP/1.1 204 No Content\r\n\r\n", INNO_SYNC_ERROR_INCOMPLETE);
}

/* Not closed, but broken: what was on its way is lost with it. */
static void
reset_cb (FakeExchange *exchange)
{
  const struct linger at_once = { 1, 0 };
  g_autoptr (GSocket) socket = NULL;

  fake_send (exchange, exchange->user_data, -1);
  fake_sleep (exchange, 50);
  g_object_get (exchange->output, "socket", &socket, NULL);
  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  g_socket_close (socket, NULL);
}

/* Rows 6 and 7. */
static void
test_reset (Fixture       *self,
            gconstpointer  data)
{
  static const char * const sent[] = {
    "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"format\":",
    "HTTP/1.1 200 OK\r\n\r\n{\"format\":",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      g_autofree char *before = fixture_dump (self);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      fake_endpoint_add (self->endpoint, PATH, reset_cb, (gpointer) sent[i]);
      g_assert_false (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE) ||
                     g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE));
      after = fixture_dump (self);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_html (Fixture       *self,
           gconstpointer  data)
{
  assert_body_fails (self, "<!DOCTYPE html><title>Welcome to the hotel</title>",
                     INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

static void
test_two_roots (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autofree char *twice = g_strconcat (text, text, NULL);

  assert_body_fails (self, twice, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_deep (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *text = portfolio_wrap (8, 1, deep);

  assert_body_fails (self, text, INNO_SYNC_ERROR_TOO_LARGE);
  assert_body_fails (self, deep, INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

static void
test_head_duplicate (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autoptr (GString) twice = g_string_new (text);

  g_string_replace (twice, "\"seq\":8", "\"seq\":8,\"seq\":9", 1);
  assert_body_fails (self, twice->str, INNO_SYNC_ERROR_NOT_PORTFOLIO);
}

static void
test_too_new (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 4);
  g_autoptr (GString) newer = g_string_new (text);

  g_string_replace (newer, "\"major\":1", "\"major\":2", 1);
  assert_body_fails (self, newer->str, INNO_SYNC_ERROR_TOO_NEW);
}

static char *
compress (const char *text,
          gsize       length,
          gsize      *n_packed)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  char *packed = g_malloc (length + 1024);
  gsize n_read;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), text, length, packed,
                                        length + 1024, G_CONVERTER_INPUT_AT_END, &n_read,
                                        n_packed, NULL), ==, G_CONVERTER_FINISHED);

  return packed;
}

static void
test_gzip_cut (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 500);
  gsize n_packed;
  g_autofree char *packed = compress (text, strlen (text), &n_packed);
  Reply reply = {
    .headers = "Content-Encoding: gzip\r\n",
    .body = packed,
    .length = (gssize) n_packed / 2,
  };

  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_gzip_corrupt (Fixture       *self,
                   gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 500);
  gsize n_packed;
  g_autofree char *packed = compress (text, strlen (text), &n_packed);
  Reply reply = {
    .headers = "Content-Encoding: gzip\r\n",
    .body = packed,
    .length = (gssize) n_packed,
  };
  g_autofree char *before = fixture_dump (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  memset (packed + n_packed / 2, 0x55, 40);
  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);

  /* Either zlib or the guard sees it; that depends on the bytes. */
  g_assert_false (fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error));
  g_assert_true (error->domain == INNO_SYNC_ERROR);
  after = fixture_dump (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_gzip_bomb (Fixture       *self,
                gconstpointer  data)
{
  gsize length = 64 * 1024 * 1024;
  g_autofree char *text = g_strnfill (length, ' ');
  gsize n_packed;
  g_autofree char *packed = compress (text, length, &n_packed);
  Reply reply = {
    .headers = "Content-Encoding: gzip\r\n",
    .body = packed,
    .length = (gssize) n_packed,
  };

  g_assert_cmpuint (n_packed, <, 1024 * 1024);
  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE);
}

static void
endless_cb (FakeExchange *exchange)
{
  g_autofree char *block = g_strnfill (65536, ' ');

  fake_send (exchange, "HTTP/1.1 200 OK\r\n\r\n{", -1);
  while (fake_send (exchange, block, 65536))
    ;
}

static void
test_endless (Fixture       *self,
              gconstpointer  data)
{
  fake_endpoint_add (self->endpoint, PATH, endless_cb, NULL);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE);
}

static void
test_endless_error (Fixture       *self,
                    gconstpointer  data)
{
  gint64 started = g_get_monotonic_time ();

  fake_endpoint_add (self->endpoint, PATH, endless_cb, NULL);
  fixture_make_sync (self, "time-limit", 50, NULL);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 3 * G_USEC_PER_SEC);
}

/* Time */

static void
hang_cb (FakeExchange *exchange)
{
  fake_sleep (exchange, 60000);
}

static void
drip_cb (FakeExchange *exchange)
{
  const char *head = exchange->user_data;

  fake_send (exchange, head, -1);
  while (fake_sleep (exchange, 20) && fake_send (exchange, "1", 1))
    ;
}

static void
endless_information_cb (FakeExchange *exchange)
{
  while (fake_sleep (exchange, 20) && fake_send (exchange, "HTTP/1.1 102 Processing\r\n\r\n", -1))
    ;
}

static void
assert_ends_soon (Fixture     *self,
                  FakeHandler  handler,
                  const char  *head)
{
  gint64 started = g_get_monotonic_time ();

  fake_endpoint_add (self->endpoint, PATH, handler, (gpointer) head);
  fixture_make_sync (self, "deadline", 300, "rate-window", 300, NULL);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 3 * G_USEC_PER_SEC);
}

static void
test_hang (Fixture       *self,
           gconstpointer  data)
{
  assert_ends_soon (self, hang_cb, NULL);
}

static void
test_slow_head (Fixture       *self,
                gconstpointer  data)
{
  assert_ends_soon (self, drip_cb, "HTTP/1.1 200 OK\r\nX-Slow: ");
}

static void
test_slow_body (Fixture       *self,
                gconstpointer  data)
{
  assert_ends_soon (self, drip_cb, "HTTP/1.1 200 OK\r\n\r\n{\"a\":");
}

static void
test_endless_information (Fixture       *self,
                          gconstpointer  data)
{
  assert_ends_soon (self, endless_information_cb, NULL);
}

/* Slow, but above the least speed, and longer than the deadline for the head. */
static void
steady_cb (FakeExchange *exchange)
{
  const char *text = exchange->user_data;
  gsize length = strlen (text);

  fake_send (exchange, "HTTP/1.1 200 OK\r\n\r\n", -1);
  for (gsize at = 0; at < length; at += 1000)
    if (!fake_sleep (exchange, 50) ||
        !fake_send (exchange, text + at, (gssize) MIN (1000, length - at)))
      return;
}

static void
test_steady_body (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *text = portfolio_text (8, 100);
  g_autoptr (GError) error = NULL;

  fake_endpoint_add (self->endpoint, PATH, steady_cb, text);
  fixture_make_sync (self, "deadline", 200, "rate-window", 400, NULL);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
assert_cancels (Fixture     *self,
                FakeHandler  handler,
                const char  *head)
{
  gint64 started = g_get_monotonic_time ();

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fake_endpoint_add (self->endpoint, PATH, handler, (gpointer) head);
  g_timeout_add (200, cancel_cb, self->cancellable);
  assert_sync_fails (self, PATH, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - started, <, G_USEC_PER_SEC + 200000);
}

static void
test_cancel (Fixture       *self,
             gconstpointer  data)
{
  assert_cancels (self, hang_cb, NULL);
  assert_cancels (self, drip_cb, "HTTP/1.1 200 OK\r\n\r\n{\"a\":");
}

static void
test_cancel_before (Fixture       *self,
                    gconstpointer  data)
{
  guint hits = fake_endpoint_get_hits (self->endpoint, PATH);

  self->cancellable = g_cancellable_new ();
  g_cancellable_cancel (self->cancellable);
  assert_sync_fails (self, PATH, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, PATH), ==, hits);
}

/* The wait between two tries ends with the cancel as well. */
static void
test_cancel_wait (Fixture       *self,
                  gconstpointer  data)
{
  g_clear_object (&self->sync);
  self->sync = g_object_new (INNO_TYPE_SYNC, "store", self->store, "worker", self->worker,
                             "http", self->http, "max-retries", 5, "patience", 60000, NULL);
  assert_cancels (self, raw_cb, "HTTP/1.1 503 Busy\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n");
}

#define add_test(path, func) \
  g_test_add (path, Fixture, NULL, set_up, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  fixture_main_init (&argc, &argv);

  add_test ("/faults/short-body", test_short_body);
  add_test ("/faults/chunk-boundary", test_chunk_boundary);
  add_test ("/faults/chunk-cut", test_chunk_cut);
  add_test ("/faults/chunk-size", test_chunk_size);
  add_test ("/faults/eof-cut", test_eof_cut);
  add_test ("/faults/content-length", test_content_length);
  add_test ("/faults/empty", test_empty);
  add_test ("/faults/reset", test_reset);
  add_test ("/faults/html", test_html);
  add_test ("/faults/two-roots", test_two_roots);
  add_test ("/faults/deep", test_deep);
  add_test ("/faults/head-duplicate", test_head_duplicate);
  add_test ("/faults/too-new", test_too_new);
  add_test ("/faults/gzip-cut", test_gzip_cut);
  add_test ("/faults/gzip-corrupt", test_gzip_corrupt);
  add_test ("/faults/gzip-bomb", test_gzip_bomb);
  add_test ("/faults/endless", test_endless);
  add_test ("/faults/endless-error", test_endless_error);
  add_test ("/faults/hang", test_hang);
  add_test ("/faults/slow-head", test_slow_head);
  add_test ("/faults/slow-body", test_slow_body);
  add_test ("/faults/endless-information", test_endless_information);
  add_test ("/faults/steady-body", test_steady_body);
  add_test ("/faults/cancel", test_cancel);
  add_test ("/faults/cancel-before", test_cancel_before);
  add_test ("/faults/cancel-wait", test_cancel_wait);

  return g_test_run ();
}
