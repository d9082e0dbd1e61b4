/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "plot-figure.h"

G_BEGIN_DECLS

/* A figure on sheets of paper: its picture, and its table beneath it or on further
 * sheets. Every sheet has the title, the foot and the pill. Lengths are pixels. */
typedef struct _PlotSheets PlotSheets;

PlotSheets *plot_sheets_new   (PlotFigure     *figure,
                               gboolean        has_picture,
                               double          width,
                               double          height,
                               PlotTextEngine *engine) G_GNUC_WARN_UNUSED_RESULT;
void        plot_sheets_free  (PlotSheets     *self);
guint       plot_sheets_get_n (PlotSheets     *self);
/* The number is in words: "Page 2 of 5". Nullable. */
void        plot_sheets_paint (PlotSheets     *self,
                               guint           sheet,
                               const char     *number,
                               cairo_t        *cr);

/* A figure as a picture for paper that is so wide, and at most so high. */
PlotScene  *plot_sheets_lay_picture (PlotFigure     *figure,
                                     double          width,
                                     double          height,
                                     PlotTextEngine *engine,
                                     double         *scale) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotSheets, plot_sheets_free)

G_END_DECLS
