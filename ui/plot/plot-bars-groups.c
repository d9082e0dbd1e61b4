/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

/* Rows that belong together stand together: their heading is written once,
 * beside the first of them, with a line over it. */

static const char *
get_group (const PlotBarsPlan *plan,
           guint               row)
{
  const char *group = plan->bars->bars[plan->rows[row]].group;

  return group != NULL ? group : "";
}

static void
draw_line (const PlotBarsPlan *plan,
           PlotScene          *scene,
           guint               row)
{
  double above = row > 0 ? plan->tops[row - 1] + plan->bar_height : plan->tops[row];
  PlotRect line = { plan->place.x, round ((above + plan->tops[row]) / 2), plan->plot_left - plan->place.x, 0 };

  if (row > 0)
    plot_scene_add_line (scene, PLOT_PART_GRID, &line, &plan->style->grid)->stroke_width
      = MAX (1, floor (plan->style->label_size / 12));
}

static void
draw_heading (const PlotBarsPlan *plan,
              PlotPen            *pen,
              guint               first,
              guint               end)
{
  double height = plan->tops[end - 1] + plan->bar_height - plan->tops[first];
  double room = height + MIN (plan->style->bar_gap, 4);
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = {
    .font = plan->strong,
    .width = plan->group_width,
    .max_lines = MAX (1, floor (room / plan->line)),
    .min_size = MAX (12, plan->font.size * .86),
  };

  plot_text_block_fit (&block, plan->engine, get_group (plan, first), &fit);
  pen->part = PLOT_PART_ROW_LABEL;
  pen->color = &plan->style->text;
  plot_text_block_draw (&block, pen, plan->place.x,
                        plan->tops[first] + floor ((MIN (height, plan->bar_height)
                                                    - MIN (block.line_height, plan->bar_height)) / 2),
                        PLOT_ANCHOR_START);
}

/**
 * plot_bars_draw_groups:
 * @plan: the plan
 * @pen: writes
 *
 * Writes the headings of rows that belong together.
 */
void
plot_bars_draw_groups (const PlotBarsPlan *plan,
                       PlotPen            *pen)
{
  guint end;

  if (plan->group_width <= 0)
    return;

  for (guint first = 0; first < plan->n_shown; first = end)
    {
      end = first + 1;
      while (end < plan->n_shown && g_str_equal (get_group (plan, end), get_group (plan, first)))
        end++;
      draw_line (plan, pen->scene, first);
      draw_heading (plan, pen, first, end);
    }
}
