/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "inno-chart-private.h"

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
