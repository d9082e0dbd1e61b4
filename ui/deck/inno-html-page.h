/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-figure.h"

G_BEGIN_DECLS

/* The parts that pages of the web are put together from: strings in, markup out. */
void inno_html_append        (GString         *out,
                              const char      *format,
                              ...) G_GNUC_PRINTF (2, 3);
void inno_html_append_table  (GString         *out,
                              const PlotTable *table,
                              const char      *caption);
void inno_html_append_figure (GString         *out,
                              PlotFigure      *figure,
                              double           width,
                              const char      *class,
                              PlotTextEngine  *engine);

G_END_DECLS
