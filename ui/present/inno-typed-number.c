/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-present"

#include "config.h"

#include "inno-typed-number.h"

/* Milliseconds until a digit stands alone, and until what nobody enters is forgotten. */
#define PATIENCE 700
#define MEMORY 3000
#define MOST 999

struct _InnoTypedNumber
{
  InnoTypedNumberFunc alone;
  gpointer            user_data;

  guint               number;
  guint               n_digits;
  guint               timer;
};

static void
clear (InnoTypedNumber *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->number = 0;
  self->n_digits = 0;
}

static gboolean
forget_cb (gpointer user_data)
{
  InnoTypedNumber *self = user_data;

  self->timer = 0;
  clear (self);

  return G_SOURCE_REMOVE;
}

static gboolean
alone_cb (gpointer user_data)
{
  InnoTypedNumber *self = user_data;

  self->timer = g_timeout_add (MEMORY, forget_cb, self);
  if (self->alone (self->number, self->user_data))
    clear (self);

  return G_SOURCE_REMOVE;
}

/**
 * inno_typed_number_new:
 * @alone: (scope notified): called with a digit after which no other comes for a moment; returns
 *   whether that is all that was meant: otherwise it still waits to be entered
 * @user_data: its data
 *
 * Returns: (transfer full): nothing typed yet. Main thread.
 */
InnoTypedNumber *
inno_typed_number_new (InnoTypedNumberFunc alone,
                       gpointer            user_data)
{
  InnoTypedNumber *self = g_new0 (InnoTypedNumber, 1);

  self->alone = alone;
  self->user_data = user_data;

  return self;
}

/**
 * inno_typed_number_free:
 * @self: (transfer full): what was typed
 */
void
inno_typed_number_free (InnoTypedNumber *self)
{
  clear (self);
  g_free (self);
}

/**
 * inno_typed_number_type:
 * @self: what was typed so far
 * @digit: 0 to 9
 */
void
inno_typed_number_type (InnoTypedNumber *self,
                        guint            digit)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->number = MIN (self->number * 10 + digit, MOST);
  self->n_digits++;
  self->timer = self->n_digits == 1 ? g_timeout_add (PATIENCE, alone_cb, self)
                                    : g_timeout_add (MEMORY, forget_cb, self);
}

/**
 * inno_typed_number_end:
 * @self: what was typed
 *
 * Something else is done: a digit stands alone at once, and a number is forgotten.
 */
void
inno_typed_number_end (InnoTypedNumber *self)
{
  guint digit = self->number;
  gboolean is_alone = self->n_digits == 1;

  clear (self);
  if (is_alone)
    self->alone (digit, self->user_data);
}

/**
 * inno_typed_number_enter:
 * @self: what was typed
 *
 * Returns: the number, which is forgotten; 0 where there is none
 */
guint
inno_typed_number_enter (InnoTypedNumber *self)
{
  guint number = self->number;

  clear (self);
  return number;
}
