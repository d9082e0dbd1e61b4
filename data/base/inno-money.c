/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-money.h"

/**
 * inno_money_add:
 * @a: an amount in cents
 * @b: an amount in cents
 * @sum: (out): @a + @b in cents, untouched when it does not fit
 *
 * Returns: whether the sum fits a #gint64
 */
gboolean
inno_money_add (gint64  a,
                gint64  b,
                gint64 *sum)
{
  gint64 result;

  g_return_val_if_fail (sum != NULL, FALSE);

  if (__builtin_add_overflow (a, b, &result))
    return FALSE;

  *sum = result;
  return TRUE;
}

/**
 * inno_money_part:
 * @cents: the whole, in cents; may be negative
 * @n_parts: how many parts, at least 1
 * @index: which part, below @n_parts
 *
 * An equal split: the whole divided by @n_parts and cut towards zero, and the
 * cents that remain one each to the first parts. The parts always add up to
 * the whole.
 *
 * Returns: the part in cents
 */
gint64
inno_money_part (gint64 cents,
                 guint  n_parts,
                 guint  index)
{
  gint64 quotient;
  gint64 remainder;

  g_return_val_if_fail (n_parts > 0, 0);
  g_return_val_if_fail (index < n_parts, 0);

  quotient = cents / n_parts;
  remainder = cents % n_parts;

  if (remainder > 0 && index < remainder)
    return quotient + 1;
  if (remainder < 0 && index < -remainder)
    return quotient - 1;

  return quotient;
}
