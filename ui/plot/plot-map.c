/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-map.h"

#include "plot-map-private.h"

#include <math.h>

static void
clear_outline (PlotOutline *outline)
{
  g_free (outline->points);
  g_free (outline->starts);
}

static void
clear_place (PlotMapPlace *place)
{
  g_free (place->id);
  g_free (place->label);
  g_free (place->figure);
  g_free (place->extra);
  g_free (place->note);
  g_free (place->group);
  g_free (place->name);
  g_free (place->heading);
  g_free (place->detail);
}

static void
map_free (PlotBody *body)
{
  PlotMap *map = (PlotMap *) body;

  for (guint i = 0; i < map->n_places; i++)
    clear_place (&map->places[i]);
  clear_outline (&map->land);
  clear_outline (&map->borders);
  g_free (map->places);
  g_free (map->size_title);
  g_free (map->label_title);
  g_free (map->figure_title);
  g_free (map->total_label);
  g_free (map->total_figure);
  g_free (map->total_extra);
  if (map->format_destroy != NULL)
    map->format_destroy (map->format_data);
  g_free (map);
}

static double
map_get_min_width (const PlotBody  *body,
                   const PlotStyle *style,
                   PlotTextEngine  *engine)
{
  return plot_layout_unit (style, 300);
}

/* A country that is higher than wide wants height; more than the window of a
 * laptop has would not be seen whole. */
static double
map_get_natural_height (const PlotBody  *body,
                        double           width,
                        const PlotStyle *style,
                        PlotTextEngine  *engine)
{
  return round (CLAMP (width * 1.1, plot_layout_unit (style, 360), plot_layout_unit (style, 480)));
}

/* Ground and text, mixed: a colour that stands back in every style. */
static PlotColor
mix (const PlotStyle *style,
     double           share)
{
  const PlotColor *a = &style->ground, *b = &style->text;

  return (PlotColor) {
    a->red + (b->red - a->red) * share,
    a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share,
    1,
  };
}

static void
add_lines (const PlotMapLines *lines,
           PlotScene          *scene,
           const PlotFill     *fill,
           const PlotColor    *color,
           double              width)
{
  PlotRect bounds;
  g_autofree char *path = plot_map_lines_to_path (lines, &bounds);
  PlotItem *item;

  if (path == NULL)
    return;

  item = plot_scene_add_path (scene, PLOT_PART_BAND, g_steal_pointer (&path), &bounds, fill);
  item->stroke = *color;
  item->stroke_width = width;
}

static void
draw_land (const PlotMapPlan *plan,
           PlotScene         *scene)
{
  PlotColor land = mix (plan->style, .08), coast = mix (plan->style, .32), border = mix (plan->style, .22);
  PlotFill fill = plot_layout_solid (&land);
  double hair = MAX (1, round (plan->style->label_size / 16));

  add_lines (&plan->land, scene, &fill, &coast, hair);
  add_lines (&plan->borders, scene, NULL, &border, hair);

  /* The cut is no coast: it has no line. */
  if (plan->is_cut)
    {
      PlotRect cut = { plan->field.x, plan->view.cut, plan->field.width, 0 };

      plot_scene_add_line (scene, PLOT_PART_BAND, &cut, &plan->style->ground)->stroke_width = hair + 1;
    }
}

static void
draw_more (const PlotMapPlan *plan,
           PlotPen           *pen)
{
  g_autofree char *more = NULL;
  g_auto (PlotTextBlock) block = { 0 };
  PlotFit fit = { plan->font, plan->place.width, 1, plan->font.size };

  /* The ranking says for itself what it leaves out. */
  if (plan->n_unlabelled == 0 || plan->ranking.width > 0 || plan->map->format_more == NULL)
    return;

  more = plan->map->format_more (plan->n_unlabelled, plan->map->format_data);
  pen->part = PLOT_PART_FOOT;
  pen->color = &plan->style->dim;
  plot_text_block_fit (&block, plan->engine, more, &fit);
  plot_text_block_draw (&block, pen, plan->place.x,
                        plan->place.y + floor (plan->place.height - block.line_height), PLOT_ANCHOR_START);
  pen->color = &plan->style->text;
}

static void
map_layout (const PlotBody *body,
            const PlotRect *place,
            PlotScene      *scene,
            PlotTextEngine *engine)
{
  const PlotMap *map = (const PlotMap *) body;
  g_autofree int *marks = g_new (int, map->n_places + 1);
  g_auto (PlotMapPlan) plan = { 0 };
  g_auto (PlotPen) pen = { 0 };

  for (guint i = 0; i < map->n_places; i++)
    marks[i] = -1;

  plot_map_plan_init (&plan, map, place, plot_scene_get_style (scene), engine);
  plot_pen_init (&pen, scene, engine, place);
  draw_land (&plan, scene);
  plot_map_draw_symbols (&plan, &pen, marks);
  plot_map_draw_labels (&plan, &pen, marks);
  plot_map_draw_legend (&plan, &pen);
  plot_map_draw_ranking (&plan, &pen, marks);
  draw_more (&plan, &pen);
}

static const PlotBodyKind kind = {
  .free = map_free,
  .get_min_width = map_get_min_width,
  .get_natural_height = map_get_natural_height,
  .layout = map_layout,
};

/**
 * plot_map_new:
 * @n_places: how many places
 *
 * Creates a map that the caller fills in: all that it points to becomes its own
 * and is freed with it.
 *
 * Returns: (transfer full): the map, freed with plot_body_free()
 */
PlotMap *
plot_map_new (guint n_places)
{
  PlotMap *map = g_new0 (PlotMap, 1);

  map->body.kind = &kind;
  map->n_places = n_places;
  map->places = g_new0 (PlotMapPlace, n_places + 1);

  return map;
}

/**
 * plot_outline_allocate:
 * @outline: an empty outline
 * @n_rings: how many rings
 * @n_points: how many points they have together
 */
void
plot_outline_allocate (PlotOutline *outline,
                       guint        n_rings,
                       guint        n_points)
{
  outline->n_rings = n_rings;
  outline->n_points = n_points;
  outline->points = g_new0 (PlotPoint, n_points + 1);
  outline->starts = g_new0 (guint, n_rings + 1);
  outline->starts[n_rings] = n_points;
}
