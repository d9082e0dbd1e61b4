/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "inno-worker.h"

typedef struct
{
  InnoWorker *worker;
  GArray *order;   /* of int: what ran; touched in the worker only */
  GMutex gate;     /* held by the test while the first job waits */
  guint n_done;
  GError *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->worker = inno_worker_new ("test");
  fixture->order = g_array_new (FALSE, FALSE, sizeof (int));
  g_mutex_init (&fixture->gate);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->worker != NULL)
    {
      inno_worker_stop (fixture->worker);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (fixture->worker);
    }
  g_array_unref (fixture->order);
  g_mutex_clear (&fixture->gate);
  g_clear_error (&fixture->error);
}

static void
wait_job (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Fixture *fixture = task_data;

  g_mutex_lock (&fixture->gate);
  g_mutex_unlock (&fixture->gate);
  g_task_return_boolean (task, TRUE);
}

static void
note_job (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Fixture *fixture = task_data;
  int number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "number"));

  g_assert_true (G_IS_CANCELLABLE (source_object));
  g_assert_true (cancellable == g_task_get_cancellable (task));
  g_assert_true (inno_worker_is_current (fixture->worker));
  g_array_append_val (fixture->order, number);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_false (fixture->worker != NULL && inno_worker_is_current (fixture->worker));
  if (g_task_propagate_boolean (G_TASK (result), fixture->error == NULL ? &fixture->error : NULL))
    fixture->n_done++;
}

static void
run (Fixture         *fixture,
     GTaskThreadFunc  func,
     int              number,
     GCancellable    *cancellable)
{
  g_autoptr (GCancellable) source = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (source, cancellable, done_cb, fixture);

  g_task_set_task_data (task, fixture, NULL);
  g_object_set_data (G_OBJECT (task), "number", GINT_TO_POINTER (number));
  inno_worker_run (fixture->worker, task, func);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_false (inno_worker_is_current (fixture->worker));
  for (int i = 0; i < 1000; i++)
    run (fixture, note_job, i, NULL);

  while (fixture->n_done < 1000)
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (fixture->error);
  for (int i = 0; i < 1000; i++)
    g_assert_cmpint (g_array_index (fixture->order, int, i), ==, i);
}

static void
test_cancelled_in_queue (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_mutex_lock (&fixture->gate);
  run (fixture, wait_job, 0, NULL);
  run (fixture, note_job, 1, cancellable);
  run (fixture, note_job, 2, NULL);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&fixture->gate);

  while (fixture->n_done < 2 || fixture->error == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  inno_worker_stop (fixture->worker);
  g_assert_cmpuint (fixture->order->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->order, int, 0), ==, 2);
}

/* Whoever is asked to stop may still have edits to write. */
static void
test_stop_drains (Fixture       *fixture,
                  gconstpointer  data)
{
  for (int i = 0; i < 50; i++)
    run (fixture, note_job, i, NULL);
  inno_worker_stop (fixture->worker);
  g_assert_cmpuint (fixture->order->len, ==, 50);

  while (fixture->n_done < 50)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
}

static void
test_run_after_stop (Fixture       *fixture,
                     gconstpointer  data)
{
  inno_worker_stop (fixture->worker);
  inno_worker_stop (fixture->worker);
  run (fixture, note_job, 1, NULL);
  g_assert_null (fixture->error);

  while (fixture->error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_cmpuint (fixture->order->len, ==, 0);
}

static void
stop_job (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Fixture *fixture = task_data;

  inno_worker_stop (fixture->worker);
  g_assert_true (inno_worker_is_current (fixture->worker));
  g_task_return_boolean (task, TRUE);
}

static void
test_stop_inside (Fixture       *fixture,
                  gconstpointer  data)
{
  g_mutex_lock (&fixture->gate);
  run (fixture, wait_job, 0, NULL);
  run (fixture, stop_job, 1, NULL);
  run (fixture, note_job, 2, NULL);
  g_mutex_unlock (&fixture->gate);

  while (fixture->n_done < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->order->len, ==, 1);
}

static void
last_reference_job (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Fixture *fixture = task_data;

  /* Joining here would wait for itself. */
  g_assert_finalize_object (fixture->worker);
  fixture->worker = NULL;
  g_task_return_boolean (task, TRUE);
}

static void
test_finalized_inside (Fixture       *fixture,
                       gconstpointer  data)
{
  run (fixture, last_reference_job, 0, NULL);

  while (fixture->n_done < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->worker);
}

static void
test_finalize_drains (Fixture       *fixture,
                      gconstpointer  data)
{
  InnoWorker *worker = fixture->worker;

  g_mutex_lock (&fixture->gate);
  run (fixture, wait_job, 0, NULL);
  run (fixture, wait_job, 1, NULL);
  g_mutex_unlock (&fixture->gate);
  fixture->worker = NULL;
  g_assert_finalize_object (worker);

  while (fixture->n_done < 2)
    g_main_context_iteration (NULL, TRUE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/worker/order", test_order);
  ADD ("/worker/cancelled-in-queue", test_cancelled_in_queue);
  ADD ("/worker/stop-drains", test_stop_drains);
  ADD ("/worker/run-after-stop", test_run_after_stop);
  ADD ("/worker/stop-inside", test_stop_inside);
  ADD ("/worker/finalized-inside", test_finalized_inside);
  ADD ("/worker/finalize-drains", test_finalize_drains);

  return g_test_run ();
}
