/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "inno-http.h"

G_BEGIN_DECLS

/* One request with its redirects: the part of InnoHttp that waits and reads. */
typedef struct _InnoHttpTransfer InnoHttpTransfer;

/* Milliseconds. */
typedef struct
{
  guint deadline;      /* until the head is there */
  guint rate_window;   /* over which the body must keep up its least speed */
  guint time_limit;    /* for all of it */
} InnoHttpLimits;

InnoHttpTransfer *inno_http_transfer_new        (const InnoHttpRequest *request,
                                                 GCancellable          *outer) G_GNUC_WARN_UNUSED_RESULT;
void              inno_http_transfer_free       (InnoHttpTransfer      *transfer);
InnoHttpAnswer   *inno_http_transfer_get_answer (InnoHttpTransfer      *transfer);
void              inno_http_transfer_start      (GTask                 *task,
                                                 SoupSession           *session,
                                                 const InnoHttpLimits  *limits);

G_END_DECLS
