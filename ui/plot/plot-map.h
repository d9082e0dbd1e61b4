/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} PlotPoint;

/* Rings or lines in units of their own, x to the right and y upwards. */
typedef struct
{
  guint      n_rings, n_points;
  PlotPoint *points;
  guint     *starts;       /* where each ring begins, and after them n_points */
} PlotOutline;

/* One symbol, and one row of the ranking beside the map. */
typedef struct
{
  char      *id;
  char      *label;
  char      *figure;       /* the amount: "13.9" */
  char      *extra;        /* after it: "+ ?"; nullable */
  char      *note;         /* under the figure, stands back; nullable */
  char      *group;        /* places of one group are joined; NULL: of none */
  char      *name;         /* of the mark */
  char      *heading;
  char      *detail;
  gboolean   has_position;
  double     x, y;         /* as in the outlines */
  gboolean   is_unknown;   /* no amount is known */
  double     value;
} PlotMapPlace;

/* Land, borders on it, and symbols whose area is the amount. */
typedef struct
{
  PlotBody        body;
  PlotOutline     land;          /* rings */
  PlotOutline     borders;       /* lines */
  guint           n_places;
  PlotMapPlace   *places;        /* largest first */
  char           *size_title;    /* of the legend: "Area of the circle" */
  char           *label_title;   /* of the ranking: "City" */
  char           *figure_title;  /* "€ million" */
  char           *total_label;   /* under the ranking; NULL: no total */
  char           *total_figure;
  char           *total_extra;
  char         *(*format_value) (double value, double step, gpointer user_data);
  char         *(*format_more)  (guint n, gpointer user_data);
  gpointer        format_data;
  GDestroyNotify  format_destroy;
} PlotMap;

PlotMap *plot_map_new          (guint        n_places);
/* Room for so many, to be filled in; starts[n_rings] is set. */
void     plot_outline_allocate (PlotOutline *outline,
                                guint        n_rings,
                                guint        n_points);

G_END_DECLS
