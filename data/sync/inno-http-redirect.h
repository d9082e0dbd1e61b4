/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Where an answer sends the reader. */
gboolean  inno_http_redirect_is_one (guint         status);
GUri     *inno_http_redirect_parse  (SoupMessage  *message,
                                     GUri         *base) G_GNUC_WARN_UNUSED_RESULT;
GError   *inno_http_redirect_refuse (GUri         *target,
                                     const char   *host);

G_END_DECLS
