/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars.h"

#include "plot-bars-private.h"

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

  for (guint i = 0; i < bar->n_points; i++)
    {
      g_free (bar->points[i].id);
      g_free (bar->points[i].name);
      g_free (bar->points[i].heading);
      g_free (bar->points[i].detail);
    }

  g_free (bar->segments);
  g_free (bar->points);
  g_free (bar->group);
  g_free (bar->id);
  g_free (bar->label);
  g_free (bar->name);
  g_free (bar->detail);
  g_free (bar->end_label);
  g_free (bar->end_note);
  g_free (bar->change);
}

static void
bars_free (PlotBody *body)
{
  PlotBars *bars = (PlotBars *) body;

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
  g_free (bars->change_title);
  g_free (bars->axis_title);
  g_free (bars->band_label);
  g_free (bars);
}

static double
get_height (const PlotBody  *body,
            double           width,
            const PlotStyle *style,
            PlotTextEngine  *engine,
            double         (*get) (const PlotBarsPlan *plan))
{
  const PlotBars *bars = (const PlotBars *) body;
  g_auto (PlotBarsPlan) plan = { 0 };
  PlotRect place = { 0, 0, width, 0 };

  if (bars->n_bars == 0)
    return 0;

  plot_bars_plan_init (&plan, bars, &place, style, engine);

  return get (&plan);
}

static double
bars_get_natural_height (const PlotBody  *body,
                         double           width,
                         const PlotStyle *style,
                         PlotTextEngine  *engine)
{
  return get_height (body, width, style, engine, plot_bars_plan_get_natural_height);
}

static double
bars_get_least_height (const PlotBody  *body,
                       double           width,
                       const PlotStyle *style,
                       PlotTextEngine  *engine)
{
  return get_height (body, width, style, engine, plot_bars_plan_get_least_height);
}

static void
bars_layout (const PlotBody *body,
             const PlotRect *place,
             PlotScene      *scene,
             PlotTextEngine *engine)
{
  const PlotBars *bars = (const PlotBars *) body;
  g_auto (PlotBarsPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  if (bars->n_bars == 0)
    return;

  plot_bars_plan_init (&plan, bars, place, plot_scene_get_style (scene), engine);
  plot_bars_plan_rows (&plan);
  plot_pen_init (&pen, scene, engine, place);

  plot_bars_draw_grid (&plan, scene);
  plot_bars_draw_band (&plan, scene);
  plot_bars_draw_tracks (&plan, scene);
  plot_bars_draw_marks (&plan, scene);
  plot_bars_draw_points (&plan, scene);
  plot_bars_draw_notches (&plan, scene);
  plot_bars_draw_ticks (&plan, scene);
  plot_bars_draw_ghosts (&plan, scene);
  plot_bars_draw_inside (&plan, &pen);
  plot_bars_draw_rows (&plan, &pen);
  plot_bars_draw_groups (&plan, &pen);
  plot_bars_draw_axis (&plan, &pen);
}

static const PlotBodyKind kind = {
  .free = bars_free,
  .get_natural_height = bars_get_natural_height,
  .get_least_height = bars_get_least_height,
  .layout = bars_layout,
};

/**
 * plot_bars_new:
 * @n_series: how many segments a bar has
 * @n_bars: how many bars
 *
 * Creates bars that the caller fills in: all strings in them become theirs and
 * are freed with them.
 *
 * Returns: (transfer full): the bars, freed with plot_body_free()
 */
PlotBars *
plot_bars_new (guint n_series,
               guint n_bars)
{
  PlotBars *bars = g_new0 (PlotBars, 1);

  bars->body.kind = &kind;
  bars->n_series = n_series;
  bars->n_bars = n_bars;
  bars->series = g_new0 (PlotSeries, n_series + 1);
  bars->bars = g_new0 (PlotBar, n_bars + 1);

  for (guint i = 0; i < n_bars; i++)
    bars->bars[i].segments = g_new0 (PlotBarSegment, n_series + 1);

  return bars;
}

/**
 * plot_bars_set_points:
 * @bar: a bar that has no points yet
 * @n_points: how many it gets
 *
 * Makes room for points, which the caller fills in; their strings become the
 * bar's.
 */
void
plot_bars_set_points (PlotBar *bar,
                      guint    n_points)
{
  g_return_if_fail (bar->points == NULL);

  bar->n_points = n_points;
  bar->points = g_new0 (PlotBarPoint, n_points + 1);
}
