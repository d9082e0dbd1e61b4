/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

static const InnoChart *const charts[] = {
#define INNO_CHART(name) &inno_##name##_chart,
#include "inno-chart-list.h"
#undef INNO_CHART
};

/**
 * inno_chart_get_all:
 * @n_charts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_charts): every kind of chart, in the
 *   order of the list in meson.build
 */
const InnoChart *const *
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
    if (g_str_equal (charts[i]->id, id))
      return charts[i];

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
 * inno_chart_get_n_views:
 * @chart: a kind of chart
 *
 * Returns: how many views it has that people choose from; 0 where there is but one
 */
guint
inno_chart_get_n_views (const InnoChart *chart)
{
  guint n_views = 0;

  while (n_views < INNO_CHART_MAX_VIEWS && chart->views[n_views].id != NULL)
    n_views++;

  return n_views;
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
  for (guint i = 0; query->view != NULL && i < inno_chart_get_n_views (chart); i++)
    if (g_str_equal (chart->views[i].id, query->view))
      return i;

  return 0;
}

/**
 * inno_chart_get_view_label:
 * @chart: a kind of chart
 * @view: the place of one of its views
 *
 * Returns: (transfer none): what people call it, in the active language
 */
const char *
inno_chart_get_view_label (const InnoChart *chart,
                           guint            view)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "view", chart->views[view].label);
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
