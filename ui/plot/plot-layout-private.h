/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-calendar.h"
#include "plot-occupancy.h"
#include "plot-scene.h"
#include "plot-ticks.h"

G_BEGIN_DECLS

/* What the layouts share among themselves. */

/* A search for ticks, with the one choice the public call does not offer. */
typedef struct
{
  double            min, max;
  int               wanted;
  gboolean          is_loose;   /* the ticks cover the data */
  double            pixels;
  PlotTickWidthFunc width;
  gpointer          user_data;
} PlotTicksSearch;

PlotTicks plot_ticks_search       (const PlotTicksSearch *search);

/* How a text may be made to fit: by wrapping, then shrinking, then "…". */
typedef struct
{
  PlotFont font;
  double   width;       /* the room, pixels */
  guint    max_lines;
  double   min_size;    /* pixels; the font's own size if it is smaller */
} PlotFit;

typedef struct
{
  char   **lines;
  guint    n;
  PlotFont font;
  double   width;       /* of the widest line */
  double   line_height; /* whole pixels */
  gboolean is_cut;      /* ends in "…" */
} PlotTextBlock;

/* Where and how texts are put. A text is drawn only if its place is free. */
typedef struct
{
  PlotScene       *scene;
  PlotTextEngine  *engine;
  PlotOccupancy   *taken;
  PlotRect         place;    /* what the map of the taken covers */
  PlotPart         part;
  const PlotColor *color;
  double           halo;
  int              mark;
} PlotPen;

PlotFont  plot_layout_font        (const PlotStyle       *style,
                                   double                 size,
                                   gboolean               is_bold);
double    plot_layout_line        (PlotTextEngine        *engine,
                                   const PlotFont        *font);
PlotFill  plot_layout_solid       (const PlotColor       *color);
/* A dashed outline, all of it within a rectangle: what is not there, or not yet. */
void      plot_layout_outline     (PlotScene             *scene,
                                   const PlotRect        *rect,
                                   int                    mark);
/* Lengths drawn for letters of 12 pixels, scaled to the style's. */
double    plot_layout_unit        (const PlotStyle       *style,
                                   double                 pixels);

/* Width of the longest word: what no line can be narrower than. */
double    plot_layout_longest_word (PlotTextEngine       *engine,
                                   const char            *text,
                                   const PlotFont        *font);

void      plot_text_block_fit     (PlotTextBlock         *self,
                                   PlotTextEngine        *engine,
                                   const char            *text,
                                   const PlotFit         *fit);
void      plot_text_block_clear   (PlotTextBlock         *self);
double    plot_text_block_get_height (const PlotTextBlock *self);
gboolean  plot_text_block_draw    (const PlotTextBlock   *self,
                                   const PlotPen         *pen,
                                   double                 x,
                                   double                 y,
                                   PlotAnchor             anchor);

void      plot_pen_init           (PlotPen               *self,
                                   PlotScene             *scene,
                                   PlotTextEngine        *engine,
                                   const PlotRect        *place);
void      plot_pen_clear          (PlotPen               *self);
PlotItem *plot_pen_text           (const PlotPen         *self,
                                   const char            *text,
                                   const PlotFont        *font,
                                   double                 x,
                                   double                 y,
                                   PlotAnchor             anchor);
PlotItem *plot_pen_glyph          (const PlotPen         *self,
                                   PlotGlyph              glyph,
                                   const PlotRect        *rect);
/* How many are left out, in the last line of the place. */
void      plot_pen_more           (PlotPen               *self,
                                   const PlotFont        *font,
                                   char                  *text);

/* One entry of a legend: a shape or a swatch, and what it stands for. */
typedef struct
{
  PlotGlyph    glyph;    /* PLOT_GLYPH_NONE: a swatch of the fill */
  gboolean     has_fill; /* of a glyph: in the colour of the fill, not its own */
  PlotFillSlot slot;
  char        *label;
} PlotLegendEntry;

/* Where a legend goes and how it looks. */
typedef struct
{
  const PlotStyle *style;
  PlotTextEngine  *engine;
  double           left, width;   /* pixels */
} PlotLegendPlace;

/* Legend entries in lines from a place downwards; without a pen they are only
 * measured. Returns the height. */
double    plot_legend_flow        (const GArray          *legend,
                                   const PlotLegendPlace *place,
                                   const PlotPen         *pen,
                                   double                 y);

/* The labels of an axis of days, each in the middle of its period. */
void      plot_calendar_draw      (const PlotCalendar    *calendar,
                                   const PlotScale       *scale,
                                   const PlotCalendarLabels *labels,
                                   const PlotPen         *pen,
                                   double                 y);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotTextBlock, plot_text_block_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotPen, plot_pen_clear)

G_END_DECLS
