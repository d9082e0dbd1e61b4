/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of lists, on the sample in a store of its own: what is looked at is not kept,
 * what is kept is one step, and what is said of a list counts at once. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "fixtures.h"
#include "inno-figure-card.h"
#include "inno-intake-columns.h"
#include "inno-intake-names.h"
#include "inno-intake-rows.h"
#include "inno-intake-rule-row.h"
#include "inno-pages.h"
#include "page-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"

#define HEADER "Koodi;Rahasto;Hankkeen nimi;Viranomainen;Aloituspvm;Toteuttajan nimi;Myönnetty EU- ja valtion rahoitus\n"
#define LIST HEADER \
  "U1;EAKR;Yksi;X;1.2.2024;Business Oulu;10\n" \
  "U2;EAKR;Kaksi;X;31.2.2024;Åbo stad;5,50\n" \
  "U3;EAKR;Kolme;X;1.2.2024;Sodankylän kunta;7\n" \
  ";EAKR;Neljä;X;1.2.2024;Åbo stad;1\n"

static InnoWorkspace *workspace;
static InnoPage *page;
static GtkWindow *window;
static char *message;
static char *folder;

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
open_page (void)
{
  guint n_kinds, i = 0;
  const InnoPageKind *kinds = inno_pages_get_all (&n_kinds);

  while (!g_str_equal (kinds[i].id, "import"))
    g_assert_cmpuint (++i, <, n_kinds);
  folder = g_dir_make_tmp ("innocities-XXXXXX", NULL);
  workspace = inno_workspace_new_sample ();
  inno_workspace_open (workspace);
  while (!inno_workspace_is_open (workspace) || inno_workspace_is_busy (workspace))
    g_main_context_iteration (NULL, TRUE);
  page = kinds[i].create (&kinds[i]);
  g_signal_connect (page, "message", G_CALLBACK (message_cb), NULL);
  g_signal_connect (page, "undoable", G_CALLBACK (message_cb), NULL);
  inno_page_set_workspace (page, workspace);
  window = page_fixture_present (page, 1100, 900);
  settle ();
}

static void
open_list (const char *text)
{
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  inno_page_open (page, uri);
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
  fixture_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
  inno_lang_activate (INNO_LANG_EN);
}

static GtkWidget *
find_button (const char *label)
{
  g_autoptr (GPtrArray) buttons = page_fixture_find_all (GTK_WIDGET (page), GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      return g_ptr_array_index (buttons, i);

  return NULL;
}

static void
press (const char *label)
{
  GtkWidget *button = find_button (label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

static gpointer
find (GType type)
{
  g_autoptr (GPtrArray) found = page_fixture_find_all (GTK_WIDGET (page), type);

  g_assert_cmpuint (found->len, >, 0);
  return g_ptr_array_index (found, 0);
}

/* New, changed, unchanged, refused, warnings. */
static void
assert_counts (const char *wanted)
{
  g_autoptr (GPtrArray) cards = page_fixture_find_all (GTK_WIDGET (page), INNO_TYPE_FIGURE_CARD);
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    {
      g_autofree char *count = inno_figure_card_say (g_ptr_array_index (cards, i), INNO_FIGURE_CARD_FIGURES);

      g_string_append_printf (counts, "%s%s", i > 0 ? " " : "", count);
    }
  g_assert_cmpstr (counts->str, ==, wanted);
}

static guint
count_projects (void)
{
  return inno_facts_get_n_projects (inno_workspace_get_facts (workspace));
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (InnoStep) step = inno_workspace_undo_finish (INNO_WORKSPACE (source), result, NULL);

  g_assert_cmpstr (step->subject, ==, user_data);
}

static void
test_one_step (void)
{
  guint before;

  open_page ();
  before = count_projects ();
  open_list (LIST);
  assert_counts ("3 0 0 1 1");
  g_assert_cmpuint (count_projects (), ==, before);
  widget_search_assert (page, "€22.50");
  widget_search_assert (page, "€23.50");

  press ("Import");
  g_assert_cmpuint (count_projects (), ==, before + 3);
  g_assert_cmpstr (message, ==, "3 records imported from “list.csv”");
  open_list (LIST);
  assert_counts ("0 0 3 1 1");
  g_assert_false (gtk_widget_is_sensitive (find_button ("Import")));

  inno_workspace_undo_async (workspace, NULL, undone_cb, "list.csv");
  settle ();
  settle ();
  g_assert_cmpuint (count_projects (), ==, before);
  close_page ();
}

/* What is not wanted is left, and stays new. */
static void
test_choice (void)
{
  guint before;
  g_autoptr (GPtrArray) checks = NULL;

  open_page ();
  before = count_projects ();
  open_list (LIST);
  checks = page_fixture_find_all (find (INNO_TYPE_INTAKE_ROWS), GTK_TYPE_CHECK_BUTTON);
  g_assert_cmpuint (checks->len, ==, 3);
  gtk_check_button_set_active (g_ptr_array_index (checks, 1), FALSE);
  widget_search_assert (page, "2 records come in");
  press ("Import");
  g_assert_cmpuint (count_projects (), ==, before + 2);
  open_list (LIST);
  assert_counts ("1 0 2 1 1");
  press ("Cancel");
  widget_search_assert (page, "Import a list");
  close_page ();
}

/* A rule and what a column is count at once; both are kept with the list, and are so the
 * next time. */
static void
test_said (void)
{
  InnoIntakeRuleRow *rule;
  g_autoptr (GPtrArray) columns = NULL;

  open_page ();
  open_list (LIST);
  rule = find (INNO_TYPE_INTAKE_RULE_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rule), TRUE);
  settle ();
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget_search_type (rule, ADW_TYPE_COMBO_ROW)), 1);
  settle ();
  assert_counts ("2 0 0 2 1");

  adw_expander_row_set_expanded (find (INNO_TYPE_INTAKE_COLUMNS), TRUE);
  settle ();
  columns = page_fixture_find_all (find (INNO_TYPE_INTAKE_COLUMNS), ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (columns->len, ==, 7);
  adw_combo_row_set_selected (g_ptr_array_index (columns, 4), INNO_COLUMN_NONE);
  settle ();
  assert_counts ("2 0 0 2 0");
  press ("Import");
  open_list (LIST);
  assert_counts ("0 0 2 2 0");
  g_assert_cmpstr (inno_intake_rule_row_get_rule (find (INNO_TYPE_INTAKE_RULE_ROW)), ==, "beneficiary=city");
  close_page ();
}

/* The city of a name is remembered for all lists. */
static void
test_city (void)
{
  g_autoptr (GPtrArray) names = NULL;

  open_page ();
  open_list (LIST);
  adw_expander_row_set_expanded (find (INNO_TYPE_INTAKE_NAMES), TRUE);
  settle ();
  names = page_fixture_find_all (find (INNO_TYPE_INTAKE_NAMES), ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (names, 0)), ==, "Business Oulu");
  widget_search_assert (page, "U1 · Oulu ·");
  adw_combo_row_set_selected (g_ptr_array_index (names, 0), 0);
  settle ();
  settle ();
  widget_search_assert (page, "As somebody said");
  g_assert_cmpuint (widget_search_count (page, "U1 · Oulu ·", NULL), ==, 0);
  close_page ();
}

static void
test_bad_files (void)
{
  open_page ();
  open_list ("nothing that is known\n");
  widget_search_assert (page, "The list could not be read");
  open_list (LIST);
  assert_counts ("3 0 0 1 1");
  inno_page_open (page, "file:///nonexistent/list.csv");
  settle ();
  widget_search_assert (page, "The list could not be read");
  inno_page_open (page, "nonsense:x");
  settle ();
  widget_search_assert (page, "The list could not be read");
  close_page ();
}

static void
test_languages (void)
{
  open_page ();
  open_list (LIST);
  for (guint lang = 0; lang < INNO_N_LANGS; lang++)
    {
      static const char * const words[INNO_N_LANGS] = {
        [INNO_LANG_FI] = "Mitkä rivit kuuluvat ohjelmaan",
        [INNO_LANG_SV] = "Vilka rader hör till programmet",
        [INNO_LANG_EN] = "Which rows belong to the programme",
      };

      inno_lang_activate (lang);
      inno_page_retranslate (page);
      settle ();
      widget_search_assert (page, words[lang]);
    }
  close_page ();
}

/* A page that goes while its list is read, or is kept. */
static void
test_gone_meanwhile (void)
{
  g_autofree char *path = NULL;
  g_autofree char *uri = NULL;

  open_page ();
  path = g_build_filename (folder, "list.csv", NULL);
  uri = g_filename_to_uri (path, NULL, NULL);
  g_assert_true (g_file_set_contents (path, LIST, -1, NULL));
  inno_page_open (page, uri);
  close_page ();

  open_page ();
  open_list (LIST);
  g_signal_emit_by_name (find_button ("Import"), "clicked");
  close_page ();
}

int
main (int    argc,
      char **argv)
{
  widget_fixture_init (&argc, &argv);
  inno_lang_setup ();
  inno_pages_init ();
  g_test_add_func ("/intake-page/one-step", test_one_step);
  g_test_add_func ("/intake-page/choice", test_choice);
  g_test_add_func ("/intake-page/said", test_said);
  g_test_add_func ("/intake-page/city", test_city);
  g_test_add_func ("/intake-page/bad-files", test_bad_files);
  g_test_add_func ("/intake-page/languages", test_languages);
  g_test_add_func ("/intake-page/gone-meanwhile", test_gone_meanwhile);

  return g_test_run ();
}
