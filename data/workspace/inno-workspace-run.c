/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace-private.h"

/* A job of somebody else, and what it is given. */
typedef struct
{
  const InnoWorkspaceJob *job;
  InnoStore              *store;
  gpointer                data;
} Errand;

static void
errand_free (gpointer user_data)
{
  Errand *errand = user_data;

  if (errand->job->free_data != NULL && errand->data != NULL)
    errand->job->free_data (errand->data);
  g_object_unref (errand->store);
  g_free (errand);
}

static void
run_in_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Errand *errand = task_data;
  GError *error = NULL;
  gpointer answer = errand->job->run (errand->store, errand->data, cancellable, &error);

  if (error == NULL)
    g_task_return_pointer (task, answer, errand->job->free_answer);
  else
    g_task_return_error (task, error);
}

/**
 * inno_workspace_run_async:
 * @self: a workspace
 * @job: what is to be done on the thread of the store, and how to free what it
 *   is given and what it answers; static
 * @data: (transfer full) (nullable): what it is given
 * @cancellable: (nullable): to give it up
 * @callback: called on the main context when it is done
 * @user_data: for @callback
 *
 * Reads from the store, or writes to it, without waiting on this thread. Jobs run
 * in the order in which they were asked for.
 */
void
inno_workspace_run_async (InnoWorkspace          *self,
                          const InnoWorkspaceJob *job,
                          gpointer                data,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  g_return_if_fail (INNO_IS_WORKSPACE (self));
  g_return_if_fail (job != NULL && job->run != NULL);

  g_task_set_source_tag (task, inno_workspace_run_async);
  errand->job = job;
  errand->store = g_object_ref (inno_workspace_get_store (self));
  errand->data = data;
  g_task_set_task_data (task, errand, errand_free);
  inno_worker_run (inno_workspace_get_worker (self), task, run_in_worker);
}

/**
 * inno_workspace_run_finish:
 * @self: a workspace
 * @result: the result that the callback was given
 * @error: return location of the error of the job
 *
 * Returns: (transfer full) (nullable): what the job answered
 */
gpointer
inno_workspace_run_finish (InnoWorkspace  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == inno_workspace_run_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
