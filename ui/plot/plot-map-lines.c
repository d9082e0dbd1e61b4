/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-map-private.h"

#include <math.h>

#include "plot-private.h"

/* Pixels: what lies this near to a line is on it, and a ring smaller than that
 * is no island but a speck. */
#define TOLERANCE .6
#define LEAST_RING 1.5

#define POINT(array, index) (g_array_index ((array), PlotPoint, (index)))

typedef struct
{
  guint from, to;
} Span;

static double
get_distance (const PlotPoint *point,
              const PlotPoint *from,
              const PlotPoint *to)
{
  double dx = to->x - from->x, dy = to->y - from->y, length = dx * dx + dy * dy;
  double at = length > 0 ? CLAMP (((point->x - from->x) * dx + (point->y - from->y) * dy) / length, 0, 1) : 0;

  return hypot (point->x - from->x - at * dx, point->y - from->y - at * dy);
}

/* Douglas and Peucker, "Algorithms for the reduction of the number of points
 * required to represent a digitized line", 1973; with a stack of its own. */
static void
append_simplified (GArray *out,
                   GArray *line)
{
  g_autofree guint8 *is_kept = g_new0 (guint8, line->len + 1);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Span));
  Span span = { 0, line->len - 1 };

  is_kept[span.from] = is_kept[span.to] = TRUE;
  g_array_append_val (stack, span);
  while (stack->len > 0)
    {
      guint farthest = 0;
      double most = TOLERANCE;

      span = g_array_index (stack, Span, stack->len - 1);
      g_array_set_size (stack, stack->len - 1);
      for (guint i = span.from + 1; i < span.to; i++)
        {
          double distance = get_distance (&POINT (line, i), &POINT (line, span.from), &POINT (line, span.to));

          if (distance > most)
            {
              most = distance;
              farthest = i;
            }
        }
      if (farthest == 0)
        continue;

      Span halves[] = { { span.from, farthest }, { farthest, span.to } };

      is_kept[farthest] = TRUE;
      g_array_append_vals (stack, halves, 2);
    }

  for (guint i = 0; i < line->len; i++)
    if (is_kept[i])
      g_array_append_val (out, POINT (line, i));
}

static gboolean
is_speck (GArray *line)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < line->len; i++)
    {
      left = MIN (left, POINT (line, i).x);
      right = MAX (right, POINT (line, i).x);
      top = MIN (top, POINT (line, i).y);
      bottom = MAX (bottom, POINT (line, i).y);
    }

  return right - left < LEAST_RING && bottom - top < LEAST_RING;
}

static void
finish_line (PlotMapLines *self,
             GArray       *line)
{
  /* A ring goes back to where it began, so that all its sides are there. */
  if (self->is_closed && line->len > 2)
    {
      PlotPoint first = POINT (line, 0);

      g_array_append_val (line, first);
    }

  if (line->len > 1 && !(self->is_closed && (line->len < 4 || is_speck (line))))
    {
      append_simplified (self->points, line);
      g_array_append_val (self->starts, self->points->len);
    }
  g_array_set_size (line, 0);
}

static PlotPoint
project (const PlotMapView *view,
         const PlotPoint   *point)
{
  return (PlotPoint) {
    view->left + (point->x - view->min_x) * view->scale,
    view->top + (view->max_y - point->y) * view->scale,
  };
}

static PlotPoint
cross (const PlotPoint *from,
       const PlotPoint *to,
       double           y)
{
  double at = (y - from->y) / (to->y - from->y);

  return (PlotPoint) { from->x + at * (to->x - from->x), y };
}

/* One side of the clipping of Sutherland and Hodgman, 1974: what lies over the
 * cut is left out, and a ring runs along it. A line ends there. */
static void
add_ring (PlotMapLines      *self,
          const PlotOutline *outline,
          const PlotMapView *view,
          guint              ring,
          GArray            *line)
{
  guint start = outline->starts[ring], n = outline->starts[ring + 1] - start;
  PlotPoint from;

  if (n == 0)
    return;

  from = project (view, &outline->points[start]);
  if (from.y >= view->cut)
    g_array_append_val (line, from);

  for (guint i = 1; i < n + (self->is_closed ? 1 : 0); i++)
    {
      PlotPoint to = project (view, &outline->points[start + i % n]);

      if ((from.y < view->cut) != (to.y < view->cut))
        {
          PlotPoint at = cross (&from, &to, view->cut);

          g_array_append_val (line, at);
          if (!self->is_closed && to.y < view->cut)
            finish_line (self, line);
        }
      if (to.y >= view->cut && (i < n || !self->is_closed))
        g_array_append_val (line, to);
      from = to;
    }
  finish_line (self, line);
}

/**
 * plot_map_lines_init:
 * @self: (out caller-allocates): the lines
 * @outline: rings or lines in units of their own
 * @view: from those units to pixels
 * @is_closed: whether they are rings
 *
 * Brings an outline to pixels, cut off at the top of the view, and leaves out
 * the points that nobody would see.
 */
void
plot_map_lines_init (PlotMapLines      *self,
                     const PlotOutline *outline,
                     const PlotMapView *view,
                     gboolean           is_closed)
{
  g_autoptr (GArray) line = g_array_new (FALSE, FALSE, sizeof (PlotPoint));
  guint zero = 0;

  *self = (PlotMapLines) {
    .points = g_array_new (FALSE, FALSE, sizeof (PlotPoint)),
    .starts = g_array_new (FALSE, FALSE, sizeof (guint)),
    .is_closed = is_closed,
  };
  g_array_append_val (self->starts, zero);
  for (guint i = 0; i < outline->n_rings; i++)
    add_ring (self, outline, view, i, line);
}

void
plot_map_lines_clear (PlotMapLines *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

/**
 * plot_map_lines_to_path:
 * @self: lines in pixels
 * @bounds: (out): what they cover
 *
 * Returns: (transfer full) (nullable): M, L and Z as in SVG; %NULL of nothing
 */
char *
plot_map_lines_to_path (const PlotMapLines *self,
                        PlotRect           *bounds)
{
  g_autoptr (GString) path = g_string_new (NULL);
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint ring = 0; ring + 1 < self->starts->len; ring++)
    {
      guint start = g_array_index (self->starts, guint, ring);
      /* Z draws the last side. */
      guint end = g_array_index (self->starts, guint, ring + 1) - (self->is_closed ? 1 : 0);

      for (guint i = start; i < end; i++)
        {
          const PlotPoint *point = &POINT (self->points, i);

          g_string_append_c (path, i == start ? 'M' : 'L');
          plot_append_number (path, point->x, 1);
          g_string_append_c (path, ' ');
          plot_append_number (path, point->y, 1);
          left = MIN (left, point->x);
          right = MAX (right, point->x);
          top = MIN (top, point->y);
          bottom = MAX (bottom, point->y);
        }
      if (self->is_closed)
        g_string_append_c (path, 'Z');
    }
  *bounds = (PlotRect) { left, top, right - left, bottom - top };

  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

/* A side crosses the level of y left of x: an odd number of times, inside. */
static gboolean
is_crossed (const PlotPoint *from,
            const PlotPoint *to,
            double           x,
            double           y)
{
  return (from->y > y) != (to->y > y) && x > from->x + (y - from->y) / (to->y - from->y) * (to->x - from->x);
}

/**
 * plot_map_lines_meet:
 * @self: rings in pixels
 * @rect: a place
 *
 * Returns: whether a point of the rings lies in the place, or its middle in a ring
 */
gboolean
plot_map_lines_meet (const PlotMapLines *self,
                     const PlotRect     *rect)
{
  double x = rect->x + rect->width / 2, y = rect->y + rect->height / 2;
  gboolean is_inside = FALSE;

  for (guint ring = 0; ring + 1 < self->starts->len; ring++)
    for (guint i = g_array_index (self->starts, guint, ring);
         i + 1 < g_array_index (self->starts, guint, ring + 1); i++)
      {
        const PlotPoint *point = &POINT (self->points, i);

        if (point->x >= rect->x && point->x <= rect->x + rect->width &&
            point->y >= rect->y && point->y <= rect->y + rect->height)
          return TRUE;
        if (is_crossed (point, point + 1, x, y))
          is_inside = !is_inside;
      }

  return is_inside;
}
