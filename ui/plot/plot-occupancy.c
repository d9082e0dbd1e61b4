/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-occupancy.h"

#include <math.h>

/* One bit a pixel, 32 a word, as in Vega's vega-label/src/util/Bitmap.js: a
 * label is tried and kept in as many steps as it covers words. */
struct _PlotOccupancy
{
  int      width, height;
  int      stride;        /* words a row */
  guint32 *words;
};

typedef struct
{
  int left, top, right, bottom;   /* the last pixel still belongs */
} Pixels;

/* Edges that meet at a pixel's border do not share a pixel; a hair of rounding
 * must not make them. */
#define HAIR 1e-3

static int
to_pixel (double value)
{
  return CLAMP (value, -1e8, 1e8);
}

static gboolean
to_pixels (const PlotRect *rect,
           Pixels         *pixels)
{
  if (!isfinite (rect->x) || !isfinite (rect->y) || !isfinite (rect->width) || !isfinite (rect->height))
    return FALSE;

  pixels->left = to_pixel (floor (rect->x + HAIR));
  pixels->top = to_pixel (floor (rect->y + HAIR));
  pixels->right = to_pixel (ceil (rect->x + rect->width - HAIR)) - 1;
  pixels->bottom = to_pixel (ceil (rect->y + rect->height - HAIR)) - 1;

  return pixels->right >= pixels->left && pixels->bottom >= pixels->top;
}

/* The bits of one word that lie between two pixels of its row. */
static guint32
get_mask (int word,
          int left,
          int right)
{
  guint32 mask = G_MAXUINT32;

  if (word == left / 32)
    mask &= G_MAXUINT32 << (left % 32);
  if (word == right / 32)
    mask &= G_MAXUINT32 >> (31 - right % 32);

  return mask;
}

/**
 * plot_occupancy_new:
 * @width: of the picture, in pixels
 * @height: of the picture
 *
 * Returns: (transfer full): a map on which nothing is taken yet
 */
PlotOccupancy *
plot_occupancy_new (double width,
                    double height)
{
  PlotOccupancy *self = g_new0 (PlotOccupancy, 1);

  self->width = width > 0 ? MIN (ceil (width), 32768) : 0;
  self->height = height > 0 ? MIN (ceil (height), 32768) : 0;
  self->stride = (self->width + 31) / 32;
  self->words = g_new0 (guint32, (gsize) self->stride * self->height);

  return self;
}

/**
 * plot_occupancy_free:
 * @self: (transfer full) (nullable): a map
 */
void
plot_occupancy_free (PlotOccupancy *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self);
}

/**
 * plot_occupancy_is_free:
 * @self: a map
 * @rect: a place, in pixels
 *
 * Returns: whether the whole place lies on the map and none of it is taken; an
 *   empty place is free
 */
gboolean
plot_occupancy_is_free (PlotOccupancy  *self,
                        const PlotRect *rect)
{
  Pixels pixels;

  if (!to_pixels (rect, &pixels))
    return TRUE;

  if (pixels.left < 0 || pixels.top < 0 || pixels.right >= self->width || pixels.bottom >= self->height)
    return FALSE;

  for (int y = pixels.top; y <= pixels.bottom; y++)
    for (int word = pixels.left / 32; word <= pixels.right / 32; word++)
      if ((self->words[(gsize) y * self->stride + word] & get_mask (word, pixels.left, pixels.right)) != 0)
        return FALSE;

  return TRUE;
}

/**
 * plot_occupancy_mark:
 * @self: a map
 * @rect: a place, in pixels
 *
 * Takes the part of a place that lies on the map.
 */
void
plot_occupancy_mark (PlotOccupancy  *self,
                     const PlotRect *rect)
{
  Pixels pixels;

  if (!to_pixels (rect, &pixels))
    return;

  pixels.left = MAX (pixels.left, 0);
  pixels.top = MAX (pixels.top, 0);
  pixels.right = MIN (pixels.right, self->width - 1);
  pixels.bottom = MIN (pixels.bottom, self->height - 1);

  if (pixels.right < pixels.left)
    return;

  for (int y = pixels.top; y <= pixels.bottom; y++)
    for (int word = pixels.left / 32; word <= pixels.right / 32; word++)
      self->words[(gsize) y * self->stride + word] |= get_mask (word, pixels.left, pixels.right);
}
