/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "inno-deck.h"
#include "inno-document-diff.h"
#include "inno-document-merge.h"
#include "inno-json.h"

#define HEAD "{'_id':'deck:one','type':'deck','name':{'fi':'Ohjausryhmä','sv':null,'en':'Steering group'},"
#define ROW(chart) "{'chart':'" chart "','query':'','title':null,'later':{'deep':[1]}}"
#define THREE HEAD "'meeting':'meeting:m','unknown':7,'sections':{'s':{'name':{'fi':'Tilanne','sv':null,'en':null}," \
              "'item':4,'minutes':15}},'slides':{'a':" ROW ("map") ",'b':" ROW ("progress") ",'c':" ROW ("map") "}," \
              "'order':['c','a','b']}"

/* Single quotes stand for double ones. */
static JsonObject *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = inno_json_parse (json, strlen (json), &error);

  g_assert_no_error (error);
  return json_node_dup_object (node);
}

static InnoDeck *
read_deck (const char *text)
{
  g_autoptr (JsonObject) document = parse (text);
  g_autoptr (GError) error = NULL;
  InnoDeck *deck = inno_deck_new_from_json (document, &error);

  g_assert_no_error (error);
  return deck;
}

/* The ids of the slides, one after the other. */
static char *
get_order (InnoDeck *deck)
{
  GString *order = g_string_new (NULL);

  for (guint i = 0; i < deck->slides->len; i++)
    g_string_append (order, ((InnoSlide *) g_ptr_array_index (deck->slides, i))->id);

  return g_string_free (order, FALSE);
}

static void
assert_order (InnoDeck   *deck,
              const char *expected)
{
  g_autofree char *order = get_order (deck);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_read (void)
{
  g_autoptr (InnoDeck) deck = read_deck (THREE);
  InnoDeckSection *section = inno_deck_find_section (deck, "s");

  assert_order (deck, "cab");
  g_assert_cmpstr (deck->id, ==, "deck:one");
  g_assert_cmpstr (deck->meeting, ==, "meeting:m");
  g_assert_null (deck->snapshot);
  g_assert_cmpstr (inno_text_get (deck->name, INNO_LANG_SV, NULL), ==, "Ohjausryhmä");
  g_assert_cmpint (section->item, ==, 4);
  g_assert_cmpint (section->minutes, ==, 15);
  g_assert_null (inno_deck_find_section (deck, NULL));
}

/* What a later version has added is still there, and nothing was changed by reading. */
static void
test_round_trip (void)
{
  g_autoptr (JsonObject) document = parse (THREE);
  g_autoptr (InnoDeck) deck = read_deck (THREE);
  g_autoptr (InnoDeck) copy = inno_deck_copy (deck);
  g_autoptr (JsonObject) written = inno_deck_to_json (copy);

  g_assert_true (inno_document_has_same_content (document, written));
}

/* The order and the slides are merged each by itself. */
static void
test_odd_order (void)
{
  g_autoptr (InnoDeck) gone = read_deck (HEAD "'slides':{'a':" ROW ("map") "},'order':['b','a']}");
  g_autoptr (InnoDeck) added = read_deck (HEAD "'slides':{'b':" ROW ("map") ",'a':" ROW ("map") "},'order':[]}");

  assert_order (gone, "a");
  assert_order (added, "ab");
}

static void
test_refused (void)
{
  static const char * const documents[] = {
    HEAD "'slides':{'a':{'chart':1,'query':''}},'order':['a']}",
    HEAD "'slides':{'a':{'query':''}},'order':['a']}",
    HEAD "'slides':{'a':" ROW ("map") "},'order':['a','a']}",
    HEAD "'slides':{'a':" ROW ("map") "},'order':['A b']}",
    HEAD "'slides':{'a':" ROW ("map") "}}",
    HEAD "'slides':{'A b':" ROW ("map") "},'order':[]}",
    HEAD "'slides':[],'order':[]}",
    "{'_id':'meeting:m','type':'meeting','name':{'fi':'m','sv':null,'en':null},'date':'2025-01-01'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (JsonObject) document = parse (documents[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (inno_deck_new_from_json (document, &error));
      g_assert_nonnull (error);
    }
}

static void
test_change (void)
{
  g_autoptr (InnoDeck) deck = read_deck (THREE);
  g_autoptr (InnoText) name = inno_text_new ("Päätökset", NULL, NULL);
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (InnoDeck) again = NULL;
  g_autoptr (GError) error = NULL;
  InnoDeckSection *section = inno_deck_add_section (deck, name);
  InnoSlide *slide = inno_deck_add_slide (deck, "funding-shares", "share=1");
  guint place;

  slide->section = g_strdup (section->id);
  slide->decision = g_strdup ("Hyväksyttiin");
  inno_deck_remove_slide (deck, 1);
  inno_deck_move_slide (deck, 2, 0);
  inno_deck_move_slide (deck, 1, 2);

  document = inno_deck_to_json (deck);
  again = inno_deck_new_from_json (document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->slides->len, ==, 3);
  slide = inno_deck_find_slide (again, slide->id, &place);
  g_assert_cmpuint (place, ==, 0);
  g_assert_cmpstr (slide->decision, ==, "Hyväksyttiin");
  g_assert_cmpstr (inno_text_get (inno_deck_find_section (again, slide->section)->name, INNO_LANG_FI, NULL), ==, "Päätökset");

  inno_deck_remove_section (again, slide->section);
  g_assert_null (slide->section);
  g_assert_nonnull (inno_deck_find_section (again, "s"));
}

/* The agenda goes by its numbers, and where it has none by the slides. */
static void
test_agenda (void)
{
  g_autoptr (InnoText) name = inno_text_new ("Kohta", NULL, NULL);
  g_autoptr (InnoDeck) deck = inno_deck_new (name);
  g_autoptr (JsonObject) document = NULL;
  g_autoptr (InnoDeck) again = NULL;
  InnoDeckSection *sections[3];

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    sections[i] = inno_deck_add_section (deck, name);
  for (guint i = G_N_ELEMENTS (sections); i > 0; i--)
    inno_deck_add_slide (deck, "map", "")->section = g_strdup (sections[i - 1]->id);
  document = inno_deck_to_json (deck);
  again = inno_deck_new_from_json (document, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_cmpstr (((InnoDeckSection *) g_ptr_array_index (again->sections, i))->id, ==, sections[2 - i]->id);

  g_clear_pointer (&document, json_object_unref);
  g_clear_pointer (&again, inno_deck_free);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    sections[i]->item = 3 + (int) i;
  document = inno_deck_to_json (deck);
  again = inno_deck_new_from_json (document, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    g_assert_cmpstr (((InnoDeckSection *) g_ptr_array_index (again->sections, i))->id, ==, sections[i]->id);
}

/* A new one has an id from when it is written on, and the same afterwards. */
static void
test_new (void)
{
  g_autoptr (InnoText) name = inno_text_new ("Uusi", NULL, NULL);
  g_autoptr (InnoDeck) deck = inno_deck_new (name);
  g_autoptr (InnoDeck) copy = NULL;
  g_autoptr (JsonObject) first = NULL;
  g_autoptr (JsonObject) second = NULL;

  inno_deck_add_slide (deck, "map", "");
  copy = inno_deck_copy (deck);
  g_assert_null (copy->id);
  g_assert_null (deck->id);
  g_assert_cmpuint (copy->slides->len, ==, 1);

  first = inno_deck_to_json (deck);
  second = inno_deck_to_json (deck);
  g_assert_true (inno_document_has_same_content (first, second));
}

/* One moves a slide while another adds one and a third is written on: nothing is lost. */
static void
test_merge (void)
{
  g_autoptr (JsonObject) base = parse (THREE);
  g_autoptr (InnoDeck) mine = read_deck (THREE);
  g_autoptr (InnoDeck) theirs = read_deck (THREE);
  g_autoptr (JsonObject) my_document = NULL;
  g_autoptr (JsonObject) their_document = NULL;
  g_autoptr (JsonObject) merged = NULL;
  g_autoptr (InnoDeck) deck = NULL;
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_conflict_free);
  InnoSlide *added;

  inno_deck_move_slide (mine, 0, 2);
  inno_deck_find_slide (mine, "a", NULL)->decision = g_strdup ("Siirretään");
  added = inno_deck_add_slide (theirs, "flow", "");
  inno_deck_find_slide (theirs, "a", NULL)->note = inno_text_new ("Kysy", NULL, NULL);
  my_document = inno_deck_to_json (mine);
  their_document = inno_deck_to_json (theirs);

  merged = inno_document_merge (base, my_document, their_document, conflicts);
  g_assert_cmpuint (conflicts->len, ==, 0);
  deck = inno_deck_new_from_json (merged, NULL);
  g_assert_cmpuint (deck->slides->len, ==, 4);
  g_assert_nonnull (inno_deck_find_slide (deck, added->id, NULL));
  g_assert_cmpstr (inno_deck_find_slide (deck, "a", NULL)->decision, ==, "Siirretään");
  g_assert_nonnull (inno_deck_find_slide (deck, "a", NULL)->note);
  g_assert_cmpstr (((InnoSlide *) g_ptr_array_index (deck->slides, 0))->id, ==, "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/read", test_read);
  g_test_add_func ("/deck/round-trip", test_round_trip);
  g_test_add_func ("/deck/odd-order", test_odd_order);
  g_test_add_func ("/deck/refused", test_refused);
  g_test_add_func ("/deck/change", test_change);
  g_test_add_func ("/deck/agenda", test_agenda);
  g_test_add_func ("/deck/new", test_new);
  g_test_add_func ("/deck/merge", test_merge);

  return g_test_run ();
}
