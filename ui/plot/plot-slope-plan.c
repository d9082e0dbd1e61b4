/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-slope-private.h"

#include <math.h>

/* Under this width, beside labels of 12 pixels, the names get more of it. */
#define NARROW 440

/* How much of the width the labels may take at each side. */
static const double shares[PLOT_SLOPE_N_SIDES] = { .26, .46 };
static const double shares_narrow[PLOT_SLOPE_N_SIDES] = { .2, .58 };

static double
unit (const PlotSlopePlan *plan,
      double               pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

double
plot_slope_get_value (const PlotSlopeLine *line,
                      PlotSlopeSide        side)
{
  return side == PLOT_SLOPE_NOW ? line->now : line->before;
}

static gboolean
is_there (const PlotSlopeLine *line,
          PlotSlopeSide        side)
{
  return isfinite (plot_slope_get_value (line, side));
}

/* The name stands at the end of the line; one that has no end is named at its
 * beginning. */
static char *
make_text (const PlotSlopeLine *line,
           PlotSlopeSide        side)
{
  const char *value = side == PLOT_SLOPE_NOW ? line->now_text : line->before_text;

  if (side == PLOT_SLOPE_BEFORE && !is_there (line, PLOT_SLOPE_NOW))
    return g_strdup_printf ("%s %s", line->label, value != NULL ? value : "");
  if (side == PLOT_SLOPE_BEFORE)
    return g_strdup (value != NULL ? value : "");

  return g_strdup_printf ("%s %s", value != NULL ? value : "", line->label);
}

static double
measure_labels (const PlotSlopePlan *plan,
                PlotSlopeSide        side)
{
  double widest = 0;

  for (guint i = 0; i < plan->slope->n_lines; i++)
    {
      const PlotSlopeLine *line = &plan->slope->lines[i];
      g_autofree char *text = is_there (line, side) ? make_text (line, side) : NULL;

      if (text != NULL)
        widest = MAX (widest, ceil (plot_text_engine_measure (plan->engine, text, line->is_strong
                                                                ? &plan->strong : &plan->font).width));
    }

  return MIN (widest, floor ((plan->is_narrow ? shares_narrow : shares)[side] * plan->place.width));
}

static void
plan_columns (PlotSlopePlan *plan)
{
  double right = plan->place.x + plan->place.width;

  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    plan->widths[side] = measure_labels (plan, side);

  plan->axes[PLOT_SLOPE_BEFORE] = round (plan->place.x + plan->widths[PLOT_SLOPE_BEFORE] + plan->gap);
  plan->axes[PLOT_SLOPE_NOW] = round (right - plan->widths[PLOT_SLOPE_NOW] - plan->gap);
  plan->axes[PLOT_SLOPE_NOW] = MAX (plan->axes[PLOT_SLOPE_NOW], plan->axes[PLOT_SLOPE_BEFORE] + 1);
}

/* The band and all of the values, with a little room above and below. */
static void
plan_scale (PlotSlopePlan *plan)
{
  const PlotSlope *slope = plan->slope;
  double min = slope->has_band ? MIN (slope->band_from, slope->band_to) : INFINITY;
  double max = slope->has_band ? MAX (slope->band_from, slope->band_to) : -INFINITY;

  for (guint i = 0; i < slope->n_lines; i++)
    for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
      if (is_there (&slope->lines[i], side))
        {
          min = MIN (min, plot_slope_get_value (&slope->lines[i], side));
          max = MAX (max, plot_slope_get_value (&slope->lines[i], side));
        }

  if (!(max > min))
    {
      min = isfinite (min) ? min - .5 : 0;
      max = min + 1;
    }

  double room = (max - min) * .06;

  plan->scale = (PlotScale) { max + room, min - room, plan->top, plan->bottom };
}

/* Those the picture is about first, then as they stand. */
static GArray *
choose_lines (const PlotSlopePlan *plan,
              guint                n_wanted)
{
  const PlotSlope *slope = plan->slope;
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int is_strong = 1; is_strong >= 0; is_strong--)
    for (guint i = 0; i < slope->n_lines && chosen->len < n_wanted; i++)
      if (slope->lines[i].is_strong == is_strong)
        g_array_append_val (chosen, i);

  return chosen;
}

static int
compare_labels (gconstpointer a,
                gconstpointer b)
{
  const PlotSlopeLabel *one = a, *other = b;

  if (one->wanted != other->wanted)
    return one->wanted < other->wanted ? -1 : 1;

  return (one->line > other->line) - (one->line < other->line);
}

/* A step up: the mean of what a run of labels want, when they stand close. */
typedef struct
{
  double sum;
  guint  n;
} Step;

void
plot_slope_spread (double *tops,
                   guint   n,
                   double  height,
                   double  from,
                   double  to)
{
  g_autofree Step *steps = g_new0 (Step, n + 1);
  guint n_steps = 0, next = 0;

  /* Less its place in the row, each wants to be no higher than the one above it:
   * an isotonic regression by pooling those that want otherwise. */
  for (guint i = 0; i < n; i++)
    {
      steps[n_steps++] = (Step) { tops[i] - i * height, 1 };
      while (n_steps > 1 && steps[n_steps - 2].sum / steps[n_steps - 2].n > steps[n_steps - 1].sum / steps[n_steps - 1].n)
        {
          steps[n_steps - 2].sum += steps[n_steps - 1].sum;
          steps[n_steps - 2].n += steps[n_steps - 1].n;
          n_steps--;
        }
    }

  for (guint s = 0; s < n_steps; s++)
    for (guint k = 0; k < steps[s].n; k++, next++)
      tops[next] = floor (CLAMP (steps[s].sum / steps[s].n, from, MAX (to - n * height, from))) + next * height;
}

static void
clear_label (gpointer data)
{
  g_free (((PlotSlopeLabel *) data)->text);
}

static void
plan_side (PlotSlopePlan *plan,
           GArray        *chosen,
           PlotSlopeSide  side)
{
  GArray *labels = plan->labels[side];

  for (guint i = 0; i < chosen->len; i++)
    {
      guint number = g_array_index (chosen, guint, i);
      const PlotSlopeLine *line = &plan->slope->lines[number];
      PlotSlopeLabel label = { .line = number };

      if (!is_there (line, side))
        continue;
      label.text = make_text (line, side);
      label.wanted = plot_scale_map (&plan->scale, plot_slope_get_value (line, side)) - plan->line / 2;
      g_array_append_val (labels, label);
    }
  g_array_sort (labels, compare_labels);

  g_autofree double *tops = g_new (double, labels->len + 1);

  for (guint i = 0; i < labels->len; i++)
    tops[i] = g_array_index (labels, PlotSlopeLabel, i).wanted;
  plot_slope_spread (tops, labels->len, plan->line, plan->top, plan->bottom);
  for (guint i = 0; i < labels->len; i++)
    g_array_index (labels, PlotSlopeLabel, i).top = tops[i];
}

/**
 * plot_slope_plan_labels:
 * @plan: a plan that has its columns
 *
 * Gives the labels their places in the plan's height. Where there is not room
 * for all, those the picture is about go first.
 */
void
plot_slope_plan_labels (PlotSlopePlan *plan)
{
  guint n = plan->slope->n_lines;
  guint n_fitting;

  plan->top = plan->place.y + plan->line + unit (plan, 8);
  plan->bottom = plan->place.y + plan->place.height;
  n_fitting = MAX (floor ((plan->bottom - plan->top) / plan->line), 0);
  if (n_fitting < n)
    {
      plan->bottom -= plan->line + unit (plan, 4);
      n_fitting = MAX (floor ((plan->bottom - plan->top) / plan->line), 0);
    }
  plan->n_unnamed = n > n_fitting ? n - n_fitting : 0;
  plan_scale (plan);

  g_autoptr (GArray) chosen = choose_lines (plan, n - plan->n_unnamed);

  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    plan_side (plan, chosen, side);
}

/**
 * plot_slope_plan_get_natural_height:
 * @plan: a plan that has its columns
 *
 * Returns: the height at which every line can be named, in pixels
 */
double
plot_slope_plan_get_natural_height (const PlotSlopePlan *plan)
{
  return (MAX (plan->slope->n_lines, 8) + 1) * plan->line + unit (plan, 8);
}

/**
 * plot_slope_plan_init:
 * @plan: (out caller-allocates): the plan
 * @slope: the lines
 * @place: where they go; its height is not looked at yet
 * @style: how they look
 * @engine: measures
 *
 * Plans the columns.
 */
void
plot_slope_plan_init (PlotSlopePlan   *plan,
                      const PlotSlope *slope,
                      const PlotRect  *place,
                      const PlotStyle *style,
                      PlotTextEngine  *engine)
{
  *plan = (PlotSlopePlan) {
    .slope = slope,
    .style = style,
    .engine = engine,
    .place = *place,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
    .radius = plot_layout_unit (style, 4),
    .is_narrow = place->width < NARROW * style->label_size / 12,
  };
  plan->gap = unit (plan, plan->is_narrow ? 14 : 22);
  plan->line = plot_layout_line (engine, &plan->strong);
  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    {
      plan->labels[side] = g_array_new (FALSE, TRUE, sizeof (PlotSlopeLabel));
      g_array_set_clear_func (plan->labels[side], clear_label);
    }

  plan_columns (plan);
}

/**
 * plot_slope_plan_clear:
 * @plan: a plan
 */
void
plot_slope_plan_clear (PlotSlopePlan *plan)
{
  for (guint side = 0; side < PLOT_SLOPE_N_SIDES; side++)
    g_clear_pointer (&plan->labels[side], g_array_unref);
}
