/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

#define BIT(value) (1u << (value))
#define MONEY (BIT (INNO_MEASURE_GRANTED) | BIT (INNO_MEASURE_REALISED) | BIT (INNO_MEASURE_PLANNED))
/* What has a share of its own: a class of funding is all of one class. */
#define NO_FUNDING (BIT (INNO_N_DIMENSIONS) - 1 - BIT (INNO_DIMENSION_SOURCE) - BIT (INNO_DIMENSION_CLASS))

/* All charts. A new one is a file and a line here. */
static const InnoChart charts[] = {
  { "funding-shares", N_("Funding shares"), INNO_QUERY_PARTS_OF_MONEY,
    inno_facts_aggregate, inno_funding_shares_draw },
  { "funding-ranking", N_("Funding ranking"), INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_SORT,
    inno_facts_ranking, inno_funding_ranking_draw },
  { "city-share", N_("City share"),
    INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_DENOMINATOR | INNO_QUERY_VIEW,
    inno_facts_city_share, inno_city_share_draw, { "groups", INNO_CITY_SHARE_PROJECTS },
    .dimensions = NO_FUNDING, .measures = MONEY },
  { "lead-themes", N_("Lead themes"), INNO_QUERY_ROLES | INNO_QUERY_SORT,
    inno_facts_lead_themes, inno_lead_themes_draw },
  { "lead-theme-funding", N_("Funding of lead themes"), INNO_QUERY_PARTS_OF_MONEY & ~INNO_QUERY_BY,
    inno_facts_lead_theme_funding, inno_funding_shares_draw },
  { "themes", N_("Strategic priorities"), INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_SORT,
    inno_facts_themes, inno_themes_draw },
  { "international", N_("International funding"), INNO_QUERY_SORT,
    inno_facts_international, inno_international_draw },
  { "map", N_("Map"), INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_VIEW,
    inno_facts_map, inno_map_draw, { "places", "authorities" },
    .dimensions = BIT (INNO_DIMENSION_AGREEMENT) | BIT (INNO_DIMENSION_CITY) },
  { "impact", N_("Impact"), INNO_QUERY_METRIC | INNO_QUERY_VIEW | INNO_QUERY_SORT | INNO_QUERY_YEARS,
    inno_facts_impact, inno_impact_draw, { "bullets", "periods" } },
  { "flow", N_("Flow"), INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_SORT,
    inno_facts_flow, inno_flow_draw,
    .subjects = BIT (INNO_DIMENSION_LEAD_THEME) | BIT (INNO_DIMENSION_CITY) },
  { "progress", N_("Progress"), INNO_QUERY_YEARS, inno_facts_progress, inno_progress_draw },
  { "timeline", N_("Timeline"), INNO_QUERY_YEARS, inno_facts_timeline, inno_timeline_draw },
  { "changes", N_("Changes"),
    INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_VIEW | INNO_QUERY_SINCE,
    inno_facts_changes, inno_changes_draw, { "bars", INNO_VIEW_SLOPE, INNO_VIEW_PROJECTS } },
};

static const struct { const char *id; const char *label; } views[] = {
  { "groups",                 NC_("view", "Groups") },
  { INNO_CITY_SHARE_PROJECTS, NC_("view", "Projects") },
  { "places",                 NC_("view", "Places") },
  { "authorities",            NC_("view", "Funding authorities") },
  { "bullets",                NC_("view", "Now and target") },
  { "periods",                NC_("view", "Over time") },
  { "bars",                   NC_("view", "Amounts") },
  { INNO_VIEW_SLOPE,          NC_("view", "City shares") },
};

/**
 * inno_chart_get_all:
 * @n_charts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_charts): every kind of chart
 */
const InnoChart *
inno_chart_get_all (guint *n_charts)
{
  *n_charts = G_N_ELEMENTS (charts);
  return charts;
}

/**
 * inno_chart_find:
 * @id: the id of a chart, as on the command line
 *
 * Returns: (transfer none) (nullable): the chart, or %NULL if there is none
 */
const InnoChart *
inno_chart_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    if (g_str_equal (charts[i].id, id))
      return &charts[i];

  return NULL;
}

/**
 * inno_chart_compute:
 * @chart: a kind of chart
 * @facts: the facts
 * @query: what is asked; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Returns: (transfer full) (nullable): the figures behind the chart
 */
InnoFrame *
inno_chart_compute (const InnoChart  *chart,
                    InnoFacts        *facts,
                    const InnoQuery  *query,
                    GError          **error)
{
  InnoFrame *frame = chart->compute (facts, query, error);
  g_autofree char *title = NULL;

  if (frame == NULL)
    return NULL;

  /* A table says of which metric or lead theme it is, as the picture does. */
  if (inno_frame_get_context (frame)->subject != NULL)
    title = g_strdup_printf (_("%s: %s"), _(chart->title), inno_frame_get_context (frame)->subject);
  inno_frame_set_chart (frame, chart->id, title != NULL ? title : _(chart->title), chart->parts);

  return frame;
}

/**
 * inno_chart_get_view:
 * @chart: a kind of chart
 * @query: a query
 *
 * Returns: the place of the view that is asked for among those of the chart; 0,
 *   the usual one, where none is or the chart does not have it
 */
guint
inno_chart_get_view (const InnoChart *chart,
                     const InnoQuery *query)
{
  for (guint i = 0; query->view != NULL && i < INNO_CHART_MAX_VIEWS && chart->views[i] != NULL; i++)
    if (g_str_equal (chart->views[i], query->view))
      return i;

  return 0;
}

/**
 * inno_chart_get_view_label:
 * @view: the id of a view of a chart
 *
 * Returns: (transfer none) (nullable): what people call it, in the active
 *   language; %NULL for what is no view
 */
const char *
inno_chart_get_view_label (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].id, view))
      return g_dpgettext2 (GETTEXT_PACKAGE, "view", views[i].label);

  return NULL;
}

/**
 * inno_chart_draw:
 * @chart: the kind the frame was computed for
 * @frame: the figures; the language of their query must be the active one
 *
 * Returns: (transfer full): the picture, which has no size yet
 */
PlotFigure *
inno_chart_draw (const InnoChart *chart,
                 InnoFrame       *frame)
{
  return chart->draw (frame);
}
