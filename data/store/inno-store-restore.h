/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store.h"

G_BEGIN_DECLS

/* What is known of the server, to ask it whether it still has it, and to give it back
 * where it was set back to a backup. The store's thread. */

typedef struct
{
  char *id;
  char *rev;
} InnoKnownRev;

void       inno_known_rev_free            (InnoKnownRev  *known);

GPtrArray *inno_store_sample_revs         (InnoStore     *self,
                                           GError       **error);
GPtrArray *inno_store_list_revs           (InnoStore     *self,
                                           const char    *after,
                                           GError       **error);
GPtrArray *inno_store_list_past           (InnoStore     *self,
                                           const InnoKnownRev *known,
                                           GError       **error);
char      *inno_store_get_shared          (InnoStore     *self,
                                           const char    *id,
                                           GError       **error);
gboolean   inno_store_restart             (InnoStore     *self,
                                           GError       **error);
gboolean   inno_store_offer_all           (InnoStore     *self,
                                           GError       **error);
gboolean   inno_store_back_up             (InnoStore     *self,
                                           GError       **error);

G_END_DECLS
