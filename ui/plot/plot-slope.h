/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* Lines from what was to what is: two upright axes, and a name at the right. */
typedef struct
{
  char     *id;
  char     *label;         /* "Kokkola" */
  double    before, now;   /* in axis units; NAN: there is none */
  char     *before_text;   /* "38,4 %" */
  char     *now_text;
  gboolean  is_strong;     /* what the picture is about: in the colour for bad, and bold */
  gboolean  is_unsure;     /* not all is known: dashed, and its ends are hollow */
  char     *name;          /* of the mark */
  char     *heading;
  char     *detail;
} PlotSlopeLine;

typedef struct
{
  PlotBody       body;
  guint          n_lines;
  PlotSlopeLine *lines;
  char          *before_title;   /* over the axes: the days */
  char          *now_title;
  gboolean       has_band;       /* a corridor behind the lines */
  double         band_from, band_to;
  char          *band_label;
  /* "and 12 more in the table", when not all lines can be named. */
  char        *(*format_more) (guint n, gpointer user_data);
  gpointer       format_data;
} PlotSlope;

PlotSlope *plot_slope_new (guint n_lines);

G_END_DECLS
