/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-couch-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "inno-answer.h"
#include "inno-http-fault.h"
#include "inno-json.h"

#define MAX_BODY (32 * 1024 * 1024)

/* What the conversation waits for. */
typedef struct
{
  InnoCouch          *self;
  int                 is_over;    /* atomic: set on another thread */
  gboolean            is_good;
  GError             *error;

  GUri               *uri;
  GBytes             *body;       /* nullable */
  InnoHttpAnswer      answer;

  InnoCouchStoreFunc  func;
  gpointer            data;
} Wait;

static void
wait_over (Wait *wait)
{
  GMainContext *context = g_main_context_ref (wait->self->context);

  /* From here on it may be gone. */
  g_atomic_int_set (&wait->is_over, TRUE);
  g_main_context_wakeup (context);
  g_main_context_unref (context);
}

static void
wait_for (Wait *wait)
{
  while (!g_atomic_int_get (&wait->is_over))
    g_main_context_iteration (wait->self->context, TRUE);
}

/* The network */

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;

  wait->is_good = inno_http_get_finish (INNO_HTTP (source), result, &wait->answer, &wait->error);
  wait_over (wait);
}

static gboolean
ask_cb (gpointer user_data)
{
  Wait *wait = user_data;
  InnoHttpRequest request = {
    .uri = wait->uri,
    .body = wait->body,
    .takes_any_status = TRUE,
    .max_bytes = MAX_BODY,
  };

  inno_http_get_async (wait->self->http, &request, wait->self->cancellable, answered_cb, wait);
  return G_SOURCE_REMOVE;
}

static void
ask_once (Wait *wait)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, ask_cb, wait, NULL);
  g_source_set_static_name (source, "[inno] couch request");
  g_source_attach (source, wait->self->main_context);
  wait_for (wait);
}

static gboolean
is_success (guint status)
{
  return status >= 200 && status < 300;
}

/* What is no JSON where JSON is due says what it is. */
static gboolean
parse (InnoCouchAnswer *answer,
       GError         **error)
{
  gsize length;
  const char *text = g_bytes_get_data (answer->body, &length);
  g_autoptr (GError) local_error = NULL;

  answer->root = inno_json_parse (text, length, &local_error);
  if (answer->root != NULL || !is_success (answer->status))
    return TRUE;

  g_debug ("An answer that is no JSON: %s", local_error->message);
  if (!inno_answer_check_start (text, length, "{[", error))
    return FALSE;

  g_set_error_literal (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
                       _("The answer was cut short or damaged on the way."));
  return FALSE;
}

static GUri *
make_uri (InnoCouch  *self,
          const char *path)
{
  g_autofree char *whole = g_strconcat (self->url, path, NULL);

  return g_uri_parse (whole, g_uri_get_flags (self->uri), NULL);
}

/* Returns: whether there is an answer; *may_retry where another try may help */
static gboolean
try (InnoCouch          *self,
     Wait               *wait,
     InnoCouchAskFlags   flags,
     InnoCouchAnswer    *answer,
     gboolean           *may_retry,
     GError            **error)
{
  *may_retry = FALSE;
  ask_once (wait);
  if (!wait->is_good)
    {
      *may_retry = wait->answer.may_retry;
      g_propagate_error (error, g_steal_pointer (&wait->error));
      return FALSE;
    }

  answer->status = wait->answer.status;
  answer->retry_after = wait->answer.retry_after;
  answer->body = g_steal_pointer (&wait->answer.body);
  if ((flags & INNO_COUCH_RAW) == 0 || !is_success (answer->status))
    {
      *may_retry = TRUE;
      if (!parse (answer, error))
        return FALSE;
    }

  /* "nodedown": one of the machines of the server is away. */
  *may_retry = answer->status == 412 || answer->status == 408 || answer->status == 425 ||
               answer->status == 429 || (answer->status >= 500 && answer->status != 501);
  return TRUE;
}

/**
 * inno_couch_ask:
 * @self: a conversation
 * @path: what to ask, below the database, with its slash and in the form of an address
 * @body: (nullable): what to send
 * @flags: how to take the answer
 * @answer: (out caller-allocates): what came; to be cleared in either case
 * @error: return location for an #INNO_SYNC_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Asks, and again after a while where that may help and the run may. What is sent
 * twice is told twice from one by its revisions. Any status is an answer.
 *
 * Returns: whether there is an answer
 */
gboolean
inno_couch_ask (InnoCouch          *self,
                const char         *path,
                GBytes             *body,
                InnoCouchAskFlags   flags,
                InnoCouchAnswer    *answer,
                GError            **error)
{
  g_autoptr (GUri) uri = make_uri (self, path);
  g_autoptr (GError) local_error = NULL;
  gboolean may_retry = TRUE;
  gboolean is_good = FALSE;
  guint delay = 0;

  *answer = (InnoCouchAnswer) { .retry_after = -1 };
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  while (may_retry)
    {
      Wait wait = { .self = self, .uri = uri, .body = body };

      g_clear_error (&local_error);
      inno_couch_answer_clear (answer);
      is_good = try (self, &wait, flags, answer, &may_retry, &local_error);
      inno_http_answer_clear (&wait.answer);

      if (!may_retry || !inno_patience_try (self->patience, answer->retry_after, &delay))
        break;
      g_debug ("Asking again in %u ms", delay);
      if (!inno_couch_pause (self, delay, error))
        return FALSE;
    }

  if (!is_good)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return is_good;
}

/**
 * inno_couch_answer_clear:
 * @answer: an answer
 */
void
inno_couch_answer_clear (InnoCouchAnswer *answer)
{
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->root, json_node_unref);
}

/**
 * inno_couch_answer_reason:
 * @answer: an answer
 *
 * Returns: (nullable): what the server says of a failure
 */
const char *
inno_couch_answer_reason (InnoCouchAnswer *answer)
{
  JsonObject *root = inno_json_peek_object (answer->root);

  return root != NULL ? inno_json_peek_string (json_object_get_member (root, "reason")) : NULL;
}

/* An account rests after some wrong passwords, the right one then included. */
static gboolean
is_locked (InnoCouchAnswer *answer)
{
  const char *reason = inno_couch_answer_reason (answer);

  return answer->status == 403 && reason != NULL && strstr (reason, "locked") != NULL;
}

/**
 * inno_couch_fail:
 * @self: a conversation
 * @answer: an answer that is no success
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Puts what the server says into words.
 *
 * Returns: %FALSE
 */
gboolean
inno_couch_fail (InnoCouch        *self,
                 InnoCouchAnswer  *answer,
                 GError          **error)
{
  const char *host = g_uri_get_host (self->uri);
  gboolean may_retry;

  g_debug ("%s answers %u: %s", host, answer->status, inno_couch_answer_reason (answer));
  if (is_locked (answer))
    g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_LOCKED,
                 _("After several wrong passwords %s lets this account rest; try again in five minutes."), host);
  else if (answer->status == 412)
    g_propagate_error (error, inno_http_fault_from_status (503, host, answer->retry_after, &may_retry));
  else
    g_propagate_error (error, inno_http_fault_from_status (answer->status, host, answer->retry_after, &may_retry));

  return FALSE;
}

/**
 * inno_couch_fail_writing:
 * @self: a conversation
 * @answer: an answer that is no success, to what was sent
 * @error: return location for an #INNO_SYNC_ERROR
 *
 * Puts what the server says into words.
 *
 * Returns: %FALSE
 */
gboolean
inno_couch_fail_writing (InnoCouch        *self,
                         InnoCouchAnswer  *answer,
                         GError          **error)
{
  if ((answer->status == 403 && !is_locked (answer)) || answer->status == 405 || answer->status == 501)
    {
      g_set_error (error, INNO_SYNC_ERROR, INNO_SYNC_ERROR_READ_ONLY,
                   _("%s lets this account read but not write (%u); the edits wait here."),
                   g_uri_get_host (self->uri), answer->status);
      return FALSE;
    }

  return inno_couch_fail (self, answer, error);
}

/* The store */

static void
store_thread (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Wait *wait = task_data;
  GError *error = NULL;

  if (wait->func (wait->self, wait->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Wait *wait = user_data;

  wait->is_good = g_task_propagate_boolean (G_TASK (result), &wait->error);
  wait_over (wait);
}

/**
 * inno_couch_on_store:
 * @self: a conversation
 * @func: what to do on the thread of the store
 * @data: for @func
 * @error: return location for an error of @func
 *
 * Returns: whether @func could do it
 */
gboolean
inno_couch_on_store (InnoCouch           *self,
                     InnoCouchStoreFunc   func,
                     gpointer             data,
                     GError             **error)
{
  Wait wait = { .self = self, .func = func, .data = data };
  g_autoptr (GTask) task = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  task = g_task_new (NULL, NULL, stored_cb, &wait);
  g_task_set_source_tag (task, inno_couch_on_store);
  g_task_set_task_data (task, &wait, NULL);
  inno_worker_run (self->worker, task, store_thread);
  wait_for (&wait);

  if (!wait.is_good)
    g_propagate_error (error, wait.error);
  return wait.is_good;
}

/* Time */

static gboolean
time_cb (gpointer user_data)
{
  wait_over (user_data);
  return G_SOURCE_REMOVE;
}

/* On the thread that cancels. */
static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  wait_over (user_data);
}

/**
 * inno_couch_pause:
 * @self: a conversation
 * @milliseconds: how long
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE as soon as the run is cancelled
 */
gboolean
inno_couch_pause (InnoCouch  *self,
                  guint       milliseconds,
                  GError    **error)
{
  Wait wait = { .self = self };
  g_autoptr (GSource) timer = g_timeout_source_new (milliseconds);
  gulong cancelled_id = 0;

  g_source_set_callback (timer, time_cb, &wait, NULL);
  g_source_attach (timer, self->context);

  /* Not a source of the cancellable: one that is destroyed here while it is cancelled
   * there leaks. */
  if (self->cancellable != NULL)
    cancelled_id = g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), &wait, NULL);
  wait_for (&wait);
  g_cancellable_disconnect (self->cancellable, cancelled_id);
  g_source_destroy (timer);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Words */

/**
 * inno_couch_to_bytes:
 * @object: what to send
 *
 * Returns: (transfer full): it, as JSON
 */
GBytes *
inno_couch_to_bytes (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  char *text = inno_json_to_string (node);

  return g_bytes_new_take (text, strlen (text));
}

/**
 * inno_couch_path:
 * @id: the id of a document
 * @query: what to ask of it
 *
 * Returns: (transfer full): the path for inno_couch_ask()
 */
char *
inno_couch_path (const char *id,
                 const char *query)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat ("/", escaped, "?", query, NULL);
}
