/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-case.h"

#include <math.h>

/* What it was: now more, now less, now nothing, and of some not known. */
static double
get_earlier (double value,
             guint  row)
{
  static const double factors[] = { .9, 1, 1.15, .4, 0, 1.6 };

  return row % 7 == 6 ? NAN : value * factors[row % G_N_ELEMENTS (factors)];
}

PlotBars *
plot_case_changes (PlotCaseData data)
{
  guint n = plot_case_count (data);
  PlotBars *bars = plot_bars_new (1, n);

  bars->series[0].id = g_strdup ("total");
  bars->series[0].fill = PLOT_FILL_ACCENT;
  for (guint i = 0; i < n; i++)
    {
      PlotBar *bar = &bars->bars[i];
      double value = plot_case_get_value (PLOT_CASE_AMOUNTS, data, i, 0), earlier = get_earlier (value, i);
      g_autofree char *size = plot_case_format_decimal (fabs (value - earlier));

      bar->id = g_strdup_printf ("row-%u", i);
      bar->label = plot_case_name (data, i);
      plot_case_fill_segment (&bar->segments[0], PLOT_CASE_AMOUNTS, bar->label, 0, value);
      g_clear_pointer (&bar->segments[0].label, g_free);
      bar->end_label = plot_case_format_decimal (value);
      bar->end_note = data == PLOT_DATA_UNKNOWN ? g_strdup_printf ("%u ?", i + 1) : NULL;
      bar->has_ghost = earlier != value;
      bar->ghost = earlier;
      bar->change = isnan (earlier) ? g_strdup ("?")
                                    : g_strconcat (value > earlier ? "+" : value < earlier ? "−" : "", size, NULL);
      bar->change_tone = (value > earlier) - (value < earlier);
    }
  bars->format_tick = plot_case_format_tick;
  bars->format_more = plot_case_format_more;
  bars->axis_title = g_strdup ("EUR million");
  bars->change_title = g_strdup ("Change");

  return bars;
}

PlotSlope *
plot_case_slope (PlotCaseData data)
{
  guint n = plot_case_count (data);
  PlotSlope *slope = plot_slope_new (n);

  for (guint i = 0; i < n; i++)
    {
      PlotSlopeLine *line = &slope->lines[i];

      line->id = g_strdup_printf ("row-%u", i);
      line->label = plot_case_name (data, i);
      line->now = plot_case_get_value (PLOT_CASE_SHARES, data, i, 0);
      line->before = get_earlier (line->now, i);
      line->now_text = g_strdup_printf ("%.1f %%", line->now * 100);
      line->before_text = g_strdup_printf ("%.1f %%", line->before * 100);
      line->is_strong = line->now < .25 || line->now > .4;
      line->is_unsure = data == PLOT_DATA_UNKNOWN || i % 5 == 4;
      line->name = g_strdup_printf ("%s, %s, before %s", line->label, line->now_text, line->before_text);
    }
  slope->before_title = g_strdup ("12 February 2025");
  slope->now_title = g_strdup ("10 April 2025");
  slope->has_band = TRUE;
  slope->band_from = .25;
  slope->band_to = .4;
  slope->band_label = g_strdup ("25–40 %");
  slope->format_more = plot_case_format_more;

  return slope;
}

PlotList *
plot_case_list (PlotCaseData data)
{
  static const PlotGlyph glyphs[] = {
    PLOT_GLYPH_PLUS, PLOT_GLYPH_CHECK, PLOT_GLYPH_PLUS_MINUS, PLOT_GLYPH_MINUS,
  };
  guint n = plot_case_count (data);
  PlotList *list = plot_list_new (n);

  for (guint i = 0; i < n; i++)
    {
      PlotListRow *row = &list->rows[i];

      row->id = g_strdup_printf ("row-%u", i);
      row->glyph = glyphs[i % G_N_ELEMENTS (glyphs)];
      row->label = plot_case_name (data, i);
      row->aside = i % 3 == 2 ? NULL : plot_case_name (data, i + 1);
      row->value = i % 4 == 1 ? NULL : plot_case_format_decimal (plot_case_get_value (PLOT_CASE_AMOUNTS, data, i, 0));
      row->value_tone = (int) (i % 3) - 1;
      row->name = g_strdup_printf ("%s, %s", row->label, row->value);
    }
  list->value_title = g_strdup ("EUR million");
  list->format_more = plot_case_format_more;

  return list;
}

static void
set_strip (PlotStrip    *strip,
           PlotCaseData  data,
           guint         number)
{
  guint n = plot_case_count (data);

  strip->id = g_strdup_printf ("strip-%u", number);
  strip->label = data == PLOT_DATA_LONG_NAMES ? plot_case_name (data, number) : g_strdup ("Granted per inhabitant");
  strip->value = n > 0 ? plot_case_format_decimal (plot_case_get_value (PLOT_CASE_SHARES, data, 0, number)) : NULL;
  strip->to = 1;
  strip->from_text = g_strdup ("0 %");
  strip->to_text = g_strdup ("100 %");
  strip->has_band = number == 0;
  strip->band_from = .25;
  strip->band_to = .4;
  strip->has_median = n > 1;
  strip->median = number / 2.;
  strip->median_text = g_strdup ("median 28.7 %");
  plot_strips_set_dots (strip, n);
  for (guint i = 0; i < n; i++)
    {
      PlotStripDot *dot = &strip->dots[i];
      g_autofree char *name = plot_case_name (data, i);

      dot->id = g_strdup_printf ("row-%u", i);
      dot->value = plot_case_get_value (PLOT_CASE_SHARES, data, i, number);
      dot->is_own = i == 0;
      dot->is_unsure = data == PLOT_DATA_UNKNOWN;
      dot->name = g_strdup_printf ("%s, %.3f", name, dot->value);
    }
}

PlotStrips *
plot_case_strips (PlotCaseData data)
{
  PlotStrips *strips = plot_strips_new (plot_case_count (data) > 0 ? 3 : 0);

  for (guint i = 0; i < strips->n_strips; i++)
    set_strip (&strips->strips[i], data, i);

  return strips;
}
