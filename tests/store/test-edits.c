/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include <glib/gstdio.h>

#include "edit-fixture.h"
#include "inno-json.h"

#define NEW_PROJECT(slug, more) \
  "{'_id':'project:" slug "','type':'project','name':{'fi':'Uusi','sv':null,'en':null},'kind':'project'," \
  "'agreement':'agreement:b','cities':['city:kemi'],'themes':[],'status':'planned'," \
  "'funding':{'f1':{'source':'funding_source:city','measure':'planned','amount_cents':500}}" more "}"

static void
test_change (EditFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonObject) document = NULL;
  JsonObject *stamp;

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  edit_fixture_assert_member (fixture->store, "project:p1", "status", "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "x-unknown", "[1,2.5]");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);

  document = edit_fixture_read (fixture->store, "project:p1");
  stamp = json_object_get_object_member (document, "edit");
  g_assert_cmpstr (json_object_get_string_member (stamp, "by"), ==, "Anna");
  g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (stamp, "id")));
  g_assert_true (g_str_has_suffix (json_object_get_string_member (stamp, "at"), "Z"));

  g_assert_cmpint (edit_fixture_query (fixture, "cache.db",
                                       "SELECT status = 'ended' FROM project WHERE id = 'project:p1'"), ==, 1);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT base_body LIKE '%ongoing%' AND body LIKE '%ended%' FROM edit"),
                   ==, 1);
}

/* It is found by what it is called now. */
static void
test_searched (EditFixture   *fixture,
               gconstpointer  data)
{
  const char *found = "SELECT count(*) FROM search WHERE search MATCH 'silta'";

  edit_fixture_set (fixture->store, "project:p1", "name", "{'fi':'Silta','sv':null,'en':null}");
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db", found), ==, 1);
  g_assert_true (inno_store_undo (fixture->store, NULL, NULL, NULL));
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db", found), ==, 0);
  g_assert_true (inno_store_redo (fixture->store, NULL, NULL, NULL));
  edit_fixture_remove (fixture->store, "project:p1");
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db", found), ==, 0);
}

/* What the server has stays what it was at the first edit. */
static void
test_base_is_kept (EditFixture   *fixture,
                   gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  edit_fixture_set (fixture->store, "project:p1", "status", "'planned'");
  edit_fixture_set (fixture->store, "project:p1", "url", "'https://example.org'");
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT base_body LIKE '%\"status\":\"ongoing\"%' FROM edit"), ==, 1);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM step"), ==, 3);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

/* Back by hand is back: to the letter of what came, with nothing to send. */
static void
test_back_by_hand (EditFixture   *fixture,
                   gconstpointer  data)
{
  g_autofree char *before = edit_fixture_dump (fixture);
  g_autofree char *after = NULL;

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  edit_fixture_set (fixture->store, "project:p1", "status", "'ongoing'");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM edit"), ==, 0);
  after = edit_fixture_dump (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_nothing_changed (EditFixture   *fixture,
                      gconstpointer  data)
{
  InnoEdit *empty = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");

  edit_fixture_set (fixture->store, "project:p1", "status", "'ongoing'");
  edit_fixture_set (fixture->store, "project:p1", "url", "null");
  edit_fixture_apply (fixture->store, empty);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM step"), ==, 0);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM edit"), ==, 0);
  g_assert_false (inno_store_can_undo (fixture->store));
}

static void
test_create (EditFixture   *fixture,
             gconstpointer  data)
{
  edit_fixture_create (fixture->store, NEW_PROJECT ("new", ""));
  edit_fixture_assert_member (fixture->store, "project:new", "status", "\"planned\"");
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db",
                                       "SELECT cents FROM total_by_agreement_class "
                                       "WHERE agreement = 'agreement:b'"), ==, 500);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT base_body IS NULL AND base_rev IS NULL FROM edit"), ==, 1);
  edit_fixture_reopen (fixture);
  edit_fixture_assert_member (fixture->store, "project:new", "kind", "\"project\"");
}

static void
test_remove (EditFixture   *fixture,
             gconstpointer  data)
{
  edit_fixture_remove (fixture->store, "project:p1");
  g_assert_null (edit_fixture_read (fixture->store, "project:p1"));
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db",
                                       "SELECT count(*) FROM funding WHERE project = 'project:p1'"), ==, 0);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT body IS NULL AND base_body IS NOT NULL FROM edit"), ==, 1);
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

/* Made here and removed here: nobody else ever hears of it. */
static void
test_create_and_remove (EditFixture   *fixture,
                        gconstpointer  data)
{
  edit_fixture_create (fixture->store, NEW_PROJECT ("new", ""));
  edit_fixture_remove (fixture->store, "project:new");
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 0);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM edit"), ==, 0);
}

static void
test_read_nothing (EditFixture   *fixture,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (inno_store_read_document (fixture->store, "project:none", &error));
  g_assert_no_error (error);
}

/* One that cannot be kept, and so none. */
static void
test_invalid (EditFixture   *fixture,
              gconstpointer  data)
{
  static const char * const invalid[] = {
    "{'_id':'project:bad','type':'project'}",
    "{'_id':'city:bad','type':'project'}",
    "{'type':'city'}",
  };
  g_autofree char *before = store_fixture_dump (fixture->folder, "outbox.db");
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    {
      g_autoptr(InnoEdit) edit = inno_edit_new (INNO_EDIT_CREATE, "project:good");
      g_autoptr(JsonObject) good = edit_fixture_parse (NEW_PROJECT ("good", ""));
      g_autoptr(JsonObject) bad = edit_fixture_parse (invalid[i]);
      g_autoptr(GError) error = NULL;

      inno_edit_put (edit, NULL, good);
      inno_edit_put (edit, NULL, bad);
      g_assert_false (inno_store_edit (fixture->store, edit, NULL, &error));
      g_assert_true (error->domain == INNO_JSON_ERROR);
      g_assert_null (edit_fixture_read (fixture->store, "project:good"));
    }

  after = store_fixture_dump (fixture->folder, "outbox.db");
  g_assert_cmpstr (before, ==, after);
}

/* A copy with much more in it, under names that start with @prefix. */
static JsonObject *
make_large (JsonObject *document,
            const char *prefix)
{
  JsonObject *large = edit_fixture_with (document, prefix, "1");
  g_autofree char *text = g_strnfill (40000, 'x');

  for (guint i = 0; i < 15; i++)
    {
      g_autofree char *member = g_strdup_printf ("%s%u", prefix, i);

      json_object_set_string_member (large, member, text);
    }

  return large;
}

static void
test_too_large (EditFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr(InnoEdit) edit = inno_edit_new (INNO_EDIT_CREATE, "project:large");
  g_autoptr(JsonObject) document = edit_fixture_parse (NEW_PROJECT ("large", ""));
  g_autoptr(JsonObject) large = make_large (document, "a");
  g_autoptr(JsonObject) larger = make_large (large, "b");
  g_autoptr(GError) error = NULL;

  inno_edit_put (edit, NULL, larger);
  g_assert_false (inno_store_edit (fixture->store, edit, NULL, &error));
  g_assert_error (error, INNO_JSON_ERROR, INNO_JSON_ERROR_TOO_LARGE);
}

/* Two windows with one form each. */
static void
test_merged (EditFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonObject) base = edit_fixture_read (fixture->store, "project:p1");
  g_autoptr(JsonObject) mine = edit_fixture_with (base, "url", "'https://example.org'");
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  inno_edit_put (edit, base, mine);
  edit_fixture_apply (fixture->store, edit);
  edit_fixture_assert_member (fixture->store, "project:p1", "status", "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:p1", "url", "\"https://example.org\"");
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM conflict"), ==, 0);
}

static void
test_conflict (EditFixture   *fixture,
               gconstpointer  data)
{
  g_autoptr(JsonObject) base = edit_fixture_read (fixture->store, "project:p1");
  g_autoptr(JsonObject) mine = edit_fixture_with (base, "status", "'planned'");
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  inno_edit_put (edit, base, mine);
  edit_fixture_apply (fixture->store, edit);
  edit_fixture_assert_member (fixture->store, "project:p1", "status", "\"ended\"");
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT path = 'status' AND base = '\"ongoing\"' AND "
                                       "mine = '\"planned\"' AND theirs = '\"ended\"' AND who = 'Anna' "
                                       "FROM conflict"), ==, 1);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM step"), ==, 1);
}

/* Each is small enough, both together are not: the one that is there stands. */
static void
test_merge_is_too_large (EditFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(JsonObject) base = edit_fixture_read (fixture->store, "project:p1");
  g_autoptr(JsonObject) mine = make_large (base, "mine");
  g_autoptr(JsonObject) theirs = make_large (base, "theirs");
  JsonObject *both[] = { theirs, mine };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      InnoEdit *edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");

      inno_edit_put (edit, base, both[i]);
      edit_fixture_apply (fixture->store, edit);
    }

  edit_fixture_assert_member (fixture->store, "project:p1", "theirs", "1");
  edit_fixture_assert_member (fixture->store, "project:p1", "mine", NULL);
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT path = '' AND mine LIKE '%\"mine\":1%' FROM conflict"), ==, 1);
}

/* Removed in one window, changed in the other. */
static void
test_removed_meanwhile (EditFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr(JsonObject) base = edit_fixture_read (fixture->store, "project:p1");
  g_autoptr(JsonObject) mine = edit_fixture_with (base, "status", "'planned'");
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CHANGE, "project:p1");

  edit_fixture_remove (fixture->store, "project:p1");
  inno_edit_put (edit, base, mine);
  edit_fixture_apply (fixture->store, edit);
  g_assert_null (edit_fixture_read (fixture->store, "project:p1"));
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT path = '' AND mine LIKE '%planned%' AND theirs IS NULL "
                                       "FROM conflict"), ==, 1);
}

/* Groups */

static void
test_group (EditFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonObject) group = edit_fixture_parse (NEW_PROJECT ("g", ""));
  g_autoptr(JsonObject) as_group = edit_fixture_with (group, "kind", "'group'");
  g_autoptr(JsonObject) sub = edit_fixture_parse (NEW_PROJECT ("s", ",'parent':'project:g'"));
  g_autoptr(JsonObject) as_sub = edit_fixture_with (sub, "kind", "'sub'");
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CREATE, "project:g");
  const char *counted = "SELECT is_counted FROM project WHERE id = 'project:g'";

  inno_edit_put (edit, NULL, as_group);
  edit_fixture_apply (fixture->store, edit);
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db", counted), ==, 1);

  edit = inno_edit_new (INNO_EDIT_CREATE, "project:s");
  inno_edit_put (edit, NULL, as_sub);
  edit_fixture_apply (fixture->store, edit);
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db", counted), ==, 0);
  edit_fixture_assert_sound (fixture->store, fixture->folder);

  /* The group is gone; what was part of it is on its own, in the same step. */
  edit_fixture_remove (fixture->store, "project:g");
  edit_fixture_assert_member (fixture->store, "project:s", "kind", "\"project\"");
  edit_fixture_assert_member (fixture->store, "project:s", "parent", "null");
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db",
                                       "SELECT count(*) FROM step_document WHERE step = 3"), ==, 2);
  edit_fixture_assert_sound (fixture->store, fixture->folder);

  g_assert_true (inno_store_undo (fixture->store, NULL, NULL, NULL));
  edit_fixture_assert_member (fixture->store, "project:s", "kind", "\"sub\"");
  edit_fixture_assert_member (fixture->store, "project:s", "parent", "\"project:g\"");
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db", counted), ==, 0);
  edit_fixture_assert_sound (fixture->store, fixture->folder);

  /* The last sub-project leaves. */
  edit_fixture_remove (fixture->store, "project:s");
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db", counted), ==, 1);
}

/* The class of a source is in the sums of all agreements. */
static void
test_source (EditFixture   *fixture,
             gconstpointer  data)
{
  edit_fixture_create (fixture->store, NEW_PROJECT ("new", ""));
  edit_fixture_set (fixture->store, "funding_source:city", "class", "'private'");
  edit_fixture_assert_sound (fixture->store, fixture->folder);
  edit_fixture_remove (fixture->store, "funding_source:city");
}

/* Who the people are is in no history. */
static void
test_person (EditFixture   *fixture,
             gconstpointer  data)
{
  edit_fixture_create (fixture->store, "{'_id':'person:a','type':'person','name':'Anna Ahola'}");
  edit_fixture_assert_member (fixture->store, "person:a", "name", "\"Anna Ahola\"");
  g_assert_cmpint (edit_fixture_query (fixture, "outbox.db", "SELECT count(*) FROM step_document"), ==, 0);
  g_assert_false (inno_store_can_undo (fixture->store));
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 1);
}

/* The outbox has it, the cache does not: shown after the next opening. */
static void
test_cache_is_behind (EditFixture   *fixture,
                      gconstpointer  data)
{
  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  edit_fixture_create (fixture->store, NEW_PROJECT ("new", ""));
  edit_fixture_remove (fixture->store, "project:p0");
  inno_store_close (fixture->store);

  store_fixture_exec (fixture->folder, "cache.db",
                      "PRAGMA foreign_keys = ON;"
                      "UPDATE document SET body = replace (body, 'ended', 'planned') WHERE id = 'project:p1';"
                      "DELETE FROM project WHERE id = 'project:new'; DELETE FROM document WHERE id = 'project:new';"
                      "INSERT INTO document SELECT 'project:p0', type, rev, body FROM document "
                      "WHERE id = 'project:p1'");
  g_assert_true (inno_store_open (fixture->store, NULL));
  edit_fixture_assert_sound (fixture->store, fixture->folder);
  g_assert_cmpint (edit_fixture_query (fixture, "cache.db",
                                       "SELECT status = 'ended' FROM project WHERE id = 'project:p1'"), ==, 1);
}

/* The cache is lost: it is fetched first, and nothing but edits is never shown. */
static void
test_cache_is_lost (EditFixture   *fixture,
                    gconstpointer  data)
{
  g_autofree char *cache = g_build_filename (fixture->folder, "cache.db", NULL);
  g_autoptr(GPtrArray) documents = store_fixture_documents ();
  g_autoptr(GError) error = NULL;

  edit_fixture_set (fixture->store, "project:p1", "status", "'ended'");
  edit_fixture_create (fixture->store, NEW_PROJECT ("new", ""));
  inno_store_close (fixture->store);
  g_assert_cmpint (g_unlink (cache), ==, 0);

  g_assert_true (inno_store_open (fixture->store, NULL));
  g_assert_true (inno_store_is_empty (fixture->store));
  g_assert_cmpuint (inno_store_get_n_waiting (fixture->store), ==, 2);
  store_fixture_import (fixture->store, documents, 3, 0, NULL, &error);
  g_assert_no_error (error);
  edit_fixture_assert_member (fixture->store, "project:p1", "status", "\"ended\"");
  edit_fixture_assert_member (fixture->store, "project:new", "status", "\"planned\"");
}

/* Without any endpoint there is nothing to wait for. */
static void
test_from_nothing (void)
{
  g_autofree char *folder = store_fixture_new_folder ();
  g_autoptr(InnoStore) store = store_fixture_open (folder);
  g_autofree char *cache = g_build_filename (folder, "cache.db", NULL);

  edit_fixture_create (store, NEW_PROJECT ("new", ""));
  inno_store_close (store);
  g_assert_cmpint (g_unlink (cache), ==, 0);
  g_assert_true (inno_store_open (store, NULL));
  g_assert_false (inno_store_is_empty (store));
  edit_fixture_assert_sound (store, folder);
  inno_store_close (store);
  store_fixture_remove (folder);
}

/* A store in memory is to look at. */
static void
test_in_memory (void)
{
  g_autoptr(InnoStore) store = store_fixture_open (NULL);
  g_autoptr(JsonObject) document = edit_fixture_parse (NEW_PROJECT ("new", ""));
  g_autoptr(InnoEdit) edit = inno_edit_new (INNO_EDIT_CREATE, "project:new");
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GError) error = NULL;

  inno_edit_put (edit, NULL, document);
  g_assert_false (inno_store_edit (store, edit, NULL, &error));
  g_assert_error (error, INNO_STORE_ERROR, INNO_STORE_ERROR_UNAVAILABLE);
  g_assert_null (edit_fixture_read (store, "project:new"));
  versions = inno_store_list_versions (store, "project:new", NULL);
  g_assert_cmpuint (versions->len, ==, 0);
  g_assert_false (inno_store_can_undo (store));
  inno_store_close (store);
}

/* The sums hold whatever is done. */
static void
test_at_random (EditFixture   *fixture,
                gconstpointer  data)
{
  static const char * const values[][2] = {
    { "status", "'ended'" }, { "status", "'cancelled'" }, { "agreement", "'agreement:b'" }, { "agreement", "null" },
    { "agreement", "'agreement:a'" }, { "kind", "'group'" }, { "kind", "'sub'" }, { "kind", "'project'" },
    { "parent", "'project:g'" }, { "parent", "'project:p1'" }, { "parent", "null" }, { "funding", "{}" },
    { "funding", "{'f1':{'source':'funding_source:city','measure':'granted','year':2024,'amount_cents':7}}" },
    { "funding", "{'f9':{'source':'funding_source:none','measure':'planned','amount_cents':null},"
                 "'f1':{'source':'funding_source:erdf','measure':'realised','amount_cents':9}}" },
  };
  static const char * const ids[] = { "project:p0", "project:p1", "project:g", "funding_source:city" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  edit_fixture_create (fixture->store, NEW_PROJECT ("g", ""));
  edit_fixture_set (fixture->store, "project:g", "kind", "'group'");
  for (guint i = 0; i < 250; i++)
    {
      const char *id = ids[g_rand_int_range (rand, 0, G_N_ELEMENTS (ids))];
      guint value = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (values));
      g_autoptr(JsonObject) there = edit_fixture_read (fixture->store, id);
      int what = g_rand_int_range (rand, 0, 10);

      if (what == 0 && there != NULL)
        edit_fixture_remove (fixture->store, id);
      else if (what <= 2)
        g_assert_true (inno_store_undo (fixture->store, NULL, NULL, NULL));
      else if (what == 3)
        g_assert_true (inno_store_redo (fixture->store, NULL, NULL, NULL));
      else if (there != NULL && g_str_has_prefix (id, "funding"))
        edit_fixture_set (fixture->store, id, "class", g_rand_boolean (rand) ? "'eu'" : "'private'");
      else if (there != NULL)
        edit_fixture_set (fixture->store, id, values[value][0], values[value][1]);
      edit_fixture_assert_sound (fixture->store, fixture->folder);
    }
}

#define ADD(name, func) \
  g_test_add ("/edits/" name, EditFixture, NULL, edit_fixture_set_up, func, edit_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("change", test_change);
  ADD ("searched", test_searched);
  ADD ("base-is-kept", test_base_is_kept);
  ADD ("back-by-hand", test_back_by_hand);
  ADD ("nothing-changed", test_nothing_changed);
  ADD ("create", test_create);
  ADD ("remove", test_remove);
  ADD ("create-and-remove", test_create_and_remove);
  ADD ("read-nothing", test_read_nothing);
  ADD ("invalid", test_invalid);
  ADD ("too-large", test_too_large);
  ADD ("merged", test_merged);
  ADD ("conflict", test_conflict);
  ADD ("merge-is-too-large", test_merge_is_too_large);
  ADD ("removed-meanwhile", test_removed_meanwhile);
  ADD ("group", test_group);
  ADD ("source", test_source);
  ADD ("person", test_person);
  ADD ("cache-is-behind", test_cache_is_behind);
  ADD ("cache-is-lost", test_cache_is_lost);
  g_test_add_func ("/edits/from-nothing", test_from_nothing);
  g_test_add_func ("/edits/in-memory", test_in_memory);
  ADD ("at-random", test_at_random);

  return g_test_run ();
}
