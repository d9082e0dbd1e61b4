/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest amount a document may hold: what every JSON reader keeps exactly. */
#define INNO_CENTS_MAX G_GINT64_CONSTANT (9007199254740991)

/* An equal split: the whole divided and cut towards zero, and the cents that remain one
 * each to the first parts. The parts always add up to the whole. */
typedef struct
{
  gint64 quotient;
  gint64 remainder;
} InnoMoneySplit;

/* Into at least one part. */
static inline InnoMoneySplit
inno_money_split (gint64 cents,
                  guint  n_parts)
{
  return (InnoMoneySplit) { cents / n_parts, cents % n_parts };
}

/* Any part below the number of parts. */
static inline gint64
inno_money_split_get (InnoMoneySplit split,
                      guint          index)
{
  return split.quotient + (split.remainder > index) - (-split.remainder > index);
}

gboolean inno_money_add  (gint64  a,
                          gint64  b,
                          gint64 *sum) G_GNUC_WARN_UNUSED_RESULT;
gint64   inno_money_part (gint64  cents,
                          guint   n_parts,
                          guint   index);

G_END_DECLS
