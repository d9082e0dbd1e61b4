/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-scale.h"

#include <math.h>

/**
 * plot_scale_map:
 * @scale: a linear scale
 * @value: in axis units
 *
 * Returns: the value's place in pixels, that of the largest value of an axis if it
 *   is larger; the start of the range if the domain is empty or the value is not a
 *   number
 */
double
plot_scale_map (const PlotScale *scale,
                double           value)
{
  double domain = scale->domain_to - scale->domain_from;

  if (domain == 0 || !isfinite (domain) || !isfinite (value))
    return scale->range_from;

  return scale->range_from
         + (CLAMP (value, -PLOT_VALUE_MAX, PLOT_VALUE_MAX) - scale->domain_from) / domain * (scale->range_to - scale->range_from);
}

/**
 * plot_scale_invert:
 * @scale: a linear scale
 * @pixel: a place in pixels
 *
 * Returns: the value at the place; the start of the domain if the range is empty
 */
double
plot_scale_invert (const PlotScale *scale,
                   double           pixel)
{
  double range = scale->range_to - scale->range_from;

  if (range == 0 || !isfinite (pixel))
    return scale->domain_from;

  return scale->domain_from
         + (pixel - scale->range_from) / range * (scale->domain_to - scale->domain_from);
}

/**
 * plot_bands_fit:
 * @n: how many bands are wanted
 * @length: room for them, in pixels
 * @min: the least width of a band
 * @max: the greatest
 * @gap: the least room between two bands
 *
 * Lays bands out from the start of the room, snapped to whole pixels. A fifth
 * of each step is left empty if there is room for it, as in d3's scaleBand, so
 * that wide bars do not stand closer than narrow ones.
 *
 * Returns: the bands; n in the answer is how many fit
 */
PlotBands
plot_bands_fit (guint  n,
                double length,
                double min,
                double max,
                double gap)
{
  PlotBands bands = { 0 };

  min = MAX (1, round (min));
  max = MAX (min, round (max));
  gap = MAX (0, round (gap));

  if (n == 0 || !(length >= min))
    return bands;

  /* The last band needs no gap after it. */
  double fit = floor ((length + gap) / (min + gap));
  double step;

  bands.n = MIN (n, fit);
  step = floor ((length + gap) / bands.n);
  bands.width = CLAMP (MIN (step - gap, round (.8 * step)), min, max);
  bands.step = MIN (step, bands.width + MAX (gap, round (.4 * bands.width)));

  return bands;
}

/**
 * plot_bands_get:
 * @bands: the bands
 * @index: which one, from 0
 *
 * Returns: where the band starts, in pixels
 */
double
plot_bands_get (const PlotBands *bands,
                guint            index)
{
  return bands->start + index * bands->step;
}
