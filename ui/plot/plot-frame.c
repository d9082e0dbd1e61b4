/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-figure-private.h"

#include <math.h>

/* Under this width, beside labels of 12 pixels, the margins are smaller. */
#define NARROW 400

static double
unit (const PlotFramePlan *plan,
      double               pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
space (const PlotFramePlan *plan,
       double               times)
{
  return round (plan->style->spacing * times);
}

static void
fit_pill (PlotFramePlan    *plan,
          const PlotFigure *figure)
{
  PlotFit fit = {
    .font = plot_layout_font (plan->style, plan->style->label_size, TRUE),
    .width = floor (plan->width / 2) - 2 * unit (plan, 10),
    .max_lines = 1,
  };

  fit.min_size = MAX (12, fit.font.size * .86);
  plot_text_block_fit (&plan->pill, plan->engine, figure->pill, &fit);
  if (plan->pill.n == 0)
    return;

  plan->pill_width = ceil (plan->pill.width) + 2 * unit (plan, 10);
  plan->pill_height = plan->pill.line_height + 2 * unit (plan, 3);
}

static void
fit_text (PlotFramePlan *plan,
          PlotTextBlock *block,
          const char    *text,
          const PlotFit *fit)
{
  PlotFit whole = *fit;

  whole.font.family = plan->style->font_family;
  whole.min_size = fit->font.size;
  plot_text_block_fit (block, plan->engine, text, &whole);
}

/* The first line leaves room for the pill. */
static void
fit_texts (PlotFramePlan    *plan,
           const PlotFigure *figure)
{
  const PlotStyle *style = plan->style;
  double beside = plan->width - plan->corner - (plan->pill_width > 0 ? plan->pill_width + unit (plan, 12) : 0);
  gboolean has_title = !figure->is_bare && figure->title != NULL && *figure->title != '\0';
  PlotFit title = { { NULL, style->title_size, TRUE }, beside, 2, 0 };
  PlotFit takeaway = { { NULL, style->takeaway_size, FALSE }, has_title ? plan->width : beside, 3, 0 };
  PlotFit foot = { { NULL, style->foot_size, FALSE }, plan->width, 4, 0 };

  if (figure->is_bare)
    return;

  fit_text (plan, &plan->title, figure->title, &title);
  fit_text (plan, &plan->takeaway, figure->takeaway, &takeaway);
  fit_text (plan, &plan->foot, figure->foot, &foot);
}

static double
get_title_height (const PlotFramePlan *plan)
{
  return MAX (plot_text_block_get_height (&plan->title), plan->title.n > 0 ? 0 : plan->pill_height);
}

static double
flow_legend (const PlotFramePlan *plan,
             const PlotFigure    *figure,
             const PlotPen       *pen,
             double               y)
{
  PlotLegendPlace place = { plan->style, plan->engine, plan->left, plan->width };

  return plot_legend_flow (figure->legend, &place, pen, y);
}

/**
 * plot_frame_plan_init:
 * @plan: (out caller-allocates): the plan
 * @figure: the figure
 * @width: of the picture, in pixels
 * @style: how it looks
 * @engine: measures
 *
 * Fits what stands over and under the body.
 */
void
plot_frame_plan_init (PlotFramePlan    *plan,
                      const PlotFigure *figure,
                      double            width,
                      const PlotStyle  *style,
                      PlotTextEngine   *engine)
{
  double sight = figure->sight > 0 ? MIN (width, figure->sight) : width;
  gboolean is_narrow = sight < NARROW * style->label_size / 12;

  *plan = (PlotFramePlan) { .style = style, .engine = engine };
  plan->corner = figure->corner;
  plan->edge = round (MIN (style->margin * 2 / 3, style->label_size * 1.3));
  plan->side = is_narrow ? plan->edge : round (style->margin);
  plan->left = plan->side;
  plan->width = MAX (floor (sight) - 2 * plan->side, 1);
  plan->body_width = MAX (floor (width) - 2 * plan->side, 1);

  fit_pill (plan, figure);
  fit_texts (plan, figure);
  plan->legend_height = flow_legend (plan, figure, NULL, 0);

  plan->head_height = plan->edge + get_title_height (plan);
  if (plan->takeaway.n > 0)
    plan->head_height += plot_text_block_get_height (&plan->takeaway)
                         + (plan->title.n > 0 ? space (plan, .6) : 0);
  if (plan->legend_height > 0)
    plan->head_height += plan->legend_height + space (plan, 1.5);
  plan->head_height += space (plan, 1.25);

  plan->foot_height = plan->edge;
  if (plan->foot.n > 0)
    plan->foot_height += plot_text_block_get_height (&plan->foot) + space (plan, 1.5);
}

/**
 * plot_frame_plan_clear:
 * @plan: a plan
 */
void
plot_frame_plan_clear (PlotFramePlan *plan)
{
  plot_text_block_clear (&plan->title);
  plot_text_block_clear (&plan->takeaway);
  plot_text_block_clear (&plan->foot);
  plot_text_block_clear (&plan->pill);
}

static void
draw_pill (const PlotFramePlan *plan,
           PlotPen             *pen)
{
  PlotFill fill = plot_layout_solid (&plan->style->pill);
  double line = plan->title.n > 0 ? plan->title.line_height : plan->pill_height;
  PlotRect rect = {
    plan->left + plan->width - plan->corner - plan->pill_width,
    MAX (plan->edge + floor ((line - plan->pill_height) / 2), 0),
    plan->pill_width,
    plan->pill_height,
  };

  if (plan->pill.n == 0)
    return;

  plot_scene_add_rect (pen->scene, PLOT_PART_PILL, &rect, &fill)->radius = plan->pill_height / 2;
  pen->part = PLOT_PART_PILL;
  pen->color = &plan->style->pill_text;
  plot_text_block_draw (&plan->pill, pen, rect.x + rect.width / 2, rect.y + unit (plan, 3), PLOT_ANCHOR_MIDDLE);
}

static double
draw_block (const PlotFramePlan *plan,
            PlotPen             *pen,
            const PlotTextBlock *block,
            double               y)
{
  plot_text_block_draw (block, pen, plan->left, y, PLOT_ANCHOR_START);

  return y + plot_text_block_get_height (block);
}

/**
 * plot_frame_draw:
 * @plan: the plan
 * @figure: the figure
 * @scene: what is drawn into
 *
 * Draws ground, title, takeaway, legend, foot and pill.
 */
void
plot_frame_draw (const PlotFramePlan *plan,
                 const PlotFigure    *figure,
                 PlotScene           *scene)
{
  g_auto (PlotPen) pen = { 0 };
  PlotRect whole = { 0, 0, plot_scene_get_width (scene), plot_scene_get_height (scene) };
  PlotFill ground = plot_layout_solid (&plan->style->ground);

  plot_scene_add_rect (scene, PLOT_PART_GROUND, &whole, &ground);
  plot_pen_init (&pen, scene, plan->engine, &whole);

  pen.part = PLOT_PART_TITLE;
  draw_block (plan, &pen, &plan->title, plan->edge);
  double y = plan->edge + get_title_height (plan);

  if (plan->takeaway.n > 0)
    {
      pen.part = PLOT_PART_TAKEAWAY;
      y += plan->title.n > 0 ? space (plan, .6) : 0;
      y = draw_block (plan, &pen, &plan->takeaway, plan->title.n > 0 ? y : plan->edge);
      y = MAX (y, plan->head_height - space (plan, 1.25)
                  - (plan->legend_height > 0 ? plan->legend_height + space (plan, 1.5) : 0));
    }

  pen.part = PLOT_PART_LEGEND;
  flow_legend (plan, figure, &pen, y + space (plan, 1.5));

  draw_pill (plan, &pen);

  pen.part = PLOT_PART_FOOT;
  pen.color = &plan->style->dim;
  draw_block (plan, &pen, &plan->foot,
              floor (whole.height) - plan->edge - plot_text_block_get_height (&plan->foot));
}
