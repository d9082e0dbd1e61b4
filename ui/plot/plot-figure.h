/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* A whole picture before it has a size: title, takeaway, legend, one body, foot. */
typedef struct _PlotFigure PlotFigure;

PlotFigure *plot_figure_new              (const char       *lang);
PlotFigure *plot_figure_ref              (PlotFigure       *self);
void        plot_figure_unref            (PlotFigure       *self);

void        plot_figure_set_title        (PlotFigure       *self,
                                          const char       *title);
void        plot_figure_set_takeaway     (PlotFigure       *self,
                                          const char       *takeaway);
/* What a screen reader is told of the whole; the takeaway or else the message if it
 * is not set. */
void        plot_figure_set_description  (PlotFigure       *self,
                                          const char       *description);
void        plot_figure_set_foot         (PlotFigure       *self,
                                          const char       *foot);
/* "Sample data": stands on the picture itself. NULL = no pill. */
void        plot_figure_set_pill         (PlotFigure       *self,
                                          const char       *pill);
/* Room at the top right for a control of whoever shows it, pixels. */
void        plot_figure_set_corner       (PlotFigure       *self,
                                          double            width);
/* Of a picture that is wider than its place: what is said of it is read without scrolling. */
void        plot_figure_set_sight        (PlotFigure       *self,
                                          double            width);
/* Title, takeaway and foot are not drawn: they stand around the picture. */
void        plot_figure_set_is_bare      (PlotFigure       *self,
                                          gboolean          is_bare);
void        plot_figure_add_legend_fill  (PlotFigure       *self,
                                          PlotFillSlot      slot,
                                          const char       *label);
void        plot_figure_add_legend_glyph (PlotFigure       *self,
                                          PlotGlyph         glyph,
                                          const char       *label);
/* A glyph in the colour of a fill. */
void        plot_figure_add_legend_fill_glyph (PlotFigure  *self,
                                          PlotGlyph         glyph,
                                          PlotFillSlot      slot,
                                          const char       *label);
void        plot_figure_take_table       (PlotFigure       *self,
                                          PlotTable        *table);
void        plot_figure_take_body        (PlotFigure       *self,
                                          PlotBody         *body);
/* Nothing to draw: one sentence in the middle, in place of a body. */
void        plot_figure_set_message      (PlotFigure       *self,
                                          const char       *message);

const char *plot_figure_get_title        (PlotFigure       *self);
const char *plot_figure_get_takeaway     (PlotFigure       *self);
const char *plot_figure_get_foot         (PlotFigure       *self);
const PlotTable *plot_figure_get_table   (PlotFigure       *self);
/* Whether there is a body, and not only a message that there is nothing to draw. */
gboolean    plot_figure_has_body         (PlotFigure       *self);
/* The width under which the caller had better scroll. */
double      plot_figure_get_min_width    (PlotFigure       *self,
                                          const PlotStyle  *style,
                                          PlotTextEngine   *engine);
/* The height at which nothing is left out at this width. */
double      plot_figure_get_natural_height (PlotFigure     *self,
                                          double            width,
                                          const PlotStyle  *style,
                                          PlotTextEngine   *engine);
/* The least height at which nothing is left out, however close it stands. */
double      plot_figure_get_least_height (PlotFigure       *self,
                                          double            width,
                                          const PlotStyle  *style,
                                          PlotTextEngine   *engine);
PlotScene  *plot_figure_layout           (PlotFigure       *self,
                                          double            width,
                                          double            height,
                                          const PlotStyle  *style,
                                          PlotTextEngine   *engine);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotFigure, plot_figure_unref)

G_END_DECLS
