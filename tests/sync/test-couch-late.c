/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was sent and given up as lost, and is there all the same. What was taken back
 * here meanwhile must not come back as somebody else's, and what was made here later
 * must not give way to what was made earlier. */

#include "couch-fixture.h"

#define ROW "{\"f1\":{\"source\":\"funding_source:erdf\",\"measure\":\"granted\",\"year\":2025,\"amount_cents\":1}}"

/* More than are looked through one by one. */
#define N_COLLEAGUES 12

/* What waits is sent, and its way to the server ends so. */
static void
send_in_vain (Office         *self,
              FakeCouchFault  fault)
{
  g_autoptr (GError) error = NULL;

  fake_couch_fail (self->couch, "_bulk_docs", fault, 1);
  g_assert_false (office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error));
}

static void
send_row (Office         *self,
          FakeCouchFault  fault)
{
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "funding", ROW);
  send_in_vain (self, fault);
}

static void
assert_row_is_gone (Office *self)
{
  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:p0", "funding", "{}");
  assert_sees (self, 0, "project:p0", "funding", "{}");
  assert_query (self, 0, "outbox.db", "SELECT (SELECT count(*) FROM conflict) + (SELECT count(*) FROM in_flight)", "0");
}

/* Somewhere on the way it was kept, and it arrives after it was looked for in vain. */
static void
test_arrives_late (Office        *self,
                   gconstpointer  data)
{
  g_autofree char *sent = NULL;
  g_autofree char *rev = NULL;
  g_autofree char *later = NULL;

  send_row (self, FAKE_COUCH_CUT_BEFORE);
  sent = office_query (self, 0, "outbox.db", "SELECT body FROM in_flight");

  office_edit (self, 0, "project:p0", "funding", "{}");
  send_in_vain (self, FAKE_COUCH_CUT_BEFORE);

  rev = fake_couch_put (self->couch, sent);
  g_assert_nonnull (rev);
  later = fake_couch_change (self->couch, "project:p0", "code", "\"theirs\"");
  assert_row_is_gone (self);
  assert_shared (self, "project:p0", "code", "\"theirs\"");
}

static void
test_lies_deep (Office        *self,
                gconstpointer  data)
{
  send_row (self, FAKE_COUCH_CUT_AFTER);
  assert_shared (self, "project:p0", "funding", ROW);

  office_edit (self, 0, "project:p0", "funding", "{}");
  for (guint i = 0; i < N_COLLEAGUES; i++)
    {
      g_autofree char *code = g_strdup_printf ("\"%u\"", i);
      g_autofree char *rev = fake_couch_change (self->couch, "project:p0", "code", code);

      g_assert_nonnull (rev);
    }
  assert_row_is_gone (self);
}

/* A removal goes again as one. */
static void
test_removal (Office        *self,
              gconstpointer  data)
{
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_remove (self, 0, "project:p0");
  for (guint i = 0; i < 2; i++)
    {
      send_in_vain (self, FAKE_COUCH_CUT_BEFORE);
      office_restart (self, 0);
    }

  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:p0", "type", NULL);
  assert_query (self, 0, "outbox.db", "SELECT (SELECT count(*) FROM edit) + (SELECT count(*) FROM in_flight)", "0");
}

/* It arrived, the answer did not, and a colleague has seen it and taken it away: nothing
 * of that is doubtful, and it does not come back. */
static void
assert_is_gone (Office     *self,
                const char *id)
{
  office_sync_well (self, 1, NULL);
  assert_sees (self, 1, id, "code", "\"mine\"");
  office_remove (self, 1, id);
  office_sync_well (self, 1, NULL);

  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  assert_shared (self, id, "type", NULL);
  for (guint i = 0; i < 2; i++)
    {
      assert_sees (self, i, id, "type", NULL);
      assert_query (self, i, "outbox.db", "SELECT (SELECT count(*) FROM conflict) + (SELECT count(*) FROM edit) + "
                                          "(SELECT count(*) FROM in_flight)", "0");
    }
}

#define NEW_PROJECT \
  "{\"_id\":\"project:new\",\"type\":\"project\",\"kind\":\"project\",\"status\":\"ongoing\",\"code\":\"mine\"," \
  "\"name\":{\"fi\":\"Uusi\",\"sv\":null,\"en\":null},\"cities\":[],\"themes\":[],\"funding\":{}}"

/* data: not NULL on a server that does not tell what is removed */
static void
send_new (Office        *self,
          gconstpointer  data)
{
  fake_couch_get_manners (self->couch)->forgets_removals = data != NULL;
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_create (self, 0, NEW_PROJECT);
  send_in_vain (self, FAKE_COUCH_CUT_AFTER);
}

static void
test_new_and_removed (Office        *self,
                      gconstpointer  data)
{
  send_new (self, data);
  assert_is_gone (self, "project:new");
}

static void
test_edited_and_removed (Office        *self,
                         gconstpointer  data)
{
  fake_couch_get_manners (self->couch)->forgets_removals = data != NULL;
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_edit (self, 0, "project:p0", "code", "\"mine\"");
  send_in_vain (self, FAKE_COUCH_CUT_AFTER);
  assert_is_gone (self, "project:p0");
}

/* What was written here since is not what they have seen: somebody has to choose. */
static void
test_removed_and_edited_since (Office        *self,
                               gconstpointer  data)
{
  send_new (self, data);

  office_sync_well (self, 1, NULL);
  office_remove (self, 1, "project:new");
  office_sync_well (self, 1, NULL);
  office_edit (self, 0, "project:new", "code", "\"later\"");
  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:new", "type", NULL);
  assert_sees (self, 0, "project:new", "code", "\"later\"");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM conflict WHERE document = 'project:new' AND path = ''", "1");
}

/* What is made anew under an old name is not what was taken away then. */
static void
test_never_arrived_and_removed (Office        *self,
                                gconstpointer  data)
{
  g_autofree char *rev = NULL;

  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  rev = fake_couch_put (self->couch, "{\"_id\":\"project:new\",\"_deleted\":true}");
  office_create (self, 0, NEW_PROJECT);
  send_in_vain (self, FAKE_COUCH_CUT_BEFORE);

  office_sync_well (self, 0, NULL);
  assert_shared (self, "project:new", "code", "\"mine\"");
  assert_sees (self, 0, "project:new", "code", "\"mine\"");
}

/* What was edited here on top of an open choice is what is kept, with the choice. */
static void
test_undecided (Office        *self,
                gconstpointer  data)
{
  office_seed (self, 1);
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  office_edit (self, 0, "project:p0", "code", "\"theirs\"");
  office_edit (self, 1, "project:p0", "code", "\"mine\"");
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  office_edit (self, 1, "project:p0", "code", "\"later\"");

  office_remove (self, 0, "project:p0");
  office_sync_well (self, 0, NULL);
  office_sync_well (self, 1, NULL);
  assert_sees (self, 1, "project:p0", "code", "\"later\"");
  assert_query (self, 1, "outbox.db", "SELECT mine FROM conflict WHERE path = 'code'", "\"mine\"");
}

/* On both kinds of servers. */
static void
add_removal (const char *path,
             void      (*func) (Office        *self,
                                gconstpointer  data))
{
  g_autofree char *forgotten = g_strconcat (path, "/forgotten", NULL);

  g_test_add (path, Office, NULL, office_set_up, func, office_tear_down);
  g_test_add (forgotten, Office, path, office_set_up, func, office_tear_down);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);

  office_add_test ("/couch/late/arrives-late", test_arrives_late);
  office_add_test ("/couch/late/lies-deep", test_lies_deep);
  office_add_test ("/couch/late/removal", test_removal);
  add_removal ("/couch/late/new-and-removed", test_new_and_removed);
  add_removal ("/couch/late/edited-and-removed", test_edited_and_removed);
  add_removal ("/couch/late/removed-and-edited-since", test_removed_and_edited_since);
  office_add_test ("/couch/late/never-arrived-and-removed", test_never_arrived_and_removed);
  office_add_test ("/couch/late/undecided", test_undecided);

  return g_test_run ();
}
