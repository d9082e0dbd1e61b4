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
  .says = N_("How public funding is spread over the strategic priorities of each agreement."),
  .computed = N_("A bar is public funding in the measure that is chosen, or the number of projects. The share is "
                 "the priority’s sum divided by the total of all, not by that of its agreement. Projects that name "
                 "no priority stand last."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_NUMBERS
           | INNO_DEFINE_PUBLIC | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS | INNO_DEFINE_ROUNDING,
  .page = "funding",
};
