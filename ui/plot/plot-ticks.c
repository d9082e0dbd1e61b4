/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-ticks.h"

#include <float.h>
#include <math.h>

#include "plot-layout-private.h"
#include "plot-scale.h"

/* Round marks by the extended Wilkinson search: Talbot, Lin and Hanrahan, "An
 * Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes",
 * InfoVis 2010, as in the authors' R package "labeling". */

#define N_NICE 6
#define MAX_SKIP 12
#define MAX_TICKS 60
/* No step is wider than so many times the data. */
#define MAX_SPREAD 1e4

static const double nice_steps[N_NICE] = { 1, 5, 2, 2.5, 4, 3 };

/* Weights of simplicity, coverage, density and legibility. */
static const double weights[4] = { .25, .2, .5, .05 };

typedef struct
{
  const PlotTicksSearch *search;
  double                 best_score;
  PlotTicks              best;
  /* The candidate at hand. */
  guint                  nice_index;
  int                    skip;
  int                    n;
  double                 step;
} Search;

static double
simplicity_max (const Search *self)
{
  return 1 - self->nice_index / (N_NICE - 1.) - self->skip + 1;
}

static double
simplicity (const Search *self,
            double        from,
            double        to)
{
  double turns = from / self->step;
  gboolean has_zero = fabs (turns - round (turns)) < 1e-9 && from <= 0 && to >= 0;

  return simplicity_max (self) - (has_zero ? 0 : 1);
}

static double
coverage (const Search *self,
          double        from,
          double        to)
{
  double range = self->search->max - self->search->min;
  double over = self->search->max - to, under = self->search->min - from;

  return 1 - .5 * (over * over + under * under) / (.01 * range * range);
}

static double
coverage_max (const Search *self)
{
  double range = self->search->max - self->search->min;
  double half = (self->step * (self->n - 1) - range) / 2;

  return half > 0 ? 1 - half * half / (.01 * range * range) : 1;
}

static double
density (const Search *self,
         double        from,
         double        to)
{
  double have = (self->n - 1) / (to - from);
  double want = (self->search->wanted - 1.)
                / (MAX (to, self->search->max) - MIN (from, self->search->min));

  return 2 - MAX (have / want, want / have);
}

static double
density_max (const Search *self)
{
  int wanted = self->search->wanted;

  return self->n >= wanted ? 2 - (self->n - 1.) / (wanted - 1.) : 1;
}

static double
weigh (double simple,
       double covering,
       double dense)
{
  return weights[0] * simple + weights[1] * covering + weights[2] * dense + weights[3];
}

/* The authors' legibility weighs fonts and angles; ours are given, so that all
 * that is left of it is: labels that would touch are no candidate. */
static gboolean
is_legible (const Search    *self,
            const PlotTicks *ticks)
{
  const PlotTicksSearch *search = self->search;

  if (search->width == NULL || search->pixels <= 0)
    return TRUE;

  double room = search->pixels / (ticks->n - 1);

  for (guint i = 0; i < ticks->n; i++)
    {
      double value = plot_ticks_get (ticks, i);

      if (search->width (value, ticks->step, search->user_data) + 8 >= room)
        return FALSE;
    }

  return TRUE;
}

static void
try_start (Search *self,
           double  start)
{
  double from = start * (self->step / self->skip);
  double to = from + self->step * (self->n - 1);
  /* One part in 10^12: a bound that is a tick itself must not fall outside. */
  double slack = 1e-12 * MAX (fabs (self->search->min), fabs (self->search->max));

  if (self->search->is_loose && (from > self->search->min + slack || to < self->search->max - slack))
    return;

  double score = weigh (simplicity (self, from, to), coverage (self, from, to),
                        density (self, from, to));
  if (score <= self->best_score)
    return;

  PlotTicks ticks = { from, self->step, self->n };
  ticks.first = plot_ticks_get (&ticks, 0);

  if (is_legible (self, &ticks))
    {
      self->best_score = score;
      self->best = ticks;
    }
}

static void
try_steps (Search *self)
{
  const PlotTicksSearch *search = self->search;
  double quotient = self->skip * nice_steps[self->nice_index];
  int power = ceil (log10 ((search->max - search->min) / (self->n + 1) / quotient));
  double simple = simplicity_max (self), dense = density_max (self);

  for (;; power++)
    {
      self->step = quotient * pow (10, power);

      if (!(self->step < MAX_SPREAD * (search->max - search->min))
          || weigh (simple, coverage_max (self), dense) < self->best_score)
        return;

      double first = floor (search->max / self->step) * self->skip - (self->n - 1.) * self->skip;
      double last = ceil (search->min / self->step) * self->skip;

      for (double start = first; start <= last; start++)
        try_start (self, start);
    }
}

static void
try_numbers (Search *self)
{
  double simple = simplicity_max (self);

  for (self->n = 2; self->n <= MAX_TICKS; self->n++)
    {
      if (weigh (simple, 1, density_max (self)) < self->best_score)
        return;

      try_steps (self);
    }
}

/**
 * plot_ticks_search:
 * @search: the data's range and what is asked of the ticks
 *
 * Finds the best round marks by the extended Wilkinson algorithm. The range
 * must be finite and not empty; plot_ticks_wilkinson() sees to that.
 *
 * Returns: the ticks; n is 0 if no candidate was legible
 */
PlotTicks
plot_ticks_search (const PlotTicksSearch *search)
{
  Search self = { .search = search, .best_score = -INFINITY };

  /* On an axis that covers its data each tick is to be a multiple of a round
   * step, zero among them; skipping through such steps would give 7.5. */
  int max_skip = search->is_loose ? 1 : MAX_SKIP;

  for (self.skip = 1; self.skip <= max_skip; self.skip++)
    for (self.nice_index = 0; self.nice_index < N_NICE; self.nice_index++)
      {
        if (weigh (simplicity_max (&self), 1, 1) < self.best_score)
          return self.best;

        try_numbers (&self);
      }

  return self.best;
}

/* A range that can be searched: finite, ascending, not empty. Axes of bars
 * start from zero, so an empty range is widened towards it. */
static void
mend_range (double *min,
            double *max)
{
  if (!isfinite (*min))
    *min = 0;
  if (!isfinite (*max))
    *max = 0;

  *min = CLAMP (*min, -PLOT_VALUE_MAX, PLOT_VALUE_MAX);
  *max = CLAMP (*max, -PLOT_VALUE_MAX, PLOT_VALUE_MAX);

  if (*min > *max)
    {
      double swap = *min;

      *min = *max;
      *max = swap;
    }

  if (*max - *min > 1e-12 * MAX (fabs (*min), fabs (*max)) && *max - *min > 1e-100)
    return;

  if (fabs (*max) < 1e-100)
    *max = 1;
  else if (*max > 0)
    *min = 0;
  else
    *max = 0;
}

/**
 * plot_ticks_wilkinson:
 * @min: the least value, in axis units
 * @max: the greatest value
 * @wanted: how many ticks would be best, at least 2
 * @pixels: length of the axis, or 0
 * @width: (nullable) (scope call): how wide a tick's label is, in pixels
 * @user_data: for @width
 *
 * Finds round marks that cover the data from @min to @max. Labels keep 8
 * pixels between them where that can be had at all; if not, the ends alone are
 * marked. A range that is empty or not finite is taken as one that starts from
 * zero.
 *
 * Returns: the ticks, at least two
 */
PlotTicks
plot_ticks_wilkinson (double             min,
                      double             max,
                      guint              wanted,
                      double             pixels,
                      PlotTickWidthFunc  width,
                      gpointer           user_data)
{
  mend_range (&min, &max);

  PlotTicksSearch search = {
    .min = min,
    .max = max,
    .wanted = CLAMP (wanted, 2, 40),
    .is_loose = TRUE,
    .pixels = pixels,
    .width = width,
    .user_data = user_data,
  };
  PlotTicks ticks = plot_ticks_search (&search);

  if (ticks.n >= 2)
    return ticks;

  /* Nothing is legible: two marks at round ends. */
  search.width = NULL;
  search.wanted = 2;
  ticks = plot_ticks_search (&search);
  if (ticks.n >= 2)
    return ticks;

  return (PlotTicks) { min, max - min, 2 };
}

/**
 * plot_ticks_get:
 * @ticks: the ticks
 * @index: which one, from 0
 *
 * A tick's value, reckoned in whole numbers of the step's last decimal and
 * divided once, so that it is never 0.30000000000000004.
 *
 * Returns: the value in axis units
 */
double
plot_ticks_get (const PlotTicks *ticks,
                guint            index)
{
  double power = 1;

  for (int i = 0; i <= 15; i++, power *= 10)
    {
      double step = ticks->step * power, first = ticks->first * power;

      if (fabs (step) >= .5 && fabs (step - round (step)) < 1e-9 * fabs (step)
          && fabs (first - round (first)) < 1e-9 * MAX (fabs (step), fabs (first) * 1e-3))
        return (round (first) + index * round (step)) / power + 0.;
    }

  return ticks->first + index * ticks->step;
}
