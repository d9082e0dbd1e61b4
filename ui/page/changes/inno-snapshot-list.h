/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-picker.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* The states of the portfolio that were kept, and the meetings they may be of. */
typedef struct _InnoSnapshotList InnoSnapshotList;

typedef struct
{
  char     *id;
  InnoText *name;
  InnoDay   day;
} InnoMeeting;

InnoSnapshotList *inno_snapshot_list_read        (InnoStore              *store,
                                                  GError                **error);
void              inno_snapshot_list_load_async  (InnoWorkspace          *workspace,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
InnoSnapshotList *inno_snapshot_list_load_finish (InnoWorkspace          *workspace,
                                                  GAsyncResult           *result,
                                                  GError                **error);
void              inno_snapshot_list_free        (InnoSnapshotList       *self);
guint             inno_snapshot_list_get_n       (const InnoSnapshotList *self);
gboolean          inno_snapshot_list_has         (const InnoSnapshotList *self,
                                                  const char             *name);
const char       *inno_snapshot_list_get_label   (const InnoSnapshotList *self,
                                                  const char             *name);
/* Of InnoMeeting, the last first. */
GPtrArray        *inno_snapshot_list_get_meetings (const InnoSnapshotList *self);
/* Names of the snapshots made after one, the last first; of all where "after" is NULL. */
void              inno_snapshot_list_add_items   (const InnoSnapshotList *self,
                                                  const char             *after,
                                                  GArray                 *items);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoSnapshotList, inno_snapshot_list_free)

G_END_DECLS
