/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

/* Lines of the grid go under everything; in a narrow picture they would run
 * through the names, and the axis has to do without. */
void
plot_bars_draw_grid (const PlotBarsPlan *plan,
                     PlotScene          *scene)
{
  double over = plot_layout_unit (plan->style, 3);
  double top = plan->rows_top - over, bottom = plan->rows_bottom + over;

  if (!plan->has_axis)
    return;
  if (plan->is_narrow)
    top = plan->rows_bottom;

  for (guint i = 0; i < plan->ticks.n; i++)
    {
      double value = plot_ticks_get (&plan->ticks, i);
      PlotRect line = { round (plot_scale_map (&plan->scale, value)), top, 0, bottom - top };

      plot_scene_add_line (scene, PLOT_PART_GRID, &line, &plan->style->grid)->stroke_width
        = MAX (1, floor (plan->style->label_size / 12));
    }
}

/* Zero, where bars go both ways. */
static void
draw_zero (const PlotBarsPlan *plan,
           PlotScene          *scene)
{
  PlotRect line = { round (plot_scale_map (&plan->scale, 0)), plan->rows_top, 0,
                    plan->rows_bottom - plan->rows_top };

  if (plan->scale.domain_from < 0 && !plan->is_narrow)
    plot_scene_add_line (scene, PLOT_PART_AXIS, &line, &plan->style->axis)->stroke_width
      = MAX (1, floor (plan->style->label_size / 12));
}

static void
draw_tick_label (const PlotBarsPlan *plan,
                 PlotPen            *pen,
                 guint               index,
                 double              y)
{
  double value = plot_ticks_get (&plan->ticks, index);
  double x = round (plot_scale_map (&plan->scale, value));
  g_autofree char *label = plot_bars_plan_format_tick (plan, value, plan->ticks.step);
  double half = plot_text_engine_measure (plan->engine, label, &plan->font).width / 2;
  double right = plan->bars->end_aligned ? plan->plot_right : plan->place.x + plan->place.width;

  /* The ends stay over the bars, in line with the names above or beside them. */
  if (x - half < plan->plot_left)
    plot_pen_text (pen, label, &plan->font, plan->plot_left, y, PLOT_ANCHOR_START);
  else if (x + half > right)
    plot_pen_text (pen, label, &plan->font, plan->plot_right, y, PLOT_ANCHOR_END);
  else
    plot_pen_text (pen, label, &plan->font, x, y, PLOT_ANCHOR_MIDDLE);
}

static void
draw_unit (const PlotBarsPlan *plan,
           PlotPen            *pen,
           const char         *text,
           const PlotRect     *box,
           PlotAnchor          anchor)
{
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, box->width, 1, plan->font.size };
  double x = anchor == PLOT_ANCHOR_END ? box->x + box->width : box->x;

  plot_text_block_fit (&block, plan->engine, text, &fit);
  plot_text_block_draw (&block, pen, x, box->y, anchor);
}

/* The units: the axis' at its left, the end column's under it; over the rows
 * where there is no room beside them. */
static void
draw_units (const PlotBarsPlan *plan,
            PlotPen            *pen,
            double              y)
{
  const PlotBars *bars = plan->bars;

  if (plan->is_narrow)
    {
      double half = floor (plan->place.width / 2) - plot_layout_unit (plan->style, 4);
      PlotRect left = { plan->place.x, plan->place.y, half, 0 };
      PlotRect right = { plan->place.x + plan->place.width - half, plan->place.y, half, 0 };

      draw_unit (plan, pen, bars->axis_title, &left, PLOT_ANCHOR_START);
      right.width = MIN (right.width, plan->end_right - right.x);
      draw_unit (plan, pen, bars->end_title, &right, PLOT_ANCHOR_END);
      return;
    }

  PlotRect axis = { plan->label_left, y, plan->label_width, 0 };
  PlotRect end = { plan->end_right - plan->end_width, y, plan->end_width, 0 };

  if (plan->bars->end_aligned && plan->note_width > 0)
    end.x -= plan->note_width + plot_layout_unit (plan->style, 6);
  draw_unit (plan, pen, bars->axis_title, &axis, PLOT_ANCHOR_END);
  if (bars->end_aligned)
    draw_unit (plan, pen, bars->end_title, &end, PLOT_ANCHOR_END);
}

static void
draw_more (const PlotBarsPlan *plan,
           PlotPen            *pen,
           double              y)
{
  g_autofree char *more = NULL;

  if (plan->n_left_out == 0 || plan->bars->format_more == NULL)
    return;

  more = plan->bars->format_more (plan->n_left_out, plan->bars->format_data);
  if (more == NULL)
    return;

  PlotRect box = { plan->place.x, y, plan->place.width, 0 };

  pen->part = PLOT_PART_FOOT;
  draw_unit (plan, pen, more, &box, PLOT_ANCHOR_START);
}

/**
 * plot_bars_draw_axis:
 * @plan: the plan
 * @pen: writes
 *
 * Writes the ticks' labels, the units, and how many rows are left out.
 */
void
plot_bars_draw_axis (const PlotBarsPlan *plan,
                     PlotPen            *pen)
{
  double y = ceil (plan->rows_bottom) + plot_layout_unit (plan->style, 5);

  pen->part = PLOT_PART_AXIS;
  pen->color = &plan->style->dim;

  if (plan->has_axis)
    {
      draw_zero (plan, pen->scene);
      draw_units (plan, pen, y);

      /* The ends first: they say where the axis goes. */
      draw_tick_label (plan, pen, 0, y);
      for (guint i = plan->ticks.n; i > 1; i--)
        draw_tick_label (plan, pen, i - 1, y);
    }

  draw_more (plan, pen, plan->has_axis ? y + plan->line : plan->place.y);
  pen->color = &plan->style->text;
}

/* The outline of what a bar was goes around it. Where it ends within the bar, a
 * slit of the ground shows it on every fill. */
static void
draw_ghost (const PlotBarsPlan *plan,
            PlotScene          *scene,
            guint               row)
{
  const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
  double zero = round (plot_scale_map (&plan->scale, 0)), end = round (plot_scale_map (&plan->scale, bar->ghost));
  double stroke = MAX (1, plan->style->label_size / 9);
  double over = MIN (plot_layout_unit (plan->style, 2), floor ((plan->style->bar_gap - 1) / 2));
  PlotFill none = { .pattern = PLOT_PATTERN_SOLID };
  PlotRect slit = { end, plan->tops[row], 0, plan->bar_height };
  PlotRect outline = { MIN (zero, end) + .5, plan->tops[row] - over + .5,
                       fabs (end - zero), plan->bar_height + 2 * over - 1 };

  plot_scene_add_line (scene, PLOT_PART_MARK, &slit, &plan->style->ground)->stroke_width = 3 * stroke;

  PlotItem *item = plot_scene_add_rect (scene, PLOT_PART_MARK, &outline, &none);
  item->stroke = plan->style->text;
  item->stroke_width = stroke;
  item->is_dashed = TRUE;
}

void
plot_bars_draw_ghosts (const PlotBarsPlan *plan,
                       PlotScene          *scene)
{
  for (guint row = 0; row < plan->n_shown; row++)
    {
      const PlotBar *bar = &plan->bars->bars[plan->rows[row]];

      if (bar->has_ghost && isfinite (bar->ghost) && bar->ghost != 0)
        draw_ghost (plan, scene, row);
    }
}

/* The band */

static void
get_band (const PlotBarsPlan *plan,
          double             *left,
          double             *right)
{
  double from = round (plot_scale_map (&plan->scale, plan->bars->band_from));
  double to = round (plot_scale_map (&plan->scale, plan->bars->band_to));

  *left = CLAMP (MIN (from, to), plan->plot_left, plan->plot_right);
  *right = CLAMP (MAX (from, to), plan->plot_left, plan->plot_right);
}

/* Where the bars leave room, from the strip above the first to below the last. */
static void
get_space (const PlotBarsPlan *plan,
           guint               index,
           double             *top,
           double             *bottom)
{
  double over = plot_layout_unit (plan->style, 5);

  *top = index > 0 ? plan->tops[index - 1] + plan->bar_height : plan->rows_top - over;
  *bottom = index < plan->n_shown ? plan->tops[index] : plan->rows_bottom + over - 1;
}

/* Points do not hide it: the band stands behind all rows, its edges dashed. */
static void
draw_corridor (const PlotBarsPlan *plan,
               PlotScene          *scene,
               double              left,
               double              right)
{
  PlotFill tint = plot_layout_solid (&plan->style->band);
  double over = plot_layout_unit (plan->style, 5);
  PlotRect rect = { left, plan->rows_top - over, right - left, plan->rows_bottom - plan->rows_top + 2 * over - 1 };
  const double edges[] = { left, right };

  plot_scene_add_rect (scene, PLOT_PART_BAND, &rect, &tint);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      PlotRect line = { edges[i], rect.y, 0, rect.height };
      PlotItem *item = plot_scene_add_line (scene, PLOT_PART_AXIS, &line, &plan->style->text);

      item->is_dashed = TRUE;
      item->stroke_width = plot_layout_unit (plan->style, 1.2);
    }
}

void
plot_bars_draw_band (const PlotBarsPlan *plan,
                     PlotScene          *scene)
{
  PlotFill tint = plot_layout_solid (&plan->style->band);
  double left, right;

  get_band (plan, &left, &right);
  if (!plan->bars->has_band || plan->n_shown == 0 || right <= left)
    return;

  if (plot_bars_is_dotted (plan->bars))
    {
      draw_corridor (plan, scene, left, right);
      return;
    }

  for (guint i = 0; i <= plan->n_shown; i++)
    {
      double top, bottom;

      get_space (plan, i, &top, &bottom);
      PlotRect rect = { left, top, right - left, bottom - top };
      plot_scene_add_rect (scene, PLOT_PART_BAND, &rect, &tint);
    }
}

/* A notch is a dark stroke over a slit of the ground: seen on every fill. */
static void
draw_notch (const PlotBarsPlan *plan,
            PlotScene          *scene,
            const PlotRect     *place,
            gboolean            is_slit)
{
  PlotFill fill = plot_layout_solid (is_slit ? &plan->style->ground : &plan->style->text);
  double width = plan->gap + (is_slit ? 2 * plot_layout_unit (plan->style, .75) : 0);
  PlotRect rect = { place->x - width / 2, place->y, width, place->height };

  if (rect.height > 0)
    plot_scene_add_rect (scene, PLOT_PART_BAND, &rect, &fill);
}

/* In the room between two bars and a little way into both. */
static void
draw_notches_at (const PlotBarsPlan *plan,
                 PlotScene          *scene,
                 double              x,
                 guint               index)
{
  double depth = MIN (plot_layout_unit (plan->style, 3), floor (plan->bar_height / 4));
  double top, bottom;

  get_space (plan, index, &top, &bottom);

  double from = index > 0 ? top - depth : top;
  double to = index < plan->n_shown ? bottom + depth : bottom;
  PlotRect above = { x, from, 0, top - from }, below = { x, bottom, 0, to - bottom };

  draw_notch (plan, scene, &above, TRUE);
  draw_notch (plan, scene, &below, TRUE);

  if (plan->is_narrow)
    {
      /* Names stand there: short strokes only. */
      above.height = MIN (top + depth, bottom) - from;
      below.y = MAX (bottom - depth, top);
      below.height = to - below.y;
      draw_notch (plan, scene, &above, FALSE);
      draw_notch (plan, scene, &below, FALSE);
    }
  else
    {
      above.height = to - from;
      draw_notch (plan, scene, &above, FALSE);
    }
}

void
plot_bars_draw_notches (const PlotBarsPlan *plan,
                        PlotScene          *scene)
{
  double left, right;

  get_band (plan, &left, &right);
  if (!plan->bars->has_band || right <= left || plot_bars_is_dotted (plan->bars))
    return;

  for (guint i = 0; plan->n_shown > 0 && i <= plan->n_shown; i++)
    {
      draw_notches_at (plan, scene, left, i);
      draw_notches_at (plan, scene, right, i);
    }
}
