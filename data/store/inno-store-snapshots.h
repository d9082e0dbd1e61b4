/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* The portfolio as it was when somebody froze it, to compare with later. */
typedef struct
{
  char    *name;
  char    *meeting;   /* id of the meeting it was made for; nullable */
  InnoDay  as_of;     /* the day its figures speak of, or INNO_DAY_NONE */
  gint64   at;        /* when it was made, Unix seconds */
} InnoStoreSnapshot;

void       inno_store_snapshot_free     (InnoStoreSnapshot       *snapshot);

GPtrArray *inno_store_list_snapshots    (InnoStore               *self,
                                         GError                 **error);
gboolean   inno_store_save_snapshot     (InnoStore               *self,
                                         const InnoStoreSnapshot *snapshot,
                                         GHashTable              *instead,
                                         GError                 **error);
gboolean   inno_store_remove_snapshot   (InnoStore               *self,
                                         const char              *name,
                                         GError                 **error);
gboolean   inno_store_foreach_in_snapshot (InnoStore             *self,
                                         const char              *name,
                                         InnoStoreDocumentFunc    func,
                                         gpointer                 user_data,
                                         GError                 **error);
InnoStore *inno_store_open_snapshot     (InnoStore               *self,
                                         const InnoStoreSnapshot *snapshot,
                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoStoreSnapshot, inno_store_snapshot_free)

G_END_DECLS
