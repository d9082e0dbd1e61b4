/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where to go, by typing: what fits a word, in which order, and the window that asks. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-jump-place.h"
#include "inno-jump.h"
#include "inno-pages.h"
#include "widget-fixture.h"
#include "workspace-case.h"

typedef struct
{
  GtkWindow     *parent;
  InnoWorkspace *workspace;
  InnoJump      *jump;
  char          *action;      /* chosen */
  char          *label;
} Opened;

static Fixture *sample;

static guint
rank (const char *typed,
      const char *text)
{
  g_autoptr (InnoJumpPattern) pattern = inno_jump_pattern_new (typed);
  g_auto (InnoJumpName) name = { NULL, NULL };

  inno_jump_name_init (&name, text);
  return inno_jump_pattern_match (pattern, &name);
}

static void
test_marks (void)
{
  /* Without marks all is found, but what is written so comes first. */
  g_assert_cmpuint (rank ("aa", "Aalto"), <, rank ("aa", "Äänekoski"));
  g_assert_cmpuint (rank ("AANEKOSKI", "Äänekoski"), !=, INNO_JUMP_NO_MATCH);
  g_assert_cmpuint (rank ("jyvaskyla", "Jyväskylä"), !=, INNO_JUMP_NO_MATCH);
  g_assert_cmpuint (rank ("abo", "Åbo"), !=, INNO_JUMP_NO_MATCH);
  /* Who types a mark means it: even inside of a word it comes before what has none. */
  g_assert_cmpuint (rank ("ä", "Jyväskylä"), <, rank ("ä", "Aalto"));
  g_assert_cmpuint (rank ("ö", "Oulu"), !=, INNO_JUMP_NO_MATCH);
  /* One letter of two characters is the same letter. */
  g_assert_cmpuint (rank ("a\xcc\x88", "Äänekoski"), ==, rank ("ä", "Äänekoski"));
}

static void
test_places_in_a_name (void)
{
  guint beginning = rank ("ou", "Oulu");
  guint word = rank ("ou", "City of Oulu");
  guint inside = rank ("ou", "Joutsa");

  g_assert_cmpuint (beginning, ==, 0);
  g_assert_cmpuint (beginning, <, word);
  g_assert_cmpuint (word, <, inside);
  g_assert_cmpuint (inside, <, INNO_JUMP_NO_MATCH);
  /* Each line is a name of its own, and a hyphen begins a word. */
  g_assert_cmpuint (rank ("tam", "Tampere\nTammerfors"), ==, 0);
  g_assert_cmpuint (rank ("tamme", "Tampere\nTammerfors"), ==, 0);
  g_assert_cmpuint (rank ("imatra", "Lappeenranta-Imatra"), ==, word);
}

static void
test_words (void)
{
  g_assert_cmpuint (rank ("flow battery", "Battery chemistry, flow"), !=, INNO_JUMP_NO_MATCH);
  g_assert_cmpuint (rank ("flow salt", "Battery chemistry, flow"), ==, INNO_JUMP_NO_MATCH);
  g_assert_cmpuint (rank ("  \t ", "Battery"), ==, 0);
  g_assert_cmpuint (rank ("", ""), ==, 0);
  g_assert_cmpuint (rank ("x", ""), ==, INNO_JUMP_NO_MATCH);
  /* A mark alone, half a character, a percent sign and the end of a text. */
  rank ("\xcc\x88", "Äänekoski");
  rank ("\xff\xc3", "Äänekoski \xc3");
  g_assert_cmpuint (rank ("%_*", "100 %_* cotton"), !=, INNO_JUMP_NO_MATCH);
}

static gboolean
always (const char *action_name,
        gpointer    user_data)
{
  return TRUE;
}

static gboolean
never (const char *action_name,
       gpointer    user_data)
{
  return FALSE;
}

static guint
count_kind (GPtrArray    *places,
            InnoJumpKind  kind)
{
  guint count = 0;

  for (guint i = 0; i < places->len; i++)
    count += ((const InnoJumpPlace *) g_ptr_array_index (places, i))->kind == kind;

  return count;
}

static gboolean
is_page (const char *link)
{
  guint n_pages;
  const InnoPageKind *pages = inno_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (strlen (pages[i].id) == strcspn (link, "/?") && g_str_has_prefix (link, pages[i].id))
      return TRUE;

  return FALSE;
}

static void
test_every_place_leads_somewhere (void)
{
  g_autoptr (GPtrArray) places = inno_jump_list_places (sample->facts, always, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (count_kind (places, INNO_JUMP_CITY), ==, 20);
  g_assert_cmpuint (count_kind (places, INNO_JUMP_AGREEMENT), ==, 16);
  g_assert_cmpuint (count_kind (places, INNO_JUMP_LEAD_THEME), ==, 6);
  for (guint i = 0; i < places->len; i++)
    {
      const InnoJumpPlace *place = g_ptr_array_index (places, i);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;
      const char *query;

      g_assert_true (g_hash_table_add (seen, place->action));
      g_assert_true (g_action_parse_detailed_name (place->action, &name, &target, &error));
      g_assert_cmpstr (place->label, !=, "");
      g_assert_nonnull (place->icon_name);
      if (!g_str_equal (name, "win.go"))
        continue;
      g_assert_true (is_page (g_variant_get_string (target, NULL)));
      query = strchr (place->action, '?');
      if (query != NULL)
        inno_query_free (inno_query_from_text (query + 1, &error));
      g_assert_no_error (error);
    }
}

static void
test_what_cannot_be_done_is_not_offered (void)
{
  g_autoptr (GPtrArray) none = inno_jump_list_places (sample->facts, never, NULL);
  g_autoptr (GPtrArray) nothing = inno_jump_list_places (NULL, always, NULL);

  g_assert_cmpuint (count_kind (none, INNO_JUMP_ACTION), ==, 0);
  g_assert_cmpuint (count_kind (nothing, INNO_JUMP_ACTION), >, 5);
  g_assert_cmpuint (count_kind (nothing, INNO_JUMP_CITY), ==, 0);
  g_assert_cmpuint (count_kind (nothing, INNO_JUMP_PAGE), >, 5);
}

static void
test_no_more_than_can_be_read (void)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_jump_place_free);
  g_autoptr (InnoJumpPattern) pattern = inno_jump_pattern_new ("a");
  g_autoptr (GPtrArray) found = NULL;
  InnoJumpPlace *hit = inno_jump_place_new (INNO_JUMP_PROJECT, "win.go::projects/z", "Z");

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *label = g_strdup_printf ("Bay %02u", i);

      g_ptr_array_add (places, inno_jump_place_new (INNO_JUMP_CITY, "win.go::cities", label));
      g_ptr_array_add (places, inno_jump_place_new (INNO_JUMP_CHART, "win.go::funding", label));
    }
  g_ptr_array_add (places, inno_jump_place_new (INNO_JUMP_ACTION, "win.print", "A print"));
  hit->is_found = TRUE;
  g_ptr_array_add (places, hit);

  found = inno_jump_find_places (places, pattern);
  g_assert_cmpuint (found->len, ==, 2 * INNO_JUMP_MOST + 2);
  /* The best kind first, then by kind and name; what is in no name comes last. */
  g_assert_cmpint (((InnoJumpPlace *) g_ptr_array_index (found, 0))->kind, ==, INNO_JUMP_ACTION);
  g_assert_cmpint (((InnoJumpPlace *) g_ptr_array_index (found, 1))->kind, ==, INNO_JUMP_CHART);
  g_assert_cmpstr (((InnoJumpPlace *) g_ptr_array_index (found, 1))->label, ==, "Bay 00");
  g_assert_cmpint (((InnoJumpPlace *) g_ptr_array_index (found, INNO_JUMP_MOST + 1))->kind, ==, INNO_JUMP_CITY);
  g_assert_true (g_ptr_array_index (found, found->len - 1) == hit);
}

static void
chosen_cb (InnoJump   *jump,
           const char *action,
           const char *label,
           Opened     *opened)
{
  opened->action = g_strdup (action);
  opened->label = g_strdup (label);
}

static void
open_jump (Opened     *opened,
           const char *recent)
{
  *opened = (Opened) { NULL };
  opened->workspace = workspace_case_open (sample);
  opened->parent = widget_fixture_present (gtk_label_new (NULL), 800, 600);
  opened->jump = INNO_JUMP (inno_jump_new (opened->parent, opened->workspace,
                                           g_variant_parse (G_VARIANT_TYPE ("a(ss)"), recent, NULL, NULL, NULL)));
  g_object_add_weak_pointer (G_OBJECT (opened->jump), (gpointer *) &opened->jump);
  g_signal_connect (opened->jump, "chosen", G_CALLBACK (chosen_cb), opened);
  gtk_window_present (GTK_WINDOW (opened->jump));
  widget_fixture_settle ();
}

static void
close_jump (Opened *opened)
{
  if (opened->jump != NULL)
    gtk_window_destroy (GTK_WINDOW (opened->jump));
  widget_fixture_settle ();
  g_assert_null (opened->jump);
  gtk_window_destroy (opened->parent);
  g_clear_object (&opened->workspace);
  g_free (opened->action);
  g_free (opened->label);
  widget_fixture_settle ();
}

static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_projects (gpointer data)
{
  return count_kind (inno_jump_get_shown (data), INNO_JUMP_PROJECT) > 0;
}

static const InnoJumpPlace *
get_shown (Opened *opened,
           guint   place)
{
  return g_ptr_array_index (inno_jump_get_shown (opened->jump), place);
}

/* The rows are what is shown, and each says what it is. */
static void
check_rows (Opened *opened)
{
  GtkListBox *list = GTK_LIST_BOX (find (GTK_WIDGET (opened->jump), GTK_TYPE_LIST_BOX));
  guint n_shown = inno_jump_get_shown (opened->jump)->len;

  for (guint i = 0; i < n_shown; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
      const InnoJumpPlace *place = get_shown (opened, i);
      gboolean is_first = i == 0 || get_shown (opened, i - 1)->kind != place->kind;

      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, place->label);
      g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (row)));
      g_assert_cmpint (gtk_list_box_row_get_header (row) != NULL, ==, is_first);
    }
  g_assert_null (gtk_list_box_get_row_at_index (list, (int) n_shown));
}

static void
test_before_typing (void)
{
  Opened opened;

  open_jump (&opened, "[('win.go::cities/city:oulu', 'Uleåborg'), ('win.go::projects/project:x', 'A project')]");
  g_assert_cmpint (get_shown (&opened, 0)->kind, ==, INNO_JUMP_RECENT);
  /* What is listed goes by its name of today. */
  g_assert_cmpstr (get_shown (&opened, 0)->label, ==, "Oulu");
  g_assert_cmpstr (get_shown (&opened, 1)->label, ==, "A project");
  g_assert_cmpint (get_shown (&opened, 2)->kind, ==, INNO_JUMP_PAGE);
  g_assert_cmpuint (count_kind (inno_jump_get_shown (opened.jump), INNO_JUMP_CITY), ==, 0);
  check_rows (&opened);
  close_jump (&opened);
}

static void
test_typing (void)
{
  Opened opened;

  open_jump (&opened, "[]");
  /* By its name in another language, and before its projects are there. */
  inno_jump_set_text (opened.jump, "tammer");
  widget_fixture_settle ();
  g_assert_cmpstr (get_shown (&opened, 0)->action, ==, "win.go::cities/city:tampere");
  g_assert_cmpstr (get_shown (&opened, 0)->label, ==, "Tampere");
  inno_jump_set_text (opened.jump, "tampere");
  workspace_case_wait (has_projects, opened.jump);
  g_assert_cmpuint (count_kind (inno_jump_get_shown (opened.jump), INNO_JUMP_PROJECT), <=, INNO_JUMP_MOST);
  check_rows (&opened);
  close_jump (&opened);
}

static gboolean
is_empty (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (find (data, GTK_TYPE_STACK))), "nothing") == 0;
}

/* Whatever was begun before answers nothing any more, and nothing breaks on the way. */
static void
test_overtaken (void)
{
  static const char * const typed[] = { "t", "ta", "tam", "tamp", "tampe", "xqzw", "oulu", "o", "", "a", "xqzw" };
  Opened opened;

  open_jump (&opened, "[]");
  for (guint turn = 0; turn < 3; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      {
        inno_jump_set_text (opened.jump, typed[i]);
        g_main_context_iteration (NULL, FALSE);
        if (turn == 1)
          widget_fixture_settle ();
      }
  workspace_case_wait (is_empty, opened.jump);
  g_assert_cmpuint (inno_jump_get_shown (opened.jump)->len, ==, 0);
  inno_jump_set_text (opened.jump, "");
  widget_fixture_settle ();
  g_assert_cmpuint (inno_jump_get_shown (opened.jump)->len, >, 5);
  g_assert_false (is_empty (opened.jump));
  /* Closed in the middle of a search. */
  inno_jump_set_text (opened.jump, "tampere");
  close_jump (&opened);
}

/* Also of what was typed in the same moment, once that is found. */
static void
test_enter_takes_the_first (gconstpointer user_data)
{
  gboolean waits = GPOINTER_TO_INT (user_data);
  Opened opened;

  open_jump (&opened, "[]");
  inno_jump_set_text (opened.jump, "lappeenr");
  if (waits)
    widget_fixture_settle ();
  g_signal_emit_by_name (find (GTK_WIDGET (opened.jump), GTK_TYPE_SEARCH_ENTRY), "activate");
  widget_fixture_settle ();
  g_assert_null (opened.jump);
  g_assert_cmpstr (opened.action, ==, "win.go::cities/city:lappeenranta");
  g_assert_cmpstr (opened.label, ==, "Lappeenranta");
  close_jump (&opened);
}

static void
test_escape_closes (void)
{
  Opened opened;

  open_jump (&opened, "[]");
  widget_fixture_press (GTK_WIDGET (opened.jump), GDK_KEY_Escape, 0);
  widget_fixture_settle ();
  g_assert_null (opened.jump);
  g_assert_null (opened.action);
  close_jump (&opened);
}

static void
test_every_language (void)
{
  for (InnoLang lang = 0; lang < INNO_N_LANGS; lang++)
    {
      Opened opened;

      inno_lang_activate (lang);
      open_jump (&opened, "[]");
      inno_jump_set_text (opened.jump, "helsin");
      widget_fixture_settle ();
      g_assert_cmpstr (get_shown (&opened, 0)->action, ==, "win.go::cities/city:helsinki");
      g_assert_cmpstr (get_shown (&opened, 0)->label, ==, lang == INNO_LANG_SV ? "Helsingfors" : "Helsinki");
      check_rows (&opened);
      close_jump (&opened);
    }
  inno_lang_activate (INNO_LANG_EN);
}

int
main (int    argc,
      char **argv)
{
  int status;

  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  sample = fixture_new_sample ();
  inno_store_close (sample->store);

  g_test_add_func ("/jump/marks", test_marks);
  g_test_add_func ("/jump/places-in-a-name", test_places_in_a_name);
  g_test_add_func ("/jump/words", test_words);
  g_test_add_func ("/jump/every-place-leads-somewhere", test_every_place_leads_somewhere);
  g_test_add_func ("/jump/what-cannot-be-done-is-not-offered", test_what_cannot_be_done_is_not_offered);
  g_test_add_func ("/jump/no-more-than-can-be-read", test_no_more_than_can_be_read);
  g_test_add_func ("/jump/before-typing", test_before_typing);
  g_test_add_func ("/jump/typing", test_typing);
  g_test_add_func ("/jump/overtaken", test_overtaken);
  g_test_add_data_func ("/jump/enter-takes-the-first", GINT_TO_POINTER (TRUE), test_enter_takes_the_first);
  g_test_add_data_func ("/jump/enter-at-once", GINT_TO_POINTER (FALSE), test_enter_takes_the_first);
  g_test_add_func ("/jump/escape-closes", test_escape_closes);
  g_test_add_func ("/jump/every-language", test_every_language);

  status = g_test_run ();
  fixture_free (sample);

  return status;
}
