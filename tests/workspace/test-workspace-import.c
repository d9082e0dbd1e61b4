/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that is taken in, and one that is given up on the way. */

#include <glib/gstdio.h>

#include "inno-workspace-frozen.h"
#include "workspace-case.h"

#define N_PROJECTS 3000
#define HEAD "{\"format\":\"innocities-portfolio\",\"schema\":{\"major\":1,\"minor\":0}," \
             "\"dataset_id\":\"5d0c8c1e-2f1b-4f0c-9a52-0b1f1a6f3c11\",\"seq\":1," \
             "\"generated_at\":\"2025-04-10T09:00:00Z\",\"as_of\":\"2025-04-10\"," \
             "\"counts\":{\"project\":%u},\"docs\":["
#define PROJECT "{\"_id\":\"project:p%u\",\"type\":\"project\",\"name\":{\"fi\":\"Hanke %u\",\"sv\":null,\"en\":null}," \
                "\"kind\":\"project\",\"cities\":[],\"themes\":[],\"status\":\"ongoing\",\"funding\":{}}"

typedef struct
{
  char          *folder;
  GFile         *file;
  InnoWorkspace *workspace;    /* of an empty folder */
} Case;

static gboolean
is_idle (gpointer data)
{
  return inno_workspace_is_open (data) && !inno_workspace_is_busy (data);
}

static Case *
case_new (guint n_projects)
{
  Case *self = g_new0 (Case, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *store = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append_printf (text, HEAD, n_projects);
  for (guint i = 0; i < n_projects; i++)
    g_string_append_printf (text, "%s" PROJECT, i > 0 ? "," : "", i, i);
  g_string_append (text, "]}");

  self->folder = g_dir_make_tmp ("innocities-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "portfolio.json", NULL);
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  self->file = g_file_new_for_path (path);
  store = g_build_filename (self->folder, "store", NULL);
  self->workspace = inno_workspace_new (store);
  inno_workspace_open (self->workspace);
  workspace_case_wait (is_idle, self->workspace);

  return self;
}

static void
case_free (Case *self)
{
  g_autofree char *store = g_build_filename (self->folder, "store", NULL);
  g_autofree char *path = g_file_get_path (self->file);

  g_object_unref (self->workspace);
  fixture_remove_folder (store);
  g_unlink (path);
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

/* Projects that the workspace shows; 0 where there is nothing to show. */
static guint
count_projects (Case *self)
{
  InnoFacts *facts = inno_workspace_get_facts (self->workspace);

  return facts != NULL ? inno_portfolio_get_state (inno_facts_get_portfolio (facts))->n_projects : 0;
}

/* What is shown is what is in the store. */
static void
check_store (Case *self)
{
  guint shown = count_projects (self);

  inno_workspace_reload (self->workspace);
  workspace_case_wait (is_idle, self->workspace);
  g_assert_no_error (inno_workspace_get_error (self->workspace));
  g_assert_cmpuint (count_projects (self), ==, shown);
}

static void
test_taken_in (void)
{
  g_autoptr (Case) self = case_new (5);

  inno_workspace_import_file (self->workspace, self->file);
  g_assert_true (inno_workspace_is_busy (self->workspace));
  workspace_case_wait (is_idle, self->workspace);
  g_assert_no_error (inno_workspace_get_error (self->workspace));
  g_assert_cmpuint (count_projects (self), ==, 5);
  check_store (self);
}

static void
test_given_up_at_once (void)
{
  g_autoptr (Case) self = case_new (N_PROJECTS);

  inno_workspace_import_file (self->workspace, self->file);
  inno_workspace_cancel (self->workspace);
  workspace_case_wait (is_idle, self->workspace);
  /* To give up is no error. */
  g_assert_no_error (inno_workspace_get_error (self->workspace));
  g_assert_cmpuint (count_projects (self), ==, 0);
  /* And does not stand in the way of another try. */
  inno_workspace_import_file (self->workspace, self->file);
  workspace_case_wait (is_idle, self->workspace);
  g_assert_cmpuint (count_projects (self), ==, N_PROJECTS);
  check_store (self);
}

/* At any moment: all of it is there or nothing, and what is shown is what is there. */
static void
test_given_up_on_the_way (void)
{
  guint n_given_up = 0;

  for (guint ms = 1; ms < 60; ms += 7)
    {
      g_autoptr (Case) self = case_new (N_PROJECTS);

      inno_workspace_import_file (self->workspace, self->file);
      g_usleep (ms * 1000);
      inno_workspace_cancel (self->workspace);
      workspace_case_wait (is_idle, self->workspace);
      g_assert_no_error (inno_workspace_get_error (self->workspace));
      g_assert_true (count_projects (self) == 0 || count_projects (self) == N_PROJECTS);
      n_given_up += count_projects (self) == 0;
      check_store (self);
    }

  g_assert_cmpuint (n_given_up, >, 0);
}

static void
test_what_is_no_portfolio (void)
{
  g_autoptr (Case) self = case_new (1);
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GFile) nowhere = g_file_get_child (self->file, "nowhere");

  g_assert_true (g_file_set_contents (path, "{\"format\":\"x\"}", -1, NULL));
  inno_workspace_import_file (self->workspace, self->file);
  workspace_case_wait (is_idle, self->workspace);
  g_assert_nonnull (inno_workspace_get_error (self->workspace));
  inno_workspace_import_file (self->workspace, nowhere);
  workspace_case_wait (is_idle, self->workspace);
  g_assert_nonnull (inno_workspace_get_error (self->workspace));
  g_assert_cmpuint (count_projects (self), ==, 0);
}

/* What is real is there, and nothing that is invented. */
static void
test_begun (void)
{
  static const char * const known[] = { "city:tampere", "agreement:tampere", "funding_source:erdf" };
  g_autoptr (Case) self = case_new (1);
  InnoPortfolio *portfolio;

  workspace_case_begin (self->workspace);
  g_assert_nonnull (inno_workspace_get_facts (self->workspace));
  portfolio = inno_facts_get_portfolio (inno_workspace_get_facts (self->workspace));
  g_assert_false (inno_portfolio_get_state (portfolio)->is_sample);
  g_assert_true (inno_portfolio_get_state (portfolio)->is_begun);
  g_assert_cmpuint (count_projects (self), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_nonnull (inno_portfolio_find (portfolio, known[i]));
  g_assert_null (inno_portfolio_find (portfolio, "meeting:2024-3"));
  g_assert_null (inno_portfolio_find (portfolio, "theme:rovaniemi-arctic-experiences"));
  check_store (self);
}

/* By this the window on a snapshot is found again. */
static void
test_snapshot_is_known (void)
{
  g_autoptr (Case) self = case_new (1);
  g_autoptr (InnoWorkspace) frozen = inno_workspace_new_snapshot (self->workspace, "a");

  g_assert_true (inno_workspace_is_snapshot (frozen, self->workspace, "a"));
  g_assert_false (inno_workspace_is_snapshot (frozen, self->workspace, "b"));
  g_assert_false (inno_workspace_is_snapshot (self->workspace, self->workspace, "a"));
}

/* Whoever presses twice, or presses where a file came in between, loses nothing. */
static void
test_begun_beside_something (void)
{
  g_autoptr (Case) self = case_new (5);

  inno_workspace_import_file (self->workspace, self->file);
  workspace_case_begin (self->workspace);
  workspace_case_begin (self->workspace);
  g_assert_cmpuint (count_projects (self), ==, 5);
  g_assert_false (inno_portfolio_get_state (inno_facts_get_portfolio (inno_workspace_get_facts (self->workspace)))->is_begun);
  check_store (self);
}

static gpointer
never (InnoStore     *store,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_assert_not_reached ();
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  inno_workspace_run_finish (INNO_WORKSPACE (source), result, user_data);
}

static gboolean
is_answered (gpointer data)
{
  return *(GError **) data != NULL;
}

/* What was on its way when the program ends comes to nobody, and a page that asks once
 * more is refused. */
static void
test_at_its_end (void)
{
  static const InnoWorkspaceJob job = { .run = never };
  g_autoptr (Case) self = case_new (5);
  g_autoptr (GError) error = NULL;

  inno_workspace_import_file (self->workspace, self->file);
  g_object_run_dispose (G_OBJECT (self->workspace));
  inno_workspace_run_async (self->workspace, &job, NULL, NULL, ended_cb, &error);
  inno_workspace_reload (self->workspace);
  inno_workspace_refresh (self->workspace, "http://127.0.0.1:1/", INNO_IMPORT_NONE);
  inno_workspace_cancel (self->workspace);
  workspace_case_wait (is_answered, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (inno_workspace_get_facts (self->workspace));
  g_assert_false (inno_workspace_is_frozen (self->workspace));
  g_assert_cmpint (inno_syncer_get_state (inno_workspace_get_syncer (self->workspace)), ==, INNO_SYNC_STATE_OFF);
  g_object_run_dispose (G_OBJECT (self->workspace));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  inno_lang_setup ();

  g_test_add_func ("/workspace-import/taken-in", test_taken_in);
  g_test_add_func ("/workspace-import/given-up-at-once", test_given_up_at_once);
  g_test_add_func ("/workspace-import/given-up-on-the-way", test_given_up_on_the_way);
  g_test_add_func ("/workspace-import/what-is-no-portfolio", test_what_is_no_portfolio);
  g_test_add_func ("/workspace-import/begun", test_begun);
  g_test_add_func ("/workspace-import/at-its-end", test_at_its_end);
  g_test_add_func ("/workspace-import/snapshot-is-known", test_snapshot_is_known);
  g_test_add_func ("/workspace-import/begun-beside-something", test_begun_beside_something);

  return g_test_run ();
}
