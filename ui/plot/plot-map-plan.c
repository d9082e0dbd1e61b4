/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-map-private.h"

#include <math.h>
#include <stdlib.h>

/* The largest circle, in parts of the height of the land. */
#define RADIUS_SHARE .04
/* All circles together, in parts of the land's box: more would hide it. */
#define COVER_SHARE .1
/* The rim of ground around a symbol, pixels. */
#define RIM 2

/* Under this height, beside labels of 12 pixels, land without a place is cut. */
#define LOW 440
/* From this width on there is room for a ranking. */
#define WIDE 640

static double
unit (const PlotMapPlan *plan,
      double             pixels)
{
  return plot_layout_unit (plan->style, pixels);
}

/* Extent */

static void
widen (PlotRect *extent,
       double    x,
       double    y)
{
  double right = MAX (extent->x + extent->width, x), top = MAX (extent->y + extent->height, y);

  extent->x = MIN (extent->x, x);
  extent->y = MIN (extent->y, y);
  extent->width = right - extent->x;
  extent->height = top - extent->y;
}

/* The land; where there is none, the places. */
static PlotRect
find_extent (const PlotMap *map)
{
  PlotRect extent = { 0 };
  gboolean is_empty = TRUE;

  for (guint i = 0; i < map->land.n_points; i++)
    {
      if (is_empty)
        extent = (PlotRect) { map->land.points[i].x, map->land.points[i].y, 0, 0 };
      is_empty = FALSE;
      widen (&extent, map->land.points[i].x, map->land.points[i].y);
    }

  for (guint i = 0; map->land.n_points == 0 && i < map->n_places; i++)
    if (map->places[i].has_position)
      {
        if (is_empty)
          extent = (PlotRect) { map->places[i].x, map->places[i].y, 0, 0 };
        is_empty = FALSE;
        widen (&extent, map->places[i].x, map->places[i].y);
      }

  extent.width = MAX (extent.width, 1);
  extent.height = MAX (extent.height, 1);
  return extent;
}

/* Where height is dear, the top without a place is left out. */
static void
cut_extent (PlotMapPlan *plan,
            PlotRect    *extent)
{
  double top = -G_MAXDOUBLE;

  if (plan->place.height >= unit (plan, LOW) || plan->map->land.n_points == 0)
    return;

  for (guint i = 0; i < plan->map->n_places; i++)
    if (plan->map->places[i].has_position)
      top = MAX (top, plan->map->places[i].y);
  if (top < extent->y)
    return;

  top += extent->height * .07;
  plan->is_cut = top < extent->y + extent->height;
  extent->height = MIN (extent->height, top - extent->y);
}

/* Columns */

static void
measure (const PlotMapPlan *plan,
         const char        *text,
         const PlotFont    *font,
         double            *width)
{
  if (text != NULL)
    *width = MAX (*width, ceil (plot_text_engine_measure (plan->engine, text, font).width));
}

static void
measure_ranking (PlotMapPlan *plan)
{
  const PlotMap *map = plan->map;

  measure (plan, map->label_title, &plan->font, &plan->ranking_label);
  measure (plan, map->figure_title, &plan->font, &plan->ranking_figure);
  measure (plan, map->total_label, &plan->strong, &plan->ranking_label);
  measure (plan, map->total_figure, &plan->strong, &plan->ranking_figure);
  measure (plan, map->total_extra, &plan->strong, &plan->ranking_extra);
  for (guint i = 0; i < map->n_places; i++)
    {
      measure (plan, map->places[i].label, &plan->font, &plan->ranking_label);
      measure (plan, map->places[i].figure, &plan->font, &plan->ranking_figure);
      measure (plan, map->places[i].extra, &plan->font, &plan->ranking_extra);
    }
  plan->ranking_label = MIN (plan->ranking_label, unit (plan, 170));
  plan->ranking_figure = MIN (plan->ranking_figure, unit (plan, 90));
  plan->ranking_extra = MIN (plan->ranking_extra, unit (plan, 40));
}

/* Divides the place between the map and, where there is room, the ranking: a
 * country that is higher than wide leaves half of a wide picture to it. The
 * width is what the land would take at full height. */
static void
plan_columns (PlotMapPlan *plan,
              double       map_width)
{
  double gap = unit (plan, 24), least, left;

  /* Under a map without a ranking stands who is not named on it. */
  plan->field = plan->place;
  plan->field.height = MAX (plan->place.height - plan->line, 1);
  if (plan->place.width < unit (plan, WIDE) || plan->map->n_places < 2)
    return;

  measure_ranking (plan);
  least = plan->ranking_label + plan->ranking_figure + plan->ranking_extra + unit (plan, 70 + 3 * 12);
  left = plan->place.width - gap - map_width - unit (plan, 170);
  if (left < least || plan->place.height < 5 * plan->line)
    return;

  /* Once the labels have their room, all that is left may be bars, up to a point. */
  plan->ranking = plan->place;
  plan->ranking.width = floor (CLAMP (left - unit (plan, 170), least, MAX (least, unit (plan, 420))));
  plan->ranking.x = plan->place.x + plan->place.width - plan->ranking.width;
  plan->field.height = plan->place.height;
  plan->field.width = plan->ranking.x - gap - plan->field.x;
}

/* View */

/* The field lies beside the ranking; the land in the middle of the field. */
static void
plan_view (PlotMapPlan *plan)
{
  PlotRect extent = find_extent (plan->map);
  double pad = unit (plan, 4);

  cut_extent (plan, &extent);
  plan_columns (plan, extent.width / extent.height * (plan->place.height - 2 * pad));

  plan->view = (PlotMapView) {
    .scale = MIN (MAX (plan->field.width - 2 * pad, 1) / extent.width,
                  MAX (plan->field.height - 2 * pad, 1) / extent.height),
    .min_x = extent.x,
    .max_y = extent.y + extent.height,
  };
  plan->view.left = round (plan->field.x + (plan->field.width - extent.width * plan->view.scale) / 2);
  plan->view.top = round (plan->field.y + (plan->field.height - extent.height * plan->view.scale) / 2);
  plan->view.cut = plan->view.top;
  plot_map_lines_init (&plan->land, &plan->map->land, &plan->view, TRUE);
  plot_map_lines_init (&plan->borders, &plan->map->borders, &plan->view, FALSE);

  /* How large a circle may be is told by what the land covers. */
  double height = extent.height * plan->view.scale, cover = height * extent.width * plan->view.scale * COVER_SHARE;
  double sum = 0;

  for (guint i = 0; i < plan->map->n_places; i++)
    if (plan->map->places[i].has_position && plan->map->places[i].value != 0)
      {
        plan->most = MAX (plan->most, fabs (plan->map->places[i].value));
        sum += fabs (plan->map->places[i].value);
      }
  plan->most_radius = CLAMP (height * RADIUS_SHARE, unit (plan, 6), unit (plan, 36));
  if (sum > 0)
    plan->most_radius = MAX (MIN (plan->most_radius, sqrt (cover * plan->most / sum / G_PI)), unit (plan, 4));
}

/* Symbols */

/**
 * plot_map_plan_get_radius:
 * @plan: a plan that has its view
 * @value: an amount
 *
 * Returns: the radius of the circle whose area is the amount, in pixels
 */
double
plot_map_plan_get_radius (const PlotMapPlan *plan,
                          double             value)
{
  return plan->most > 0 ? plan->most_radius * sqrt (fabs (value) / plan->most) : 0;
}

static PlotSymbolKind
get_kind (const PlotMapPlace *place)
{
  if (place->is_unknown)
    return PLOT_SYMBOL_UNKNOWN;
  if (place->value == 0)
    return PLOT_SYMBOL_POINT;

  return place->value < 0 ? PLOT_SYMBOL_HOLLOW : PLOT_SYMBOL_DISC;
}

static double
get_radius (const PlotMapPlan *plan,
            PlotSymbolKind     kind,
            double             value)
{
  switch (kind)
    {
    case PLOT_SYMBOL_UNKNOWN:
      return unit (plan, 8);
    case PLOT_SYMBOL_POINT:
      return unit (plan, 2.5);
    case PLOT_SYMBOL_HOLLOW:
      return MAX (plot_map_plan_get_radius (plan, value), unit (plan, 4));
    default:
      return MAX (plot_map_plan_get_radius (plan, value), unit (plan, 2));
    }
}

static int
compare_symbols (gconstpointer a,
                 gconstpointer b)
{
  const PlotSymbol *one = a, *other = b;

  if (one->radius != other->radius)
    return one->radius > other->radius ? -1 : 1;

  return (one->index > other->index) - (one->index < other->index);
}

static void
collect_symbols (PlotMapPlan *plan)
{
  for (guint i = 0; i < plan->map->n_places; i++)
    {
      const PlotMapPlace *place = &plan->map->places[i];
      PlotSymbol symbol = { .place = place, .index = i, .kind = get_kind (place) };

      if (!place->has_position)
        continue;
      symbol.radius = get_radius (plan, symbol.kind, place->value);
      symbol.home_x = plan->view.left + (place->x - plan->view.min_x) * plan->view.scale;
      symbol.home_y = plan->view.top + (plan->view.max_y - place->y) * plan->view.scale;
      symbol.x = symbol.home_x;
      symbol.y = symbol.home_y;
      g_array_append_val (plan->symbols, symbol);
    }
  g_array_sort (plan->symbols, compare_symbols);
}

/* Two that lie on each other move apart, the lighter one further. Those on the
 * very same spot part in a direction of their number. */
static gboolean
push_apart (PlotSymbol *a,
            PlotSymbol *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, reach = a->radius + b->radius + 2 * RIM;
  double distance, lacking, share;

  if (dx * dx + dy * dy >= reach * reach)
    return FALSE;

  distance = hypot (dx, dy);
  lacking = reach - distance;
  share = b->radius * b->radius / (a->radius * a->radius + b->radius * b->radius);
  if (lacking <= .01)
    return FALSE;
  if (distance < .01)
    {
      /* The golden angle: no two numbers in a row point alike. */
      dx = cos (2.39996 * b->index);
      dy = sin (2.39996 * b->index);
      distance = 1;
    }

  a->x -= dx / distance * lacking * share;
  a->y -= dy / distance * lacking * share;
  b->x += dx / distance * lacking * (1 - share);
  b->y += dy / distance * lacking * (1 - share);
  return TRUE;
}

/* Not further from home than is allowed, and never out of the field. */
static void
hold_back (const PlotMapPlan *plan,
           PlotSymbol        *symbol,
           double             limit)
{
  double dx = symbol->x - symbol->home_x, dy = symbol->y - symbol->home_y, distance = hypot (dx, dy);
  double reach = symbol->radius + RIM;

  if (distance > limit)
    {
      symbol->x = symbol->home_x + dx / distance * limit;
      symbol->y = symbol->home_y + dy / distance * limit;
    }
  symbol->x = MAX (MIN (symbol->x, plan->field.x + plan->field.width - reach), plan->field.x + reach);
  symbol->y = MAX (MIN (symbol->y, plan->field.y + plan->field.height - reach), plan->field.y + reach);
}

/* The relaxation of D. Dorling, "Area Cartograms", 1996, kept on a short lead:
 * a symbol stays by its place, so that the map is still a map. The same input
 * gives the same picture. */
static void
relax_symbols (PlotMapPlan *plan)
{
  PlotSymbol *symbols = (PlotSymbol *) (gpointer) plan->symbols->data;
  double limit = 2 * plan->most_radius + unit (plan, 6);
  gboolean has_moved = TRUE;

  for (guint i = 0; i < plan->symbols->len; i++)
    hold_back (plan, &symbols[i], limit);

  for (guint turn = 0; has_moved && turn < 60; turn++)
    {
      has_moved = FALSE;
      for (guint i = 0; i < plan->symbols->len; i++)
        for (guint k = i + 1; k < plan->symbols->len; k++)
          has_moved |= push_apart (&symbols[i], &symbols[k]);
      for (guint i = 0; i < plan->symbols->len; i++)
        hold_back (plan, &symbols[i], limit);
    }
}

/* Keyboard */

static int
compare_down (gconstpointer a,
              gconstpointer b)
{
  const PlotSymbol *one = *(PlotSymbol * const *) a, *other = *(PlotSymbol * const *) b;

  if (one->y != other->y)
    return one->y < other->y ? -1 : 1;

  return compare_symbols (one, other);
}

static int
compare_right (gconstpointer a,
               gconstpointer b)
{
  const PlotSymbol *one = *(PlotSymbol * const *) a, *other = *(PlotSymbol * const *) b;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;

  return compare_symbols (one, other);
}

/* Arrows go where the eye goes. Symbols of about one latitude are a row: left
 * and right lead along it, west and east; up and down to the next row, to what
 * lies nearest there. Columns are pixels, but no two in a row are the same. */
static void
order_symbols (PlotMapPlan *plan)
{
  g_autofree PlotSymbol **order = g_new (PlotSymbol *, plan->symbols->len + 1);
  double band = MAX (plan->field.height / 16, 8);

  for (guint i = 0; i < plan->symbols->len; i++)
    order[i] = &g_array_index (plan->symbols, PlotSymbol, i);
  qsort (order, plan->symbols->len, sizeof *order, compare_down);

  for (guint from = 0, to; from < plan->symbols->len; from = to, plan->n_rows++)
    {
      double top = order[from]->y;
      int column = -1;

      for (to = from; to < plan->symbols->len && order[to]->y - top <= band; to++)
        order[to]->row = plan->n_rows;
      qsort (order + from, to - from, sizeof *order, compare_right);
      for (guint i = from; i < to; i++)
        order[i]->column = column = MAX (column + 1, (int) order[i]->x);
    }
}

/**
 * plot_map_plan_init:
 * @plan: (out caller-allocates): the plan
 * @map: the map
 * @place: where it goes
 * @style: how it looks
 * @engine: measures
 *
 * Gives land, symbols, legend and labels their places.
 */
void
plot_map_plan_init (PlotMapPlan     *plan,
                    const PlotMap   *map,
                    const PlotRect  *place,
                    const PlotStyle *style,
                    PlotTextEngine  *engine)
{
  *plan = (PlotMapPlan) {
    .map = map,
    .style = style,
    .engine = engine,
    .place = *place,
    .font = plot_layout_font (style, style->label_size, FALSE),
    .strong = plot_layout_font (style, style->label_size, TRUE),
    .symbols = g_array_new (FALSE, FALSE, sizeof (PlotSymbol)),
    .labels = g_array_new (FALSE, TRUE, sizeof (PlotMapLabel)),
    .taken = plot_occupancy_new (floor (place->width + .001), floor (place->height + .001)),
  };
  plan->line = plot_layout_line (engine, &plan->strong);

  plan_view (plan);
  collect_symbols (plan);
  relax_symbols (plan);
  order_symbols (plan);
  plot_map_plan_legend (plan);
  plot_map_plan_labels (plan);
}

static void
clear_label (PlotMapLabel *label)
{
  plot_text_block_clear (&label->name);
  plot_text_block_clear (&label->figure);
  plot_text_block_clear (&label->note);
}

void
plot_map_plan_clear (PlotMapPlan *plan)
{
  for (guint i = 0; plan->labels != NULL && i < plan->labels->len; i++)
    clear_label (&g_array_index (plan->labels, PlotMapLabel, i));
  for (guint i = 0; i < plan->legend.n; i++)
    plot_text_block_clear (&plan->legend.labels[i]);
  plot_text_block_clear (&plan->legend.title);
  plot_map_lines_clear (&plan->land);
  plot_map_lines_clear (&plan->borders);
  g_clear_pointer (&plan->symbols, g_array_unref);
  g_clear_pointer (&plan->labels, g_array_unref);
  g_clear_pointer (&plan->taken, plot_occupancy_free);
}
