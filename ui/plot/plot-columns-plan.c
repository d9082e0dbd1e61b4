/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-columns-private.h"

#include <math.h>

static double
unit (const PlotColumnsPlan *plan,
      double                 pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
measure (const PlotColumnsPlan *plan,
         const char            *text,
         const PlotFont        *font)
{
  return text != NULL && *text != '\0' ? ceil (plot_text_engine_measure (plan->engine, text, font).width) : 0;
}

static gboolean
is_on_side (double value,
            int    sign)
{
  return isfinite (value) && value * sign > 0;
}

/* The value axis */

static void
find_range (const PlotColumnsPlan *plan,
            double                *min,
            double                *max)
{
  const PlotColumns *columns = plan->columns;

  *min = 0;
  *max = columns->has_target && isfinite (columns->target) ? MAX (columns->target, 0) : 0;
  for (guint i = 0; i < columns->n_columns; i++)
    {
      double positive = 0, negative = 0;

      for (guint s = 0; s < columns->n_series; s++)
        {
          double value = columns->columns[i].segments[s].value;

          positive += is_on_side (value, 1) ? value : 0;
          negative += is_on_side (value, -1) ? value : 0;
        }
      *max = MAX (*max, positive);
      *min = MIN (*min, negative);
    }
}

/* Labels stand one over the other: what they need is their height. */
static double
measure_tick (double   value,
              double   step,
              gpointer user_data)
{
  const PlotColumnsPlan *plan = user_data;

  return plan->line;
}

static void
plan_values (PlotColumnsPlan *plan)
{
  double height = plan->bottom - plan->top;
  int wanted = CLAMP (1 + height / unit (plan, 70), 2, 6);
  double min, max, widest = 0;

  find_range (plan, &min, &max);
  plan->ticks = plot_ticks_wilkinson (min, max, wanted, height, measure_tick, plan);
  plan->values = (PlotScale) {
    .domain_from = plot_ticks_get (&plan->ticks, 0),
    .domain_to = plot_ticks_get (&plan->ticks, plan->ticks.n - 1),
    .range_from = plan->bottom,
    .range_to = plan->top,
  };

  for (guint i = 0; plan->has_axis && i < plan->ticks.n; i++)
    {
      g_autofree char *label = plan->columns->format_tick (plot_ticks_get (&plan->ticks, i), plan->ticks.step,
                                                           plan->columns->format_data);

      widest = MAX (widest, measure (plan, label, &plan->font));
    }
  plan->left = plan->place.x + (widest > 0 ? MIN (widest, floor (plan->place.width / 3)) + unit (plan, 6) : 0);
  plan->left = MIN (plan->left, plan->right - 1);
}

/* The calendar */

static void
plan_days (PlotColumnsPlan *plan)
{
  const PlotColumns *columns = plan->columns;
  int from = MIN (columns->from, columns->columns[0].from);
  int to = MAX (columns->to, columns->columns[columns->n_columns - 1].to - 1);

  plan->days = plot_calendar_scale (from, to, plan->left, plan->right);
  plan->labels = (PlotCalendarLabels) {
    columns->format_period, columns->format_data, plan->engine, &plan->font, unit (plan, 12),
  };
  plan->calendar = plot_calendar_fit (&plan->days, &plan->labels);
}

/* Labels beside the last column */

static void
plan_target (PlotColumnsPlan *plan)
{
  double width = measure (plan, plan->columns->target_label, &plan->strong);
  double y = round (plot_scale_map (&plan->values, plan->columns->target)) - plan->line - unit (plan, 4);

  plan->target_label = (PlotRect) { 0 };
  if (plan->columns->has_target && width > 0 && width <= plan->right - plan->left && y >= plan->place.y)
    plan->target_label = (PlotRect) { plan->right - width, y, width, plan->line };
}

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  const PlotColumnLabel *one = a, *other = b;

  return (one->y > other->y) - (one->y < other->y);
}

/* Each in the middle of its segment. */
static void
want_ends (PlotColumnsPlan *plan)
{
  const PlotColumns *columns = plan->columns;
  g_autofree double *tops = g_new0 (double, columns->n_series + 1);
  g_autofree double *bottoms = g_new0 (double, columns->n_series + 1);

  g_array_set_size (plan->ends, 0);
  plot_columns_stack (plan, columns->n_columns - 1, tops, bottoms);
  for (guint s = 0; s < columns->n_series; s++)
    {
      PlotColumnLabel label = { s, floor ((tops[s] + bottoms[s] - plan->line) / 2), 0 };

      label.width = measure (plan, columns->series[s].end_label, &plan->strong);
      if (label.width > 0)
        g_array_append_val (plan->ends, label);
    }
  g_array_sort (plan->ends, compare_tops);
}

/* Down where two would meet, and up again where the last would leave the plot. */
static void
part_ends (PlotColumnsPlan *plan)
{
  double next = plan->top, last = plan->bottom - plan->line;

  for (guint i = 0; i < plan->ends->len; i++)
    {
      PlotColumnLabel *label = &g_array_index (plan->ends, PlotColumnLabel, i);

      label->y = MAX (label->y, next);
      next = label->y + plan->line;
    }
  for (guint i = plan->ends->len; i > 0; i--)
    {
      PlotColumnLabel *label = &g_array_index (plan->ends, PlotColumnLabel, i - 1);

      label->y = MIN (label->y, last);
      last = label->y - plan->line;
    }
}

static gboolean
fit_ends (PlotColumnsPlan *plan)
{
  const PlotColumn *last = &plan->columns->columns[plan->columns->n_columns - 1];
  const PlotRect *target = &plan->target_label;

  plan->ends_left = ceil (plot_scale_map (&plan->days, last->to)) + unit (plan, 6);
  want_ends (plan);
  part_ends (plan);

  for (guint i = 0; i < plan->ends->len; i++)
    {
      const PlotColumnLabel *label = &g_array_index (plan->ends, PlotColumnLabel, i);
      double right = plan->ends_left + label->width;

      if (right > plan->right || label->y < plan->top)
        return FALSE;
      if (right > target->x && label->y < target->y + target->height && label->y + plan->line > target->y)
        return FALSE;
    }

  return TRUE;
}

static void
collect_strip (PlotColumnsPlan *plan)
{
  for (guint s = 0; s < plan->columns->n_series; s++)
    {
      const PlotColumnSeries *series = &plan->columns->series[s];
      PlotLegendEntry entry = {
        series->is_outline ? PLOT_GLYPH_GHOST : PLOT_GLYPH_NONE, FALSE, series->fill, series->end_label,
      };

      if (series->end_label != NULL)
        g_array_append_val (plan->strip, entry);
    }
}

static void
plan_all (PlotColumnsPlan *plan)
{
  double bottom = plan->place.y + plan->place.height;

  plan->top = plan->place.y + plan->strip_height + plan->title_height;
  plan->bottom = MAX (bottom - (plan->has_axis ? plan->line + unit (plan, 6) : 0), plan->top + 1);
  plan_values (plan);
  plan_days (plan);
  plan_target (plan);
}

/* In the room over the columns; it goes before the columns do. */
static void
plan_strip (PlotColumnsPlan *plan)
{
  PlotLegendPlace place = { plan->style, plan->engine, plan->place.x, plan->place.width };

  g_array_set_size (plan->ends, 0);
  collect_strip (plan);
  if (plan->strip->len == 0)
    return;

  plan->strip_height = plot_legend_flow (plan->strip, &place, NULL, 0) + unit (plan, 8);
  if (plan->bottom - plan->top - plan->strip_height < 2 * plan->line)
    {
      plan->strip_height = 0;
      g_array_set_size (plan->strip, 0);
    }
}

/**
 * plot_columns_plan_init:
 * @plan: (out caller-allocates): the plan
 * @columns: at least one column
 * @place: where they go
 * @style: how they look
 * @engine: measures
 *
 * Finds out where everything goes: the labels of the series beside the last
 * column if all of them find room there, over the columns if not.
 */
void
plot_columns_plan_init (PlotColumnsPlan   *plan,
                        const PlotColumns *columns,
                        const PlotRect    *place,
                        const PlotStyle   *style,
                        PlotTextEngine    *engine)
{
  *plan = (PlotColumnsPlan) {
    .columns = columns,
    .style = style,
    .engine = engine,
    .place = *place,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
    .strip = g_array_new (FALSE, FALSE, sizeof (PlotLegendEntry)),
    .ends = g_array_new (FALSE, FALSE, sizeof (PlotColumnLabel)),
    .right = place->x + place->width,
  };
  plan->line = plot_layout_line (engine, &plan->font);
  plan->has_axis = place->height >= 5 * plan->line && place->width >= unit (plan, 120);
  plan->title_height = plan->has_axis ? plan->line + unit (plan, 8) : 0;

  plan_all (plan);
  if (fit_ends (plan))
    return;

  plan_strip (plan);
  plan_all (plan);
}

/**
 * plot_columns_plan_clear:
 * @plan: a plan
 */
void
plot_columns_plan_clear (PlotColumnsPlan *plan)
{
  g_clear_pointer (&plan->strip, g_array_unref);
  g_clear_pointer (&plan->ends, g_array_unref);
}

/* One side of zero: how far from it each segment ends, in whole pixels. Each
 * edge is rounded where it falls, so that the errors do not add up, and nothing
 * that is not zero goes unseen. */
static void
stack_side (const PlotColumnsPlan *plan,
            const PlotColumn      *column,
            int                    sign,
            double                *edges)
{
  double zero = round (plot_scale_map (&plan->values, 0));
  double limit = MAX (sign > 0 ? zero - plan->top : plan->bottom - zero, 1);
  double sum = 0, edge = 0, rest = 0;

  for (guint s = 0; s < plan->columns->n_series; s++)
    {
      double value = column->segments[s].value;

      edges[s] = edge;
      if (!is_on_side (value, sign))
        continue;
      sum += value;
      edge = MAX (edge + 1, fabs (round (plot_scale_map (&plan->values, sum)) - zero));
      edges[s] = edge;
    }

  /* Back again from the end of the plot, which is never left. */
  for (guint s = plan->columns->n_series; s > 0; s--)
    {
      edges[s - 1] = MAX (MIN (edges[s - 1], limit - rest), 0);
      rest += is_on_side (column->segments[s - 1].value, sign) ? 1 : 0;
    }
}

void
plot_columns_stack (const PlotColumnsPlan *plan,
                    guint                  index,
                    double                *tops,
                    double                *bottoms)
{
  const PlotColumn *column = &plan->columns->columns[index];
  guint n_series = plan->columns->n_series;
  double zero = round (plot_scale_map (&plan->values, 0));
  g_autofree double *edges = g_new0 (double, n_series + 1);

  for (guint s = 0; s < n_series; s++)
    tops[s] = bottoms[s] = zero;

  for (int sign = -1; sign <= 1; sign += 2)
    {
      stack_side (plan, column, sign, edges);
      for (guint s = 0; s < n_series; s++)
        {
          double near = zero - sign * (s > 0 ? edges[s - 1] : 0), far = zero - sign * edges[s];

          if (!is_on_side (column->segments[s].value, sign))
            continue;
          tops[s] = MIN (near, far);
          bottoms[s] = MAX (near, far);
        }
    }
}
