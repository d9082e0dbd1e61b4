/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-endpoint.h"

#include <string.h>

typedef struct
{
  FakeHandler  handler;
  gpointer     user_data;
  guint        hits;
  GHashTable  *headers;     /* of the last request */
} Route;

struct _FakeEndpoint
{
  GThread         *thread;
  GMainContext    *context;
  GMainLoop       *loop;
  GSocketService  *service;
  GTlsCertificate *certificate;
  GCancellable    *stopped;
  guint16          port;

  GMutex           mutex;
  GCond            cond;
  GHashTable      *routes;
  Route            rest;        /* for what has no route of its own */
  guint            n_running;
  gboolean         is_ready;
};

static void
route_free (gpointer data)
{
  Route *route = data;

  g_clear_pointer (&route->headers, g_hash_table_unref);
  g_free (route);
}

static GHashTable *
read_headers (GDataInputStream *input)
{
  g_autoptr (GHashTable) headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  char *line;

  while ((line = g_data_input_stream_read_line (input, NULL, NULL, NULL)) != NULL)
    {
      char *colon;

      g_strchomp (line);
      if (*line == '\0')
        {
          g_free (line);
          break;
        }

      colon = strchr (line, ':');
      if (colon != NULL)
        g_hash_table_replace (headers, g_ascii_strdown (line, colon - line),
                              g_strstrip (g_strdup (colon + 1)));
      g_free (line);
    }

  return g_steal_pointer (&headers);
}

static GBytes *
read_body (GDataInputStream *input,
           GHashTable       *headers)
{
  const char *length = g_hash_table_lookup (headers, "content-length");
  gsize n = length != NULL ? g_ascii_strtoull (length, NULL, 10) : 0;
  guint8 *data;
  gsize n_read;

  if (n == 0)
    return NULL;

  data = g_malloc (n);
  g_input_stream_read_all (G_INPUT_STREAM (input), data, n, &n_read, NULL, NULL);
  return g_bytes_new_take (data, n_read);
}

static FakeHandler
take_request (FakeEndpoint *self,
              FakeExchange *exchange)
{
  FakeHandler handler = NULL;
  Route *route;

  g_mutex_lock (&self->mutex);
  route = g_hash_table_lookup (self->routes, exchange->path);
  if (route == NULL && self->rest.handler != NULL)
    route = &self->rest;
  if (route != NULL)
    {
      handler = route->handler;
      exchange->user_data = route->user_data;
      exchange->hit = route->hits++;
      g_clear_pointer (&route->headers, g_hash_table_unref);
      route->headers = g_hash_table_ref (exchange->headers);
    }
  g_mutex_unlock (&self->mutex);

  return handler;
}

static void
serve (FakeEndpoint *self,
       GIOStream    *stream,
       GCancellable *stopped)
{
  g_autoptr (GDataInputStream) input = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GHashTable) headers = NULL;
  g_autoptr (GBytes) body = NULL;
  FakeHandler handler;
  FakeExchange exchange = {
    .output = g_io_stream_get_output_stream (stream),
    .stopped = stopped,
  };

  input = g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  line = g_data_input_stream_read_line (input, NULL, stopped, NULL);
  if (line == NULL)
    return;

  words = g_strsplit (line, " ", 3);
  if (g_strv_length (words) != 3)
    return;

  headers = read_headers (input);
  body = read_body (input, headers);
  exchange.method = words[0];
  exchange.body = body;
  exchange.path = words[1];
  exchange.headers = headers;

  handler = take_request (self, &exchange);
  if (handler != NULL)
    handler (&exchange);
  else
    fake_reply (&exchange, "404 Not Found", NULL, "", 0);
}

static GIOStream *
wrap_in_tls (FakeEndpoint *self,
             GIOStream    *plain,
             GCancellable *stopped)
{
  g_autoptr (GIOStream) stream = g_tls_server_connection_new (plain, self->certificate, NULL);

  if (stream == NULL ||
      !g_tls_connection_handshake (G_TLS_CONNECTION (stream), stopped, NULL))
    return NULL;

  return g_steal_pointer (&stream);
}

/* Counted before the thread starts, so that the end can wait for all of them. */
static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             FakeEndpoint      *self)
{
  g_mutex_lock (&self->mutex);
  self->n_running++;
  g_object_set_data_full (G_OBJECT (connection), "stopped",
                          g_object_ref (self->stopped), g_object_unref);
  g_mutex_unlock (&self->mutex);

  return FALSE;
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection      *connection,
        GObject                *source,
        FakeEndpoint           *self)
{
  g_autoptr (GIOStream) stream = NULL;
  GCancellable *stopped = g_object_get_data (G_OBJECT (connection), "stopped");

  if (self->certificate != NULL)
    stream = wrap_in_tls (self, G_IO_STREAM (connection), stopped);
  else
    stream = g_object_ref (G_IO_STREAM (connection));

  if (stream != NULL)
    {
      serve (self, stream, stopped);
      g_io_stream_close (stream, NULL, NULL);
    }

  g_mutex_lock (&self->mutex);
  self->n_running--;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

static gpointer
endpoint_thread (gpointer user_data)
{
  FakeEndpoint *self = user_data;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) given = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);

  self->service = g_threaded_socket_service_new (16);
  g_signal_connect (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &given, &error);
  g_assert_no_error (error);

  g_mutex_lock (&self->mutex);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given));
  self->is_ready = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  g_main_loop_run (self->loop);

  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

/* In the loop itself: a quit before the loop runs would be lost. */
static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

/**
 * fake_endpoint_new:
 * @certificate: (nullable): with it the server speaks https
 *
 * Returns: (transfer full): a server that listens
 */
FakeEndpoint *
fake_endpoint_new (GTlsCertificate *certificate)
{
  FakeEndpoint *self = g_new0 (FakeEndpoint, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, route_free);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->stopped = g_cancellable_new ();
  if (certificate != NULL)
    self->certificate = g_object_ref (certificate);

  self->thread = g_thread_new ("fake-endpoint", endpoint_thread, self);

  g_mutex_lock (&self->mutex);
  while (!self->is_ready)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self;
}

/**
 * fake_endpoint_settle:
 * @self: a server
 *
 * Ends the handlers that still run and waits for them, so that what they send
 * can be freed.
 */
void
fake_endpoint_settle (FakeEndpoint *self)
{
  g_autoptr (GCancellable) stopped = NULL;

  g_mutex_lock (&self->mutex);
  stopped = g_steal_pointer (&self->stopped);
  self->stopped = g_cancellable_new ();
  g_mutex_unlock (&self->mutex);

  g_cancellable_cancel (stopped);

  g_mutex_lock (&self->mutex);
  while (self->n_running > 0)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * fake_endpoint_free:
 * @self: (transfer full) (nullable): a server
 *
 * Ends the server and waits for its threads.
 */
void
fake_endpoint_free (FakeEndpoint *self)
{
  g_autoptr (GSource) quit = NULL;

  if (self == NULL)
    return;

  quit = g_idle_source_new ();
  g_source_set_callback (quit, quit_cb, self->loop, NULL);
  g_source_attach (quit, self->context);
  g_thread_join (self->thread);

  fake_endpoint_settle (self);

  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_clear_object (&self->stopped);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->routes);
  g_clear_pointer (&self->rest.headers, g_hash_table_unref);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * fake_endpoint_add:
 * @self: a server
 * @path: with its slash
 * @handler: called in a thread of the server
 * @user_data: for @handler; must outlive the server
 *
 * Answers requests for @path, in place of what answered them before.
 */
void
fake_endpoint_add (FakeEndpoint *self,
                   const char   *path,
                   FakeHandler   handler,
                   gpointer      user_data)
{
  Route *route = g_new0 (Route, 1);

  route->handler = handler;
  route->user_data = user_data;

  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->routes, g_strdup (path), route);
  g_mutex_unlock (&self->mutex);
}

/**
 * fake_endpoint_add_rest:
 * @self: a server
 * @handler: called in a thread of the server
 * @user_data: for @handler; must outlive the server
 *
 * Answers requests for all paths that nothing was added for.
 */
void
fake_endpoint_add_rest (FakeEndpoint *self,
                        FakeHandler   handler,
                        gpointer      user_data)
{
  g_mutex_lock (&self->mutex);
  self->rest.handler = handler;
  self->rest.user_data = user_data;
  g_mutex_unlock (&self->mutex);
}

guint16
fake_endpoint_get_port (FakeEndpoint *self)
{
  return self->port;
}

char *
fake_endpoint_get_url (FakeEndpoint *self,
                       const char   *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s",
                          self->certificate != NULL ? "https" : "http", self->port, path);
}

guint
fake_endpoint_get_hits (FakeEndpoint *self,
                        const char   *path)
{
  Route *route;
  guint hits;

  g_mutex_lock (&self->mutex);
  route = g_hash_table_lookup (self->routes, path);
  hits = route != NULL ? route->hits : 0;
  g_mutex_unlock (&self->mutex);

  return hits;
}

/**
 * fake_endpoint_get_header:
 * @self: a server
 * @path: with its slash
 * @name: in lower case
 *
 * Returns: (transfer full) (nullable): the header of the last request for @path
 */
char *
fake_endpoint_get_header (FakeEndpoint *self,
                          const char   *path,
                          const char   *name)
{
  Route *route;
  char *value = NULL;

  g_mutex_lock (&self->mutex);
  route = g_hash_table_lookup (self->routes, path);
  if (route != NULL && route->headers != NULL)
    value = g_strdup (g_hash_table_lookup (route->headers, name));
  g_mutex_unlock (&self->mutex);

  return value;
}

/**
 * fake_send:
 * @exchange: a request
 * @data: bytes
 * @length: how many, or -1 for a string
 *
 * Returns: %FALSE when the client has gone or the test is over
 */
gboolean
fake_send (FakeExchange *exchange,
           const void   *data,
           gssize        length)
{
  gsize n = length < 0 ? strlen (data) : (gsize) length;

  return g_output_stream_write_all (exchange->output, data, n, NULL, exchange->stopped, NULL);
}

/**
 * fake_sleep:
 * @exchange: a request
 * @milliseconds: how long
 *
 * Returns: %FALSE as soon as the test is over
 */
gboolean
fake_sleep (FakeExchange *exchange,
            guint         milliseconds)
{
  GPollFD fd;
  gboolean is_over;

  if (!g_cancellable_make_pollfd (exchange->stopped, &fd))
    return FALSE;

  is_over = g_poll (&fd, 1, (int) milliseconds) != 0;
  g_cancellable_release_fd (exchange->stopped);

  return !is_over;
}

/**
 * fake_reply:
 * @exchange: a request
 * @status: such as "200 OK"
 * @headers: (nullable): whole lines, each with its end
 * @body: bytes
 * @length: how many, or -1 for a string
 *
 * Answers as a server should.
 */
void
fake_reply (FakeExchange *exchange,
            const char   *status,
            const char   *headers,
            const void   *body,
            gssize        length)
{
  gsize n = length < 0 ? strlen (body) : (gsize) length;
  g_autofree char *head = NULL;

  head = g_strdup_printf ("HTTP/1.1 %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n"
                          "Connection: close\r\n%s\r\n",
                          status, n, headers != NULL ? headers : "");
  if (fake_send (exchange, head, -1))
    fake_send (exchange, body, (gssize) n);
}
