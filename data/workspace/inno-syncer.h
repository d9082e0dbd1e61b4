/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-secrets.h"
#include "inno-sync.h"
#include "inno-sync-log.h"
#include "inno-sync-schedule.h"

G_BEGIN_DECLS

#define INNO_TYPE_SYNCER (inno_syncer_get_type ())

/* How the portfolio of a workspace is shared: when it runs by itself, what somebody
 * asks of it, who signs in, and how it went. Main context. Signals: "changed", "answered". */
G_DECLARE_FINAL_TYPE (InnoSyncer, inno_syncer, INNO, SYNCER, GObject)

void                  inno_syncer_set_automatic  (InnoSyncer            *self,
                                                  gboolean               is_automatic);
gboolean              inno_syncer_is_automatic   (InnoSyncer            *self);
void                  inno_syncer_set_network    (InnoSyncer            *self,
                                                  GNetworkMonitor       *monitor);
void                  inno_syncer_set_secrets    (InnoSyncer            *self,
                                                  InnoSecrets           *secrets);
void                  inno_syncer_ask            (InnoSyncer            *self,
                                                  const char            *url,
                                                  InnoImportFlags        flags);
void                  inno_syncer_give_up        (InnoSyncer            *self);

void                  inno_syncer_sign_in_async  (InnoSyncer            *self,
                                                  const InnoCredential  *credential,
                                                  GCancellable          *cancellable,
                                                  GAsyncReadyCallback    callback,
                                                  gpointer               user_data);
gboolean              inno_syncer_sign_in_finish (InnoSyncer            *self,
                                                  GAsyncResult          *result,
                                                  gboolean              *is_kept,
                                                  GError               **error);
void                  inno_syncer_sign_out       (InnoSyncer            *self);

InnoSyncState         inno_syncer_get_state      (InnoSyncer            *self);
gboolean              inno_syncer_is_offline     (InnoSyncer            *self);
const GError         *inno_syncer_get_error      (InnoSyncer            *self);
const char           *inno_syncer_get_address    (InnoSyncer            *self);
char                 *inno_syncer_get_host       (InnoSyncer            *self);
const char           *inno_syncer_get_moved_to   (InnoSyncer            *self);
const char           *inno_syncer_get_account    (InnoSyncer            *self);
gint64                inno_syncer_get_succeeded_at (InnoSyncer          *self);
guint                 inno_syncer_get_n_failures (InnoSyncer            *self);
gint64                inno_syncer_get_next       (InnoSyncer            *self);
InnoSyncLog          *inno_syncer_get_log        (InnoSyncer            *self);

G_END_DECLS
