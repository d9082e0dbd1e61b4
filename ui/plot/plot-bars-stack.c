/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

/* One side of zero: positives pile up to the right of it and negatives to the
 * left, as in d3-shape's stackOffsetDiverging. */
typedef struct
{
  guint   n;
  guint  *series;
  double *widths;    /* whole pixels, gaps included */
  double  gap;
} Side;

static void
side_clear (Side *side)
{
  g_free (side->series);
  g_free (side->widths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static gboolean
is_on_side (double value,
            int    sign)
{
  return isfinite (value) && value * sign > 0;
}

/* What is drawn is as wide as its value says, in whole pixels; each edge is
 * rounded where it falls, so that the errors do not add up. */
static double
measure_side (Side               *side,
              const PlotBarsPlan *plan,
              const PlotBar      *bar,
              int                 sign)
{
  double zero = round (plot_scale_map (&plan->scale, 0));
  double sum = 0, edge = 0;

  side->series = g_new0 (guint, plan->bars->n_series + 1);
  side->widths = g_new0 (double, plan->bars->n_series + 1);

  for (guint i = 0; i < plan->bars->n_series; i++)
    {
      if (!is_on_side (bar->segments[i].value, sign))
        continue;

      sum += bar->segments[i].value;
      double next = fabs (round (plot_scale_map (&plan->scale, sum)) - zero);

      side->series[side->n] = i;
      side->widths[side->n++] = MAX (next - edge, 0);
      edge = MAX (edge, next);
    }

  return MAX (edge, 1);
}

static double
get_need (const Side *side,
          guint       index)
{
  return index == 0 ? 1 : 1 + side->gap;
}

static double
get_needs (const Side *side)
{
  double needs = 0;

  for (guint i = 0; i < side->n; i++)
    needs += get_need (side, i);

  return needs;
}

static guint
find_richest (const Side *side)
{
  guint richest = 0;

  for (guint i = 1; i < side->n; i++)
    if (side->widths[i] - get_need (side, i) > side->widths[richest] - get_need (side, richest))
      richest = i;

  return richest;
}

/* Nothing that is not zero goes unseen: what a narrow segment lacks is taken
 * from the widest ones, and the bar still ends where its total is. */
static void
mend_widths (Side   *side,
             double  total)
{
  double debt = -total;

  if (get_needs (side) > total)
    side->gap = 0;

  if (get_needs (side) > total)
    {
      for (guint i = 0; i < side->n; i++)
        side->widths[i] = total / side->n;
      return;
    }

  for (guint i = 0; i < side->n; i++)
    {
      side->widths[i] = MAX (side->widths[i], get_need (side, i));
      debt += side->widths[i];
    }

  while (debt > 0)
    {
      guint richest = find_richest (side);
      double spare = side->widths[richest] - get_need (side, richest);
      double given = MIN (debt, MAX (1, floor (spare / 2)));

      if (spare <= 0)
        break;

      given = MIN (given, spare);
      side->widths[richest] -= given;
      debt -= given;
    }
}

static void
stack_side (const PlotBarsPlan *plan,
            const PlotBar      *bar,
            int                 sign,
            PlotBarSpan        *spans)
{
  g_auto (Side) side = { .gap = plan->gap };
  double total = measure_side (&side, plan, bar, sign);
  double at = round (plot_scale_map (&plan->scale, 0));

  if (side.n == 0)
    return;

  mend_widths (&side, total);

  for (guint i = 0; i < side.n; i++)
    {
      /* The gap is cut from the start of a segment, not from the end of the one
       * before, so that the first ends exactly at its value. */
      double from = at + sign * (i > 0 ? side.gap : 0);
      double to = at + sign * side.widths[i];
      PlotBarSpan *span = &spans[side.series[i]];

      span->left = MIN (from, to);
      span->right = MAX (from, to);
      at = to;
    }
}

/**
 * plot_bars_stack:
 * @plan: the plan, with its scale
 * @bar: a bar of it
 * @spans: (out caller-allocates): one a series; empty where nothing is drawn
 *
 * Reckons where a bar's segments go, in pixels.
 */
void
plot_bars_stack (const PlotBarsPlan *plan,
                 const PlotBar      *bar,
                 PlotBarSpan        *spans)
{
  for (guint i = 0; i < plan->bars->n_series; i++)
    spans[i] = (PlotBarSpan) { 0, 0, -1 };

  stack_side (plan, bar, 1, spans);
  stack_side (plan, bar, -1, spans);
}

/**
 * plot_bars_get_sums:
 * @bars: the bars
 * @bar: one of them
 * @positive: (out): the sum of what goes to the right of zero
 * @negative: (out): the sum of what goes to the left, not above 0
 *
 * Sums both sides of a bar. What is not a number counts as nothing.
 */
void
plot_bars_get_sums (const PlotBars *bars,
                    const PlotBar  *bar,
                    double         *positive,
                    double         *negative)
{
  *positive = 0;
  *negative = 0;

  for (guint i = 0; i < bars->n_series; i++)
    {
      double value = bar->segments[i].value;

      if (is_on_side (value, 1))
        *positive += value;
      else if (is_on_side (value, -1))
        *negative += value;
    }
}

/**
 * plot_bars_get_reach:
 * @bars: the bars
 * @bar: one of them
 * @positive: (out): how far it goes to the right of zero
 * @negative: (out): how far to the left, not above 0
 *
 * What the axis has to cover: the bar, and the outline of what it was.
 */
void
plot_bars_get_reach (const PlotBars *bars,
                     const PlotBar  *bar,
                     double         *positive,
                     double         *negative)
{
  plot_bars_get_sums (bars, bar, positive, negative);
  if (!bar->has_ghost || !isfinite (bar->ghost))
    return;

  *positive = MAX (*positive, bar->ghost);
  *negative = MIN (*negative, bar->ghost);
}
