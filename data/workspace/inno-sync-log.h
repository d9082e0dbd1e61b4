/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-format.h"
#include "inno-sync.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_SYNC_LOG_ASKED,         /* of a server */
  INNO_SYNC_LOG_NOTHING_NEW,
  INNO_SYNC_LOG_DONE,          /* with what came and went */
  INNO_SYNC_LOG_FAILED,        /* with the sentence */
  INNO_SYNC_LOG_GIVEN_UP,
  INNO_SYNC_LOG_BUSY,
  INNO_SYNC_LOG_WAITING,       /* for the next try, with its time */
  INNO_SYNC_LOG_STOPPED,       /* for a person */
  INNO_SYNC_LOG_ONLINE,
  INNO_SYNC_LOG_OFFLINE,
  INNO_SYNC_LOG_WOKE,
  INNO_SYNC_LOG_SIGNED_IN,
  INNO_SYNC_LOG_SIGNED_OUT,
  INNO_SYNC_N_LOG_KINDS
} InnoSyncLogKind;

/* What happened of late, to be shown and to be copied into a letter: names of servers,
 * times and counts, and nothing that anybody typed. */
typedef struct _InnoSyncLog InnoSyncLog;

InnoSyncLog *inno_sync_log_new     (guint                 max_lines) G_GNUC_WARN_UNUSED_RESULT;
void         inno_sync_log_free    (InnoSyncLog          *self);
void         inno_sync_log_add     (InnoSyncLog          *self,
                                    InnoSyncLogKind       kind,
                                    const char           *text,
                                    gint64                moment,
                                    const InnoSyncReport *report);
guint        inno_sync_log_get_n_lines (InnoSyncLog      *self);
char        *inno_sync_log_to_text (InnoSyncLog          *self,
                                    const InnoFormat     *format,
                                    guint                 max_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoSyncLog, inno_sync_log_free)

G_END_DECLS
