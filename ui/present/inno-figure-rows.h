/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-deck-draw.h"

G_BEGIN_DECLS

#define INNO_TYPE_FIGURE_ROWS (inno_figure_rows_get_type ())

/* The projects behind a figure of a slide, the largest first. */
G_DECLARE_FINAL_TYPE (InnoFigureRows, inno_figure_rows, INNO, FIGURE_ROWS, GtkWidget)

GtkWidget *inno_figure_rows_new  (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean   inno_figure_rows_show (InnoFigureRows       *self,
                                  InnoFacts            *facts,
                                  const InnoDrawnSlide *slide,
                                  const char           *row,
                                  const char           *series);

G_END_DECLS
