/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-body.h"

G_BEGIN_DECLS

/* Dots on lines, each line with a scale of its own: where one stands among others,
 * without a rank. */
typedef struct
{
  char     *id;
  double    value;         /* on the scale of its strip */
  gboolean  is_own;        /* the one that is looked at: filled, on top */
  gboolean  is_unsure;     /* not all of it is known: dashed */
  char     *name;          /* of the mark, for assistive technology */
  char     *heading;
  char     *detail;
} PlotStripDot;

typedef struct
{
  char         *id;
  char         *label;         /* over the line: what is compared */
  char         *value;         /* over its end, in bold: the own one's */
  double        from, to;      /* the ends of the scale */
  char         *from_text, *to_text;
  gboolean      has_band;
  double        band_from, band_to;
  gboolean      has_median;
  double        median;
  char         *median_text;
  guint         n_dots;
  PlotStripDot *dots;          /* from the left */
} PlotStrip;

typedef struct
{
  PlotBody   body;
  guint      n_strips;
  PlotStrip *strips;
} PlotStrips;

PlotStrips *plot_strips_new      (guint      n_strips);
/* Room for dots on a strip, to be filled in. */
void        plot_strips_set_dots (PlotStrip *strip,
                                  guint      n_dots);

G_END_DECLS
