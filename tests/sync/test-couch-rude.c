/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows 7, 19 to 29 and 48, of a page of changes and of what is answered to what was
 * sent: whatever bytes come, nothing is deleted, nothing is lost, and the next run goes on. */

#include <string.h>

#include "couch-fixture.h"

#define CHANGES "/db/_changes?limit=500&include_docs=true&conflicts=true&seq_interval=500"
#define OK_HEAD "HTTP/1.1 200 OK\r\nConnection: close\r\n"
#define PAGE "{\"results\":[],\"last_seq\":99}"

typedef struct
{
  const char *name;
  const char *bytes;
  gssize      length;    /* or -1 */
} Rudeness;

static const Rudeness rudenesses[] = {
  { "019-length-too-long", OK_HEAD "Content-Length: 500\r\n\r\n" PAGE, -1 },
  { "020-chunk-boundary", OK_HEAD "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"results\r\n", -1 },
  { "021-bad-chunk", OK_HEAD "Transfer-Encoding: chunked\r\n\r\nzz\r\n" PAGE "\r\n0\r\n\r\n", -1 },
  { "022-eof", "HTTP/1.0 200 OK\r\n\r\n{\"results\":[", -1 },
  { "023-gzip-cut", OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 14\r\n\r\n"
                    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56\x2a\x4a", -1 },
  { "024-gzip-corrupt", OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
                        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", -1 },
  { "028-ssh", "SSH-2.0-OpenSSH_9.2p1\r\n", -1 },
  { "028-http-0.9", "<html>hello</html>", -1 },
  { "029-negative", OK_HEAD "Content-Length: -5\r\n\r\n" PAGE, -1 },
  { "029-two-lengths", OK_HEAD "Content-Length: 3\r\nContent-Length: 5\r\n\r\n" PAGE, -1 },
  { "048-no-content", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n", -1 },
  { "007-reset", OK_HEAD "Content-Length: 500\r\n\r\n", -1 },
};

static gssize
measure (const Rudeness *rudeness)
{
  /* A gzip text has zeros in it. */
  if (strstr (rudeness->bytes, "gzip") != NULL)
    {
      const char *head = strstr (rudeness->bytes, "\r\n\r\n");

      return head + 4 - rudeness->bytes + (strstr (rudeness->name, "cut") != NULL ? 14 : 20);
    }

  return rudeness->length;
}

static void
rude_cb (FakeExchange *exchange)
{
  const Rudeness *rudeness = exchange->user_data;

  fake_send (exchange, rudeness->bytes, measure (rudeness));
}

/* 200 kB of a header, and a body without an end: rows 26 and 27. */
static void
huge_header_cb (FakeExchange *exchange)
{
  g_autofree char *value = g_strnfill (200 * 1000, 'x');

  fake_send (exchange, OK_HEAD "X-Long: ", -1);
  fake_send (exchange, value, -1);
  fake_send (exchange, "\r\n\r\n" PAGE, -1);
}

static void
endless_cb (FakeExchange *exchange)
{
  g_autofree char *some = g_strnfill (1024 * 1024, ' ');

  fake_send (exchange, OK_HEAD "\r\n{", -1);
  while (fake_send (exchange, some, -1))
    ;
}

static void
pass_cb (FakeExchange *exchange)
{
  fake_couch_serve_exchange (exchange->user_data, exchange);
}

static void
assert_stays (Office     *self,
              const char *path,
              FakeHandler handler,
              gpointer    user_data)
{
  g_autoptr (GError) error = NULL;

  /* From the beginning, so that the address of the page is known. */
  fixture_set_setting (&self->desks[0], "since", NULL);
  fake_endpoint_add (self->endpoint, path, handler, user_data);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  g_assert_true (error->domain == INNO_SYNC_ERROR);
  g_test_message ("%s", error->message);
  g_assert_null (strchr (error->message, '\n'));
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "3");
  assert_sees (self, 0, "project:p0", "code", "\"mine\"");
  fake_endpoint_add (self->endpoint, path, pass_cb, self->couch);
}

static void
test_page (Office        *self,
           gconstpointer  data)
{
  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  for (guint i = 0; i < G_N_ELEMENTS (rudenesses); i++)
    {
      g_test_message ("%s", rudenesses[i].name);
      assert_stays (self, CHANGES, rude_cb, (gpointer) &rudenesses[i]);
    }
  assert_stays (self, CHANGES, huge_header_cb, NULL);

  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:p0", "code", "\"mine\"");
}

static void
test_endless (Office        *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  fake_endpoint_add (self->endpoint, "/db/meta%3Adataset", endless_cb, NULL);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  g_assert_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE);
}

/* The answer to what was sent: it is looked for, and found or sent again. */
static void
test_sent (Office        *self,
           gconstpointer  data)
{
  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rudenesses); i++)
    {
      g_autofree char *note = g_strdup_printf ("\"%s\"", rudenesses[i].name);

      g_test_message ("%s", rudenesses[i].name);
      office_edit (self, 0, "project:p0", "code", "\"mine\"");
      office_edit (self, 0, "project:p0", "note", note);
      assert_stays (self, "/db/_bulk_docs", rude_cb, (gpointer) &rudenesses[i]);
      office_sync_well (self, 0, NULL);
      assert_shared (self, "project:p0", "note", note);
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "0");
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
    }
}

/* Rows 67 and 68, of what is no document: other types than they should be. Whatever that
 * leads to, the edit arrives in the end. */
static void
test_shapes (Office        *self,
             gconstpointer  data)
{
  static const char * const shapes[] = {
    "[]", "{}", "null", "7", "\"x\"", "[null,7,{},[[]]]", "[{\"id\":5,\"rev\":6}]",
    "[{\"id\":\"project:p0\",\"rev\":[],\"error\":7,\"reason\":[]}]", "{\"project:p0\":7}",
    "{\"results\":{},\"last_seq\":{}}", "{\"results\":[]}",
    "{\"_id\":7,\"_revisions\":{\"ids\":[7,[]],\"start\":\"x\"},\"_conflicts\":[7,null]}",
    "{\"_id\":\"project:p0\",\"_revisions\":{\"ids\":[7,[]],\"start\":\"x\"},\"_conflicts\":[7,null,\"../x\"]}",
    "[{\"ok\":7},{\"ok\":{\"_revisions\":[]}}]",
  };
  static const char * const services[] = { "_bulk_docs", "_revs_diff", "_changes", "project:p0", "meta:dataset" };

  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    for (guint j = 0; j < G_N_ELEMENTS (shapes); j++)
      {
        g_autofree char *value = g_strdup_printf ("\"%u-%u\"", i, j);

        office_edit (self, 0, "project:p0", "code", value);
        fake_couch_set_status (self->couch, "200 OK", shapes[j]);
        fake_couch_fail (self->couch, services[i], FAKE_COUCH_STATUS, 1);
        office_sync (self, 0, INNO_IMPORT_NONE, NULL, NULL);
        fake_couch_fail (self->couch, services[i], FAKE_COUCH_WELL, 0);
        office_sync_well (self, 0, NULL);
        assert_shared (self, "project:p0", "code", value);
        assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "0");
        assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "2");
      }
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/rude/007-019-029-048-page", test_page);
  office_add_test ("/sync/couch/rude/025-026-endless", test_endless);
  office_add_test ("/sync/couch/rude/007-019-029-048-sent", test_sent);

  office_add_test ("/sync/couch/rude/067-068-shapes", test_shapes);

  return g_test_run ();
}
