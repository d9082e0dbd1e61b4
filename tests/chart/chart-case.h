/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixtures.h"
#include "inno-chart.h"

G_BEGIN_DECLS

/* A portfolio that charts are drawn of: from whole to next to nothing. */
typedef struct
{
  const char   *name;
  const char   *documents;   /* NULL: the sample */
  FixtureFlags  flags;
  const char   *before;      /* as it was; NULL: nothing to compare with */
  char        *(*make) (void);   /* makes the documents instead */
} ChartCase;

extern const ChartCase chart_cases[];
extern const guint     n_chart_cases;

Fixture     *chart_case_open     (const ChartCase  *self);
/* Calls back with each view of each chart; the query names it and can be changed. */
typedef void (*ChartViewFunc) (const InnoChart *chart,
                               InnoQuery       *query,
                               gpointer         user_data);
void         chart_foreach_view  (ChartViewFunc     func,
                                  gpointer          user_data);
/* Computed, drawn and laid out in the language of the query; with the fixed
 * text engine. The frame is optional. */
PlotScene   *chart_case_layout   (Fixture          *fixture,
                                  const InnoChart  *chart,
                                  const InnoQuery  *query,
                                  double            width,
                                  double            height);
/* All the texts of a part, one after the other. */
char        *chart_scene_text    (PlotScene        *scene,
                                  PlotPart          part);
InnoFrame   *chart_case_compute  (Fixture          *fixture,
                                  const InnoChart  *chart,
                                  const InnoQuery  *query);
/* What is printed: a number in units of its last decimal, and that of a row. */
gint64          chart_parse_number   (const char      *text);
const PlotItem *chart_find_end_label (PlotScene       *scene,
                                      const char      *row_id);

G_END_DECLS
