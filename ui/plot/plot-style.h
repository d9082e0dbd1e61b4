/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-color.h"

G_BEGIN_DECLS

/* Fills by their look, the same slot for the same thing in every style. */
typedef enum
{
  PLOT_FILL_ORANGE,
  PLOT_FILL_NAVY,
  PLOT_FILL_NAVY_TEAL,    /* 45 degree stripes of both */
  PLOT_FILL_TEAL,
  PLOT_FILL_VIOLET,
  PLOT_FILL_BROWN,
  PLOT_FILL_NAVY_MID,
  PLOT_FILL_NAVY_LIGHT,
  PLOT_FILL_TEAL_DARK,
  PLOT_FILL_ACCENT,
  PLOT_FILL_NEUTRAL,
  PLOT_FILL_UNKNOWN,      /* grey hatch at -45 degrees */
} PlotFillSlot;

#define PLOT_N_FILLS 12

typedef enum
{
  PLOT_PATTERN_SOLID,
  PLOT_PATTERN_STRIPES,       /* 45 degrees, color and second */
  PLOT_PATTERN_HATCH,         /* -45 degrees, second on color */
  PLOT_PATTERN_LINES_ACROSS,
  PLOT_PATTERN_LINES_DOWN,
  PLOT_PATTERN_DOTS,
} PlotPattern;

typedef struct
{
  PlotPattern pattern;
  PlotColor   color;
  PlotColor   second;     /* of the pattern */
  PlotColor   text;       /* a label on the fill, or on its plate */
  gboolean    has_plate;  /* labels need a plate of the ground */
} PlotFill;

/* How everything looks, but for what is drawn. Lengths in pixels. */
typedef struct
{
  const char *name;
  gboolean    is_dark;
  const char *font_family;
  PlotColor   ground, text, dim, grid, axis, accent, good, bad, band, pill, pill_text, hover;
  PlotFill    fills[PLOT_N_FILLS];
  double      title_size, takeaway_size, label_size, foot_size;
  double      bar_min, bar_max, bar_gap;
  double      margin, spacing;
} PlotStyle;

/* "light", "dark", "contrast", "print", "projector"; NULL if there is none. */
const PlotStyle    *plot_style_find      (const char       *name);
const char * const *plot_style_get_names (void);
PlotStyle           plot_style_scale     (const PlotStyle  *style,
                                          double            factor);
/* The projector's sizes follow the height of the picture; the others' stay. */
/* Smaller letters and bars, down to what can still be read from the back of the
 * room; a page's are as small as they may be already. */
PlotStyle           plot_style_condense  (const PlotStyle  *style,
                                          double            factor);
PlotStyle           plot_style_for_size  (const PlotStyle  *style,
                                          double            width,
                                          double            height);

G_END_DECLS
