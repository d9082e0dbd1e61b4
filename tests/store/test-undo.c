/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "edit-fixture.h"
#include "inno-document-diff.h"

#define CITY(slug) \
  "{'_id':'city:" slug "','type':'city','name':{'fi':'Uusi','sv':'Ny','en':null},'kind':'city'," \
  "'region':{'code':'09','name':{'fi':'a','sv':null,'en':null}}}"

/* Returns: the kind and the subject of what was undone, and how many others were, or "nothing" */
static char *
move (EditFixture *fixture,
      gboolean     is_undo)
{
  g_autoptr(InnoStep) step = NULL;
  g_autoptr(GError) error = NULL;
  gboolean can_move = is_undo ? inno_store_can_undo (fixture->store) : inno_store_can_redo (fixture->store);

  if (is_undo)
    inno_store_undo (fixture->store, "Bo", &step, &error);
  else
    inno_store_redo (fixture->store, "Bo", &step, &error);
  g_assert_no_error (error);
  g_assert_cmpint (can_move, ==, step != NULL);
  edit_fixture_assert_sound (fixture->store, fixture->folder);

  if (step == NULL)
    return g_strdup ("nothing");

  return step->n_others == 0 ? g_strdup_printf ("%d %s", (int) step->kind, step->subject)
                             : g_strdup_printf ("%d %s +%u", (int) step->kind, step->subject, step->n_others);
}

#define assert_move(fixture, is_undo, expected) \
  G_STMT_START { \
    g_autofree char *_moved = move ((fixture), (is_undo)); \
    g_assert_cmpstr (_moved, ==, (expected)); \
  } G_STMT_END

#define assert_undo(fixture, expected) assert_move (fixture, TRUE, expected)
#define assert_redo(fixture, expected) assert_move (fixture, FALSE, expected)

static void
set_status (EditFixture *fixture,
            const char  *status)
{
  edit_fixture_set (fixture->store, "project:p1", "status", status);
}

#define assert_status(fixture, value) edit_fixture_assert_member ((fixture)->store, "project:p1", "status", (value))

static void
test_nothing (EditFixture   *fixture,
              gconstpointer  data)
{
  assert_undo (fixture, "nothing");
  assert_redo (fixture, "nothing");
}

/* undo, undo, redo, new edit, and so on, over a reopening each time. */
static void
test_stack (EditFixture   *fixture,
            gconstpointer  data)
{
  set_status (fixture, "'planned'");
  set_status (fixture, "'ended'");
  set_status (fixture, "'cancelled'");
  edit_fixture_reopen (fixture);

  assert_undo (fixture, "1 project:p1");
  assert_status (fixture, "\"ended\"");
  edit_fixture_reopen (fixture);
  assert_undo (fixture, "1 project:p1");
  assert_status (fixture, "\"planned\"");
  edit_fixture_reopen (fixture);
  assert_redo (fixture, "1 project:p1");
  assert_status (fixture, "\"ended\"");

  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  edit_fixture_reopen (fixture);
  assert_redo (fixture, "nothing");
  assert_undo (fixture, "1 project:p1");
  edit_fixture_assert_member (fixture->store, "project:p1", "url", NULL);
  assert_status (fixture, "\"ended\"");
  assert_undo (fixture, "1 project:p1");
  assert_status (fixture, "\"planned\"");
  assert_undo (fixture, "1 project:p1");
  assert_status (fixture, "\"ongoing\"");
  assert_undo (fixture, "nothing");

  /* All of it back: nothing is left to be sent. */
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM edit"), ==, 0);

  assert_redo (fixture, "1 project:p1");
  assert_redo (fixture, "1 project:p1");
  assert_redo (fixture, "1 project:p1");
  assert_redo (fixture, "nothing");
  assert_status (fixture, "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "url", "\"https://example.org\"");
}

/* What is undone is byte for byte what was. */
static void
test_to_the_letter (EditFixture   *fixture,
                    gconstpointer  data)
{
  g_autofree char *before = edit_fixture_dump (fixture);
  g_autofree char *after = NULL;

  set_status (fixture, "'ended'");
  edit_fixture_remove (fixture->store, "project:p0");
  edit_fixture_create (fixture->store, CITY ("new"));
  assert_undo (fixture, "0 city:new");
  assert_undo (fixture, "4 project:p0");
  assert_undo (fixture, "1 project:p1");
  after = edit_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_created (EditFixture   *fixture,
              gconstpointer  data)
{
  edit_fixture_create (fixture->store, CITY ("new"));
  assert_undo (fixture, "0 city:new");
  g_assert_null (edit_fixture_read (fixture->store, "city:new"));
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM edit"), ==, 0);
  assert_redo (fixture, "0 city:new");
  edit_fixture_assert_member (fixture->store, "city:new", "kind", "\"city\"");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

static void
test_removed (EditFixture   *fixture,
              gconstpointer  data)
{
  set_status (fixture, "'ended'");
  edit_fixture_remove (fixture->store, "project:p1");
  edit_fixture_reopen (fixture);
  assert_undo (fixture, "4 project:p1");
  assert_status (fixture, "\"ended\"");
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db",
                                       "SELECT count(*) FROM funding WHERE project = 'project:p1'"), ==, 2);
  assert_redo (fixture, "4 project:p1");
  g_assert_null (edit_fixture_read (fixture->store, "project:p1"));
}

static void
test_name_of_step (EditFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr(InnoStep) step = NULL;

  edit_fixture_create (fixture->store, CITY ("new"));
  g_assert_true (inno_store_undo (fixture->store, NULL, &step, NULL));
  g_assert_cmpstr (step->name->in[INNO_LANG_SV], ==, "Ny");
  g_assert_null (step->name->in[INNO_LANG_EN]);
  g_assert_cmpstr (step->who, ==, "Anna");
  g_assert_cmpint (step->at, >, 1700000000);
  g_assert_cmpint (step->number, ==, 1);
}

/* Several documents in one step go back as one. */
static void
test_several (EditFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(JsonObject) p0 = edit_fixture_read (fixture->store, "project:p0");
  g_autoptr(JsonObject) p1 = edit_fixture_read (fixture->store, "project:p1");
  g_autoptr(JsonObject) ended = edit_fixture_with (p0, "status", "'ended'");
  g_autoptr(JsonObject) city = edit_fixture_parse (CITY ("new"));
  InnoEdit *edit = inno_edit_new (INNO_EDIT_END, "project:p0");

  inno_edit_put (edit, p0, ended);
  inno_edit_remove (edit, p1);
  inno_edit_put (edit, NULL, city);
  edit_fixture_apply (fixture->store, edit);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 3);
  assert_undo (fixture, "3 project:p0 +2");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  assert_status (fixture, "\"ongoing\"");
  g_assert_null (edit_fixture_read (fixture->store, "city:new"));
  assert_redo (fixture, "3 project:p0 +2");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 3);
}

/* A copy of p1 as the shared data has it later. */
static void
import_with (EditFixture *fixture,
             gint64       seq,
             const char  *from,
             const char  *to)
{
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  GString *text = g_string_new (g_ptr_array_index (documents, 0));
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_free (documents->pdata[0]);
  documents->pdata[0] = g_string_free (text, FALSE);
  store_fixture_import (fixture->store, documents, seq, 0, NULL, &error);
  g_assert_no_error (error);
}

/* What others changed since stays. */
static void
test_after_import (EditFixture   *fixture,
                   gconstpointer  data)
{
  set_status (fixture, "'ended'");
  import_with (fixture, 4, "\"end\":null", "\"end\":\"2025-12-31\"");
  assert_status (fixture, "\"ended\"");
  assert_undo (fixture, "1 project:p1");
  assert_status (fixture, "\"ongoing\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "end", "\"2025-12-31\"");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  assert_redo (fixture, "1 project:p1");
  assert_status (fixture, "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "end", "\"2025-12-31\"");
}

/* Both changed it: theirs stands, and what undoing would put back is kept. */
static void
test_conflict (EditFixture   *fixture,
               gconstpointer  data)
{
  set_status (fixture, "'ended'");
  import_with (fixture, 4, "\"ongoing\"", "\"cancelled\"");
  assert_status (fixture, "\"cancelled\"");
  assert_undo (fixture, "1 project:p1");
  assert_status (fixture, "\"cancelled\"");
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT path = 'status' AND mine = '\"ongoing\"' AND who = 'Bo' "
                                       "FROM conflict"), ==, 1);
  assert_undo (fixture, "nothing");
}

/* Removed here, changed there, and back: with what they changed. */
static void
test_removed_and_imported (EditFixture   *fixture,
                           gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  edit_fixture_remove (fixture->store, "project:p1");
  import_with (fixture, 4, "\"ongoing\"", "\"cancelled\"");
  g_assert_null (edit_fixture_read (fixture->store, "project:p1"));
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT path = '' AND mine IS NULL AND theirs LIKE '%cancelled%' "
                                       "FROM conflict"), ==, 1);
  assert_undo (fixture, "4 project:p1");
  assert_status (fixture, "\"cancelled\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "url", "\"https://example.org\"");
  assert_undo (fixture, "1 project:p1");
  edit_fixture_assert_member (fixture->store, "project:p1", "url", NULL);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
}

/* Versions */

/* "kind>status", newest first; an import is "import>status". */
static char *
list_versions (EditFixture *fixture,
               const char  *id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) versions = inno_store_list_versions (fixture->store, id, &error);
  GString *text = g_string_new (NULL);
  JsonObject *later = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < versions->len; i++)
    {
      const InnoVersion *version = g_ptr_array_index (versions, i);
      const char *status = version->after != NULL
        ? json_object_get_string_member_with_default (version->after, "status", "?") : "gone";

      if (version->is_import)
        g_string_append_printf (text, "import>%s ", status);
      else
        g_string_append_printf (text, "%d>%s ", (int) version->kind, status);

      g_assert_cmpint (version->is_import, ==, version->number == 0);
      if (i > 0)
        g_assert_true (inno_document_has_same_content (later, version->after));
      later = version->before;
    }
  g_assert_null (later);

  return g_string_free (text, FALSE);
}

#define assert_versions(fixture, id, expected) \
  G_STMT_START { \
    g_autofree char *_versions = list_versions ((fixture), (id)); \
    g_assert_cmpstr (_versions, ==, (expected)); \
  } G_STMT_END

static void
test_versions (EditFixture   *fixture,
               gconstpointer  data)
{
  assert_versions (fixture, "project:p1", "import>ongoing ");
  assert_versions (fixture, "project:none", "");

  set_status (fixture, "'planned'");
  set_status (fixture, "'ended'");
  assert_undo (fixture, "1 project:p1");
  assert_versions (fixture, "project:p1", "5>planned 1>ended 1>planned import>ongoing ");
  assert_redo (fixture, "1 project:p1");
  edit_fixture_remove (fixture->store, "project:p1");
  assert_versions (fixture, "project:p1", "4>gone 6>ended 5>planned 1>ended 1>planned import>ongoing ");

  edit_fixture_create (fixture->store, CITY ("new"));
  assert_versions (fixture, "city:new", "0>? ");
}

/* What came between two steps, or after all, is a version too. */
static void
test_versions_with_imports (EditFixture   *fixture,
                            gconstpointer  data)
{
  g_autoptr(GPtrArray) versions = NULL;
  const InnoVersion *first, *last;

  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  import_with (fixture, 4, "\"ongoing\"", "\"cancelled\"");
  assert_versions (fixture, "project:p1", "import>cancelled 1>ongoing import>ongoing ");
  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org/b'");
  assert_versions (fixture, "project:p1", "1>cancelled import>cancelled 1>ongoing import>ongoing ");

  versions = inno_store_list_versions (fixture->store, "project:p1", NULL);
  first = g_ptr_array_index (versions, 0);
  last = g_ptr_array_index (versions, 3);
  g_assert_cmpstr (first->who, ==, "Anna");
  g_assert_cmpint (first->at, >, 1744275700);
  g_assert_cmpint (last->at, ==, 1744275700);
}

/* The copy has been fetched again since: the oldest version came before, on the day
 * on which its origin says so. */
static void
test_version_of_origin (EditFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr(GPtrArray) versions = NULL;
  const InnoVersion *last;

  import_with (fixture, 4, "\"end\":null", "\"end\":null,\"origin\":{\"file\":\"a.xlsx\",\"retrieved\":\"2025-02-03\"}");
  set_status (fixture, "'ended'");
  g_assert_true (inno_store_set_setting (fixture->store, "retrieved_at", "99999999999", NULL));
  versions = inno_store_list_versions (fixture->store, "project:p1", NULL);
  last = g_ptr_array_index (versions, 1);
  g_assert_true (last->is_import);
  g_assert_cmpint (last->at, ==, 1738540800);
}

static char *
dump_statuses (EditFixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:p%u", i);
      g_autofree char *status = edit_fixture_get (fixture->store, id, "status");

      g_string_append_printf (text, "%s ", status != NULL ? status : "none");
    }

  return g_string_free (text, FALSE);
}

/* Undone altogether, whatever was done, the portfolio is what it was; and done again
 * altogether, it is what it had become. */
static void
test_at_random (EditFixture   *fixture,
                gconstpointer  data)
{
  static const char * const ids[] = { "project:p0", "project:p1", "project:p2" };
  static const char * const values[] = { "'ended'", "'planned'", "'ongoing'", "'cancelled'" };

  for (guint32 seed = 1; seed <= 10; seed++)
    {
      g_autofree char *before = edit_fixture_dump (fixture);
      g_autofree char *between = NULL;
      g_autofree char *again = NULL;
      g_autofree char *after = NULL;
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

      for (guint i = 0; i < 15; i++)
        {
          const char *id = ids[g_rand_int_range (rand, 0, G_N_ELEMENTS (ids))];
          g_autoptr(JsonObject) there = edit_fixture_read (fixture->store, id);

          if (there == NULL)
            {
              g_autofree char *text = store_fixture_project (strchr (id, ':') + 1, "");

              edit_fixture_create (fixture->store, text);
            }
          else if (g_rand_int_range (rand, 0, 4) == 0)
            edit_fixture_remove (fixture->store, id);
          else
            edit_fixture_set (fixture->store, id, "status", values[g_rand_int_range (rand, 0, 4)]);
        }

      between = dump_statuses (fixture);
      while (inno_store_can_undo (fixture->store))
        g_assert_true (inno_store_undo (fixture->store, NULL, NULL, NULL));
      after = edit_fixture_dump (fixture);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);

      while (inno_store_can_redo (fixture->store))
        g_assert_true (inno_store_redo (fixture->store, NULL, NULL, NULL));
      again = dump_statuses (fixture);
      g_assert_cmpstr (between, ==, again);
      while (inno_store_can_undo (fixture->store))
        g_assert_true (inno_store_undo (fixture->store, NULL, NULL, NULL));
    }
}

#define ADD(name, func) \
  g_test_add ("/undo/" name, EditFixture, NULL, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("nothing", test_nothing);
  ADD ("stack", test_stack);
  ADD ("to-the-letter", test_to_the_letter);
  ADD ("created", test_created);
  ADD ("removed", test_removed);
  ADD ("name-of-step", test_name_of_step);
  ADD ("several", test_several);
  ADD ("after-import", test_after_import);
  ADD ("conflict", test_conflict);
  ADD ("removed-and-imported", test_removed_and_imported);
  ADD ("versions", test_versions);
  ADD ("versions-with-imports", test_versions_with_imports);
  ADD ("version-of-origin", test_version_of_origin);
  ADD ("at-random", test_at_random);

  return g_test_run ();
}
