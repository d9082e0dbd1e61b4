/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "plot-scene.h"

G_BEGIN_DECLS

/* A scene in its place on a page. */
typedef struct
{
  PlotScene *scene;
  double     x, y;        /* pixels of the page */
  double     scale;
  gboolean   is_part;     /* of a page that has a heading of its own */
  char      *remarks;     /* what else is said of it, after the pages; nullable */
  char      *about;       /* a heading and then paragraphs, there as well; nullable */
} PlotPlaced;

/* Some scenes on one page; lengths are pixels, 96 to an inch. */
typedef struct
{
  double     width, height;
  GPtrArray *placed;      /* PlotPlaced, in the order in which they are read */
} PlotPage;

PlotPage   *plot_page_new        (double          width,
                                  double          height) G_GNUC_WARN_UNUSED_RESULT;
void        plot_page_free       (PlotPage       *self);
PlotPlaced *plot_page_take_scene (PlotPage       *self,
                                  PlotScene      *scene,
                                  double          x,
                                  double          y);
void        plot_page_paint      (PlotPage       *self,
                                  PlotTextEngine *engine,
                                  cairo_t        *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotPage, plot_page_free)

G_END_DECLS
