/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-project-walk.h"

/* So few that none goes before the last of them has come. */
#define BATCH 16

typedef struct
{
  GtkBitset           *positions;
  InnoProjectWalkFunc  func;
  gpointer             data;
  GDestroyNotify       destroy;
  guint                n_done;
  GPtrArray           *batch;       /* InnoProjectItem */
} Walk;

static void go_on (GTask *task);

static void
walk_free (gpointer data)
{
  Walk *walk = data;

  if (walk->data != NULL)
    walk->destroy (walk->data);
  gtk_bitset_unref (walk->positions);
  g_ptr_array_unref (walk->batch);
  g_free (walk);
}

static void
hand_over_batch (Walk *walk)
{
  for (guint i = 0; i < walk->batch->len; i++)
    walk->func (g_ptr_array_index (walk->batch, i), walk->data);
  walk->n_done += walk->batch->len;
  g_ptr_array_set_size (walk->batch, 0);
}

static void
loaded_cb (InnoProjectItem *item,
           GParamSpec      *pspec,
           GTask           *task)
{
  g_signal_handlers_disconnect_by_func (item, loaded_cb, task);
  go_on (task);
  g_object_unref (task);
}

static gboolean
waits_for_one (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);

  for (guint i = 0; i < walk->batch->len; i++)
    {
      InnoProjectItem *item = g_ptr_array_index (walk->batch, i);

      if (!inno_project_item_is_loading (item))
        continue;
      g_signal_connect (item, "notify::is-loading", G_CALLBACK (loaded_cb), g_object_ref (task));
      return TRUE;
    }

  return FALSE;
}

static void
go_on (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);
  GListModel *list = g_task_get_source_object (task);
  guint64 n = gtk_bitset_get_size (walk->positions);

  while (!waits_for_one (task))
    {
      hand_over_batch (walk);
      if (walk->n_done >= n)
        {
          g_task_return_pointer (task, g_steal_pointer (&walk->data), walk->destroy);
          return;
        }
      for (guint i = walk->n_done; i < MIN (walk->n_done + BATCH, n); i++)
        {
          InnoProjectItem *item = g_list_model_get_item (list, gtk_bitset_get_nth (walk->positions, i));

          if (item == NULL)
            {
              /* The rows have changed. */
              g_cancellable_cancel (g_task_get_cancellable (task));
              g_task_return_error_if_cancelled (task);
              return;
            }
          g_ptr_array_add (walk->batch, item);
        }
    }
}

/**
 * inno_project_walk_async:
 * @list: the rows
 * @positions: which of them
 * @func: called with each, once it is loaded, and @data
 * @data: (transfer full): what comes of it, and what lets go of it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the rows that are not there yet, and goes through them in order. Main context.
 */
void
inno_project_walk_async (InnoProjectList     *list,
                         GtkBitset           *positions,
                         InnoProjectWalkFunc  func,
                         InnoProjectWalkData  data,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (list, cancellable, callback, user_data);
  Walk *walk = g_new0 (Walk, 1);

  walk->positions = gtk_bitset_copy (positions);
  walk->func = func;
  walk->data = data.data;
  walk->destroy = data.destroy;
  walk->batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, inno_project_walk_async);
  g_task_set_task_data (task, walk, walk_free);
  go_on (task);
}

/**
 * inno_project_walk_finish:
 * @list: the rows
 * @result: the result
 * @error: return location; %G_IO_ERROR_CANCELLED where the rows changed meanwhile
 *
 * Returns: (transfer full) (nullable): the data it was begun with
 */
gpointer
inno_project_walk_finish (InnoProjectList  *list,
                          GAsyncResult     *result,
                          GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, list), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
