/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

/* Bullets: what a bar is held against. */

/* The track belongs to the axis: no louder than its lines. */
void
plot_bars_draw_tracks (const PlotBarsPlan *plan,
                       PlotScene          *scene)
{
  PlotFill pale = plot_layout_solid (&plan->style->hover);

  for (guint i = 0; plan->bars->has_track && i < plan->n_shown; i++)
    {
      PlotRect rect = plot_bars_plan_get_track (plan, i);
      PlotItem *item = plot_scene_add_rect (scene, PLOT_PART_GRID, &rect, &pale);

      item->stroke = plan->style->grid;
      item->stroke_width = MAX (1, floor (plan->style->label_size / 12));
    }
}

/* Over a slit of the ground a stroke is seen on every fill, as a notch is. */
static void
draw_slit (const PlotBarsPlan *plan,
           PlotScene          *scene,
           const PlotRect     *stroke)
{
  PlotFill ground = plot_layout_solid (&plan->style->ground);
  double side = MAX (1, floor (plan->style->label_size / 12));
  PlotRect slit = { stroke->x - side, stroke->y, stroke->width + 2 * side, stroke->height };

  plot_scene_add_rect (scene, PLOT_PART_BAND, &slit, &ground);
}

static void
draw_target (const PlotBarsPlan *plan,
             PlotScene          *scene,
             guint               row,
             double              x)
{
  PlotFill text = plot_layout_solid (&plan->style->text);
  double width = plot_layout_unit (plan->style, 3), over = plan->is_narrow ? 0 : floor (plan->style->label_size / 6);
  PlotRect stroke = { x - floor (width / 2), plan->tops[row] - over, width, plan->bar_height + 2 * over };

  draw_slit (plan, scene, &stroke);
  plot_scene_add_rect (scene, PLOT_PART_BAND, &stroke, &text);
}

static void
draw_baseline (const PlotBarsPlan *plan,
               PlotScene          *scene,
               guint               row,
               double              x)
{
  double width = MAX (1, round (plan->style->label_size / 8));
  PlotRect line = { x, plan->tops[row], 0, plan->bar_height };
  PlotRect stroke = { x - width / 2, line.y, width, line.height };
  PlotItem *item;

  draw_slit (plan, scene, &stroke);
  item = plot_scene_add_line (scene, PLOT_PART_BAND, &line, &plan->style->text);
  item->stroke_width = width;
  item->is_dashed = TRUE;
}

void
plot_bars_draw_ticks (const PlotBarsPlan *plan,
                      PlotScene          *scene)
{
  static void (* const draw[PLOT_N_BAR_TICKS]) (const PlotBarsPlan *, PlotScene *, guint, double) = {
    [PLOT_BAR_TARGET] = draw_target,
    [PLOT_BAR_BASELINE] = draw_baseline,
  };

  for (guint row = 0; row < plan->n_shown; row++)
    for (guint i = PLOT_N_BAR_TICKS; i > 0; i--)
      {
        const PlotBarTick *tick = &plan->bars->bars[plan->rows[row]].ticks[i - 1];
        double x = round (plot_scale_map (&plan->scale, tick->value));
        double edge = plot_layout_unit (plan->style, 3);

        /* At the very end of the axis the whole stroke stays on it. */
        if (tick->is_set && isfinite (tick->value))
          draw[i - 1] (plan, scene, row, CLAMP (x, plan->place.x + edge, plan->place.x + plan->place.width - edge));
      }
}
