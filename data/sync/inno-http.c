/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "config.h"

#include "inno-http.h"

#include <string.h>

#include <libsoup/soup.h>

#include "inno-address.h"
#include "inno-http-transfer.h"

struct _InnoHttp
{
  GObject         parent_instance;

  SoupSession    *session;
  InnoHttpLimits  limits;
  GUri           *origin;         /* nullable: whose the authorization is */
  char           *authorization;  /* nullable: a secret */
  gint64          retry_after;    /* of the last answer; so below */
  char           *moved_to;       /* nullable */
};

typedef enum
{
  PROP_DEADLINE = 1,
  PROP_RATE_WINDOW,
  PROP_TIME_LIMIT,
} InnoHttpProperty;

typedef enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS
} InnoHttpSignal;

G_DEFINE_FINAL_TYPE (InnoHttp, inno_http, G_TYPE_OBJECT)

static GParamSpec *properties[PROP_TIME_LIMIT + 1];
static guint signals[N_SIGNALS];

/* Each request and each hop of a redirect comes by here before it is sent. */
static void
request_queued_cb (SoupSession *session,
                   SoupMessage *message,
                   gpointer     user_data)
{
  InnoHttp *self = user_data;
  GUri *uri = soup_message_get_uri (message);

  if (self->authorization != NULL && inno_address_is_private (uri) &&
      inno_address_same_origin (self->origin, uri))
    soup_message_headers_replace (soup_message_get_request_headers (message),
                                  "Authorization", self->authorization);
}

static void
inno_http_constructed (GObject *object)
{
  InnoHttp *self = INNO_HTTP (object);

  G_OBJECT_CLASS (inno_http_parent_class)->constructed (object);

  /* The space at the end has libsoup add its own name. No cookies and no cache:
   * libsoup has neither unless they are added. */
  self->session = soup_session_new_with_options ("user-agent", "innocities/" VERSION " ",
                                                 "timeout", 30,
                                                 "idle-timeout", 60,
                                                 NULL);
  /* It answers challenges, and takes out of a request what was put there before one. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  g_signal_connect_object (self->session, "request-queued",
                           G_CALLBACK (request_queued_cb), self, 0);
}

static void
inno_http_finalize (GObject *object)
{
  InnoHttp *self = INNO_HTTP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->origin, g_uri_unref);
  g_clear_pointer (&self->authorization, g_free);
  g_clear_pointer (&self->moved_to, g_free);

  G_OBJECT_CLASS (inno_http_parent_class)->finalize (object);
}

static void
inno_http_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  InnoHttp *self = INNO_HTTP (object);

  switch ((InnoHttpProperty) prop_id)
    {
    case PROP_DEADLINE:
      g_value_set_uint (value, self->limits.deadline);
      break;

    case PROP_RATE_WINDOW:
      g_value_set_uint (value, self->limits.rate_window);
      break;

    case PROP_TIME_LIMIT:
      g_value_set_uint (value, self->limits.time_limit);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
inno_http_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  InnoHttp *self = INNO_HTTP (object);

  switch ((InnoHttpProperty) prop_id)
    {
    case PROP_DEADLINE:
      self->limits.deadline = g_value_get_uint (value);
      break;

    case PROP_RATE_WINDOW:
      self->limits.rate_window = g_value_get_uint (value);
      break;

    case PROP_TIME_LIMIT:
      self->limits.time_limit = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
milliseconds_param (const char *name,
                    guint       standard)
{
  return g_param_spec_uint (name, NULL, NULL, 1, G_MAXUINT, standard,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                            G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
inno_http_class_init (InnoHttpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = inno_http_constructed;
  object_class->finalize = inno_http_finalize;
  object_class->get_property = inno_http_get_property;
  object_class->set_property = inno_http_set_property;

  /**
   * InnoHttp:deadline:
   *
   * Milliseconds until the head of the answer must be there, redirects included.
   */
  properties[PROP_DEADLINE] = milliseconds_param ("deadline", 60 * 1000);

  /**
   * InnoHttp:rate-window:
   *
   * Milliseconds over which a body must keep up 1 kB/s.
   */
  properties[PROP_RATE_WINDOW] = milliseconds_param ("rate-window", 20 * 1000);

  /**
   * InnoHttp:time-limit:
   *
   * Milliseconds after which any transfer ends.
   */
  properties[PROP_TIME_LIMIT] = milliseconds_param ("time-limit", 30 * 60 * 1000);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * InnoHttp::progress:
   * @self: the object
   * @n_bytes: how much of the body has come, decoded
   */
  signals[SIGNAL_PROGRESS] =
    g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
inno_http_init (InnoHttp *self)
{
  self->retry_after = -1;
}

/**
 * inno_http_new:
 *
 * Returns: (transfer full): a client with the usual limits
 */
InnoHttp *
inno_http_new (void)
{
  return g_object_new (INNO_TYPE_HTTP, NULL);
}

/**
 * inno_http_set_authorization:
 * @self: a client
 * @origin: (nullable): an address of the server that may see it
 * @value: (nullable): the whole value of the header, "Basic …" or "Bearer …", or
 *   %NULL for none
 *
 * Has every request to the server of @origin bear this, before it is asked for.
 * No other server sees it, nor does any over a connection that others can read,
 * and it is in no log.
 */
void
inno_http_set_authorization (InnoHttp   *self,
                             GUri       *origin,
                             const char *value)
{
  g_return_if_fail (INNO_IS_HTTP (self));
  g_return_if_fail (value == NULL || (origin != NULL && strpbrk (value, "\r\n") == NULL));

  g_clear_pointer (&self->origin, g_uri_unref);
  g_clear_pointer (&self->authorization, g_free);
  if (value == NULL)
    return;

  self->origin = g_uri_ref (origin);
  self->authorization = g_strdup (value);
}

/**
 * inno_http_get_async:
 * @self: a client
 * @request: what to get; copied
 * @cancellable: (nullable): ends the transfer within a moment
 * @callback: called when it is over
 * @user_data: for @callback
 *
 * Gets one document: a GET that follows redirects within one server only. With a
 * body it is a POST, which follows none.
 */
void
inno_http_get_async (InnoHttp              *self,
                     const InnoHttpRequest *request,
                     GCancellable          *cancellable,
                     GAsyncReadyCallback    callback,
                     gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (INNO_IS_HTTP (self));
  g_return_if_fail (request != NULL && request->uri != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inno_http_get_async);
  g_task_set_task_data (task, inno_http_transfer_new (request, cancellable),
                        (GDestroyNotify) inno_http_transfer_free);

  inno_http_transfer_start (task, self->session, &self->limits);
}

/**
 * inno_http_get_finish:
 * @self: a client
 * @result: what the callback was given
 * @answer: (out caller-allocates): what came; to be cleared in either case
 * @error: return location for an #INNO_SYNC_ERROR, an #INNO_STORE_ERROR when
 *   the spool cannot be written, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there is an answer
 */
gboolean
inno_http_get_finish (InnoHttp        *self,
                      GAsyncResult    *result,
                      InnoHttpAnswer  *answer,
                      GError         **error)
{
  InnoHttpAnswer *came;

  g_return_val_if_fail (INNO_IS_HTTP (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (answer != NULL, FALSE);

  came = inno_http_transfer_get_answer (g_task_get_task_data (G_TASK (result)));
  self->retry_after = came->retry_after;
  g_free (self->moved_to);
  self->moved_to = g_strdup (came->moved_to);
  *answer = *came;
  memset (came, 0, sizeof *came);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * inno_http_get_retry_after:
 * @self: a client
 *
 * Returns: seconds that the last answer asked to wait, or -1
 */
gint64
inno_http_get_retry_after (InnoHttp *self)
{
  g_return_val_if_fail (INNO_IS_HTTP (self), -1);

  return self->retry_after;
}

/**
 * inno_http_get_moved_to:
 * @self: a client
 *
 * Returns: (transfer none) (nullable): where the last answer leads, which was not
 *   followed: a person has to trust it
 */
const char *
inno_http_get_moved_to (InnoHttp *self)
{
  g_return_val_if_fail (INNO_IS_HTTP (self), NULL);

  return self->moved_to;
}

/**
 * inno_http_answer_clear:
 * @answer: an answer
 *
 * Frees what the answer holds.
 */
void
inno_http_answer_clear (InnoHttpAnswer *answer)
{
  g_clear_pointer (&answer->uri, g_uri_unref);
  g_clear_pointer (&answer->etag, g_free);
  g_clear_pointer (&answer->last_modified, g_free);
  g_clear_pointer (&answer->sha256, g_free);
  g_clear_pointer (&answer->moved_to, g_free);
  g_clear_pointer (&answer->body, g_bytes_unref);
}
