/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-map-private.h"

#include <math.h>

static double
unit (const PlotMapPlan *plan,
      double             pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

static const PlotSymbol *
get_symbol (const PlotMapPlan *plan,
            guint              index)
{
  return &g_array_index (plan->symbols, PlotSymbol, index);
}

/* A circle is a rect whose corners are as round as can be. */
static PlotItem *
add_circle (PlotPen        *pen,
            PlotPart        part,
            double          x,
            double          y,
            double          radius,
            const PlotFill *fill)
{
  PlotRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };
  PlotItem *item = plot_scene_add_rect (pen->scene, part, &rect, fill);

  item->radius = radius;
  item->mark = pen->mark;
  return item;
}

/* Between two circles and their centres, or whatever is a line. */
static void
add_thread (const PlotMapPlan *plan,
            PlotPen           *pen,
            const PlotRect    *line,
            const PlotColor   *color)
{
  plot_scene_add_line (pen->scene, PLOT_PART_GRID, line, color)->stroke_width = MAX (1, unit (plan, 1) * .75);
}

/* Groups */

/* The shortest tree over the symbols of one group, by Prim. */
static void
draw_tree (const PlotMapPlan *plan,
           PlotPen           *pen,
           GArray            *members)
{
  g_autofree guint8 *is_in = g_new0 (guint8, members->len + 1);

  is_in[0] = TRUE;
  for (guint turn = 1; turn < members->len; turn++)
    {
      const PlotSymbol *from = NULL, *to = NULL;
      double least = G_MAXDOUBLE;
      guint next = 0;

      for (guint i = 0; i < members->len; i++)
        for (guint k = 0; is_in[i] && k < members->len; k++)
          {
            const PlotSymbol *a = get_symbol (plan, g_array_index (members, guint, i));
            const PlotSymbol *b = get_symbol (plan, g_array_index (members, guint, k));
            double distance = hypot (a->x - b->x, a->y - b->y);

            if (is_in[k] || distance >= least)
              continue;
            least = distance;
            from = a;
            to = b;
            next = k;
          }
      is_in[next] = TRUE;

      PlotRect line = { from->x, from->y, to->x - from->x, to->y - from->y };

      add_thread (plan, pen, &line, &plan->style->dim);
    }
}

static void
draw_groups (const PlotMapPlan *plan,
             PlotPen           *pen)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plan->symbols->len; i++)
    {
      const char *group = get_symbol (plan, i)->place->group;

      if (group == NULL || *group == '\0' || !g_hash_table_add (seen, (gpointer) group))
        continue;

      g_array_set_size (members, 0);
      for (guint k = i; k < plan->symbols->len; k++)
        if (g_strcmp0 (get_symbol (plan, k)->place->group, group) == 0)
          g_array_append_val (members, k);
      draw_tree (plan, pen, members);
    }
}

/* Symbols */

/* From where a symbol had to move away to, a thread leads back. */
static void
draw_homes (const PlotMapPlan *plan,
            PlotPen           *pen)
{
  PlotFill fill = plot_layout_solid (&plan->style->text);

  for (guint i = 0; i < plan->symbols->len; i++)
    {
      const PlotSymbol *symbol = get_symbol (plan, i);
      PlotRect line = { symbol->home_x, symbol->home_y, symbol->x - symbol->home_x, symbol->y - symbol->home_y };

      if (hypot (line.width, line.height) <= symbol->radius)
        continue;
      add_thread (plan, pen, &line, &plan->style->text);
      add_circle (pen, PLOT_PART_GRID, symbol->home_x, symbol->home_y, MAX (1.5, unit (plan, 1)), &fill);
    }
}

PlotMark *
plot_map_mark_new (const PlotMapPlace *place,
                   const PlotRect     *bounds)
{
  PlotMark *mark = g_new0 (PlotMark, 1);

  mark->id = g_strconcat (place->id, "/total", NULL);
  mark->row_id = g_strdup (place->id);
  mark->series_id = g_strdup ("total");
  mark->name = g_strdup (place->name);
  mark->heading = g_strdup (place->heading);
  mark->detail = g_strdup (place->detail);
  mark->bounds = *bounds;

  return mark;
}

static void
draw_sign (const PlotMapPlan *plan,
           PlotPen           *pen,
           const PlotSymbol  *symbol)
{
  double size = 2 * symbol->radius;
  PlotRect minus = { symbol->x - symbol->radius / 2, symbol->y, symbol->radius, 0 };

  if (symbol->kind == PLOT_SYMBOL_UNKNOWN)
    {
      PlotRect sign = { symbol->x - size * .35, symbol->y - size * .35, size * .7, size * .7 };
      PlotFill ground = plot_layout_solid (&plan->style->ground);

      add_circle (pen, PLOT_PART_GROUND, symbol->x, symbol->y, size * .34, &ground)->mark = -1;
      plot_scene_add_glyph (pen->scene, PLOT_PART_MARK, PLOT_GLYPH_QUESTION, &sign)->mark = pen->mark;
    }
  else if (symbol->kind == PLOT_SYMBOL_HOLLOW)
    {
      PlotItem *item = plot_scene_add_line (pen->scene, PLOT_PART_MARK, &minus, &plan->style->accent);

      item->stroke_width = MAX (1.5, unit (plan, 1.5));
      item->mark = pen->mark;
    }
}

static void
draw_symbol (const PlotMapPlan *plan,
             PlotPen           *pen,
             const PlotSymbol  *symbol)
{
  PlotFill ground = plot_layout_solid (&plan->style->ground);
  PlotItem *item;

  /* A rim of the ground keeps symbols that touch apart. */
  pen->part = PLOT_PART_MARK;
  add_circle (pen, PLOT_PART_GROUND, symbol->x, symbol->y, symbol->radius + 2, &ground)->mark = -1;
  if (symbol->kind == PLOT_SYMBOL_DISC)
    {
      add_circle (pen, PLOT_PART_MARK, symbol->x, symbol->y, symbol->radius,
                  &plan->style->fills[PLOT_FILL_ACCENT]);
      return;
    }

  item = add_circle (pen, PLOT_PART_MARK, symbol->x, symbol->y, symbol->radius - .75,
                     symbol->kind == PLOT_SYMBOL_UNKNOWN ? &plan->style->fills[PLOT_FILL_UNKNOWN] : &ground);
  item->stroke = symbol->kind == PLOT_SYMBOL_HOLLOW ? plan->style->accent : plan->style->dim;
  item->stroke_width = MAX (1.5, unit (plan, 1.5));
  draw_sign (plan, pen, symbol);
}

/**
 * plot_map_draw_symbols:
 * @plan: the plan
 * @pen: draws
 * @marks: (out): by place, the mark it became; -1 where it is not on the map
 *
 * Draws the symbols, the largest first, over what joins them.
 */
void
plot_map_draw_symbols (const PlotMapPlan *plan,
                       PlotPen           *pen,
                       int               *marks)
{
  draw_groups (plan, pen);
  draw_homes (plan, pen);

  for (guint i = 0; i < plan->symbols->len; i++)
    {
      const PlotSymbol *symbol = get_symbol (plan, i);
      PlotRect bounds = { symbol->x - symbol->radius, symbol->y - symbol->radius,
                          2 * symbol->radius, 2 * symbol->radius };

      PlotMark *mark = plot_map_mark_new (symbol->place, &bounds);

      mark->row = symbol->row;
      mark->column = symbol->column;
      pen->mark = marks[symbol->index] = plot_scene_take_mark (pen->scene, mark);
      draw_symbol (plan, pen, symbol);
      pen->mark = -1;
    }
}

/* Labels */

static void
draw_label (const PlotMapPlan  *plan,
            PlotPen            *pen,
            const PlotMapLabel *label)
{
  double back = label->anchor == PLOT_ANCHOR_END ? 1 : label->anchor == PLOT_ANCHOR_MIDDLE ? .5 : 0;
  double x = label->rect.x + back * label->rect.width, y = label->rect.y;

  pen->part = PLOT_PART_ROW_LABEL;
  if (label->is_inline)
    {
      plot_text_block_draw (&label->name, pen, label->rect.x, y, PLOT_ANCHOR_START);
      pen->part = PLOT_PART_END_LABEL;
      plot_text_block_draw (&label->figure, pen, label->rect.x + label->rect.width, y, PLOT_ANCHOR_END);
      return;
    }

  plot_text_block_draw (&label->name, pen, x, y, label->anchor);
  pen->part = PLOT_PART_END_LABEL;
  y += plot_text_block_get_height (&label->name);
  plot_text_block_draw (&label->figure, pen, x, y, label->anchor);
  y += plot_text_block_get_height (&label->figure);
  pen->color = &plan->style->dim;
  plot_text_block_draw (&label->note, pen, x, y, label->anchor);
  pen->color = &plan->style->text;
}

/**
 * plot_map_draw_labels:
 * @plan: the plan
 * @pen: draws
 * @marks: by place, the mark of its symbol
 */
void
plot_map_draw_labels (const PlotMapPlan *plan,
                      PlotPen           *pen,
                      const int         *marks)
{
  for (guint i = 0; i < plan->labels->len; i++)
    {
      const PlotMapLabel *label = &g_array_index (plan->labels, PlotMapLabel, i);

      if (label->has_leader)
        add_thread (plan, pen, &label->leader, &plan->style->text);
    }

  pen->halo = MAX (1.5, plan->style->label_size / 8);
  for (guint i = 0; i < plan->labels->len; i++)
    {
      const PlotMapLabel *label = &g_array_index (plan->labels, PlotMapLabel, i);

      pen->mark = marks[get_symbol (plan, label->symbol)->index];
      draw_label (plan, pen, label);
    }
  pen->mark = -1;
  pen->halo = 0;
}

/* Legend */

/* The circles stand in one another on one ground; from the top of each a dotted
 * line leads to its amount. Amounts never lie on each other. */
void
plot_map_draw_legend (const PlotMapPlan *plan,
                      PlotPen           *pen)
{
  const PlotMapLegend *legend = &plan->legend;
  double bottom = legend->rect.y + legend->rect.height - 1, radius = legend->radii[0];
  double x = legend->rect.x + radius + 1, right = legend->rect.x + 2 * radius + unit (plan, 10);
  double last = bottom + plan->line / 2;
  PlotFill none = { 0 };

  if (legend->rect.width <= 0)
    return;

  pen->part = PLOT_PART_LEGEND;
  pen->color = &plan->style->dim;
  plot_text_block_draw (&legend->title, pen, legend->rect.x, legend->rect.y, PLOT_ANCHOR_START);
  pen->color = &plan->style->text;

  for (guint i = legend->n; i-- > 0;)
    {
      double top = bottom - 2 * legend->radii[i], middle = MIN (top, last - plan->line);
      PlotRect line = { x, top, right - x, middle - top };
      PlotItem *item = add_circle (pen, PLOT_PART_LEGEND, x, bottom - legend->radii[i], legend->radii[i], &none);

      item->stroke = plan->style->text;
      item->stroke_width = MAX (1, unit (plan, 1));
      item = plot_scene_add_line (pen->scene, PLOT_PART_LEGEND, &line, &plan->style->dim);
      item->is_dashed = TRUE;
      plot_text_block_draw (&legend->labels[i], pen, right + unit (plan, 4),
                            round (middle - plan->line / 2), PLOT_ANCHOR_START);
      last = middle;
    }
}
