/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When syncing runs, with a made-up clock. The numbers are rows of the fault
 * matrix, whose letters say what is expected: R again by itself, S when a person has
 * acted, M and K go on. */

#include "inno-backoff.h"
#include "inno-sync.h"
#include "inno-sync-schedule.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define INTERVAL (15 * 60)

typedef struct
{
  InnoSyncSchedule *schedule;
  gint64            now;
} Case;

static Case *
case_new (guint32 seed,
          guint   interval)
{
  Case *self = g_new0 (Case, 1);

  self->schedule = inno_sync_schedule_new (seed);
  inno_sync_schedule_set_interval (self->schedule, 0, interval);

  return self;
}

static void
case_free (Case *self)
{
  inno_sync_schedule_free (self->schedule);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static InnoSyncAction
feed (Case          *self,
      InnoSyncEvent  event)
{
  return inno_sync_schedule_feed (self->schedule, self->now, event);
}

static void
end (Case        *self,
     InnoSyncEnd  how)
{
  inno_sync_schedule_end (self->schedule, self->now, how, -1);
}

static gint64
get_wait (Case *self)
{
  gint64 due = inno_sync_schedule_get_due (self->schedule);

  return due == INNO_SYNC_NEVER ? due : MAX (0, due - self->now);
}

/* Lets the time pass until a run starts. */
static void
wait_for_run (Case *self)
{
  g_assert_cmpint (get_wait (self), !=, INNO_SYNC_NEVER);
  self->now += get_wait (self);
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_TICK), ==, INNO_SYNC_DO_RUN);
  g_assert_cmpint (inno_sync_schedule_get_state (self->schedule), ==, INNO_SYNC_STATE_RUNNING);
  g_assert_cmpint (inno_sync_schedule_get_due (self->schedule), ==, INNO_SYNC_NEVER);
}

/* A schedule that has had a first run, which ended like this. */
static Case *
case_after (InnoSyncEnd how)
{
  Case *self = case_new (7, INTERVAL);

  feed (self, INNO_SYNC_EVENT_START);
  wait_for_run (self);
  self->now += SECOND;
  end (self, how);

  return self;
}

static void
assert_interval (Case *self)
{
  g_assert_cmpint (get_wait (self), >=, INTERVAL * SECOND * 9 / 10);
  g_assert_cmpint (get_wait (self), <=, INTERVAL * SECOND * 11 / 10);
}

/* Every error, whatever it is, is one that passes or one that somebody decides. */
static void
test_errors (void)
{
  static const struct
  {
    const char  *rows;
    int          code;
    InnoSyncEnd  end;
    InnoSyncEnd  first;
  } cases[] = {
    { "1-6 8-10 15", INNO_SYNC_ERROR_UNREACHABLE, INNO_SYNC_ENDED_RETRY, INNO_SYNC_ENDED_RETRY },
    { "7", INNO_SYNC_ERROR_INCOMPLETE, INNO_SYNC_ENDED_RETRY, INNO_SYNC_ENDED_RETRY },
    { "12", INNO_SYNC_ERROR_NOT_PORTFOLIO, INNO_SYNC_ENDED_SLOW, INNO_SYNC_ENDED_STOP },
    { "14 36", INNO_SYNC_ERROR_REFUSED, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "31-33", INNO_SYNC_ERROR_MOVED, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "35", INNO_SYNC_ERROR_SIGN_IN, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "36 38", INNO_SYNC_ERROR_READ_ONLY, INNO_SYNC_ENDED_WELL, INNO_SYNC_ENDED_WELL },
    { "37", INNO_SYNC_ERROR_GONE, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "42 43 121", INNO_SYNC_ERROR_BUSY, INNO_SYNC_ENDED_RETRY, INNO_SYNC_ENDED_RETRY },
    { "50-54", INNO_SYNC_ERROR_TLS, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "55", INNO_SYNC_ERROR_ADDRESS, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "25 26", INNO_SYNC_ERROR_TOO_LARGE, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "71", INNO_SYNC_ERROR_TOO_NEW, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "79", INNO_SYNC_ERROR_ROLLED_BACK, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "122", INNO_SYNC_ERROR_LOCKED, INNO_SYNC_ENDED_LOCKED, INNO_SYNC_ENDED_LOCKED },
    { "-", INNO_SYNC_ERROR_HTTP, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "-", INNO_SYNC_ERROR_SERVER_ONLY, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "-", INNO_SYNC_ERROR_EMPTY_DATABASE, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "-", INNO_SYNC_ERROR_NOT_SET_UP, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
    { "-", INNO_SYNC_ERROR_MASS_DELETE, INNO_SYNC_ENDED_STOP, INNO_SYNC_ENDED_STOP },
  };
  static const struct { const char *rows; int code; InnoSyncEnd end; } stored[] = {
    { "94", INNO_STORE_ERROR_FULL, INNO_SYNC_ENDED_SLOW },
    { "98", INNO_STORE_ERROR_READ_ONLY, INNO_SYNC_ENDED_STOP },
    { "80", INNO_STORE_ERROR_DIFFERENT, INNO_SYNC_ENDED_STOP },
    { "82", INNO_STORE_ERROR_MASS_REMOVAL, INNO_SYNC_ENDED_STOP },
    { "79", INNO_STORE_ERROR_ROLLED_BACK, INNO_SYNC_ENDED_STOP },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (INNO_SYNC_ERROR, cases[i].code, "x");

      g_test_message ("%s", cases[i].rows);
      g_assert_cmpint (inno_sync_end_from_error (error, TRUE), ==, cases[i].end);
      g_assert_cmpint (inno_sync_end_from_error (error, FALSE), ==, cases[i].first);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (INNO_STORE_ERROR, stored[i].code, "x");

      g_test_message ("%s", stored[i].rows);
      g_assert_cmpint (inno_sync_end_from_error (error, TRUE), ==, stored[i].end);
    }
  g_assert_cmpint (inno_sync_end_from_error (NULL, TRUE), ==, INNO_SYNC_ENDED_WELL);
}

static void
test_start_and_interval (void)
{
  g_autoptr (Case) self = case_new (7, INTERVAL);

  g_assert_cmpint (inno_sync_schedule_get_state (self->schedule), ==, INNO_SYNC_STATE_OFF);
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_TICK), ==, INNO_SYNC_DO_NOTHING);
  g_assert_cmpint (get_wait (self), ==, INNO_SYNC_NEVER);

  feed (self, INNO_SYNC_EVENT_START);
  g_assert_cmpint (get_wait (self), ==, 0);
  for (guint i = 0; i < 5; i++)
    {
      wait_for_run (self);
      /* There is one at a time. */
      g_assert_cmpint (feed (self, INNO_SYNC_EVENT_TICK), ==, INNO_SYNC_DO_NOTHING);
      g_assert_cmpint (feed (self, INNO_SYNC_EVENT_ASKED), ==, INNO_SYNC_DO_NOTHING);
      self->now += SECOND;
      end (self, INNO_SYNC_ENDED_WELL);
      g_assert_cmpint (inno_sync_schedule_get_state (self->schedule), ==, INNO_SYNC_STATE_IDLE);
      assert_interval (self);
      g_assert_cmpint (feed (self, INNO_SYNC_EVENT_TICK), ==, INNO_SYNC_DO_NOTHING);
    }
}

/* An edit goes soon, several together, and endless ones are not waited for. */
static void
test_edits (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_WELL);
  gint64 started;

  self->now += MINUTE;
  started = self->now;
  feed (self, INNO_SYNC_EVENT_EDITED);
  g_assert_cmpint (get_wait (self), >=, SECOND);
  g_assert_cmpint (get_wait (self), <=, 5 * SECOND);
  while (self->now - started < 30 * SECOND && get_wait (self) > 0)
    {
      self->now += SECOND;
      feed (self, INNO_SYNC_EVENT_EDITED);
    }
  g_assert_cmpint (self->now - started, >, 10 * SECOND);
  g_assert_cmpint (self->now - started, <, 20 * SECOND);
  wait_for_run (self);

  /* One made meanwhile goes with the next. */
  feed (self, INNO_SYNC_EVENT_EDITED);
  self->now += 10 * SECOND;
  end (self, INNO_SYNC_ENDED_WELL);
  g_assert_cmpint (get_wait (self), <=, 5 * SECOND);
  wait_for_run (self);
}

/* R, rows 2-8: later and later, with full jitter; a success begins anew. */
static void
test_retry (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_WELL);
  gint64 longest = 0;

  feed (self, INNO_SYNC_EVENT_ASKED);
  for (guint i = 0; i < 20; i++)
    {
      gint64 ceiling = i < 9 ? MIN (SECOND << i, (gint64) INNO_BACKOFF_MAX_MS) : INNO_BACKOFF_MAX_MS;

      end (self, INNO_SYNC_ENDED_RETRY);
      g_assert_cmpint (inno_sync_schedule_get_state (self->schedule), ==, INNO_SYNC_STATE_WAITING);
      g_assert_cmpuint (inno_sync_schedule_get_n_failures (self->schedule), ==, i + 1);
      g_assert_cmpint (get_wait (self), >=, SECOND);
      g_assert_cmpint (get_wait (self), <=, MAX (ceiling, SECOND));
      longest = MAX (longest, get_wait (self));
      /* An edit does not make it any sooner. */
      feed (self, INNO_SYNC_EVENT_EDITED);
      g_assert_cmpint (get_wait (self), <=, MAX (ceiling, SECOND));
      wait_for_run (self);
    }
  g_assert_cmpint (longest, >, MINUTE);
  end (self, INNO_SYNC_ENDED_WELL);
  g_assert_cmpuint (inno_sync_schedule_get_n_failures (self->schedule), ==, 0);
  assert_interval (self);
}

/* Rows 42 and 43: to the second, and whatever changes meanwhile. A person may. */
static void
test_retry_after (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_WELL);

  feed (self, INNO_SYNC_EVENT_ASKED);
  inno_sync_schedule_end (self->schedule, self->now, INNO_SYNC_ENDED_RETRY, 120);
  g_assert_cmpint (get_wait (self), ==, 120 * SECOND);
  feed (self, INNO_SYNC_EVENT_NETWORK);
  feed (self, INNO_SYNC_EVENT_EDITED);
  feed (self, INNO_SYNC_EVENT_WOKE);
  g_assert_cmpint (get_wait (self), ==, 120 * SECOND);
  self->now += 119 * SECOND;
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_TICK), ==, INNO_SYNC_DO_NOTHING);
  self->now += SECOND;
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_TICK), ==, INNO_SYNC_DO_RUN);

  inno_sync_schedule_end (self->schedule, self->now, INNO_SYNC_ENDED_RETRY, 3600);
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_ASKED), ==, INNO_SYNC_DO_RUN);
}

/* Rows 12 and 13: a portal in the way is not asked every second. */
static void
test_slow (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_SLOW);

  for (guint i = 0; i < 10; i++)
    {
      g_assert_cmpint (get_wait (self), >=, MINUTE);
      g_assert_cmpint (get_wait (self), <=, 6 * MINUTE);
      wait_for_run (self);
      end (self, INNO_SYNC_ENDED_SLOW);
    }
  /* Another network has another one, or none. */
  feed (self, INNO_SYNC_EVENT_NETWORK);
  g_assert_cmpint (get_wait (self), <=, 5 * SECOND);
}

/* Row 122: each try while the account is locked may lock it for longer. */
static void
test_locked (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_LOCKED);

  g_assert_cmpint (get_wait (self), >=, 5 * MINUTE);
  feed (self, INNO_SYNC_EVENT_NETWORK);
  feed (self, INNO_SYNC_EVENT_EDITED);
  feed (self, INNO_SYNC_EVENT_WOKE);
  g_assert_cmpint (get_wait (self), >=, 5 * MINUTE);
}

/* S, rows 14, 31-33, 35-38, 50-54: nothing but a person starts it again. */
static void
test_stop (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_STOP);

  for (InnoSyncEvent event = INNO_SYNC_EVENT_TICK; event < INNO_SYNC_N_EVENTS; event++)
    {
      if (event == INNO_SYNC_EVENT_ASKED)
        continue;
      g_assert_cmpint (feed (self, event), ==, INNO_SYNC_DO_NOTHING);
      self->now += HOUR;
      g_assert_cmpint (feed (self, INNO_SYNC_EVENT_TICK), ==, INNO_SYNC_DO_NOTHING);
      g_assert_cmpint (get_wait (self), ==, INNO_SYNC_NEVER);
      g_assert_cmpint (inno_sync_schedule_get_state (self->schedule), ==, INNO_SYNC_STATE_STOPPED);
    }

  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_ASKED), ==, INNO_SYNC_DO_RUN);
  end (self, INNO_SYNC_ENDED_WELL);
  assert_interval (self);
}

/* Row 1: no network. It is not asked for in vain, and at once when it comes. */
static void
test_offline (void)
{
  g_autoptr (Case) self = case_new (7, INTERVAL);

  feed (self, INNO_SYNC_EVENT_OFFLINE);
  feed (self, INNO_SYNC_EVENT_START);
  wait_for_run (self);
  end (self, INNO_SYNC_ENDED_RETRY);
  g_assert_true (inno_sync_schedule_is_offline (self->schedule));
  assert_interval (self);
  feed (self, INNO_SYNC_EVENT_EDITED);
  assert_interval (self);

  self->now += MINUTE;
  feed (self, INNO_SYNC_EVENT_NETWORK);
  g_assert_false (inno_sync_schedule_is_offline (self->schedule));
  g_assert_cmpint (get_wait (self), <=, 5 * SECOND);
  wait_for_run (self);
  end (self, INNO_SYNC_ENDED_WELL);

  /* What a person wants is tried: the system may be wrong. */
  feed (self, INNO_SYNC_EVENT_OFFLINE);
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_ASKED), ==, INNO_SYNC_DO_RUN);
}

static void
test_metered (void)
{
  g_autoptr (Case) self = case_new (7, INTERVAL);

  feed (self, INNO_SYNC_EVENT_METERED);
  feed (self, INNO_SYNC_EVENT_START);
  g_assert_cmpint (get_wait (self), ==, INNO_SYNC_NEVER);
  feed (self, INNO_SYNC_EVENT_EDITED);
  wait_for_run (self);
  end (self, INNO_SYNC_ENDED_WELL);
  g_assert_cmpint (get_wait (self), ==, INNO_SYNC_NEVER);
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_ASKED), ==, INNO_SYNC_DO_RUN);
  end (self, INNO_SYNC_ENDED_WELL);
  feed (self, INNO_SYNC_EVENT_UNMETERED);
  assert_interval (self);
}

/* Row 16: what was under way is given up, and begun anew. */
static void
test_woke (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_WELL);

  feed (self, INNO_SYNC_EVENT_ASKED);
  self->now += HOUR;
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_WOKE), ==, INNO_SYNC_DO_CANCEL);
  end (self, INNO_SYNC_ENDED_GIVEN_UP);
  g_assert_cmpint (get_wait (self), <=, 2 * SECOND);
  wait_for_run (self);
  end (self, INNO_SYNC_ENDED_WELL);
  assert_interval (self);

  /* Without one under way, soon. */
  self->now += SECOND;
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_WOKE), ==, INNO_SYNC_DO_NOTHING);
  g_assert_cmpint (get_wait (self), <=, 5 * SECOND);
}

/* Row 108: what a person stops is not begun again at once. */
static void
test_given_up (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_WELL);

  feed (self, INNO_SYNC_EVENT_ASKED);
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_GIVE_UP), ==, INNO_SYNC_DO_CANCEL);
  end (self, INNO_SYNC_ENDED_GIVEN_UP);
  assert_interval (self);

  feed (self, INNO_SYNC_EVENT_ASKED);
  g_assert_cmpint (feed (self, INNO_SYNC_EVENT_LEAVE), ==, INNO_SYNC_DO_CANCEL);
  end (self, INNO_SYNC_ENDED_GIVEN_UP);
  g_assert_cmpint (get_wait (self), ==, INNO_SYNC_NEVER);
  g_assert_cmpint (inno_sync_schedule_get_state (self->schedule), ==, INNO_SYNC_STATE_OFF);
}

/* Row 106: another process is at it. */
static void
test_busy (void)
{
  g_autoptr (Case) self = case_after (INNO_SYNC_ENDED_BUSY);

  g_assert_cmpuint (inno_sync_schedule_get_n_failures (self->schedule), ==, 0);
  g_assert_cmpint (get_wait (self), >=, 10 * SECOND);
  g_assert_cmpint (get_wait (self), <=, MINUTE);
}

/* Row 110: four desktops that lost the server together do not come back together. */
static void
test_together (void)
{
  gint64 first = INNO_SYNC_NEVER;
  gint64 last = 0;

  for (guint32 seed = 0; seed < 4; seed++)
    {
      g_autoptr (Case) self = case_new (seed, INTERVAL);

      feed (self, INNO_SYNC_EVENT_START);
      wait_for_run (self);
      for (guint i = 0; i < 6; i++)
        {
          end (self, INNO_SYNC_ENDED_RETRY);
          if (i < 5)
            wait_for_run (self);
        }
      first = MIN (first, inno_sync_schedule_get_due (self->schedule));
      last = MAX (last, inno_sync_schedule_get_due (self->schedule));
    }

  g_assert_cmpint (last - first, >, 5 * SECOND);
}

/* Nothing by itself: only what is asked for. */
static void
test_by_hand (void)
{
  g_autoptr (Case) self = case_new (7, 0);

  feed (self, INNO_SYNC_EVENT_START);
  for (guint how = INNO_SYNC_ENDED_WELL; how <= INNO_SYNC_ENDED_STOP; how++)
    {
      feed (self, INNO_SYNC_EVENT_EDITED);
      feed (self, INNO_SYNC_EVENT_NETWORK);
      feed (self, INNO_SYNC_EVENT_WOKE);
      g_assert_cmpint (get_wait (self), ==, INNO_SYNC_NEVER);
      g_assert_cmpint (feed (self, INNO_SYNC_EVENT_ASKED), ==, INNO_SYNC_DO_RUN);
      end (self, how);
      g_assert_cmpint (get_wait (self), ==, INNO_SYNC_NEVER);
    }
}

/* Whatever happens in whatever order: one run at a time, never a busy loop, and
 * something is always going to happen unless a person or the network is waited for. */
static void
test_random_events (void)
{
  for (guint32 seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (Case) self = case_new (seed, INTERVAL);
      gboolean is_running = FALSE;
      gint64 ended = -HOUR;
      gint64 hold = 0;

      feed (self, INNO_SYNC_EVENT_START);
      for (guint i = 0; i < 2000; i++)
        {
          InnoSyncEvent event = (InnoSyncEvent) g_rand_int_range (random, 0, INNO_SYNC_N_EVENTS);
          InnoSyncAction action;

          self->now += g_rand_int_range (random, 0, g_rand_boolean (random) ? 3 : 20000);
          if (is_running && g_rand_int_range (random, 0, 3) == 0)
            {
              gint64 retry_after = g_rand_boolean (random) ? -1 : g_rand_int_range (random, 0, 60);
              InnoSyncEnd how = (InnoSyncEnd) g_rand_int_range (random, 0, INNO_SYNC_ENDED_STOP + 1);

              inno_sync_schedule_end (self->schedule, self->now, how, retry_after);
              is_running = FALSE;
              ended = self->now;
              if (how == INNO_SYNC_ENDED_RETRY || how == INNO_SYNC_ENDED_SLOW)
                hold = MAX (hold, self->now + retry_after * SECOND);
            }
          action = feed (self, event);
          if (event == INNO_SYNC_EVENT_ASKED)
            hold = 0;
          if (action == INNO_SYNC_DO_CANCEL)
            g_assert_true (is_running);
          if (action != INNO_SYNC_DO_RUN)
            continue;

          g_assert_false (is_running);
          is_running = TRUE;
          if (event == INNO_SYNC_EVENT_ASKED)
            continue;
          g_assert_cmpint (event, ==, INNO_SYNC_EVENT_TICK);
          g_assert_cmpint (self->now - ended, >=, SECOND);
          g_assert_cmpint (self->now, >=, hold);
        }
    }
}

/* A server that is down for a day is asked no more often than backoff allows. */
static void
test_long_outage (void)
{
  for (guint32 seed = 1; seed <= 50; seed++)
    {
      g_autoptr (Case) self = case_new (seed, INTERVAL);
      guint n_runs = 0;

      feed (self, INNO_SYNC_EVENT_START);
      while (self->now < 24 * HOUR)
        {
          wait_for_run (self);
          self->now += 100;
          end (self, INNO_SYNC_ENDED_RETRY);
          feed (self, INNO_SYNC_EVENT_EDITED);
          n_runs++;
        }
      /* 150 seconds on average, and some quick ones at first. */
      g_assert_cmpuint (n_runs, >, 300);
      g_assert_cmpuint (n_runs, <, 900);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/errors", test_errors);
  g_test_add_func ("/schedule/start-and-interval", test_start_and_interval);
  g_test_add_func ("/schedule/edits", test_edits);
  g_test_add_func ("/schedule/retry/faults-2-8", test_retry);
  g_test_add_func ("/schedule/retry-after/faults-42-43", test_retry_after);
  g_test_add_func ("/schedule/slow/faults-12-13", test_slow);
  g_test_add_func ("/schedule/locked/fault-122", test_locked);
  g_test_add_func ("/schedule/stop/faults-14-31-38-50-55", test_stop);
  g_test_add_func ("/schedule/offline/fault-1", test_offline);
  g_test_add_func ("/schedule/metered", test_metered);
  g_test_add_func ("/schedule/woke/fault-16", test_woke);
  g_test_add_func ("/schedule/given-up/fault-108", test_given_up);
  g_test_add_func ("/schedule/busy/fault-106", test_busy);
  g_test_add_func ("/schedule/together/fault-110", test_together);
  g_test_add_func ("/schedule/by-hand", test_by_hand);
  g_test_add_func ("/schedule/random-events", test_random_events);
  g_test_add_func ("/schedule/long-outage", test_long_outage);

  return g_test_run ();
}
