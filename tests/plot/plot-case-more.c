/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-case.h"

#include <math.h>

/* The same on every run, from 2 to 90. */
static double
get_value (PlotCaseData data,
           guint        row,
           guint        index)
{
  double value = 2 + (row * 13 + index * 17) % 89;

  if (data == PLOT_DATA_ZEROS)
    return 0;
  if (data == PLOT_DATA_NEGATIVES)
    return (row + index) % 3 == 0 ? -value : value;
  if (data == PLOT_DATA_CENT)
    return row == 0 ? 1e9 : .01;

  return value;
}

static gboolean
is_unknown (PlotCaseData data,
            guint        row,
            guint        index)
{
  return data == PLOT_DATA_UNKNOWN || (row * 5 + index * 3) % 11 == 4;
}

PlotBars *
plot_case_bullets (PlotCaseData data)
{
  guint n = plot_case_count (data);
  PlotBars *bars = plot_bars_new (1, n);

  bars->series[0].id = g_strdup ("observed");
  bars->series[0].fill = PLOT_FILL_ACCENT;
  for (guint i = 0; i < n; i++)
    {
      PlotBar *bar = &bars->bars[i];
      double value = get_value (data, i, 0), target = get_value (data, i, 1);

      bar->id = g_strdup_printf ("row-%u", i);
      bar->label = plot_case_name (data, i);
      bar->is_unknown = is_unknown (data, i, 0);
      bar->segments[0].value = bar->is_unknown ? 0 : value;
      bar->segments[0].name = g_strdup_printf ("%s, %g of %g", bar->label, value, target);
      bar->ticks[PLOT_BAR_TARGET] = (PlotBarTick) { i % 7 != 6, target };
      bar->ticks[PLOT_BAR_BASELINE] = (PlotBarTick) { i % 5 != 4, get_value (data, i, 2) / 4 };
      bar->end_label = bar->is_unknown ? g_strdup_printf ("? / %g", target) : g_strdup_printf ("%g / %g", value, target);
      bar->end_glyph = bar->is_unknown ? PLOT_GLYPH_UNKNOWN : value >= target ? PLOT_GLYPH_CHECK : PLOT_GLYPH_NONE;
    }
  bars->has_track = TRUE;
  bars->end_aligned = TRUE;
  bars->end_title = g_strdup ("companies");
  bars->format_more = plot_case_format_more;

  return bars;
}

static void
fill_multiple (PlotMultiples *plot,
               PlotCaseData   data,
               guint          row)
{
  PlotMultiple *multiple = &plot->multiples[row];

  multiple->id = g_strdup_printf ("row-%u", row);
  multiple->label = plot_case_name (data, row);
  multiple->target.is_set = row % 7 != 6;
  multiple->target.value = get_value (data, row, 9);
  multiple->target.label = g_strdup_printf ("%g", multiple->target.value);
  multiple->target.name = g_strdup_printf ("%s, target", multiple->label);
  multiple->baseline.is_set = row % 5 != 4;
  multiple->baseline.value = get_value (data, row, 8) / 4;
  multiple->baseline.name = g_strdup_printf ("%s, baseline", multiple->label);
  for (guint i = 0; i < plot->n_periods; i++)
    {
      PlotMultiplePoint *point = &multiple->points[i];

      point->state = is_unknown (data, row, i) ? PLOT_POINT_UNKNOWN
                     : (row + i) % 13 == 12 ? PLOT_POINT_NONE : PLOT_POINT_KNOWN;
      point->value = get_value (data, row, i);
      point->label = g_strdup_printf ("%g", point->value);
      point->name = g_strdup_printf ("%s, %u", multiple->label, 2021 + i);
    }
}

PlotMultiples *
plot_case_multiples (PlotCaseData data)
{
  static const guint n_periods[PLOT_N_CASE_DATA] = { 3, 1, 4, 5, 4, 0, 6, 2, 40, 4 };
  PlotMultiples *plot = plot_multiples_new (n_periods[data], plot_case_count (data));

  for (guint i = 0; i < plot->n_periods; i++)
    {
      plot->periods[i].id = g_strdup_printf ("%u", 2021 + i);
      plot->periods[i].label = g_strdup_printf ("%u", 2021 + i);
      plot->periods[i].position = i;
    }
  for (guint i = 0; i < plot->n_multiples; i++)
    fill_multiple (plot, data, i);
  plot->longest_step = 1;
  plot->axis_title = g_strdup ("companies");
  plot->unknown_label = g_strdup ("Not known");
  plot->format_more = plot_case_format_more;

  return plot;
}

PlotFlow *
plot_case_flow (PlotCaseData data)
{
  guint n = plot_case_count (data);
  PlotFlow *flow = plot_flow_new (n);

  flow->source.id = g_strdup ("total");
  flow->source.label = plot_case_name (data, 0);
  flow->source.value_label = g_strdup ("Total 1,234.5");
  flow->source.name = g_strdup_printf ("%s, total", flow->source.label);
  for (guint i = 0; i < n; i++)
    {
      PlotFlowNode *node = &flow->nodes[i];

      node->id = g_strdup_printf ("row-%u", i);
      node->label = plot_case_name (data, i);
      node->value = is_unknown (data, i, 0) ? NAN : get_value (data, i, 0);
      node->value_label = isnan (node->value) ? g_strdup ("?") : g_strdup_printf ("%g", node->value);
      node->glyph = i % 6 == 5 ? PLOT_GLYPH_NONE : i % 6 == 4 ? PLOT_GLYPH_QUESTION : PLOT_GLYPH_DIAMOND + i % 6;
      node->name = g_strdup_printf ("%s, %s", node->label, node->value_label);
    }
  flow->value_title = g_strdup ("EUR million");
  flow->format_more = plot_case_format_more;

  return flow;
}
