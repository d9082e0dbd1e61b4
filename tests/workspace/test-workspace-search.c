/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "workspace-case.h"

#include "inno-aggregate.h"
#include "inno-store-import.h"

typedef struct
{
  Fixture       *fixture;
  InnoWorkspace *workspace;
  guint          n_changes;
} Case;

static void
changed_cb (InnoWorkspace *workspace,
            gpointer       user_data)
{
  ((Case *) user_data)->n_changes++;
}

static Case *
case_new (Fixture *fixture)
{
  Case *self = g_new0 (Case, 1);

  self->fixture = fixture;
  self->workspace = workspace_case_open (fixture);
  g_signal_connect (self->workspace, "changed", G_CALLBACK (changed_cb), self);

  return self;
}

static void
case_free (Case *self)
{
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_object_unref (self->workspace);
  fixture_free (self->fixture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static gboolean
is_found (gpointer data)
{
  InnoFacts *shown = inno_workspace_get_shown_facts (data);

  return shown != NULL && g_strcmp0 (inno_facts_get_text (shown), inno_workspace_get_search (data)) == 0;
}

static guint
count_projects (Case *self)
{
  g_autoptr (InnoQuery) query = fixture_parse_query ("--measure projects");
  g_autoptr (InnoFrame) frame = NULL;

  workspace_case_wait (is_found, self->workspace);
  frame = inno_facts_aggregate (inno_workspace_get_shown_facts (self->workspace), query, NULL);

  return inno_frame_get_context (frame)->n_projects;
}

#define PROJECT(id, name) "{'_id':'project:" id "','name':{'fi':'" name "','sv':'x','en':'y'},'status':'ongoing'}"

static const char projects[] =
  "[" PROJECT ("a", "Akku") "," PROJECT ("b", "Akkulaakso") "," PROJECT ("c", "Vesi") "]";

static void
test_search (void)
{
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_BARE));

  g_assert_true (inno_workspace_get_shown_facts (self->workspace) == inno_workspace_get_facts (self->workspace));
  inno_workspace_set_search (self->workspace, "  akku ");
  g_assert_cmpstr (inno_workspace_get_search (self->workspace), ==, "akku");
  /* Nothing waits here. */
  g_assert_null (inno_facts_get_text (inno_workspace_get_shown_facts (self->workspace)));
  g_assert_cmpuint (count_projects (self), ==, 2);
  g_assert_null (inno_facts_get_text (inno_workspace_get_facts (self->workspace)));

  inno_workspace_set_search (self->workspace, "nobody");
  g_assert_cmpuint (count_projects (self), ==, 0);
  self->n_changes = 0;
  inno_workspace_set_search (self->workspace, "nobody ");
  g_assert_cmpuint (self->n_changes, ==, 0);
  inno_workspace_set_search (self->workspace, " ");
  g_assert_null (inno_workspace_get_search (self->workspace));
  g_assert_cmpuint (self->n_changes, ==, 1);
  g_assert_cmpuint (count_projects (self), ==, 3);
  inno_workspace_set_search (self->workspace, NULL);
  g_assert_cmpuint (self->n_changes, ==, 1);
}

/* Of what somebody types fast the last counts, and nothing in between is shown. */
static void
test_overtaken (void)
{
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_BARE));

  self->n_changes = 0;
  inno_workspace_set_search (self->workspace, "v");
  inno_workspace_set_search (self->workspace, "ve");
  inno_workspace_set_search (self->workspace, NULL);
  inno_workspace_set_search (self->workspace, "akkul");
  g_assert_cmpuint (count_projects (self), ==, 1);
  g_assert_cmpuint (self->n_changes, ==, 2);
  inno_workspace_set_search (self->workspace, "akku");
  inno_workspace_set_search (self->workspace, NULL);
  g_assert_cmpuint (count_projects (self), ==, 3);
  g_usleep (20000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_projects (self), ==, 3);
}

static gboolean
is_idle (gpointer data)
{
  return !inno_workspace_is_busy (data) && is_found (data);
}

static gpointer
add_project (InnoStore     *store,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (JsonNode) node = fixture_parse_json ("[{'_id':'project:d','type':'project','name':{'fi':'Akku 4','sv':null,"
    "'en':null},'kind':'project','agreement':null,'cities':[],'themes':[],'lead_theme':null,'status':'ongoing',"
    "'start':null,'end':null,'funding':{}}]");
  g_autofree char *text = json_to_string (json_array_get_element (json_node_get_array (node), 0), FALSE);
  g_autoptr (InnoStoreImport) import = inno_store_import_begin (store, NULL);
  g_autoptr (InnoImportHead) head = inno_import_head_new ();

  head->dataset_id = inno_store_get_setting (store, "dataset_id");
  head->seq = 1000;
  g_assert_true (inno_store_import_add (import, text, strlen (text), "", NULL));
  g_assert_true (inno_store_import_commit (import, head, INNO_IMPORT_ACCEPT_REMOVAL, NULL, NULL));

  return NULL;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  inno_workspace_run_finish (INNO_WORKSPACE (source), result, NULL);
  inno_workspace_reload (INNO_WORKSPACE (source));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* Whether the text stays while it does not flash by. */
static void
check_text_cb (InnoWorkspace *workspace,
               gpointer       user_data)
{
  g_assert_cmpstr (inno_facts_get_text (inno_workspace_get_shown_facts (workspace)), ==, "akku");
}

static gboolean
is_new (gpointer data)
{
  return is_idle (data) &&
         inno_facts_get_whole (inno_workspace_get_shown_facts (data)) ==
           inno_facts_get_whole (inno_workspace_get_facts (data));
}

/* What is loaded anew is searched anew, and is never shown without. */
static void
test_reloaded (void)
{
  static const InnoWorkspaceJob job = { .run = add_project };
  g_autoptr (Case) self = case_new (fixture_new (projects, FIXTURE_BARE));
  gboolean is_added = FALSE;

  inno_workspace_set_search (self->workspace, "akku");
  g_assert_cmpuint (count_projects (self), ==, 2);
  g_signal_connect (self->workspace, "changed", G_CALLBACK (check_text_cb), NULL);
  inno_workspace_run_async (self->workspace, &job, NULL, NULL, added_cb, &is_added);
  workspace_case_wait (is_true, &is_added);
  workspace_case_wait (is_new, self->workspace);
  /* The import held the one alone. */
  g_assert_cmpuint (count_projects (self), ==, 1);
  g_signal_handlers_disconnect_by_func (self->workspace, check_text_cb, NULL);
}

/* A text that is set before anything is there is searched for when it is. */
static void
test_before_opening (void)
{
  g_autoptr (Fixture) fixture = fixture_new (projects, FIXTURE_BARE);
  g_autoptr (InnoWorkspace) workspace = inno_workspace_new (fixture->folder);

  inno_workspace_set_search (workspace, "vesi");
  g_assert_null (inno_workspace_get_shown_facts (workspace));
  inno_workspace_open (workspace);
  workspace_case_wait (is_idle, workspace);
  g_assert_cmpstr (inno_facts_get_text (inno_workspace_get_shown_facts (workspace)), ==, "vesi");
}

static gboolean
is_compared (gpointer data)
{
  return is_idle (data) && inno_facts_get_baseline_name (inno_workspace_get_shown_facts (data)) != NULL;
}

/* Compared with the meeting before while a text is searched for. */
static void
test_compared (void)
{
  g_autoptr (Case) self = case_new (fixture_new_sample ());
  g_autoptr (InnoQuery) query = fixture_parse_query ("--lang fi");
  g_autoptr (InnoFrame) frame = NULL;

  inno_workspace_set_search (self->workspace, "a");
  workspace_case_wait (is_idle, self->workspace);
  workspace_case_wait (is_compared, self->workspace);
  frame = inno_facts_changes (inno_workspace_get_shown_facts (self->workspace), query, NULL);
  g_assert_cmpuint (inno_frame_get_n_rows (frame), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace-search/search", test_search);
  g_test_add_func ("/workspace-search/overtaken", test_overtaken);
  g_test_add_func ("/workspace-search/reloaded", test_reloaded);
  g_test_add_func ("/workspace-search/before-opening", test_before_opening);
  g_test_add_func ("/workspace-search/compared", test_compared);

  return g_test_run ();
}
