/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Network faults in words. Each gives an INNO_SYNC_ERROR, or G_IO_ERROR_CANCELLED
 * where a person cancelled, and says whether another try may help. */
typedef struct
{
  const char           *host;
  GTlsCertificate      *certificate;  /* nullable */
  GTlsCertificateFlags  flags;
} InnoHttpPeer;

GError *inno_http_fault_from_error  (const GError        *cause,
                                     const InnoHttpPeer  *peer,
                                     gboolean            *may_retry);
GError *inno_http_fault_from_status (guint                status,
                                     const char          *host,
                                     gint64               retry_after,
                                     gboolean            *may_retry);
GError *inno_http_fault_tls         (const InnoHttpPeer  *peer);

G_END_DECLS
