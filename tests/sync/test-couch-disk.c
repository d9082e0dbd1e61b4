/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows 91, 94 and 95: the disk fails, or the program ends, at any write of a run that
 * pulls, merges, sends and prunes. What was kept is kept, and the next run ends it. */

#include <string.h>

#include <sqlite3.h>

#include "couch-fixture.h"
#include "fault-vfs.h"

#define N_PROJECTS 150

/* Somebody else changes one member, another machine takes a second one as a branch, and
 * at the desk a third is changed: @token in all of them. */
static void
make_work (Office     *self,
           const char *id,
           const char *token)
{
  g_autofree char *branch = fake_couch_get (self->couch, id);
  g_autofree char *rev = office_read (self, id, "_rev");
  g_autofree char *past = NULL;
  g_autoptr (GString) json = g_string_new (branch);

  rev[strlen (rev) - 1] = '\0';
  past = g_strdup_printf (",\"branch\":%s,\"_revisions\":{\"start\":2,\"ids\":[\"00\",\"%s\"]}}", token,
                          strchr (rev, '-') + 1);
  g_string_replace (json, rev + 1, "2-00", 1);
  g_string_truncate (json, json->len - 1);
  g_string_append (json, past);
  g_free (fake_couch_change (self->couch, id, "theirs", token));
  fake_couch_graft (self->couch, json->str);
  office_edit (self, 0, id, "mine", token);
}

/* Between the two files a base may get lost, so that people are asked without need; but
 * they are asked, and have both. */
static void
assert_done (Office     *self,
             const char *id,
             const char *token,
             guint      *n_asked)
{
  static const char * const members[] = { "mine", "theirs", "branch" };
  g_autofree char *sql = g_strdup_printf ("SELECT mine || theirs FROM conflict WHERE document = '%s'", id);
  g_autofree char *conflicts = office_query (self, 0, "outbox.db", sql);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *seen = office_see (self, 0, id, members[i]);
      g_autofree char *there = office_read (self, id, members[i]);

      g_assert_cmpstr (seen, ==, there);
      g_assert_true (g_strcmp0 (seen, token) == 0 || strstr (conflicts, token) != NULL);
    }
  *n_asked += *conflicts != '\0' ? 1 : 0;
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM edit", "0");
  assert_query (self, 0, "outbox.db", "SELECT count(*) FROM in_flight", "0");
  g_assert_cmpuint (fake_couch_count_leaves (self->couch, id), ==, 1);
}

/* Returns: whether the fault was met */
static gboolean
run_with_fault (Office *self,
                guint   n,
                int     code,
                guint  *n_asked)
{
  static guint n_tokens;
  g_autofree char *id = g_strdup_printf ("project:p%u", n_tokens % N_PROJECTS);
  g_autofree char *token = g_strdup_printf ("\"t%u\"", n_tokens++);
  g_autoptr (GError) error = NULL;
  gboolean is_done;
  gboolean is_met;

  make_work (self, id, token);
  fault_vfs_arm (n, code, code == SQLITE_FULL);
  is_done = office_sync (self, 0, INNO_IMPORT_NONE, NULL, &error);
  is_met = fault_vfs_get_n_calls () >= n;
  fault_vfs_arm (0, SQLITE_OK, FALSE);

  if (!is_done)
    {
      g_assert_true (error->domain == INNO_STORE_ERROR);
      g_assert_cmpint (error->code, ==, code == SQLITE_FULL ? INNO_STORE_ERROR_FULL : INNO_STORE_ERROR_FAILED);
    }
  assert_sees (self, 0, id, "mine", token);
  if (n % 3 == 0)
    office_restart (self, 0);

  office_sync_well (self, 0, NULL);
  assert_done (self, id, token, n_asked);
  return is_met;
}

/* The first ones one by one, then in steps that are coprime to what a page of the log
 * costs. */
static void
each_write_fails (Office *self,
                  int     code)
{
  guint n = 1;
  guint n_met = 0;
  guint n_asked = 0;

  office_seed (self, N_PROJECTS);
  office_sync_well (self, 0, NULL);
  while (run_with_fault (self, n, code, &n_asked))
    {
      n_met++;
      n += n < 40 ? 1 : 7;
    }
  g_test_message ("%u writes failed in turn, up to number %u; %u times people are asked", n_met, n, n_asked);
  g_assert_cmpuint (n_asked, <, n_met / 4);
  g_assert_cmpuint (n_met, >, 20);
}

static void
test_write_fails (Office        *self,
                  gconstpointer  data)
{
  each_write_fails (self, SQLITE_IOERR_WRITE);
}

static void
test_disk_full (Office        *self,
                gconstpointer  data)
{
  each_write_fails (self, SQLITE_FULL);
}

int
main (int    argc,
      char **argv)
{
  fixture_main_init (&argc, &argv);
  fault_vfs_install ();

  office_add_test ("/sync/couch/disk/095-write-fails", test_write_fails);
  office_add_test ("/sync/couch/disk/094-disk-full", test_disk_full);

  return g_test_run ();
}
