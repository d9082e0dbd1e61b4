/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-figure-private.h"

#include <math.h>

static double
unit (const PlotFramePlan *plan,
      double               pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static void
draw_entry (const PlotFramePlan   *plan,
            const PlotPen         *pen,
            const PlotLegendEntry *entry,
            const PlotTextBlock   *block,
            const PlotRect        *place)
{
  double size = unit (plan, entry->glyph != PLOT_GLYPH_NONE ? 14 : 12);
  PlotRect swatch = { place->x, place->y + floor ((place->height - size) / 2), size, size };

  if (entry->glyph != PLOT_GLYPH_NONE)
    {
      PlotItem *item = plot_pen_glyph (pen, entry->glyph, &swatch);

      if (item != NULL && entry->has_fill)
        item->fill = plot_layout_solid (&plan->style->fills[entry->slot].color);
    }
  else
    {
      plot_scene_add_rect (pen->scene, PLOT_PART_LEGEND, &swatch, &plan->style->fills[entry->slot])->radius
        = unit (plan, 2);
    }

  plot_text_block_draw (block, pen, place->x + size + unit (plan, 6),
                        place->y + floor ((place->height - block->line_height) / 2), PLOT_ANCHOR_START);
}

double
plot_legend_flow (const PlotFigure    *figure,
                  const PlotFramePlan *plan,
                  const PlotPen       *pen,
                  double               y)
{
  PlotFont font = plot_layout_font (plan->style, plan->style->label_size, FALSE);
  double line = MAX (plot_layout_line (plan->engine, &font), unit (plan, 14));
  double x = plan->left, top = y;

  for (guint i = 0; i < figure->legend->len; i++)
    {
      const PlotLegendEntry *entry = &g_array_index (figure->legend, PlotLegendEntry, i);
      double swatch = unit (plan, entry->glyph != PLOT_GLYPH_NONE ? 14 : 12) + unit (plan, 6);
      g_auto (PlotTextBlock) block = { 0 };
      PlotFit fit = { font, plan->width - swatch, 1, MAX (12, font.size * .86) };

      plot_text_block_fit (&block, plan->engine, entry->label, &fit);
      if (x > plan->left && x + swatch + block.width > plan->left + plan->width)
        {
          x = plan->left;
          y += line + unit (plan, 4);
        }

      PlotRect place = { x, y, 0, line };

      if (pen != NULL)
        draw_entry (plan, pen, entry, &block, &place);
      x += swatch + ceil (block.width) + unit (plan, 16);
    }

  return figure->legend->len > 0 ? y + line - top : 0;
}
