/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What both sides changed: listed, chosen, taken back. */

#include "conflict-fixture.h"
#include "inno-store-feed.h"

static void
test_listed (EditFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GPtrArray) records = NULL;
  const InnoConflictDocument *document;
  const InnoConflictRecord *record;

  conflict_fixture_assert_n (fixture, 0);
  conflict_fixture_make (fixture);
  conflict_fixture_assert_n (fixture, 1);

  documents = inno_store_list_conflict_documents (fixture->store, NULL, 10, NULL);
  g_assert_cmpuint (documents->len, ==, 1);
  document = documents->pdata[0];
  g_assert_cmpstr (document->id, ==, "project:p1");
  g_assert_cmpuint (document->n_conflicts, ==, 1);
  g_assert_nonnull (inno_text_get (document->name, INNO_LANG_FI, NULL));

  records = conflict_fixture_list (fixture);
  g_assert_cmpuint (records->len, ==, 1);
  record = records->pdata[0];
  g_assert_cmpstr (record->path, ==, "status");
  g_assert_cmpstr (json_node_get_string (record->base), ==, "ongoing");
  g_assert_cmpstr (json_node_get_string (record->mine), ==, "ended");
  g_assert_cmpstr (json_node_get_string (record->theirs), ==, "cancelled");
  g_assert_cmpstr (record->mine_by, ==, "Anna");
  g_assert_cmpint (ABS (record->mine_at - g_get_real_time () / G_USEC_PER_SEC), <, 600);
  g_assert_cmpstr (record->theirs_by, ==, "Bertil");
  g_assert_cmpint (record->theirs_at, ==, 1744265100);
}

typedef struct
{
  InnoChoiceSide  side;
  const char     *value;
  const char     *status;
  guint           n_losers;
  guint           n_waiting;
} Way;

static const Way ways[] = {
  { INNO_CHOICE_MINE, NULL, "\"ended\"", 1, 1 },
  { INNO_CHOICE_THEIRS, NULL, "\"cancelled\"", 1, 0 },
  { INNO_CHOICE_OTHER, "\"planned\"", "\"planned\"", 2, 1 },
};

/* Each choice, taken back and made again, over a restart. */
static void
test_chosen (EditFixture   *fixture,
             gconstpointer  data)
{
  const Way *way = data;

  conflict_fixture_make (fixture);
  conflict_fixture_choose (fixture, way->side, way->value);
  conflict_fixture_assert_status (fixture, way->status);
  conflict_fixture_assert_n (fixture, 0);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, way->n_waiting);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM history"), ==, way->n_losers);

  edit_fixture_reopen (fixture);
  conflict_fixture_move (fixture, inno_store_undo);
  conflict_fixture_assert_status (fixture, "\"cancelled\"");
  conflict_fixture_assert_n (fixture, 1);
  conflict_fixture_assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"cancelled\"' "
                                           "AND base = '\"ongoing\"' "
                                           "AND who = 'Anna' FROM conflict");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);

  conflict_fixture_move (fixture, inno_store_redo);
  conflict_fixture_assert_status (fixture, way->status);
  conflict_fixture_assert_n (fixture, 0);
  conflict_fixture_move (fixture, inno_store_undo);
  conflict_fixture_assert_n (fixture, 1);
}

/* Others have gone on between the choice and its undoing. */
static void
test_undone_late (EditFixture   *fixture,
                  gconstpointer  data)
{
  conflict_fixture_make (fixture);
  conflict_fixture_choose (fixture, INNO_CHOICE_THEIRS, NULL);
  conflict_fixture_import (fixture, 5, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("Bertil", "planned")));
  conflict_fixture_move (fixture, inno_store_undo);
  conflict_fixture_assert_status (fixture, "\"planned\"");
  conflict_fixture_assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");
}

/* The other fields go on. */
static void
test_others_go_on (EditFixture   *fixture,
                   gconstpointer  data)
{
  conflict_fixture_make (fixture);
  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  conflict_fixture_choose (fixture, INNO_CHOICE_MINE, NULL);
  conflict_fixture_assert_status (fixture, "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "url", "\"https://example.org\"");
}

/* What was looked at is no longer what it was. */
static void
test_outdated (EditFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) seen = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  conflict_fixture_make (fixture);
  seen = conflict_fixture_list (fixture);
  conflict_fixture_import (fixture, 5, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("David", "planned")));
  conflict_fixture_assert_status (fixture, "\"planned\"");
  conflict_fixture_assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");

  before = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_false (conflict_fixture_choose_in (fixture, seen, INNO_CHOICE_MINE, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_OUTDATED);
  after = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);

  conflict_fixture_choose (fixture, INNO_CHOICE_MINE, NULL);
  g_clear_error (&error);
  g_assert_false (conflict_fixture_choose_in (fixture, seen, INNO_CHOICE_MINE, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_OUTDATED);
}

/* Both tell the same in the end: a pull, or an edit by hand. */
static void
test_dropped (EditFixture   *fixture,
              gconstpointer  data)
{
  conflict_fixture_make (fixture);
  conflict_fixture_import (fixture, 5, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("David", "ended")));
  conflict_fixture_assert_status (fixture, "\"ended\"");
  conflict_fixture_assert_n (fixture, 0);

  conflict_fixture_import (fixture, 6, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("David", "planned")));
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  conflict_fixture_import (fixture, 7, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("David", "cancelled")));
  conflict_fixture_assert_n (fixture, 1);
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  conflict_fixture_assert_n (fixture, 0);
  conflict_fixture_assert_status (fixture, "\"ended\"");
}

/* Edited on, and changed there once more: what the second of ours took the place of
 * is in the history. */
static void
test_replaced (EditFixture   *fixture,
               gconstpointer  data)
{
  conflict_fixture_make (fixture);
  edit_fixture_set (fixture->store, "project:p1", "status", "'planned'");
  conflict_fixture_assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");
  conflict_fixture_import (fixture, 5, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("David", "ongoing")));
  conflict_fixture_assert_outbox (fixture, "SELECT mine = '\"planned\"' AND theirs = '\"ongoing\"' FROM conflict");
  conflict_fixture_assert_outbox (fixture, "SELECT value = '\"ended\"' FROM history");
}

static void
test_removed_here (EditFixture   *fixture,
                   gconstpointer  data)
{
  InnoChoiceSide side = (InnoChoiceSide) GPOINTER_TO_INT (data);
  gboolean is_mine = side == INNO_CHOICE_MINE;
  g_autoptr(JsonObject) after = NULL;
  g_autoptr(JsonObject) undone = NULL;

  edit_fixture_remove (fixture->store, "project:p1");
  conflict_fixture_import (fixture, 4, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("Bertil", "ended")));
  conflict_fixture_import (fixture, 5, conflict_fixture_with ("\"ongoing\"", CONFLICT_BY ("Bertil", "cancelled")));
  conflict_fixture_assert_n (fixture, 1);
  conflict_fixture_assert_outbox (fixture, "SELECT mine IS NULL AND theirs LIKE '%cancelled%' FROM conflict");

  conflict_fixture_choose (fixture, side, NULL);
  conflict_fixture_assert_n (fixture, 0);
  after = edit_fixture_read (fixture->store, "project:p1");
  g_assert_cmpint (after == NULL, ==, is_mine);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, is_mine ? 1 : 0);

  conflict_fixture_move (fixture, inno_store_undo);
  conflict_fixture_assert_n (fixture, 1);
  undone = edit_fixture_read (fixture->store, "project:p1");
  g_assert_null (undone);
}

static void
test_removed_there (EditFixture   *fixture,
                    gconstpointer  data)
{
  InnoChoiceSide side = (InnoChoiceSide) GPOINTER_TO_INT (data);
  gboolean is_mine = side == INNO_CHOICE_MINE;
  g_autoptr(JsonObject) after = NULL;

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  conflict_fixture_import (fixture, 4, conflict_fixture_with (NULL, NULL));
  conflict_fixture_assert_n (fixture, 1);
  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  conflict_fixture_assert_outbox (fixture, "SELECT mine LIKE '%example.org%' AND theirs IS NULL FROM conflict");

  conflict_fixture_choose (fixture, side, NULL);
  conflict_fixture_assert_n (fixture, 0);
  after = edit_fixture_read (fixture->store, "project:p1");
  g_assert_cmpint (after != NULL, ==, is_mine);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, is_mine ? 1 : 0);

  conflict_fixture_move (fixture, inno_store_undo);
  conflict_fixture_assert_status (fixture, "\"ended\"");
  conflict_fixture_assert_n (fixture, 1);
}

/* It was about a field, and then the whole was removed there. */
static void
test_field_then_removed (EditFixture   *fixture,
                         gconstpointer  data)
{
  conflict_fixture_make (fixture);
  conflict_fixture_import (fixture, 5, conflict_fixture_with (NULL, NULL));
  conflict_fixture_assert_n (fixture, 1);
  conflict_fixture_assert_outbox (fixture, "SELECT path = '' AND mine LIKE '%ended%' AND theirs IS NULL FROM conflict");
  conflict_fixture_assert_status (fixture, "\"ended\"");
}

/* An amount was changed on both sides, and then its row was removed there. */
static void
test_row_removed (EditFixture   *fixture,
                  gconstpointer  data)
{
  static const char row[] = "{'f1':{'source':'funding_source:city','measure':'planned','year':2024,'amount_cents':%d}}";
  g_autofree char *mine = g_strdup_printf (row, 100);
  g_autofree char *theirs = g_strdup_printf (row, 200);
  g_autofree char *base = edit_fixture_get (fixture->store, "project:p1", "funding");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *start = g_strdup_printf (row, 300);

  /* The shared data has the row first. */
  first = g_strdelimit (g_strdup (start), "'", '"');
  conflict_fixture_import (fixture, 4, conflict_fixture_with (base, first));
  edit_fixture_set (fixture->store, "project:p1", "funding", mine);
  second = g_strdelimit (g_strdup (theirs), "'", '"');
  conflict_fixture_import (fixture, 5, conflict_fixture_with (base, second));
  conflict_fixture_assert_outbox (fixture, "SELECT path = 'funding/f1/amount_cents' AND mine = '100' "
                                           "AND theirs = '200' FROM conflict");

  conflict_fixture_import (fixture, 6, conflict_fixture_with (base, "{}"));
  conflict_fixture_assert_outbox (fixture, "SELECT path = 'funding/f1' AND mine LIKE '%\"amount_cents\":100%' AND "
                                           "mine LIKE '%2024%' AND theirs IS NULL FROM conflict");
  conflict_fixture_choose (fixture, INNO_CHOICE_MINE, NULL);
  conflict_fixture_assert_outbox (fixture, "SELECT body LIKE '%\"amount_cents\":100%' FROM edit");
  conflict_fixture_assert_n (fixture, 0);
}

/* What would come of it is no document. */
static void
test_refused (EditFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  conflict_fixture_make (fixture);
  records = conflict_fixture_list (fixture);
  before = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_false (conflict_fixture_choose_in (fixture, records, INNO_CHOICE_OTHER, "\"never\"", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (conflict_fixture_choose_in (fixture, records, INNO_CHOICE_OTHER, NULL, &error));
  g_assert_nonnull (error);
  after = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);
}

/* People have a choice, and no history. */
static void
test_person (EditFixture   *fixture,
             gconstpointer  data)
{
  static const char person[] = "{'_id':'person:a','type':'person','name':'%s'}";
  g_autofree char *mine = g_strdup_printf (person, "Mine");
  g_autofree char *theirs = g_strdup_printf (person, "Theirs");
  GPtrArray *documents = store_fixture_documents ();
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GError) error = NULL;

  edit_fixture_create (fixture->store, mine);
  g_ptr_array_add (documents, g_strdelimit (g_strdup (theirs), "'", '"'));
  conflict_fixture_import (fixture, 4, documents);
  conflict_fixture_assert_n (fixture, 1);
  records = inno_store_list_conflicts (fixture->store, "person:a", NULL, 9, NULL);
  g_assert_true (conflict_fixture_choose_in (fixture, records, INNO_CHOICE_MINE, NULL, &error));
  edit_fixture_assert_member (fixture->store, "person:a", "name", "\"Mine\"");
  conflict_fixture_assert_outbox (fixture, "SELECT (SELECT count(*) FROM history) + (SELECT count(*) FROM resolution) "
                                           "+ (SELECT count(*) FROM step) = 0");
}

/* A page of a shared database with nothing but the project. @status NULL: it is deleted. */
static void
feed (EditFixture *fixture,
      const char  *status)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = store_fixture_project ("p1", "");
  g_autoptr(JsonObject) document = edit_fixture_parse (text);
  g_autoptr(InnoStoreImport) page = inno_store_feed_begin (fixture->store, 1, &error);
  InnoImportCounts counts = { 0 };

  g_assert_no_error (error);
  if (status != NULL)
    {
      json_object_set_string_member (document, "status", status);
      json_object_set_string_member (document, "_rev", "9-x");
      inno_store_feed_add (page, document, TRUE, &error);
    }
  else
    {
      inno_store_feed_remove (page, "project:p1", NULL, TRUE, &error);
    }
  g_assert_no_error (error);
  inno_store_feed_commit (page, NULL, &counts, &error);
  g_assert_no_error (error);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
}

/* What comes page by page concerns what is open as well. */
static void
test_fed (EditFixture   *fixture,
          gconstpointer  data)
{
  conflict_fixture_make (fixture);
  feed (fixture, "planned");
  conflict_fixture_assert_status (fixture, "\"planned\"");
  conflict_fixture_assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");
  feed (fixture, NULL);
  conflict_fixture_assert_outbox (fixture, "SELECT path = '' AND mine LIKE '%ended%' AND theirs IS NULL FROM conflict");
  conflict_fixture_choose (fixture, INNO_CHOICE_MINE, NULL);
  conflict_fixture_assert_status (fixture, "\"ended\"");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

static void
test_fed_alike (EditFixture   *fixture,
                gconstpointer  data)
{
  conflict_fixture_make (fixture);
  feed (fixture, "ended");
  conflict_fixture_assert_status (fixture, "\"ended\"");
  conflict_fixture_assert_n (fixture, 0);
}

#define ADD(name, func, data) \
  g_test_add ("/conflicts/" name, EditFixture, data, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("listed", test_listed, NULL);
  ADD ("chosen/mine", test_chosen, &ways[0]);
  ADD ("chosen/theirs", test_chosen, &ways[1]);
  ADD ("chosen/other", test_chosen, &ways[2]);
  ADD ("undone-late", test_undone_late, NULL);
  ADD ("others-go-on", test_others_go_on, NULL);
  ADD ("outdated", test_outdated, NULL);
  ADD ("dropped", test_dropped, NULL);
  ADD ("replaced", test_replaced, NULL);
  ADD ("removed-here/mine", test_removed_here, GINT_TO_POINTER (INNO_CHOICE_MINE));
  ADD ("removed-here/theirs", test_removed_here, GINT_TO_POINTER (INNO_CHOICE_THEIRS));
  ADD ("removed-there/mine", test_removed_there, GINT_TO_POINTER (INNO_CHOICE_MINE));
  ADD ("removed-there/theirs", test_removed_there, GINT_TO_POINTER (INNO_CHOICE_THEIRS));
  ADD ("field-then-removed", test_field_then_removed, NULL);
  ADD ("row-removed", test_row_removed, NULL);
  ADD ("refused", test_refused, NULL);
  ADD ("person", test_person, NULL);
  ADD ("fed", test_fed, NULL);
  ADD ("fed-alike", test_fed_alike, NULL);

  return g_test_run ();
}
