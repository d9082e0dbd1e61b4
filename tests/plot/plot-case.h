/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-bars.h"
#include "plot-columns.h"
#include "plot-figure.h"
#include "plot-flow.h"
#include "plot-list.h"
#include "plot-map.h"
#include "plot-matrix.h"
#include "plot-multiples.h"
#include "plot-slope.h"
#include "plot-spans.h"
#include "plot-strips.h"

G_BEGIN_DECLS

/* Figures to lay out in tests: every kind of body with every kind of data. */
typedef enum
{
  PLOT_CASE_SHARES,     /* end column, band, glyphs, a total */
  PLOT_CASE_AMOUNTS,    /* end labels after the bars, notes */
  PLOT_CASE_POINTS,     /* symbols and rings against a corridor, under headings */
  PLOT_CASE_MATRIX,
  PLOT_CASE_BULLETS,    /* bars on tracks, with ticks */
  PLOT_CASE_MULTIPLES,
  PLOT_CASE_FLOW,
  PLOT_CASE_COLUMNS,
  PLOT_CASE_SPANS,
  PLOT_CASE_CHANGES,    /* bars with ghosts and a column of changes */
  PLOT_CASE_SLOPE,
  PLOT_CASE_LIST,
  PLOT_CASE_STRIPS,     /* dots on scales of their own */
  PLOT_CASE_MESSAGE,
  PLOT_CASE_MAP,        /* land, borders, places near each other and without a place */
} PlotCaseKind;

#define PLOT_N_CASE_KINDS 15

typedef enum
{
  PLOT_DATA_EMPTY,
  PLOT_DATA_ONE,
  PLOT_DATA_SIX,
  PLOT_DATA_TWENTY,
  PLOT_DATA_MANY,       /* 200 */
  PLOT_DATA_ZEROS,
  PLOT_DATA_NEGATIVES,
  PLOT_DATA_CENT,       /* beside a milliard */
  PLOT_DATA_LONG_NAMES,
  PLOT_DATA_UNKNOWN,
} PlotCaseData;

#define PLOT_N_CASE_DATA 10

const char *plot_case_kind_name (PlotCaseKind    kind);
const char *plot_case_data_name (PlotCaseData    data);
PlotBars   *plot_case_bars      (PlotCaseKind    kind,
                                 PlotCaseData    data);
PlotMatrix *plot_case_matrix    (PlotCaseData    data);
PlotMap    *plot_case_map       (PlotCaseData    data);
PlotBars   *plot_case_bullets   (PlotCaseData    data);
PlotMultiples *plot_case_multiples (PlotCaseData data);
PlotFlow   *plot_case_flow      (PlotCaseData    data);
PlotColumns *plot_case_columns  (PlotCaseData    data);
PlotSpans  *plot_case_spans     (PlotCaseData    data);
char       *plot_case_format_period (int         day,
                                 guint           months,
                                 gpointer        user_data);
PlotBars   *plot_case_changes   (PlotCaseData    data);
PlotSlope  *plot_case_slope     (PlotCaseData    data);
PlotList   *plot_case_list      (PlotCaseData    data);
PlotStrips *plot_case_strips    (PlotCaseData    data);
PlotFigure *plot_case_figure    (PlotCaseKind    kind,
                                 PlotCaseData    data);

guint       plot_case_count     (PlotCaseData    data);
char       *plot_case_name      (PlotCaseData    data,
                                 guint           index);
char       *plot_case_format_more (guint         n,
                                 gpointer        user_data);
char       *plot_case_format_decimal (double     value);
double      plot_case_get_value (PlotCaseKind    kind,
                                 PlotCaseData    data,
                                 guint           row,
                                 guint           index);
void        plot_case_fill_segment (PlotBarSegment *segment,
                                 PlotCaseKind    kind,
                                 const char     *row,
                                 guint           index,
                                 double          value);
char       *plot_case_format_tick (double        value,
                                 double          step,
                                 gpointer        is_share);

/* NULL, or what is wrong with a picture as a picture. */
char       *plot_case_check     (PlotScene      *scene);

G_END_DECLS
