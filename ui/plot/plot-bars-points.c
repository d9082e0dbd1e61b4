/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-bars-private.h"

#include <math.h>

#include "plot-private.h"

/* Where the points of a row that are many have been put, so that the next one
 * can move out of their way. */
typedef struct
{
  const PlotBarsPlan *plan;
  guint               row;
  double              size;       /* of a ring */
  guint               n;
  double             *x, *offset;
} Swarm;

gboolean
plot_bars_is_dotted (const PlotBars *bars)
{
  return bars->n_series == 0;
}

void
plot_bars_stretch_to_points (const PlotBar *bar,
                             double        *min,
                             double        *max)
{
  for (guint i = 0; i < bar->n_points; i++)
    if (isfinite (bar->points[i].value))
      {
        *min = MIN (*min, bar->points[i].value);
        *max = MAX (*max, bar->points[i].value);
      }
}

static double
get_middle (const PlotBarsPlan *plan,
            guint               row)
{
  return plan->tops[row] + plan->bar_height / 2;
}

static gboolean
is_clear (const Swarm *swarm,
          double       x,
          double       offset)
{
  for (guint i = 0; i < swarm->n; i++)
    if (hypot (x - swarm->x[i], offset - swarm->offset[i]) < swarm->size)
      return FALSE;

  return TRUE;
}

/* The nearest place to the middle of the row that no ring stands on, as in a
 * beeswarm; where the row is full, the middle. */
static double
find_offset (const Swarm *swarm,
             double       x)
{
  double most = (swarm->plan->bar_height - swarm->size) / 2;

  for (double offset = 0; offset <= most; offset += swarm->size / 4)
    {
      if (is_clear (swarm, x, offset))
        return offset;
      if (is_clear (swarm, x, -offset))
        return -offset;
    }

  return 0;
}

/* A triangle in a box, for what lies outside. */
static char *
make_triangle (const PlotRect *box,
               gboolean        points_up)
{
  GString *path = g_string_new ("M");
  double base = points_up ? box->y + box->height : box->y;
  double tip = points_up ? box->y : box->y + box->height;
  const double values[] = { box->x, base, box->x + box->width, base, box->x + box->width / 2, tip };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_string_append (path, i == 0 ? " " : i % 2 == 0 ? " L " : " ");
      plot_append_number (path, values[i], 2);
    }

  return g_string_free (g_string_append (path, " Z"), FALSE);
}

/* One of many, small and open, so that what lies under it is seen. */
static void
draw_small (Swarm              *swarm,
            PlotScene          *scene,
            const PlotBarPoint *point,
            int                 mark,
            const PlotRect     *bounds)
{
  const PlotStyle *style = swarm->plan->style;
  gboolean is_outside = point->glyph == PLOT_GLYPH_UP || point->glyph == PLOT_GLYPH_DOWN;
  PlotItem *item;

  if (is_outside)
    item = plot_scene_add_path (scene, PLOT_PART_MARK, make_triangle (bounds, point->glyph == PLOT_GLYPH_UP),
                                bounds, NULL);
  else
    item = plot_scene_add_rect (scene, PLOT_PART_MARK, bounds, NULL);

  item->mark = mark;
  item->radius = point->glyph == PLOT_GLYPH_NONE ? bounds->width / 2 : 0;
  item->stroke = is_outside ? style->bad : style->text;
  item->stroke_width = plot_layout_unit (style, 1.3);
  item->is_dashed = !is_outside && point->glyph != PLOT_GLYPH_NONE;
}

static void
draw_symbol (const PlotBarsPlan *plan,
             PlotScene          *scene,
             const PlotBarPoint *point,
             int                 mark,
             const PlotRect     *bounds)
{
  PlotItem *item = plot_scene_add_glyph (scene, PLOT_PART_MARK, point->glyph, bounds);

  item->mark = mark;
  if (point->has_fill)
    item->fill = plot_layout_solid (&plan->style->fills[point->fill].color);
}

static void
draw_point (Swarm              *swarm,
            PlotScene          *scene,
            guint               index)
{
  const PlotBarsPlan *plan = swarm->plan;
  const PlotBar *bar = &plan->bars->bars[plan->rows[swarm->row]];
  const PlotBarPoint *point = &bar->points[index];
  gboolean is_ring = point->is_small;
  double size = is_ring ? swarm->size : MIN (plot_layout_unit (plan->style, 14), plan->bar_height);
  double x = plot_scale_map (&plan->scale, point->value);
  double offset = is_ring ? find_offset (swarm, x) : 0;
  PlotRect bounds = { x - size / 2, get_middle (plan, swarm->row) + offset - size / 2, size, size };
  PlotMark *mark;
  int number;

  /* At the ends of the axis a symbol would stick out of the picture. */
  bounds.x = CLAMP (bounds.x, plan->place.x, plan->place.x + plan->place.width - size);
  mark = plot_bars_create_mark (plan, swarm->row, point->id, &bounds);
  plot_bars_take_name (mark, point->name, g_strdup (bar->label));
  mark->heading = g_strdup (point->heading);
  mark->detail = g_strdup (point->detail);
  mark->column = (int) index;
  number = plot_scene_take_mark (scene, mark);

  if (!is_ring)
    {
      draw_symbol (plan, scene, point, number, &bounds);
      return;
    }

  swarm->x[swarm->n] = x;
  swarm->offset[swarm->n++] = offset;
  draw_small (swarm, scene, point, number, &bounds);
}

/* A thin line from the name to the points. */
static void
draw_guide (const PlotBarsPlan *plan,
            PlotScene          *scene,
            guint               row)
{
  PlotRect line = { plan->plot_left, round (get_middle (plan, row)), plan->plot_right - plan->plot_left, 0 };

  plot_scene_add_line (scene, PLOT_PART_GRID, &line, &plan->style->grid)->stroke_width
    = MAX (1, floor (plan->style->label_size / 12));
}

/**
 * plot_bars_draw_points:
 * @plan: the plan
 * @scene: what is drawn into
 *
 * Draws the points of the rows: symbols at their values, and rings, of which a
 * row may have many, side by side where they would cover each other.
 */
void
plot_bars_draw_points (const PlotBarsPlan *plan,
                       PlotScene          *scene)
{
  for (guint row = 0; row < plan->n_shown; row++)
    {
      const PlotBar *bar = &plan->bars->bars[plan->rows[row]];
      g_autofree double *x = g_new (double, bar->n_points + 1);
      g_autofree double *offset = g_new (double, bar->n_points + 1);
      Swarm swarm = { plan, row, MIN (plot_layout_unit (plan->style, 8), plan->bar_height), 0, x, offset };

      if (plot_bars_is_dotted (plan->bars))
        draw_guide (plan, scene, row);
      for (guint i = 0; i < bar->n_points; i++)
        if (isfinite (bar->points[i].value))
          draw_point (&swarm, scene, i);
    }
}
