/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-http.h"
#include "inno-syncer.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

struct _InnoSyncer
{
  GObject           parent_instance;

  InnoWorkspace    *workspace;      /* which owns this one; NULL = closed */
  InnoHttp         *http;
  InnoSync         *sync;
  InnoSecrets      *secrets;
  InnoSyncSchedule *schedule;
  InnoSyncLog      *log;
  GNetworkMonitor  *monitor;
  GCancellable     *cancellable;    /* of the run */
  guint             tick_source;
  guint             wake_source;
  gint64            slept;          /* milliseconds, since the computer was started */

  GUri             *address;        /* nullable */
  char             *address_text;   /* nullable: the same */
  char             *account;        /* nullable: nobody has signed in; "" = by a token */
  gint64            succeeded_at;   /* Unix seconds; 0 = never */
  GError           *error;          /* of the last run; nullable */
  gboolean          is_automatic;
  gboolean          was_offline;

  /* What a person asked for, and has not been begun. */
  gboolean          has_wish;
  char             *wish_url;       /* nullable */
  InnoImportFlags   wish_flags;
  gboolean          is_asked;       /* somebody waits for the end of what is under way */
};

gint64      inno_syncer_get_now     (void);
void        inno_syncer_authorize   (InnoSyncer           *self,
                                     const InnoCredential *credential);

/* What the workspace tells its syncer. */
InnoSyncer *inno_syncer_new         (InnoWorkspace *workspace,
                                     InnoStore     *store,
                                     InnoWorker    *worker) G_GNUC_WARN_UNUSED_RESULT;
void        inno_syncer_opened      (InnoSyncer    *self,
                                     const char    *address,
                                     gint64         succeeded_at);
void        inno_syncer_left        (InnoSyncer    *self);
void        inno_syncer_edited      (InnoSyncer    *self);
void        inno_syncer_close       (InnoSyncer    *self);

G_END_DECLS
