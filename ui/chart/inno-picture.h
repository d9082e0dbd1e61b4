/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "plot-figure.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;       /* "svg", which is the suffix as well */
  const char *mime;
  const char *label;    /* source string */
  GBytes    *(*write) (PlotScene       *scene,
                       PlotTextEngine  *engine,
                       GError         **error);
} InnoPictureFormat;

/* A picture of a size, in pixels. */
typedef struct
{
  const InnoPictureFormat *format;
  const PlotStyle         *style;
  double                   width;
  double                   height;
} InnoPicture;

const InnoPictureFormat *inno_picture_format_get_all (guint               *n_formats);
const InnoPictureFormat *inno_picture_format_find    (const char          *id);
GBytes                  *inno_picture_render         (const InnoPicture   *picture,
                                                      PlotFigure          *figure,
                                                      GError             **error);

G_END_DECLS
