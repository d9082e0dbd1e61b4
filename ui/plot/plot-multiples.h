/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* Small multiples: a grid of little line charts, all on one scale, or where one
 * would flatten the others each on its own. */
typedef enum
{
  PLOT_POINT_NONE,      /* nothing was due */
  PLOT_POINT_UNKNOWN,   /* the line breaks here */
  PLOT_POINT_KNOWN,
} PlotPointState;

typedef struct
{
  PlotPointState  state;
  double          value;     /* in axis units */
  char           *label;     /* "14": written beside the last that is known */
  char           *name;      /* of the mark, for assistive technology */
  char           *heading;
  char           *detail;
} PlotMultiplePoint;

/* A level that a panel is held against. */
typedef struct
{
  gboolean  is_set;
  double    value;
  char     *label;
  char     *name;            /* NULL: no mark */
  char     *heading;
  char     *detail;
} PlotMultipleLevel;

typedef struct
{
  char              *id;
  char              *label;
  PlotMultiplePoint *points;     /* one a period */
  PlotMultipleLevel  target;     /* dashed all across */
  PlotMultipleLevel  baseline;   /* a ring at the start; its label is not written */
} PlotMultiple;

typedef struct
{
  char   *id;
  char   *label;      /* "2025" */
  double  position;   /* in time, in any unit; rising */
} PlotMultiplesPeriod;

typedef struct
{
  PlotBody             body;
  guint                n_periods, n_multiples;
  PlotMultiplesPeriod *periods;
  PlotMultiple        *multiples;
  gboolean             has_own_scales;
  double               longest_step;    /* in time: further apart, points are not joined; 0: any */
  char                *axis_title;      /* the unit, once */
  char                *unknown_label;   /* "Not known" */
  char              *(*format_more) (guint n, gpointer user_data);
  gpointer             format_data;
} PlotMultiples;

PlotMultiples *plot_multiples_new (guint n_periods,
                                   guint n_multiples);

G_END_DECLS
