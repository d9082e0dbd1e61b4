/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No axis is longer, either way: the square of its length is still a number. */
#define PLOT_VALUE_MAX 1e100

typedef struct
{
  double domain_from, domain_to;
  double range_from, range_to;   /* pixels */
} PlotScale;

typedef struct
{
  double start;      /* of the first band, pixels */
  double step;       /* from one band's start to the next */
  double width;      /* of a band */
  guint  n;
} PlotBands;

double    plot_scale_map    (const PlotScale *scale,
                             double           value);
double    plot_scale_invert (const PlotScale *scale,
                             double           pixel);
/* n bands over a length, snapped to whole pixels, each at least "min" and at
 * most "max" wide with at least "gap" between; n in the answer is how many fit. */
PlotBands plot_bands_fit    (guint            n,
                             double           length,
                             double           min,
                             double           max,
                             double           gap);
double    plot_bands_get    (const PlotBands *bands,
                             guint            index);

G_END_DECLS
