/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-scene.h"

G_BEGIN_DECLS

/* The way from one scene to another. What is the same datum in both moves, so that
 * the eye can follow it (Heer and Robertson, “Animated Transitions in Statistical
 * Data Graphics”, 2007; Bostock, “Object Constancy”, 2012); what leaves fades out
 * first, and what comes fades in after it. */
typedef struct _PlotTransition PlotTransition;

PlotTransition *plot_transition_new  (PlotScene      *from,
                                      PlotScene      *to);
PlotTransition *plot_transition_turn (PlotTransition *self,
                                      double          t,
                                      PlotScene      *to);
void            plot_transition_free (PlotTransition *self);
PlotScene      *plot_transition_at   (PlotTransition *self,
                                      double          t);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotTransition, plot_transition_free)

G_END_DECLS
