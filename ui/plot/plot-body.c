/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-body.h"

/**
 * plot_body_free:
 * @self: (transfer full) (nullable): a body
 */
void
plot_body_free (PlotBody *self)
{
  if (self != NULL)
    self->kind->free (self);
}

/**
 * plot_body_get_min_width:
 * @self: a body
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the width under which words get lost, in pixels; 0 if any will do
 */
double
plot_body_get_min_width (const PlotBody  *self,
                         const PlotStyle *style,
                         PlotTextEngine  *engine)
{
  return self->kind->get_min_width != NULL ? self->kind->get_min_width (self, style, engine) : 0;
}

/**
 * plot_body_get_natural_height:
 * @self: a body
 * @width: of its place, in pixels
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the height at which nothing is left out, in pixels
 */
double
plot_body_get_natural_height (const PlotBody  *self,
                              double           width,
                              const PlotStyle *style,
                              PlotTextEngine  *engine)
{
  return self->kind->get_natural_height (self, width, style, engine);
}

/**
 * plot_body_get_least_height:
 * @self: a body
 * @width: of its place, in pixels
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the least height at which nothing is left out, in pixels
 */
double
plot_body_get_least_height (const PlotBody  *self,
                            double           width,
                            const PlotStyle *style,
                            PlotTextEngine  *engine)
{
  if (self->kind->get_least_height == NULL)
    return plot_body_get_natural_height (self, width, style, engine);

  return self->kind->get_least_height (self, width, style, engine);
}

/**
 * plot_body_layout:
 * @self: a body
 * @place: where it goes; nothing leaves it
 * @scene: what it is drawn into
 * @engine: measures
 */
void
plot_body_layout (const PlotBody *self,
                  const PlotRect *place,
                  PlotScene      *scene,
                  PlotTextEngine *engine)
{
  if (place->width >= 1 && place->height >= 1)
    self->kind->layout (self, place, scene, engine);
}
