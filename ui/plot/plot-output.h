/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "plot-page.h"

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

/* Pages, and then what each of their scenes says and its table. */
typedef struct
{
  PlotPage * const *pages;
  guint             n_pages;     /* one at least */
  const char       *title;       /* of the whole; nullable */
  const char       *running;     /* with a number, at the foot of what comes after them; nullable */
  gboolean          is_dense;    /* what comes after them begins where the one before it ends */
} PlotDocument;

const char *plot_pdf_get_library (const char **running);
GBytes *plot_document_to_pdf (const PlotDocument *document,
                              PlotTextEngine     *engine,
                              GError            **error);
/* One glyph, for the widgets' legends as well. */
void    plot_glyph_paint   (PlotGlyph        glyph,
                            const PlotRect  *rect,
                            const PlotStyle *style,
                            cairo_t         *cr);

G_END_DECLS
