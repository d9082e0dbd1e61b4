/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Round marks on an axis that cover the data: first, first + step, ... */
typedef struct
{
  double first;
  double step;
  guint  n;
} PlotTicks;

/* The greatest room one label takes, in pixels, or 0 where it does not matter. */
typedef double (*PlotTickWidthFunc) (double   value,
                                     double   step,
                                     gpointer user_data);

PlotTicks plot_ticks_wilkinson (double             min,
                                double             max,
                                guint              wanted,
                                double             pixels,
                                PlotTickWidthFunc  width,
                                gpointer           user_data);
double    plot_ticks_get       (const PlotTicks   *ticks,
                                guint              index);

G_END_DECLS
