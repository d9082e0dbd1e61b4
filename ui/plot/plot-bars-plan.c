/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

/* Under this width, beside labels of 12 pixels, names stand above their bars. */
#define NARROW 440

/* How much of the width headings may take, and names. */
#define GROUP_SHARE .18
#define LABEL_SHARE .38

/* Between bars, however many there are. */
#define LEAST_GAP 5

static double
unit (const PlotBarsPlan *plan,
      double              pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static double
measure (const PlotBarsPlan *plan,
         const char         *text,
         gboolean            is_strong)
{
  if (text == NULL || *text == '\0')
    return 0;

  return ceil (plot_text_engine_measure (plan->engine, text, is_strong ? &plan->strong : &plan->font).width);
}

/* Columns */

static double
measure_note (const PlotBarsPlan *plan,
              const PlotBar      *bar)
{
  double width = measure (plan, bar->end_note, FALSE);

  return width > 0 ? unit (plan, 12) + unit (plan, 4) + width : 0;
}

static double
measure_end (const PlotBarsPlan *plan,
             const PlotBar      *bar)
{
  return measure (plan, bar->end_label, bar->is_total || bar->is_strong || !plan->bars->end_aligned);
}

/* At the far right, whatever else stands there. */
static void
plan_changes (PlotBarsPlan *plan)
{
  double right = plan->place.x + plan->place.width;

  plan->change_right = right;
  if (plan->bars->change_title == NULL)
    return;

  plan->change_width = measure (plan, plan->bars->change_title, TRUE);
  for (guint i = 0; i < plan->bars->n_bars; i++)
    plan->change_width = MAX (plan->change_width, measure (plan, plan->bars->bars[i].change, TRUE));
  plan->change_width = MIN (plan->change_width, floor (.22 * plan->place.width));
}

static void
plan_columns (PlotBarsPlan *plan)
{
  double widest = measure (plan, plan->bars->axis_title, FALSE);
  gboolean has_glyph = FALSE;
  double right;

  plan_changes (plan);
  right = plan->change_right - (plan->change_width > 0 ? plan->change_width + unit (plan, 15) : 0);
  for (guint i = 0; i < plan->bars->n_bars; i++)
    {
      const PlotBar *bar = &plan->bars->bars[i];

      has_glyph |= bar->end_glyph != PLOT_GLYPH_NONE;
      widest = MAX (widest, measure (plan, bar->label, bar->is_total));
      plan->group_width = MAX (plan->group_width, measure (plan, bar->group, TRUE));
      plan->end_width = MAX (plan->end_width, measure_end (plan, bar));
      plan->note_width = MAX (plan->note_width, measure_note (plan, bar));
    }

  /* No column may leave the bars without room. */
  if (plan->bars->end_aligned)
    plan->end_width = MAX (plan->end_width, measure (plan, plan->bars->end_title, FALSE));
  plan->end_width = MIN (plan->end_width, floor (.25 * plan->place.width));
  plan->note_width = MIN (plan->note_width, floor (.2 * plan->place.width));

  plan->glyph_size = has_glyph ? MIN (unit (plan, 14), MAX (plan->line, 14)) : 0;
  plan->glyph_left = right - plan->glyph_size;
  plan->end_right = plan->glyph_left - (has_glyph ? unit (plan, 8) : 0);
  plan->group_width = plan->is_narrow ? 0 : MIN (plan->group_width, floor (GROUP_SHARE * plan->place.width));
  plan->label_left = plan->place.x + (plan->group_width > 0 ? plan->group_width + unit (plan, 14) : 0);
  plan->label_width = plan->is_narrow ? 0 : MIN (widest, floor (LABEL_SHARE * plan->place.width));
  plan->plot_left = plan->label_left + (plan->label_width > 0 ? plan->label_width + unit (plan, 10) : 0);
  plan->plot_right = plan->change_right;

  if (!plan->is_narrow)
    {
      plan->plot_right = plan->end_right;
      if (plan->bars->end_aligned && plan->end_width > 0)
        plan->plot_right -= plan->end_width + unit (plan, 15);
      if (plan->bars->end_aligned && plan->note_width > 0)
        plan->plot_right -= plan->note_width + unit (plan, 6);
      if (!plan->bars->end_aligned && has_glyph)
        plan->plot_right -= unit (plan, 4);
    }

  plan->plot_right = MAX (plan->plot_right, plan->plot_left + 1);
}

/* The axis */

static double
measure_tick (double   value,
              double   step,
              gpointer user_data)
{
  const PlotBarsPlan *plan = user_data;
  g_autofree char *label = plot_bars_plan_format_tick (plan, value, step);

  return measure (plan, label, FALSE);
}

/* What a tick's label needs of the step. Those at the ends may be moved
 * inwards, off the names or into the picture, and then need all of their width
 * beside half of their neighbour's. */
static double
measure_tick_room (double   value,
                   double   step,
                   gpointer user_data)
{
  const PlotBarsPlan *plan = user_data;
  gboolean is_kept_in = plan->is_narrow || plan->bars->end_aligned;
  double width = measure_tick (value, step, user_data);

  if (value <= plan->data_min)
    return width + measure_tick (value + step, step, user_data) / 2;
  if (value >= plan->data_max && is_kept_in)
    return width + measure_tick (value - step, step, user_data) / 2;

  return width;
}

static void
find_range (PlotBarsPlan *plan)
{
  double max = 0, min = 0;

  for (guint i = 0; i < plan->bars->n_bars; i++)
    {
      double positive, negative;

      plot_bars_get_reach (plan->bars, &plan->bars->bars[i], &positive, &negative);
      max = MAX (max, positive);
      min = MIN (min, negative);
      plot_bars_stretch_to_points (&plan->bars->bars[i], &min, &max);
      for (guint k = 0; k < PLOT_N_BAR_TICKS; k++)
        {
          const PlotBarTick *tick = &plan->bars->bars[i].ticks[k];

          if (tick->is_set && isfinite (tick->value))
            {
              max = MAX (max, tick->value);
              min = MIN (min, tick->value);
            }
        }
    }

  /* A band without bars is what the points are read against: all of it is seen. */
  if (plan->bars->has_band && plot_bars_is_dotted (plan->bars))
    max = MAX (max, plan->bars->band_to * 1.1);

  /* Shares that add up to 1.0000000000000002 do not lengthen the axis. */
  if (plan->bars->axis_max > 0 && max <= plan->bars->axis_max * (1 + 1e-9))
    max = plan->bars->axis_max;

  plan->data_min = min;
  plan->data_max = max;
}

static void
plan_ticks (PlotBarsPlan *plan)
{
  double width = plan->plot_right - plan->plot_left;
  /* Quarters read best on an axis with a given end. */
  int wanted = plan->bars->axis_max > 0 ? 5 : CLAMP (1 + width / unit (plan, 60), 4, 6);

  plan->ticks = plot_ticks_wilkinson (plan->data_min, plan->data_max, wanted, width, measure_tick_room, plan);
  plan->scale = (PlotScale) {
    .domain_from = plot_ticks_get (&plan->ticks, 0),
    .domain_to = plot_ticks_get (&plan->ticks, plan->ticks.n - 1),
    .range_from = plan->plot_left,
    .range_to = plan->plot_right,
  };
}

/* How much of the axis may be drawn for all that follows the bars to fit. */
static double
measure_plot (const PlotBarsPlan *plan,
              double              room)
{
  double width = room - ceil (measure_tick (plan->scale.domain_to, plan->ticks.step, (gpointer) plan) / 2);
  double domain = plan->scale.domain_to - plan->scale.domain_from;

  for (guint i = 0; i < plan->bars->n_bars; i++)
    {
      const PlotBar *bar = &plan->bars->bars[i];
      double positive, negative;
      double end = MIN (measure_end (plan, bar), plan->end_width);
      double note = MIN (measure_note (plan, bar), plan->note_width);
      double tail = (end > 0 ? end + unit (plan, 8) : 0) + (note > 0 ? note + unit (plan, 8) : 0);

      plot_bars_get_reach (plan->bars, bar, &positive, &negative);
      width = MIN (width, floor ((room - tail) / ((positive - plan->scale.domain_from) / domain)));
    }

  return MAX (width, floor (room * .3));
}

/* Longer ticks may need a longer axis, and a shorter axis other ticks; two
 * rounds settle it, and the last word is the labels'. */
static void
plan_axis (PlotBarsPlan *plan)
{
  double room = plan->plot_right - plan->plot_left;

  find_range (plan);
  plan_ticks (plan);
  if (plan->is_narrow || plan->bars->end_aligned)
    return;

  for (int i = 0; i < 2; i++)
    {
      plan->plot_right = plan->plot_left + measure_plot (plan, room);
      plan_ticks (plan);
    }

  plan->plot_right = plan->plot_left + measure_plot (plan, room);
  plan->scale.range_to = plan->plot_right;
}

/* Rows */

static double
get_axis_height (const PlotBarsPlan *plan)
{
  return plan->line + unit (plan, 6);
}

static double
get_total_gap (const PlotBarsPlan *plan)
{
  const PlotBars *bars = plan->bars;

  return bars->n_bars > 1 && bars->bars[bars->n_bars - 1].is_total ? unit (plan, 5) : 0;
}

/* Over the rows: the band's name; in a narrow picture, where neither the axis
 * nor the end column has room beside it, their units as well. */
static double
measure_strip (const PlotBarsPlan *plan)
{
  const PlotBars *bars = plan->bars;
  gboolean has_unit = plan->is_narrow && (bars->axis_title != NULL || bars->end_title != NULL);
  gboolean has_band = bars->has_band && bars->band_label != NULL;
  gboolean has_change = bars->change_title != NULL && !has_unit;
  double height = unit (plan, bars->has_band ? 6 : 3);

  if (has_unit && has_band && bars->axis_title == NULL)
    {
      /* One line for both, if they stay apart. */
      double middle = plot_scale_map (&plan->scale, (bars->band_from + bars->band_to) / 2);

      if (middle + measure (plan, bars->band_label, TRUE) / 2 + unit (plan, 8)
          < plan->end_right - measure (plan, bars->end_title, FALSE))
        return height + plan->line;
    }

  return height + (has_unit + has_band + has_change) * plan->line;
}

static double
get_name_height (const PlotBarsPlan *plan)
{
  return plan->is_narrow ? plan->line + unit (plan, 3) : 0;
}

/* How close rows may stand before any is left out. Points need no gap: between
 * two of them there is ground anyhow. */
static double
get_least_gap (const PlotBarsPlan *plan)
{
  return plot_bars_is_dotted (plan->bars) ? 0 : MAX (LEAST_GAP, round (plan->style->bar_gap * .6));
}

static double
get_least_bar (const PlotBarsPlan *plan)
{
  double bar = round (plan->style->bar_min);

  return plot_bars_is_dotted (plan->bars) ? MIN (bar, plan->line) : bar;
}

static PlotBands
fit_bands (const PlotBarsPlan *plan,
           double              room)
{
  const PlotStyle *style = plan->style;
  double name = get_name_height (plan);
  double min = name + round (style->bar_min);
  double max = name + round (plan->is_narrow ? MAX (style->bar_min, unit (plan, 22)) : style->bar_max);
  PlotBands bands = plot_bands_fit (plan->bars->n_bars, room, min, max, style->bar_gap);

  if (bands.n < plan->bars->n_bars)
    bands = plot_bands_fit (plan->bars->n_bars, room, name + get_least_bar (plan), max, get_least_gap (plan));

  return bands;
}

static void
choose_rows (PlotBarsPlan *plan,
             guint         n)
{
  const PlotBars *bars = plan->bars;

  plan->n_shown = n;
  plan->n_left_out = bars->n_bars - n;
  plan->rows = g_new0 (guint, n + 1);
  plan->tops = g_new0 (double, n + 1);

  for (guint i = 0; i < n; i++)
    plan->rows[i] = i;
  if (n > 0 && bars->bars[bars->n_bars - 1].is_total)
    plan->rows[n - 1] = bars->n_bars - 1;
}

/**
 * plot_bars_plan_rows:
 * @plan: a plan that has its columns
 *
 * Gives the rows their places in the plan's height, leaving out from the end
 * what does not fit; the total stays.
 */
void
plot_bars_plan_rows (PlotBarsPlan *plan)
{
  double top = plan->place.y + plan->strip_height;
  double bottom = plan->place.y + plan->place.height;
  double axis = get_axis_height (plan), total = get_total_gap (plan);
  PlotBands bands = fit_bands (plan, bottom - axis - total - top);

  if (bands.n < plan->bars->n_bars)
    bands = fit_bands (plan, bottom - axis - total - plan->line - top);

  plan->has_axis = bands.n > 0;
  choose_rows (plan, bands.n);
  plan->bar_height = bands.width - get_name_height (plan);
  bands.start = top;

  for (guint i = 0; i < bands.n; i++)
    {
      gboolean is_total = plan->bars->bars[plan->rows[i]].is_total;

      plan->tops[i] = plot_bands_get (&bands, i) + get_name_height (plan) + (is_total ? total : 0);
    }

  plan->rows_top = top;
  plan->rows_bottom = bands.n > 0 ? plan->tops[bands.n - 1] + plan->bar_height : top;
  plan->spans = g_new0 (PlotBarSpan, (gsize) bands.n * plan->bars->n_series + 1);

  for (guint i = 0; i < bands.n; i++)
    plot_bars_stack (plan, &plan->bars->bars[plan->rows[i]], plot_bars_plan_get_span (plan, i, 0));
}

/**
 * plot_bars_plan_get_natural_height:
 * @plan: a plan that has its columns
 *
 * Returns: the least height at which all rows are shown
 */
double
plot_bars_plan_get_natural_height (const PlotBarsPlan *plan)
{
  double bar = round (plan->style->bar_min);
  double gap = round (plan->style->bar_gap);

  return plan->strip_height + plan->bars->n_bars * (get_name_height (plan) + bar + gap)
         + get_total_gap (plan) + get_axis_height (plan);
}

/**
 * plot_bars_plan_get_least_height:
 * @plan: a plan that has its columns
 *
 * Returns: the height at which all rows are shown as close as they may stand
 */
double
plot_bars_plan_get_least_height (const PlotBarsPlan *plan)
{
  double step = get_name_height (plan) + get_least_bar (plan) + get_least_gap (plan);

  return plan->strip_height + plan->bars->n_bars * step - get_least_gap (plan)
         + get_total_gap (plan) + get_axis_height (plan);
}

/**
 * plot_bars_plan_init:
 * @plan: (out caller-allocates): the plan
 * @bars: the bars
 * @place: where they go; its height is not looked at yet
 * @style: how they look
 * @engine: measures
 *
 * Plans columns and axis.
 */
void
plot_bars_plan_init (PlotBarsPlan    *plan,
                     const PlotBars  *bars,
                     const PlotRect  *place,
                     const PlotStyle *style,
                     PlotTextEngine  *engine)
{
  *plan = (PlotBarsPlan) {
    .bars = bars,
    .style = style,
    .engine = engine,
    .place = *place,
    .is_narrow = place->width < NARROW * style->label_size / 12,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
    .gap = floor (1 + style->label_size / 12),
  };
  plan->line = plot_layout_line (engine, &plan->strong);

  plan_columns (plan);
  plan_axis (plan);
  plan->strip_height = measure_strip (plan);
}

/**
 * plot_bars_plan_clear:
 * @plan: a plan
 */
void
plot_bars_plan_clear (PlotBarsPlan *plan)
{
  g_clear_pointer (&plan->rows, g_free);
  g_clear_pointer (&plan->tops, g_free);
  g_clear_pointer (&plan->spans, g_free);
}

PlotBarSpan *
plot_bars_plan_get_span (const PlotBarsPlan *plan,
                         guint               row,
                         guint               series)
{
  return &plan->spans[(gsize) row * plan->bars->n_series + series];
}

PlotRect
plot_bars_plan_get_track (const PlotBarsPlan *plan,
                          guint               row)
{
  return (PlotRect) { round (plan->plot_left), plan->tops[row], floor (plan->plot_right) - round (plan->plot_left),
                      plan->bar_height };
}

void
plot_bars_plan_get_extent (const PlotBarsPlan *plan,
                           guint               row,
                           double             *left,
                           double             *right)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  double zero = round (plot_scale_map (&plan->scale, 0));
  double ghost = bar->has_ghost ? round (plot_scale_map (&plan->scale, bar->ghost)) : zero;

  *left = MIN (zero, ghost);
  *right = MAX (zero, ghost);

  for (guint i = 0; i < plan->bars->n_series; i++)
    {
      const PlotBarSpan *span = plot_bars_plan_get_span (plan, row, i);

      if (span->right > span->left)
        {
          *left = MIN (*left, span->left);
          *right = MAX (*right, span->right);
        }
    }
}

char *
plot_bars_plan_format_tick (const PlotBarsPlan *plan,
                            double              value,
                            double              step)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  char *label = NULL;

  if (plan->bars->format_tick != NULL)
    label = plan->bars->format_tick (value, step, plan->bars->format_data);

  return label != NULL ? label : g_strdup (g_ascii_formatd (number, sizeof number, "%g", value));
}
