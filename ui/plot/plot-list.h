/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* A list: what happened, to whom, and by how much. */
typedef struct
{
  char      *id;
  PlotGlyph  glyph;      /* of what happened */
  char      *label;
  char      *aside;      /* what it belongs to; nullable */
  char      *value;      /* "+1,4"; nullable */
  int        value_tone; /* above 0: good, below: bad; 0: neither */
  char      *name;       /* of the mark */
  char      *heading;
  char      *detail;
} PlotListRow;

typedef struct
{
  PlotBody     body;
  guint        n_rows;
  PlotListRow *rows;
  char        *value_title;   /* over the values: their unit */
  /* "and 12 more in the table", when not all rows fit. */
  char      *(*format_more) (guint n, gpointer user_data);
  gpointer     format_data;
} PlotList;

PlotList *plot_list_new (guint n_rows);

G_END_DECLS
