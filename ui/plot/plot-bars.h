/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* Horizontal stacked bars, points on the same axis, or both. */
typedef struct
{
  char         *id;
  char         *label;
  PlotFillSlot  fill;
} PlotSeries;

typedef struct
{
  double  value;          /* in axis units; negative goes left of zero */
  char   *label;          /* "41"; NULL = none */
  char   *label_with_unit; /* "41 %"; used if it fits for a whole series; NULL = label */
  char   *name;           /* of the mark, for assistive technology */
  char   *heading;
  char   *detail;
} PlotBarSegment;

/* A datum at a place on the axis. */
typedef struct
{
  double        value;
  PlotGlyph     glyph;        /* what it looks like; NONE: a ring */
  gboolean      is_small;     /* one of many: a ring, or a triangle for UP and DOWN */
  gboolean      has_fill;     /* FALSE: the colour of the glyph itself */
  PlotFillSlot  fill;
  char         *id;           /* of its series */
  char         *name;         /* of the mark, for assistive technology */
  char         *heading;
  char         *detail;
} PlotBarPoint;
/* What a bar is held against, as a stroke across it. */
typedef enum
{
  PLOT_BAR_TARGET,      /* strong; PLOT_GLYPH_LINE in a legend */
  PLOT_BAR_BASELINE,    /* thin and dashed; PLOT_GLYPH_DASH */
} PlotBarTickKind;

#define PLOT_N_BAR_TICKS 2

typedef struct
{
  gboolean is_set;
  double   value;       /* in axis units */
} PlotBarTick;

typedef struct
{
  char           *id;
  char           *label;
  char           *name;        /* of a row with nothing to draw, whole; nullable */
  char           *detail;      /* of its tooltip; nullable */
  char           *group;       /* what the rows around it belong to as well; nullable */
  gboolean        is_total;    /* stands apart, in bold */
  gboolean        is_strong;   /* its figure in bold */
  PlotBarSegment *segments;    /* one a series */
  guint           n_points;
  PlotBarPoint   *points;
  char           *end_label;   /* "20,4" */
  char           *end_note;    /* "3 ?": rows whose amount is not known */
  PlotGlyph       end_glyph;   /* how the row stands against the rule */
  PlotBarTick     ticks[PLOT_N_BAR_TICKS];
  gboolean        is_unknown;  /* a hatch in place of the bar */
  gboolean        has_ghost;   /* a dashed outline of what it was */
  double          ghost;       /* its value, in axis units */
  char           *change;      /* "+1,4": signed, in a column of its own */
  int             change_tone; /* above 0: good, below: bad; 0: neither */
} PlotBar;

typedef char *(*PlotTickFormat) (double   value,
                                 double   step,
                                 gpointer user_data);

typedef struct
{
  PlotBody        body;
  guint           n_series;
  PlotSeries     *series;
  guint           n_bars;
  PlotBar        *bars;

  gboolean        has_track;     /* a pale one under each bar, as long as the axis */
  gboolean        end_aligned;   /* end labels in a column of their own, right */
  char           *end_title;     /* unit of the end column, under it */
  char           *change_title;  /* over the column of changes; NULL: there is none */
  char           *axis_title;    /* the unit, once */
  double          axis_max;      /* fixed end of the axis (1.0 for shares), or 0 */
  PlotTickFormat  format_tick;
  gpointer        format_data;
  GDestroyNotify  format_destroy;
  gboolean        has_band;      /* a corridor across the bars */
  double          band_from, band_to;
  char           *band_label;
  /* "and 12 more in the table", when not all rows fit. */
  char         *(*format_more) (guint n, gpointer user_data);
} PlotBars;

PlotBars *plot_bars_new        (guint    n_series,
                                guint    n_bars);
/* Room for points on a bar, to be filled in. */
void      plot_bars_set_points (PlotBar *bar,
                                guint    n_points);

G_END_DECLS
