/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A server that was set back to a backup, one that seems so, and what a person decides. */

#include <string.h>

#include "couch-fixture.h"

/* Everybody has the newest; the server is set back to before that. */
static void
lose_something (Office *self)
{
  office_seed (self, 30);
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  fake_couch_back_up (self->couch);

  office_edit (self, 0, "project:p3", "code", "\"new\"");
  office_create (self, 0, "{\"_id\":\"project:made\",\"type\":\"project\",\"name\":{\"fi\":\"U\",\"sv\":null,\"en\":null},"
                          "\"kind\":\"project\",\"cities\":[],\"themes\":[],\"status\":\"planned\",\"funding\":{}}");
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  fake_couch_set_back (self->couch);

  /* Row 79: colleagues write on, and "since" hides it. */
  g_free (fake_couch_change (self->couch, "project:p4", "code", "\"late\""));
}

static void
assert_rolled_back (Office *self,
                    guint   desk)
{
  guint n_writes = fake_couch_get_hits (self->couch, "_bulk_docs");

  assert_office_fails (self, desk, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ROLLED_BACK);
  g_assert_cmpuint (fake_couch_get_hits (self->couch, "_bulk_docs"), ==, n_writes);
}

/* Found before anything is read: not even when the server was asked is noted. */
static void
assert_rolled_back_at_once (Office *self,
                            guint   desk)
{
  g_autofree char *before = fixture_dump (&self->desks[desk]);
  g_autofree char *after = NULL;

  assert_rolled_back (self, desk);
  after = fixture_dump (&self->desks[desk]);
  g_assert_cmpstr (before, ==, after);
}

/* Found before anything is sent: what is new was read by then, and when. */
static void
assert_rolled_back_later (Office *self,
                          guint   desk)
{
  g_autoptr (GRegex) times = g_regex_new ("^(retrieved_at|as_of)\\|.*$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *dump = fixture_dump (&self->desks[desk]);
  g_autofree char *before = g_regex_replace_literal (times, dump, -1, 0, "", 0, NULL);
  g_autofree char *dump_after = NULL;
  g_autofree char *after = NULL;

  assert_rolled_back (self, desk);
  dump_after = fixture_dump (&self->desks[desk]);
  after = g_regex_replace_literal (times, dump_after, -1, 0, "", 0, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_stop (Office        *self,
           gconstpointer  data)
{
  lose_something (self);
  assert_rolled_back_at_once (self, 0);
  office_edit (self, 1, "project:p3", "status", "\"ended\"");
  assert_rolled_back_at_once (self, 1);
  assert_sees (self, 1, "project:p3", "code", "\"new\"");
}

static void
test_give_ours (Office        *self,
                gconstpointer  data)
{
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  lose_something (self);
  office_edit (self, 0, "project:p5", "code", "\"waiting\"");
  office_sync (self, 0, INNO_IMPORT_GIVE_OURS, &report, &error);
  g_assert_no_error (error);
  assert_shared (self, "project:p3", "code", "\"new\"");
  assert_shared (self, "project:made", "status", "\"planned\"");
  assert_shared (self, "project:p5", "code", "\"waiting\"");
  assert_sees (self, 0, "project:p4", "code", "\"late\"");

  /* No branches are left, and for the others nothing has happened. */
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, "project:p3"), ==, 1);
  office_sync_well (self, 1, NULL);
  assert_sees (self, 1, "project:p3", "code", "\"new\"");
  office_sync_well (self, 0, NULL);
}

/* The files as they were are kept. */
static void
assert_backed_up (Office *self,
                  guint   desk)
{
  g_autoptr (GDir) dir = g_dir_open (self->desks[desk].folder, 0, NULL);
  const char *name;
  guint n_copies = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n_copies += strstr (name, ".before-") != NULL && strstr (name, "-wal") == NULL && strstr (name, "-shm") == NULL &&
                strstr (name, "-journal") == NULL ? 1 : 0;
  g_assert_cmpuint (n_copies, ==, 2);
}

static void
test_take_servers (Office        *self,
                   gconstpointer  data)
{
  InnoSyncReport report;
  g_autoptr (GError) error = NULL;

  lose_something (self);
  office_edit (self, 0, "project:p3", "status", "\"ended\"");
  office_sync (self, 0, INNO_IMPORT_TAKE_SERVERS, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.removed, ==, 1);
  assert_backed_up (self, 0);
  assert_sees (self, 0, "project:p3", "code", NULL);
  assert_sees (self, 0, "project:made", "status", NULL);
  assert_sees (self, 0, "project:p4", "code", "\"late\"");

  /* What waited is sent. */
  assert_shared (self, "project:p3", "status", "\"ended\"");
  office_sync_well (self, 0, &report);
  g_assert_true (report.unchanged);
}

/* Row 37: the database is empty, or gone. Nothing is deleted. */
static void
test_emptied (Office        *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  office_seed (self, 12);
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 2, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *value = g_strdup_printf ("\"v%u\"", i);

      office_edit (self, 0, "project:p1", "code", value);
      office_sync_well (self, 0, NULL);
    }
  fake_couch_clear (self->couch);
  assert_rolled_back_at_once (self, 0);
  assert_query (self, 0, "cache.db", "SELECT count(*) FROM project", "12");

  office_sync (self, 0, INNO_IMPORT_GIVE_OURS, NULL, &error);
  g_assert_no_error (error);
  office_sync_well (self, 1, NULL);
  assert_query (self, 1, "cache.db", "SELECT count(*) FROM project", "12");

  /* Who has less than was given back is not alarmed. */
  office_sync_well (self, 2, NULL);
  assert_sees (self, 2, "project:p1", "code", "\"v2\"");
}

/* Row 118: it seems so to the first machine that is asked, and is not. */
static void
test_false_alarm (Office        *self,
                  gconstpointer  data)
{
  InnoSyncReport report;

  office_seed (self, 5);
  office_sync_well (self, 0, NULL);
  fake_couch_fail (self->couch, "_revs_diff", FAKE_COUCH_STALE, 100);
  office_edit (self, 0, "project:p1", "code", "\"x\"");
  office_sync_well (self, 0, &report);
  g_assert_cmpuint (report.sent, ==, 1);
}

/* … nor to a second look, until a while has gone by. */
static void
test_late_alarm (Office        *self,
                 gconstpointer  data)
{
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  fake_couch_fail (self->couch, "_revs_diff", FAKE_COUCH_STALE, 1);
  fake_couch_fail (self->couch, "project:p0", FAKE_COUCH_STALE, 1);
  fake_couch_fail (self->couch, "meta:dataset", FAKE_COUCH_WELL, 1);
  office_sync_well (self, 0, NULL);
  g_assert_cmpuint (fake_couch_get_hits (self->couch, "_revs_diff"), >=, 2);
}

/* Row 119: only the document that is edited was lost, and it is old. */
static void
test_lost_document (Office        *self,
                    gconstpointer  data)
{
  g_autofree char *text = project_text ("lost", NULL);

  office_seed (self, 1);
  fake_couch_back_up (self->couch);
  g_free (fake_couch_put (self->couch, text));
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:lost", "code", "\"x\"");
  fake_couch_set_back (self->couch);
  assert_rolled_back_later (self, 0);
  assert_shared (self, "project:lost", "_id", NULL);
  assert_sees (self, 0, "project:lost", "code", "\"x\"");
}

/* A server that cannot be asked what it has can still be read. */
static void
test_read_only_proxy (Office        *self,
                      gconstpointer  data)
{
  office_seed (self, 2);
  office_sync_well (self, 0, NULL);
  fake_couch_set_status (self->couch, "405 Method Not Allowed", "{}");
  fake_couch_fail (self->couch, "_revs_diff", FAKE_COUCH_STATUS, 100);
  fake_couch_fail (self->couch, "_bulk_docs", FAKE_COUCH_STATUS, 100);
  g_free (fake_couch_change (self->couch, "project:p0", "code", "\"x\""));
  office_edit (self, 0, "project:p1", "code", "\"y\"");
  assert_office_fails (self, 0, INNO_IMPORT_NONE, INNO_SYNC_ERROR, INNO_SYNC_ERROR_READ_ONLY);
  assert_sees (self, 0, "project:p0", "code", "\"x\"");
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/sync/couch/canary/079-stop", test_stop);
  office_add_test ("/sync/couch/canary/079-give-ours", test_give_ours);
  office_add_test ("/sync/couch/canary/079-take-servers", test_take_servers);
  office_add_test ("/sync/couch/canary/037-emptied", test_emptied);
  office_add_test ("/sync/couch/canary/118-false-alarm", test_false_alarm);
  office_add_test ("/sync/couch/canary/118-late-alarm", test_late_alarm);
  office_add_test ("/sync/couch/canary/119-lost-document", test_lost_document);
  office_add_test ("/sync/couch/canary/038-read-only-proxy", test_read_only_proxy);

  return g_test_run ();
}
