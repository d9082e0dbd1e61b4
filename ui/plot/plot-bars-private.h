/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-bars.h"
#include "plot-layout-private.h"
#include "plot-scale.h"

G_BEGIN_DECLS

/* One segment as drawn: where it is, and the part of it a label may stand in. */
typedef struct
{
  double left, right;
  int    mark;          /* -1: nothing is drawn */
} PlotBarSpan;

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotBars  *bars;
  const PlotStyle *style;
  PlotTextEngine  *engine;
  PlotRect         place;

  gboolean         is_narrow;     /* names stand above their bars */
  PlotFont         font, strong;
  double           line;          /* height of a line of labels */
  double           gap;           /* between segments */

  /* From the left to the right. */
  double           group_width;             /* column of headings; 0 where there is none */
  double           label_left, label_width;
  double           plot_left, plot_right;
  double           end_width, note_width;   /* columns; 0 where there is none */
  double           end_right;
  double           change_width, change_right;   /* 0: no column of changes */
  double           glyph_size, glyph_left;

  /* From the top to the bottom. */
  double           strip_height;  /* what stands over the rows */
  double           rows_top, rows_bottom;
  double           bar_height;
  guint            n_shown, n_left_out;
  guint           *rows;          /* which bars are shown */
  double          *tops;          /* of their bars */
  gboolean         has_axis;

  double           data_min, data_max;   /* what the axis has to cover */
  PlotTicks        ticks;
  PlotScale        scale;
  PlotBarSpan     *spans;         /* row by row */
} PlotBarsPlan;

void     plot_bars_plan_init        (PlotBarsPlan       *plan,
                                     const PlotBars     *bars,
                                     const PlotRect     *place,
                                     const PlotStyle    *style,
                                     PlotTextEngine     *engine);
void     plot_bars_plan_rows        (PlotBarsPlan       *plan);
double   plot_bars_plan_get_natural_height (const PlotBarsPlan *plan);
double   plot_bars_plan_get_least_height   (const PlotBarsPlan *plan);
void     plot_bars_plan_clear       (PlotBarsPlan       *plan);
PlotBarSpan *plot_bars_plan_get_span (const PlotBarsPlan *plan,
                                     guint               row,
                                     guint               series);
/* The part of a row that its segments and its ghost cover, in pixels. */
void     plot_bars_plan_get_extent  (const PlotBarsPlan *plan,
                                     guint               row,
                                     double             *left,
                                     double             *right);
char    *plot_bars_plan_format_tick (const PlotBarsPlan *plan,
                                     double              value,
                                     double              step);

void     plot_bars_stack            (const PlotBarsPlan *plan,
                                     const PlotBar      *bar,
                                     PlotBarSpan        *spans);
/* Widens a range to where a row has points. */
void     plot_bars_stretch_to_points (const PlotBar     *bar,
                                     double             *min,
                                     double             *max);
/* Whether the rows are points alone, with nothing that grows from zero. */
gboolean plot_bars_is_dotted        (const PlotBars     *bars);
/* The sums of the values to the right and to the left of zero. */
void     plot_bars_get_sums         (const PlotBars     *bars,
                                     const PlotBar      *bar,
                                     double             *positive,
                                     double             *negative);
/* How far a bar and its ghost go. */
void     plot_bars_get_reach        (const PlotBars     *bars,
                                     const PlotBar      *bar,
                                     double             *positive,
                                     double             *negative);

void     plot_bars_draw_grid        (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
void     plot_bars_draw_axis        (const PlotBarsPlan *plan,
                                     PlotPen            *pen);
void     plot_bars_draw_band        (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
void     plot_bars_draw_notches     (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
void     plot_bars_draw_marks       (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
void     plot_bars_draw_points      (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
/* A mark of a row that knows where it belongs; a name is never empty. */
PlotMark *plot_bars_create_mark     (const PlotBarsPlan *plan,
                                     guint               row,
                                     const char         *series_id,
                                     const PlotRect     *bounds);
void     plot_bars_take_name        (PlotMark           *mark,
                                     const char         *name,
                                     char               *fallback);
void     plot_bars_draw_tracks      (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
void     plot_bars_draw_ticks       (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
/* A row from one end of the axis to the other. */
PlotRect plot_bars_plan_get_track   (const PlotBarsPlan *plan,
                                     guint               row);
void     plot_bars_draw_ghosts      (const PlotBarsPlan *plan,
                                     PlotScene          *scene);
void     plot_bars_draw_inside      (const PlotBarsPlan *plan,
                                     PlotPen            *pen);
void     plot_bars_draw_rows        (const PlotBarsPlan *plan,
                                     PlotPen            *pen);
void     plot_bars_draw_groups      (const PlotBarsPlan *plan,
                                     PlotPen            *pen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotBarsPlan, plot_bars_plan_clear)

G_END_DECLS
