/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to share: all documents for the first time, a few changes among them,
 * and a thousand edits. The server is a process of its own, so that its memory is not
 * counted, and makes its pages as they are asked for:
 *
 *     bench-sync [N_DOCUMENTS]
 */

#define G_LOG_DOMAIN "bench"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "inno-json.h"
#include "inno-store-edits.h"
#include "sync-fixture.h"

#define N_CHANGES 10
#define N_EDITS 1000

#define META "{\"_id\":\"meta:dataset\",\"_rev\":\"1-a\",\"type\":\"meta\",\"format\":\"innocities-portfolio\"," \
             "\"schema\":{\"major\":1,\"minor\":0},\"min_writer\":1,\"dataset_id\":\"bench\"}"

/* Shared by both processes. */
typedef struct
{
  guint n_documents;
  int   n_changes;     /* atomic */
} Database;

/* The server */

static void
append_document (GString *text,
                 guint    number,
                 guint    generation)
{
  g_string_append_printf (text,
    "{\"_id\":\"project:p%u\",\"_rev\":\"%u-abcdef0123456789\",\"type\":\"project\",\"code\":\"A8%u\","
    "\"name\":{\"fi\":\"Hanke %u kaupungissa\",\"sv\":\"Projekt %u i staden\",\"en\":\"Project %u in the city\"},"
    "\"summary\":{\"fi\":\"Kiertotalous ja vety yliopiston kanssa.\",\"sv\":null,\"en\":null},\"kind\":\"project\","
    "\"cities\":[\"city:c%u\"],\"agreement\":\"agreement:a%u\",\"themes\":[\"theme:t%u\"],\"status\":\"ongoing\",\"start\":\"2024-01-01\",\"end\":null,"
    "\"funding\":{\"a\":{\"source\":\"funding_source:erdf\",\"measure\":\"granted\",\"year\":2024,\"amount_cents\":%u00},"
    "\"b\":{\"source\":\"funding_source:city\",\"measure\":\"granted\",\"year\":2025,\"amount_cents\":%u00}},"
    "\"edit\":{\"id\":\"e%u-%u\",\"by\":\"Anna\",\"at\":\"2025-04-10T09:00:00Z\"}}",
    number, generation, number, number, number, number, number % 16, number % 16, number % 9, number % 90000 + 1, number % 7000 + 1,
    number, generation);
}

static guint
read_number (const char *path,
             const char *key,
             guint       fallback)
{
  const char *at = strstr (path, key);

  return at != NULL ? (guint) g_ascii_strtoull (at + strlen (key), NULL, 10) : fallback;
}

static void
serve_changes (FakeExchange   *exchange,
               const Database *database)
{
  guint since = read_number (exchange->path, "since=", 0);
  guint limit = read_number (exchange->path, "limit=", 25);
  guint last = database->n_documents + (guint) g_atomic_int_get (&database->n_changes);
  g_autoptr (GString) page = g_string_new ("{\"results\":[");
  guint seq;

  for (seq = since; seq < MIN (since + limit, last); seq++)
    {
      gboolean is_first = seq < database->n_documents;
      guint number = is_first ? seq : (seq - database->n_documents) * (database->n_documents / N_CHANGES);

      g_string_append_printf (page, "%s{\"seq\":%u,\"id\":\"project:p%u\",\"changes\":[{\"rev\":\"%u-abcdef0123456789\"}],\"doc\":",
                              seq > since ? ",\n" : "", seq + 1, number, is_first ? 1 : 2);
      append_document (page, number, is_first ? 1 : 2);
      g_string_append_c (page, '}');
    }
  g_string_append_printf (page, "],\n\"last_seq\":%u,\"pending\":%u}", seq, last - seq);
  fake_reply (exchange, "200 OK", "Content-Type: application/json\r\n", page->str, (gssize) page->len);
}

static void
serve_bulk (FakeExchange *exchange)
{
  gsize length;
  const char *body = g_bytes_get_data (exchange->body, &length);
  g_autofree char *text = g_strndup (body, length);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonArray *docs = json_object_get_array_member (json_node_get_object (root), "docs");
  g_autoptr (GString) rows = g_string_new ("[");

  for (guint i = 0; i < json_array_get_length (docs); i++)
    g_string_append_printf (rows, "%s{\"ok\":true,\"id\":\"%s\",\"rev\":\"9-abcdef0123456789\"}", i > 0 ? "," : "",
                            json_object_get_string_member (json_array_get_object_element (docs, i), "_id"));
  g_string_append_c (rows, ']');
  fake_reply (exchange, "201 Created", NULL, rows->str, (gssize) rows->len);
}

static void
serve_cb (FakeExchange *exchange)
{
  const Database *database = exchange->user_data;

  if (g_str_has_prefix (exchange->path, "/db/_changes"))
    serve_changes (exchange, database);
  else if (g_str_has_prefix (exchange->path, "/db/_bulk_docs"))
    serve_bulk (exchange);
  else if (g_str_has_prefix (exchange->path, "/db/_revs_diff"))
    fake_reply (exchange, "200 OK", NULL, "{}", -1);
  else if (g_str_has_prefix (exchange->path, "/db/meta"))
    fake_reply (exchange, "200 OK", NULL, META, -1);
  else
    fake_reply (exchange, "200 OK", NULL, "{\"db_name\":\"db\",\"update_seq\":1}", -1);
}

/* Before there is a thread. Returns: the port */
static guint
start_server (Database *database)
{
  int pipes[2];
  guint port = 0;
  pid_t parent = getpid ();

  if (pipe (pipes) != 0)
    exit (1);
  if (fork () == 0)
    {
      FakeEndpoint *endpoint;

      prctl (PR_SET_PDEATHSIG, SIGKILL);
      if (getppid () != parent)
        exit (1);
      endpoint = fake_endpoint_new (NULL);
      fake_endpoint_add_rest (endpoint, serve_cb, database);
      port = fake_endpoint_get_port (endpoint);
      if (write (pipes[1], &port, sizeof port) != sizeof port)
        exit (1);
      for (;;)
        pause ();
    }

  if (read (pipes[0], &port, sizeof port) != sizeof port)
    exit (1);
  return port;
}

/* Memory, in KiB */

static guint64
read_status (const char *key)
{
  g_autofree char *text = NULL;
  const char *at;

  g_file_get_contents ("/proc/self/status", &text, NULL, NULL);
  at = text != NULL ? strstr (text, key) : NULL;
  return at != NULL ? g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;
}

/* The highest mark begins anew. */
static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }
}

/* What is measured */

static void
run (Fixture    *desk,
     const char *what,
     const char *url,
     guint       n)
{
  guint64 idle = read_status ("VmRSS:");
  gint64 start;
  double seconds;
  g_autoptr (GError) error = NULL;
  InnoSyncReport report;

  forget_peak ();
  start = g_get_monotonic_time ();
  if (!fixture_sync_url (desk, url, INNO_IMPORT_NONE, &report, &error))
    g_error ("%s: %s", what, error->message);

  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_print ("%-28s %8.2f s  %8.0f documents/s  peak %5.1f MiB above %5.1f  (added %u, changed %u, sent %u)\n", what,
           seconds, n / seconds, ((double) read_status ("VmHWM:") - (double) idle) / 1024, (double) idle / 1024, report.added,
           report.changed, report.sent);
}

static void
edit_many (Fixture  *desk,
           gpointer  user_data)
{
  const Database *database = user_data;

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i * (database->n_documents / N_EDITS) + 1);
      g_autoptr (JsonObject) base = inno_store_read_document (desk->store, id, NULL);
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), base);
      g_autofree char *text = inno_json_to_string (node);
      g_autoptr (JsonNode) mine = inno_json_parse (text, strlen (text), NULL);
      g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, id);
      g_autoptr (GError) error = NULL;

      json_object_set_string_member (json_node_get_object (mine), "status", "ended");
      inno_edit_put (edit, base, json_node_get_object (mine));
      if (!inno_store_edit (desk->store, edit, "Anna", &error))
        g_error ("%s", error->message);
    }
}

int
main (int    argc,
      char **argv)
{
  Database *database = mmap (NULL, sizeof *database, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_autofree char *url = NULL;
  Fixture desk = { NULL };
  gint64 start;

  database->n_documents = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  database->n_documents = MAX (database->n_documents, N_EDITS);
  url = g_strdup_printf ("http://127.0.0.1:%u/db", start_server (database));

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  fixture_set_up (&desk, NULL);
  g_print ("%u documents\n", database->n_documents);
  run (&desk, "pull of all", url, database->n_documents);
  run (&desk, "pull of nothing", url, 0);
  g_atomic_int_set (&database->n_changes, N_CHANGES);
  run (&desk, "pull of 10 changes", url, N_CHANGES);

  start = g_get_monotonic_time ();
  fixture_on_worker (&desk, edit_many, database);
  g_print ("%-28s %8.2f s\n", "1 000 edits, each durable", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  run (&desk, "push of 1 000 edits", url, N_EDITS);

  fixture_tear_down (&desk, NULL);
  return 0;
}
