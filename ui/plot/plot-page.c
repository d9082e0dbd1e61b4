/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-page.h"

#include "plot-output.h"

static void
placed_free (gpointer data)
{
  PlotPlaced *placed = data;

  plot_scene_unref (placed->scene);
  g_free (placed->remarks);
  g_free (placed->about);
  g_free (placed);
}

/**
 * plot_page_new:
 * @width: pixels
 * @height: pixels
 *
 * Returns: (transfer full): an empty page
 */
PlotPage *
plot_page_new (double width,
               double height)
{
  PlotPage *self = g_new0 (PlotPage, 1);

  self->width = width;
  self->height = height;
  self->placed = g_ptr_array_new_with_free_func (placed_free);

  return self;
}

/**
 * plot_page_free:
 * @self: (transfer full): a page
 */
void
plot_page_free (PlotPage *self)
{
  g_ptr_array_unref (self->placed);
  g_free (self);
}

/**
 * plot_page_take_scene:
 * @self: a page
 * @scene: (transfer full): what stands on it
 * @x: of its corner, pixels
 * @y: of its corner, pixels
 *
 * Returns: (transfer none): the scene in its place, as large as it is, to be changed
 *   before the page is handed on
 */
PlotPlaced *
plot_page_take_scene (PlotPage  *self,
                      PlotScene *scene,
                      double     x,
                      double     y)
{
  PlotPlaced *placed = g_new0 (PlotPlaced, 1);

  placed->scene = scene;
  placed->x = x;
  placed->y = y;
  placed->scale = 1.0;
  g_ptr_array_add (self->placed, placed);

  return placed;
}

/**
 * plot_page_paint:
 * @self: a page
 * @engine: draws the letters
 * @cr: at the corner of the page, in pixels
 */
void
plot_page_paint (PlotPage       *self,
                 PlotTextEngine *engine,
                 cairo_t        *cr)
{
  for (guint i = 0; i < self->placed->len; i++)
    {
      PlotPlaced *placed = g_ptr_array_index (self->placed, i);

      cairo_save (cr);
      cairo_translate (cr, placed->x, placed->y);
      cairo_scale (cr, placed->scale, placed->scale);
      plot_scene_paint (placed->scene, engine, cr);
      cairo_restore (cr);
    }
}
