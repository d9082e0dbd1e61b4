/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "config.h"

#include "inno-worker.h"

#include <glib/gi18n-lib.h>

/* After gs-worker-thread.c of gnome-software, without its priorities. */
struct _InnoWorker
{
  GObject parent_instance;

  char *name;

  /* The thread and this object each hold a reference to the queue: the last
   * reference to the object may be dropped inside a job. */
  GAsyncQueue *queue;

  GMutex mutex;
  GThread *thread; /* (nullable): NULL once it has ended; under the mutex */
  gboolean is_stopped;
  gboolean is_joined;
};

G_DEFINE_FINAL_TYPE (InnoWorker, inno_worker, G_TYPE_OBJECT)

typedef enum
{
  PROP_NAME = 1,
} InnoWorkerProperty;

static GParamSpec *properties[PROP_NAME + 1];

typedef struct
{
  GTask *task;          /* (nullable): NULL in the job that ends the thread */
  GTaskThreadFunc func;
} Job;

static Job *
job_new (GTask           *task,
         GTaskThreadFunc  func)
{
  Job *job = g_new0 (Job, 1);

  g_set_object (&job->task, task);
  job->func = func;

  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
job_run (Job *job)
{
  if (g_task_return_error_if_cancelled (job->task))
    return;

  job->func (job->task,
             g_task_get_source_object (job->task),
             g_task_get_task_data (job->task),
             g_task_get_cancellable (job->task));
}

static gpointer
worker_thread_cb (gpointer user_data)
{
  g_autoptr (GAsyncQueue) queue = user_data;

  while (TRUE)
    {
      g_autoptr (Job) job = g_async_queue_pop (queue);

      if (job->task == NULL)
        return NULL;

      job_run (job);
    }
}

static void
inno_worker_constructed (GObject *object)
{
  InnoWorker *self = INNO_WORKER (object);

  G_OBJECT_CLASS (inno_worker_parent_class)->constructed (object);

  self->queue = g_async_queue_new_full ((GDestroyNotify) job_free);
  self->thread = g_thread_new (self->name, worker_thread_cb, g_async_queue_ref (self->queue));
}

static void
inno_worker_finalize (GObject *object)
{
  InnoWorker *self = INNO_WORKER (object);

  inno_worker_stop (self);

  /* Still there only when a job dropped the last reference. */
  g_clear_pointer (&self->thread, g_thread_unref);
  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_clear_pointer (&self->name, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (inno_worker_parent_class)->finalize (object);
}

static void
inno_worker_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  InnoWorker *self = INNO_WORKER (object);

  switch ((InnoWorkerProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_worker_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  InnoWorker *self = INNO_WORKER (object);

  switch ((InnoWorkerProperty) prop_id)
    {
    case PROP_NAME:
      self->name = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_worker_class_init (InnoWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = inno_worker_constructed;
  object_class->finalize = inno_worker_finalize;
  object_class->get_property = inno_worker_get_property;
  object_class->set_property = inno_worker_set_property;

  /**
   * InnoWorker:name:
   *
   * The name of the thread, for debuggers.
   */
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                         G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
inno_worker_init (InnoWorker *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * inno_worker_new:
 * @name: (nullable): a name for the thread
 *
 * Starts a thread that waits for work.
 *
 * Returns: (transfer full): the worker
 */
InnoWorker *
inno_worker_new (const char *name)
{
  return g_object_new (INNO_TYPE_WORKER, "name", name, NULL);
}

/**
 * inno_worker_run:
 * @self: a worker
 * @task: (transfer none): the task that @func completes
 * @func: what to run in the thread, as for g_task_run_in_thread()
 *
 * Queues @func behind everything queued before. If the task's cancellable is
 * cancelled before its turn, @func is not called and the task ends with
 * %G_IO_ERROR_CANCELLED; if the worker has been stopped, with
 * %G_IO_ERROR_CLOSED. Either way the callback comes in the task's own main
 * context. Any thread.
 */
void
inno_worker_run (InnoWorker      *self,
                 GTask           *task,
                 GTaskThreadFunc  func)
{
  gboolean is_queued = FALSE;

  g_return_if_fail (INNO_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  g_mutex_lock (&self->mutex);
  if (!self->is_stopped)
    {
      g_async_queue_push (self->queue, job_new (task, func));
      is_queued = TRUE;
    }
  g_mutex_unlock (&self->mutex);

  if (!is_queued)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                             "%s", _("The program is closing."));
}

/**
 * inno_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the caller runs in the worker's thread
 */
gboolean
inno_worker_is_current (InnoWorker *self)
{
  gboolean is_current;

  g_return_val_if_fail (INNO_IS_WORKER (self), FALSE);

  g_mutex_lock (&self->mutex);
  is_current = self->thread == g_thread_self ();
  g_mutex_unlock (&self->mutex);

  return is_current;
}

/**
 * inno_worker_stop:
 * @self: a worker
 *
 * Runs what is queued, then ends the thread and waits for it. From inside a
 * job it cannot wait: the thread then ends by itself after the queue. Does
 * nothing the second time. Finalizing the worker stops it.
 *
 * Afterwards the worker holds no reference to any task.
 */
void
inno_worker_stop (InnoWorker *self)
{
  GThread *thread;

  g_return_if_fail (INNO_IS_WORKER (self));

  g_mutex_lock (&self->mutex);
  if (!self->is_stopped)
    {
      self->is_stopped = TRUE;
      g_async_queue_push (self->queue, job_new (NULL, NULL));
    }
  thread = self->thread;
  if (self->is_joined || thread == g_thread_self ())
    thread = NULL;
  else
    self->is_joined = TRUE;
  g_mutex_unlock (&self->mutex);

  if (thread == NULL)
    return;

  g_thread_join (thread);

  /* Not before: the jobs that are left may ask inno_worker_is_current(). */
  g_mutex_lock (&self->mutex);
  self->thread = NULL;
  g_mutex_unlock (&self->mutex);
}
