/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-private.h"

G_BEGIN_DECLS

/* Numbers of a drawing, in pixels. */
#define PLOT_SVG_DECIMALS 2

/* What an element is written with: texts safe in XML, attributes with a space
 * before them, colours with their opacity. */
void plot_svg_append_escaped   (GString    *out,
                                const char *text);
void plot_svg_append_attribute (GString    *out,
                                const char *name,
                                const char *value);
void plot_svg_append_length    (GString    *out,
                                const char *name,
                                double      value);
void plot_svg_append_color     (GString         *out,
                                const char      *name,
                                const PlotColor *color);
void plot_svg_append_dash      (GString *out,
                                double   on,
                                double   off);
void plot_svg_append_stroke    (GString         *out,
                                const PlotColor *color,
                                double           width,
                                gboolean         is_dashed);

G_END_DECLS
