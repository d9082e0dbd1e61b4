/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "inno-chart-private.h"

#include <math.h>

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

  return inno_money_unit_format_tick (self->unit, self->format, value, step);
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

  return inno_chart_format_count_tick (self->format, value);
}
