/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "inno-chart-private.h"

#include <math.h>

#define MAX_TICK_DECIMALS 9

/* From the largest down; an axis takes the first that its largest amount fills. */
static const struct { gint64 from; InnoMoneyUnit unit; } units[] = {
  { 100000000, { 100000000, 1, 10000000 } },   /* millions of euros, to a tenth */
  { 1000000, { 100000, 0, 100000 } },          /* thousands */
  { 10000, { 100, 0, 100 } },                  /* euros */
  { 0, { 100, 2, 1 } },                        /* euros and cents */
};

/**
 * inno_money_unit_for:
 * @cents: the largest amount on the axis
 *
 * Returns: (transfer none): the one unit of the axis
 */
const InnoMoneyUnit *
inno_money_unit_for (gint64 cents)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (units) - 1 && cents < units[i].from)
    i++;

  return &units[i].unit;
}

/**
 * inno_money_unit_format:
 * @unit: a unit
 * @format: the language
 * @steps: an amount in steps of the unit's last decimal, see inno_frame_get_rounded()
 *
 * Returns: (transfer full): the number, without the unit
 */
char *
inno_money_unit_format (const InnoMoneyUnit *unit,
                        const InnoFormat    *format,
                        gint64               steps)
{
  return inno_format_scaled (format, steps, unit->divisor / unit->step, unit->decimals);
}

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
 * inno_money_unit_format_tick:
 * @unit: the unit of an axis
 * @format: the language
 * @value: where the tick stands, in cents
 * @step: from one tick to the next
 *
 * Returns: (transfer full): the number, without the unit
 */
char *
inno_money_unit_format_tick (const InnoMoneyUnit *unit,
                             const InnoFormat    *format,
                             double               value,
                             double               step)
{
  return inno_format_scaled (format, llround (value), unit->divisor, count_decimals (step, unit->divisor));
}

/**
 * inno_money_unit_format_change:
 * @unit: a unit
 * @format: the language
 * @steps: a difference in steps of the unit's last decimal
 *
 * Returns: (transfer full): the number with its sign, without the unit
 */
char *
inno_money_unit_format_change (const InnoMoneyUnit *unit,
                               const InnoFormat    *format,
                               gint64               steps)
{
  return inno_format_signed_scaled (format, steps, unit->divisor / unit->step, unit->decimals);
}
