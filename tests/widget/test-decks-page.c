/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of decks, on the sample in a store of its own: every change is kept, as one
 * step, and nothing that somebody writes is lost. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-card.h"
#include "inno-deck-default.h"
#include "inno-deck-editor.h"
#include "inno-deck-list.h"
#include "inno-deck-pane.h"
#include "inno-deck-shelf.h"
#include "inno-decks-page.h"
#include "inno-form-control.h"
#include "inno-pages.h"
#include "inno-picker.h"
#include "inno-slide-list.h"
#include "page-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"

#define N_ROWS 15

static PageFixture shown;

static void
open_page (const char *subject)
{
  page_fixture_open_on (&shown, "decks", inno_workspace_new_sample (), 800);
  if (subject == NULL)
    return;

  inno_page_open (shown.page, subject);
  page_fixture_follow (&shown);
}

static void
shelf_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(InnoDeckShelf **) user_data = inno_deck_shelf_load_finish (INNO_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* What is in the store. */
static InnoDeckShelf *
read_shelf (void)
{
  InnoDeckShelf *shelf = NULL;

  inno_deck_shelf_load_async (shown.workspace, NULL, shelf_cb, &shelf);
  while (shelf == NULL)
    g_main_context_iteration (NULL, TRUE);

  return shelf;
}

static InnoDeck *
read_only_deck (void)
{
  g_autoptr (InnoDeckShelf) shelf = read_shelf ();

  g_assert_cmpuint (shelf->decks->len, ==, 1);
  return inno_deck_copy (g_ptr_array_index (shelf->decks, 0));
}

static const InnoSlide *
get_slide (InnoDeck *deck,
           guint     place)
{
  return g_ptr_array_index (deck->slides, place);
}

static InnoSlideList *
get_list (void)
{
  return INNO_SLIDE_LIST (widget_search_type (shown.page, INNO_TYPE_SLIDE_LIST));
}

static InnoDeckPane *
get_pane (void)
{
  return INNO_DECK_PANE (widget_search_type (shown.page, INNO_TYPE_DECK_PANE));
}

static void
select_slide (guint place)
{
  inno_slide_list_set_place (get_list (), place);
  page_fixture_follow (&shown);
  g_assert_cmpuint (inno_deck_pane_get_place (get_pane ()), ==, place);
}

typedef struct
{
  const char *member;
  GtkWidget  *found;
} Wanted;

static void
find_control (GtkWidget *widget,
              gpointer   data)
{
  Wanted *wanted = data;

  if (INNO_IS_FORM_CONTROL (widget) &&
      g_strcmp0 (inno_form_control_get_field (INNO_FORM_CONTROL (widget))->member, wanted->member) == 0)
    wanted->found = widget;
}

static GtkTextBuffer *
get_text (const char *member)
{
  Wanted wanted = { member, NULL };

  widget_search_foreach (get_pane (), find_control, &wanted);
  g_assert_nonnull (wanted.found);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget_search_type (wanted.found, GTK_TYPE_TEXT_VIEW)));
}

static void
type_text (const char *member,
           const char *text)
{
  gtk_text_buffer_set_text (get_text (member), text, -1);
}

static void
assert_name_begins (GtkWidget  *widget,
                    const char *words)
{
  g_autofree char *fault = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  g_test_message ("%s", fault);
  g_assert_nonnull (fault);
  g_assert_nonnull (strstr (fault, words));
}

static void
test_list (void)
{
  open_page (NULL);

  widget_search_assert (shown.page, "Steering group");
  widget_search_assert (shown.page, "15 slides");
  widget_search_assert (shown.page, "There are none yet.");
  /* … and whoever does not see it hears it. */
  assert_name_begins (widget_search_type (shown.page, INNO_TYPE_CARD), "Decks of the team. There are none yet.");
  inno_lang_activate (INNO_LANG_FI);
  inno_page_retranslate (shown.page);
  inno_page_show (shown.page, inno_workspace_get_facts (shown.workspace), NULL);
  page_fixture_follow (&shown);
  widget_search_assert (shown.page, "Ohjausryhmä");

  page_fixture_close (&shown);
}

static void
test_look (void)
{
  open_page (INNO_DECK_DEFAULT_ID);

  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 0);
  widget_search_assert (get_list (), "Funding shares by agreement");
  widget_search_assert (get_list (), "Lead themes");
  inno_lang_activate (INNO_LANG_SV);
  inno_page_retranslate (shown.page);
  page_fixture_follow (&shown);
  widget_search_assert (get_list (), "Finansieringsandelar per avtal");
  /* Looking changes nothing. */
  g_assert_false (inno_workspace_can_undo (shown.workspace));

  page_fixture_close (&shown);
}

/* The first change makes what is ready-made one's own, and undoing it leaves nothing. */
static void
test_own (void)
{
  g_autoptr (InnoDeck) deck = NULL;
  g_autoptr (InnoDeckShelf) shelf = NULL;

  open_page (INNO_DECK_DEFAULT_ID);
  g_assert_cmpuint (widget_search_count (shown.page, "Ready-made", NULL), ==, 1);
  g_signal_emit_by_name (get_list (), "moved", 4u, 2u);
  page_fixture_follow (&shown);
  g_assert_cmpuint (widget_search_count (shown.page, "Ready-made", NULL), ==, 0);

  deck = read_only_deck ();
  g_assert_cmpuint (deck->slides->len + 1, ==, N_ROWS);
  g_assert_cmpstr (get_slide (deck, 1)->chart, ==, "funding-shares");
  g_assert_cmpstr (get_slide (deck, 1)->section, ==, get_slide (deck, 0)->section);
  g_assert_cmpstr (INNO_PAGE_GET_CLASS (shown.page)->get_subject (shown.page), ==, deck->id);
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 2);

  page_fixture_undo (&shown);
  shelf = read_shelf ();
  g_assert_cmpuint (shelf->decks->len, ==, 0);
  /* … and one is where one was. */
  g_assert_cmpstr (INNO_PAGE_GET_CLASS (shown.page)->get_subject (shown.page), ==, INNO_DECK_DEFAULT_ID);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_list ())));
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 4);

  page_fixture_redo (&shown);
  g_assert_cmpstr (INNO_PAGE_GET_CLASS (shown.page)->get_subject (shown.page), ==, deck->id);
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 2);
  g_assert_cmpuint (widget_search_count (shown.page, "Ready-made", NULL), ==, 0);

  page_fixture_close (&shown);
}

/* What is typed is kept after a pause, or as soon as somebody goes on to another slide. */
static void
test_write (void)
{
  g_autoptr (InnoDeck) deck = NULL;
  g_autoptr (InnoDeck) later = NULL;

  open_page (INNO_DECK_DEFAULT_ID);
  select_slide (3);
  type_text ("decision", "Hyväksyttiin");
  g_assert_true (inno_deck_pane_is_pending (get_pane ()));
  while (inno_deck_pane_is_pending (get_pane ()))
    g_main_context_iteration (NULL, TRUE);
  page_fixture_follow (&shown);
  deck = read_only_deck ();
  g_assert_cmpstr (get_slide (deck, 2)->decision, ==, "Hyväksyttiin");
  g_assert_null (get_slide (deck, 2)->note);

  type_text ("note", "Kysy Kokkolasta");
  select_slide (1);
  later = read_only_deck ();
  g_assert_cmpstr (get_slide (later, 2)->note->in[INNO_LANG_FI], ==, "Kysy Kokkolasta");
  g_assert_null (get_slide (later, 2)->note->in[INNO_LANG_SV]);
  g_assert_null (get_slide (later, 0)->note);

  page_fixture_close (&shown);
}

/* Who presents what is open presents what was just typed as well. */
static void
test_settle (void)
{
  InnoDecksPage *page;
  g_autoptr (InnoDeck) deck = NULL;

  open_page ("list");
  page = INNO_DECKS_PAGE (shown.page);
  g_assert_null (inno_decks_page_get_open (page));
  inno_page_open (shown.page, INNO_DECK_DEFAULT_ID);
  page_fixture_follow (&shown);
  g_assert_cmpstr (inno_decks_page_get_open (page), ==, INNO_DECK_DEFAULT_ID);

  select_slide (3);
  type_text ("decision", "Hyväksyttiin");
  inno_page_settle (shown.page);
  deck = read_only_deck ();
  g_assert_cmpstr (get_slide (deck, 2)->decision, ==, "Hyväksyttiin");
  g_assert_cmpstr (inno_decks_page_get_open (page), ==, deck->id);

  page_fixture_close (&shown);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (inno_deck_keep_finish (INNO_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Another writes on the same deck while somebody is typing here. */
static void
test_together (void)
{
  g_autoptr (InnoDeck) theirs = NULL;
  g_autoptr (InnoDeck) both = NULL;
  InnoSlide *slide;
  gboolean is_done = FALSE;

  open_page (INNO_DECK_DEFAULT_ID);
  g_signal_emit_by_name (get_list (), "moved", 2u, 1u);
  page_fixture_follow (&shown);
  select_slide (4);
  type_text ("decision", "Minun");

  theirs = read_only_deck ();
  slide = g_ptr_array_index (theirs->slides, 6);
  slide->decision = g_strdup ("Heidän");
  inno_deck_add_slide (theirs, "flow", "city=city:oulu");
  inno_deck_keep_async (shown.workspace, theirs, kept_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  while (inno_deck_pane_is_pending (get_pane ()))
    g_main_context_iteration (NULL, TRUE);
  page_fixture_follow (&shown);

  both = read_only_deck ();
  g_assert_cmpuint (both->slides->len, ==, N_ROWS);
  g_assert_cmpstr (get_slide (both, 3)->decision, ==, "Minun");
  g_assert_cmpstr (get_slide (both, 6)->decision, ==, "Heidän");
  g_assert_cmpuint (inno_workspace_get_n_conflicts (shown.workspace), ==, 0);
  select_slide (N_ROWS);

  page_fixture_close (&shown);
}

static void
test_remove (void)
{
  g_autoptr (InnoDeck) deck = NULL;
  g_autoptr (InnoDeck) again = NULL;

  open_page (INNO_DECK_DEFAULT_ID);
  g_signal_emit_by_name (get_list (), "moved", 2u, 1u);
  page_fixture_follow (&shown);
  select_slide (5);
  g_signal_emit_by_name (get_list (), "removed", 5u);
  page_fixture_follow (&shown);
  deck = read_only_deck ();
  g_assert_cmpuint (deck->slides->len, ==, N_ROWS - 2);
  g_assert_nonnull (shown.message);

  page_fixture_undo (&shown);
  again = read_only_deck ();
  g_assert_cmpuint (again->slides->len, ==, N_ROWS - 1);
  /* One is on what has come back. */
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 5);
  select_slide (N_ROWS - 1);

  page_fixture_close (&shown);
}

static void
change_slide (guint       place,
              const char *action)
{
  select_slide (place);
  gtk_widget_activate_action (GTK_WIDGET (get_list ()), action, NULL);
  page_fixture_follow (&shown);
}

/* What the keys and the menu of a slide do: the cover stays, and nothing moves over the ends. */
static void
test_slide_actions (void)
{
  g_autoptr (InnoDeck) deck = NULL;

  open_page (INNO_DECK_DEFAULT_ID);
  change_slide (0, "slide.remove");
  change_slide (0, "slide.move-down");
  change_slide (1, "slide.move-up");
  change_slide (N_ROWS - 1, "slide.move-down");
  g_assert_false (inno_workspace_can_undo (shown.workspace));

  change_slide (4, "slide.move-up");
  change_slide (3, "slide.move-up");
  deck = read_only_deck ();
  g_assert_cmpstr (get_slide (deck, 1)->chart, ==, "funding-shares");
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 2);
  change_slide (2, "slide.remove");
  g_assert_cmpuint (widget_search_count (get_list (), "Funding shares by agreement", NULL), ==, 0);

  page_fixture_close (&shown);
}

static void
test_copies (void)
{
  g_autoptr (InnoDeckShelf) shelf = NULL;
  g_autoptr (InnoDeckShelf) left = NULL;

  open_page (NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.page), "decks.duplicate", "s", ""));
  page_fixture_follow (&shown);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.page), "decks.new", NULL));
  page_fixture_follow (&shown);
  g_assert_cmpstr (shown.message, ==, "Added: New deck");
  shelf = read_shelf ();
  g_assert_cmpuint (shelf->decks->len, ==, 2);
  widget_search_assert (shown.page, "New deck");

  for (guint i = 0; i < shelf->decks->len; i++)
    {
      InnoDeck *deck = g_ptr_array_index (shelf->decks, i);

      g_assert_cmpuint (deck->slides->len, ==, i == 0 ? 0 : N_ROWS - 1);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.page), "decks.delete", "s", deck->id));
      page_fixture_follow (&shown);
    }
  left = read_shelf ();
  g_assert_cmpuint (left->decks->len, ==, 0);
  widget_search_assert (shown.page, "There are none yet.");

  page_fixture_close (&shown);
}

/* A copy is not taken for what it was made from, in no language; that of a copy neither. */
static void
test_copy_name (void)
{
  static const char * const names[] = { "Steering group", "Steering group (2)", "Steering group (3)" };
  g_autoptr (InnoDeckShelf) shelf = NULL;
  g_autofree char *id = g_strdup ("");

  open_page (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *said = g_strdup_printf ("Added: %s", names[i]);

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.page), "decks.duplicate", "s", id));
      page_fixture_follow (&shown);
      g_assert_cmpstr (shown.message, ==, said);
      g_clear_pointer (&shelf, inno_deck_shelf_free);
      shelf = read_shelf ();
      g_assert_cmpuint (shelf->decks->len, ==, i + 1);
      g_assert_cmpstr (inno_deck_shelf_name (g_ptr_array_index (shelf->decks, i)), ==, names[i]);
      g_free (id);
      id = g_strdup (((InnoDeck *) g_ptr_array_index (shelf->decks, i))->id);
    }
  g_assert_cmpstr (((InnoDeck *) g_ptr_array_index (shelf->decks, 1))->name->in[INNO_LANG_FI], ==, "Ohjausryhmä (2)");

  page_fixture_close (&shown);
}

static GtkWidget *
get_focus (void)
{
  return gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (shown.page)));
}

static gboolean
has_focus (gpointer widget)
{
  return get_focus () != NULL && gtk_widget_is_ancestor (get_focus (), widget);
}

/* The keyboard comes in when there is something to give it to, goes to what is written first of a deck that is just
 * begun, in the language it was begun in, and is not left in what has gone out of sight. */
static void
test_keyboard (void)
{
  GtkWidget *list;
  GtkWidget *name;

  inno_lang_activate (INNO_LANG_SV);
  open_page (NULL);
  list = widget_search_type (shown.page, INNO_TYPE_DECK_LIST);
  inno_page_take_focus (shown.page);
  g_assert_true (has_focus (list));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (shown.page), "decks.new", NULL));
  page_fixture_follow (&shown);
  widget_fixture_settle ();
  name = gtk_widget_get_ancestor (get_focus (), GTK_TYPE_ENTRY);
  g_assert_nonnull (name);
  g_assert_true (has_focus (get_pane ()));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Ny presentation");

  inno_page_open (shown.page, "list");
  page_fixture_follow (&shown);
  g_assert_true (has_focus (list));
  inno_page_open (shown.page, INNO_DECK_DEFAULT_ID);
  page_fixture_follow (&shown);
  g_assert_true (has_focus (get_list ()));

  page_fixture_close (&shown);
  inno_lang_activate (INNO_LANG_EN);
}

/* What takes an item of the agenda away is its last stop, as it is the last to be seen. */
static void
test_order (void)
{
  GtkWidget *row;
  guint n_stops = 0;

  open_page (INNO_DECK_DEFAULT_ID);
  select_slide (0);
  row = widget_search_type (get_pane (), g_type_from_name ("InnoFormRow"));
  g_assert_nonnull (row);
  g_assert_false (has_focus (row));
  while (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD))
    n_stops++;
  g_assert_cmpuint (n_stops, >, 4);
  g_assert_true (get_focus () == gtk_widget_get_last_child (row));

  page_fixture_close (&shown);
}

/* A slide that is put under another item of the agenda goes where the others of it are. */
static void
test_agenda (void)
{
  g_autoptr (InnoDeck) deck = NULL;
  g_autoptr (GPtrArray) pickers = NULL;
  const char *last;

  open_page (INNO_DECK_DEFAULT_ID);
  select_slide (1);
  deck = inno_deck_new_default ();
  last = ((InnoDeckSection *) g_ptr_array_index (deck->sections, 4))->name->in[INNO_LANG_EN];
  g_assert_cmpstr (last, ==, "Impact");
  g_clear_pointer (&deck, inno_deck_free);

  pickers = page_fixture_find_all (GTK_WIDGET (get_pane ()), INNO_TYPE_PICKER);
  for (guint i = 0; i < pickers->len; i++)
    {
      InnoPicker *picker = g_ptr_array_index (pickers, i);
      GtkWidget *editor = widget_search_type (shown.page, INNO_TYPE_DECK_EDITOR);
      InnoDeck *open = inno_deck_editor_get_deck (INNO_DECK_EDITOR (editor));
      const InnoDeckSection *section = g_ptr_array_index (open->sections, 4);

      if (!gtk_widget_get_mapped (GTK_WIDGET (picker)) || !inno_picker_pick (picker, section->id))
        continue;
      g_signal_emit_by_name (picker, "picked");
      break;
    }
  page_fixture_follow (&shown);

  deck = read_only_deck ();
  g_assert_cmpstr (get_slide (deck, N_ROWS - 2)->chart, ==, "progress");
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, N_ROWS - 1);

  page_fixture_close (&shown);
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_lang_setup ();
  inno_pages_init ();
  inno_lang_activate (INNO_LANG_EN);
  g_test_add_func ("/decks/list", test_list);
  g_test_add_func ("/decks/look", test_look);
  g_test_add_func ("/decks/own", test_own);
  g_test_add_func ("/decks/write", test_write);
  g_test_add_func ("/decks/settle", test_settle);
  g_test_add_func ("/decks/together", test_together);
  g_test_add_func ("/decks/remove", test_remove);
  g_test_add_func ("/decks/slide-actions", test_slide_actions);
  g_test_add_func ("/decks/copies", test_copies);
  g_test_add_func ("/decks/copy-name", test_copy_name);
  g_test_add_func ("/decks/keyboard", test_keyboard);
  g_test_add_func ("/decks/order", test_order);
  g_test_add_func ("/decks/agenda", test_agenda);

  return g_test_run ();
}
