/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-international-private.h"

#include <glib/gi18n-lib.h>

static char *
takeaway (InnoFrame  *frame,
          const char *amount,
          const char *count)
{
  guint n = inno_international_count_known (frame);
  g_autofree char *cities = inno_format_count (inno_format_get (inno_frame_get_query (frame)->lang), n);

  /* Translators: "€21.3 million in 12 cities: 39 participations, 9 as coordinator." */
  return g_strdup_printf (ngettext ("%s in %s city: %s.", "%s in %s cities: %s.", n), amount, cities, count);
}

static PlotFigure *
draw (InnoFrame *frame)
{
  static const InnoInternationalWords words = { N_("International funding by city"), NULL, takeaway };

  return inno_international_draw (frame, &words);
}

const InnoChart inno_international_chart = {
  .id = "international",
  .title = N_("International funding"),
  .parts = INNO_QUERY_SORT,
  .compute = inno_facts_international,
  .draw = draw,
  .says = N_("What organisations in each city receive from international programmes, as coordinators and as "
             "partners."),
  .computed = N_("A bar is the sum of the EU contributions of the participations. The coordinator share is the "
                 "number of those coordinated divided by all. A project in which several organisations of a city "
                 "take part counts once for the city, and once in the total. This money is no part of the "
                 "programme’s funding, and of the filters only those by place count."),
  .rules = INNO_DEFINE_UNKNOWN | INNO_DEFINE_ROUNDING,
  .page = "international",
  .label = N_("By city"),
};
