/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "inno-sync-lease.h"

#include "inno-store-lease.h"

#define SECONDS_PER_TERM (INNO_LEASE_SECONDS / 4)

struct _InnoSyncLease
{
  InnoStore  *store;
  InnoWorker *worker;
  GTask      *task;      /* while it is being taken */
  GSource    *source;    /* lengthens it */
};

static void
take_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (inno_store_take_lease (task_data, g_get_real_time () / G_USEC_PER_SEC, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
give_thread (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  inno_store_give_lease (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
run (InnoSyncLease       *self,
     GTaskThreadFunc      func,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  inno_worker_run (self->worker, task, func);
}

/* The worker may be at something long: a term is short enough to be asked for again. */
static gboolean
lengthen_cb (gpointer user_data)
{
  run (user_data, take_thread, NULL, NULL);

  return G_SOURCE_CONTINUE;
}

static void
lease_free (gpointer data)
{
  InnoSyncLease *self = data;

  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  g_clear_object (&self->store);
  g_clear_object (&self->worker);
  g_free (self);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  InnoSyncLease *self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      lease_free (self);
      g_task_return_error (task, error);
      return;
    }
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      inno_sync_lease_give (self);
      g_task_return_error (task, error);
      return;
    }

  self->source = g_timeout_source_new_seconds (SECONDS_PER_TERM);
  g_source_set_callback (self->source, lengthen_cb, self, NULL);
  g_source_set_static_name (self->source, "[inno] lease");
  g_source_attach (self->source, g_task_get_context (task));
  g_task_return_pointer (task, self, lease_free);
}

/**
 * inno_sync_lease_take_async:
 * @store: an open store
 * @worker: its thread
 * @cancellable: (nullable): to do without it
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * Takes the lease of the folder of @store, so that one process at a time syncs.
 */
void
inno_sync_lease_take_async (InnoStore           *store,
                            InnoWorker          *worker,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  InnoSyncLease *self = g_new0 (InnoSyncLease, 1);

  self->store = g_object_ref (store);
  self->worker = g_object_ref (worker);
  self->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, inno_sync_lease_take_async);
  g_task_set_check_cancellable (self->task, FALSE);
  run (self, take_thread, taken_cb, self);
}

/**
 * inno_sync_lease_take_finish:
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_BUSY, %G_IO_ERROR_CANCELLED or an error of
 *   %INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the lease, to be given back by
 *   inno_sync_lease_give()
 */
InnoSyncLease *
inno_sync_lease_take_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == inno_sync_lease_take_async, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * inno_sync_lease_give:
 * @self: (transfer full): a lease
 *
 * Gives it back, without waiting for that.
 */
void
inno_sync_lease_give (InnoSyncLease *self)
{
  g_return_if_fail (self != NULL);

  run (self, give_thread, NULL, NULL);
  lease_free (self);
}
