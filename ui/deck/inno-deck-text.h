/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-scene.h"

G_BEGIN_DECLS

/* Where the next line goes, and how it looks. */
typedef struct
{
  PlotScene       *scene;
  PlotTextEngine  *engine;
  const PlotStyle *style;
  PlotPart         part;
  double           x, y, width;   /* pixels of the scene */
  guint            max_lines;     /* of a text */
} InnoDeckCursor;

void inno_deck_text_write      (InnoDeckCursor  *cursor,
                                const char      *text,
                                double           size,
                                gboolean         is_bold,
                                const PlotColor *color);
void inno_deck_text_write_pill (InnoDeckCursor  *cursor);

G_END_DECLS
