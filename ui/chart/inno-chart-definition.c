/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

/* The arithmetic that the charts share. Each of them names what holds for it; what is
 * its own stands in its file. */
static const struct { InnoDefinitionRule rule; const char *text; } shared[] = {
  { INNO_DEFINE_COUNTED,
    N_("Projects and sub-projects are counted; a group project only where it has no sub-project, and a cancelled "
       "one only where a filter asks for it.") },
  { INNO_DEFINE_SPLIT,
    N_("By city, region or strategic priority the money of a project is split equally among its cities and "
       "priorities; cents that are left over go one each to the first of them. So every grouping adds up to the "
       "same total, and a filter by one of them keeps only its part.") },
  { INNO_DEFINE_MEASURES,
    N_("Granted, realised and planned are three measures of the same money: one is shown at a time, and they are "
       "never added up.") },
  { INNO_DEFINE_NUMBERS,
    N_("As a number, a project counts once in each of its groups, and once in the total.") },
  { INNO_DEFINE_PUBLIC,
    N_("Public funding is all funding but private; EU and state money that is not split belongs to it.") },
  { INNO_DEFINE_BAND,
    N_("The city share is the cities’ own money divided by public funding. Where an amount of it is not known, or "
       "nobody can tell whose money it is, the share is that of what is known, and counts as neither within nor "
       "outside 25 to 40 per cent. Where a filter lets only some of the funding sources through, there is no whole "
       "to have a share of.") },
  { INNO_DEFINE_UNKNOWN,
    N_("A row without an amount adds nothing to a sum. It is counted as not known, never as zero.") },
  { INNO_DEFINE_YEARS,
    N_("A span of years keeps the rows of money of those years; a row without a year is left out.") },
  { INNO_DEFINE_ROUNDING,
    N_("Sums are exact to the cent. Only what is shown is rounded: the total first, then its parts, so that they "
       "add up to it.") },
};

/**
 * inno_chart_get_says:
 * @chart: a kind of chart
 *
 * Returns: (transfer none): what it says, in the active language
 */
const char *
inno_chart_get_says (const InnoChart *chart)
{
  return _(chart->says);
}

/**
 * inno_chart_get_computed:
 * @chart: a kind of chart
 *
 * Returns: (transfer none): how its figures are computed, but for the rules that it
 *   shares with others; in the active language
 */
const char *
inno_chart_get_computed (const InnoChart *chart)
{
  return _(chart->computed);
}

/**
 * inno_chart_list_rules:
 * @rules: InnoDefinitionRule of a chart, or of all with %G_MAXUINT
 *
 * Returns: (transfer container) (element-type utf8): a sentence or two for each, in the
 *   active language
 */
GPtrArray *
inno_chart_list_rules (guint rules)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if ((rules & shared[i].rule) != 0)
      g_ptr_array_add (texts, (gpointer) _(shared[i].text));

  return texts;
}
