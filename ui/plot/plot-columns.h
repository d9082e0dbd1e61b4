/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-bars.h"
#include "plot-body.h"
#include "plot-calendar.h"

G_BEGIN_DECLS

/* Upright stacked columns along the calendar, with a target that they climb to. */
typedef struct
{
  char         *id;
  PlotFillSlot  fill;
  gboolean      is_outline;   /* dashed, without a fill: what is still missing */
  char         *end_label;    /* "Ongoing 79.0": beside the last column; NULL = none */
} PlotColumnSeries;

typedef struct
{
  double  value;      /* in axis units; negative goes below zero; 0: nothing is drawn */
  char   *name;       /* of the mark, for assistive technology */
  char   *heading;
  char   *detail;
} PlotColumnSegment;

typedef struct
{
  char              *id;
  int                from, to;   /* days, the second no longer part of it */
  PlotColumnSegment *segments;   /* one a series */
} PlotColumn;

typedef struct
{
  PlotBody          body;
  guint             n_series;
  PlotColumnSeries *series;
  guint             n_columns;
  PlotColumn       *columns;     /* in time */

  int               from, to;    /* days that the axis covers, whole years of them */
  char             *axis_title;  /* the unit, once */
  gboolean          has_target;
  double            target;
  char             *target_label;
  PlotTickFormat    format_tick;
  PlotPeriodFormat  format_period;
  gpointer          format_data;
  GDestroyNotify    format_destroy;
} PlotColumns;

PlotColumns *plot_columns_new (guint n_series,
                               guint n_columns);

G_END_DECLS
