/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-scene.h"

#include <math.h>

/* A finger or an unsteady hand needs this much (WCAG 2.2, 2.5.8). */
#define LEAST_TARGET 24.0
#define NEAR 12.0

static double
distance_to_rect (const PlotRect *rect,
                  double          x,
                  double          y)
{
  double dx = MAX (MAX (rect->x - x, x - (rect->x + rect->width)), 0.0);
  double dy = MAX (MAX (rect->y - y, y - (rect->y + rect->height)), 0.0);

  return hypot (dx, dy);
}

static gboolean
is_in_target (const PlotRect *rect,
              double          x,
              double          y)
{
  double reach_x = MAX (rect->width, LEAST_TARGET) / 2.0;
  double reach_y = MAX (rect->height, LEAST_TARGET) / 2.0;

  return fabs (x - (rect->x + rect->width / 2.0)) <= reach_x &&
         fabs (y - (rect->y + rect->height / 2.0)) <= reach_y;
}

static gboolean
is_before (const PlotMark *a,
           const PlotMark *b)
{
  return a->row != b->row ? a->row < b->row : a->column < b->column;
}

/* The end of the keyboard order: its first mark, or its last. */
static int
find_end (PlotScene *self,
          gboolean   is_last)
{
  guint best = 0;

  for (guint i = 1; i < plot_scene_get_n_marks (self); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (self, i);
      const PlotMark *other = plot_scene_get_mark (self, best);

      if (is_last ? !is_before (mark, other) : is_before (mark, other))
        best = i;
    }

  return (int) best;
}

static int
step_in_row (PlotScene *self,
             int        index,
             int        direction)
{
  const PlotMark *from = plot_scene_get_mark (self, index);
  int best = index;
  int best_distance = G_MAXINT;

  for (guint i = 0; i < plot_scene_get_n_marks (self); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (self, i);
      int distance = (mark->column - from->column) * direction;

      if (mark->row == from->row && distance > 0 && distance < best_distance)
        {
          best = (int) i;
          best_distance = distance;
        }
    }

  return best;
}

/* Whether a mark is a better place to come to in another row: first the
 * nearest row, then the nearest column, then the one to the left. */
static int
step_to_row (PlotScene *self,
             int        index,
             int        direction)
{
  const PlotMark *from = plot_scene_get_mark (self, index);
  const PlotMark *best = NULL;
  int best_index = index;

  for (guint i = 0; i < plot_scene_get_n_marks (self); i++)
    {
      const PlotMark *mark = plot_scene_get_mark (self, i);
      int rows = (mark->row - from->row) * direction;
      int best_rows = best != NULL ? (best->row - from->row) * direction : G_MAXINT;
      int columns = ABS (mark->column - from->column);
      int best_columns = best != NULL ? ABS (best->column - from->column) : G_MAXINT;

      if (rows <= 0 || rows > best_rows)
        continue;
      if (rows < best_rows || columns < best_columns ||
          (columns == best_columns && mark->column < best->column))
        {
          best = mark;
          best_index = (int) i;
        }
    }

  return best_index;
}

/**
 * plot_scene_hit:
 * @self: a scene
 * @x: pixels
 * @y: pixels
 *
 * Finds the mark meant by a point: the topmost that the point is on; else the
 * nearest of those whose target, at least 24 pixels each way, holds it; else
 * the nearest within 12 pixels.
 *
 * Returns: the index of a mark, or -1
 */
int
plot_scene_hit (PlotScene *self,
                double     x,
                double     y)
{
  int target = -1;
  int near = -1;
  double target_distance = G_MAXDOUBLE;
  double near_distance = NEAR;

  g_return_val_if_fail (self != NULL, -1);

  /* From the top down, so that of two equally near the upper one is meant. */
  for (guint i = plot_scene_get_n_marks (self); i > 0; i--)
    {
      const PlotMark *mark = plot_scene_get_mark (self, i - 1);
      double distance = distance_to_rect (&mark->bounds, x, y);

      if (distance <= 0.0)
        return (int) i - 1;
      if (is_in_target (&mark->bounds, x, y) && distance < target_distance)
        {
          target = (int) i - 1;
          target_distance = distance;
        }
      if (distance < near_distance || (near < 0 && distance <= NEAR))
        {
          near = (int) i - 1;
          near_distance = distance;
        }
    }

  return target >= 0 ? target : near;
}

/**
 * plot_scene_step:
 * @self: a scene
 * @mark: where one is, or -1
 * @step: where to go
 *
 * Walks over the marks by their rows and columns. At an edge one stays where
 * one is; from nowhere every step but the last leads to the first mark.
 *
 * Returns: the index of a mark, or -1 if the scene has none
 */
int
plot_scene_step (PlotScene *self,
                 int        mark,
                 PlotStep   step)
{
  g_return_val_if_fail (self != NULL, -1);

  if (plot_scene_get_n_marks (self) == 0)
    return -1;
  if (mark < 0 || mark >= (int) plot_scene_get_n_marks (self))
    return find_end (self, step == PLOT_STEP_LAST);

  switch (step)
    {
    case PLOT_STEP_LEFT:
      return step_in_row (self, mark, -1);
    case PLOT_STEP_RIGHT:
      return step_in_row (self, mark, 1);
    case PLOT_STEP_UP:
      return step_to_row (self, mark, -1);
    case PLOT_STEP_DOWN:
      return step_to_row (self, mark, 1);
    case PLOT_STEP_FIRST:
      return find_end (self, FALSE);
    case PLOT_STEP_LAST:
      return find_end (self, TRUE);
    default:
      g_return_val_if_reached (mark);
    }
}
