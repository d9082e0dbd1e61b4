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
  .page = "lead-themes",
  .label = N_("Funding"),
};
