/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-slope.h"

#include "plot-private.h"
#include "plot-slope-private.h"

#include <math.h>

static void
slope_free (PlotBody *body)
{
  PlotSlope *slope = (PlotSlope *) body;

  for (guint i = 0; i < slope->n_lines; i++)
    {
      PlotSlopeLine *line = &slope->lines[i];

      g_free (line->id);
      g_free (line->label);
      g_free (line->before_text);
      g_free (line->now_text);
      g_free (line->name);
      g_free (line->heading);
      g_free (line->detail);
    }

  g_free (slope->lines);
  g_free (slope->before_title);
  g_free (slope->now_title);
  g_free (slope->band_label);
  g_free (slope);
}

static double
slope_get_natural_height (const PlotBody  *body,
                          double           width,
                          const PlotStyle *style,
                          PlotTextEngine  *engine)
{
  const PlotSlope *slope = (const PlotSlope *) body;
  g_auto (PlotSlopePlan) plan = { 0 };
  PlotRect place = { 0, 0, width, 0 };

  if (slope->n_lines == 0)
    return 0;

  plot_slope_plan_init (&plan, slope, &place, style, engine);

  return plot_slope_plan_get_natural_height (&plan);
}

static double
get_stroke (const PlotSlopePlan *plan,
            gboolean             is_strong)
{
  return (is_strong ? 2.5 : 1.25) * plan->style->label_size / 12;
}

static const PlotColor *
get_color (const PlotSlopePlan *plan,
           const PlotSlopeLine *line)
{
  return line->is_strong ? &plan->style->bad : &plan->style->dim;
}

static double
get_y (const PlotSlopePlan *plan,
       const PlotSlopeLine *line,
       PlotSlopeSide        side)
{
  return plot_scale_map (&plan->scale, plot_slope_get_value (line, side));
}

static gboolean
has_both (const PlotSlopeLine *line)
{
  return isfinite (line->before) && isfinite (line->now);
}

/* The ground: band, axes and their days */

static void
draw_ground (const PlotSlopePlan *plan,
             PlotScene           *scene)
{
  const PlotSlope *slope = plan->slope;
  PlotFill tint = plot_layout_solid (&plan->style->band);
  double from = round (plot_scale_map (&plan->scale, MAX (slope->band_from, slope->band_to)));
  double to = round (plot_scale_map (&plan->scale, MIN (slope->band_from, slope->band_to)));
  PlotRect band = { plan->axes[PLOT_SLOPE_BEFORE], from,
                    plan->axes[PLOT_SLOPE_NOW] - plan->axes[PLOT_SLOPE_BEFORE], to - from };

  if (slope->has_band && band.height > 0)
    plot_scene_add_rect (scene, PLOT_PART_BAND, &band, &tint);

  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    {
      PlotRect axis = { plan->axes[side], plan->top, 0, plan->bottom - plan->top };

      plot_scene_add_line (scene, PLOT_PART_AXIS, &axis, &plan->style->axis)->stroke_width
        = MAX (1, floor (plan->style->label_size / 12));
    }
}

/* Over its axis, if it does not leave the picture or its half of it. */
static void
draw_title (const PlotSlopePlan *plan,
            PlotPen             *pen,
            PlotSlopeSide        side)
{
  const char *title = side == PLOT_SLOPE_NOW ? plan->slope->now_title : plan->slope->before_title;
  double left = plan->place.x, right = plan->place.x + plan->place.width;
  double middle = floor ((plan->axes[PLOT_SLOPE_BEFORE] + plan->axes[PLOT_SLOPE_NOW]) / 2);
  double room = plot_layout_unit (plan->style, 4);
  g_auto (PlotTextBlock) block = { 0 };

  if (side == PLOT_SLOPE_NOW)
    left = middle + room;
  else
    right = middle - room;

  PlotFit fit = { plan->font, right - left, 1, MAX (12, plan->font.size * .86) };

  plot_text_block_fit (&block, plan->engine, title, &fit);

  double half = ceil (block.width / 2);

  plot_text_block_draw (&block, pen, CLAMP (plan->axes[side], left + half, MAX (right - half, left + half)),
                        plan->place.y, PLOT_ANCHOR_MIDDLE);
}

/* How many lines run through a place. */
static guint
count_lines_through (const PlotSlopePlan *plan,
                     const PlotRect      *rect)
{
  double left = plan->axes[PLOT_SLOPE_BEFORE], width = plan->axes[PLOT_SLOPE_NOW] - left;
  guint n = 0;

  for (guint i = 0; i < plan->slope->n_lines; i++)
    {
      const PlotSlopeLine *line = &plan->slope->lines[i];
      double before, now, at_left, at_right;

      if (!has_both (line))
        continue;
      before = get_y (plan, line, PLOT_SLOPE_BEFORE);
      now = get_y (plan, line, PLOT_SLOPE_NOW);
      at_left = before + (now - before) * (rect->x - left) / width;
      at_right = before + (now - before) * (rect->x + rect->width - left) / width;
      n += MAX (at_left, at_right) >= rect->y && MIN (at_left, at_right) <= rect->y + rect->height;
    }

  return n;
}

/* In the band, where the fewest lines run; those that do give way to it. */
static void
draw_band_label (const PlotSlopePlan *plan,
                 PlotPen             *pen)
{
  const PlotSlope *slope = plan->slope;
  double from = plot_scale_map (&plan->scale, MAX (slope->band_from, slope->band_to));
  double to = plot_scale_map (&plan->scale, MIN (slope->band_from, slope->band_to));
  double middle = floor ((plan->axes[PLOT_SLOPE_BEFORE] + plan->axes[PLOT_SLOPE_NOW]) / 2);
  double room = plot_layout_unit (plan->style, 4);
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->strong, plan->axes[PLOT_SLOPE_NOW] - plan->axes[PLOT_SLOPE_BEFORE] - 2 * room, 1,
                  MAX (12, plan->font.size * .86) };
  PlotFill tint = plot_layout_solid (&plan->style->band);
  PlotRect best = { 0 };
  guint least = G_MAXUINT;

  if (!slope->has_band)
    return;
  plot_text_block_fit (&block, plan->engine, slope->band_label, &fit);
  for (double y = floor (to - room - block.line_height); block.n > 0 && y >= from + room; y -= 2)
    {
      PlotRect rect = { middle - ceil (block.width / 2) - room, y, ceil (block.width) + 2 * room, block.line_height };
      guint n = count_lines_through (plan, &rect);

      if (n < least)
        {
          best = rect;
          least = n;
        }
    }
  if (least == G_MAXUINT)
    return;

  if (least > 0)
    plot_scene_add_rect (pen->scene, PLOT_PART_BAND, &best, &tint);
  pen->part = PLOT_PART_BAND;
  pen->color = &plan->style->text;
  plot_text_block_draw (&block, pen, middle, best.y, PLOT_ANCHOR_MIDDLE);
}

/* The lines */

/* Four curves make a circle, to within a thousandth of its radius. */
static char *
make_circle (double x,
             double y,
             double r)
{
  double c = .5523 * r;
  const struct { char command; double points[6]; } steps[] = {
    { 'M', { x - r, y } },
    { 'C', { x - r, y - c, x - c, y - r, x, y - r } },
    { 'C', { x + c, y - r, x + r, y - c, x + r, y } },
    { 'C', { x + r, y + c, x + c, y + r, x, y + r } },
    { 'C', { x - c, y + r, x - r, y + c, x - r, y } },
  };
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_string_append_c (path, steps[i].command);
      for (guint k = 0; k < (i == 0 ? 2 : G_N_ELEMENTS (steps[i].points)); k++)
        {
          g_string_append_c (path, ' ');
          plot_append_number (path, steps[i].points[k], 2);
        }
      g_string_append_c (path, ' ');
    }

  g_string_append_c (path, 'Z');
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
draw_point (const PlotSlopePlan *plan,
            PlotScene           *scene,
            const PlotSlopeLine *line,
            PlotSlopeSide        side,
            int                  mark)
{
  PlotFill fill = plot_layout_solid (line->is_unsure ? &plan->style->ground : get_color (plan, line));
  double y = get_y (plan, line, side);
  PlotRect rect = { plan->axes[side] - plan->radius, y - plan->radius, 2 * plan->radius, 2 * plan->radius };
  PlotItem *item;

  if (!isfinite (plot_slope_get_value (line, side)))
    return;

  item = plot_scene_add_path (scene, PLOT_PART_MARK, make_circle (plan->axes[side], y, plan->radius), &rect, &fill);
  item->stroke = *get_color (plan, line);
  item->stroke_width = line->is_unsure ? get_stroke (plan, FALSE) : 0;
  item->mark = mark;
}

/* Where its name stands, or the end of its line where there is no room for one. */
static PlotRect
get_bounds (const PlotSlopePlan *plan,
            guint                number,
            PlotSlopeSide        side)
{
  double y = get_y (plan, &plan->slope->lines[number], side), axis = plan->axes[side];

  for (guint i = 0; i < plan->labels[side]->len; i++)
    {
      const PlotSlopeLabel *label = &g_array_index (plan->labels[side], PlotSlopeLabel, i);
      double left = side == PLOT_SLOPE_NOW ? axis + plan->gap : axis - plan->gap - plan->widths[side];

      if (label->line == number && plan->widths[side] > 0)
        return (PlotRect) { left, label->top, plan->widths[side], plan->line };
    }

  return (PlotRect) { axis - plan->radius, y - plan->radius, 2 * plan->radius, 2 * plan->radius };
}

static int
take_mark (const PlotSlopePlan *plan,
           PlotScene           *scene,
           guint                number)
{
  const PlotSlopeLine *line = &plan->slope->lines[number];
  PlotSlopeSide side = isfinite (line->now) ? PLOT_SLOPE_NOW : PLOT_SLOPE_BEFORE;
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->bounds = get_bounds (plan, number, side);
  mark->row_id = g_strdup (line->id);
  mark->series_id = g_strdup ("");
  mark->id = g_strconcat (line->id, "/", NULL);
  mark->name = g_strdup (line->name != NULL && *line->name != '\0' ? line->name : line->label);
  mark->heading = g_strdup (line->heading);
  mark->detail = g_strdup (line->detail);
  mark->row = number;

  return plot_scene_take_mark (scene, mark);
}

static void
draw_line (const PlotSlopePlan *plan,
           PlotScene           *scene,
           guint                number)
{
  const PlotSlopeLine *line = &plan->slope->lines[number];
  double before = get_y (plan, line, PLOT_SLOPE_BEFORE);
  PlotRect rect = { plan->axes[PLOT_SLOPE_BEFORE], before,
                    plan->axes[PLOT_SLOPE_NOW] - plan->axes[PLOT_SLOPE_BEFORE],
                    get_y (plan, line, PLOT_SLOPE_NOW) - before };
  int mark;

  if (!isfinite (line->before) && !isfinite (line->now))
    return;

  mark = take_mark (plan, scene, number);
  if (has_both (line))
    {
      PlotItem *item = plot_scene_add_line (scene, PLOT_PART_MARK, &rect, get_color (plan, line));

      item->stroke_width = get_stroke (plan, line->is_strong);
      item->is_dashed = line->is_unsure;
      item->mark = mark;
    }
  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    draw_point (plan, scene, line, side, mark);
}

/* From the point to a label that had to give way. */
static void
draw_leader (const PlotSlopePlan  *plan,
             PlotScene            *scene,
             const PlotSlopeLabel *label,
             PlotSlopeSide         side)
{
  double sign = side == PLOT_SLOPE_NOW ? 1 : -1;
  double start = plan->radius + 1, end = plan->gap - plot_layout_unit (plan->style, 4);
  PlotRect line = { plan->axes[side] + sign * start, label->wanted + plan->line / 2,
                    sign * (end - start), label->top - label->wanted };

  if (fabs (label->top - label->wanted) > 2)
    plot_scene_add_line (scene, PLOT_PART_GRID, &line, &plan->style->axis)->stroke_width
      = MAX (1, floor (plan->style->label_size / 12));
}

static void
draw_label (const PlotSlopePlan  *plan,
            PlotPen              *pen,
            const PlotSlopeLabel *label,
            PlotSlopeSide         side)
{
  const PlotSlopeLine *line = &plan->slope->lines[label->line];
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { line->is_strong ? plan->strong : plan->font, plan->widths[side], 1,
                  MAX (12, plan->font.size * .86) };
  double x = plan->axes[side] + (side == PLOT_SLOPE_NOW ? plan->gap : -plan->gap);

  draw_leader (plan, pen->scene, label, side);
  pen->part = side == PLOT_SLOPE_NOW ? PLOT_PART_ROW_LABEL : PLOT_PART_END_LABEL;
  pen->color = line->is_strong ? &plan->style->text : &plan->style->dim;
  plot_text_block_fit (&block, plan->engine, label->text, &fit);
  plot_text_block_draw (&block, pen, x, label->top, side == PLOT_SLOPE_NOW ? PLOT_ANCHOR_START : PLOT_ANCHOR_END);
}

static void
draw_more (const PlotSlopePlan *plan,
           PlotPen             *pen)
{
  const PlotSlope *slope = plan->slope;
  g_autofree char *more = NULL;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, plan->place.width, 1, plan->font.size };

  if (plan->n_unnamed == 0 || slope->format_more == NULL)
    return;

  more = slope->format_more (plan->n_unnamed, slope->format_data);
  pen->part = PLOT_PART_FOOT;
  pen->color = &plan->style->dim;
  plot_text_block_fit (&block, plan->engine, more, &fit);
  plot_text_block_draw (&block, pen, plan->place.x, plan->place.y + plan->place.height - block.line_height,
                        PLOT_ANCHOR_START);
}

static void
slope_layout (const PlotBody *body,
              const PlotRect *place,
              PlotScene      *scene,
              PlotTextEngine *engine)
{
  const PlotSlope *slope = (const PlotSlope *) body;
  g_auto (PlotSlopePlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (slope->n_lines == 0)
    return;

  plot_slope_plan_init (&plan, slope, place, plot_scene_get_style (scene), engine);
  plot_slope_plan_labels (&plan);
  plot_pen_init (&pen, scene, engine, place);
  draw_more (&plan, &pen);
  if (plan.bottom - plan.top < 2 * plan.radius)
    return;

  draw_ground (&plan, scene);
  /* What the picture is about lies on top. */
  for (int is_strong = 0; is_strong <= 1; is_strong++)
    for (guint i = 0; i < slope->n_lines; i++)
      if (slope->lines[i].is_strong == is_strong)
        draw_line (&plan, scene, i);
  draw_band_label (&plan, &pen);

  pen.part = PLOT_PART_AXIS;
  pen.color = &plan.style->dim;
  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    draw_title (&plan, &pen, side);
  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    for (guint i = 0; i < plan.labels[side]->len; i++)
      draw_label (&plan, &pen, &g_array_index (plan.labels[side], PlotSlopeLabel, i), side);
}

static const PlotBodyKind kind = {
  .free = slope_free,
  .get_natural_height = slope_get_natural_height,
  .layout = slope_layout,
};

/**
 * plot_slope_new:
 * @n_lines: how many lines
 *
 * Creates lines that the caller fills in: all strings in them become theirs and
 * are freed with them.
 *
 * Returns: (transfer full): the lines, freed with plot_body_free()
 */
PlotSlope *
plot_slope_new (guint n_lines)
{
  PlotSlope *slope = g_new0 (PlotSlope, 1);

  slope->body.kind = &kind;
  slope->n_lines = n_lines;
  slope->lines = g_new0 (PlotSlopeLine, n_lines + 1);
  for (guint i = 0; i < n_lines; i++)
    slope->lines[i].before = slope->lines[i].now = NAN;

  return slope;
}
