/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;   /* 0..1, sRGB */
} PlotColor;

gboolean plot_color_parse          (PlotColor       *color,
                                    const char      *text);
char    *plot_color_to_hex         (const PlotColor *color);
double   plot_color_contrast       (const PlotColor *a,
                                    const PlotColor *b);

G_END_DECLS
