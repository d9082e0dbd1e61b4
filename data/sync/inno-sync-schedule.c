/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "inno-sync-schedule.h"

#include <gio/gio.h>

#include "inno-backoff.h"
#include "inno-sync.h"

/* Milliseconds. */
#define LEAST_PAUSE 1000            /* between two runs that nobody asked for */
#define EDIT_PAUSE 3000             /* so that what belongs together goes together */
#define EDIT_PATIENCE 15000         /* but who goes on and on is not waited for */
#define NETWORK_PAUSE 2000          /* until a network that has come is of use */
#define SLOW_PAUSE (60 * 1000)
#define LOCK_PAUSE (5 * 60 * 1000)
#define BUSY_PAUSE (20 * 1000)

struct _InnoSyncSchedule
{
  GRand    *random;
  gint64    interval;      /* 0: nothing happens by itself */

  gboolean  is_started;
  gboolean  is_running;
  gboolean  is_stopped;
  gboolean  is_offline;
  gboolean  is_metered;
  gboolean  was_given_up;  /* by a person; else a run that is cancelled starts anew */
  gboolean  runs_again;    /* it slept in the midst of it */
  guint     n_failures;    /* in a row */

  /* When to run, for each reason there may be; INNO_SYNC_NEVER without it. */
  gint64    interval_due;
  gint64    edit_due;
  gint64    edit_limit;
  gint64    retry_due;
  gint64    not_before;    /* what the server, or our own pause, asks for */
};

/* Errors */

typedef struct
{
  GQuark     (*domain) (void);
  int          code;
  InnoSyncEnd  end;
  InnoSyncEnd  first;      /* of an address that nothing ever came from */
} ErrorEnd;

/* What is in no line here needs a person. */
static const ErrorEnd ends[] = {
  { g_io_error_quark, G_IO_ERROR_CANCELLED, INNO_SYNC_ENDED_GIVEN_UP, INNO_SYNC_ENDED_GIVEN_UP },
  { g_io_error_quark, G_IO_ERROR_PENDING, INNO_SYNC_ENDED_BUSY, INNO_SYNC_ENDED_BUSY },
  { g_io_error_quark, G_IO_ERROR_BUSY, INNO_SYNC_ENDED_BUSY, INNO_SYNC_ENDED_BUSY },
  { inno_sync_error_quark, INNO_SYNC_ERROR_UNREACHABLE, INNO_SYNC_ENDED_RETRY, INNO_SYNC_ENDED_RETRY },
  { inno_sync_error_quark, INNO_SYNC_ERROR_BUSY, INNO_SYNC_ENDED_RETRY, INNO_SYNC_ENDED_RETRY },
  { inno_sync_error_quark, INNO_SYNC_ERROR_INCOMPLETE, INNO_SYNC_ENDED_RETRY, INNO_SYNC_ENDED_RETRY },
  { inno_sync_error_quark, INNO_SYNC_ERROR_NOT_PORTFOLIO, INNO_SYNC_ENDED_SLOW, INNO_SYNC_ENDED_STOP },
  { inno_sync_error_quark, INNO_SYNC_ERROR_LOCKED, INNO_SYNC_ENDED_LOCKED, INNO_SYNC_ENDED_LOCKED },
  { inno_sync_error_quark, INNO_SYNC_ERROR_READ_ONLY, INNO_SYNC_ENDED_WELL, INNO_SYNC_ENDED_WELL },
  { inno_store_error_quark, INNO_STORE_ERROR_FAILED, INNO_SYNC_ENDED_SLOW, INNO_SYNC_ENDED_SLOW },
  { inno_store_error_quark, INNO_STORE_ERROR_FULL, INNO_SYNC_ENDED_SLOW, INNO_SYNC_ENDED_SLOW },
  { inno_store_error_quark, INNO_STORE_ERROR_INCOMPLETE, INNO_SYNC_ENDED_RETRY, INNO_SYNC_ENDED_RETRY },
};

/**
 * inno_sync_end_from_error:
 * @error: (nullable): why a run failed; %NULL where it did not
 * @is_known_good: whether anything ever came from this address
 *
 * Decides whether a fault passes by itself or needs a person. Any thread.
 *
 * Returns: what becomes of syncing
 */
InnoSyncEnd
inno_sync_end_from_error (const GError *error,
                          gboolean      is_known_good)
{
  if (error == NULL)
    return INNO_SYNC_ENDED_WELL;

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_error_matches (error, ends[i].domain (), ends[i].code))
      return is_known_good ? ends[i].end : ends[i].first;

  return INNO_SYNC_ENDED_STOP;
}

/* When */

/* Four desktops that were switched on together do not ask together ever after. */
static gint64
next_interval (InnoSyncSchedule *self,
               gint64            now)
{
  gint64 tenth = self->interval / 10;

  if (self->interval == 0)
    return INNO_SYNC_NEVER;

  return now + self->interval + g_rand_int_range (self->random, (gint32) -tenth, (gint32) tenth + 1);
}

static gint64
get_due (InnoSyncSchedule *self)
{
  gint64 due = INNO_SYNC_NEVER;

  if (!self->is_started || self->is_running || self->is_stopped)
    return INNO_SYNC_NEVER;

  if (self->runs_again)
    due = 0;
  /* While a fault lasts, an edit and the interval wait with it. */
  else if (self->retry_due != INNO_SYNC_NEVER)
    due = self->is_offline ? self->interval_due : self->retry_due;
  else if (self->is_offline)
    due = self->interval_due;
  else
    due = MIN (self->edit_due, self->is_metered ? INNO_SYNC_NEVER : self->interval_due);

  return due == INNO_SYNC_NEVER ? due : MAX (due, self->not_before);
}

static InnoSyncAction
run (InnoSyncSchedule *self)
{
  self->is_running = TRUE;
  self->runs_again = FALSE;
  self->was_given_up = FALSE;
  self->edit_due = INNO_SYNC_NEVER;
  self->edit_limit = INNO_SYNC_NEVER;
  self->retry_due = INNO_SYNC_NEVER;

  return INNO_SYNC_DO_RUN;
}

/* Events */

static InnoSyncAction
feed_start (InnoSyncSchedule *self,
            gint64            now)
{
  self->is_started = TRUE;
  self->is_stopped = FALSE;
  self->n_failures = 0;
  self->interval_due = self->interval > 0 ? now : INNO_SYNC_NEVER;

  return INNO_SYNC_DO_NOTHING;
}

static InnoSyncAction
feed_leave (InnoSyncSchedule *self,
            gint64            now)
{
  self->is_started = FALSE;
  self->was_given_up = TRUE;
  self->runs_again = FALSE;

  return self->is_running ? INNO_SYNC_DO_CANCEL : INNO_SYNC_DO_NOTHING;
}

static InnoSyncAction
feed_tick (InnoSyncSchedule *self,
           gint64            now)
{
  return now >= get_due (self) ? run (self) : INNO_SYNC_DO_NOTHING;
}

static InnoSyncAction
feed_edited (InnoSyncSchedule *self,
             gint64            now)
{
  if (self->interval == 0)
    return INNO_SYNC_DO_NOTHING;

  if (self->edit_limit == INNO_SYNC_NEVER)
    self->edit_limit = now + EDIT_PATIENCE;
  self->edit_due = MIN (now + EDIT_PAUSE, self->edit_limit);

  return INNO_SYNC_DO_NOTHING;
}

/* What a person wants does not wait for anything, and counts as having acted. */
static InnoSyncAction
feed_asked (InnoSyncSchedule *self,
            gint64            now)
{
  self->is_started = TRUE;
  self->is_stopped = FALSE;
  self->n_failures = 0;
  self->not_before = 0;

  return self->is_running ? INNO_SYNC_DO_NOTHING : run (self);
}

static InnoSyncAction
feed_give_up (InnoSyncSchedule *self,
              gint64            now)
{
  self->was_given_up = TRUE;
  self->runs_again = FALSE;

  return self->is_running ? INNO_SYNC_DO_CANCEL : INNO_SYNC_DO_NOTHING;
}

/* Whatever was wrong with the network before is worth another try. What the server
 * asked for stands. */
static void
hope (InnoSyncSchedule *self,
      gint64            now)
{
  self->n_failures = 0;
  if (self->retry_due != INNO_SYNC_NEVER)
    self->retry_due = now + LEAST_PAUSE + g_rand_int_range (self->random, 0, NETWORK_PAUSE);
}

static InnoSyncAction
feed_network (InnoSyncSchedule *self,
              gint64            now)
{
  self->is_offline = FALSE;
  hope (self, now);

  return INNO_SYNC_DO_NOTHING;
}

static InnoSyncAction
feed_offline (InnoSyncSchedule *self,
              gint64            now)
{
  self->is_offline = TRUE;

  return INNO_SYNC_DO_NOTHING;
}

static InnoSyncAction
feed_metered (InnoSyncSchedule *self,
              gint64            now)
{
  self->is_metered = TRUE;

  return INNO_SYNC_DO_NOTHING;
}

static InnoSyncAction
feed_unmetered (InnoSyncSchedule *self,
                gint64            now)
{
  self->is_metered = FALSE;

  return INNO_SYNC_DO_NOTHING;
}

/* A connection from before the sleep is dead, and would be waited for. */
static InnoSyncAction
feed_woke (InnoSyncSchedule *self,
           gint64            now)
{
  hope (self, now);
  if (!self->is_running)
    {
      self->interval_due = self->interval > 0 ? MIN (self->interval_due, now + NETWORK_PAUSE) : INNO_SYNC_NEVER;
      return INNO_SYNC_DO_NOTHING;
    }

  self->runs_again = !self->was_given_up;
  return INNO_SYNC_DO_CANCEL;
}

static InnoSyncAction (*const feeds[INNO_SYNC_N_EVENTS]) (InnoSyncSchedule *self, gint64 now) = {
  [INNO_SYNC_EVENT_START] = feed_start,
  [INNO_SYNC_EVENT_LEAVE] = feed_leave,
  [INNO_SYNC_EVENT_TICK] = feed_tick,
  [INNO_SYNC_EVENT_EDITED] = feed_edited,
  [INNO_SYNC_EVENT_ASKED] = feed_asked,
  [INNO_SYNC_EVENT_GIVE_UP] = feed_give_up,
  [INNO_SYNC_EVENT_NETWORK] = feed_network,
  [INNO_SYNC_EVENT_OFFLINE] = feed_offline,
  [INNO_SYNC_EVENT_METERED] = feed_metered,
  [INNO_SYNC_EVENT_UNMETERED] = feed_unmetered,
  [INNO_SYNC_EVENT_WOKE] = feed_woke,
};

/* Endings */

/* What the server asks for to the second, else ever longer with full jitter. */
static void
try_again (InnoSyncSchedule *self,
           gint64            now,
           gint64            least,
           gint64            retry_after)
{
  gint64 jitter = inno_backoff_get_delay (self->random, self->n_failures);

  if (retry_after >= 0)
    self->not_before = MAX (self->not_before, now + retry_after * 1000);
  self->retry_due = retry_after >= 0 ? now + MAX (retry_after * 1000, least) : now + least + jitter;
  self->n_failures++;
}

static void
end_well (InnoSyncSchedule *self,
          gint64            now,
          gint64            retry_after)
{
  self->n_failures = 0;
  self->runs_again = FALSE;
}

static void
end_given_up (InnoSyncSchedule *self,
              gint64            now,
              gint64            retry_after)
{
}

/* Without counting it: the other one may need its time. */
static void
end_busy (InnoSyncSchedule *self,
          gint64            now,
          gint64            retry_after)
{
  self->retry_due = now + BUSY_PAUSE + g_rand_int_range (self->random, 0, BUSY_PAUSE);
}

static void
end_retry (InnoSyncSchedule *self,
           gint64            now,
           gint64            retry_after)
{
  try_again (self, now, 0, retry_after);
}

static void
end_slow (InnoSyncSchedule *self,
          gint64            now,
          gint64            retry_after)
{
  try_again (self, now, SLOW_PAUSE, retry_after);
}

/* Each try while it lasts may lengthen it. */
static void
end_locked (InnoSyncSchedule *self,
            gint64            now,
            gint64            retry_after)
{
  try_again (self, now, LOCK_PAUSE, retry_after);
  self->not_before = MAX (self->not_before, now + LOCK_PAUSE);
}

static void
end_stop (InnoSyncSchedule *self,
          gint64            now,
          gint64            retry_after)
{
  self->is_stopped = TRUE;
  self->runs_again = FALSE;
}

static void (*const endings[]) (InnoSyncSchedule *self, gint64 now, gint64 retry_after) = {
  [INNO_SYNC_ENDED_WELL] = end_well,
  [INNO_SYNC_ENDED_GIVEN_UP] = end_given_up,
  [INNO_SYNC_ENDED_BUSY] = end_busy,
  [INNO_SYNC_ENDED_RETRY] = end_retry,
  [INNO_SYNC_ENDED_SLOW] = end_slow,
  [INNO_SYNC_ENDED_LOCKED] = end_locked,
  [INNO_SYNC_ENDED_STOP] = end_stop,
};

/**
 * inno_sync_schedule_new:
 * @seed: of the jitter
 *
 * Returns: (transfer full): a schedule that has not started, with no interval
 */
InnoSyncSchedule *
inno_sync_schedule_new (guint32 seed)
{
  InnoSyncSchedule *self = g_new0 (InnoSyncSchedule, 1);

  self->random = g_rand_new_with_seed (seed);
  self->interval_due = INNO_SYNC_NEVER;
  self->edit_due = INNO_SYNC_NEVER;
  self->edit_limit = INNO_SYNC_NEVER;
  self->retry_due = INNO_SYNC_NEVER;

  return self;
}

/**
 * inno_sync_schedule_free:
 * @self: (transfer full) (nullable): a schedule
 */
void
inno_sync_schedule_free (InnoSyncSchedule *self)
{
  if (self == NULL)
    return;

  g_rand_free (self->random);
  g_free (self);
}

/**
 * inno_sync_schedule_set_interval:
 * @self: a schedule
 * @now: milliseconds
 * @seconds: between two runs when nothing else happens; 0: only when somebody asks
 */
void
inno_sync_schedule_set_interval (InnoSyncSchedule *self,
                                 gint64            now,
                                 guint             seconds)
{
  g_return_if_fail (self != NULL);

  self->interval = (gint64) seconds * 1000;
  self->interval_due = self->interval > 0 ? now : INNO_SYNC_NEVER;
  if (self->interval > 0)
    return;

  self->edit_due = INNO_SYNC_NEVER;
  self->edit_limit = INNO_SYNC_NEVER;
  self->retry_due = INNO_SYNC_NEVER;
  self->runs_again = FALSE;
}

/**
 * inno_sync_schedule_feed:
 * @self: a schedule
 * @now: milliseconds
 * @event: what happened
 *
 * Takes in what happened. Where a run is to start it counts as running until
 * inno_sync_schedule_end().
 *
 * Returns: what is to be done now; for later, see inno_sync_schedule_get_due()
 */
InnoSyncAction
inno_sync_schedule_feed (InnoSyncSchedule *self,
                         gint64            now,
                         InnoSyncEvent     event)
{
  g_return_val_if_fail (self != NULL, INNO_SYNC_DO_NOTHING);
  g_return_val_if_fail (event < INNO_SYNC_N_EVENTS, INNO_SYNC_DO_NOTHING);

  return feeds[event] (self, now);
}

/**
 * inno_sync_schedule_end:
 * @self: a schedule that runs
 * @now: milliseconds
 * @end: how the run ended
 * @retry_after: seconds the server asked to wait, or -1
 *
 * Takes in how a run ended. Nothing is to be done at once: see
 * inno_sync_schedule_get_due().
 */
void
inno_sync_schedule_end (InnoSyncSchedule *self,
                        gint64            now,
                        InnoSyncEnd       end,
                        gint64            retry_after)
{
  g_return_if_fail (self != NULL && self->is_running);
  g_return_if_fail (end < G_N_ELEMENTS (endings));

  self->is_running = FALSE;
  self->not_before = MAX (self->not_before, now + LEAST_PAUSE);
  self->interval_due = next_interval (self, now);
  endings[end] (self, now, retry_after);

  /* A person has said that nothing is to happen by itself. */
  if (self->interval == 0)
    {
      self->retry_due = INNO_SYNC_NEVER;
      self->runs_again = FALSE;
    }
}

/**
 * inno_sync_schedule_get_due:
 * @self: a schedule
 *
 * Returns: when %INNO_SYNC_EVENT_TICK starts the next run, in milliseconds, or
 *   %INNO_SYNC_NEVER while it waits for something else
 */
gint64
inno_sync_schedule_get_due (InnoSyncSchedule *self)
{
  g_return_val_if_fail (self != NULL, INNO_SYNC_NEVER);

  return get_due (self);
}

/**
 * inno_sync_schedule_get_state:
 * @self: a schedule
 *
 * Returns: what it is at
 */
InnoSyncState
inno_sync_schedule_get_state (InnoSyncSchedule *self)
{
  g_return_val_if_fail (self != NULL, INNO_SYNC_STATE_OFF);

  if (self->is_running)
    return INNO_SYNC_STATE_RUNNING;
  if (!self->is_started)
    return INNO_SYNC_STATE_OFF;
  if (self->is_stopped)
    return INNO_SYNC_STATE_STOPPED;

  return self->retry_due != INNO_SYNC_NEVER || self->runs_again ? INNO_SYNC_STATE_WAITING : INNO_SYNC_STATE_IDLE;
}

/**
 * inno_sync_schedule_is_offline:
 * @self: a schedule
 *
 * Returns: whether there is no network, as far as is known
 */
gboolean
inno_sync_schedule_is_offline (InnoSyncSchedule *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_offline;
}

/**
 * inno_sync_schedule_get_n_failures:
 * @self: a schedule
 *
 * Returns: how many runs have failed in a row
 */
guint
inno_sync_schedule_get_n_failures (InnoSyncSchedule *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_failures;
}
