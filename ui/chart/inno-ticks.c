/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "inno-chart-private.h"

#include <math.h>

#define MAX_TICK_DECIMALS 9

/* As many decimals as the step needs, so that 2.5 is not printed as 2. */
static guint
count_decimals (double step,
                double divisor)
{
  guint decimals = 0;

  for (double scaled = step / divisor; decimals < MAX_TICK_DECIMALS; decimals++, scaled *= 10)
    if (fabs (scaled - round (scaled)) < 1e-6 * scaled)
      break;

  return decimals;
}

/**
 * inno_ticks_new:
 * @frame: what is drawn
 * @unit: (nullable): the unit of an axis of money
 *
 * Returns: (transfer full): what the ticks are written with, freed with g_free()
 */
InnoTicks *
inno_ticks_new (InnoFrame           *frame,
                const InnoMoneyUnit *unit)
{
  InnoTicks *ticks = g_new (InnoTicks, 1);

  *ticks = (InnoTicks) { inno_format_get (inno_frame_get_query (frame)->lang), unit };

  return ticks;
}

char *
inno_ticks_money (double   value,
                  double   step,
                  gpointer ticks)
{
  const InnoTicks *self = ticks;

  return inno_format_scaled (self->format, llround (value), self->unit->divisor,
                             count_decimals (step, self->unit->divisor));
}

/* The sign stands once, at the end of the axis. */
char *
inno_ticks_share (double   value,
                  double   step,
                  gpointer ticks)
{
  const InnoTicks *self = ticks;

  if (value > 1.0 - step / 2)
    return inno_format_percent (self->format, value, 0);

  return inno_format_count (self->format, llround (value * 100));
}

char *
inno_ticks_count (double   value,
                  double   step,
                  gpointer ticks)
{
  const InnoTicks *self = ticks;

  /* Half a project is no tick. */
  return value != round (value) ? g_strdup ("") : inno_format_count (self->format, llround (value));
}
