/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "workspace-case.h"

#include "inno-aggregate.h"
#include "inno-json-guard.h"
#include "inno-store-projects.h"

#define PROJECT(slug, cents) \
  "{'_id':'project:" slug "','type':'project','name':{'fi':'Uusi','sv':null,'en':null},'kind':'project'," \
  "'agreement':'agreement:x','cities':['city:a'],'themes':[],'status':'ongoing'," \
  "'funding':{'f1':{'source':'funding_source:erdf','measure':'granted','year':2024,'amount_cents':" #cents "}}}"

/* One asked-for thing, and what came of it. */
typedef struct
{
  gboolean  is_done;
  gboolean  is_kept;
  InnoStep *step;
  GError   *error;
} Outcome;

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->is_done;
}

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->step, inno_step_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
edited_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->is_kept = inno_workspace_edit_finish (INNO_WORKSPACE (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->step = inno_workspace_undo_finish (INNO_WORKSPACE (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->step = inno_workspace_redo_finish (INNO_WORKSPACE (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static gboolean
is_still (gpointer data)
{
  return !inno_workspace_is_busy (data);
}

static InnoEdit *
new_project (const char *id,
             const char *text)
{
  g_autoptr (JsonNode) node = fixture_parse_json (text);
  InnoEdit *edit = inno_edit_new (INNO_EDIT_CREATE, id);

  inno_edit_put (edit, NULL, json_node_get_object (node));
  return edit;
}

static void
edit_and_wait (InnoWorkspace *workspace,
               InnoEdit      *edit)
{
  g_auto (Outcome) outcome = { FALSE };

  inno_workspace_edit_async (workspace, edit, NULL, edited_cb, &outcome);
  workspace_case_wait (is_done, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.is_kept);
  workspace_case_wait (is_still, workspace);
}

/* @subject: what is undone or done again; NULL = nothing */
static void
move_and_wait (InnoWorkspace *workspace,
               gboolean       is_undo,
               const char    *subject)
{
  g_auto (Outcome) outcome = { FALSE };

  g_assert_cmpint (is_undo ? inno_workspace_can_undo (workspace) : inno_workspace_can_redo (workspace), ==,
                   subject != NULL);
  if (is_undo)
    inno_workspace_undo_async (workspace, NULL, undone_cb, &outcome);
  else
    inno_workspace_redo_async (workspace, NULL, redone_cb, &outcome);
  workspace_case_wait (is_done, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.step != NULL ? outcome.step->subject : NULL, ==, subject);
  workspace_case_wait (is_still, workspace);
}

static gint64
ask (InnoFacts  *facts,
     const char *words)
{
  g_autoptr (InnoQuery) query = fixture_parse_query (words);
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFrame) frame = inno_facts_aggregate (facts, query, &error);

  g_assert_no_error (error);
  return inno_frame_get_cell (frame, inno_frame_get_n_rows (frame) - 1,
                              (guint) inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID)).integer;
}

static void
assert_granted (InnoWorkspace *workspace,
                gint64         cents)
{
  g_assert_cmpint (ask (inno_workspace_get_facts (workspace), "--by status"), ==, cents);
}

static void
test_over_a_reopening (void)
{
  g_autoptr (Fixture) fixture = fixture_new (
    "[{'_id':'project:p','agreement':'agreement:x','funding':[['erdf','granted',2024,11]]}]", FIXTURE_PLACES);
  InnoWorkspace *workspace = workspace_case_open (fixture);

  assert_granted (workspace, 11);
  g_assert_false (inno_workspace_can_undo (workspace));
  g_assert_cmpuint (inno_workspace_get_n_waiting (workspace), ==, 0);
  move_and_wait (workspace, TRUE, NULL);

  inno_workspace_set_editor_name (workspace, "Anna");
  edit_and_wait (workspace, new_project ("project:q", PROJECT ("q", 200)));
  assert_granted (workspace, 211);
  g_assert_cmpuint (inno_workspace_get_n_waiting (workspace), ==, 1);
  edit_and_wait (workspace, new_project ("project:r", PROJECT ("r", 3000)));
  move_and_wait (workspace, TRUE, "project:r");
  assert_granted (workspace, 211);
  g_object_unref (workspace);

  workspace = workspace_case_open (fixture);
  assert_granted (workspace, 211);
  g_assert_cmpuint (inno_workspace_get_n_waiting (workspace), ==, 1);
  g_assert_true (inno_workspace_can_undo (workspace));
  move_and_wait (workspace, FALSE, "project:r");
  assert_granted (workspace, 3211);
  move_and_wait (workspace, FALSE, NULL);
  g_object_unref (workspace);

  workspace = workspace_case_open (fixture);
  move_and_wait (workspace, TRUE, "project:r");
  move_and_wait (workspace, TRUE, "project:q");
  move_and_wait (workspace, TRUE, NULL);
  assert_granted (workspace, 11);
  g_assert_cmpuint (inno_workspace_get_n_waiting (workspace), ==, 0);
  g_object_unref (workspace);
}

/* A document that cannot be kept leaves all as it was. */
static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoWorkspace) workspace = workspace_case_open (fixture);
  g_auto (Outcome) outcome = { FALSE };

  inno_workspace_edit_async (workspace, new_project ("project:bad", "{'_id':'project:bad','type':'project'}"), NULL,
                             edited_cb, &outcome);
  workspace_case_wait (is_done, &outcome);
  g_assert_false (outcome.is_kept);
  g_assert_error (outcome.error, INNO_JSON_ERROR, INNO_JSON_ERROR_MISSING);
  g_assert_false (inno_workspace_can_undo (workspace));
  g_assert_no_error (inno_workspace_get_error (workspace));
}

/* Who no longer waits is told so; the step is kept. */
static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoWorkspace) workspace = workspace_case_open (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { FALSE };

  inno_workspace_edit_async (workspace, new_project ("project:q", PROJECT ("q", 200)), cancellable, edited_cb,
                             &outcome);
  g_cancellable_cancel (cancellable);
  workspace_case_wait (is_done, &outcome);
  g_assert_false (outcome.is_kept);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  workspace_case_wait (is_still, workspace);
  assert_granted (workspace, 200);
  g_assert_true (inno_workspace_can_undo (workspace));
}

/* Steps that are asked for at once are done one after the other. */
static void
test_at_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (InnoWorkspace) workspace = workspace_case_open (fixture);
  Outcome outcomes[3] = { { FALSE } };

  inno_workspace_edit_async (workspace, new_project ("project:q", PROJECT ("q", 200)), NULL, edited_cb, &outcomes[0]);
  inno_workspace_edit_async (workspace, new_project ("project:r", PROJECT ("r", 3000)), NULL, edited_cb, &outcomes[1]);
  inno_workspace_undo_async (workspace, NULL, undone_cb, &outcomes[2]);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      workspace_case_wait (is_done, &outcomes[i]);
      g_assert_no_error (outcomes[i].error);
    }
  g_assert_cmpstr (outcomes[2].step->subject, ==, "project:r");
  outcome_clear (&outcomes[2]);
  workspace_case_wait (is_still, workspace);
  assert_granted (workspace, 200);
}

static gboolean
is_open (gpointer data)
{
  return inno_workspace_is_open (data) && !inno_workspace_is_busy (data);
}

/* The sample is there to be tried out. */
static void
test_sample (void)
{
  g_autoptr (InnoWorkspace) workspace = inno_workspace_new_sample ();
  gint64 before;

  inno_workspace_open (workspace);
  workspace_case_wait (is_open, workspace);
  before = ask (inno_workspace_get_facts (workspace), "--by status");
  edit_and_wait (workspace, new_project ("project:q", PROJECT ("q", 200)));
  assert_granted (workspace, before + 200);
  move_and_wait (workspace, TRUE, "project:q");
  assert_granted (workspace, before);
}

/* What the window is told of. */
typedef struct
{
  InnoFacts *last;
  guint      n_others;     /* facts that were not those before */
  gboolean   was_bare;     /* facts without what they are compared with */
} Told;

static void
told_cb (InnoWorkspace *workspace,
         Told          *told)
{
  InnoFacts *facts = inno_workspace_get_facts (workspace);

  told->n_others += facts != told->last;
  told->was_bare |= inno_facts_get_baseline_name (facts) == NULL;
  told->last = facts;
}

static gboolean
is_compared (gpointer data)
{
  return !inno_workspace_is_busy (data) && inno_facts_get_baseline_name (inno_workspace_get_facts (data)) != NULL;
}

/* An edit brings other facts once, with all that is shown of them. */
static void
test_told_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new_compared ("[]", "[{'_id':'project:p','funding':[['erdf','granted',2024,11]]}]",
                                                      FIXTURE_PLACES);
  g_autoptr (InnoWorkspace) workspace = workspace_case_open (fixture);
  Told told = { NULL };

  workspace_case_wait (is_compared, workspace);
  told.last = inno_workspace_get_facts (workspace);
  g_signal_connect (workspace, "changed", G_CALLBACK (told_cb), &told);
  edit_and_wait (workspace, new_project ("project:q", PROJECT ("q", 200)));
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (told.n_others, ==, 1);
  g_assert_false (told.was_bare);
  assert_granted (workspace, 211);
  g_signal_handlers_disconnect_by_data (workspace, &told);
}

/* Sums */

static gboolean
add_total_cb (const InnoStoreTotal  *total,
              gpointer               user_data,
              GError               **error)
{
  gint64 *sums = user_data;

  g_assert_true (total->is_known);
  if (total->status != INNO_STATUS_CANCELLED)
    sums[total->measure] += total->cents;
  return TRUE;
}

/* The sums of the first picture are those of the facts, after each of many edits. */
static void
test_totals_at_random (void)
{
  static const char * const measures[] = {
    [INNO_MEASURE_GRANTED] = "--by status --measure granted",
    [INNO_MEASURE_REALISED] = "--by status --measure realised",
    [INNO_MEASURE_PLANNED] = "--by status --measure planned",
  };
  static const char * const names[] = { "planned", "granted", "realised" };
  static const char * const statuses[] = { "planned", "ongoing", "ended", "cancelled" };
  static const char * const kinds[] = { "project", "group", "sub" };
  g_autoptr (Fixture) fixture = fixture_new ("[]", FIXTURE_PLACES);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *id = g_strdup_printf ("project:r%d", g_rand_int_range (rand, 0, 6));
      g_autofree char *text = g_strdup_printf (
        "{'_id':'%s','type':'project','name':{'fi':'a','sv':null,'en':null},'kind':'%s','parent':'project:r%d',"
        "'agreement':'agreement:%s','cities':['city:a'],'themes':[],'status':'%s','funding':{"
        "'a':{'source':'funding_source:erdf','measure':'%s','year':2024,'amount_cents':%d},"
        "'b':{'source':'funding_source:gone','measure':'%s','amount_cents':%d}}}",
        id, kinds[g_rand_int_range (rand, 0, 3)], g_rand_int_range (rand, 0, 6), g_rand_boolean (rand) ? "x" : "y",
        statuses[g_rand_int_range (rand, 0, 4)], names[g_rand_int_range (rand, 0, 3)],
        g_rand_int_range (rand, 0, 100000), names[g_rand_int_range (rand, 0, 3)], g_rand_int_range (rand, 0, 100000));
      g_autoptr (JsonNode) node = fixture_parse_json (text);
      g_autoptr (JsonObject) there = inno_store_read_document (fixture->store, id, NULL);
      g_autoptr (InnoEdit) edit = inno_edit_new (INNO_EDIT_CHANGE, id);
      g_autoptr (InnoFacts) facts = NULL;
      g_autoptr (GError) error = NULL;
      gint64 sums[INNO_N_MEASURES] = { 0 };

      if (there != NULL && g_rand_int_range (rand, 0, 4) == 0)
        inno_edit_remove (edit, there);
      else
        inno_edit_put (edit, there, json_node_get_object (node));
      if (g_rand_int_range (rand, 0, 5) > 0)
        inno_store_edit (fixture->store, edit, NULL, &error);
      else
        inno_store_undo (fixture->store, NULL, NULL, &error);
      g_assert_no_error (error);

      inno_store_foreach_total (fixture->store, add_total_cb, sums, NULL);
      facts = inno_facts_load (fixture->store, fixture->portfolio, &error);
      g_assert_no_error (error);
      for (guint measure = 0; measure < G_N_ELEMENTS (measures); measure++)
        g_assert_cmpint (ask (facts, measures[measure]), ==, sums[measure]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace-edit/over-a-reopening", test_over_a_reopening);
  g_test_add_func ("/workspace-edit/refused", test_refused);
  g_test_add_func ("/workspace-edit/cancelled", test_cancelled);
  g_test_add_func ("/workspace-edit/at-once", test_at_once);
  g_test_add_func ("/workspace-edit/sample", test_sample);
  g_test_add_func ("/workspace-edit/told-once", test_told_once);
  g_test_add_func ("/workspace-edit/totals-at-random", test_totals_at_random);

  return g_test_run ();
}
