/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-layout-private.h"
#include "plot-map.h"

G_BEGIN_DECLS

/* From the units of the outlines to pixels. */
typedef struct
{
  double scale;
  double min_x, max_y;      /* these lie at left, top */
  double left, top;
  double cut;               /* nothing is drawn above this, pixels */
} PlotMapView;

/* An outline in pixels, with no more points than can be seen. */
typedef struct
{
  GArray   *points;         /* of PlotPoint */
  GArray   *starts;         /* of guint, one more than there are rings */
  gboolean  is_closed;
} PlotMapLines;

typedef enum
{
  PLOT_SYMBOL_DISC,
  PLOT_SYMBOL_HOLLOW,       /* less than nothing */
  PLOT_SYMBOL_POINT,        /* nothing */
  PLOT_SYMBOL_UNKNOWN,
} PlotSymbolKind;

typedef struct
{
  const PlotMapPlace *place;
  guint               index;
  PlotSymbolKind      kind;
  double              home_x, home_y;   /* where it is */
  double              x, y;             /* where there is room for it */
  double              radius;
  int                 row, column;      /* in keyboard order */
} PlotSymbol;

typedef struct
{
  guint         symbol;
  PlotTextBlock name, figure, note;     /* the last two may be empty */
  gboolean      is_inline;              /* the figure stands after the name */
  PlotAnchor    anchor;
  PlotRect      rect;
  gboolean      has_leader;
  PlotRect      leader;                 /* from the symbol to the label */
} PlotMapLabel;

#define PLOT_MAP_MAX_SIZES 3

/* Circles of round amounts, one in the other. */
typedef struct
{
  guint         n;
  double        radii[PLOT_MAP_MAX_SIZES];
  PlotTextBlock title;
  PlotTextBlock labels[PLOT_MAP_MAX_SIZES];
  PlotRect      rect;                   /* width 0: there is no room for it */
} PlotMapLegend;

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotMap   *map;
  const PlotStyle *style;
  PlotTextEngine  *engine;
  PlotRect         place;
  PlotRect         field;      /* symbols and their labels stay in it */
  PlotRect         ranking;    /* width 0: none */
  double           ranking_label, ranking_figure, ranking_extra;   /* widths of its columns */
  PlotFont         font, strong;
  double           line;
  PlotMapView      view;
  gboolean         is_cut;     /* there is land above the view */
  PlotMapLines     land, borders;
  double           most, most_radius;   /* the largest amount, and its circle */
  GArray          *symbols;    /* of PlotSymbol, the largest first */
  int              n_rows;     /* of them, in keyboard order */
  PlotMapLegend    legend;
  PlotOccupancy   *taken;      /* while labels look for their places */
  GArray          *labels;     /* of PlotMapLabel */
  guint            n_unlabelled;
} PlotMapPlan;

void     plot_map_plan_init        (PlotMapPlan         *plan,
                                    const PlotMap       *map,
                                    const PlotRect      *place,
                                    const PlotStyle     *style,
                                    PlotTextEngine      *engine);
void     plot_map_plan_clear       (PlotMapPlan         *plan);
double   plot_map_plan_get_radius  (const PlotMapPlan   *plan,
                                    double               value);

void     plot_map_lines_init       (PlotMapLines        *self,
                                    const PlotOutline   *outline,
                                    const PlotMapView   *view,
                                    gboolean             is_closed);
void     plot_map_lines_clear      (PlotMapLines        *self);
char    *plot_map_lines_to_path    (const PlotMapLines  *self,
                                    PlotRect            *bounds);
gboolean plot_map_lines_meet       (const PlotMapLines  *self,
                                    const PlotRect      *rect);

void     plot_map_plan_legend      (PlotMapPlan         *plan);
void     plot_map_plan_labels      (PlotMapPlan         *plan);

PlotMark *plot_map_mark_new        (const PlotMapPlace  *place,
                                    const PlotRect      *bounds);
void     plot_map_draw_legend      (const PlotMapPlan   *plan,
                                    PlotPen             *pen);
void     plot_map_draw_symbols     (const PlotMapPlan   *plan,
                                    PlotPen             *pen,
                                    int                 *marks);
void     plot_map_draw_labels      (const PlotMapPlan   *plan,
                                    PlotPen             *pen,
                                    const int           *marks);
void     plot_map_draw_ranking     (const PlotMapPlan   *plan,
                                    PlotPen             *pen,
                                    int                 *marks);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotMapPlan, plot_map_plan_clear)

G_END_DECLS
