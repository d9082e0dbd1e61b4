/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project that changes, or goes, while its details are in sight. */

#include <adwaita.h>

#include "inno-pages.h"
#include "inno-project-detail.h"
#include "inno-project-view.h"
#include "inno-spoken-section.h"
#include "page-fixture.h"
#include "widget-fixture.h"
#include "widget-search.h"
#include "workspace-case.h"

#define PROJECT "project:p"

typedef struct
{
  PageFixture        opened;
  Fixture           *fixture;
  InnoProjectDetail *detail;
  InnoProjectView   *view;
} Case;

static Case *
case_new_of (const char *projects)
{
  Case *self = g_new0 (Case, 1);

  self->fixture = fixture_new (projects, FIXTURE_PLACES);
  page_fixture_open_on (&self->opened, "projects", workspace_case_open (self->fixture), 700);
  self->detail = INNO_PROJECT_DETAIL (widget_search_type (self->opened.page, INNO_TYPE_PROJECT_DETAIL));
  self->view = INNO_PROJECT_VIEW (widget_search_type (self->opened.page, INNO_TYPE_PROJECT_VIEW));

  return self;
}

static Case *
case_new (void)
{
  Case *self = case_new_of ("[{'_id':'" PROJECT "','name':{'en':'P'},'cities':['city:a'],'end':'2025-02-28'}]");

  inno_page_open (self->opened.page, PROJECT);
  page_fixture_rest (&self->opened);
  widget_search_assert (self->detail, "28 February 2025");

  return self;
}

static void
case_free (Case *self)
{
  page_fixture_close (&self->opened);
  fixture_free (self->fixture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static JsonNode *
make_document (const char *end)
{
  g_autofree char *text =
    g_strdup_printf ("{'_id':'" PROJECT "','type':'project','name':{'fi':null,'sv':null,'en':'P'},'kind':'project',"
                     "'cities':['city:a'],'themes':[],'status':'ongoing','end':'%s','funding':{}}", end);

  return fixture_parse_json (text);
}

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) user_data = inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* Until the page shows what it led to. */
static void
edit (Case     *self,
      InnoEdit *edit)
{
  InnoWorkspace *workspace = self->opened.workspace;
  g_autoptr (InnoFacts) before = inno_facts_ref (inno_workspace_get_facts (workspace));
  gboolean is_edited = FALSE;

  inno_workspace_edit_async (workspace, edit, NULL, edited_cb, &is_edited);
  while (!is_edited || inno_workspace_get_facts (workspace) == before)
    g_main_context_iteration (NULL, TRUE);
  page_fixture_follow (&self->opened);
  page_fixture_rest (&self->opened);
}

/* What a person changes stands among the versions, with what it was. */
static void
test_versions (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (JsonNode) before = make_document ("2025-02-28");
  g_autoptr (JsonNode) after = make_document ("2025-05-31");
  InnoEdit *change = inno_edit_new (INNO_EDIT_CHANGE, PROJECT);

  inno_edit_put (change, json_node_get_object (before), json_node_get_object (after));
  inno_workspace_set_editor_name (self->opened.workspace, "M. Malli");
  edit (self, change);
  widget_search_assert (self->detail, "M. Malli");
  widget_search_assert (self->detail, "Ends: 28 February 2025 → 31 May 2025");
}

/* Who deletes what is shown is told by the window; a link to what is gone, by the page. */
static void
test_deleted (void)
{
  g_autoptr (Case) self = case_new ();
  g_autoptr (JsonNode) before = make_document ("2025-02-28");
  InnoEdit *deletion = inno_edit_new (INNO_EDIT_DELETE, PROJECT);

  inno_edit_remove (deletion, json_node_get_object (before));
  edit (self, deletion);
  g_assert_null (inno_project_detail_get_id (self->detail));
  g_assert_cmpstr (self->opened.message, ==, NULL);

  inno_page_open (self->opened.page, PROJECT);
  page_fixture_rest (&self->opened);
  g_assert_cmpstr (self->opened.message, ==, "What was to be shown is no longer there.");
}

static JsonNode *
make_tree (const char *id,
           const char *name)
{
  g_autofree char *text =
    g_strdup_printf ("{'_id':'%s','type':'project','name':{'fi':null,'sv':null,'en':'%s'},'kind':'project',"
                     "'cities':['city:a'],'themes':[],'status':'ongoing','funding':{}}", id, name);

  return fixture_parse_json (text);
}

static void
fell (Case       *self,
      const char *id,
      const char *name)
{
  g_autoptr (JsonNode) before = make_tree (id, name);
  InnoEdit *deletion = inno_edit_new (INNO_EDIT_DELETE, id);

  inno_edit_remove (deletion, json_node_get_object (before));
  edit (self, deletion);
}

static Case *
case_new_trees (void)
{
  return case_new_of ("[{'_id':'project:ash','name':{'en':'Ash'},'cities':['city:a']},"
                      "{'_id':'project:box','name':{'en':'Box'},'cities':['city:b']},"
                      "{'_id':'project:elm','name':{'en':'Elm'},'cities':['city:a']},"
                      "{'_id':'project:oak','name':{'en':'Oak'},'cities':['city:a']},"
                      "{'_id':'project:yew','name':{'en':'Yew'},'cities':['city:a']}]");
}

/* The row has the keyboard, and is told of. */
static void
assert_at_row (Case       *self,
               const char *id,
               const char *name)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->view)));

  g_assert_cmpstr (inno_project_view_get_subject (self->view), ==, id);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)));
  widget_search_assert (focus, name);
}

/* Whoever deletes one after the other stays in their place, in the list as in the details, whether a project was
 * selected or somebody asked for it. */
static void
test_deleted_next (void)
{
  g_autoptr (Case) self = case_new_trees ();

  inno_page_open (self->opened.page, "project:elm");
  page_fixture_rest (&self->opened);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD));
  fell (self, "project:elm", "Elm");
  assert_at_row (self, "project:oak", "Oak");
  g_assert_cmpstr (inno_project_detail_get_id (self->detail), ==, "project:oak");

  fell (self, "project:oak", "Oak");
  assert_at_row (self, "project:yew", "Yew");
  fell (self, "project:yew", "Yew");
  assert_at_row (self, "project:box", "Box");
}

/* The keyboard goes with a row that another name puts elsewhere. */
static void
test_renamed (void)
{
  g_autoptr (Case) self = case_new_trees ();
  g_autoptr (JsonNode) before = make_tree ("project:box", "Box");
  g_autoptr (JsonNode) after = make_tree ("project:box", "Willow");
  InnoEdit *change = inno_edit_new (INNO_EDIT_CHANGE, "project:box");

  g_assert_true (inno_project_view_select (self->view, "project:box"));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->view)));
  assert_at_row (self, "project:box", "Box");
  inno_edit_put (change, json_node_get_object (before), json_node_get_object (after));
  edit (self, change);
  assert_at_row (self, "project:box", "Willow");
}

/* One that is filtered away leaves no other in its place. */
static void
test_filtered_away (void)
{
  g_autoptr (Case) self = case_new_trees ();
  g_autoptr (InnoQuery) filter = fixture_parse_query ("--where city=city:a");

  g_assert_true (inno_project_view_select (self->view, "project:box"));
  page_fixture_rest (&self->opened);
  inno_page_show (self->opened.page, inno_workspace_get_facts (self->opened.workspace), filter);
  page_fixture_rest (&self->opened);
  g_assert_null (inno_project_view_get_subject (self->view));
}

/* Where there is room for one of both the list comes back. */
static void
test_deleted_narrow (void)
{
  g_autoptr (Case) self = case_new_trees ();
  AdwLeaflet *leaflet = ADW_LEAFLET (widget_search_type (self->opened.page, ADW_TYPE_LEAFLET));

  gtk_window_set_default_size (self->opened.window, 360, 700);
  page_fixture_settle ();
  g_assert_true (adw_leaflet_get_folded (leaflet));
  inno_page_open (self->opened.page, "project:elm");
  page_fixture_rest (&self->opened);
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "detail");
  fell (self, "project:elm", "Elm");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (leaflet), ==, "list");
  g_assert_cmpstr (inno_project_view_get_subject (self->view), ==, "project:oak");
}

/* The key of the list edits what is shown beside it as well. */
static void
test_key (void)
{
  g_autoptr (Case) self = case_new ();

  g_assert_true (widget_fixture_press (GTK_WIDGET (self->detail), GDK_KEY_F2, 0));
  page_fixture_rest (&self->opened);
  g_assert_cmpstr (self->opened.link, ==, "win.edit ('project', '" PROJECT "', '')");
}

/* The row one has come to is the one that is meant, where none is selected. */
static void
test_key_on_row (void)
{
  g_autoptr (Case) self = case_new_trees ();

  g_assert_null (inno_project_view_get_subject (self->view));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->view)));
  g_assert_true (widget_fixture_press (GTK_WIDGET (self->view), GDK_KEY_F2, 0));
  page_fixture_rest (&self->opened);
  g_assert_cmpstr (self->opened.link, ==, "win.edit ('project', 'project:ash', '')");
  assert_at_row (self, "project:ash", "Ash");
}

/* What labels say can be had with the keyboard as well. */
static void
test_sections (void)
{
  g_autoptr (Case) self = case_new ();
  GtkWidget *section = widget_search_type (self->detail, INNO_TYPE_SPOKEN_SECTION);
  g_autofree char *words = inno_spoken_get (section);

  g_assert_nonnull (strstr (words, "City: "));
  g_assert_nonnull (strstr (words, "28 February 2025. "));
  gtk_test_accessible_assert_property (section, GTK_ACCESSIBLE_PROPERTY_LABEL, "P");
  g_assert_true (gtk_widget_grab_focus (section));
  g_assert_true (gtk_widget_has_focus (section));
  /* And on from there, to the link in it. */
  g_assert_true (gtk_widget_child_focus (section, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (section)), section));
}

int
main (int   argc,
      char *argv[])
{
  widget_fixture_init (&argc, &argv);
  inno_pages_init ();
  inno_lang_setup ();
  inno_lang_activate (INNO_LANG_EN);

  g_test_add_func ("/page/project-detail/versions", test_versions);
  g_test_add_func ("/page/project-detail/deleted", test_deleted);
  g_test_add_func ("/page/project-detail/deleted/next", test_deleted_next);
  g_test_add_func ("/page/project-detail/deleted/narrow", test_deleted_narrow);
  g_test_add_func ("/page/project-detail/filtered-away", test_filtered_away);
  g_test_add_func ("/page/project-detail/renamed", test_renamed);
  g_test_add_func ("/page/project-detail/key", test_key);
  g_test_add_func ("/page/project-detail/key/on-row", test_key_on_row);
  g_test_add_func ("/page/project-detail/sections", test_sections);

  return g_test_run ();
}
