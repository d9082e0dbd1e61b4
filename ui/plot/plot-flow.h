/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* Bands from one thing to its counterparts, as wide as what goes there. */
typedef struct
{
  char      *id;
  char      *label;
  double     value;         /* what is not above zero is a dashed hairline, and so is NAN */
  char      *value_label;   /* "1,6" */
  PlotGlyph  glyph;
  char      *name;          /* of the mark, for assistive technology */
  char      *heading;
  char      *detail;
} PlotFlowNode;

typedef struct
{
  PlotBody      body;
  PlotFlowNode  source;         /* its value is the sum of what is drawn */
  guint         n_nodes;
  PlotFlowNode *nodes;          /* in the order they are drawn, from the top */
  char         *value_title;    /* the unit, over the figures */
  char       *(*format_more) (guint n, gpointer user_data);
  gpointer      format_data;
} PlotFlow;

PlotFlow *plot_flow_new (guint n_nodes);

G_END_DECLS
