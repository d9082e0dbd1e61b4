/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "inno-chart-private.h"

#include <math.h>

/* From here on amounts are said in millions, to a tenth. */
#define MILLIONS_FROM_CENTS 10000000

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

/**
 * inno_money_unit_of:
 * @frame: a frame
 * @column: a column of amounts
 *
 * Returns: (transfer none): the unit of an axis that shows the column, the
 *   total aside
 */
const InnoMoneyUnit *
inno_money_unit_of (InnoFrame *frame,
                    guint      column)
{
  gint64 largest = 0;

  for (guint row = 0; row < inno_frame_get_n_groups (frame); row++)
    largest = MAX (largest, ABS (inno_frame_get_cell (frame, row, column).integer));

  return inno_money_unit_for (largest);
}

static gboolean
is_in_millions (const InnoMoneyUnit *unit)
{
  return unit->step == MILLIONS_FROM_CENTS;
}

/* As it is printed on the axis of millions; what prints as next to nothing is
 * said exactly, and so is all that is shown in smaller units. */
static gint64
get_said_cents (InnoFrame           *frame,
                const InnoMoneyUnit *unit,
                guint                row,
                guint                column)
{
  gint64 rounded = inno_frame_get_rounded (frame, row, column, unit->step) * unit->step;

  if (is_in_millions (unit) && ABS (rounded) >= MILLIONS_FROM_CENTS)
    return rounded;

  return inno_frame_get_cell (frame, row, column).integer;
}

/**
 * inno_money_label:
 * @frame: a frame
 * @unit: the unit of the axis
 * @row: a row
 * @column: a column of amounts
 *
 * Returns: (transfer full): the amount as it is printed beside the axis, without
 *   the unit
 */
char *
inno_money_label (InnoFrame           *frame,
                  const InnoMoneyUnit *unit,
                  guint                row,
                  guint                column)
{
  return inno_money_unit_format (unit, inno_format_get (inno_frame_get_query (frame)->lang),
                                 inno_frame_get_rounded (frame, row, column, unit->step));
}

/**
 * inno_money_say:
 * @frame: a frame
 * @unit: the unit of the axis
 * @row: a row
 * @column: a column of amounts
 *
 * Returns: (transfer full): the amount for a sentence: "€13.9 million"
 */
char *
inno_money_say (InnoFrame           *frame,
                const InnoMoneyUnit *unit,
                guint                row,
                guint                column)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  gint64 cents = get_said_cents (frame, unit, row, column);

  return is_in_millions (unit)
    ? inno_format_euros_compact (format, cents, unit->decimals)
    : inno_format_euros (format, cents);
}

/**
 * inno_money_speak:
 * @frame: a frame
 * @unit: the unit of the axis
 * @row: a row
 * @column: a column of amounts
 *
 * Returns: (transfer full): the amount in words that are read aloud well
 */
char *
inno_money_speak (InnoFrame           *frame,
                  const InnoMoneyUnit *unit,
                  guint                row,
                  guint                column)
{
  const InnoFormat *format = inno_format_get (inno_frame_get_query (frame)->lang);
  gint64 cents = get_said_cents (frame, unit, row, column);

  if (!is_in_millions (unit) && ABS (cents) >= MILLIONS_FROM_CENTS)
    return inno_format_euros (format, cents);

  return inno_format_euros_spoken (format, cents);
}

static gboolean
is_whole (double cents)
{
  return fabs (cents - round (cents)) < 1e-6 * MAX (1, fabs (cents));
}

/**
 * inno_money_unit_format_tick:
 * @unit: a unit
 * @format: the language
 * @value: cents, where a tick stands
 * @step: cents from one tick to the next
 *
 * Returns: (transfer full): the number, without the unit; "" for a part of a cent, which is no tick
 */
char *
inno_money_unit_format_tick (const InnoMoneyUnit *unit,
                             const InnoFormat    *format,
                             double               value,
                             double               step)
{
  double said_step = is_whole (step) ? step : 1;

  if (!is_whole (value))
    return g_strdup ("");

  return inno_format_scaled (format, llround (value), unit->divisor,
                             inno_chart_count_decimals (said_step / unit->divisor));
}
