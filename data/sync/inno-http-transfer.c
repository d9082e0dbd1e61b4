/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-http-transfer.h"

#include <glib/gi18n-lib.h>

#include "inno-address.h"
#include "inno-backoff.h"
#include "inno-http-fault.h"
#include "inno-http-redirect.h"
#include "inno-late-cancel.h"
#include "inno-sync.h"

#define CHUNK (64 * 1024)
#define MAX_REDIRECTS 5
#define MIN_RATE 1024               /* bytes a second, over each rate window */

/* Why a transfer was ended from here. */
typedef enum
{
  STOP_NONE,
  STOP_DEADLINE,
  STOP_SLOW,
  STOP_TOO_LONG,
  STOP_BAD_LENGTH,
} Stop;

/* One request with its redirects. */
struct _InnoHttpTransfer
{
  SoupSession    *session;
  InnoHttpLimits  limits;

  const char     *method;          /* interned */
  GBytes         *body;            /* nullable: nothing is sent */
  gboolean        takes_any_status;
  GUri           *uri;             /* of this hop */
  char           *host;
  char           *etag;
  char           *last_modified;
  gboolean        is_fresh;
  gsize           max_bytes;
  GOutputStream  *spool;

  SoupMessage    *message;
  GInputStream   *stream;
  GBytes         *chunk;
  GByteArray     *memory;
  GChecksum      *checksum;
  InnoHttpAnswer  answer;
  guint           n_redirects;

  InnoLateCancel *cancel;          /* what GIO sees: theirs, or a stop of ours */
  GSource        *watchdog;
  Stop            stop;
  gboolean        has_headers;
  gint64          started;         /* monotonic microseconds */
  gint64          window_started;
  guint64         window_bytes;
};

typedef struct _InnoHttpTransfer Transfer;

static void transfer_send (GTask *task);
static void transfer_read (GTask *task);

/**
 * inno_http_transfer_free:
 * @transfer: (transfer full): a transfer
 *
 * Ends the transfer if it still runs.
 */
void
inno_http_transfer_free (InnoHttpTransfer *transfer)
{
  if (transfer->watchdog != NULL)
    {
      g_source_destroy (transfer->watchdog);
      g_source_unref (transfer->watchdog);
    }

  /* A body that nobody wants any more is not drained. */
  inno_late_cancel_free (transfer->cancel);

  if (transfer->message != NULL)
    g_signal_handlers_disconnect_by_data (transfer->message, transfer);

  g_clear_object (&transfer->stream);
  g_clear_object (&transfer->message);
  g_clear_object (&transfer->session);
  g_clear_object (&transfer->spool);
  g_clear_pointer (&transfer->body, g_bytes_unref);
  g_clear_pointer (&transfer->chunk, g_bytes_unref);
  g_clear_pointer (&transfer->memory, g_byte_array_unref);
  g_clear_pointer (&transfer->checksum, g_checksum_free);
  g_clear_pointer (&transfer->uri, g_uri_unref);
  inno_http_answer_clear (&transfer->answer);
  g_free (transfer->host);
  g_free (transfer->etag);
  g_free (transfer->last_modified);
  g_free (transfer);
}

/**
 * inno_http_transfer_new:
 * @request: what to get; copied
 * @outer: (nullable): the cancellable of whoever asked
 *
 * Returns: (transfer full): a transfer, not started
 */
InnoHttpTransfer *
inno_http_transfer_new (const InnoHttpRequest *request,
                        GCancellable          *outer)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->method = request->body != NULL ? SOUP_METHOD_POST : SOUP_METHOD_GET;
  transfer->body = request->body != NULL ? g_bytes_ref (request->body) : NULL;
  transfer->takes_any_status = request->takes_any_status;
  transfer->uri = g_uri_ref (request->uri);
  transfer->host = g_strdup (g_uri_get_host (request->uri));
  transfer->etag = g_strdup (request->etag);
  transfer->last_modified = g_strdup (request->last_modified);
  transfer->is_fresh = request->is_fresh;
  transfer->max_bytes = request->max_bytes;
  transfer->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  transfer->answer.retry_after = -1;
  transfer->started = g_get_monotonic_time ();
  transfer->cancel = inno_late_cancel_new (outer);

  if (request->spool != NULL)
    transfer->spool = g_object_ref (request->spool);
  else
    transfer->memory = g_byte_array_new ();

  return transfer;
}

/* Errors */

static GError *
stop_to_error (Transfer *transfer)
{
  if (transfer->stop == STOP_BAD_LENGTH)
    return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_INCOMPLETE,
                        _("The answer of %s was damaged on the way."), transfer->host);

  if (transfer->stop == STOP_SLOW)
    return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE,
                        _("The connection to %s is too slow to be of use."), transfer->host);

  return g_error_new (INNO_SYNC_ERROR, INNO_SYNC_ERROR_UNREACHABLE,
                      _("%s does not answer in time."), transfer->host);
}

static void
transfer_fail (GTask  *task,
               GError *cause)
{
  Transfer *transfer = g_task_get_task_data (task);
  InnoHttpPeer peer = { .host = transfer->host };
  g_autoptr (GError) owned = cause;

  /* A person's cancel wins over a stop that came at the same moment. */
  if (g_task_return_error_if_cancelled (task))
    return;

  if (transfer->stop != STOP_NONE)
    {
      g_task_return_error (task, stop_to_error (transfer));
      return;
    }

  if (transfer->message != NULL)
    {
      peer.certificate = soup_message_get_tls_peer_certificate (transfer->message);
      peer.flags = soup_message_get_tls_peer_certificate_errors (transfer->message);
    }

  g_task_return_error (task, inno_http_fault_from_error (owned, &peer,
                                                         &transfer->answer.may_retry));
}

static void
transfer_fail_spool (GTask        *task,
                     const GError *cause)
{
  InnoStoreError code = INNO_STORE_ERROR_UNAVAILABLE;

  if (g_task_return_error_if_cancelled (task))
    return;

  g_debug ("Spool file: %s", cause->message);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = INNO_STORE_ERROR_FULL;

  g_task_return_new_error (task, INNO_STORE_ERROR, (int) code, "%s",
                           _("A page that was received could not be kept."));
}

static void
transfer_stop (Transfer *transfer,
               Stop      stop)
{
  transfer->stop = stop;
  inno_late_cancel_cancel (transfer->cancel);
}

static gboolean
watchdog_cb (gpointer user_data)
{
  GTask *task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  gint64 window = (gint64) transfer->limits.rate_window * 1000;

  if (transfer->stop != STOP_NONE || g_cancellable_is_cancelled (inno_late_cancel_get (transfer->cancel)))
    return G_SOURCE_CONTINUE;

  if (now - transfer->started > (gint64) transfer->limits.time_limit * 1000)
    transfer_stop (transfer, STOP_TOO_LONG);
  else if (!transfer->has_headers)
    {
      if (now - transfer->started > (gint64) transfer->limits.deadline * 1000)
        transfer_stop (transfer, STOP_DEADLINE);
    }
  else if (now - transfer->window_started >= window)
    {
      if (transfer->window_bytes < (guint64) (MIN_RATE * window / G_USEC_PER_SEC))
        transfer_stop (transfer, STOP_SLOW);

      transfer->window_started = now;
      transfer->window_bytes = 0;
    }

  return G_SOURCE_CONTINUE;
}

static void
transfer_watch (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);
  guint shortest = MIN (MIN (transfer->limits.deadline, transfer->limits.rate_window), transfer->limits.time_limit);

  /* The task owns the transfer, and the transfer the source: no reference back. */
  transfer->watchdog = g_timeout_source_new (CLAMP (shortest / 4, 10, 1000));
  g_source_set_callback (transfer->watchdog, watchdog_cb, task, NULL);
  g_source_set_static_name (transfer->watchdog, "[inno] http watchdog");
  g_source_attach (transfer->watchdog, g_task_get_context (task));
}

/* The body */

static void
transfer_done (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  transfer->answer.sha256 = g_strdup (g_checksum_get_string (transfer->checksum));
  if (transfer->memory != NULL)
    transfer->answer.body = g_byte_array_free_to_bytes (g_steal_pointer (&transfer->memory));

  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      if (transfer->stop != STOP_NONE)
        transfer_fail (task, NULL);
      else
        transfer_fail_spool (task, error);
      return;
    }

  transfer_read (task);
}

static void
transfer_keep (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);
  gsize length;
  const guint8 *data = g_bytes_get_data (transfer->chunk, &length);

  if (transfer->spool == NULL)
    {
      g_byte_array_append (transfer->memory, data, (guint) length);
      transfer_read (task);
      return;
    }

  g_output_stream_write_all_async (transfer->spool, data, length, G_PRIORITY_DEFAULT,
                                   inno_late_cancel_get (transfer->cancel), written_cb, g_object_ref (task));
}

/* libsoup takes the end of a connection that was to be closed for the end of the body. */
static gboolean
is_short (Transfer *transfer)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (transfer->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_headers_get_one (headers, "Content-Encoding") == NULL &&
         transfer->answer.n_bytes < (guint64) soup_message_headers_get_content_length (headers);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GBytes) chunk = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (chunk == NULL)
    {
      transfer_fail (task, g_steal_pointer (&error));
      return;
    }

  length = g_bytes_get_size (chunk);
  if (length == 0)
    {
      if (!is_short (transfer))
        {
          transfer_done (task);
          return;
        }

      transfer->answer.may_retry = TRUE;
      transfer->stop = STOP_BAD_LENGTH;
      transfer_fail (task, NULL);
      return;
    }

  transfer->answer.n_bytes += length;
  transfer->window_bytes += length;
  if (transfer->answer.n_bytes > transfer->max_bytes)
    {
      g_task_return_new_error (task, INNO_SYNC_ERROR, INNO_SYNC_ERROR_TOO_LARGE,
                               _("The answer of %s is larger than a portfolio may be."),
                               transfer->host);
      return;
    }

  g_checksum_update (transfer->checksum, g_bytes_get_data (chunk, NULL), (gssize) length);
  g_signal_emit_by_name (g_task_get_source_object (task), "progress",
                         (guint64) transfer->answer.n_bytes);

  g_clear_pointer (&transfer->chunk, g_bytes_unref);
  transfer->chunk = g_steal_pointer (&chunk);
  transfer_keep (task);
}

static void
transfer_read (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  /* Where more comes than can be read, the one that cancels would never have its turn. */
  if (transfer->stop != STOP_NONE || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      transfer_fail (task, NULL);
      return;
    }

  g_input_stream_read_bytes_async (transfer->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   inno_late_cancel_get (transfer->cancel), read_cb, g_object_ref (task));
}

/* The head */

/* Only to the same server: what a person trusted is a server, and a portal in
 * the way answers with a redirect too. What writes is never sent elsewhere. */
static void
transfer_redirect (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GUri) target = inno_http_redirect_parse (transfer->message, transfer->uri);

  if (target == NULL || transfer->method != SOUP_METHOD_GET || g_uri_get_userinfo (target) != NULL ||
      !inno_address_same_origin (transfer->uri, target))
    {
      if (target != NULL)
        transfer->answer.moved_to = g_uri_to_string_partial (target, G_URI_HIDE_USERINFO);
      g_task_return_error (task, inno_http_redirect_refuse (target, transfer->host));
      return;
    }

  if (++transfer->n_redirects > MAX_REDIRECTS)
    {
      g_task_return_new_error (task, INNO_SYNC_ERROR, INNO_SYNC_ERROR_MOVED,
                               _("%s redirects in a circle."), transfer->host);
      return;
    }

  g_clear_pointer (&transfer->uri, g_uri_unref);
  transfer->uri = g_steal_pointer (&target);
  g_clear_object (&transfer->stream);
  g_clear_object (&transfer->message);
  transfer_send (task);
}

static void
transfer_take_status (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (transfer->message);
  guint status = soup_message_get_status (transfer->message);
  gboolean is_conditional = transfer->etag != NULL || transfer->last_modified != NULL;
  InnoHttpAnswer *answer = &transfer->answer;

  if (inno_http_redirect_is_one (status))
    {
      transfer_redirect (task);
      return;
    }

  answer->status = status;
  answer->retry_after = inno_backoff_parse_retry_after (soup_message_headers_get_one (headers, "Retry-After"),
                                                        g_get_real_time () / G_USEC_PER_SEC);
  if (status != SOUP_STATUS_OK && !transfer->takes_any_status &&
      !(status == SOUP_STATUS_NOT_MODIFIED && is_conditional))
    {
      g_task_return_error (task, inno_http_fault_from_status (status, transfer->host,
                                                              answer->retry_after,
                                                              &answer->may_retry));
      return;
    }

  answer->is_not_modified = status == SOUP_STATUS_NOT_MODIFIED;
  answer->uri = g_uri_ref (transfer->uri);
  answer->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  answer->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  if (answer->is_not_modified)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  transfer->has_headers = TRUE;
  transfer->window_started = g_get_monotonic_time ();
  transfer_read (task);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Transfer *transfer = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  transfer->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (transfer->stream == NULL)
    transfer_fail (task, g_steal_pointer (&error));
  else
    transfer_take_status (task);
}

/* libsoup 3.2 hands a length below zero on to GObject, which warns. The status
 * is set between the parsing of the headers and their use. */
static void
notify_status_cb (SoupMessage *message,
                  GParamSpec  *pspec,
                  gpointer     user_data)
{
  Transfer *transfer = user_data;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
      soup_message_headers_get_content_length (headers) >= 0)
    return;

  soup_message_headers_remove (headers, "Content-Length");
  transfer->stop = STOP_BAD_LENGTH;
  g_cancellable_cancel (inno_late_cancel_get (transfer->cancel));
}

static void
transfer_set_headers (Transfer *transfer)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (transfer->message);
  g_autoptr (GDateTime) date = NULL;

  soup_message_headers_append (headers, "Accept", "application/json");

  if (transfer->is_fresh)
    soup_message_headers_append (headers, "Cache-Control", "no-cache");

  if (transfer->etag != NULL)
    {
      soup_message_headers_append (headers, "If-None-Match", transfer->etag);
      return;
    }

  if (transfer->last_modified != NULL)
    date = soup_date_time_new_from_http_string (transfer->last_modified);
  if (date != NULL)
    {
      g_autofree char *text = soup_date_time_to_string (date, SOUP_DATE_HTTP);

      soup_message_headers_append (headers, "If-Modified-Since", text);
    }
}

static void
transfer_send (GTask *task)
{
  Transfer *transfer = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  transfer->message = soup_message_new_from_uri (transfer->method, transfer->uri);
  if (transfer->body != NULL)
    soup_message_set_request_body_from_bytes (transfer->message, "application/json", transfer->body);
  soup_message_set_flags (transfer->message, SOUP_MESSAGE_NO_REDIRECT);
  transfer_set_headers (transfer);
  g_signal_connect (transfer->message, "notify::status-code",
                    G_CALLBACK (notify_status_cb), transfer);

  soup_session_send_async (transfer->session, transfer->message, G_PRIORITY_DEFAULT,
                           inno_late_cancel_get (transfer->cancel), sent_cb, g_object_ref (task));
}

/**
 * inno_http_transfer_get_answer:
 * @transfer: a transfer
 *
 * Returns: (transfer none): what has come so far
 */
InnoHttpAnswer *
inno_http_transfer_get_answer (InnoHttpTransfer *transfer)
{
  return &transfer->answer;
}

/**
 * inno_http_transfer_start:
 * @task: the task that owns the transfer as its data; its source object has a
 *   signal "progress"
 * @session: what to send with
 * @limits: milliseconds
 *
 * Runs the transfer; @task returns %TRUE when the answer is complete.
 */
void
inno_http_transfer_start (GTask                *task,
                          SoupSession          *session,
                          const InnoHttpLimits *limits)
{
  Transfer *transfer = g_task_get_task_data (task);

  transfer->session = g_object_ref (session);
  transfer->limits = *limits;

  inno_late_cancel_attach (transfer->cancel, g_task_get_context (task));
  transfer_watch (task);
  transfer_send (task);
}
