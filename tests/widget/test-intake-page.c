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

static PageFixture shown;
static char *folder;

static void
open_page (void)
{
  folder = g_dir_make_tmp ("innocities-XXXXXX", NULL);
  page_fixture_open_on (&shown, "import", inno_workspace_new_sample (), 900);
}

static void
close_page (void)
{
  page_fixture_close (&shown);
  fixture_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}

static void
open_list (const char *text)
{
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  inno_page_open (shown.page, uri);
  page_fixture_follow (&shown);
}

static GtkWidget *
find_button (const char *label)
{
  g_autoptr (GPtrArray) buttons = page_fixture_find_all (GTK_WIDGET (shown.page), GTK_TYPE_BUTTON);

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
  page_fixture_follow (&shown);
}

/* What is in sight. */
static gpointer
find (GType type)
{
  g_autoptr (GPtrArray) found = page_fixture_find_all (GTK_WIDGET (shown.page), type);

  for (guint i = 0; i < found->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (found, i)))
      return g_ptr_array_index (found, i);

  g_assert_not_reached ();
}

/* New, changed, unchanged, refused, warnings. */
static void
assert_counts (const char *wanted)
{
  g_autoptr (GPtrArray) cards = page_fixture_find_all (GTK_WIDGET (shown.page), INNO_TYPE_FIGURE_CARD);
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
  return inno_facts_get_n_projects (inno_workspace_get_facts (shown.workspace));
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
  widget_search_assert (shown.page, "€22.50");
  widget_search_assert (shown.page, "€23.50");

  press ("Import");
  g_assert_cmpuint (count_projects (), ==, before + 3);
  g_assert_cmpstr (shown.message, ==, "3 records imported from “list.csv”");
  open_list (LIST);
  assert_counts ("0 0 3 1 1");
  g_assert_false (gtk_widget_is_sensitive (find_button ("Import")));

  page_fixture_undo (&shown);
  g_assert_cmpstr (shown.undone, ==, "list.csv");
  g_assert_cmpuint (count_projects (), ==, before);
  close_page ();
}

/* Who chose a file goes on at what it brings, and hears the sums, at which the Tab key stops. */
static void
test_keyboard (void)
{
  GtkRoot *root;

  open_page ();
  root = gtk_widget_get_root (GTK_WIDGET (shown.page));
  gtk_widget_grab_focus (find_button ("Choose a file…"));
  open_list (LIST);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), find (INNO_TYPE_FIGURE_CARD)));
  g_assert_nonnull (widget_search_name (shown.page, "Sums of the list. Granted: Comes in €22.50, Refused €1.00, "
                                                    "In the file €23.50"));
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
  widget_search_assert (shown.page, "2 records come in");
  press ("Import");
  g_assert_cmpuint (count_projects (), ==, before + 2);
  open_list (LIST);
  assert_counts ("1 0 2 1 1");
  press ("Cancel");
  widget_search_assert (shown.page, "Import a list");
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
  page_fixture_follow (&shown);
  adw_combo_row_set_selected (ADW_COMBO_ROW (widget_search_type (rule, ADW_TYPE_COMBO_ROW)), 1);
  page_fixture_follow (&shown);
  assert_counts ("2 0 0 2 1");

  adw_expander_row_set_expanded (find (INNO_TYPE_INTAKE_COLUMNS), TRUE);
  page_fixture_follow (&shown);
  columns = page_fixture_find_all (find (INNO_TYPE_INTAKE_COLUMNS), ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (columns->len, ==, 7);
  adw_combo_row_set_selected (g_ptr_array_index (columns, 4), INNO_COLUMN_NONE);
  page_fixture_follow (&shown);
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
  page_fixture_follow (&shown);
  names = page_fixture_find_all (find (INNO_TYPE_INTAKE_NAMES), ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (names->len, ==, 3);
  g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (names, 0)), ==, "Business Oulu");
  widget_search_assert (shown.page, "U1 · Oulu ·");
  adw_combo_row_set_selected (g_ptr_array_index (names, 0), 0);
  page_fixture_follow (&shown);
  widget_search_assert (shown.page, "As somebody said");
  g_assert_cmpuint (widget_search_count (shown.page, "U1 · Oulu ·", NULL), ==, 0);
  close_page ();
}

static void
test_bad_files (void)
{
  open_page ();
  open_list ("nothing that is known\n");
  widget_search_assert (shown.page, "The list could not be read");
  open_list (LIST);
  assert_counts ("3 0 0 1 1");
  inno_page_open (shown.page, "file:///nonexistent/list.csv");
  page_fixture_follow (&shown);
  widget_search_assert (shown.page, "The list could not be read");
  inno_page_open (shown.page, "nonsense:x");
  page_fixture_follow (&shown);
  widget_search_assert (shown.page, "The list could not be read");
  close_page ();
}

static void
say_column (const char *header,
            const char *column)
{
  GtkWidget *asked = find (INNO_TYPE_INTAKE_COLUMNS);
  g_autoptr (GPtrArray) rows = page_fixture_find_all (asked, ADW_TYPE_COMBO_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (rows->pdata[i]), header) == 0)
      {
        InnoListColumn which;

        g_assert_true (inno_column_find (column, &which));
        adw_combo_row_set_selected (rows->pdata[i], which);
        page_fixture_follow (&shown);
        return;
      }
  g_assert_not_reached ();
}

/* A table that nobody knows: whoever has it says what its columns are, and is not asked again. */
static void
test_unknown_table (void)
{
  const char *table = "Our own list\nNro;Mikä;Tuki\nX1;Yksi;10\nX2;Kaksi;5,50\n";
  GtkWidget *row;

  open_page ();
  open_list (table);
  widget_search_assert (shown.page, "Which column is what?");
  widget_search_assert (shown.page, "list.csv");
  say_column ("Nro", "code");
  widget_search_assert (shown.page, "Which column is what?");
  row = find (ADW_TYPE_COMBO_ROW);
  say_column ("Mikä", "name.fi");
  /* What was said stays, and so do the rows: the keyboard is in them. */
  g_assert_true (find (ADW_TYPE_COMBO_ROW) == row);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, INNO_COLUMN_CODE);
  say_column ("Tuki", "granted.city");
  assert_counts ("2 0 0 0 0");
  press ("Import");
  open_list (table);
  assert_counts ("0 0 2 0 0");
  close_page ();
}

/* A file that is no table of anything: so many columns that nobody could say what they are. */
static void
test_too_wide_to_ask (void)
{
  g_autoptr (GString) row = g_string_new ("x");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (row, ";%u", i);
  g_string_append_c (row, '\n');
  open_page ();
  open_list (row->str);
  widget_search_assert (shown.page, "The list could not be read");
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
      inno_page_retranslate (shown.page);
      page_fixture_follow (&shown);
      widget_search_assert (shown.page, words[lang]);
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
  inno_page_open (shown.page, uri);
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
  g_test_add_func ("/intake-page/keyboard", test_keyboard);
  g_test_add_func ("/intake-page/choice", test_choice);
  g_test_add_func ("/intake-page/said", test_said);
  g_test_add_func ("/intake-page/city", test_city);
  g_test_add_func ("/intake-page/bad-files", test_bad_files);
  g_test_add_func ("/intake-page/unknown-table", test_unknown_table);
  g_test_add_func ("/intake-page/too-wide-to-ask", test_too_wide_to_ask);
  g_test_add_func ("/intake-page/languages", test_languages);
  g_test_add_func ("/intake-page/gone-meanwhile", test_gone_meanwhile);

  return g_test_run ();
}
