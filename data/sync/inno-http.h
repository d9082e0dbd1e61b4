/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One document from an endpoint, or what it answers to what it is sent. */
typedef struct
{
  GUri          *uri;
  GBytes        *body;             /* nullable: JSON that is posted; otherwise it is got */
  gboolean       takes_any_status; /* what the endpoint says of a failure is of use */
  const char    *etag;           /* nullable */
  const char    *last_modified;  /* nullable */
  gboolean       is_fresh;       /* caches on the way must ask the server */
  gsize          max_bytes;      /* after decoding */
  GOutputStream *spool;          /* nullable: the body goes to memory */
} InnoHttpRequest;

/* What came. After a failure only status, may_retry, retry_after and moved_to speak. */
typedef struct
{
  guint     status;
  gboolean  is_not_modified;
  GUri     *uri;            /* nullable: where it was found in the end */
  char     *etag;           /* nullable */
  char     *last_modified;  /* nullable */
  GBytes   *body;           /* nullable: the body went to the spool */
  guint64   n_bytes;
  char     *sha256;         /* nullable, of the decoded body */
  gboolean  may_retry;      /* the fault may pass within seconds */
  gint64    retry_after;    /* seconds the server asked to wait, or -1 */
  char     *moved_to;       /* nullable: where a redirect leads that is not followed */
} InnoHttpAnswer;

#define INNO_TYPE_HTTP (inno_http_get_type ())

/* The network: conditional GET, and POST of JSON, with a deadline, a least speed and a largest
 * size, all of which libsoup leaves to its user. Lives on the main context of
 * the thread that made it. Signals: "progress" (guint64 bytes). */
G_DECLARE_FINAL_TYPE (InnoHttp, inno_http, INNO, HTTP, GObject)

InnoHttp *inno_http_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void      inno_http_get_async    (InnoHttp               *self,
                                  const InnoHttpRequest  *request,
                                  GCancellable           *cancellable,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data);
gboolean  inno_http_get_finish   (InnoHttp               *self,
                                  GAsyncResult           *result,
                                  InnoHttpAnswer         *answer,
                                  GError                **error);
void      inno_http_answer_clear (InnoHttpAnswer         *answer);
gint64      inno_http_get_retry_after (InnoHttp *self);
const char *inno_http_get_moved_to    (InnoHttp *self);
void      inno_http_set_authorization (InnoHttp    *self,
                                       GUri        *origin,
                                       const char  *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoHttpAnswer, inno_http_answer_clear)

G_END_DECLS
