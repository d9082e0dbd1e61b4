/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A server on this computer's loopback, in threads of its own, which answers
 * with whatever bytes a test wants: raw on purpose, since a well-behaved server
 * cannot be rude. Each connection serves one request. */
typedef struct _FakeEndpoint FakeEndpoint;

/* One request, seen by a handler in a thread of the server. */
typedef struct
{
  const char    *method;
  const char    *path;
  GBytes        *body;      /* nullable */
  GHashTable    *headers;   /* name in lower case → value */
  guint          hit;       /* requests for this path before this one */
  GOutputStream *output;
  GCancellable  *stopped;   /* the test is over */
  gpointer       user_data;
} FakeExchange;

typedef void (*FakeHandler) (FakeExchange *exchange);

FakeEndpoint *fake_endpoint_new        (GTlsCertificate *certificate);
void          fake_endpoint_free       (FakeEndpoint    *self);
void          fake_endpoint_settle     (FakeEndpoint    *self);
void          fake_endpoint_add        (FakeEndpoint    *self,
                                        const char      *path,
                                        FakeHandler      handler,
                                        gpointer         user_data);
void          fake_endpoint_add_rest   (FakeEndpoint    *self,
                                        FakeHandler      handler,
                                        gpointer         user_data);
guint16       fake_endpoint_get_port   (FakeEndpoint    *self);
char         *fake_endpoint_get_url    (FakeEndpoint    *self,
                                        const char      *path);
guint         fake_endpoint_get_hits   (FakeEndpoint    *self,
                                        const char      *path);
char         *fake_endpoint_get_header (FakeEndpoint    *self,
                                        const char      *path,
                                        const char      *name);

gboolean      fake_send                (FakeExchange    *exchange,
                                        const void      *data,
                                        gssize           length);
gboolean      fake_sleep               (FakeExchange    *exchange,
                                        guint            milliseconds);
void          fake_reply               (FakeExchange    *exchange,
                                        const char      *status,
                                        const char      *headers,
                                        const void      *body,
                                        gssize           length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeEndpoint, fake_endpoint_free)

G_END_DECLS
