/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-picture.h"

#include <glib/gi18n-lib.h>

#include "plot-output.h"

static GBytes *
write_svg (PlotScene       *scene,
           PlotTextEngine  *engine,
           GError         **error)
{
  return plot_scene_to_svg (scene);
}

static GBytes *
write_png (PlotScene       *scene,
           PlotTextEngine  *engine,
           GError         **error)
{
  return plot_scene_to_png (scene, engine, 1.0, error);
}

/* All formats of pictures. */
static const InnoPictureFormat formats[] = {
  { "svg", "image/svg+xml", N_("Drawing (SVG)"), write_svg },
  { "png", "image/png", N_("Picture (PNG)"), write_png },
  { "pdf", "application/pdf", N_("Document (PDF)"), plot_scene_to_pdf },
};

/**
 * inno_picture_format_get_all:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): every format
 */
const InnoPictureFormat *
inno_picture_format_get_all (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * inno_picture_format_find:
 * @id: "svg", "png" or "pdf"
 *
 * Returns: (transfer none) (nullable): the format, or %NULL if there is none
 */
const InnoPictureFormat *
inno_picture_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];

  return NULL;
}

/**
 * inno_picture_render:
 * @picture: format, style and size in pixels
 * @figure: what to draw
 * @error: return location of an error
 *
 * Draws a figure in memory. Needs no display.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
inno_picture_render (const InnoPicture  *picture,
                     PlotFigure         *figure,
                     GError            **error)
{
  g_autoptr (PlotTextEngine) engine = plot_text_engine_new ();
  g_autoptr (PlotScene) scene = plot_figure_layout (figure, picture->width, picture->height,
                                                    picture->style, engine);
  g_autoptr (GError) local_error = NULL;
  GBytes *bytes = picture->format->write (scene, engine, &local_error);

  if (bytes == NULL)
    {
      g_debug ("%s", local_error->message);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The picture could not be drawn."));
    }

  return bytes;
}
