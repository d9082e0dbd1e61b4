/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-aggregate.h"
#include "plot-figure.h"

G_BEGIN_DECLS

#define INNO_CHART_MAX_VIEWS 4
#define INNO_CHART_BIT(value) (1u << (value))

/* What holds for the figures of many charts, and is written once. */
typedef enum
{
  INNO_DEFINE_COUNTED  = 1 << 0,   /* which projects */
  INNO_DEFINE_SPLIT    = 1 << 1,   /* among cities and priorities */
  INNO_DEFINE_MEASURES = 1 << 2,
  INNO_DEFINE_NUMBERS  = 1 << 3,   /* of projects */
  INNO_DEFINE_PUBLIC   = 1 << 4,
  INNO_DEFINE_BAND     = 1 << 5,   /* of city shares */
  INNO_DEFINE_UNKNOWN  = 1 << 6,
  INNO_DEFINE_YEARS    = 1 << 7,
  INNO_DEFINE_ROUNDING = 1 << 8,
} InnoDefinitionRule;

/* One kind of chart: from a query to a frame, and from the frame to a figure. */
typedef struct
{
  const char *id;          /* "funding-shares" */
  const char *title;       /* source string: the name of the kind */
  guint       parts;       /* InnoQueryPart: what of a query it hangs on */
  InnoFrame  *(*compute) (InnoFacts        *facts,
                          const InnoQuery  *query,
                          GError          **error);
  PlotFigure *(*draw)    (InnoFrame        *frame);
  /* Ways of drawing it, where there are several: the usual one first. */
  struct
  {
    const char *id;        /* for InnoQuery.view */
    const char *label;     /* source string, context "view" */
    guint       without;   /* InnoQueryPart: what of its parts means nothing in this view */
  } views[INNO_CHART_MAX_VIEWS];
  /* Its definition, source strings: whole sentences for people who do not compute. */
  const char *says;        /* what the chart says */
  const char *computed;    /* how its figures come about, beside the rules that it shares */
  guint       rules;       /* InnoDefinitionRule */
  const char *page;        /* id of the page of the window that shows it */
  const char *label;       /* source string: its name among the charts of that page; NULL = title */
  /* INNO_CHART_BIT() of each that means something to it; 0 where all do. */
  guint       dimensions;  /* InnoDimension, to group by */
  guint       measures;    /* InnoMeasure */
  /* A chart of one thing, which a filter by one of these InnoDimension names; 0
   * for a chart of the whole portfolio. */
  guint       subjects;
} InnoChart;

const InnoChart *const *
                 inno_chart_get_all   (guint            *n_charts);
const InnoChart *inno_chart_find      (const char       *id);
InnoFrame       *inno_chart_compute   (const InnoChart  *chart,
                                       InnoFacts        *facts,
                                       const InnoQuery  *query,
                                       GError          **error);
guint            inno_chart_get_n_views (const InnoChart *chart);
/* Which of its views a query asks for: 0 is the usual one. */
guint            inno_chart_get_view  (const InnoChart  *chart,
                                       const InnoQuery  *query);
/* A view in a word or two, in the active language. */
const char      *inno_chart_get_view_label (const InnoChart *chart,
                                            guint            view);
/* In the language of the frame's query, which must be the active one. */
PlotFigure      *inno_chart_draw      (const InnoChart  *chart,
                                       InnoFrame        *frame);
/* inno-chart-definition.c: what it says and how it is computed, in the active language. */
const char      *inno_chart_get_says  (const InnoChart  *chart);
const char      *inno_chart_get_computed (const InnoChart *chart);
GPtrArray       *inno_chart_list_rules (guint            rules);
/* What a funding source, or its class, wears wherever it is shown. */
PlotFillSlot     inno_chart_fill      (const char       *series_id,
                                       InnoFundingClass  class);

/* Under a picture: what it shows, a remark, the filters, the day of the data and where
 * it is from, all but the last three nullable. */
char            *inno_chart_foot      (InnoFrame        *frame,
                                       const char       *subject,
                                       const char       *remark);
/* The same role has the same shape everywhere, and so has a share against the band. */
PlotGlyph        inno_chart_role_glyph (InnoRole         role);
PlotGlyph        inno_chart_band_glyph (InnoBandState    state);
PlotGlyph        inno_chart_rule_glyph (InnoRuleState    state);

G_END_DECLS
