/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A large portfolio: a document that names pages of one document a line. */

#include <string.h>

#include "sync-fixture.h"

#define PATH "/data/p.json"

typedef struct
{
  char *body;
  gsize length;
  guint count;
  char *sha256;
} Page;

typedef struct
{
  Page   pages[3];
  Reply  replies[3];
  char  *manifest;
  Reply  reply;
} Book;

/* The path of page i is /data/pages/i.ndjson. */
static const char *const page_paths[] = {
  "/data/pages/0.ndjson", "/data/pages/1.ndjson", "/data/pages/2.ndjson",
};

static void
page_make (Page *page,
           guint first,
           guint count)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *slug = g_strdup_printf ("p%u", first + i);
      g_autofree char *project = project_text (slug, NULL);

      g_string_append (text, project);
      g_string_append_c (text, '\n');
    }

  page->length = text->len;
  page->count = count;
  page->body = g_string_free (text, FALSE);
  page->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) page->body, page->length);
}

static char *
manifest_make (const Book *book,
               const char *href_0)
{
  g_autoptr (GString) pages = g_string_new (NULL);
  g_autofree char *whole = NULL;
  guint count = 0;
  char *end;

  for (guint i = 0; i < 3; i++)
    {
      const Page *page = &book->pages[i];
      g_autofree char *href = g_strdup_printf ("pages/%u.ndjson", i);

      g_string_append_printf (pages, "%s{\"href\":\"%s\",\"bytes\":%zu,\"sha256\":\"%s\",\"count\":%u}",
                              i > 0 ? "," : "", i == 0 && href_0 != NULL ? href_0 : href,
                              page->length, page->sha256, page->count);
      count += page->count;
    }

  whole = portfolio_wrap (9, count, "");
  end = strstr (whole, "\"docs\"");
  *end = '\0';

  return g_strdup_printf ("%s\"pages\":[%s]}", whole, pages->str);
}

static void
book_serve (Book    *book,
            Fixture *self)
{
  for (guint i = 0; i < 3; i++)
    {
      book->replies[i] = (Reply) {
        .body = book->pages[i].body,
        .length = (gssize) book->pages[i].length,
      };
      fake_endpoint_add (self->endpoint, page_paths[i], reply_cb, &book->replies[i]);
    }

  g_free (book->manifest);
  book->manifest = manifest_make (book, NULL);
  book->reply = (Reply) { .body = book->manifest };
  fake_endpoint_add (self->endpoint, PATH, reply_cb, &book->reply);
}

static Book *
book_new (Fixture *self)
{
  Book *book = g_new0 (Book, 1);

  for (guint i = 0; i < 3; i++)
    page_make (&book->pages[i], i * 10, 10);

  book_serve (book, self);

  return book;
}

static void
book_free (Book *book)
{
  for (guint i = 0; i < 3; i++)
    {
      g_free (book->pages[i].body);
      g_free (book->pages[i].sha256);
    }

  g_free (book->manifest);
  g_free (book);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Book, book_free)

/* The book goes before the server: nothing may still be served from it. */
static void
stop_serving (Fixture *self)
{
  g_clear_pointer (&self->endpoint, fake_endpoint_free);
}

static void
page_set (Page       *page,
          const char *body,
          guint       count)
{
  g_free (page->body);
  g_free (page->sha256);
  page->body = g_strdup (body);
  page->length = strlen (body);
  page->count = count;
  page->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
}

static void
assert_no_leftovers (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".page"));
}

static void
test_good (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);
  g_autoptr (GError) error = NULL;
  InnoSyncReport report;

  g_assert_nonnull (book);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.added, ==, 30);
  assert_no_leftovers (self);

  /* The same manifest again: the pages are not asked for. */
  fixture_sync (self, PATH, INNO_IMPORT_NONE, &report, &error);
  g_assert_no_error (error);
  g_assert_true (report.unchanged);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, page_paths[0]), ==, 1);
  stop_serving (self);
}

static void
test_line_ends (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);
  g_autofree char *a = project_text ("a", NULL);
  g_autofree char *b = project_text ("b", NULL);
  g_autofree char *text = g_strdup_printf ("\n%s\r\n\r\n\n%s", a, b);
  g_autoptr (GError) error = NULL;
  InnoSyncReport report;

  page_set (&book->pages[1], text, 2);
  page_set (&book->pages[2], "", 0);
  book_serve (book, self);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.added, ==, 12);
  stop_serving (self);
}

static void
test_quarantine (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);
  g_autofree char *a = project_text ("a", NULL);
  g_autofree char *b = project_text ("b", ",\"code\":\"\\ud800\"");
  g_autofree char *text = g_strdup_printf ("%s\n{broken\n%s\n", a, b);
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;
  InnoSyncReport report;

  page_set (&book->pages[1], text, 3);
  book_serve (book, self);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.added, ==, 21);
  g_assert_cmpuint (report.quarantined, ==, 2);
  rows = fixture_query (self, "SELECT path FROM quarantine");
  g_assert_nonnull (strstr (rows, "/pages/1/line 2"));
  g_assert_nonnull (strstr (rows, "/pages/1/line 3"));
  stop_serving (self);
}

static void
assert_fails (Fixture       *self,
              InnoSyncError  code)
{
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, (int) code);
  assert_no_leftovers (self);
  stop_serving (self);
}

static void
test_wrong_sha (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);

  book->pages[2].body[30] = 'x';
  assert_fails (self, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_too_short (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);

  book->replies[1].length -= 1;
  assert_fails (self, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_too_long (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);
  g_autofree char *longer = g_strconcat (book->pages[1].body, "\n", NULL);

  book->replies[1] = (Reply) { .body = longer };
  assert_fails (self, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_wrong_count (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);

  book->pages[1].count = 9;
  book_serve (book, self);
  assert_fails (self, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
test_missing_page (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);

  book->replies[2].status = "404 Not Found";
  assert_fails (self, INNO_SYNC_ERROR_GONE);
}

static void
test_html_page (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);

  book->replies[2] = (Reply) { .body = "<html>Log in</html>" };
  assert_fails (self, INNO_SYNC_ERROR_INCOMPLETE);
}

static void
assert_href_fails (Fixture       *self,
                   Book          *book,
                   const char    *href,
                   InnoSyncError  code)
{
  g_autofree char *manifest = manifest_make (book, href);

  book->reply.body = manifest;
  g_test_message ("%s", href);
  assert_sync_fails (self, PATH, INNO_SYNC_ERROR, (int) code);
}

static void
test_other_server (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);
  g_autoptr (FakeEndpoint) other = fake_endpoint_new (NULL);
  g_autofree char *url = fake_endpoint_get_url (other, page_paths[0]);

  fake_endpoint_add (other, page_paths[0], reply_cb, &book->replies[0]);
  assert_href_fails (self, book, url, INNO_SYNC_ERROR_ADDRESS);
  assert_href_fails (self, book, "file:///etc/passwd", INNO_SYNC_ERROR_ADDRESS);
  assert_href_fails (self, book, "http://192.0.2.1/0.ndjson", INNO_SYNC_ERROR_ADDRESS);
  assert_href_fails (self, book, "//portal.invalid/0.ndjson", INNO_SYNC_ERROR_ADDRESS);
  assert_href_fails (self, book, "https://portal.invalid/0.ndjson", INNO_SYNC_ERROR_ADDRESS);
  g_assert_cmpuint (fake_endpoint_get_hits (other, page_paths[0]), ==, 0);
  stop_serving (self);
}

static void
test_huge_line (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);
  g_autofree char *filler = g_strnfill (1024 * 1024, 'x');
  g_autofree char *line = g_strdup_printf ("{\"_id\":\"%s\"}\n", filler);

  page_set (&book->pages[1], line, 1);
  book_serve (book, self);
  assert_fails (self, INNO_SYNC_ERROR_TOO_LARGE);
}

static void
busy_once_cb (FakeExchange *exchange)
{
  const Reply *reply = exchange->user_data;

  /* Half a page first: what was kept of it must not stay in the spool. */
  if (exchange->hit == 0)
    {
      fake_send (exchange, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", -1);
      fake_send (exchange, reply->body, reply->length / 2);
    }
  else
    {
      reply_cb (exchange);
    }
}

static void
test_retry_page (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (Book) book = book_new (self);
  g_autoptr (GError) error = NULL;
  InnoSyncReport report;

  g_clear_object (&self->sync);
  self->sync = g_object_new (INNO_TYPE_SYNC, "store", self->store, "worker", self->worker,
                             "http", self->http, "max-retries", 1, NULL);
  fake_endpoint_add (self->endpoint, page_paths[1], busy_once_cb, &book->replies[1]);
  fixture_sync (self, PATH, INNO_IMPORT_NONE, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.added, ==, 30);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, page_paths[0]), ==, 1);
  g_assert_cmpuint (fake_endpoint_get_hits (self->endpoint, page_paths[1]), ==, 2);
  stop_serving (self);
}

/* Memory: pages that the server makes as it sends them. */

#define N_BIG_PAGES 5
#define N_BIG_LINES 12000

typedef struct
{
  guint   index;
  gsize   length;
  char   *sha256;
} BigPage;

static char *
big_line (guint page,
          guint line)
{
  g_autofree char *filler = g_strnfill (600, 'a' + (char) (line % 26));
  g_autofree char *slug = g_strdup_printf ("p%u-%u", page, line);
  g_autofree char *more = g_strdup_printf (",\"filler\":\"%s\"", filler);
  g_autofree char *project = project_text (slug, more);

  return g_strconcat (project, "\n", NULL);
}

static void
big_page_measure (BigPage *page,
                  guint    index)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  page->index = index;
  for (guint i = 0; i < N_BIG_LINES; i++)
    {
      g_autofree char *line = big_line (index, i);

      page->length += strlen (line);
      g_checksum_update (checksum, (guchar *) line, -1);
    }
  page->sha256 = g_strdup (g_checksum_get_string (checksum));
}

static void
big_page_cb (FakeExchange *exchange)
{
  const BigPage *page = exchange->user_data;

  fake_send (exchange, "HTTP/1.1 200 OK\r\n\r\n", -1);
  for (guint i = 0; i < N_BIG_LINES; i++)
    {
      g_autofree char *line = big_line (page->index, i);

      if (!fake_send (exchange, line, -1))
        return;
    }
}

/* In kilobytes. */
static gint64
peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return -1;

  line = strstr (status, "VmHWM:");

  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) : -1;
}

static gboolean
has_sanitizer (void)
{
#if defined (__SANITIZE_ADDRESS__)
  return TRUE;
#elif defined (__has_feature)
# if __has_feature (address_sanitizer)
  return TRUE;
# else
  return FALSE;
# endif
#else
  return FALSE;
#endif
}

static void
test_memory (Fixture       *self,
             gconstpointer  data)
{
  BigPage pages[N_BIG_PAGES] = { 0 };
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *whole = portfolio_wrap (9, N_BIG_PAGES * N_BIG_LINES, "");
  g_autofree char *manifest = NULL;
  g_autoptr (GError) error = NULL;
  gsize total = 0;
  gint64 before;
  gint64 after;
  Reply reply = { 0 };
  InnoSyncReport report;

  if (has_sanitizer () || peak_memory () < 0)
    {
      g_test_skip ("peak memory means nothing here");
      return;
    }

  for (guint i = 0; i < N_BIG_PAGES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/data/%u", i);

      big_page_measure (&pages[i], i);
      total += pages[i].length;
      fake_endpoint_add (self->endpoint, path, big_page_cb, &pages[i]);
      g_string_append_printf (list, "%s{\"href\":\"%u\",\"bytes\":%zu,\"sha256\":\"%s\",\"count\":%u}",
                              i > 0 ? "," : "", i, pages[i].length, pages[i].sha256, N_BIG_LINES);
    }

  *strstr (whole, "\"docs\"") = '\0';
  manifest = g_strdup_printf ("%s\"pages\":[%s]}", whole, list->str);
  reply.body = manifest;
  fake_endpoint_add (self->endpoint, PATH, reply_cb, &reply);

  g_assert_cmpuint (total, >, 45 * 1000 * 1000);
  before = peak_memory ();
  fixture_sync (self, PATH, INNO_IMPORT_NONE, &report, &error);
  after = peak_memory ();
  g_assert_no_error (error);
  g_assert_cmpuint (report.added, ==, N_BIG_PAGES * N_BIG_LINES);
  g_test_message ("%zu kB in pages, peak memory %" G_GINT64_FORMAT " kB higher",
                  total / 1000, after - before);
  g_assert_cmpint (after - before, <, 60 * 1000);

  stop_serving (self);
  for (guint i = 0; i < N_BIG_PAGES; i++)
    g_free (pages[i].sha256);
}

int
main (int   argc,
      char *argv[])
{
  fixture_main_init (&argc, &argv);

  fixture_add_test ("/pages/good", test_good);
  fixture_add_test ("/pages/line-ends", test_line_ends);
  fixture_add_test ("/pages/quarantine", test_quarantine);
  fixture_add_test ("/pages/wrong-sha", test_wrong_sha);
  fixture_add_test ("/pages/too-short", test_too_short);
  fixture_add_test ("/pages/too-long", test_too_long);
  fixture_add_test ("/pages/wrong-count", test_wrong_count);
  fixture_add_test ("/pages/missing", test_missing_page);
  fixture_add_test ("/pages/html", test_html_page);
  fixture_add_test ("/pages/other-server", test_other_server);
  fixture_add_test ("/pages/huge-line", test_huge_line);
  fixture_add_test ("/pages/retry", test_retry_page);
  fixture_add_test ("/pages/memory", test_memory);

  return g_test_run ();
}
