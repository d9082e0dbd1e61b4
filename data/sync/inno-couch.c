/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch.h"

#include "inno-couch-private.h"

/* The run of a task: what it is about, and what belongs to the main context. */
typedef struct
{
  InnoCouch  couch;
  gulong     progress_id;
  guint64    n_bytes;         /* of the requests before this one */
  guint64    n_last;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;
  InnoCouch *couch = &run->couch;

  g_clear_signal_handler (&run->progress_id, couch->http);
  g_clear_object (&couch->store);
  g_clear_object (&couch->worker);
  g_clear_object (&couch->http);
  g_clear_object (&couch->cancellable);
  g_clear_pointer (&couch->patience, inno_patience_free);
  g_clear_pointer (&couch->main_context, g_main_context_unref);
  g_clear_pointer (&couch->context, g_main_context_unref);
  g_clear_pointer (&couch->uri, g_uri_unref);
  g_clear_pointer (&couch->meta, json_object_unref);
  g_free (couch->asked);
  g_free (couch->url);
  g_free (couch->dataset_id);
  g_free (run);
}

/* Where a person takes what the server has, it may lack anything. */
static gboolean
check_canary (InnoCouch  *self,
              GError    **error)
{
  return (self->flags & INNO_IMPORT_TAKE_SERVERS) != 0 || inno_couch_check_canary (self, NULL, error);
}

/* What a server that was set back says is not taken in, so that the canary comes first;
 * and what waits is sent only once all that others did has been merged with it. */
static gboolean
converse (InnoCouch  *self,
          GError    **error)
{
  return inno_couch_open (self, error) &&
         inno_couch_restore (self, error) &&
         check_canary (self, error) &&
         inno_couch_land (self, error) &&
         inno_couch_pull (self, error) &&
         inno_couch_merge_leaves (self, error) &&
         inno_couch_push (self, error) &&
         inno_couch_prune_leaves (self, error);
}

static void
converse_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  InnoCouch *self = &((Run *) task_data)->couch;
  InnoSyncReport *report = &self->report;
  GError *error = NULL;
  gboolean is_done;

  g_main_context_push_thread_default (self->context);
  is_done = converse (self, &error);
  g_main_context_pop_thread_default (self->context);

  if (!is_done)
    {
      g_task_return_error (task, error);
      return;
    }

  report->unchanged = report->added + report->changed + report->removed + report->sent +
                      report->refused + report->conflicts + report->quarantined == 0;
  g_task_return_boolean (task, TRUE);
}

/* Back in the main context, where the run ends: a task that was in a thread may be let
 * go there, and with it the last that somebody has of the network. */
static void
conversed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Each request counts from zero. */
static void
progress_cb (InnoHttp *http,
             guint64   n_bytes,
             gpointer  user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (n_bytes < run->n_last)
    run->n_bytes += run->n_last;
  run->n_last = n_bytes;

  if (!g_task_get_completed (task))
    g_signal_emit_by_name (g_task_get_source_object (task), "progress", run->n_bytes + n_bytes);
}

static Run *
run_new (const InnoEndpointRequest *request,
         GCancellable              *cancellable)
{
  Run *run = g_new0 (Run, 1);
  InnoCouch *couch = &run->couch;

  couch->store = g_object_ref (request->store);
  couch->worker = g_object_ref (request->worker);
  couch->http = g_object_ref (request->http);
  couch->patience = inno_patience_new (request->max_retries, request->patience);
  couch->canary_delay = request->canary_delay;
  couch->flags = request->flags;
  couch->asked = g_strdup (request->url);
  g_set_object (&couch->cancellable, cancellable);
  couch->main_context = g_main_context_ref_thread_default ();
  couch->context = g_main_context_new ();

  return run;
}

/**
 * inno_couch_async:
 * @source: who asks; has a signal "progress" (guint64 bytes)
 * @request: what to do; copied
 * @cancellable: (nullable): ends the run within a moment
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Brings the store and a shared database up to date with one another, from page to
 * page; what is done is done, whatever becomes of the rest.
 */
void
inno_couch_async (GObject                   *source,
                  const InnoEndpointRequest *request,
                  GCancellable              *cancellable,
                  GAsyncReadyCallback        callback,
                  gpointer                   user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) conversation = NULL;
  Run *run;

  g_return_if_fail (G_IS_OBJECT (source));
  g_return_if_fail (request != NULL);

  /* The thread has the cancellable from the run, as a task that is cancelled in its
   * thread would leave it alone with its data. */
  run = run_new (request, cancellable);
  task = g_task_new (source, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_couch_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, run_free);

  run->progress_id = g_signal_connect (run->couch.http, "progress", G_CALLBACK (progress_cb), task);
  conversation = g_task_new (NULL, NULL, conversed_cb, g_object_ref (task));
  g_task_set_source_tag (conversation, converse_thread);
  g_task_set_task_data (conversation, run, NULL);
  g_task_run_in_thread (conversation, converse_thread);
}

/**
 * inno_couch_finish:
 * @source: who asked
 * @result: what the callback was given
 * @report: (out caller-allocates) (optional): what changed, also where it failed
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether both are as new as one another
 */
gboolean
inno_couch_finish (GObject         *source,
                   GAsyncResult    *result,
                   InnoSyncReport  *report,
                   GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), FALSE);

  if (report != NULL)
    *report = ((Run *) g_task_get_task_data (G_TASK (result)))->couch.report;

  return g_task_propagate_boolean (G_TASK (result), error);
}
