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
  g_autofree char *parts = inno_format_count (inno_format_get (inno_frame_get_query (frame)->lang), n);

  /* Translators: "€21.3 million in 7 parts of the programme: 39 participations, 9 as coordinator." */
  return g_strdup_printf (ngettext ("%s in %s part of the programme: %s.", "%s in %s parts of the programme: %s.", n),
                          amount, parts, count);
}

static PlotFigure *
draw (InnoFrame *frame)
{
  static const InnoInternationalWords words = { N_("International funding by part of the programme"), NULL, takeaway };

  return inno_international_draw (frame, &words);
}

/* International funding by the part of the framework programme that it is of. */
const InnoChart inno_international_parts_chart = {
  .id = "international-parts",
  .title = N_("International funding by part"),
  .compute = inno_facts_international_parts,
  .draw = draw,
  .says = N_("What organisations in the cities receive from international programmes, by the part of the programme "
             "that a project belongs to."),
  .computed = N_("A bar is the sum of the EU contributions of the participations in projects of that part; those "
                 "whose part is not known stand apart. A project with several organisations counts once in its "
                 "part, and once in the total. This money is no part of the programme’s funding, and of the "
                 "filters only those by place count."),
  .rules = INNO_DEFINE_UNKNOWN | INNO_DEFINE_ROUNDING,
  .page = "international",
  .label = N_("By part"),
};
