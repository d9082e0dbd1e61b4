/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "plot-scene.h"

G_BEGIN_DECLS

/* One scene, many outputs. The engine only has to be a measuring one for SVG. */
void    plot_scene_paint   (PlotScene       *scene,
                            PlotTextEngine  *engine,
                            cairo_t         *cr);
GBytes *plot_scene_to_svg  (PlotScene       *scene);
GBytes *plot_scene_to_png  (PlotScene       *scene,
                            PlotTextEngine  *engine,
                            double           scale,
                            GError         **error);
GBytes *plot_scene_to_pdf  (PlotScene       *scene,
                            PlotTextEngine  *engine,
                            GError         **error);
/* A page each, then what each says and its table; the title is of the whole. */
GBytes *plot_scenes_to_pdf (PlotScene * const *scenes,
                            guint            n_scenes,
                            const char      *title,
                            PlotTextEngine  *engine,
                            GError         **error);
/* One glyph, for the widgets' legends as well. */
void    plot_glyph_paint   (PlotGlyph        glyph,
                            const PlotRect  *rect,
                            const PlotStyle *style,
                            cairo_t         *cr);

G_END_DECLS
