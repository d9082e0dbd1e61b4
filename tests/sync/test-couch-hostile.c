/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A server that answers with JSON, and with nothing that it should hold. What it says
 * is a fault of the data, never one of this program, and nothing is lost by it. */

#include <string.h>

#include "couch-fixture.h"

static void
reply_text_cb (FakeExchange *exchange)
{
  fake_reply (exchange, "200 OK", NULL, exchange->user_data, -1);
}

/* Answers any request below the database whose path starts with what is looked for,
 * and leaves the others to the database. */
typedef struct
{
  Office     *office;
  const char *method;
  const char *prefix;
  const char *text;
} Liar;

static void
lie_cb (FakeExchange *exchange)
{
  const Liar *liar = exchange->user_data;

  if (g_str_has_prefix (exchange->path, liar->prefix) && g_str_equal (exchange->method, liar->method))
    reply_text_cb (&(FakeExchange) { .output = exchange->output, .stopped = exchange->stopped,
                                     .user_data = (gpointer) liar->text });
  else
    fake_couch_serve_exchange (liar->office->couch, exchange);
}

static void
assert_nothing_lost (Office *self)
{
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "3");
  assert_sees (self, 0, "project:p1", "code", "\"mine\"");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "1");
}

static void
begin (Office *self)
{
  office_seed (self, 3);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p1", "code", "\"mine\"");
}

/* Each of them in turn; some runs fail, and none changes anything. */
static void
run_lies (Office             *self,
          Liar               *liar,
          const char * const *texts,
          guint               n_texts)
{
  fake_endpoint_add_rest (self->endpoint, lie_cb, liar);
  for (guint i = 0; i < n_texts; i++)
    {
      g_autoptr (GError) error = NULL;

      liar->text = texts[i];
      office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error);
      g_test_message ("%s: %s", texts[i], error != NULL ? error->message : "well");
      assert_nothing_lost (self);
    }
}

/* Rows 67 and 68, in the rows of a page themselves. */
static void
test_pages (Office        *self,
            gconstpointer  data)
{
#define PAGE(row) "{\"results\":[" row "],\"last_seq\":99}"
  static const char * const texts[] = {
    "[]", "null", "{\"results\":{},\"last_seq\":1}", "{\"results\":[],\"last_seq\":[[{\"a\":null}]]}",
    "{\"results\":[]}", "{\"last_seq\":5}", "{\"results\":[],\"results\":[],\"last_seq\":5}",
    PAGE ("null"), PAGE ("5"), PAGE ("[]"), PAGE ("{}"),
    PAGE ("{\"id\":5}"), PAGE ("{\"id\":null}"), PAGE ("{\"id\":{}}"), PAGE ("{\"id\":[\"project:p1\"],\"deleted\":true}"),
    PAGE ("{\"id\":true,\"deleted\":true}"), PAGE ("{\"id\":\"\",\"deleted\":true}"),
    PAGE ("{\"id\":\"project:p1\",\"deleted\":\"true\"}"), PAGE ("{\"id\":\"project:p1\",\"deleted\":{}}"),
    PAGE ("{\"id\":\"../../etc/passwd\",\"doc\":{}}"), PAGE ("{\"id\":\"project:p1\",\"doc\":[]}"),
    PAGE ("{\"id\":\"project:p1\",\"doc\":{\"_id\":7}}"), PAGE ("{\"id\":\"project:p1\",\"doc\":{\"_id\":[],\"_rev\":{}}}"),
    PAGE ("{\"id\":\"project:p1\",\"doc\":{\"_id\":\"project:p1\",\"_rev\":9,\"_conflicts\":[[]]}}"),
    PAGE ("{\"id\":9,\"doc\":{\"_id\":\"robot:x\",\"type\":\"robot\",\"_conflicts\":[1,null,{},[\"2-a\"]]}}"),
    PAGE ("{\"id\":\"robot:x\",\"doc\":{\"_id\":\"robot:x\",\"type\":\"robot\",\"_conflicts\":{}}}"),
    PAGE ("{\"id\":\"robot:x\",\"doc\":{\"_id\":\"robot:x\",\"type\":\"robot\",\"_conflicts\":[1,null,{},[\"2-a\"]]}}"),
    PAGE ("{\"id\":\"_design/x\",\"deleted\":true}"),
  };
#undef PAGE
  Liar liar = { self, "GET", "/db/_changes", NULL };

  begin (self);
  fake_couch_set_status (self->couch, "503 Busy", "");
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_STATUS, 1000);
  run_lies (self, &liar, texts, G_N_ELEMENTS (texts));
}

/* Row 49: rows of an answer to what was sent. */
static void
test_rows (Office        *self,
           gconstpointer  data)
{
  static const char * const texts[] = {
    "{}", "null", "[]", "[null,5,[],\"x\"]", "[{}]", "[{\"id\":5,\"rev\":\"2-a\"}]",
    "[{\"id\":\"project:p1\",\"rev\":5}]", "[{\"id\":\"project:p1\",\"rev\":null,\"ok\":true}]",
    "[{\"id\":\"project:p1\",\"error\":{}}]", "[{\"id\":\"project:p2\",\"ok\":true,\"rev\":\"9-z\"}]",
    "[{\"id\":\"project:p1\",\"error\":\"conflict\",\"rev\":[]}]",
    "[{\"id\":\"project:p1\",\"error\":\"forbidden\",\"reason\":{}}]",
  };
  Liar liar = { self, "POST", "/db/_bulk_docs", NULL };

  begin (self);
  run_lies (self, &liar, texts, G_N_ELEMENTS (texts));
}

/* Row 118: what is said of revisions that are asked about. */
static void
test_canary (Office        *self,
             gconstpointer  data)
{
  static const char * const texts[] = {
    "[]", "null", "{\"project:p1\":null}", "{\"project:p1\":[]}", "{\"someone:else\":{\"missing\":[\"1-a\"]}}",
    "{\"project:p1\":{\"missing\":{}}}",
  };
  Liar liar = { self, "POST", "/db/_revs_diff", NULL };

  begin (self);
  fake_couch_set_status (self->couch, "503 Busy", "");
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_STATUS, 1000);
  run_lies (self, &liar, texts, G_N_ELEMENTS (texts));
}

/* Rows 83 and 113: what stands beside a document. */
static void
test_leaves (Office        *self,
             gconstpointer  data)
{
#define DOC(members) "{\"_id\":\"project:p1\",\"_rev\":\"2-x\",\"type\":\"project\",\"name\":{\"fi\":\"H\",\"sv\":null,\"en\":null}," \
                     "\"kind\":\"project\",\"cities\":[],\"themes\":[],\"status\":\"ongoing\",\"funding\":{}" members "}"
  static const char * const texts[] = {
    "[]", "null", "{}", "{\"_id\":5,\"_rev\":[]}", "{\"_deleted\":{}}",
    DOC (",\"_conflicts\":[5,null,{},[]]"), DOC (",\"_conflicts\":{}"),
    DOC (",\"_revisions\":[]"), DOC (",\"_revisions\":{\"start\":\"x\",\"ids\":[5,{},null]}"),
    DOC (",\"_revisions\":{\"ids\":{}}"), DOC (",\"_revisions\":{\"start\":-9007199254740991,\"ids\":[\"a\",\"b\"]}"),
    DOC (",\"_revisions\":{\"start\":{},\"ids\":[\"a\"]}"), DOC (",\"edit\":{\"id\":7}"),
    DOC (",\"edit\":{\"id\":{}}"), DOC (",\"edit\":[]"), DOC (",\"_rev\":5"),
  };
#undef DOC
  Liar liar = { self, "GET", "/db/project%3Ap1", NULL };

  begin (self);
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_CUT_BEFORE, 1000);
  run_lies (self, &liar, texts, G_N_ELEMENTS (texts));
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
}

/* Row 37: not found is not deleted, unless the database says that it was. */
static void
missing_cb (FakeExchange *exchange)
{
  const Liar *liar = exchange->user_data;

  if (g_str_has_prefix (exchange->path, liar->prefix) && g_str_equal (exchange->method, "GET"))
    fake_reply (exchange, "404 Object Not Found", NULL, liar->text, -1);
  else
    fake_couch_serve_exchange (liar->office->couch, exchange);
}

static void
test_not_found (Office        *self,
                gconstpointer  data)
{
  static const char * const texts[] = {
    "{\"error\":\"not_found\",\"reason\":\"Database does not exist.\"}",
    "{\"error\":\"not_found\",\"reason\":\"no_db_file\"}",
    "{\"error\":\"not_found\"}", "[]", "<html>Not found</html>", "",
    "{\"error\":\"not_found\",\"reason\":\"missing\"}",
  };
  Liar liar = { self, "GET", "/db/project%3A", NULL };
  g_autoptr (GError) error = NULL;

  /* Its outcome is not known, so that it is asked for by its name; and so is what the
   * feed only names. */
  begin (self);
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_CUT_AFTER, 1);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_CUT_BEFORE, 1000);
  fake_endpoint_add_rest (self->endpoint, missing_cb, &liar);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      liar.text = texts[i];
      g_clear_error (&error);
      office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error);
      g_test_message ("%s: %s", texts[i], error != NULL ? error->message : "well");
      g_assert_true (error != NULL || i == G_N_ELEMENTS (texts) - 1);
      assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "3");
      assert_sees (self, 0, "project:p1", "code", "\"mine\"");
      assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
    }

  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_WELL, 1);
  liar.prefix = "/nothing";
  office_sync_well (self, 0, NULL);
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "0");
}

/* What the database says of itself. */
static void
test_head (Office        *self,
           gconstpointer  data)
{
  static const char * const texts[] = {
    "[]", "null", "{}", "{\"_id\":\"meta:dataset\",\"type\":\"meta\",\"dataset_id\":5}",
    "{\"_id\":\"meta:dataset\",\"type\":\"meta\",\"format\":\"innocities-portfolio\",\"schema\":[],\"dataset_id\":\"x\"}",
    "{\"_id\":\"meta:dataset\",\"type\":\"meta\",\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0}}",
    ("{\"_id\":\"meta:dataset\",\"type\":\"meta\",\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0},"
     "\"dataset_id\":\"" COUCH_DATASET "\",\"min_writer\":\"x\",\"epoch\":{}}"),
    ("{\"_id\":\"meta:dataset\",\"type\":\"meta\",\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0},"
     "\"dataset_id\":null,\"min_writer\":1}"),
  };
  Liar liar = { self, "GET", "/db/meta%3Adataset", NULL };

  begin (self);
  fake_couch_set_status (self->couch, "503 Busy", "");
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_STATUS, 1000);
  run_lies (self, &liar, texts, G_N_ELEMENTS (texts));
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/hostile/067-068-pages", test_pages);
  office_add_test ("/sync/couch/hostile/049-rows", test_rows);
  office_add_test ("/sync/couch/hostile/118-canary", test_canary);
  office_add_test ("/sync/couch/hostile/083-leaves", test_leaves);
  office_add_test ("/sync/couch/hostile/037-not-found", test_not_found);
  office_add_test ("/sync/couch/hostile/067-head", test_head);

  return g_test_run ();
}
