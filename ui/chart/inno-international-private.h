/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-private.h"

G_BEGIN_DECLS

/* What the charts of international funding say each in its own way. */
typedef struct
{
  const char *title;      /* source string */
  const char *remark;     /* source string, for the foot: what is counted where; nullable */
  /* "in 12 cities": what the rows are, in a sentence. @amount is all of it, @count how
   * many participations. */
  char     *(*takeaway) (InnoFrame  *frame,
                         const char *amount,
                         const char *count);
} InnoInternationalWords;

PlotFigure *inno_international_draw    (InnoFrame                    *frame,
                                        const InnoInternationalWords *words);
guint       inno_international_count_known (InnoFrame                *frame);

G_END_DECLS
