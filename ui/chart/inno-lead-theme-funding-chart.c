/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

/* Where the money of each lead theme comes from. */
const InnoChart inno_lead_theme_funding_chart = {
  .id = "lead-theme-funding",
  .title = N_("Funding of lead themes"),
  .parts = INNO_QUERY_PARTS_OF_MONEY & ~INNO_QUERY_BY,
  .compute = inno_facts_lead_theme_funding,
  .draw = inno_funding_shares_draw,
  .says = N_("Who pays for the projects of each lead theme."),
  .computed = N_("Computed as the funding shares are, of the projects that name a lead theme. The total is that of "
                 "the lead themes alone; public funding outside them stands under the chart."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_NUMBERS
           | INNO_DEFINE_PUBLIC | INNO_DEFINE_BAND | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS | INNO_DEFINE_ROUNDING,
  .page = "lead-themes",
  .label = N_("Funding"),
};
