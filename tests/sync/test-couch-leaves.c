/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a server of several machines keeps beside the document that it shows. */

#include <string.h>

#include "couch-fixture.h"

/* A second child of the revision that the document has, as another machine took it. */
static void
fork_document (Office     *self,
               const char *id,
               const char *rev,
               const char *members)
{
  g_autofree char *text = fake_couch_get (self->couch, id);
  g_autofree char *parent = office_read (self, id, "_rev");
  g_autoptr (GString) json = g_string_new (text);
  g_autofree char *past = NULL;
  g_autofree char *own = g_strdup_printf ("\"_rev\":\"%s\"", rev);
  g_autofree char *old = g_strdup_printf ("\"_rev\":%s", parent);

  parent[strlen (parent) - 1] = '\0';
  past = g_strdup_printf (",\"_revisions\":{\"start\":%" G_GUINT64_FORMAT ",\"ids\":[\"%s\",\"%s\"]},%s}", g_ascii_strtoull (rev, NULL, 10),
                          strchr (rev, '-') + 1, strchr (parent, '-') + 1, members);
  g_string_replace (json, old, own, 1);
  g_string_truncate (json, json->len - 1);
  g_string_append (json, past);
  fake_couch_graft (self->couch, json->str);
}

/* Rows 83 and 113: other members, and all desks see it at once. */
static void
test_merged (Office        *self,
             gconstpointer  data)
{
  office_seed (self, 2);
  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    office_sync_well (self, desk, NULL);

  /* Both branches start from the revision that the desks have. */
  fork_document (self, "project:p0", "2-aaaa", "\"code\":\"left\"");
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, "project:p0"), ==, 1);
  {
    g_autofree char *first = fixture_query (&self->desks[0], "SELECT rev FROM document WHERE id = 'project:p0'");
    g_autofree char *json =
      g_strdup_printf ("{\"_id\":\"project:p0\",\"_rev\":\"2-bbbb\",\"_revisions\":{\"start\":2,\"ids\":[\"bbbb\",\"%s\"]},"
                       "\"type\":\"project\",\"name\":{\"fi\":\"Hanke p0\",\"sv\":null,\"en\":null},\"kind\":\"project\","
                       "\"cities\":[],\"themes\":[],\"status\":\"ended\",\"funding\":{}}", first + 2);

    fake_couch_graft (self->couch, json);
  }
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, "project:p0"), ==, 2);

  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    office_sync_well (self, desk, NULL);
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, "project:p0"), ==, 1);
  assert_shared (self, "project:p0", "code", "\"left\"");
  assert_shared (self, "project:p0", "status", "\"ended\"");

  office_sync_well (self, 0, NULL);
  for (guint desk = 0; desk < COUCH_N_DESKS; desk++)
    {
      assert_sees (self, desk, "project:p0", "code", "\"left\"");
      assert_sees (self, desk, "project:p0", "status", "\"ended\"");
      assert_query (self, desk, "outbox.db", "SELECT count(*) FROM conflict", "0");
      assert_query (self, desk, "cache.db", "SELECT count(*) FROM branch", "0");
    }
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM history", "1");
}

/* Both machines took a value of their own for one member: both are kept. */
static void
test_conflict (Office        *self,
               gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  g_free (fake_couch_change (self->couch, "project:p0", "code", "\"one\""));
  {
    g_autofree char *first = fixture_query (&self->desks[0], "SELECT rev FROM document WHERE id = 'project:p0'");
    g_autofree char *json =
      g_strdup_printf ("{\"_id\":\"project:p0\",\"_rev\":\"2-0000\",\"_revisions\":{\"start\":2,\"ids\":[\"0000\",\"%s\"]},"
                       "\"type\":\"project\",\"name\":{\"fi\":\"Hanke p0\",\"sv\":null,\"en\":null},\"kind\":\"project\","
                       "\"cities\":[],\"themes\":[],\"status\":\"ongoing\",\"funding\":{},\"code\":\"two\"}", first + 2);

    fake_couch_graft (self->couch, json);
  }

  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.conflicts, ==, 1);
  assert_query (self, 0, "outbox.db", "SELECT path, base, mine, theirs FROM conflict", "code|NULL|\"two\"|\"one\"");
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, "project:p0"), ==, 1);
}

/* Row 115: the write became a branch, though the answer says that it did not happen. */
static void
lie_cb (FakeExchange *exchange)
{
  Office *self = exchange->user_data;
  FakeExchange silent = *exchange;

  if (exchange->hit > 0)
    {
      fake_couch_serve_exchange (self->couch, exchange);
      return;
    }

  /* Another machine was faster, and this one takes the write as a branch. */
  g_free (fake_couch_change (self->couch, "project:p0", "status", "\"planned\""));
  g_free (fake_couch_change (self->couch, "project:p0", "other", "\"more\""));
  fake_couch_get_manners (self->couch)->forks = TRUE;
  silent.output = g_memory_output_stream_new_resizable ();
  fake_couch_serve_exchange (self->couch, &silent);
  g_object_unref (silent.output);
  fake_couch_get_manners (self->couch)->forks = FALSE;
  fake_reply (exchange, "201 Created", NULL,
              "[{\"id\":\"project:p0\",\"error\":\"conflict\",\"reason\":\"Document update conflict.\"}]", -1);
}

static void
test_own_branch (Office        *self,
                 gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  fake_endpoint_add (self->endpoint, "/db/_bulk_docs", lie_cb, self);
  office_sync_well (self, 0, &report);

  assert_shared (self, "project:p0", "code", "\"mine\"");
  assert_shared (self, "project:p0", "status", "\"planned\"");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict", "0");
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, "project:p0"), ==, 1);
}

/* The merge is sent, and then the program ends: the branch is pruned by the next run,
 * and merged only once. */
static void
test_ended_before_pruning (Office        *self,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  g_free (fake_couch_change (self->couch, "project:p0", "code", "\"one\""));
  {
    g_autofree char *first = fixture_query (&self->desks[0], "SELECT rev FROM document WHERE id = 'project:p0'");
    g_autofree char *json =
      g_strdup_printf ("{\"_id\":\"project:p0\",\"_rev\":\"2-0000\",\"_revisions\":{\"start\":2,\"ids\":[\"0000\",\"%s\"]},"
                       "\"type\":\"project\",\"name\":{\"fi\":\"Hanke p0\",\"sv\":null,\"en\":null},\"kind\":\"project\","
                       "\"cities\":[],\"themes\":[],\"status\":\"ended\",\"funding\":{}}", first + 2);

    fake_couch_graft (self->couch, json);
  }
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_CUT_BEFORE, 1);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
  office_restart (self, 0);
  office_sync_well (self, 0, NULL);
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, "project:p0"), ==, 1);
  assert_shared (self, "project:p0", "status", "\"ended\"");
  assert_shared (self, "project:p0", "code", "\"one\"");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM history", "1");
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/leaves/083-113-merged", test_merged);
  office_add_test ("/sync/couch/leaves/083-conflict", test_conflict);
  office_add_test ("/sync/couch/leaves/115-own-branch", test_own_branch);
  office_add_test ("/sync/couch/leaves/091-ended-before-pruning", test_ended_before_pruning);

  return g_test_run ();
}
