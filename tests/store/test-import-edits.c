/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "edit-fixture.h"
#include "inno-document-diff.h"
#include "inno-store-import.h"

/* What comes meets what was edited here. */

#define CITY(slug) \
  "{'_id':'city:" slug "','type':'city','name':{'fi':'Uusi','sv':null,'en':null},'kind':'city'," \
  "'region':{'code':'09','name':{'fi':'a','sv':null,'en':null}}}"

#define P1 0   /* where the project stands among the documents */

/* Replaces a piece of the document at @index; @from NULL: takes the document away. */
static GPtrArray *
documents_with (guint       index,
                const char *from,
                const char *to)
{
  GPtrArray *documents = store_fixture_documents ();
  GString *text;

  if (from == NULL)
    {
      g_ptr_array_remove_index (documents, index);
      return documents;
    }

  text = g_string_new (g_ptr_array_index (documents, index));
  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  g_free (documents->pdata[index]);
  documents->pdata[index] = g_string_free (text, FALSE);
  return documents;
}

/* Takes @documents. */
static InnoImportCounts
import (EditFixture *fixture,
        gint64       seq,
        GPtrArray   *documents)
{
  g_autoptr(GError) error = NULL;
  InnoImportCounts counts = { 0 };

  store_fixture_import (fixture->store, documents, seq, 0, &counts, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (documents);
  edit_fixture_assert_sound (fixture->store, fixture->folder);
  return counts;
}

static void
assert_counts (InnoImportCounts counts,
               guint            added,
               guint            changed,
               guint            removed,
               guint            unchanged)
{
  g_assert_cmpuint (counts.added, ==, added);
  g_assert_cmpuint (counts.changed, ==, changed);
  g_assert_cmpuint (counts.removed, ==, removed);
  g_assert_cmpuint (counts.unchanged, ==, unchanged);
}

#define assert_status(fixture, value) edit_fixture_assert_member ((fixture)->store, "project:p1", "status", (value))
#define assert_outbox(fixture, sql) g_assert_cmpint (edit_fixture_query ((fixture), "outbox.db", (sql)), ==, 1)
#define assert_no_conflict(fixture) assert_outbox (fixture, "SELECT count(*) = 0 FROM conflict")

static void
test_unchanged (EditFixture   *fixture,
                gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  assert_counts (import (fixture, 4, store_fixture_documents ()), 0, 0, 0, 8);
  assert_status (fixture, "\"ended\"");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
  assert_no_conflict (fixture);
}

static void
test_other_field (EditFixture   *fixture,
                  gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  assert_counts (import (fixture, 4, documents_with (P1, "\"end\":null", "\"end\":\"2025-12-31\"")), 0, 1, 0, 7);
  assert_status (fixture, "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "end", "\"2025-12-31\"");
  assert_outbox (fixture, "SELECT base_body LIKE '%2025-12-31%' AND base_body LIKE '%ongoing%' AND "
                          "body LIKE '%2025-12-31%' AND body LIKE '%ended%' FROM edit");
  assert_no_conflict (fixture);

  /* And once more the same: nothing new. */
  assert_counts (import (fixture, 5, documents_with (P1, "\"end\":null", "\"end\":\"2025-12-31\"")), 0, 0, 0, 8);
  assert_status (fixture, "\"ended\"");
}

static void
test_same_field (EditFixture   *fixture,
                 gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  import (fixture, 4, documents_with (P1, "\"ongoing\"", "\"cancelled\""));
  assert_status (fixture, "\"cancelled\"");
  assert_outbox (fixture, "SELECT path = 'status' AND base = '\"ongoing\"' AND mine = '\"ended\"' AND "
                          "theirs = '\"cancelled\"' AND who = 'Anna' FROM conflict");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  edit_fixture_reopen (fixture);
  assert_status (fixture, "\"cancelled\"");
}

/* What we did has arrived there: nothing is left to be sent. */
static void
test_arrived (EditFixture   *fixture,
              gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  edit_fixture_create (fixture->store, CITY ("new"));
  edit_fixture_remove (fixture->store, "project:p0");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 3);

  {
    GPtrArray *documents = documents_with (P1, "\"ongoing\"", "\"ended\"");

    g_ptr_array_remove_index (documents, documents->len - 1);
    g_ptr_array_add (documents, g_strdelimit (g_strdup (CITY ("new")), "'", '"'));
    assert_counts (import (fixture, 4, documents), 1, 1, 0, 6);
  }

  assert_status (fixture, "\"ended\"");
  edit_fixture_assert_member (fixture->store, "city:new", "kind", "\"city\"");
  g_assert_null (edit_fixture_read (fixture->store, "project:p0"));
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  assert_outbox (fixture, "SELECT count(*) = 0 FROM edit");
  assert_no_conflict (fixture);
}

static void
test_created_here (EditFixture   *fixture,
                   gconstpointer  data)
{
  edit_fixture_create (fixture->store, CITY ("new"));
  assert_counts (import (fixture, 4, store_fixture_documents ()), 0, 0, 0, 8);
  edit_fixture_assert_member (fixture->store, "city:new", "kind", "\"city\"");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

static void
test_removed_here (EditFixture   *fixture,
                   gconstpointer  data)
{
  edit_fixture_remove (fixture->store, "project:p1");
  assert_counts (import (fixture, 4, store_fixture_documents ()), 0, 0, 0, 8);
  g_assert_null (edit_fixture_read (fixture->store, "project:p1"));
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);

  import (fixture, 5, documents_with (P1, "\"ongoing\"", "\"ended\""));
  g_assert_null (edit_fixture_read (fixture->store, "project:p1"));
  assert_outbox (fixture, "SELECT path = '' AND mine IS NULL AND theirs LIKE '%ended%' FROM conflict");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

/* No longer in the shared data: what was changed here is kept. */
static void
test_removed_there (EditFixture   *fixture,
                    gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  import (fixture, 4, documents_with (P1, NULL, NULL));
  assert_status (fixture, "\"ended\"");
  assert_outbox (fixture, "SELECT path = '' AND mine LIKE '%ended%' AND theirs IS NULL FROM conflict");
  assert_outbox (fixture, "SELECT base_body IS NULL AND body LIKE '%ended%' FROM edit");

  /* And it may come back. */
  import (fixture, 5, documents_with (P1, "\"end\":null", "\"end\":\"2025-12-31\""));
  edit_fixture_assert_member (fixture->store, "project:p1", "end", "\"2025-12-31\"");
  assert_outbox (fixture, "SELECT count(*) = 1 FROM conflict WHERE path = 'status' AND mine = '\"ended\"'");
}

static void
test_removed_on_both_sides (EditFixture   *fixture,
                            gconstpointer  data)
{
  edit_fixture_remove (fixture->store, "project:p1");
  import (fixture, 4, documents_with (P1, NULL, NULL));
  g_assert_null (edit_fixture_read (fixture->store, "project:p1"));
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  assert_no_conflict (fixture);
}

/* A record without an id may be any that is missing. */
static void
test_quarantined (EditFixture   *fixture,
                  gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  import (fixture, 4, documents_with (P1, "\"ongoing\"", "\"never\""));
  assert_status (fixture, "\"ended\"");
  import (fixture, 5, documents_with (P1, "\"_id\":\"project:p1\"", "\"_id\":7"));
  assert_status (fixture, "\"ended\"");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
  assert_no_conflict (fixture);
}

/* The last of two copies counts. */
static void
test_twice (EditFixture   *fixture,
            gconstpointer  data)
{
  GPtrArray *documents = documents_with (P1, "\"end\":null", "\"end\":\"2025-12-31\"");

  g_ptr_array_add (documents, store_fixture_project ("p1", ""));
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  import (fixture, 4, documents);
  assert_status (fixture, "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "end", "null");
  assert_no_conflict (fixture);
}

/* A hundred made here are no mass removal there. */
static void
test_many_created (EditFixture   *fixture,
                   gconstpointer  data)
{
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CREATE, "city:c0");

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *slug = g_strdup_printf ("c%u", i);
      g_autofree char *text = store_fixture_city (slug);
      g_autoptr(JsonObject) document = edit_fixture_parse (text);

      inno_edit_put (edit, NULL, document);
    }
  edit_fixture_apply (fixture->store, edit);
  assert_counts (import (fixture, 4, store_fixture_documents ()), 0, 0, 0, 8);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 100);
}

/* Refused, or given up: nothing has happened to the edits either. */
static void
test_refused (EditFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(GPtrArray) documents = documents_with (P1, "\"ongoing\"", "\"cancelled\"");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(InnoStoreImport) import = NULL;
  g_autoptr(GError) error = NULL;

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  before = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_false (store_fixture_import (fixture->store, documents, 2, 0, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_ROLLED_BACK);

  import = inno_store_import_begin (fixture->store, NULL);
  g_assert_true (inno_store_import_add (import, documents->pdata[0], strlen (documents->pdata[0]), "", NULL));
  g_clear_pointer (&import, inno_store_import_free);
  after = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);
  assert_status (fixture, "\"ended\"");
}

/* The outbox took in the import, the cache did not: nothing of either is lost. */
static void
test_cache_is_behind (EditFixture   *fixture,
                      gconstpointer  data)
{
  g_autofree char *old = NULL;
  g_autofree char *cache = g_build_filename (fixture->folder, "cache.db", NULL);
  gsize length;

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  inno_store_close (fixture->store);
  g_assert_true (g_file_get_contents (cache, &old, &length, NULL));
  g_assert_true (inno_store_open (fixture->store, NULL));
  import (fixture, 4, documents_with (P1, "\"end\":null", "\"end\":\"2025-12-31\""));
  inno_store_close (fixture->store);

  store_fixture_set_contents (fixture->folder, "cache.db", old, (gssize) length);
  g_assert_true (inno_store_open (fixture->store, NULL));
  edit_fixture_assert_sound (fixture->store, fixture->folder);
  assert_status (fixture, "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "end", "\"2025-12-31\"");
  import (fixture, 4, documents_with (P1, "\"end\":null", "\"end\":\"2025-12-31\""));
  assert_status (fixture, "\"ended\"");
}

/* An edit that cannot be read is in nobody's way, and stays. */
static void
test_unreadable_edit (EditFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = store_fixture_documents ();

  inno_store_close (fixture->store);
  store_fixture_exec (fixture->folder, "outbox.db",
                      "INSERT INTO edit VALUES ('project:p1', NULL, '{', '{\"a\":2}', 7)");
  g_assert_true (inno_store_open (fixture->store, NULL));
  store_fixture_import (fixture->store, documents, 4, 0, NULL, &error);
  g_assert_no_error (error);
  assert_outbox (fixture, "SELECT body = '{\"a\":2}' FROM edit");
  store_fixture_exec (fixture->folder, "outbox.db", "DELETE FROM edit");
}

/* Two desks and a server, at random: whatever is written here or there is what is
 * seen here in the end, or in a conflict. */
static void
test_at_random (EditFixture   *fixture,
                gconstpointer  data)
{
  static const char * const members[] = { "beneficiary", "authority", "url", "code" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *text = store_fixture_project ("p1", "");
  g_autoptr(JsonObject) server = edit_fixture_parse (text);
  gint64 seq = 4;

  for (guint i = 0; i < 150; i++)
    {
      const char *member = members[g_rand_int_range (rand, 0, G_N_ELEMENTS (members))];
      gboolean is_here = g_rand_boolean (rand);
      g_autofree char *value = g_strdup_printf ("'%s %u'", is_here ? "here" : "there", i);
      g_autoptr(JsonObject) before = edit_fixture_read (fixture->store, "project:p1");
      g_autofree char *sql = NULL;

      if (is_here)
        {
          edit_fixture_set (fixture->store, "project:p1", member, value);
        }
      else
        {
          JsonObject *changed = edit_fixture_with (server, member, value);
          g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), changed);
          GPtrArray *documents = store_fixture_documents ();

          json_object_unref (server);
          server = changed;
          g_free (documents->pdata[P1]);
          documents->pdata[P1] = json_to_string (node, FALSE);
          import (fixture, seq++, documents);
        }

      /* What was written last is seen, and what it took the place of, if it was ours
       * and not sent, is a conflict. */
      g_strdelimit (value, "'", '"');
      edit_fixture_assert_member (fixture->store, "project:p1", member, value);
      if (!is_here && json_object_has_member (before, member) &&
          g_str_has_prefix (json_object_get_string_member (before, member), "here"))
        {
          sql = g_strdup_printf ("SELECT count(*) FROM conflict WHERE path = '%s' AND mine = '\"%s\"'", member,
                                 json_object_get_string_member (before, member));
          assert_outbox (fixture, sql);
        }
    }
}

#define ADD(name, func) \
  g_test_add ("/import-edits/" name, EditFixture, NULL, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("unchanged", test_unchanged);
  ADD ("other-field", test_other_field);
  ADD ("same-field", test_same_field);
  ADD ("arrived", test_arrived);
  ADD ("created-here", test_created_here);
  ADD ("removed-here", test_removed_here);
  ADD ("removed-there", test_removed_there);
  ADD ("removed-on-both-sides", test_removed_on_both_sides);
  ADD ("quarantined", test_quarantined);
  ADD ("twice", test_twice);
  ADD ("many-created", test_many_created);
  ADD ("refused", test_refused);
  ADD ("cache-is-behind", test_cache_is_behind);
  ADD ("unreadable-edit", test_unreadable_edit);
  ADD ("at-random", test_at_random);

  return g_test_run ();
}
