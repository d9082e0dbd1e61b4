/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of decks, on the sample in a store of its own: every change is kept, as one
 * step, and nothing that somebody writes is lost. */

#include <adwaita.h>
#include <string.h>

#include "fixtures.h"
#include "inno-deck-default.h"
#include "inno-deck-editor.h"
#include "inno-deck-pane.h"
#include "inno-deck-shelf.h"
#include "inno-form-control.h"
#include "inno-pages.h"
#include "inno-picker.h"
#include "inno-slide-list.h"
#include "page-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"

#define N_ROWS 15

static InnoWorkspace *workspace;
static InnoPage *page;
static GtkWindow *window;
static char *message;

static void
message_cb (InnoPage   *source,
            const char *text)
{
  g_free (message);
  message = g_strdup (text);
}

/* Until what the worker was asked has come back, and what follows from it. */
static void
settle (void)
{
  for (guint i = 0; i < 8; i++)
    widget_fixture_settle ();
  while (inno_workspace_is_busy (workspace))
    g_main_context_iteration (NULL, TRUE);
  inno_page_show (page, inno_workspace_get_facts (workspace), NULL);
  for (guint i = 0; i < 8; i++)
    widget_fixture_settle ();
}

static void
open_page (const char *subject)
{
  guint n_kinds, i = 0;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  while (!g_str_equal (kinds[i].id, "decks"))
    g_assert_cmpuint (++i, <, n_kinds);
  workspace = inno_workspace_new_sample ();
  inno_workspace_open (workspace);
  while (!inno_workspace_is_open (workspace) || inno_workspace_is_busy (workspace))
    g_main_context_iteration (NULL, TRUE);
  page = kinds[i].create (&kinds[i]);
  g_signal_connect (page, "message", G_CALLBACK (message_cb), NULL);
  g_signal_connect (page, "undoable", G_CALLBACK (message_cb), NULL);
  inno_page_set_workspace (page, workspace);
  window = page_fixture_present (page, 1100, 800);
  settle ();
  if (subject != NULL)
    inno_page_open (page, subject);
  settle ();
}

static void
close_page (void)
{
  GtkWidget *last = g_object_ref (GTK_WIDGET (page));

  g_signal_handlers_disconnect_by_func (last, message_cb, NULL);
  gtk_window_destroy (window);
  for (guint i = 0; i < 8; i++)
    widget_fixture_settle ();
  widget_fixture_finalize (last);
  g_clear_object (&workspace);
  g_clear_pointer (&message, g_free);
  widget_fixture_settle ();
  inno_lang_activate (INNO_LANG_EN);
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

  inno_deck_shelf_load_async (workspace, NULL, shelf_cb, &shelf);
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
  return INNO_SLIDE_LIST (widget_search_type (page, INNO_TYPE_SLIDE_LIST));
}

static InnoDeckPane *
get_pane (void)
{
  return INNO_DECK_PANE (widget_search_type (page, INNO_TYPE_DECK_PANE));
}

static void
select_slide (guint place)
{
  inno_slide_list_set_place (get_list (), place);
  settle ();
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
undo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  InnoStep *step = inno_workspace_undo_finish (INNO_WORKSPACE (source), result, &error);

  g_assert_no_error (error);
  inno_step_free (step);
  *(gboolean *) user_data = TRUE;
}

static void
undo (void)
{
  gboolean is_done = FALSE;

  inno_workspace_undo_async (workspace, NULL, undo_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
test_list (void)
{
  open_page (NULL);

  widget_search_assert (page, "Steering group");
  widget_search_assert (page, "15 slides");
  widget_search_assert (page, "There are none yet.");
  inno_lang_activate (INNO_LANG_FI);
  inno_page_retranslate (page);
  inno_page_show (page, inno_workspace_get_facts (workspace), NULL);
  settle ();
  widget_search_assert (page, "Ohjausryhmä");

  close_page ();
}

static void
test_look (void)
{
  open_page (INNO_DECK_DEFAULT_ID);

  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 0);
  widget_search_assert (get_list (), "Funding shares by agreement");
  widget_search_assert (get_list (), "Lead themes");
  inno_lang_activate (INNO_LANG_SV);
  inno_page_retranslate (page);
  settle ();
  widget_search_assert (get_list (), "Finansieringsandelar per avtal");
  /* Looking changes nothing. */
  g_assert_false (inno_workspace_can_undo (workspace));

  close_page ();
}

/* The first change makes what is ready-made one's own, and undoing it leaves nothing. */
static void
test_own (void)
{
  g_autoptr (InnoDeck) deck = NULL;
  g_autoptr (InnoDeckShelf) shelf = NULL;

  open_page (INNO_DECK_DEFAULT_ID);
  g_signal_emit_by_name (get_list (), "moved", 4u, 2u);
  settle ();

  deck = read_only_deck ();
  g_assert_cmpuint (deck->slides->len + 1, ==, N_ROWS);
  g_assert_cmpstr (get_slide (deck, 1)->chart, ==, "funding-shares");
  g_assert_cmpstr (get_slide (deck, 1)->section, ==, get_slide (deck, 0)->section);
  g_assert_cmpstr (INNO_PAGE_GET_CLASS (page)->get_subject (page), ==, deck->id);
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, 2);

  undo ();
  shelf = read_shelf ();
  g_assert_cmpuint (shelf->decks->len, ==, 0);
  widget_search_assert (page, "There are none yet.");

  close_page ();
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
  settle ();
  deck = read_only_deck ();
  g_assert_cmpstr (get_slide (deck, 2)->decision, ==, "Hyväksyttiin");
  g_assert_null (get_slide (deck, 2)->note);

  type_text ("note", "Kysy Kokkolasta");
  select_slide (1);
  later = read_only_deck ();
  g_assert_cmpstr (get_slide (later, 2)->note->in[INNO_LANG_FI], ==, "Kysy Kokkolasta");
  g_assert_null (get_slide (later, 2)->note->in[INNO_LANG_SV]);
  g_assert_null (get_slide (later, 0)->note);

  close_page ();
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
  settle ();
  select_slide (4);
  type_text ("decision", "Minun");

  theirs = read_only_deck ();
  slide = g_ptr_array_index (theirs->slides, 6);
  slide->decision = g_strdup ("Heidän");
  inno_deck_add_slide (theirs, "flow", "city=city:oulu");
  inno_deck_keep_async (workspace, theirs, kept_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  while (inno_deck_pane_is_pending (get_pane ()))
    g_main_context_iteration (NULL, TRUE);
  settle ();

  both = read_only_deck ();
  g_assert_cmpuint (both->slides->len, ==, N_ROWS);
  g_assert_cmpstr (get_slide (both, 3)->decision, ==, "Minun");
  g_assert_cmpstr (get_slide (both, 6)->decision, ==, "Heidän");
  g_assert_cmpuint (inno_workspace_get_n_conflicts (workspace), ==, 0);
  select_slide (N_ROWS);

  close_page ();
}

static void
test_remove (void)
{
  g_autoptr (InnoDeck) deck = NULL;
  g_autoptr (InnoDeck) again = NULL;

  open_page (INNO_DECK_DEFAULT_ID);
  g_signal_emit_by_name (get_list (), "moved", 2u, 1u);
  settle ();
  select_slide (5);
  g_signal_emit_by_name (get_list (), "removed", 5u);
  settle ();
  deck = read_only_deck ();
  g_assert_cmpuint (deck->slides->len, ==, N_ROWS - 2);
  g_assert_nonnull (message);

  undo ();
  again = read_only_deck ();
  g_assert_cmpuint (again->slides->len, ==, N_ROWS - 1);
  select_slide (N_ROWS - 1);

  close_page ();
}

static void
test_copies (void)
{
  g_autoptr (InnoDeckShelf) shelf = NULL;
  g_autoptr (InnoDeckShelf) left = NULL;

  open_page (NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "decks.duplicate", "s", ""));
  settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "decks.new", NULL));
  settle ();
  shelf = read_shelf ();
  g_assert_cmpuint (shelf->decks->len, ==, 2);
  widget_search_assert (page, "New deck");

  for (guint i = 0; i < shelf->decks->len; i++)
    {
      InnoDeck *deck = g_ptr_array_index (shelf->decks, i);

      g_assert_cmpuint (deck->slides->len, ==, i == 0 ? 0 : N_ROWS - 1);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "decks.delete", "s", deck->id));
      settle ();
    }
  left = read_shelf ();
  g_assert_cmpuint (left->decks->len, ==, 0);
  widget_search_assert (page, "There are none yet.");

  close_page ();
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
      InnoDeck *open = inno_deck_editor_get_deck (INNO_DECK_EDITOR (widget_search_type (page, INNO_TYPE_DECK_EDITOR)));
      const InnoDeckSection *section = g_ptr_array_index (open->sections, 4);

      if (!gtk_widget_get_mapped (GTK_WIDGET (picker)) || !inno_picker_pick (picker, section->id))
        continue;
      g_signal_emit_by_name (picker, "picked");
      break;
    }
  settle ();

  deck = read_only_deck ();
  g_assert_cmpstr (get_slide (deck, N_ROWS - 2)->chart, ==, "progress");
  g_assert_cmpuint (inno_slide_list_get_place (get_list ()), ==, N_ROWS - 1);

  close_page ();
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
  g_test_add_func ("/decks/together", test_together);
  g_test_add_func ("/decks/remove", test_remove);
  g_test_add_func ("/decks/copies", test_copies);
  g_test_add_func ("/decks/agenda", test_agenda);

  return g_test_run ();
}
