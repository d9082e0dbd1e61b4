/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "plot-scene.h"

G_BEGIN_DECLS

#define INNO_TYPE_SWATCH (inno_swatch_get_type ())

/* The fill or the shape of a mark, small, beside the words for it. */
G_DECLARE_FINAL_TYPE (InnoSwatch, inno_swatch, INNO, SWATCH, GtkWidget)

GtkWidget *inno_swatch_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_swatch_clear     (InnoSwatch      *self);
void       inno_swatch_set_fill  (InnoSwatch      *self,
                                  const PlotFill  *fill,
                                  const PlotStyle *style);
void       inno_swatch_set_glyph (InnoSwatch      *self,
                                  PlotGlyph        glyph,
                                  const PlotStyle *style);

G_END_DECLS
