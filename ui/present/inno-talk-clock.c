/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "inno-talk-clock.h"

struct _InnoTalkClock
{
  InnoTalkClockFunc now;          /* nullable: the clock of the machine */
  gpointer          user_data;

  gboolean          is_started;
  gboolean          is_paused;
  gint64            since;        /* what follows is good until then */
  gint64            elapsed;
  gint64            on_slide;
  gint64           *spent;        /* by item */
  guint             n_items;
  int               item;         /* or -1 */
};

static gint64
get_now (InnoTalkClock *self)
{
  return self->now != NULL ? self->now (self->user_data) : g_get_monotonic_time ();
}

/* Brings everything up to now. */
static void
settle (InnoTalkClock *self)
{
  gint64 now = get_now (self);
  gint64 passed = self->is_started && !self->is_paused ? MAX (now - self->since, 0) : 0;

  self->since = now;
  self->elapsed += passed;
  self->on_slide += passed;
  if (self->item >= 0)
    self->spent[self->item] += passed;
}

/**
 * inno_talk_clock_new:
 * @n_items: how many items the agenda has
 *
 * Returns: (transfer full): a clock that stands still
 */
InnoTalkClock *
inno_talk_clock_new (guint n_items)
{
  InnoTalkClock *self = g_new0 (InnoTalkClock, 1);

  self->n_items = n_items;
  self->spent = g_new0 (gint64, n_items + 1);
  self->item = -1;
  self->since = get_now (self);

  return self;
}

/**
 * inno_talk_clock_free:
 * @self: (transfer full): a clock
 */
void
inno_talk_clock_free (InnoTalkClock *self)
{
  g_free (self->spent);
  g_free (self);
}

/**
 * inno_talk_clock_set_source:
 * @self: a clock
 * @now: (nullable): tells the time, %NULL for that of the machine
 * @user_data: its data
 */
void
inno_talk_clock_set_source (InnoTalkClock     *self,
                            InnoTalkClockFunc  now,
                            gpointer           user_data)
{
  settle (self);
  self->now = now;
  self->user_data = user_data;
  self->since = get_now (self);
}

/**
 * inno_talk_clock_start:
 * @self: a clock, which may have been started before
 */
void
inno_talk_clock_start (InnoTalkClock *self)
{
  settle (self);
  self->is_started = TRUE;
}

/**
 * inno_talk_clock_set_paused:
 * @self: a clock
 * @is_paused: whether time counts no longer
 */
void
inno_talk_clock_set_paused (InnoTalkClock *self,
                            gboolean       is_paused)
{
  settle (self);
  self->is_paused = is_paused;
}

/**
 * inno_talk_clock_turn:
 * @self: a clock
 * @item: the item that time is spent on from now on, or -1
 */
void
inno_talk_clock_turn (InnoTalkClock *self,
                      int            item)
{
  g_return_if_fail (item < (int) self->n_items);

  settle (self);
  self->item = item;
  self->on_slide = 0;
}

/**
 * inno_talk_clock_get_elapsed:
 * @self: a clock
 *
 * Returns: seconds since it was started, without pauses
 */
gint64
inno_talk_clock_get_elapsed (InnoTalkClock *self)
{
  settle (self);
  return self->elapsed / G_USEC_PER_SEC;
}

/**
 * inno_talk_clock_get_spent:
 * @self: a clock
 * @item: an item of the agenda
 *
 * Returns: seconds spent on it, whenever that was
 */
gint64
inno_talk_clock_get_spent (InnoTalkClock *self,
                           guint          item)
{
  g_return_val_if_fail (item < self->n_items, 0);

  settle (self);
  return self->spent[item] / G_USEC_PER_SEC;
}

/**
 * inno_talk_clock_get_on_slide:
 * @self: a clock
 *
 * Returns: seconds since the slide was turned to
 */
gint64
inno_talk_clock_get_on_slide (InnoTalkClock *self)
{
  settle (self);
  return self->on_slide / G_USEC_PER_SEC;
}
