/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-map-private.h"

#include <math.h>

/* The places as rows beside the map: name, bar, amount. */
typedef struct
{
  const PlotMapPlan *plan;
  PlotPen           *pen;
  double             figure;              /* right end of the amounts */
  double             extra;               /* left end of what follows them */
  double             bar_left, bar_width;
  double             zero, scale;         /* pixels, and pixels to an amount */
  double             row;                 /* height of one */
  double             top;                 /* of the first */
  guint              n_shown;
} Ranking;

static double
unit (const Ranking *self,
      double         pixels)
{
  return plot_layout_unit (self->plan->style, pixels);
}

static void
plan_columns (Ranking *self)
{
  const PlotMapPlan *plan = self->plan;
  double gap = unit (self, 12), least = 0, most = 0;

  self->figure = plan->ranking.x + plan->ranking.width
                 - (plan->ranking_extra > 0 ? plan->ranking_extra + unit (self, 4) : 0);
  self->extra = self->figure + unit (self, 4);
  self->bar_left = plan->ranking.x + plan->ranking_label + gap;
  self->bar_width = MAX (self->figure - plan->ranking_figure - gap - self->bar_left, 1);

  for (guint i = 0; i < plan->map->n_places; i++)
    {
      least = MIN (least, plan->map->places[i].value);
      most = MAX (most, plan->map->places[i].value);
    }
  self->scale = most > least ? self->bar_width / (most - least) : 0;
  self->zero = self->bar_left - least * self->scale;
}

/* Rows that do not fit are counted in a line of their own. */
static void
plan_rows (Ranking *self)
{
  const PlotMapPlan *plan = self->plan;
  double head = plan->line + unit (self, 6), foot = plan->map->total_label != NULL ? plan->line + unit (self, 10) : 0;
  double room = plan->ranking.height - head - foot, least = plan->line + unit (self, 2);
  guint n = plan->map->n_places, n_fit = MAX (floor (room / least), 1);

  self->n_shown = n <= n_fit ? n : n_fit - 1;
  self->row = n <= n_fit ? CLAMP (floor (room / n), least, MAX (least, unit (self, 26))) : least;
  self->top = plan->ranking.y + head;
}

static void
write_cell (const Ranking  *self,
            const char     *text,
            const PlotFont *font,
            double          x,
            double          y)
{
  gboolean is_figure = x == self->figure;
  double width = is_figure ? self->plan->ranking_figure
               : x == self->extra ? self->plan->ranking_extra : self->plan->ranking_label;
  PlotFit fit = { *font, width + .01, 1, MAX (12, font->size * .86) };
  g_auto (PlotTextBlock) block = { 0 };

  plot_text_block_fit (&block, self->plan->engine, text, &fit);
  plot_text_block_draw (&block, self->pen, x, y + floor ((self->row - block.line_height) / 2),
                        is_figure ? PLOT_ANCHOR_END : PLOT_ANCHOR_START);
}

static void
draw_bar (const Ranking      *self,
          const PlotMapPlace *place,
          double              y)
{
  const PlotStyle *style = self->plan->style;
  double height = MIN (unit (self, 10), self->row - 2), width = fabs (place->value) * self->scale;
  PlotRect rect = { place->value < 0 ? self->zero - width : self->zero,
                    y + floor ((self->row - height) / 2), width, height };
  PlotFill ground = plot_layout_solid (&style->ground);
  PlotItem *item;

  if (width < .5)
    return;
  if (place->value >= 0)
    {
      plot_scene_add_rect (self->pen->scene, PLOT_PART_MARK, &rect, &style->fills[PLOT_FILL_ACCENT])->mark =
        self->pen->mark;
      return;
    }

  /* Less than nothing is hollow here as on the map. */
  item = plot_scene_add_rect (self->pen->scene, PLOT_PART_MARK, &rect, &ground);
  item->mark = self->pen->mark;
  item->stroke = style->accent;
  item->stroke_width = 1.5;
}

/* Places that are not on the map have their mark here, after all that are. */
static int
take_mark (const Ranking *self,
           guint          index)
{
  const PlotRect *ranking = &self->plan->ranking;
  PlotRect bounds = { ranking->x, self->top + index * self->row, ranking->width, self->row };
  PlotMark *mark = plot_map_mark_new (&self->plan->map->places[index], &bounds);

  mark->row = self->plan->n_rows + (int) index;
  return plot_scene_take_mark (self->pen->scene, mark);
}

static void
draw_row (Ranking *self,
          guint    index,
          int     *mark)
{
  const PlotMapPlace *place = &self->plan->map->places[index];
  double y = self->top + index * self->row;

  if (*mark < 0)
    *mark = take_mark (self, index);
  self->pen->mark = *mark;
  self->pen->part = PLOT_PART_ROW_LABEL;
  write_cell (self, place->label, &self->plan->font, self->plan->ranking.x, y);
  draw_bar (self, place, y);
  self->pen->part = PLOT_PART_END_LABEL;
  write_cell (self, place->figure, &self->plan->font, self->figure, y);
  write_cell (self, place->extra, &self->plan->font, self->extra, y);
  self->pen->mark = -1;
}

static void
draw_rule (const Ranking *self,
           double         y)
{
  PlotRect line = { self->plan->ranking.x, y, self->plan->ranking.width, 0 };

  plot_scene_add_line (self->pen->scene, PLOT_PART_AXIS, &line, &self->plan->style->axis)->stroke_width =
    MAX (1, unit (self, 1));
}

static void
draw_head (const Ranking *self)
{
  const PlotMap *map = self->plan->map;
  double y = self->plan->ranking.y - floor ((self->row - self->plan->line) / 2);

  self->pen->part = PLOT_PART_AXIS;
  self->pen->color = &self->plan->style->dim;
  write_cell (self, map->label_title, &self->plan->font, self->plan->ranking.x, y);
  write_cell (self, map->figure_title, &self->plan->font, self->figure, y);
  self->pen->color = &self->plan->style->text;
  draw_rule (self, self->top - unit (self, 3));
}

static void
draw_more (const Ranking *self,
           guint          n)
{
  g_autofree char *text = NULL;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { self->plan->font, self->plan->ranking.width, 1, self->plan->font.size };

  if (n == 0 || self->plan->map->format_more == NULL)
    return;

  text = self->plan->map->format_more (n, self->plan->map->format_data);
  self->pen->part = PLOT_PART_FOOT;
  self->pen->color = &self->plan->style->dim;
  plot_text_block_fit (&block, self->plan->engine, text, &fit);
  plot_text_block_draw (&block, self->pen, self->plan->ranking.x,
                        self->top + self->n_shown * self->row, PLOT_ANCHOR_START);
  self->pen->color = &self->plan->style->text;
}

static void
draw_total (const Ranking *self)
{
  const PlotMap *map = self->plan->map;
  guint n = self->n_shown + (self->n_shown < map->n_places ? 1 : 0);
  double y = self->top + n * self->row + unit (self, 6);

  if (map->total_label == NULL)
    return;

  draw_rule (self, y - unit (self, 3));
  y -= floor ((self->row - self->plan->line) / 2);
  self->pen->part = PLOT_PART_ROW_LABEL;
  write_cell (self, map->total_label, &self->plan->strong, self->plan->ranking.x, y);
  self->pen->part = PLOT_PART_END_LABEL;
  write_cell (self, map->total_figure, &self->plan->strong, self->figure, y);
  write_cell (self, map->total_extra, &self->plan->strong, self->extra, y);
}

/**
 * plot_map_draw_ranking:
 * @plan: the plan
 * @pen: draws
 * @marks: (inout): by place, its mark; those that have none get one here
 *
 * Draws the ranking beside the map, where there is room for one.
 */
void
plot_map_draw_ranking (const PlotMapPlan *plan,
                       PlotPen           *pen,
                       int               *marks)
{
  Ranking self = { .plan = plan, .pen = pen };

  if (plan->ranking.width <= 0)
    return;

  plan_columns (&self);
  plan_rows (&self);
  draw_head (&self);
  for (guint i = 0; i < self.n_shown; i++)
    draw_row (&self, i, &marks[i]);
  draw_more (&self, plan->map->n_places - self.n_shown);
  draw_total (&self);
}
