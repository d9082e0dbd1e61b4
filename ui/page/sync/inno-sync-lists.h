/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-store-quarantine.h"
#include "inno-store-waiting.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* What the page of sharing reads from the store. */
typedef struct
{
  GPtrArray *waiting;        /* of InnoWaiting: the first of them */
  guint      n_waiting;
  GPtrArray *quarantine;     /* of InnoQuarantined: likewise */
  gboolean   is_database;    /* that is shared, and not a file that is only read */
} InnoSyncLists;

void           inno_sync_lists_free         (InnoSyncLists       *lists);
void           inno_sync_lists_read_async   (InnoWorkspace       *workspace,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
void           inno_sync_withdraw_async     (InnoWorkspace       *workspace,
                                             const char          *id,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
/* Rows: a name, and what there is to say of it. */
GtkWidget     *inno_sync_row_new            (const char          *icon_name,
                                             const char          *title,
                                             const char          *subtitle) G_GNUC_WARN_UNUSED_RESULT;
void           inno_sync_row_set_texts      (GtkWidget           *row,
                                             const char          *title,
                                             const char          *subtitle);
char          *inno_sync_say_waiting        (const InnoWaiting   *waiting,
                                             InnoPortfolio       *portfolio);
GtkWidget     *inno_sync_quarantine_new     (GtkWindow           *parent,
                                             GPtrArray           *records) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoSyncLists, inno_sync_lists_free)

G_END_DECLS
