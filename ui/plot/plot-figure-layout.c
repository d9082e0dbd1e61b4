/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-figure.h"

#include "plot-figure-private.h"

#include <math.h>

/* A body lower than this says nothing. */
#define LEAST_BODY 8

/* 28 pixels in 1080 become 22. */
#define LEAST_FACTOR .8

static void
fit_message (PlotFigure          *self,
             const PlotFramePlan *plan,
             PlotTextBlock       *block)
{
  PlotFit fit = {
    .font = plot_layout_font (plan->style, plan->style->takeaway_size, FALSE),
    .width = MIN (plan->width, plot_layout_unit (plan->style, 420)),
    .max_lines = 4,
  };

  plot_text_block_fit (block, plan->engine, self->message, &fit);
}

typedef double (*BodyHeight) (const PlotBody  *body,
                              double           width,
                              const PlotStyle *style,
                              PlotTextEngine  *engine);

static double
get_body_height (PlotFigure          *self,
                 const PlotFramePlan *plan,
                 BodyHeight           get_height)
{
  g_auto (PlotTextBlock) message = { 0 };

  fit_message (self, plan, &message);
  if (message.n > 0)
    return plot_text_block_get_height (&message) + 2 * plan->edge;
  if (self->body == NULL)
    return 0;

  return get_height (self->body, plan->body_width, plan->style, plan->engine);
}

static double
get_figure_height (PlotFigure      *self,
                   double           width,
                   const PlotStyle *style,
                   PlotTextEngine  *engine,
                   BodyHeight       get_height)
{
  g_auto (PlotFramePlan) plan = { 0 };

  plot_frame_plan_init (&plan, self, width, style, engine);

  return ceil (plan.head_height + get_body_height (self, &plan, get_height) + plan.foot_height);
}

/**
 * plot_figure_get_min_width:
 * @self: a figure
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the width under which words get lost, in pixels, margins included
 */
double
plot_figure_get_min_width (PlotFigure      *self,
                           const PlotStyle *style,
                           PlotTextEngine  *engine)
{
  double body = plot_layout_unit (style, 240);

  g_return_val_if_fail (self != NULL, 0);

  if (self->body != NULL && self->message == NULL)
    body = MAX (body, plot_body_get_min_width (self->body, style, engine));

  return body + 2 * round (style->margin);
}

/**
 * plot_figure_get_natural_height:
 * @self: a figure
 * @width: of the picture, in pixels
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the height at which nothing is left out, in pixels
 */
double
plot_figure_get_natural_height (PlotFigure      *self,
                                double           width,
                                const PlotStyle *style,
                                PlotTextEngine  *engine)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_figure_height (self, width, style, engine, plot_body_get_natural_height);
}

/**
 * plot_figure_get_least_height:
 * @self: a figure
 * @width: of the picture, in pixels
 * @style: how it looks
 * @engine: measures
 *
 * Returns: the least height at which nothing is left out, in pixels
 */
double
plot_figure_get_least_height (PlotFigure      *self,
                              double           width,
                              const PlotStyle *style,
                              PlotTextEngine  *engine)
{
  g_return_val_if_fail (self != NULL, 0);

  return get_figure_height (self, width, style, engine, plot_body_get_least_height);
}

static void
draw_message (PlotFigure          *self,
              const PlotFramePlan *plan,
              const PlotRect      *place,
              PlotScene           *scene)
{
  g_auto (PlotTextBlock) message = { 0 };
  g_auto (PlotPen) pen = { 0 };

  fit_message (self, plan, &message);
  plot_pen_init (&pen, scene, plan->engine, place);
  pen.part = PLOT_PART_TAKEAWAY;
  pen.color = &plan->style->dim;
  plot_text_block_draw (&message, &pen, place->x + place->width / 2,
                        place->y + floor ((place->height - plot_text_block_get_height (&message)) / 2),
                        PLOT_ANCHOR_MIDDLE);
}

/* Seen from the back of a room all rows in somewhat smaller letters are better
 * than some rows in large ones: down to a fiftieth of the height, the least that
 * can be read there. */
static void
condense (PlotFigure          *self,
          const PlotFramePlan *plan,
          const PlotRect      *place,
          PlotScene           *scene)
{
  static const double factors[] = { .9, LEAST_FACTOR };
  PlotStyle style = *plot_scene_get_style (scene);

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      PlotStyle condensed = plot_style_condense (&style, factors[i]);

      if (plot_body_get_least_height (self->body, place->width, plot_scene_get_style (scene),
                                      plan->engine) <= place->height)
        return;
      plot_scene_set_style (scene, &condensed);
    }
}

static void
draw_body (PlotFigure          *self,
           const PlotFramePlan *plan,
           PlotScene           *scene)
{
  double bottom = floor (plot_scene_get_height (scene)) - plan->foot_height;
  PlotRect place = { plan->left, plan->head_height, plan->body_width, bottom - plan->head_height };

  if (place.height < LEAST_BODY)
    return;

  if (self->message != NULL && *self->message != '\0')
    draw_message (self, plan, &place, scene);
  else if (self->body != NULL)
    {
      condense (self, plan, &place, scene);
      plot_body_layout (self->body, &place, scene, plan->engine);
    }
}

static const char *
get_description (PlotFigure *self)
{
  if (self->description != NULL)
    return self->description;

  return self->takeaway != NULL ? self->takeaway : self->message;
}

/**
 * plot_figure_layout:
 * @self: a figure
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 * @style: how it looks; the projector's is fitted to the height
 * @engine: measures
 *
 * Lays a figure out. Title, takeaway, legend and foot stay whatever the
 * height, the body takes what is left, and leaves out rows where that is
 * little.
 *
 * Returns: (transfer full): the picture
 */
PlotScene *
plot_figure_layout (PlotFigure      *self,
                    double           width,
                    double           height,
                    const PlotStyle *style,
                    PlotTextEngine  *engine)
{
  g_auto (PlotFramePlan) plan = { 0 };

  g_return_val_if_fail (self != NULL && style != NULL && engine != NULL, NULL);

  PlotStyle fitted = plot_style_for_size (style, width, height);
  PlotScene *scene = plot_scene_new (width, height, &fitted);

  plot_scene_set_texts (scene, self->lang, self->title, get_description (self));
  if (self->table != NULL)
    plot_scene_take_table (scene, plot_table_copy (self->table));

  plot_frame_plan_init (&plan, self, width, plot_scene_get_style (scene), engine);
  plot_frame_draw (&plan, self, scene);
  draw_body (self, &plan, scene);

  return scene;
}
