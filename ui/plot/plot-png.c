/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-output.h"

#include <math.h>
#include <png.h>

#define MAX_SIDE 16384.0
#define PIXELS_PER_METRE (96.0 / 0.0254)

/* Flat colours deflate well at any level; cairo's own writer takes the
 * slowest and all filters, which is most of the time of a picture. */
#define ZLIB_LEVEL 3

static void
append_cb (png_structp  png,
           png_bytep    data,
           png_size_t   length)
{
  g_byte_array_append (png_get_io_ptr (png), data, (guint) length);
}

static void
flush_cb (png_structp png)
{
}

static void
error_cb (png_structp     png,
          png_const_charp message)
{
  g_debug ("libpng: %s", message);
  png_longjmp (png, 1);
}

static void
warning_cb (png_structp     png,
            png_const_charp message)
{
  g_debug ("libpng: %s", message);
}

static void
write_header (png_structp      png,
              png_infop        info,
              cairo_surface_t *surface,
              double           scale)
{
  png_uint_32 density = (png_uint_32) lround (PIXELS_PER_METRE * scale);

  png_set_compression_level (png, ZLIB_LEVEL);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR (png, info,
                (png_uint_32) cairo_image_surface_get_width (surface),
                (png_uint_32) cairo_image_surface_get_height (surface),
                8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB (png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  png_set_pHYs (png, info, density, density, PNG_RESOLUTION_METER);
  png_write_info (png, info);
}

/* One pixel a native 32 bit word, as cairo keeps it, to three bytes. */
static void
write_rows (png_structp      png,
            cairo_surface_t *surface,
            guint8          *row)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  for (int y = 0; y < height; y++)
    {
      const guint32 *pixels = (const guint32 *) (gconstpointer) (data + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        {
          row[3 * x] = (guint8) (pixels[x] >> 16);
          row[3 * x + 1] = (guint8) (pixels[x] >> 8);
          row[3 * x + 2] = (guint8) pixels[x];
        }
      png_write_row (png, row);
    }
}

/* libpng leaves by longjmp; nothing that changes after setjmp is read later. */
static gboolean
encode (png_structp      png,
        png_infop        info,
        cairo_surface_t *surface,
        double           scale,
        guint8          *row)
{
  if (setjmp (png_jmpbuf (png)) != 0)
    return FALSE;

  write_header (png, info, surface, scale);
  write_rows (png, surface, row);
  png_write_end (png, NULL);

  return TRUE;
}

static GBytes *
encode_surface (cairo_surface_t  *surface,
                double            scale,
                GError          **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *row = g_malloc (3 * (gsize) cairo_image_surface_get_width (surface));
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, error_cb, warning_cb);
  png_infop info = png != NULL ? png_create_info_struct (png) : NULL;
  gboolean is_done = FALSE;

  if (info != NULL)
    {
      png_set_write_fn (png, bytes, append_cb, flush_cb);
      is_done = encode (png, info, surface, scale, row);
    }
  png_destroy_write_struct (&png, &info);

  if (!is_done)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           cairo_status_to_string (CAIRO_STATUS_WRITE_ERROR));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
paint_surface (PlotScene       *scene,
               PlotTextEngine  *engine,
               double           scale,
               cairo_surface_t *surface)
{
  const PlotColor *ground = &plot_scene_get_style (scene)->ground;
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  plot_scene_paint (scene, engine, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

/**
 * plot_scene_to_png:
 * @scene: a scene
 * @engine: draws the letters
 * @scale: pixels of the PNG a pixel of the scene
 * @error: return location for an error
 *
 * Draws a scene to a PNG, opaque and with its density written in it.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error of
 *   %G_IO_ERROR set, where the picture is too large
 */
GBytes *
plot_scene_to_png (PlotScene       *scene,
                   PlotTextEngine  *engine,
                   double           scale,
                   GError         **error)
{
  cairo_surface_t *surface;
  double width, height;
  GBytes *bytes = NULL;

  g_return_val_if_fail (scene != NULL && engine != NULL, NULL);

  width = ceil (plot_scene_get_width (scene) * scale);
  height = ceil (plot_scene_get_height (scene) * scale);
  if (!(width >= 1.0 && width <= MAX_SIDE && height >= 1.0 && height <= MAX_SIDE))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           cairo_status_to_string (CAIRO_STATUS_INVALID_SIZE));
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  paint_surface (scene, engine, scale, surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    bytes = encode_surface (surface, scale, error);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         cairo_status_to_string (cairo_surface_status (surface)));
  cairo_surface_destroy (surface);

  return bytes;
}
