/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-multiples-private.h"

#include <math.h>

/* The shape in which a line reads best: wider than high. */
#define BEST_SHAPE 2

static double
unit (const PlotMultiplesPlan *plan,
      double                   pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
measure (const PlotMultiplesPlan *plan,
         const char              *text,
         const PlotFont          *font)
{
  return text != NULL && *text != '\0' ? ceil (plot_text_engine_measure (plan->engine, text, font).width) : 0;
}

static double
measure_figures (const PlotMultiplesPlan *plan)
{
  const PlotMultiples *multiples = plan->multiples;
  double width = 0;

  for (guint i = 0; i < multiples->n_multiples; i++)
    for (guint k = 0; k < multiples->n_periods; k++)
      width = MAX (width, measure (plan, multiples->multiples[i].points[k].label, &plan->strong));

  return width;
}

/* The first and the last period stand under each panel, side by side, and the
 * longest figures have to find their place in it. */
static double
measure_least_width (const PlotMultiplesPlan *plan)
{
  const PlotMultiples *multiples = plan->multiples;
  guint last = MAX (multiples->n_periods, 1) - 1;
  double width = unit (plan, 84), figures = plan->figure_width + unit (plan, 54);

  if (multiples->n_periods > 0)
    width = MAX (width, measure (plan, multiples->periods[0].label, &plan->font) + unit (plan, 10)
                        + measure (plan, multiples->periods[last].label, &plan->font));

  for (guint i = 0; i < multiples->n_multiples; i++)
    {
      const PlotMultiple *multiple = &multiples->multiples[i];
      double word = plot_layout_longest_word (plan->engine, multiple->label, &plan->strong);

      figures = MAX (figures, measure (plan, multiple->target.label, &plan->font));
      width = MAX (width, MIN (word, unit (plan, 140)));
    }

  return MIN (MAX (width, figures), plan->place.width);
}

/* Names that need two lines where panels are as narrow as may be get them. */
static guint
count_head_lines (const PlotMultiplesPlan *plan)
{
  for (guint i = 0; i < plan->multiples->n_multiples; i++)
    if (measure (plan, plan->multiples->multiples[i].label, &plan->strong) > plan->least_width)
      return 2;

  return 1;
}

/* Name, room for the target's figure over the plot, and periods under it. */
static double
measure_words (const PlotMultiplesPlan *plan)
{
  return (plan->head_lines + 2) * plan->line + ceil (plan->line / 2) + unit (plan, 7);
}

/* And a plot worth looking at. */
static double
measure_least_height (const PlotMultiplesPlan *plan)
{
  return measure_words (plan) + unit (plan, 28);
}

void
plot_multiples_plan_init (PlotMultiplesPlan   *plan,
                          const PlotMultiples *multiples,
                          const PlotRect      *place,
                          const PlotStyle     *style,
                          PlotTextEngine      *engine)
{
  *plan = (PlotMultiplesPlan) {
    .multiples = multiples,
    .style = style,
    .engine = engine,
    .place = *place,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
  };
  plan->line = plot_layout_line (engine, &plan->strong);
  plan->gap = unit (plan, 14);
  plan->title_height = measure (plan, multiples->axis_title, &plan->font) > 0 ? plan->line + unit (plan, 4) : 0;
  plan->figure_width = measure_figures (plan);
  plan->least_width = measure_least_width (plan);
  plan->head_lines = count_head_lines (plan);
  plan->least_height = measure_least_height (plan);
}

static guint
count_fitting (double room,
               double least,
               double gap)
{
  return room >= least ? (guint) floor ((room + gap) / (least + gap)) : 0;
}

double
plot_multiples_plan_get_natural_height (const PlotMultiplesPlan *plan)
{
  guint n = plan->multiples->n_multiples;
  guint n_columns = CLAMP (count_fitting (plan->place.width, plan->least_width, plan->gap), 1, n);
  guint n_rows = (n + n_columns - 1) / n_columns;

  return plan->title_height + n_rows * (plan->least_height + unit (plan, 16) + plan->gap) - plan->gap;
}

/* How far panels in so many columns are from the shape that reads best, and how
 * much of the grid stays empty. */
static double
weigh_columns (const PlotMultiplesPlan *plan,
               double                   room,
               guint                    n_columns)
{
  guint n_rows = (plan->multiples->n_multiples + n_columns - 1) / n_columns;
  double width = (plan->place.width + plan->gap) / n_columns - plan->gap;
  double height = MAX ((room + plan->gap) / n_rows - plan->gap - measure_words (plan), 1);

  double empty = 1 - (double) plan->multiples->n_multiples / (n_columns * n_rows);

  return fabs (log (width / height / BEST_SHAPE)) + 2 * empty;
}

static void
choose_columns (PlotMultiplesPlan *plan,
                double             room)
{
  guint n = plan->multiples->n_multiples;
  guint most = CLAMP (count_fitting (plan->place.width, plan->least_width, plan->gap), 1, n);
  guint most_rows = count_fitting (room, plan->least_height, plan->gap);

  plan->n_columns = most;
  for (guint i = 1; i <= most; i++)
    if ((n + i - 1) / i <= most_rows && weigh_columns (plan, room, i) < weigh_columns (plan, room, plan->n_columns))
      plan->n_columns = i;

  plan->n_rows = MIN ((n + plan->n_columns - 1) / plan->n_columns, most_rows);
  plan->n_shown = MIN (n, plan->n_columns * plan->n_rows);
}

/* The scales */

static void
widen (double *min,
       double *max,
       double  value)
{
  if (!isfinite (value))
    return;

  *min = MIN (*min, value);
  *max = MAX (*max, value);
}

static void
widen_for (const PlotMultiples *multiples,
           guint                index,
           double              *min,
           double              *max)
{
  const PlotMultiple *multiple = &multiples->multiples[index];

  for (guint k = 0; k < multiples->n_periods; k++)
    if (multiple->points[k].state == PLOT_POINT_KNOWN)
      widen (min, max, multiple->points[k].value);
  if (multiple->target.is_set)
    widen (min, max, multiple->target.value);
  if (multiple->baseline.is_set)
    widen (min, max, multiple->baseline.value);
}

static void
plan_values (PlotMultiplesPlan *plan)
{
  const PlotMultiples *multiples = plan->multiples;
  double all_min = 0, all_max = 0;

  for (guint i = 0; i < multiples->n_multiples; i++)
    widen_for (multiples, i, &all_min, &all_max);

  g_free (plan->up);
  plan->up = g_new (PlotScale, multiples->n_multiples + 1);
  for (guint i = 0; i < multiples->n_multiples; i++)
    {
      double min = multiples->has_own_scales ? 0 : all_min;
      double max = multiples->has_own_scales ? 0 : all_max;

      if (multiples->has_own_scales)
        widen_for (multiples, i, &min, &max);
      plan->up[i] = (PlotScale) { min, max > min ? max : min + 1, plan->area_bottom, plan->area_top };
    }
}

static gboolean
has_baselines (const PlotMultiples *multiples)
{
  for (guint i = 0; i < multiples->n_multiples; i++)
    if (multiples->multiples[i].baseline.is_set)
      return TRUE;

  return FALSE;
}

static void
plan_time (PlotMultiplesPlan *plan)
{
  const PlotMultiples *multiples = plan->multiples;
  guint n = multiples->n_periods;
  double from = n > 0 ? multiples->periods[0].position : 0;
  double to = n > 0 ? multiples->periods[n - 1].position : 0;
  double edge = ceil (unit (plan, 8) / 2), step;
  /* The rings of the baselines stand before the first point. */
  double right = edge + (plan->figure_width > 0 ? MIN (plan->figure_width + unit (plan, 3), plan->width / 2) : 0);
  double left = edge + (has_baselines (multiples) ? unit (plan, 9) : 0);

  /* A single period stands in the middle. */
  if (to <= from)
    {
      from -= 1;
      to += 1;
    }
  plan->across = (PlotScale) { from, to, left, plan->width - right };

  step = (plan->width - left - right) / MAX (n, 2);
  plan->disc = CLAMP (floor (step) - 1, 3, unit (plan, 7));
}

void
plot_multiples_plan_panels (PlotMultiplesPlan *plan)
{
  double room = plan->place.height - plan->title_height;

  choose_columns (plan, room);
  if (plan->n_shown < plan->multiples->n_multiples)
    {
      room -= plan->line + unit (plan, 4);
      choose_columns (plan, room);
    }
  if (plan->n_shown == 0)
    return;

  plan->width = floor ((plan->place.width + plan->gap) / plan->n_columns - plan->gap);
  plan->height = floor ((room + plan->gap) / plan->n_rows - plan->gap);
  plan->area_top = plan->head_lines * plan->line + plan->line + unit (plan, 6);
  /* A figure beside a point on the axis is half a line lower than it. */
  plan->area_bottom = plan->height - plan->line - ceil (plan->line / 2) - 1;
  plan_values (plan);
  plan_time (plan);
}

PlotRect
plot_multiples_plan_get_panel (const PlotMultiplesPlan *plan,
                               guint                    index)
{
  guint column = index % plan->n_columns, row = index / plan->n_columns;

  return (PlotRect) {
    plan->place.x + column * (plan->width + plan->gap),
    plan->place.y + plan->title_height + row * (plan->height + plan->gap),
    plan->width,
    plan->height,
  };
}

void
plot_multiples_plan_clear (PlotMultiplesPlan *plan)
{
  g_clear_pointer (&plan->up, g_free);
}
