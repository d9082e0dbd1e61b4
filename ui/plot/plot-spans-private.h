/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-layout-private.h"
#include "plot-spans.h"

G_BEGIN_DECLS

typedef enum
{
  PLOT_SPAN_LABEL_NONE,
  PLOT_SPAN_LABEL_INSIDE,
  PLOT_SPAN_LABEL_BESIDE,
} PlotSpanLabel;

/* Which labels there is height for. */
typedef enum
{
  PLOT_SPAN_LABELS_NONE,
  PLOT_SPAN_LABELS_INSIDE,   /* those that fit into their spans */
  PLOT_SPAN_LABELS_ALL,      /* each span its own, and lanes with room for them */
} PlotSpanLabels;

/* A span as drawn. */
typedef struct
{
  const PlotSpan *span;
  double          left, right;              /* with what is not known */
  double          solid_left, solid_right;  /* what is */
  PlotSpanLabel   label_kind;
  double          label_left, label_width;
  double          from, to;                 /* what its lane has to keep free, label and all */
  guint           lane;                     /* in the group */
} PlotSpanSlot;

typedef struct
{
  const PlotSpanGroup *group;
  PlotSpanSlot        *slots;      /* from left to right */
  guint                n_lanes;
  guint                n_shown;    /* lanes */
  guint                first_lane; /* of the whole picture */
  double               top, height;
  double               lanes_top;
  double               lane_height, bar_height;
} PlotSpanRows;

/* Where everything goes, before any of it is drawn. */
typedef struct
{
  const PlotSpans    *spans;
  const PlotStyle    *style;
  PlotTextEngine     *engine;
  PlotRect            place;
  PlotFont            font, strong;
  double              line;

  double              heading_width;
  double              left, right;        /* of the calendar */
  double              rows_top, rows_bottom;
  gboolean            has_axis;
  PlotSpanLabels      span_labels;
  gboolean            is_packed;
  double              lane_height;        /* the least of all groups */
  double              group_gap;
  PlotScale           days;
  PlotCalendarLabels  labels;
  PlotCalendar        calendar;
  double              today;              /* pixels; -1: none */

  PlotSpanRows       *rows;               /* by group */
  guint               n_shown;            /* groups */
  guint               n_left_out;         /* spans */
} PlotSpansPlan;

void   plot_spans_plan_init               (PlotSpansPlan       *plan,
                                           const PlotSpans     *spans,
                                           const PlotRect      *place,
                                           const PlotStyle     *style,
                                           PlotTextEngine      *engine);
void   plot_spans_plan_rows               (PlotSpansPlan       *plan);
double plot_spans_plan_get_natural_height (PlotSpansPlan       *plan);
void   plot_spans_plan_clear              (PlotSpansPlan       *plan);
/* What marks that something ends soon, pixels wide. */
double plot_spans_plan_get_cap            (const PlotSpansPlan *plan,
                                           const PlotSpanSlot  *slot);
/* Puts the spans of each group into as few lanes as they need. */
void   plot_spans_pack                    (PlotSpansPlan       *plan);
void   plot_spans_draw                    (const PlotSpansPlan *plan,
                                           PlotPen             *pen);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlotSpansPlan, plot_spans_plan_clear)

G_END_DECLS
