/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"
#include "plot-calendar.h"

G_BEGIN_DECLS

/* Spans of time along the calendar, in groups. */
typedef struct
{
  char         *id;
  char         *label;
  char         *name;           /* of the mark, for assistive technology */
  char         *heading;
  char         *detail;
  int           from, to;       /* days that are known to be within, the second no longer part of it;
                                   alike where none is; PLOT_DAY_NONE: nothing is known */
  gboolean      is_open_before; /* when it begins is not known */
  gboolean      is_open_after;  /* when it ends is not known */
  PlotFillSlot  fill;
  gboolean      is_outline;     /* dashed, without a fill: has not begun */
  gboolean      ends_soon;      /* its end is marked */
} PlotSpan;

typedef struct
{
  char     *id;        /* of the series its marks belong to */
  char     *label;
  guint     n_spans;
  PlotSpan *spans;
} PlotSpanGroup;

typedef struct
{
  PlotBody          body;
  guint             n_groups;
  PlotSpanGroup    *groups;

  int               from, to;   /* days that the axis covers, whole years of them */
  int               today;      /* a line over all; PLOT_DAY_NONE: no line */
  char             *today_label;
  PlotPeriodFormat  format_period;
  /* "12 more projects in the table", where not all have room. */
  char           *(*format_more) (guint n, gpointer user_data);
  gpointer          format_data;
} PlotSpans;

PlotSpans *plot_spans_new       (guint          n_groups);
void       plot_span_group_init (PlotSpanGroup *group,
                                 guint          n_spans);

G_END_DECLS
