/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of projects, as people work it. What it says of money is summed a second
 * time from the documents. */

#include <adwaita.h>
#include <string.h>

#include "inno-format.h"
#include "inno-project-detail.h"
#include "inno-project-view.h"
#include "inno-projects-page.h"
#include "page-fixture.h"
#include "project-sums.h"
#include "widget-fixture.h"
#include "widget-search.h"
#include "workspace-case.h"

typedef struct
{
  Fixture           *fixture;
  InnoWorkspace     *workspace;
  InnoPage          *page;
  GtkWindow         *window;
  InnoProjectView   *view;
  InnoProjectDetail *detail;
} Case;

/* The documents of the sample, read without the program. */
static JsonArray *documents;

/* The page */

static gboolean
is_listed (gpointer data)
{
  Case *self = data;
  InnoProjectList *list = inno_project_view_get_list (self->view);

  return list == NULL || !inno_project_list_is_busy (list);
}

static void
show (Case       *self,
      const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);

  inno_page_show (self->page, inno_workspace_get_facts (self->workspace), query);
  workspace_case_wait (is_listed, self);
  widget_fixture_settle ();
}

static Case *
case_new (Fixture    *fixture,
          const char *words,
          int         width)
{
  Case *self = g_new0 (Case, 1);

  self->fixture = fixture;
  self->workspace = workspace_case_open (fixture);
  self->page = inno_projects_page_new (NULL);
  self->view = INNO_PROJECT_VIEW (widget_search_type (self->page, INNO_TYPE_PROJECT_VIEW));
  self->detail = INNO_PROJECT_DETAIL (widget_search_type (self->page, INNO_TYPE_PROJECT_DETAIL));
  self->window = page_fixture_present (self->page, width, 700);
  inno_page_set_workspace (self->page, self->workspace);
  show (self, words);

  return self;
}

static void
case_free (Case *self)
{
  gtk_window_destroy (self->window);
  widget_fixture_settle ();
  g_object_unref (self->workspace);
  widget_fixture_settle ();
  fixture_free (self->fixture);
  g_free (self);
  inno_lang_activate (INNO_LANG_EN);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static Case *
case_new_sample (const char *words)
{
  return case_new (fixture_new_sample (), words, 1100);
}

static const char *
get_state (Case *self)
{
  GtkWidget *states = gtk_widget_get_ancestor (GTK_WIDGET (self->view), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (states));
}

static InnoProjectItem *
get_item (Case  *self,
          guint  position)
{
  g_autoptr (InnoProjectItem) item = g_list_model_get_item (G_LIST_MODEL (inno_project_view_get_list (self->view)),
                                                            position);

  g_assert_nonnull (item);
  return item;
}

static gboolean
is_detailed (gpointer data)
{
  Case *self = data;

  return g_strcmp0 (inno_project_detail_get_id (self->detail), inno_project_view_get_subject (self->view)) == 0;
}

static void
open_project (Case       *self,
              const char *id)
{
  inno_page_open (self->page, id);
  workspace_case_wait (is_detailed, self);
}

/* Every measure in sight is summed, and the rows without an amount are told of all. */
static void
assert_foot (Case       *self,
             const char *city)
{
  static const char * const measures[] = { "granted", "realised", "planned" };
  guint n_projects, n_unknown = 0;
  g_autofree char *rows = NULL;
  g_autofree char *count = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      ProjectSum whole = project_sums_of_all (documents, measures[i], city, &n_projects);
      g_autofree char *amount = inno_format_euros (inno_format_get (INNO_LANG_EN), whole.cents);

      if (!inno_project_view_shows_column (self->view, inno_project_column_find (measures[i])))
        continue;
      widget_search_assert (self->page, amount);
      n_unknown += whole.n_unknown;
    }
  count = g_strdup_printf ("%u projects", n_projects);
  rows = g_strdup_printf ("%u row", n_unknown);
  widget_search_assert (self->page, count);
  if (n_unknown > 0)
    widget_search_assert (self->page, rows);
}

static void
test_foot (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  static const char * const measures[] = { "realised", "planned", "granted" };

  g_assert_cmpstr (get_state (self), ==, "list");
  assert_foot (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autofree char *words = g_strconcat ("--measure ", measures[i], NULL);
      g_autoptr (InnoQuery) query = fixture_parse_query (words);
      g_autoptr (InnoQuery) asked = inno_query_new ();

      inno_page_ask (self->page, query);
      g_assert_true (inno_project_view_shows_column (self->view, inno_project_column_find (measures[i])));
      assert_foot (self, NULL);
      INNO_PAGE_GET_CLASS (self->page)->get_question (self->page, asked);
      g_assert_cmpint (asked->measure, ==, query->measure);
    }
}

static void
test_filtered (void)
{
  g_autoptr (Case) self = case_new_sample ("--where city=city:tampere");

  assert_foot (self, "city:tampere");
  show (self, "--where city=city:oulu");
  assert_foot (self, "city:oulu");
  g_assert_nonnull (strstr (inno_page_get_subtitle (self->page), "Oulu"));
  show (self, "");
  assert_foot (self, NULL);
}

/* States */

static void
test_nothing_matches (void)
{
  g_autoptr (Case) self = case_new_sample ("--where city=city:imatra --where status=cancelled");

  g_assert_cmpstr (get_state (self), ==, "status");
  widget_search_assert (self->page, "No projects match these filters");
  widget_search_assert (self->page, "Imatra");
  widget_search_assert (self->page, "Clear filters");
  show (self, "");
  g_assert_cmpstr (get_state (self), ==, "list");
}

/* The rows take the keyboard with them, and Tab led nowhere from there: it goes to what is offered instead,
 * and back where there are rows again. */
static void
test_nothing_matches_keyboard (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  GtkWidget *focus;

  g_assert_true (inno_page_focus_chart (self->page));
  show (self, "--where city=city:imatra --where status=cancelled");
  widget_fixture_settle ();
  focus = gtk_window_get_focus (self->window);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, ADW_TYPE_STATUS_PAGE));

  show (self, "");
  widget_fixture_settle ();
  focus = gtk_window_get_focus (self->window);
  g_assert_true (gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)));
}

static void
test_empty (void)
{
  g_autoptr (Case) self = case_new (fixture_new ("[]", FIXTURE_PLACES), "", 900);

  g_assert_cmpstr (get_state (self), ==, "status");
  widget_search_assert (self->page, "No projects yet");
  widget_search_assert (self->page, "New project");
}

/* A workspace that was never opened can read nothing. */
static void
test_error (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  g_autoptr (InnoWorkspace) closed = inno_workspace_new (self->fixture->folder);
  g_autoptr (InnoQuery) query = fixture_parse_query ("--where status=ongoing");

  inno_page_set_workspace (self->page, closed);
  inno_page_show (self->page, inno_workspace_get_facts (self->workspace), query);
  workspace_case_wait (is_listed, self);
  widget_fixture_settle ();
  g_assert_cmpstr (get_state (self), ==, "status");
  widget_search_assert (self->page, "The projects cannot be shown");

  inno_page_set_workspace (self->page, self->workspace);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "page.retry", NULL);
  workspace_case_wait (is_listed, self);
  g_assert_cmpstr (get_state (self), ==, "list");
}

/* Names */

/* Who goes through the rows hears what one sees of them. */
static void
assert_said (GtkWidget  *row,
             const char *words,
             gboolean    is_said)
{
  g_autofree char *said = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  g_assert_nonnull (said);
  g_assert_true ((strstr (said, words) != NULL) == is_said);
}

static void
test_names (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  InnoProjectItem *item = get_item (self, 0);
  InnoCell cell = inno_project_item_get_amount (item, INNO_MEASURE_GRANTED);
  g_autofree char *amount = inno_format_euros (inno_format_get (INNO_LANG_EN), cell.integer);
  g_autofree char *granted = g_strconcat ("Granted: ", cell.state == INNO_CELL_NONE ? "–" : amount, NULL);
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  GtkWidget *row;

  workspace_case_wait ((gboolean (*) (gpointer)) is_listed, self);
  widget_fixture_settle ();
  name = g_strconcat ("Project: ", inno_project_item_get_name (item, INNO_LANG_EN), NULL);
  row = widget_search_name (GTK_WIDGET (self->view), name);
  g_assert_nonnull (row);
  row = gtk_widget_get_parent (row);
  code = g_strconcat ("Code: ", inno_project_item_get_code (item), NULL);
  g_assert_nonnull (widget_search_name (row, code));
  g_assert_nonnull (widget_search_name (row, granted));
  assert_said (row, inno_project_item_get_name (item, INNO_LANG_EN), TRUE);
  assert_said (row, granted, TRUE);
  assert_said (row, code, TRUE);
  page_fixture_choose (self->page, "projects.show-code");
  assert_said (row, code, FALSE);
  page_fixture_choose (self->page, "projects.show-code");
  assert_said (row, code, TRUE);
  g_assert_nonnull (widget_search_name (GTK_WIDGET (self->window), "New project"));
  g_assert_nonnull (widget_search_name (GTK_WIDGET (self->window), "Columns and sorting"));
}

/* Sorting: the rows are all there, and in order by what one sees. */
static void
test_sorting (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  GListModel *list = G_LIST_MODEL (inno_project_view_get_list (self->view));
  guint n = g_list_model_get_n_items (list);

  for (guint sort = 0; sort < INNO_N_PROJECT_SORTS; sort++)
    for (guint descending = 0; descending < 2; descending++)
      {
        gboolean is_descending;

        inno_project_view_sort_by (self->view, sort, descending);
        workspace_case_wait (is_listed, self);
        widget_fixture_settle ();
        g_assert_cmpint (inno_project_view_get_sort (self->view, &is_descending), ==, sort);
        g_assert_cmpint (is_descending, ==, descending);
        g_assert_cmpuint (g_list_model_get_n_items (list), ==, n);
      }

  inno_project_view_sort_by (self->view, INNO_PROJECT_SORT_GRANTED, TRUE);
  workspace_case_wait (is_listed, self);
  for (guint i = 1; i < n; i++)
    {
      InnoCell before = inno_project_item_get_amount (get_item (self, i - 1), INNO_MEASURE_GRANTED);
      InnoCell cell = inno_project_item_get_amount (get_item (self, i), INNO_MEASURE_GRANTED);

      if (inno_project_item_get_depth (get_item (self, i - 1)) == 0 &&
          inno_project_item_get_depth (get_item (self, i)) == 0 &&
          before.state == INNO_CELL_KNOWN && cell.state == INNO_CELL_KNOWN)
        g_assert_cmpint (before.integer, >=, cell.integer);
    }
}

/* Columns are chosen by the menu's actions, and kept. */
static void
test_columns (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("fi.innokaupungit.Overview");
  g_autoptr (Case) self = case_new_sample ("");
  const InnoProjectColumn *code = inno_project_column_find ("code");
  const InnoProjectColumn *agreement = inno_project_column_find ("agreement");
  g_auto (GStrv) kept = NULL;
  gboolean is_descending;

  g_assert_true (inno_project_view_shows_column (self->view, code));
  g_assert_false (inno_project_view_shows_column (self->view, agreement));
  page_fixture_choose (self->page, "projects.show-agreement");
  page_fixture_choose (self->page, "projects.show-code");
  g_assert_false (inno_project_view_shows_column (self->view, code));
  g_assert_true (inno_project_view_shows_column (self->view, agreement));
  kept = g_settings_get_strv (settings, "project-columns");
  g_assert_true (g_strv_contains ((const char * const *) kept, "agreement"));
  g_settings_reset (settings, "project-columns");
  widget_fixture_settle ();
  g_assert_true (inno_project_view_shows_column (self->view, code));

  page_fixture_choose (self->page, "projects.sort::granted");
  workspace_case_wait (is_listed, self);
  g_assert_cmpint (inno_project_view_get_sort (self->view, &is_descending), ==, INNO_PROJECT_SORT_GRANTED);
  g_assert_true (is_descending);
}

/* In English, or what stands in for it. */
static const char *
get_name (JsonObject *document)
{
  static const char * const langs[] = { "en", "fi", "sv" };
  JsonObject *name = json_object_get_object_member (document, "name");

  for (guint i = 0; i < G_N_ELEMENTS (langs); i++)
    if (json_object_has_member (name, langs[i]) && !json_object_get_null_member (name, langs[i]))
      return json_object_get_string_member (name, langs[i]);

  g_assert_not_reached ();
}

/* Every project of the sample has details, and they are complete. */
static void
test_every_project (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  guint n_seen = 0;

  for (guint i = 0; i < json_array_get_length (documents); i++)
    {
      JsonObject *document = project_sums_get (documents, i);
      const char *id = document != NULL ? json_object_get_string_member (document, "_id") : NULL;
      ProjectSum sum;

      if (id == NULL)
        continue;
      open_project (self, id);
      n_seen++;
      g_assert_cmpstr (INNO_PAGE_GET_CLASS (self->page)->get_subject (self->page), ==, id);
      widget_search_assert (self->detail, get_name (document));
      widget_search_assert (self->detail, "Versions");
      if (!json_object_get_null_member (document, "code"))
        widget_search_assert (self->detail, json_object_get_string_member (document, "code"));
      if (!json_object_get_null_member (document, "beneficiary"))
        widget_search_assert (self->detail, json_object_get_string_member (document, "beneficiary"));
      sum = project_sums_of (document, "granted", NULL);
      if (sum.cents != 0)
        {
          g_autofree char *amount = inno_format_euros (inno_format_get (INNO_LANG_EN), sum.cents);

          widget_search_assert (self->detail, amount);
        }
    }
  g_assert_cmpuint (n_seen, ==, 179);
}

/* A project outside the filter is shown when somebody asks for it; one that was only
 * selected goes with its row. */
static void
test_subject (void)
{
  g_autoptr (Case) self = case_new_sample ("--where city=city:tampere");
  g_autofree char *id = g_strdup (inno_project_item_get_id (get_item (self, 0)));

  inno_project_view_select (self->view, id);
  workspace_case_wait (is_detailed, self);
  show (self, "--where city=city:oulu");
  g_assert_null (inno_project_view_get_subject (self->view));
  g_assert_null (inno_project_detail_get_id (self->detail));
  widget_search_assert (self->detail, "Choose a project");

  open_project (self, id);
  g_assert_cmpstr (inno_project_detail_get_id (self->detail), ==, id);
  inno_page_open (self->page, "project:no-such");
  widget_fixture_settle ();
  workspace_case_wait (is_detailed, self);
  g_assert_null (inno_project_view_get_subject (self->view));
}

static void
count_cb (guint *n_times)
{
  (*n_times)++;
}

/* A screen reader reads out what is selected in a list, whether or not that is shown. */
static void
test_out_of_sight (void)
{
  g_autoptr (Case) self = case_new_sample ("--where city=city:tampere");
  g_autofree char *id = g_strdup (inno_project_item_get_id (get_item (self, 0)));
  GtkColumnView *rows = GTK_COLUMN_VIEW (widget_search_type (self->view, GTK_TYPE_COLUMN_VIEW));
  GtkSelectionModel *selection = gtk_column_view_get_model (rows);
  guint n_times = 0;

  open_project (self, id);
  g_signal_connect_swapped (selection, "selection-changed", G_CALLBACK (count_cb), &n_times);
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  show (self, "");
  g_assert_cmpuint (n_times, ==, 0);
  g_assert_cmpstr (inno_project_view_get_subject (self->view), ==, id);

  gtk_widget_set_visible (GTK_WIDGET (self->page), TRUE);
  widget_fixture_settle ();
  g_assert_cmpuint (n_times, ==, 1);
  g_assert_true (gtk_selection_model_is_selected (
    selection, inno_project_list_find (inno_project_view_get_list (self->view), id)));
}

static void
test_copy (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  InnoProjectList *list = inno_project_view_get_list (self->view);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  GValue value = G_VALUE_INIT;

  gtk_widget_activate_action (GTK_WIDGET (self->view), "rows.copy", NULL);
  while (gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->view))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_set_object (&content, gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->view))));
  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  lines = g_strsplit (g_value_get_string (&value), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, g_list_model_get_n_items (G_LIST_MODEL (list)) + 2);
  g_assert_cmpstr (lines[0], ==, "Project\tCode\tCity\tStatus\tEnds\tGranted");
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 6);
  g_assert_null (strchr (cells[5], ','));
  g_value_unset (&value);
}

static void
test_languages (void)
{
  static const struct { InnoLang lang; const char *words[2]; } said[] = {
    { INNO_LANG_FI, { "Käynnissä", "Myönnetty" } },
    { INNO_LANG_SV, { "Pågår", "Beviljad" } },
  };
  g_autoptr (Case) self = case_new_sample ("");

  open_project (self, inno_project_item_get_id (get_item (self, 0)));
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      inno_lang_activate (said[i].lang);
      inno_page_retranslate (self->page);
      workspace_case_wait (is_listed, self);
      widget_fixture_settle ();
      widget_search_assert (self->page, said[i].words[0]);
      widget_search_assert (self->page, said[i].words[1]);
    }
}

/* In a narrow window the details take the place of the list, and there is a way back. */
static void
test_narrow (void)
{
  g_autoptr (Case) self = case_new (fixture_new_sample (), "", 360);
  AdwLeaflet *leaflet = ADW_LEAFLET (widget_search_type (self->page, ADW_TYPE_LEAFLET));

  g_assert_true (adw_leaflet_get_folded (leaflet));
  g_assert_false (inno_project_view_shows_column (self->view, inno_project_column_find ("code")));
  g_assert_true (inno_project_view_shows_column (self->view, inno_project_column_find ("granted")));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->page)), ==, 360);
  open_project (self, inno_project_item_get_id (get_item (self, 3)));
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "detail");
  gtk_widget_activate_action (GTK_WIDGET (self->detail), "project.back", NULL);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "list");
}

static void
test_finalizes (void)
{
  g_autoptr (Case) self = case_new_sample ("");
  gpointer page = self->page;
  gpointer view = self->view;

  open_project (self, inno_project_item_get_id (get_item (self, 1)));
  g_object_add_weak_pointer (page, &page);
  g_object_add_weak_pointer (view, &view);
  gtk_window_set_child (self->window, NULL);
  widget_fixture_settle ();
  g_assert_null (view);
  g_assert_null (page);
}

static void
read_documents (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("INNOCITIES_SOURCE_ROOT"), "data/sample/portfolio.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  documents = json_array_ref (json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                                            "docs"));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);
  read_documents ();

  g_test_add_func ("/page/projects/foot", test_foot);
  g_test_add_func ("/page/projects/filtered", test_filtered);
  g_test_add_func ("/page/projects/nothing-matches", test_nothing_matches);
  g_test_add_func ("/page/projects/nothing-matches/keyboard", test_nothing_matches_keyboard);
  g_test_add_func ("/page/projects/empty", test_empty);
  g_test_add_func ("/page/projects/error", test_error);
  g_test_add_func ("/page/projects/names", test_names);
  g_test_add_func ("/page/projects/sorting", test_sorting);
  g_test_add_func ("/page/projects/columns", test_columns);
  g_test_add_func ("/page/projects/every-project", test_every_project);
  g_test_add_func ("/page/projects/subject", test_subject);
  g_test_add_func ("/page/projects/out-of-sight", test_out_of_sight);
  g_test_add_func ("/page/projects/copy", test_copy);
  g_test_add_func ("/page/projects/languages", test_languages);
  g_test_add_func ("/page/projects/narrow", test_narrow);
  g_test_add_func ("/page/projects/finalizes", test_finalizes);

  status = g_test_run ();
  json_array_unref (documents);

  return status;
}
