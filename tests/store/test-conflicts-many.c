/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many conflicts at once, and conflicts that come of edits at random. */

#include "conflict-fixture.h"
#include "inno-document-path.h"
#include "inno-store-private.h"

#define N_MANY 10000

static void
make_many (EditFixture *fixture,
           guint        n)
{
  g_autoptr(GString) sql = g_string_new ("BEGIN;");

  /* Deleted here and changed there. */
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *slug = g_strdup_printf ("m%05u", i);
      g_autofree char *text = store_fixture_project (slug, "");
      g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

      g_string_append_printf (sql, "INSERT INTO edit VALUES ('project:%s', NULL, '%s', NULL, 7);"
                                   "INSERT INTO conflict VALUES ('project:%s', '', NULL, NULL, '%s', 'Anna', 7);",
                              slug, json, slug, json);
    }
  g_string_append (sql, "COMMIT");
  inno_store_close (fixture->store);
  store_fixture_exec (fixture->folder, "outbox.db", sql->str);
  g_assert_true (inno_store_open (fixture->store, NULL));
}

/* Counts the steps of the machine that runs the statements. */
static int
count_steps_cb (unsigned int  what,
                void         *user_data,
                void         *statement,
                void         *more)
{
  guint *n_steps = user_data;

  *n_steps += (guint) sqlite3_stmt_status (statement, SQLITE_STMTSTATUS_VM_STEP, TRUE);
  return 0;
}

/* A page costs what is on it, however many there are and wherever it is. */
static void
test_many (EditFixture   *fixture,
           gconstpointer  data)
{
  guint n_documents, n_conflicts, n_steps = 0, n_listed = 0;
  g_autofree char *after = NULL;

  make_many (fixture, N_MANY);
  g_assert_true (inno_store_count_conflicts (fixture->store, &n_documents, &n_conflicts, NULL));
  g_assert_cmpuint (n_documents, ==, N_MANY);
  g_assert_cmpuint (n_conflicts, ==, N_MANY);

  sqlite3_trace_v2 (inno_store_get_outbox (fixture->store, NULL), SQLITE_TRACE_PROFILE, count_steps_cb, &n_steps);
  while (TRUE)
    {
      g_autoptr(GPtrArray) page = NULL;

      n_steps = 0;
      page = inno_store_list_conflict_documents (fixture->store, after, 100, NULL);
      g_assert_nonnull (page);
      g_assert_cmpuint (n_steps, <, 100 * 100);
      if (page->len == 0)
        break;
      n_listed += page->len;
      g_free (after);
      after = g_strdup (((const InnoConflictDocument *) page->pdata[page->len - 1])->id);
      g_assert_nonnull (((const InnoConflictDocument *) page->pdata[0])->name);
    }
  sqlite3_trace_v2 (inno_store_get_outbox (fixture->store, NULL), 0, NULL, NULL);
  g_assert_cmpuint (n_listed, ==, N_MANY);

  /* In one step, and back. */
  g_assert_true (inno_store_resolve_all (fixture->store, INNO_CHOICE_THEIRS, N_MANY, NULL, NULL));
  conflict_fixture_assert_n (fixture, 0);
  edit_fixture_assert_member (fixture->store, "project:m09999", "kind", "\"project\"");
  conflict_fixture_move (fixture, inno_store_undo);
  g_assert_true (inno_store_count_conflicts (fixture->store, &n_documents, &n_conflicts, NULL));
  g_assert_cmpuint (n_conflicts, ==, N_MANY);
  g_assert_null (edit_fixture_read (fixture->store, "project:m09999"));
}

static void
test_all (EditFixture   *fixture,
          gconstpointer  data)
{
  InnoChoiceSide side = (InnoChoiceSide) GPOINTER_TO_INT (data);
  g_autoptr(GError) error = NULL;

  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org/mine'");
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  conflict_fixture_import (fixture, 4, conflict_fixture_with ("\"ongoing\"",
                                                             "\"cancelled\",\"url\":\"https://example.org/theirs\""));
  conflict_fixture_assert_n (fixture, 2);
  g_assert_false (inno_store_resolve_all (fixture->store, side, 1, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_OUTDATED);
  conflict_fixture_assert_n (fixture, 2);

  g_assert_true (inno_store_resolve_all (fixture->store, side, 2, NULL, NULL));
  conflict_fixture_assert_n (fixture, 0);
  conflict_fixture_assert_status (fixture, side == INNO_CHOICE_MINE ? "\"ended\"" : "\"cancelled\"");
  conflict_fixture_assert_outbox (fixture, "SELECT count(DISTINCT step) = 1 AND count(*) = 2 FROM resolution");
  conflict_fixture_move (fixture, inno_store_undo);
  conflict_fixture_assert_n (fixture, 2);
  conflict_fixture_assert_status (fixture, "\"cancelled\"");
}

/* At random */

static const char * const members[] = { "beneficiary", "authority", "url", "code" };

/* What is open is about what stands, and about two that differ. */
static void
assert_open_is_so (EditFixture *fixture)
{
  g_autoptr(JsonObject) document = edit_fixture_read (fixture->store, "project:p1");
  g_autoptr(GPtrArray) records = conflict_fixture_list (fixture);

  for (guint i = 0; i < records->len; i++)
    {
      const InnoConflictRecord *record = records->pdata[i];

      g_assert_true (inno_document_is_same (record->theirs, inno_document_get_at (document, record->path)));
      g_assert_false (inno_document_is_same (record->theirs, record->mine));
    }
}

/* Whatever was written here is what is seen, or one of two versions, or in the history:
 * of choices, or of steps. */
static void
assert_not_lost (EditFixture *fixture,
                 const char  *value)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM conflict WHERE mine = '\"%s\"') "
                     "OR EXISTS (SELECT 1 FROM history WHERE value = '\"%s\"') "
                     "OR EXISTS (SELECT 1 FROM step_document WHERE after LIKE '%%\"%s\"%%')", value, value, value);

  conflict_fixture_assert_outbox (fixture, sql);
}

static void
import_member (EditFixture  *fixture,
               gint64        seq,
               JsonObject  **server,
               const char   *member,
               const char   *value)
{
  GPtrArray *documents = store_fixture_documents ();
  JsonObject *changed = edit_fixture_with (*server, member, value);
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), changed);

  json_object_unref (*server);
  *server = changed;
  g_free (documents->pdata[CONFLICT_FIXTURE_P1]);
  documents->pdata[CONFLICT_FIXTURE_P1] = json_to_string (node, FALSE);
  conflict_fixture_import (fixture, seq, documents);
}

static void
test_at_random (EditFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *text = store_fixture_project ("p1", "");
  g_autoptr(JsonObject) server = edit_fixture_parse (text);
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 120; i++)
    {
      const char *member = members[g_rand_int_range (rand, 0, G_N_ELEMENTS (members))];
      g_autofree char *word = g_strdup_printf ("%u", 1000 + i);
      g_autofree char *value = g_strdup_printf ("'%s'", word);
      g_autofree char *other = g_strdup_printf ("\"%s\"", word);
      int what = g_rand_int_range (rand, 0, 6);

      if (what < 2)
        edit_fixture_set (fixture->store, "project:p1", member, value);
      else if (what < 4)
        import_member (fixture, 4 + i, &server, member, value);
      else if (what < 5)
        conflict_fixture_choose (fixture, (InnoChoiceSide) g_rand_int_range (rand, 0, 3), other);
      else if (inno_store_can_undo (fixture->store))
        conflict_fixture_move (fixture, inno_store_undo);

      if (what < 2)
        g_ptr_array_add (written, g_steal_pointer (&word));
      assert_open_is_so (fixture);
      for (guint j = 0; j < written->len; j++)
        assert_not_lost (fixture, written->pdata[j]);
    }
}

#define ADD(name, func, data) \
  g_test_add ("/conflicts-many/" name, EditFixture, data, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("many", test_many, NULL);
  ADD ("all/mine", test_all, GINT_TO_POINTER (INNO_CHOICE_MINE));
  ADD ("all/theirs", test_all, GINT_TO_POINTER (INNO_CHOICE_THEIRS));
  ADD ("at-random", test_at_random, NULL);

  return g_test_run ();
}
