/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A project that changes, or goes, while its details are in sight. */

#include <adwaita.h>

#include "inno-project-detail.h"
#include "inno-pages.h"
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
} Case;

static Case *
case_new (void)
{
  Case *self = g_new0 (Case, 1);

  self->fixture = fixture_new ("[{'_id':'" PROJECT "','name':{'en':'P'},'cities':['city:a'],'end':'2025-02-28'}]",
                               FIXTURE_PLACES);
  page_fixture_open_on (&self->opened, "projects", workspace_case_open (self->fixture), 700);
  self->detail = INNO_PROJECT_DETAIL (widget_search_type (self->opened.page, INNO_TYPE_PROJECT_DETAIL));
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
  gboolean is_edited = FALSE;

  inno_workspace_edit_async (workspace, edit, NULL, edited_cb, &is_edited);
  while (!is_edited || inno_workspace_get_facts (workspace) == inno_page_get_facts (self->opened.page))
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

/* The key of the list edits what is shown beside it as well. */
static void
test_key (void)
{
  g_autoptr (Case) self = case_new ();

  g_assert_true (widget_fixture_press (GTK_WIDGET (self->detail), GDK_KEY_F2, 0));
  page_fixture_rest (&self->opened);
  g_assert_cmpstr (self->opened.link, ==, "win.edit ('project', '" PROJECT "', '')");
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
  g_test_add_func ("/page/project-detail/key", test_key);

  g_test_add_func ("/page/project-detail/sections", test_sections);

  return g_test_run ();
}
