/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-case.h"

/* Bodies on a calendar. */

char *
plot_case_format_period (int      day,
                         guint    months,
                         gpointer user_data)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (months == 12)
    return g_strdup_printf ("%d", g_date_get_year (&date));

  return g_strdup_printf ("%c%d %d", months == 1 ? 'M' : months == 3 ? 'Q' : 'H',
                          (g_date_get_month (&date) - 1) / (int) months + 1, g_date_get_year (&date));
}

static int
get_day (int month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, month % 12 + 1, 2021 + month / 12);

  return g_date_get_julian (&date);
}

static double
get_column_value (PlotCaseData data,
                  guint        column,
                  guint        index)
{
  switch ((int) data)
    {
    case PLOT_DATA_ZEROS:
    case PLOT_DATA_UNKNOWN:
      return 0;
    case PLOT_DATA_NEGATIVES:
      return (column + index) % 3 == 0 ? -10. : 15;
    case PLOT_DATA_CENT:
      return column == 0 && index == 0 ? 1e9 : .01;
    default:
      return index == 2 ? 140. / (column + 2) : 3 * column + 5 * index;
    }
}

/* Quarters from 2021 onwards. */
PlotColumns *
plot_case_columns (PlotCaseData data)
{
  static const char * const ids[] = { "ended", "ongoing", "unallocated" };
  guint n = plot_case_count (data);
  PlotColumns *columns = plot_columns_new (G_N_ELEMENTS (ids), n);

  for (guint i = 0; i < columns->n_series; i++)
    {
      columns->series[i].id = g_strdup (ids[i]);
      columns->series[i].fill = i == 0 ? PLOT_FILL_NEUTRAL : PLOT_FILL_ACCENT;
      columns->series[i].is_outline = i == 2;
      columns->series[i].end_label = data == PLOT_DATA_LONG_NAMES ? plot_case_name (data, i)
                                                                  : g_strdup_printf ("%s 21.6", ids[i]);
    }

  for (guint i = 0; i < n; i++)
    {
      PlotColumn *column = &columns->columns[i];

      column->id = g_strdup_printf ("q%u", i);
      column->from = get_day (3 * i);
      column->to = get_day (3 * i + 3);
      for (guint k = 0; k < columns->n_series; k++)
        {
          column->segments[k].value = get_column_value (data, i, k);
          column->segments[k].name = g_strdup_printf ("%s, %s", column->id, ids[k]);
        }
    }

  columns->from = get_day (0);
  columns->to = get_day (7 * 12) - 1;
  columns->axis_title = g_strdup ("EUR million");
  columns->has_target = data != PLOT_DATA_ZEROS;
  columns->target = 140;
  columns->target_label = g_strdup ("Target 140");
  columns->format_tick = plot_case_format_tick;
  columns->format_period = plot_case_format_period;

  return columns;
}

static void
fill_span (PlotSpan     *span,
           PlotCaseData  data,
           guint         index)
{
  int from = get_day (index * 5 % 60), to = get_day (index * 5 % 60 + 8 + index * 7 % 25);

  span->id = g_strdup_printf ("span-%u", index);
  span->label = data == PLOT_DATA_LONG_NAMES ? plot_case_name (data, index)
                                             : g_strdup_printf ("Project %u", index);
  span->name = g_strdup_printf ("%s, from here to there", span->label);
  span->fill = index % 3 == 0 ? PLOT_FILL_NEUTRAL : PLOT_FILL_ACCENT;
  span->is_outline = index % 7 == 5;
  span->ends_soon = index % 4 == 1;
  span->from = from;
  span->to = to;

  if (data == PLOT_DATA_ZEROS)
    span->to = from;
  if (data == PLOT_DATA_CENT)
    span->to = from + 1;
  if (data == PLOT_DATA_NEGATIVES)
    span->from = index % 2 == 0 ? 1 : get_day (7 * 12 + 3);
  if (data == PLOT_DATA_NEGATIVES)
    span->to = span->from + index * 1000;
  if (data != PLOT_DATA_UNKNOWN)
    return;

  span->is_open_before = index % 3 != 0;
  span->is_open_after = index % 3 != 1;
  if (index % 3 == 2)
    span->from = span->to = PLOT_DAY_NONE;
}

/* Up to twelve in a group. */
PlotSpans *
plot_case_spans (PlotCaseData data)
{
  guint n = plot_case_count (data);
  PlotSpans *spans = plot_spans_new ((n + 11) / 12);

  for (guint i = 0; i < n; i += 12)
    {
      PlotSpanGroup *group = &spans->groups[i / 12];

      group->id = g_strdup_printf ("group-%u", i / 12);
      group->label = plot_case_name (data, i / 12);
      plot_span_group_init (group, MIN (n - i, 12));
      for (guint k = 0; k < group->n_spans; k++)
        fill_span (&group->spans[k], data, i + k);
    }

  spans->from = get_day (0);
  spans->to = get_day (7 * 12) - 1;
  spans->today = get_day (51) + 9;
  spans->today_label = g_strdup ("10 April 2025");
  spans->format_period = plot_case_format_period;
  spans->format_more = plot_case_format_more;

  return spans;
}
