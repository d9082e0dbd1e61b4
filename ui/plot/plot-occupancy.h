/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-scene.h"

G_BEGIN_DECLS

/* A bitmap of the places already taken, after Vega's label transform. */
typedef struct _PlotOccupancy PlotOccupancy;

PlotOccupancy *plot_occupancy_new     (double          width,
                                       double          height);
void           plot_occupancy_free    (PlotOccupancy  *self);
gboolean       plot_occupancy_is_free (PlotOccupancy  *self,
                                       const PlotRect *rect);
void           plot_occupancy_mark    (PlotOccupancy  *self,
                                       const PlotRect *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotOccupancy, plot_occupancy_free)

G_END_DECLS
