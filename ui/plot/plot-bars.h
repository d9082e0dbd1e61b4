/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* Horizontal stacked bars. */
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

typedef struct
{
  char           *id;
  char           *label;
  gboolean        is_total;    /* stands apart, in bold */
  PlotBarSegment *segments;    /* one a series */
  char           *end_label;   /* "20,4" */
  char           *end_note;    /* "3 ?": rows whose amount is not known */
  PlotGlyph       end_glyph;   /* how the row stands against the rule */
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

PlotBars *plot_bars_new (guint n_series,
                         guint n_bars);

G_END_DECLS
