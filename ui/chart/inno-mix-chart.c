/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

/* "City share 31.2%: within. All together 30.4%: not known." */
static char *
say_share (InnoFrame *frame,
           guint      row)
{
  InnoCell share = inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "city_share"));
  InnoCell state = inno_frame_get_cell (frame, row, inno_frame_find_column (frame, "city_share_state"));
  g_autofree char *percent = inno_format_percent (inno_format_get (inno_frame_get_query (frame)->lang),
                                                  share.fraction, 1);
  const char *place = inno_vocabulary_get_label (INNO_VOCABULARY_BAND, state.integer);
  g_autofree char *lower = inno_chart_lower_first (place);

  return share.state == INNO_CELL_KNOWN ? g_strdup_printf ("%s (%s)", percent, lower) : g_strdup (lower);
}

static char *
make_takeaway (InnoFrame *frame)
{
  const char *no_whole = inno_chart_say_no_whole (frame);
  g_autofree char *own = NULL;
  g_autofree char *all = NULL;

  if (no_whole != NULL)
    return g_strdup (no_whole);

  own = say_share (frame, 0);
  all = say_share (frame, inno_frame_get_n_groups (frame));
  /* Translators: city shares: "City share 31.2% (within), all together 30.4% (not known)." */
  return g_strdup_printf (_("City share %s, all together %s."), own, all);
}

/* The money of one city or agreement by funding class, above that of all of them. */
static PlotFigure *
draw (InnoFrame *frame)
{
  PlotFigure *figure = inno_funding_shares_draw (frame);
  g_autofree char *takeaway = NULL;

  plot_figure_set_title (figure, _("Funding mix"));
  if (inno_chart_say_no_money (frame) != NULL)
    return figure;

  takeaway = make_takeaway (frame);
  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, frame, takeaway);

  return figure;
}

const InnoChart inno_mix_chart = {
  .id = "mix",
  .title = N_("Funding mix"),
  .parts = INNO_QUERY_SERIES | INNO_QUERY_YEARS,
  .compute = inno_facts_mix,
  .draw = draw,
  .says = N_("Where the money of one city or agreement comes from, beside that of all together."),
  .computed = N_("Shares of granted public funding, by class or source; private money is left out. It is about the "
                 "one that a filter names, or else the largest. The total is all together, and no sum of the row "
                 "above it."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_PUBLIC | INNO_DEFINE_BAND | INNO_DEFINE_UNKNOWN
           | INNO_DEFINE_YEARS,
  .page = "cities",
  .subjects = INNO_CHART_BIT (INNO_DIMENSION_CITY) | INNO_CHART_BIT (INNO_DIMENSION_AGREEMENT),
};
