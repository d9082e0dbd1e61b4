/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What becomes of syncing after a run. */
typedef enum
{
  INNO_SYNC_ENDED_WELL,      /* and what a fault left to be done later, is */
  INNO_SYNC_ENDED_GIVEN_UP,  /* somebody cancelled it */
  INNO_SYNC_ENDED_BUSY,      /* another process is at it: no fault */
  INNO_SYNC_ENDED_RETRY,     /* again by itself, later and later */
  INNO_SYNC_ENDED_SLOW,      /* again by itself, but it takes its time */
  INNO_SYNC_ENDED_LOCKED,    /* again by itself, when the lock has passed */
  INNO_SYNC_ENDED_STOP,      /* not until a person has done something */
} InnoSyncEnd;

/* Whether a person has ever had data from this address decides what a web page in its
 * place means: the login of a network, or the wrong address. */
InnoSyncEnd inno_sync_end_from_error (const GError *error,
                                      gboolean      is_known_good);

typedef enum
{
  INNO_SYNC_STATE_OFF,       /* not started */
  INNO_SYNC_STATE_IDLE,
  INNO_SYNC_STATE_RUNNING,
  INNO_SYNC_STATE_WAITING,   /* for the next try */
  INNO_SYNC_STATE_STOPPED,   /* for a person */
} InnoSyncState;

/* What happens; each says when. */
typedef enum
{
  INNO_SYNC_EVENT_START,     /* there is an address */
  INNO_SYNC_EVENT_LEAVE,     /* nothing more is to be done */
  INNO_SYNC_EVENT_TICK,      /* the time may have come */
  INNO_SYNC_EVENT_EDITED,
  INNO_SYNC_EVENT_ASKED,     /* a person wants it now */
  INNO_SYNC_EVENT_GIVE_UP,   /* a person wants it no longer */
  INNO_SYNC_EVENT_NETWORK,   /* there is one, or another one */
  INNO_SYNC_EVENT_OFFLINE,
  INNO_SYNC_EVENT_METERED,
  INNO_SYNC_EVENT_UNMETERED,
  INNO_SYNC_EVENT_WOKE,      /* the computer slept */
  INNO_SYNC_N_EVENTS
} InnoSyncEvent;

/* What is to be done about it. */
typedef enum
{
  INNO_SYNC_DO_NOTHING,
  INNO_SYNC_DO_RUN,
  INNO_SYNC_DO_CANCEL,
} InnoSyncAction;

#define INNO_SYNC_NEVER G_MAXINT64
#define INNO_SYNC_USUAL_INTERVAL (15 * 60)

/* When to sync, and when not: a state machine without a clock or a network of its
 * own. Times are milliseconds of a clock that never goes back. */
typedef struct _InnoSyncSchedule InnoSyncSchedule;

InnoSyncSchedule *inno_sync_schedule_new           (guint32           seed) G_GNUC_WARN_UNUSED_RESULT;
void              inno_sync_schedule_free          (InnoSyncSchedule *self);
void              inno_sync_schedule_set_interval  (InnoSyncSchedule *self,
                                                    gint64            now,
                                                    guint             seconds);
InnoSyncAction    inno_sync_schedule_feed          (InnoSyncSchedule *self,
                                                    gint64            now,
                                                    InnoSyncEvent     event);
void              inno_sync_schedule_end           (InnoSyncSchedule *self,
                                                    gint64            now,
                                                    InnoSyncEnd       end,
                                                    gint64            retry_after);
gint64            inno_sync_schedule_get_due       (InnoSyncSchedule *self);
InnoSyncState     inno_sync_schedule_get_state     (InnoSyncSchedule *self);
gboolean          inno_sync_schedule_is_offline    (InnoSyncSchedule *self);
guint             inno_sync_schedule_get_n_failures (InnoSyncSchedule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoSyncSchedule, inno_sync_schedule_free)

G_END_DECLS
