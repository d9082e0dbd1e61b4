/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-international-private.h"

#include <glib/gi18n-lib.h>

/* From the first year to the last; those that nobody knows have no place in time. */
static char *
takeaway (InnoFrame  *frame,
          const char *amount,
          const char *count)
{
  guint n = inno_international_count_known (frame);

  if (n == 0)
    return g_strdup_printf (_("%s in projects of which nobody knows when they start: %s."), amount, count);
  if (n == 1)
    /* Translators: "€21.3 million in projects that start in 2022: 39 participations, 9 as coordinator." */
    return g_strdup_printf (_("%s in projects that start in %s: %s."), amount, inno_frame_get_row_label (frame, 0), count);

  /* Translators: "€21.3 million in projects that start in 2022–2024: 39 participations, 9 as coordinator." */
  return g_strdup_printf (_("%s in projects that start in %s–%s: %s."), amount, inno_frame_get_row_label (frame, 0),
                          inno_frame_get_row_label (frame, n - 1), count);
}

static PlotFigure *
draw (InnoFrame *frame)
{
  static const InnoInternationalWords words = {
    N_("International funding by starting year"),
    N_("The whole contribution in the year in which the project starts"),
    takeaway,
  };

  return inno_international_draw (frame, &words);
}

/* International funding by the year in which its projects start. */
const InnoChart inno_international_years_chart = {
  .id = "international-years",
  .title = N_("International funding by year"),
  .compute = inno_facts_international_years,
  .draw = draw,
  .says = N_("What organisations in the cities receive from international programmes, by the year in which a "
             "project starts."),
  .computed = N_("The whole EU contribution of a participation counts in the year in which its project starts, not "
                 "in the years in which it is paid. A project of which nobody knows when it starts stands apart. A "
                 "project with several organisations counts once in its year, and once in the total. This money is "
                 "no part of the programme’s funding, and of the filters only those by place count."),
  .rules = INNO_DEFINE_UNKNOWN | INNO_DEFINE_ROUNDING,
  .page = "international",
  .label = N_("By year"),
};
