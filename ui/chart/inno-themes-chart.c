/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

/* Strategic priorities under their agreements, each with its public funding. */
static PlotFigure *
draw (InnoFrame *frame)
{
  return inno_funding_ranking_draw (frame, _("Strategic priorities by agreement"));
}

const InnoChart inno_themes_chart = {
  .id = "themes",
  .title = N_("Strategic priorities"),
  .parts = INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_SORT,
  .compute = inno_facts_themes,
  .draw = draw,
  .page = "funding",
};
