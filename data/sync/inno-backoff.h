/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define INNO_BACKOFF_MAX_MS (300 * 1000)
#define INNO_BACKOFF_MAX_RETRY_AFTER (60 * 60)

guint  inno_backoff_get_delay         (GRand      *random,
                                       guint       attempt);
gint64 inno_backoff_parse_retry_after (const char *value,
                                       gint64      now);

/* How often and how long one run tries again while somebody waits for it. */
typedef struct _InnoPatience InnoPatience;

InnoPatience *inno_patience_new  (guint         max_retries,
                                  guint         max_wait) G_GNUC_WARN_UNUSED_RESULT;
void          inno_patience_free (InnoPatience *self);
gboolean      inno_patience_try  (InnoPatience *self,
                                  gint64        retry_after,
                                  guint        *delay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoPatience, inno_patience_free)

G_END_DECLS
