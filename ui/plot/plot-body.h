/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-scene.h"

G_BEGIN_DECLS

/* What stands in the middle of a figure: bars, a matrix, a map. Each kind of
 * body is a struct that begins with this one, and a table of what it can do. */
typedef struct _PlotBody PlotBody;

typedef struct
{
  void   (*free)               (PlotBody        *self);
  /* The width under which words get lost, pixels; NULL: any will do. */
  double (*get_min_width)      (const PlotBody  *self,
                                const PlotStyle *style,
                                PlotTextEngine  *engine);
  /* The height at which nothing is left out at a width, pixels. */
  double (*get_natural_height) (const PlotBody  *self,
                                double           width,
                                const PlotStyle *style,
                                PlotTextEngine  *engine);
  /* The least height at which nothing is left out, however close it stands;
   * NULL: the natural one. */
  double (*get_least_height)   (const PlotBody  *self,
                                double           width,
                                const PlotStyle *style,
                                PlotTextEngine  *engine);
  /* Draws into a place; nothing leaves it. */
  void   (*layout)             (const PlotBody  *self,
                                const PlotRect  *place,
                                PlotScene       *scene,
                                PlotTextEngine  *engine);
} PlotBodyKind;

struct _PlotBody
{
  const PlotBodyKind *kind;
};

void   plot_body_free               (PlotBody        *self);
double plot_body_get_min_width      (const PlotBody  *self,
                                     const PlotStyle *style,
                                     PlotTextEngine  *engine);
double plot_body_get_natural_height (const PlotBody  *self,
                                     double           width,
                                     const PlotStyle *style,
                                     PlotTextEngine  *engine);
double plot_body_get_least_height   (const PlotBody  *self,
                                     double           width,
                                     const PlotStyle *style,
                                     PlotTextEngine  *engine);
void   plot_body_layout             (const PlotBody  *self,
                                     const PlotRect  *place,
                                     PlotScene       *scene,
                                     PlotTextEngine  *engine);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotBody, plot_body_free)

G_END_DECLS
