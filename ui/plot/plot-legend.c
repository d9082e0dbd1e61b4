/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-layout-private.h"

#include <math.h>

static double
unit (const PlotLegendPlace *place,
      double                 pixels)
{
  return plot_layout_unit (place->style, pixels);
}

static void
draw_entry (const PlotLegendPlace *legend,
            const PlotPen         *pen,
            const PlotLegendEntry *entry,
            const PlotTextBlock   *block,
            const PlotRect        *place)
{
  double size = unit (legend, entry->glyph != PLOT_GLYPH_NONE ? 14 : 12);
  PlotRect swatch = { place->x, place->y + floor ((place->height - size) / 2), size, size };

  if (entry->glyph != PLOT_GLYPH_NONE)
    {
      PlotItem *item = plot_pen_glyph (pen, entry->glyph, &swatch);

      if (item != NULL && entry->has_fill)
        item->fill = plot_layout_solid (&legend->style->fills[entry->slot].color);
    }
  else
    {
      plot_scene_add_rect (pen->scene, PLOT_PART_LEGEND, &swatch, &legend->style->fills[entry->slot])->radius
        = unit (legend, 2);
    }

  plot_text_block_draw (block, pen, place->x + size + unit (legend, 6),
                        place->y + floor ((place->height - block->line_height) / 2), PLOT_ANCHOR_START);
}

/**
 * plot_legend_flow:
 * @legend: (element-type PlotLegendEntry): the entries
 * @place: where they go
 * @pen: (nullable): writes; without it they are only measured
 * @y: top of the first line, pixels
 *
 * Returns: the height of the lines; 0 where there is no entry
 */
double
plot_legend_flow (const GArray          *legend,
                  const PlotLegendPlace *place,
                  const PlotPen         *pen,
                  double                 y)
{
  PlotFont font = plot_layout_font (place->style, place->style->label_size, FALSE);
  double line = MAX (plot_layout_line (place->engine, &font), unit (place, 14));
  double x = place->left, top = y;

  for (guint i = 0; i < legend->len; i++)
    {
      const PlotLegendEntry *entry = &g_array_index (legend, PlotLegendEntry, i);
      double swatch = unit (place, entry->glyph != PLOT_GLYPH_NONE ? 14 : 12) + unit (place, 6);
      g_auto (PlotTextBlock) block = { 0 };
      PlotFit fit = { font, place->width - swatch, 1, MAX (12, font.size * .86) };

      plot_text_block_fit (&block, place->engine, entry->label, &fit);
      if (x > place->left && x + swatch + block.width > place->left + place->width)
        {
          x = place->left;
          y += line + unit (place, 4);
        }

      PlotRect line_place = { x, y, 0, line };

      if (pen != NULL)
        draw_entry (place, pen, entry, &block, &line_place);
      x += swatch + ceil (block.width) + unit (place, 16);
    }

  return legend->len > 0 ? y + line - top : 0;
}
