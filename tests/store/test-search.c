/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "fixtures.h"
#include "inno-store-import.h"
#include "inno-store-projects.h"
#include "inno-store-search.h"
#include "inno-store-snapshots.h"
#include "inno-words.h"

static const char projects[] =
  "[{'_id':'city:a','name':{'fi':'Oulu','sv':'Uleåborg','en':'Oulu'}},"
  " {'_id':'project:p1','name':{'fi':'Sähköinen liikenne','sv':'Eltrafik','en':'Electric traffic'},'code':'A81369',"
  "  'cities':['city:a'],'beneficiary':'Oulun kaupunki','authority':'Pohjois-Pohjanmaan liitto'},"
  " {'_id':'project:p2','name':{'fi':'Sahko ja sahat','sv':'Såg','en':'Saws'},'code':'B2',"
  "  'agreement':'agreement:x','summary':{'fi':'Akkuja ja sähköä','sv':null,'en':null}},"
  " {'_id':'project:p3','name':{'fi':'Akkulaakso','sv':'Batteridal','en':'Battery valley'},'code':null,"
  "  'lead_theme':'lead_theme:l'},"
  " {'_id':'project:p4','name':{'fi':'Étude ÉCOLE naïve','sv':'x','en':'Ångström & Łódź'},'status':'cancelled'}]";

static char *
find (InnoStore  *store,
      const char *text,
      guint       limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = inno_store_search (store, text, limit, INNO_LANG_FI, &error);
  GString *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            strchr (((InnoHit *) g_ptr_array_index (hits, i))->id, ':') + 1);

  return g_string_free (ids, FALSE);
}

/* What is behind a number. */
typedef struct
{
  const InnoMatches *matches;
  GString           *ids;
} Collector;

static gboolean
collect_cb (const InnoStoreProject  *project,
            gpointer                 user_data,
            GError                 **error)
{
  Collector *self = user_data;

  if (inno_matches_has (self->matches, project->number))
    g_string_append_printf (self->ids, "%s%s", self->ids->len > 0 ? " " : "", strchr (project->id, ':') + 1);

  return TRUE;
}

static char *
match (InnoStore  *store,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoMatches) matches = inno_store_match_projects (store, text, NULL, &error);
  Collector collector = { matches, g_string_new (NULL) };

  g_assert_no_error (error);
  g_assert_true (inno_store_foreach_project (store, collect_cb, &collector, NULL));

  return g_string_free (collector.ids, FALSE);
}

static void
assert_match (InnoStore  *store,
              const char *text,
              const char *wanted)
{
  g_autofree char *got = match (store, text);

  if (g_strcmp0 (got, wanted) != 0)
    g_error ("“%s”: %s and not %s", g_strescape (text, NULL), got, wanted);
}

static void
test_words (void)
{
  static const struct { const char *text, *words, *plain, *marked; } cases[] = {
    { NULL, "", "", "" },
    { "  \t", "", "", "" },
    { "Sähkö-AUTO, 2.0!", "sähkö auto 2 0", "sahko auto 2 0", "sahko" },
    { "a\xcc\x88ni", "äni", "ani", "ani" },
    { "soft\xc2\xadhyphen", "softhyphen", "softhyphen", "" },
    { "Åbo ÅBO", "åbo åbo", "abo abo", "abo abo" },
    { "bad\xff" "bytes", "bad bytes", "bad bytes", "" },
    { "\"OR\" NOT* (NEAR)", "or not near", "or not near", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = inno_words_get (cases[i].text);
      g_autofree char *plain = inno_words_plain (words);
      g_autofree char *marked = inno_words_marked_as_plain (words);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_matches (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);
  static const struct { const char *text, *wanted; } cases[] = {
    { "sahko", "p1 p2" },
    { "sähkö", "p1 p2" },
    { "SÄH", "p1 p2" },
    { "akku", "p2 p3" },
    { "akku sah", "p2" },
    { "sah akku", "p2" },
    { "a8136", "p1" },
    { "81369", "" },
    { "batter dal", "" },
    { "valley", "p3" },
    { "oulu", "p1" },
    { "ULEÅ", "p1" },
    { "ulea sahk", "p1" },
    { "pohjois-pohjanmaa", "p1" },
    { "pohjanmaa pohjois", "p1" },
    { "ecole etu", "p4" },
    { "angstrom", "p4" },
    { "city", "" },
    { "lead_theme", "" },
    { "agreement:x", "" },
    { "", "p1 p2 p3 p4" },
    { " -- ", "p1 p2 p3 p4" },
    { "name:akku", "" },
    { "akku OR valley", "" },
    { "akku*", "p2 p3" },
    { "\"akkulaakso\"", "p3" },
    { "^akku", "p2 p3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_match (fixture->store, cases[i].text, cases[i].wanted);
}

/* With its marks first, whatever else speaks for another. */
static void
test_order (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);
  static const struct { const char *text, *wanted; guint limit; } cases[] = {
    { "sähkö", "p1 p2", 9 },
    { "sahko", "p2 p1", 9 },
    { "akku", "p3 p2", 9 },
    { "akku", "p3", 1 },
    { "a", "p3 p1 p2 p4", 9 },
    { "å", "p4 p3 p1 p2", 9 },
    { "", "", 9 },
    { "akku", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = find (fixture->store, cases[i].text, cases[i].limit);

      if (g_strcmp0 (got, cases[i].wanted) != 0)
        g_error ("“%s”: %s and not %s", cases[i].text, got, cases[i].wanted);
    }
}

static void
test_hit (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);
  g_autoptr (GPtrArray) hits = inno_store_search (fixture->store, "sähkö", 5, INNO_LANG_SV, NULL);
  const InnoHit *first = g_ptr_array_index (hits, 0), *second = g_ptr_array_index (hits, 1);

  g_assert_cmpstr (first->id, ==, "project:p1");
  g_assert_cmpstr (first->code, ==, "A81369");
  g_assert_cmpstr (inno_text_get (first->name, INNO_LANG_SV, NULL), ==, "Eltrafik");
  g_assert_true (first->is_exact);
  /* In its summary. */
  g_assert_true (second->is_exact);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = inno_store_search (fixture->store, "såhkö", 5, INNO_LANG_SV, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_false (((InnoHit *) g_ptr_array_index (hits, 0))->is_exact);
}

static void
append_noise (GRand   *random,
              GString *text)
{
  static const char * const pieces[] = {
    "\"", "'", "*", "(", ")", "AND", "OR", "NOT", "NEAR(", "^", ":", "name:", "{", "}", "+", "-", "~city:a", "\\",
    "%", ";--", "\xc3", "\xff", "\xe2\x80\x8b", "ä", "Å", "ﬁ", "ß", "İ", "१", "가", "́", "  ", "\n", "0", "rowid",
  };

  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      break;

    case 1:
      g_string_append_unichar (text, (gunichar) g_rand_int_range (random, 1, 0x2ffff));
      break;

    default:
      g_string_append_c (text, (char) g_rand_int_range (random, 1, 256));
    }
}

/* Whatever is typed, it is words. */
static void
test_never_a_syntax_error (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *found = NULL;
      g_autofree char *matching = NULL;
      gsize length = i % 100 == 0 ? 10000 : (gsize) g_rand_int_range (random, 0, 30);

      while (text->len < length)
        append_noise (random, text);
      found = find (fixture->store, text->str, 3);
      matching = match (fixture->store, text->str);
    }
}

/* A project is found by the beginning of each of its words, with marks and without. */
static void
test_found_by_its_words (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autoptr (Fixture) fixture = NULL;
      g_autofree char *json = NULL;
      g_autofree char *words = NULL;
      g_auto (GStrv) split = NULL;

      while (name->len < 200)
        {
          gunichar c = (gunichar) g_rand_int_range (random, 32, 0x3000);

          if (g_unichar_validate (c) && g_unichar_isdefined (c) && c != '\'' && c != '"' && c != '\\')
            g_string_append_unichar (name, c);
        }
      json = g_strdup_printf ("[{'_id':'project:p','name':{'fi':'%s','sv':null,'en':null}}]", name->str);
      fixture = fixture_new (json, FIXTURE_BARE);
      words = inno_words_get (name->str);
      split = g_strsplit (words, " ", -1);
      for (guint i = 0; split[i] != NULL; i++)
        {
          glong n = g_rand_int_range (random, 1, (gint32) g_utf8_strlen (split[i], -1) + 1);
          g_autofree char *start = g_utf8_substring (split[i], 0, n);
          g_autofree char *plain = inno_words_plain (start);

          if (*plain == '\0')
            continue;
          assert_match (fixture->store, start, "p");
          assert_match (fixture->store, plain, "p");
        }
    }
}

static gboolean
import (InnoStore  *store,
        const char *documents,
        guint       seq)
{
  g_autoptr (JsonNode) node = fixture_parse_json (documents);
  g_autoptr (InnoStoreImport) take = inno_store_import_begin (store, NULL);
  g_autoptr (InnoImportHead) head = inno_import_head_new ();
  JsonArray *list = json_node_get_array (node);

  head->dataset_id = inno_store_get_setting (store, "dataset_id");
  head->seq = seq;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *text = json_to_string (json_array_get_element (list, i), FALSE);

      g_assert_true (inno_store_import_add (take, text, strlen (text), "", NULL));
    }

  return inno_store_import_commit (take, head, INNO_IMPORT_ACCEPT_REMOVAL, NULL, NULL);
}

#define WHOLE(id, name) "{'_id':'project:" id "','type':'project','name':{'fi':'" name "','sv':null,'en':null}," \
  "'kind':'project','agreement':null,'cities':[],'themes':[],'lead_theme':null,'status':'ongoing'," \
  "'start':null,'end':null,'funding':{}}"

/* What changes and goes is found by what it is, and by that alone. */
static void
test_kept_up_to_date (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_BARE);
  InnoStore *store = fixture->store;

  g_assert_true (import (store, "[" WHOLE ("a", "Kettu") "," WHOLE ("b", "Karhu") "," WHOLE ("c", "Koira") "]", 100));
  assert_match (store, "k", "a b c");
  g_assert_true (import (store, "[" WHOLE ("a", "Kettu") "," WHOLE ("b", "Hirvi") "]", 101));
  assert_match (store, "k", "a");
  assert_match (store, "hir", "b");
  g_assert_true (import (store, "[" WHOLE ("b", "Hirvi") "," WHOLE ("d", "Kissa") "," WHOLE ("c", "Susi") "]", 102));
  assert_match (store, "k", "d");
  assert_match (store, "kettu", "");
  assert_match (store, "s", "c");
}

static void
test_reopened (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);

  inno_store_close (fixture->store);
  g_assert_true (inno_store_open (fixture->store, NULL));
  assert_match (fixture->store, "akku", "p2 p3");
}

/* What was can be searched as well, when somebody wants to. */
static void
test_snapshot (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_PLACES);
  InnoStoreSnapshot snapshot = { .name = (char *) "s", .as_of = INNO_DAY_NONE };
  g_autoptr (InnoStore) copy = NULL;

  g_assert_true (inno_store_save_snapshot (fixture->store, &snapshot, NULL, NULL));
  copy = inno_store_open_snapshot (fixture->store, &snapshot, NULL);
  assert_match (copy, "akku", "p2 p3");
  assert_match (copy, "oulu", "p1");
  inno_store_close (copy);
}

static void
test_cancelled (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (json, "%s{'_id':'project:%u','name':{'fi':'sama','sv':null,'en':null}}",
                            i > 0 ? "," : "", i);
  fixture = fixture_new (g_string_append_c (json, ']')->str, FIXTURE_BARE);
  g_cancellable_cancel (cancellable);
  g_assert_null (inno_store_match_projects (fixture->store, "sama", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/matches", test_matches);
  g_test_add_func ("/search/order", test_order);
  g_test_add_func ("/search/hit", test_hit);
  g_test_add_func ("/search/never-a-syntax-error", test_never_a_syntax_error);
  g_test_add_func ("/search/found-by-its-words", test_found_by_its_words);
  g_test_add_func ("/search/kept-up-to-date", test_kept_up_to_date);
  g_test_add_func ("/search/reopened", test_reopened);
  g_test_add_func ("/search/snapshot", test_snapshot);
  g_test_add_func ("/search/cancelled", test_cancelled);

  return g_test_run ();
}
