/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store.h"

G_BEGIN_DECLS

/* What is to be sent, and what became of what was. The store's thread. */

/* One document on its way to the server, as it was sent. */
typedef struct
{
  char     *id;
  char     *edit_id;    /* the mark by which it is recognised */
  char     *base_rev;   /* nullable: it is new to the server */
  char     *text;       /* JSON */
  gboolean  is_removal;
  char     *rev;        /* nullable: what the server called it, unconfirmed */
} InnoParcel;

void       inno_parcel_free                 (InnoParcel   *parcel);

GPtrArray *inno_store_outbox_pack           (InnoStore    *self,
                                             const char   *after,
                                             guint         max,
                                             gboolean      with_removals,
                                             GError      **error);
gboolean   inno_store_outbox_is_ready       (InnoStore    *self);
GPtrArray *inno_store_outbox_list_in_flight (InnoStore    *self,
                                             GError      **error);
gboolean   inno_store_outbox_release        (InnoStore    *self,
                                             const char   *id,
                                             GError      **error);
gboolean   inno_store_outbox_accept         (InnoStore    *self,
                                             const char   *id,
                                             const char   *rev,
                                             GError      **error);
gboolean   inno_store_outbox_refuse         (InnoStore    *self,
                                             const char   *id,
                                             const char   *reason,
                                             GError      **error);
guint      inno_store_outbox_count_removals (InnoStore    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoParcel, inno_parcel_free)

G_END_DECLS
