/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct
{
  const char *family;
  double      size;       /* pixels */
  gboolean    is_bold;
} PlotFont;

typedef struct
{
  double width;
  double height;
  double ascent;          /* from the top to the baseline */
} PlotExtents;

/* Measures text and keeps what it has measured. One a thread. */
typedef struct _PlotTextEngine PlotTextEngine;

PlotTextEngine *plot_text_engine_new       (void);
/* Each character 0.6 em wide: the same answer on every machine, for tests. */
PlotTextEngine *plot_text_engine_new_fixed (void);
PlotTextEngine *plot_text_engine_ref       (PlotTextEngine *self);
void            plot_text_engine_unref     (PlotTextEngine *self);

PlotExtents     plot_text_engine_measure   (PlotTextEngine *self,
                                            const char     *text,
                                            const PlotFont *font);
/* At most max_lines lines no wider than width; the last ends in "…" where the
 * text does not fit. */
char          **plot_text_engine_wrap      (PlotTextEngine *self,
                                            const char     *text,
                                            const PlotFont *font,
                                            double          width,
                                            guint           max_lines);
/* A ready layout to draw; owned by the engine. NULL from a fixed engine. */
PangoLayout    *plot_text_engine_layout    (PlotTextEngine *self,
                                            const char     *text,
                                            const PlotFont *font);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlotTextEngine, plot_text_engine_unref)

G_END_DECLS
