/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace-private.h"

typedef struct
{
  InnoChoiceSide side;
  guint          n_seen;
} Sweep;

static gboolean
resolve (InnoStore   *store,
         gpointer     data,
         const char  *who,
         InnoStep   **step,
         GError     **error)
{
  return inno_store_resolve (store, data, who, error);
}

static gboolean
resolve_all (InnoStore   *store,
             gpointer     data,
             const char  *who,
             InnoStep   **step,
             GError     **error)
{
  const Sweep *sweep = data;

  return inno_store_resolve_all (store, sweep->side, sweep->n_seen, who, error);
}

/**
 * inno_workspace_resolve_async:
 * @self: an open workspace
 * @choices: (transfer full) (element-type InnoConflictChoice): what a person chose; the
 *   array frees them
 * @cancellable: (nullable): to wait for it no longer; it is done all the same
 * @callback: called on the main context when it is done, or could not be
 * @user_data: for @callback
 *
 * Makes all of the choices in one step, or none. The facts follow, and "changed" tells
 * of them.
 */
void
inno_workspace_resolve_async (InnoWorkspace       *self,
                              GPtrArray           *choices,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (INNO_IS_WORKSPACE (self));
  g_return_if_fail (choices != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_workspace_resolve_async);
  inno_workspace_do (task, resolve, choices, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * inno_workspace_resolve_all_async:
 * @self: an open workspace
 * @side: %INNO_CHOICE_MINE or %INNO_CHOICE_THEIRS
 * @n_seen: how many open choices the person was told of
 * @cancellable: (nullable): to wait for it no longer; it is done all the same
 * @callback: called on the main context when it is done, or could not be
 * @user_data: for @callback
 *
 * Chooses one side everywhere, in one step. inno_workspace_resolve_finish() ends it.
 */
void
inno_workspace_resolve_all_async (InnoWorkspace       *self,
                                  InnoChoiceSide       side,
                                  guint                n_seen,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Sweep *sweep;
  GTask *task;

  g_return_if_fail (INNO_IS_WORKSPACE (self));

  sweep = g_new0 (Sweep, 1);
  sweep->side = side;
  sweep->n_seen = n_seen;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_workspace_resolve_async);
  inno_workspace_do (task, resolve_all, sweep, g_free);
}

/**
 * inno_workspace_resolve_finish:
 * @self: a workspace
 * @result: the result that the callback was given
 * @error: return location for an error of inno_store_resolve()
 *
 * Returns: whether the choices are made, whatever happens to the machine now
 */
gboolean
inno_workspace_resolve_finish (InnoWorkspace  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == inno_workspace_resolve_async, FALSE);

  g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}

/**
 * inno_workspace_get_n_conflicts:
 * @self: a workspace
 *
 * Returns: how many choices between two versions are open
 */
guint
inno_workspace_get_n_conflicts (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), 0);

  return inno_workspace_get_editing (self)->state.n_conflicts;
}

/**
 * inno_workspace_get_n_conflicted:
 * @self: a workspace
 *
 * Returns: in how many documents they are
 */
guint
inno_workspace_get_n_conflicted (InnoWorkspace *self)
{
  g_return_val_if_fail (INNO_IS_WORKSPACE (self), 0);

  return inno_workspace_get_editing (self)->state.n_conflicted;
}
