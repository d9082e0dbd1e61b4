/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-columns-private.h"

#include <math.h>

/* Text over lines has this much of the ground around it, beside letters of 12. */
#define HALO 3

/* Letters on the ground need this much of a contrast to it. */
#define LEAST_CONTRAST 4.5

static double
unit (const PlotColumnsPlan *plan,
      double                 pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
hair (const PlotColumnsPlan *plan)
{
  return MAX (1, floor (plan->style->label_size / 12));
}

static double
map_value (const PlotColumnsPlan *plan,
           double                 value)
{
  return round (plot_scale_map (&plan->values, value));
}

static void
draw_line (const PlotColumnsPlan *plan,
           PlotScene             *scene,
           double                 y,
           PlotPart               part,
           const PlotColor       *color)
{
  PlotRect line = { plan->left, y, plan->right - plan->left, 0 };

  plot_scene_add_line (scene, part, &line, color)->stroke_width
    = part == PLOT_PART_BAND ? unit (plan, 2) : hair (plan);
}

static void
draw_grid (const PlotColumnsPlan *plan,
           PlotScene             *scene)
{
  for (guint i = 0; plan->has_axis && i < plan->ticks.n; i++)
    draw_line (plan, scene, map_value (plan, plot_ticks_get (&plan->ticks, i)), PLOT_PART_GRID, &plan->style->grid);
}

static void
draw_segment (const PlotColumnsPlan *plan,
              PlotScene             *scene,
              const PlotRect        *rect,
              guint                  series,
              int                    mark)
{
  const PlotColumnSeries *kind = &plan->columns->series[series];

  if (kind->is_outline)
    plot_layout_outline (scene, rect, mark);
  else
    plot_scene_add_rect (scene, PLOT_PART_MARK, rect, &plan->style->fills[kind->fill])->mark = mark;
}

static int
take_mark (const PlotColumnsPlan *plan,
           PlotScene             *scene,
           const PlotRect        *rect,
           guint                  index,
           guint                  series)
{
  const PlotColumn *column = &plan->columns->columns[index];
  const PlotColumnSegment *segment = &column->segments[series];
  PlotMark *mark;

  if (segment->name == NULL || *segment->name == '\0')
    return -1;

  mark = g_new0 (PlotMark, 1);
  mark->row_id = g_strdup (column->id);
  mark->series_id = g_strdup (plan->columns->series[series].id);
  mark->id = g_strconcat (mark->row_id, "/", mark->series_id, NULL);
  mark->name = g_strdup (segment->name);
  mark->heading = g_strdup (segment->heading);
  mark->detail = g_strdup (segment->detail);
  mark->bounds = *rect;
  /* As they lie: what is stacked last is the uppermost. */
  mark->row = plan->columns->n_series - 1 - series;
  mark->column = index;

  return plot_scene_take_mark (scene, mark);
}

/* From one column to the next there is a gap while columns are wide enough to
 * be told apart. */
static PlotRect
get_column (const PlotColumnsPlan *plan,
            guint                  index)
{
  const PlotColumn *column = &plan->columns->columns[index];
  double left = plot_scale_map (&plan->days, column->from), right = plot_scale_map (&plan->days, column->to);

  if (right - left >= 3)
    {
      left = round (left);
      right = MAX (round (right) - MIN (unit (plan, 2), floor ((right - left) / 4)), left + 1);
    }
  left = CLAMP (left, plan->left, plan->right - 1);
  right = CLAMP (right, left + .5, plan->right);

  return (PlotRect) { left, 0, right - left, 0 };
}

static void
draw_column (const PlotColumnsPlan *plan,
             PlotScene             *scene,
             guint                  index)
{
  guint n_series = plan->columns->n_series;
  g_autofree double *tops = g_new0 (double, n_series + 1);
  g_autofree double *bottoms = g_new0 (double, n_series + 1);
  PlotRect rect = get_column (plan, index);
  double zero = map_value (plan, 0);

  plot_columns_stack (plan, index, tops, bottoms);
  for (guint s = 0; s < n_series; s++)
    {
      double height = bottoms[s] - tops[s];
      double gap = bottoms[s] < zero ? MIN (unit (plan, 1), MAX (height - 1, 0)) : 0;

      if (height <= 0)
        continue;
      rect.y = tops[s];
      rect.height = height - gap;
      draw_segment (plan, scene, &rect, s, take_mark (plan, scene, &rect, index, s));
    }
}

static void
draw_value_labels (const PlotColumnsPlan *plan,
                   PlotPen               *pen)
{
  for (guint i = 0; i < plan->ticks.n; i++)
    {
      double value = plot_ticks_get (&plan->ticks, i);
      g_autofree char *label = plan->columns->format_tick (value, plan->ticks.step, plan->columns->format_data);

      plot_pen_text (pen, label, &plan->font, plan->left - unit (plan, 6),
                     map_value (plan, value) - floor (plan->line / 2), PLOT_ANCHOR_END);
    }
}

/* Strokes under the axis where a label's period begins and where the last ends. */
static void
draw_calendar (const PlotColumnsPlan *plan,
               PlotPen               *pen)
{
  double length = unit (plan, 4);

  for (guint i = 0; i < plan->calendar.n; i++)
    {
      double x = round (plot_scale_map (&plan->days, plot_calendar_get_day (&plan->calendar, i)));
      PlotRect line = { CLAMP (x, plan->left, plan->right - 1), plan->bottom, 0, length };

      plot_scene_add_line (pen->scene, PLOT_PART_AXIS, &line, &plan->style->axis)->stroke_width = hair (plan);
    }

  plot_calendar_draw (&plan->calendar, &plan->days, &plan->labels, pen, plan->bottom + length + unit (plan, 1));
}

static void
draw_target (const PlotColumnsPlan *plan,
             PlotPen               *pen)
{
  if (!plan->columns->has_target)
    return;

  draw_line (plan, pen->scene, map_value (plan, plan->columns->target), PLOT_PART_BAND, &plan->style->text);
  if (plan->target_label.width <= 0)
    return;

  pen->part = PLOT_PART_END_LABEL;
  pen->color = &plan->style->text;
  plot_pen_text (pen, plan->columns->target_label, &plan->strong, plan->right, plan->target_label.y,
                 PLOT_ANCHOR_END);
}

/* Letters in the colour of what they name, where they can be read in it. */
static void
draw_ends (const PlotColumnsPlan *plan,
           PlotPen               *pen)
{
  pen->part = PLOT_PART_END_LABEL;
  for (guint i = 0; i < plan->ends->len; i++)
    {
      const PlotColumnLabel *label = &g_array_index (plan->ends, PlotColumnLabel, i);
      const PlotColumnSeries *series = &plan->columns->series[label->series];
      const PlotFill *fill = &plan->style->fills[series->fill];
      gboolean is_colored = !series->is_outline && fill->pattern == PLOT_PATTERN_SOLID &&
                            plot_color_contrast (&fill->color, &plan->style->ground) >= LEAST_CONTRAST;

      pen->color = is_colored ? &fill->color : &plan->style->text;
      plot_pen_text (pen, series->end_label, &plan->strong, plan->ends_left, label->y, PLOT_ANCHOR_START);
    }
  pen->color = &plan->style->text;
}

static void
draw_title (const PlotColumnsPlan *plan,
            PlotPen               *pen)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, plan->place.width, 1, plan->font.size };

  plot_text_block_fit (&block, plan->engine, plan->columns->axis_title, &fit);
  plot_text_block_draw (&block, pen, plan->place.x, plan->place.y + plan->strip_height, PLOT_ANCHOR_START);
}

/**
 * plot_columns_draw:
 * @plan: the plan
 * @pen: writes
 *
 * Draws the columns, the axes, the target, and what the last column is made of.
 */
void
plot_columns_draw (const PlotColumnsPlan *plan,
                   PlotPen               *pen)
{
  PlotLegendPlace place = { plan->style, plan->engine, plan->place.x, plan->place.width };

  draw_grid (plan, pen->scene);
  for (guint i = 0; i < plan->columns->n_columns; i++)
    draw_column (plan, pen->scene, i);
  if (plan->has_axis)
    draw_line (plan, pen->scene, map_value (plan, 0), PLOT_PART_AXIS, &plan->style->axis);

  pen->part = PLOT_PART_LEGEND;
  plot_legend_flow (plan->strip, &place, pen, plan->place.y);
  pen->halo = unit (plan, HALO);
  draw_target (plan, pen);
  draw_ends (plan, pen);
  pen->halo = 0;

  if (!plan->has_axis)
    return;
  pen->part = PLOT_PART_AXIS;
  pen->color = &plan->style->dim;
  draw_title (plan, pen);
  draw_value_labels (plan, pen);
  draw_calendar (plan, pen);
}
