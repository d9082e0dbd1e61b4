/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars.h"

#include "plot-bars-private.h"

/**
 * plot_bars_new:
 * @n_series: how many segments a bar has
 * @n_bars: how many bars
 *
 * Creates bars that the caller fills in: all strings in them become theirs and
 * are freed with them.
 *
 * Returns: (transfer full): the bars
 */
PlotBars *
plot_bars_new (guint n_series,
               guint n_bars)
{
  PlotBars *bars = g_new0 (PlotBars, 1);

  bars->n_series = n_series;
  bars->n_bars = n_bars;
  bars->series = g_new0 (PlotSeries, n_series + 1);
  bars->bars = g_new0 (PlotBar, n_bars + 1);

  for (guint i = 0; i < n_bars; i++)
    bars->bars[i].segments = g_new0 (PlotBarSegment, n_series + 1);

  return bars;
}

static void
clear_bar (PlotBar *bar,
           guint    n_series)
{
  for (guint i = 0; i < n_series; i++)
    {
      PlotBarSegment *segment = &bar->segments[i];

      g_free (segment->label);
      g_free (segment->label_with_unit);
      g_free (segment->name);
      g_free (segment->heading);
      g_free (segment->detail);
    }

  g_free (bar->segments);
  g_free (bar->id);
  g_free (bar->label);
  g_free (bar->end_label);
  g_free (bar->end_note);
}

/**
 * plot_bars_free:
 * @bars: (transfer full) (nullable): the bars
 */
void
plot_bars_free (PlotBars *bars)
{
  if (bars == NULL)
    return;

  for (guint i = 0; i < bars->n_bars; i++)
    clear_bar (&bars->bars[i], bars->n_series);
  for (guint i = 0; i < bars->n_series; i++)
    {
      g_free (bars->series[i].id);
      g_free (bars->series[i].label);
    }

  if (bars->format_destroy != NULL)
    bars->format_destroy (bars->format_data);

  g_free (bars->bars);
  g_free (bars->series);
  g_free (bars->end_title);
  g_free (bars->axis_title);
  g_free (bars->band_label);
  g_free (bars);
}

/**
 * plot_bars_get_natural_height:
 * @bars: the bars
 * @width: of their place, in pixels
 * @style: how they look
 * @engine: measures
 *
 * Returns: the height at which no row is left out, in pixels
 */
double
plot_bars_get_natural_height (const PlotBars  *bars,
                              double           width,
                              const PlotStyle *style,
                              PlotTextEngine  *engine)
{
  g_auto (PlotBarsPlan) plan = { 0 };
  PlotRect place = { 0, 0, width, 0 };

  if (bars->n_bars == 0)
    return 0;

  plot_bars_plan_init (&plan, bars, &place, style, engine);

  return plot_bars_plan_get_natural_height (&plan);
}

/**
 * plot_bars_layout:
 * @bars: the bars
 * @place: where they go; nothing leaves it
 * @scene: what they are drawn into
 * @engine: measures
 */
void
plot_bars_layout (const PlotBars *bars,
                  const PlotRect *place,
                  PlotScene      *scene,
                  PlotTextEngine *engine)
{
  g_auto (PlotBarsPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (bars->n_bars == 0 || place->width < 1 || place->height < 1)
    return;

  plot_bars_plan_init (&plan, bars, place, plot_scene_get_style (scene), engine);
  plot_bars_plan_rows (&plan);
  plot_pen_init (&pen, scene, engine, place);

  plot_bars_draw_grid (&plan, scene);
  plot_bars_draw_band (&plan, scene);
  plot_bars_draw_marks (&plan, scene);
  plot_bars_draw_notches (&plan, scene);
  plot_bars_draw_inside (&plan, &pen);
  plot_bars_draw_rows (&plan, &pen);
  plot_bars_draw_axis (&plan, &pen);
}
