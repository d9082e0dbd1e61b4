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
 * An equal split, see #InnoMoneySplit.
 *
 * Returns: the part in cents
 */
gint64
inno_money_part (gint64 cents,
                 guint  n_parts,
                 guint  index)
{
  g_return_val_if_fail (n_parts > 0, 0);
  g_return_val_if_fail (index < n_parts, 0);

  return inno_money_split_get (inno_money_split (cents, n_parts), index);
}
