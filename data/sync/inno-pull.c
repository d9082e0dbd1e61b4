/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-pull-private.h"

#include <glib/gi18n-lib.h>

#include "inno-address.h"

#define MAX_BODY (32 * 1024 * 1024)

typedef InnoPullRun Run;

static void fetch_document (GTask *task);

static void
run_free (Run *run)
{
  g_clear_signal_handler (&run->progress_id, run->http);
  g_clear_pointer (&run->spool, inno_spool_free);
  g_clear_pointer (&run->document, inno_static_free);
  inno_http_answer_clear (&run->answer);
  inno_intake_known_clear (&run->known);
  g_clear_pointer (&run->uri, g_uri_unref);
  g_clear_pointer (&run->patience, inno_patience_free);
  g_clear_object (&run->http);
  g_clear_object (&run->worker);
  g_clear_object (&run->store);
  g_free (run->asked);
  g_free (run);
}

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * inno_pull_on_worker:
 * @task: the run
 * @func: what to do on the worker; its task data is the #InnoPullRun
 * @callback: called with @task as its data, which it owns
 *
 * Does one step where the store lives.
 */
void
inno_pull_on_worker (GTask               *task,
                     GTaskThreadFunc      func,
                     GAsyncReadyCallback  callback)
{
  Run *run = g_task_get_task_data (task);
  g_autoptr (GTask) step = NULL;

  /* No source: the step may be freed last by the worker, and the session must
   * not be freed there. */
  step = g_task_new (NULL, g_task_get_cancellable (task), callback, g_object_ref (task));
  g_task_set_source_tag (step, inno_pull_on_worker);
  g_task_set_task_data (step, run, NULL);

  /* What was committed is reported, even if the cancel came meanwhile. */
  g_task_set_check_cancellable (step, FALSE);

  inno_worker_run (run->worker, step, func);
}

/* Trying again */

static gboolean
retry_cb (gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (run->document != NULL)
    inno_pull_fetch_page (task);
  else
    fetch_document (task);

  return G_SOURCE_REMOVE;
}

static gboolean
wake_cb (GCancellable *cancellable,
         gpointer      user_data)
{
  return G_SOURCE_REMOVE;
}

static void
wait_then_retry (GTask *task,
                 guint  delay)
{
  g_autoptr (GSource) source = g_timeout_source_new (delay);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_source_set_callback (source, retry_cb, g_object_ref (task), g_object_unref);
  g_source_set_static_name (source, "[inno] sync retry");

  /* A cancel ends the wait at once. */
  if (cancellable != NULL)
    {
      g_autoptr (GSource) wake = g_cancellable_source_new (cancellable);

      g_source_set_callback (wake, G_SOURCE_FUNC (wake_cb), NULL, NULL);
      g_source_add_child_source (source, wake);
    }

  g_source_attach (source, g_task_get_context (task));
}

/**
 * inno_pull_try_again:
 * @task: the run
 * @retry_after: seconds the server asked to wait, or -1
 *
 * Makes the last request again after a while, if the run may.
 *
 * Returns: whether it will; if not, the caller ends the run
 */
gboolean
inno_pull_try_again (GTask  *task,
                     gint64  retry_after)
{
  Run *run = g_task_get_task_data (task);
  guint delay;

  if (!inno_patience_try (run->patience, retry_after, &delay))
    return FALSE;

  g_debug ("Trying again in %u ms", delay);
  wait_then_retry (task, delay);

  return TRUE;
}

/* Into the store */

static void
import_thread (GTask        *step,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Run *run = task_data;
  const InnoIntake intake = { run->document, run->spool, run->flags, cancellable };
  g_autoptr (GError) error = NULL;

  if (!inno_intake_import (run->store, &intake, &run->report, &error))
    {
      g_task_return_error (step, g_steal_pointer (&error));
      return;
    }

  /* The portfolio is in, so this is no failure of the run. */
  if (!inno_intake_note_asked (run->store, now_seconds (), &error))
    g_debug ("The time of the answer was not kept: %s", error->message);

  g_task_return_boolean (step, TRUE);
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * inno_pull_import:
 * @task: the run, with everything fetched
 *
 * Brings the portfolio into the store and ends the run.
 */
void
inno_pull_import (GTask *task)
{
  inno_pull_on_worker (task, import_thread, stepped_cb);
}

static void
note_unchanged_thread (GTask        *step,
                       gpointer      source_object,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  Run *run = task_data;
  g_autoptr (GError) error = NULL;
  InnoImportHead head = {
    .etag = run->answer.etag,
    .last_modified = run->answer.last_modified,
    .retrieved_at = now_seconds (),
  };

  if (!inno_intake_note_unchanged (run->store, &head, &error) ||
      (!run->answer.is_not_modified &&
       !inno_intake_note_asked (run->store, head.retrieved_at, &error)))
    {
      g_task_return_error (step, g_steal_pointer (&error));
      return;
    }

  run->report.unchanged = TRUE;
  g_task_return_boolean (step, TRUE);
}

/* The document */

static void
fill_head (Run *run)
{
  InnoImportHead *head = inno_static_get_head (run->document);

  head->url = g_uri_to_string (run->uri);
  head->etag = g_strdup (run->answer.etag);
  head->last_modified = g_strdup (run->answer.last_modified);
  head->body_hash = g_strdup (run->answer.sha256);
  head->retrieved_at = now_seconds ();
}

static void
parse_thread (GTask        *step,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;

  run->document = inno_static_parse (run->answer.body, &error);
  if (run->document == NULL)
    {
      g_task_return_error (step, error);
      return;
    }

  fill_head (run);
  g_task_return_boolean (step, TRUE);
}

static void
parsed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (inno_static_get_n_pages (run->document) > 0)
        inno_pull_fetch_pages (task);
      else
        inno_pull_import (task);
      return;
    }

  /* libsoup does not notice every cut, so this may be one. */
  if (g_error_matches (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE) &&
      inno_pull_try_again (task, -1))
    return;

  g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
is_same_as_known (Run *run)
{
  g_autofree char *url = g_uri_to_string (run->uri);

  return !run->known.is_empty &&
         g_strcmp0 (run->known.url, url) == 0 &&
         g_strcmp0 (run->known.body_hash, run->answer.sha256) == 0;
}

static void
document_fetched_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!inno_http_get_finish (INNO_HTTP (source), result, &run->answer, &error))
    {
      if (!run->answer.may_retry || !inno_pull_try_again (task, run->answer.retry_after))
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (run->answer.is_not_modified || is_same_as_known (run))
    inno_pull_on_worker (task, note_unchanged_thread, stepped_cb);
  else
    inno_pull_on_worker (task, parse_thread, parsed_cb);
}

static void
fetch_document (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  InnoHttpRequest request = {
    .uri = run->uri,
    .is_fresh = !run->is_conditional,
    .max_bytes = MAX_BODY,
  };

  if (run->is_conditional)
    {
      request.etag = run->known.etag;
      request.last_modified = run->known.last_modified;
    }

  inno_http_answer_clear (&run->answer);
  inno_http_get_async (run->http, &request, g_task_get_cancellable (task),
                       document_fetched_cb, g_object_ref (task));
}

/* The address */

static void
read_known_thread (GTask        *step,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Run *run = task_data;

  inno_intake_known_read (&run->known, run->store, now_seconds ());
  g_task_return_boolean (step, TRUE);
}

static gboolean
choose_address (Run     *run,
                GError **error)
{
  const char *url = run->asked != NULL ? run->asked : run->known.url;
  g_autofree char *whole = NULL;

  if (url == NULL)
    {
      g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_ADDRESS,
                           _("No address is known yet; give the address of the portfolio."));
      return FALSE;
    }

  run->uri = inno_address_parse (url, error);
  if (run->uri == NULL)
    return FALSE;

  /* A condition from another address, or for documents that are not there,
   * would be answered with "nothing has changed". */
  whole = g_uri_to_string (run->uri);
  run->is_conditional = !run->known.is_empty && !run->known.is_due &&
                        g_strcmp0 (run->known.url, whole) == 0;

  return TRUE;
}

static void
known_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || !choose_address (run, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    fetch_document (task);
}

static void
progress_cb (InnoHttp *http,
             guint64   n_bytes,
             gpointer  user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  guint64 before = run->document != NULL ? run->answer.n_bytes + run->n_page_bytes : 0;

  /* The next run may have begun in the callback of this one. */
  if (g_task_get_completed (task))
    return;

  g_signal_emit_by_name (g_task_get_source_object (task), "progress", before + n_bytes);
}

static Run *
run_new (const InnoEndpointRequest *request)
{
  Run *run = g_new0 (Run, 1);

  run->store = g_object_ref (request->store);
  run->worker = g_object_ref (request->worker);
  run->http = g_object_ref (request->http);
  run->patience = inno_patience_new (request->max_retries, request->patience);
  run->flags = request->flags;
  run->asked = g_strdup (request->url);

  return run;
}

/**
 * inno_pull_async:
 * @source: who asks; has a signal "progress" (guint64 bytes)
 * @request: what to do; copied
 * @cancellable: (nullable): ends the run within a moment
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Fetches a portfolio and brings it into the store, or changes nothing.
 */
void
inno_pull_async (GObject                   *source,
                 const InnoEndpointRequest *request,
                 GCancellable              *cancellable,
                 GAsyncReadyCallback        callback,
                 gpointer                   user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (G_IS_OBJECT (source));
  g_return_if_fail (request != NULL);

  run = run_new (request);
  task = g_task_new (source, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_pull_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);

  run->progress_id = g_signal_connect (run->http, "progress", G_CALLBACK (progress_cb), task);
  inno_pull_on_worker (task, read_known_thread, known_cb);
}

/**
 * inno_pull_finish:
 * @source: who asked
 * @result: what the callback was given
 * @report: (out caller-allocates) (optional): what changed
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the store is as new as the endpoint
 */
gboolean
inno_pull_finish (GObject         *source,
                  GAsyncResult    *result,
                  InnoSyncReport  *report,
                  GError         **error)
{
  Run *run;

  g_return_val_if_fail (g_task_is_valid (result, source), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  if (report != NULL)
    *report = run->report;

  return g_task_propagate_boolean (G_TASK (result), error);
}
