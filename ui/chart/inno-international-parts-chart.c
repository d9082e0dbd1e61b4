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
  .page = "international",
  .label = N_("By part"),
};
