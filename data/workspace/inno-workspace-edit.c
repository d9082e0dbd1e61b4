/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-syncer-private.h"
#include "inno-workspace-private.h"

#include "inno-store-conflicts.h"

/* Steps of a person, on their way to the thread of the store and back. */

/* What the worker is given. */
typedef struct
{
  InnoDeedFunc    deed;
  gpointer        data;        /* nullable */
  GDestroyNotify  free_data;
  char           *who;         /* nullable */
} Errand;

/* What it answers. */
typedef struct
{
  InnoStep      *step;    /* nullable */
  InnoEditState  state;
} Answer;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  if (errand->data != NULL)
    errand->free_data (errand->data);
  g_free (errand->who);
  g_free (errand);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->step, inno_step_free);
  g_free (answer);
}

void
inno_edit_state_read (InnoEditState *state,
                      InnoStore     *store)
{
  state->can_undo = inno_store_can_undo (store);
  state->can_redo = inno_store_can_redo (store);
  state->n_waiting = inno_store_get_n_waiting (store);
  if (!inno_store_count_conflicts (store, &state->n_conflicted, &state->n_conflicts, NULL))
    state->n_conflicted = state->n_conflicts = 0;
}

/* Worker. */
static gpointer
run (InnoStore     *store,
     gpointer       data,
     GCancellable  *cancellable,
     GError       **error)
{
  Errand *errand = data;
  Answer *answer = g_new0 (Answer, 1);

  if (!errand->deed (store, errand->data, errand->who, &answer->step, error))
    g_clear_pointer (&answer, answer_free);
  else
    inno_edit_state_read (&answer->state, store);

  return answer;
}

static const InnoWorkspaceJob job = { run, errand_free, answer_free };

/* The facts are read anew by themselves: whoever waits is told at once. */
static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  InnoWorkspace *self = INNO_WORKSPACE (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Answer *answer = inno_workspace_run_finish (self, result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  inno_workspace_get_editing (self)->state = answer->state;
  inno_workspace_reload (self);
  inno_syncer_edited (inno_workspace_get_syncer (self));
  g_task_return_pointer (task, g_steal_pointer (&answer->step), (GDestroyNotify) inno_step_free);
  answer_free (answer);
}

/* Takes @data. What has been begun is not given up: the cancellable of @task is only
 * about who waits for it. */
void
inno_workspace_do (GTask          *task,
                   InnoDeedFunc    deed,
                   gpointer        data,
                   GDestroyNotify  free_data)
{
  InnoWorkspace *self = g_task_get_source_object (task);
  Errand *errand = g_new0 (Errand, 1);

  errand->deed = deed;
  errand->data = data;
  errand->free_data = free_data;
  errand->who = g_strdup (inno_workspace_get_editing (self)->name);
  inno_workspace_run_async (self, &job, errand, NULL, done_cb, task);
}

static gboolean
edit (InnoStore   *store,
      gpointer     data,
      const char  *who,
      InnoStep   **step,
      GError     **error)
{
  return inno_store_edit (store, data, who, error);
}

static gboolean
undo (InnoStore   *store,
      gpointer     data,
      const char  *who,
      InnoStep   **step,
      GError     **error)
{
  return inno_store_undo (store, who, step, error);
}

static gboolean
redo (InnoStore   *store,
      gpointer     data,
      const char  *who,
      InnoStep   **step,
      GError     **error)
{
  return inno_store_redo (store, who, step, error);
}

/**
 * inno_workspace_edit_async:
 * @self: an open workspace
 * @errand: (transfer full): what a person did
 * @cancellable: (nullable): to wait for it no longer; it is kept all the same
 * @callback: called on the main context when it is kept, or could not be
 * @user_data: for @callback
 *
 * Keeps a step. The facts follow, and "changed" tells of them.
 */
void
inno_workspace_edit_async (InnoWorkspace       *self,
                           InnoEdit            *errand,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (INNO_IS_WORKSPACE (self));
  g_return_if_fail (errand != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_workspace_edit_async);
  inno_workspace_do (task, edit, errand, (GDestroyNotify) inno_edit_free);
}

/**
 * inno_workspace_edit_finish:
 * @self: a workspace
 * @result: the result that the callback was given
 * @error: return location for an error of %INNO_STORE_ERROR, or of
 *   %INNO_JSON_ERROR where a document does not keep the contract
 *
 * Returns: whether the step is kept, whatever happens to the machine now
 */
gboolean
inno_workspace_edit_finish (InnoWorkspace  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == inno_workspace_edit_async, FALSE);

  g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}

/**
 * inno_workspace_undo_async:
 * @self: an open workspace
 * @cancellable: (nullable): to wait for it no longer; it is done all the same
 * @callback: called on the main context when it is done, or could not be
 * @user_data: for @callback
 *
 * Takes back the last step, of whenever. The facts follow, and "changed" tells of
 * them.
 */
void
inno_workspace_undo_async (InnoWorkspace       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (INNO_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_workspace_undo_async);
  inno_workspace_do (task, undo, NULL, NULL);
}

/**
 * inno_workspace_undo_finish:
 * @self: a workspace
 * @result: the result that the callback was given
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the step that was taken back; %NULL without
 *   an error where there was none
 */
InnoStep *
inno_workspace_undo_finish (InnoWorkspace  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == inno_workspace_undo_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * inno_workspace_redo_async:
 * @self: an open workspace
 * @cancellable: (nullable): to wait for it no longer; it is done all the same
 * @callback: called on the main context when it is done, or could not be
 * @user_data: for @callback
 *
 * Does again what was taken back last. The facts follow, and "changed" tells of
 * them.
 */
void
inno_workspace_redo_async (InnoWorkspace       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (INNO_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_workspace_redo_async);
  inno_workspace_do (task, redo, NULL, NULL);
}

/**
 * inno_workspace_redo_finish:
 * @self: a workspace
 * @result: the result that the callback was given
 * @error: return location for an error of %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the step that was done again; %NULL without
 *   an error where there was none
 */
InnoStep *
inno_workspace_redo_finish (InnoWorkspace  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == inno_workspace_redo_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * inno_workspace_can_undo:
 * @self: a workspace
 *
 * Returns: whether there is a step to take back; "changed" tells when that changes
 */
gboolean
inno_workspace_can_undo (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), FALSE);

  return inno_workspace_get_editing (self)->state.can_undo;
}

/**
 * inno_workspace_can_redo:
 * @self: a workspace
 *
 * Returns: whether there is a step to do again
 */
gboolean
inno_workspace_can_redo (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), FALSE);

  return inno_workspace_get_editing (self)->state.can_redo;
}

/**
 * inno_workspace_get_n_waiting:
 * @self: a workspace
 *
 * Returns: how many documents are not as the shared data has them
 */
guint
inno_workspace_get_n_waiting (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), 0);

  return inno_workspace_get_editing (self)->state.n_waiting;
}

/**
 * inno_workspace_set_editor_name:
 * @self: a workspace
 * @name: (nullable): who edits from now on; %NULL = nobody says so
 */
void
inno_workspace_set_editor_name (InnoWorkspace *self,
                                const char    *name)
{
  InnoEditing *editing;

  g_return_if_fail (INNO_IS_WORKSPACE (self));

  editing = inno_workspace_get_editing (self);
  if (name != editing->name)
    {
      g_free (editing->name);
      editing->name = g_strdup (name);
    }
}

/**
 * inno_workspace_get_editor_name:
 * @self: a workspace
 *
 * Returns: (transfer none) (nullable): who edits; %NULL = nobody says so
 */
const char *
inno_workspace_get_editor_name (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), NULL);

  return inno_workspace_get_editing (self)->name;
}
