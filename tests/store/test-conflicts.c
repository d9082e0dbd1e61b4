/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-fixture.h"
#include "inno-document-path.h"
#include "inno-store-conflicts.h"
#include "inno-store-feed.h"
#include "inno-store-private.h"

/* What both sides changed: listed, chosen, taken back. */

#define P1 0   /* where the project stands among the documents */

static GPtrArray *
documents_with (const char *from,
                const char *to)
{
  GPtrArray *documents = store_fixture_documents ();
  GString *text;

  if (from == NULL)
    {
      g_ptr_array_remove_index (documents, P1);
      return documents;
    }

  text = g_string_new (g_ptr_array_index (documents, P1));
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_free (documents->pdata[P1]);
  documents->pdata[P1] = g_string_free (text, FALSE);
  return documents;
}

/* Takes @documents. */
static void
import (EditFixture *fixture,
        gint64       seq,
        GPtrArray   *documents)
{
  g_autoptr(GError) error = NULL;

  store_fixture_import (fixture->store, documents, seq, 0, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (documents);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
}

#define MEMBERS(who, status) "\"" status "\",\"edit\":{\"id\":\"x\",\"by\":\"" who "\",\"at\":\"2025-04-10T06:05:00Z\"}"

/* Ended here, cancelled there. */
static void
make_conflict (EditFixture *fixture)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  import (fixture, 4, documents_with ("\"ongoing\"", MEMBERS ("Bertil", "cancelled")));
}

static GPtrArray *
list (EditFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *records = inno_store_list_conflicts (fixture->store, "project:p1", NULL, 100, &error);

  g_assert_no_error (error);
  return records;
}

static void
assert_n (EditFixture *fixture,
          guint        n)
{
  g_autoptr(GError) error = NULL;
  guint n_documents, n_conflicts;

  inno_store_count_conflicts (fixture->store, &n_documents, &n_conflicts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_conflicts, ==, n);
  g_assert_cmpuint (n_documents, ==, MIN (n, 1));
}

/* Chooses in all records that there are. @value: NULL but for another. */
static gboolean
choose_in (EditFixture     *fixture,
           GPtrArray       *records,
           InnoChoiceSide   side,
           const char      *value,
           GError         **error)
{
  g_autoptr(GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_choice_free);

  for (guint i = 0; i < records->len; i++)
    {
      InnoConflictChoice *choice = inno_conflict_choice_new (records->pdata[i], side, NULL);

      choice->value = g_strdup (value);
      g_ptr_array_add (choices, choice);
    }

  return inno_store_resolve (fixture->store, choices, "Cecilia", error);
}

static void
choose (EditFixture    *fixture,
        InnoChoiceSide  side,
        const char     *value)
{
  g_autoptr(GPtrArray) records = list (fixture);
  g_autoptr(GError) error = NULL;

  choose_in (fixture, records, side, value, &error);
  g_assert_no_error (error);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
}

static void
move (EditFixture  *fixture,
      gboolean    (*func) (InnoStore   *store,
                           const char  *who,
                           InnoStep   **step,
                           GError     **error))
{
  g_autoptr(GError) error = NULL;
  g_autoptr(InnoStep) step = NULL;

  func (fixture->store, "Cecilia", &step, &error);
  g_assert_no_error (error);
  g_assert_nonnull (step);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
}

#define assert_status(fixture, value) edit_fixture_assert_member ((fixture)->store, "project:p1", "status", (value))
#define assert_outbox(fixture, sql) g_assert_cmpint (edit_fixture_query ((fixture), "outbox.db", (sql)), ==, 1)

static void
test_listed (EditFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GPtrArray) records = NULL;
  const InnoConflictDocument *document;
  const InnoConflictRecord *record;

  assert_n (fixture, 0);
  make_conflict (fixture);
  assert_n (fixture, 1);

  documents = inno_store_list_conflict_documents (fixture->store, NULL, 10, NULL);
  g_assert_cmpuint (documents->len, ==, 1);
  document = documents->pdata[0];
  g_assert_cmpstr (document->id, ==, "project:p1");
  g_assert_cmpuint (document->n_conflicts, ==, 1);
  g_assert_nonnull (inno_text_get (document->name, INNO_LANG_FI, NULL));

  records = list (fixture);
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

  make_conflict (fixture);
  choose (fixture, way->side, way->value);
  assert_status (fixture, way->status);
  assert_n (fixture, 0);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, way->n_waiting);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM history"), ==, way->n_losers);

  edit_fixture_reopen (fixture);
  move (fixture, inno_store_undo);
  assert_status (fixture, "\"cancelled\"");
  assert_n (fixture, 1);
  assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"cancelled\"' AND base = '\"ongoing\"' "
                          "AND who = 'Anna' FROM conflict");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);

  move (fixture, inno_store_redo);
  assert_status (fixture, way->status);
  assert_n (fixture, 0);
  move (fixture, inno_store_undo);
  assert_n (fixture, 1);
}

/* Others have gone on between the choice and its undoing. */
static void
test_undone_late (EditFixture   *fixture,
                  gconstpointer  data)
{
  make_conflict (fixture);
  choose (fixture, INNO_CHOICE_THEIRS, NULL);
  import (fixture, 5, documents_with ("\"ongoing\"", MEMBERS ("Bertil", "planned")));
  move (fixture, inno_store_undo);
  assert_status (fixture, "\"planned\"");
  assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");
}

/* The other fields go on. */
static void
test_others_go_on (EditFixture   *fixture,
                   gconstpointer  data)
{
  make_conflict (fixture);
  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  choose (fixture, INNO_CHOICE_MINE, NULL);
  assert_status (fixture, "\"ended\"");
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

  make_conflict (fixture);
  seen = list (fixture);
  import (fixture, 5, documents_with ("\"ongoing\"", MEMBERS ("David", "planned")));
  assert_status (fixture, "\"planned\"");
  assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");

  before = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_false (choose_in (fixture, seen, INNO_CHOICE_MINE, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_OUTDATED);
  after = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);

  choose (fixture, INNO_CHOICE_MINE, NULL);
  g_clear_error (&error);
  g_assert_false (choose_in (fixture, seen, INNO_CHOICE_MINE, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_OUTDATED);
}

/* Both tell the same in the end: a pull, or an edit by hand. */
static void
test_dropped (EditFixture   *fixture,
              gconstpointer  data)
{
  make_conflict (fixture);
  import (fixture, 5, documents_with ("\"ongoing\"", MEMBERS ("David", "ended")));
  assert_status (fixture, "\"ended\"");
  assert_n (fixture, 0);

  import (fixture, 6, documents_with ("\"ongoing\"", MEMBERS ("David", "planned")));
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  import (fixture, 7, documents_with ("\"ongoing\"", MEMBERS ("David", "cancelled")));
  assert_n (fixture, 1);
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  assert_n (fixture, 0);
  assert_status (fixture, "\"ended\"");
}

/* Edited on, and changed there once more: what the second of ours took the place of
 * is in the history. */
static void
test_replaced (EditFixture   *fixture,
               gconstpointer  data)
{
  make_conflict (fixture);
  edit_fixture_set (fixture->store, "project:p1", "status", "'planned'");
  assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");
  import (fixture, 5, documents_with ("\"ongoing\"", MEMBERS ("David", "ongoing")));
  assert_outbox (fixture, "SELECT mine = '\"planned\"' AND theirs = '\"ongoing\"' FROM conflict");
  assert_outbox (fixture, "SELECT value = '\"ended\"' FROM history");
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
  import (fixture, 4, documents_with ("\"ongoing\"", MEMBERS ("Bertil", "ended")));
  import (fixture, 5, documents_with ("\"ongoing\"", MEMBERS ("Bertil", "cancelled")));
  assert_n (fixture, 1);
  assert_outbox (fixture, "SELECT mine IS NULL AND theirs LIKE '%cancelled%' FROM conflict");

  choose (fixture, side, NULL);
  assert_n (fixture, 0);
  after = edit_fixture_read (fixture->store, "project:p1");
  g_assert_cmpint (after == NULL, ==, is_mine);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, is_mine ? 1 : 0);

  move (fixture, inno_store_undo);
  assert_n (fixture, 1);
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
  import (fixture, 4, documents_with (NULL, NULL));
  assert_n (fixture, 1);
  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  assert_outbox (fixture, "SELECT mine LIKE '%example.org%' AND theirs IS NULL FROM conflict");

  choose (fixture, side, NULL);
  assert_n (fixture, 0);
  after = edit_fixture_read (fixture->store, "project:p1");
  g_assert_cmpint (after != NULL, ==, is_mine);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, is_mine ? 1 : 0);

  move (fixture, inno_store_undo);
  assert_status (fixture, "\"ended\"");
  assert_n (fixture, 1);
}

/* It was about a field, and then the whole was removed there. */
static void
test_field_then_removed (EditFixture   *fixture,
                         gconstpointer  data)
{
  make_conflict (fixture);
  import (fixture, 5, documents_with (NULL, NULL));
  assert_n (fixture, 1);
  assert_outbox (fixture, "SELECT path = '' AND mine LIKE '%ended%' AND theirs IS NULL FROM conflict");
  assert_status (fixture, "\"ended\"");
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
  import (fixture, 4, documents_with (base, first));
  edit_fixture_set (fixture->store, "project:p1", "funding", mine);
  second = g_strdelimit (g_strdup (theirs), "'", '"');
  import (fixture, 5, documents_with (base, second));
  assert_outbox (fixture, "SELECT path = 'funding/f1/amount_cents' AND mine = '100' AND theirs = '200' FROM conflict");

  import (fixture, 6, documents_with (base, "{}"));
  assert_outbox (fixture, "SELECT path = 'funding/f1' AND mine LIKE '%\"amount_cents\":100%' AND "
                          "mine LIKE '%2024%' AND theirs IS NULL FROM conflict");
  choose (fixture, INNO_CHOICE_MINE, NULL);
  assert_outbox (fixture, "SELECT body LIKE '%\"amount_cents\":100%' FROM edit");
  assert_n (fixture, 0);
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

  make_conflict (fixture);
  records = list (fixture);
  before = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_false (choose_in (fixture, records, INNO_CHOICE_OTHER, "\"never\"", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (choose_in (fixture, records, INNO_CHOICE_OTHER, NULL, &error));
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
  import (fixture, 4, documents);
  assert_n (fixture, 1);
  records = inno_store_list_conflicts (fixture->store, "person:a", NULL, 9, NULL);
  g_assert_true (choose_in (fixture, records, INNO_CHOICE_MINE, NULL, &error));
  edit_fixture_assert_member (fixture->store, "person:a", "name", "\"Mine\"");
  assert_outbox (fixture, "SELECT (SELECT count(*) FROM history) + (SELECT count(*) FROM resolution) "
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
  make_conflict (fixture);
  feed (fixture, "planned");
  assert_status (fixture, "\"planned\"");
  assert_outbox (fixture, "SELECT mine = '\"ended\"' AND theirs = '\"planned\"' FROM conflict");
  feed (fixture, NULL);
  assert_outbox (fixture, "SELECT path = '' AND mine LIKE '%ended%' AND theirs IS NULL FROM conflict");
  choose (fixture, INNO_CHOICE_MINE, NULL);
  assert_status (fixture, "\"ended\"");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

static void
test_fed_alike (EditFixture   *fixture,
                gconstpointer  data)
{
  make_conflict (fixture);
  feed (fixture, "ended");
  assert_status (fixture, "\"ended\"");
  assert_n (fixture, 0);
}

/* Bulk */

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
  assert_n (fixture, 0);
  edit_fixture_assert_member (fixture->store, "project:m09999", "kind", "\"project\"");
  move (fixture, inno_store_undo);
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
  import (fixture, 4, documents_with ("\"ongoing\"", "\"cancelled\",\"url\":\"https://example.org/theirs\""));
  assert_n (fixture, 2);
  g_assert_false (inno_store_resolve_all (fixture->store, side, 1, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_OUTDATED);
  assert_n (fixture, 2);

  g_assert_true (inno_store_resolve_all (fixture->store, side, 2, NULL, NULL));
  assert_n (fixture, 0);
  assert_status (fixture, side == INNO_CHOICE_MINE ? "\"ended\"" : "\"cancelled\"");
  assert_outbox (fixture, "SELECT count(DISTINCT step) = 1 AND count(*) = 2 FROM resolution");
  move (fixture, inno_store_undo);
  assert_n (fixture, 2);
  assert_status (fixture, "\"cancelled\"");
}

/* At random */

static const char * const members[] = { "beneficiary", "authority", "url", "code" };

/* What is open is about what stands, and about two that differ. */
static void
assert_open_is_so (EditFixture *fixture)
{
  g_autoptr(JsonObject) document = edit_fixture_read (fixture->store, "project:p1");
  g_autoptr(GPtrArray) records = list (fixture);

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

  assert_outbox (fixture, sql);
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
  g_free (documents->pdata[P1]);
  documents->pdata[P1] = json_to_string (node, FALSE);
  import (fixture, seq, documents);
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
        choose (fixture, (InnoChoiceSide) g_rand_int_range (rand, 0, 3), other);
      else if (inno_store_can_undo (fixture->store))
        move (fixture, inno_store_undo);

      if (what < 2)
        g_ptr_array_add (written, g_steal_pointer (&word));
      assert_open_is_so (fixture);
      for (guint j = 0; j < written->len; j++)
        assert_not_lost (fixture, written->pdata[j]);
    }
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
  ADD ("many", test_many, NULL);
  ADD ("all/mine", test_all, GINT_TO_POINTER (INNO_CHOICE_MINE));
  ADD ("all/theirs", test_all, GINT_TO_POINTER (INNO_CHOICE_THEIRS));
  ADD ("at-random", test_at_random, NULL);

  return g_test_run ();
}
