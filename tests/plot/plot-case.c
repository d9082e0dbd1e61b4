/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-case.h"

static const char * const names[] = {
  "Helsinki", "Espoo", "Tampere", "Oulu", "Turku", "Lappeenranta–Imatra", "Jyväskylä", "Kuopio",
  "Lahti", "Joensuu", "Vaasa", "Seinäjoki", "Pori", "Rovaniemi", "Kokkola", "Mikkeli",
};

static const struct
{
  const char   *id, *label;
  PlotFillSlot  fill;
} series[] = {
  { "city", "City", PLOT_FILL_ORANGE },
  { "eu", "EU", PLOT_FILL_NAVY },
  { "eu_state", "EU and state, not split", PLOT_FILL_NAVY_TEAL },
  { "state", "State", PLOT_FILL_TEAL },
  { "other_public", "Other public", PLOT_FILL_VIOLET },
};

static const guint counts[PLOT_N_CASE_DATA] = { 0, 1, 6, 20, 200, 6, 12, 4, 8, 6 };

const char *
plot_case_kind_name (PlotCaseKind kind)
{
  static const char * const kinds[] = { "shares", "amounts", "matrix", "columns", "spans", "message" };

  return kinds[kind];
}

const char *
plot_case_data_name (PlotCaseData data)
{
  static const char * const all[] = {
    "empty", "one", "six", "twenty", "many", "zeros", "negatives", "cent", "long-names", "unknown",
  };

  return all[data];
}

static char *
format_decimal (double value)
{
  char *text = g_strdup_printf ("%.1f", value);

  return g_strdelimit (text, ".", ',');
}

static char *
format_tick (double   value,
             double   step,
             gpointer is_share)
{
  if (is_share != NULL)
    return g_strdup_printf (value > .999 ? "%.0f %%" : "%.0f", value * 100);

  return g_strdup_printf ("%.*f", step < 1 ? 1 : 0, value);
}

static char *
format_more (guint    n,
             gpointer user_data)
{
  return g_strdup_printf ("and %u more in the table", n);
}

static char *
create_name (PlotCaseData data,
             guint        index)
{
  if (data == PLOT_DATA_LONG_NAMES)
    return index % 2 == 0 ? g_strdup ("Abcdefghijklmnopqrstuvwxyzåäöabcdefghijkl")
                          : g_strdup ("The joint municipal authority of the north-east");

  return g_strdup (names[index % G_N_ELEMENTS (names)]);
}

/* Parts of a hundred, the same on every run. */
static double
get_part (guint row,
          guint index)
{
  guint first = 22 + row * 7 % 23, second = 40 + row * 5 % 9 - row * 3 % 5;
  guint third = row * 11 % 12, fourth = (100 - first - second - third) * 3 / 4;
  guint parts[] = { first, second, third, fourth, 100 - first - second - third - fourth };

  return parts[index];
}

static double
get_value (PlotCaseKind kind,
           PlotCaseData data,
           guint        row,
           guint        index)
{
  double value = get_part (row, index) / 100;

  switch ((int) data)
    {
    case PLOT_DATA_ZEROS:
    case PLOT_DATA_UNKNOWN:
      return 0;
    case PLOT_DATA_NEGATIVES:
      value = (row + index) % 3 == 0 ? -value : value;
      break;
    case PLOT_DATA_CENT:
      if (kind == PLOT_CASE_AMOUNTS)
        return row == 0 ? (index == 0 ? 1e9 : .01) : index == row ? .01 : 0;
      break;
    default:
      break;
    }

  return kind == PLOT_CASE_AMOUNTS ? value * 240 / (row + 5) : value;
}

static void
fill_segment (PlotBarSegment *segment,
              PlotCaseKind    kind,
              const char     *row,
              guint           index,
              double          value)
{
  segment->value = value;
  segment->name = g_strdup_printf ("%s, %s, %g", row, series[index].label, value);
  segment->heading = g_strdup_printf ("%s · %s", row, series[index].label);

  if (kind == PLOT_CASE_SHARES)
    {
      segment->label = g_strdup_printf ("%.0f", value * 100);
      segment->label_with_unit = g_strdup_printf ("%.0f %%", value * 100);
    }
  else
    {
      segment->label = format_decimal (value);
    }
}

static void
fill_bar (PlotBar      *bar,
          PlotCaseKind  kind,
          PlotCaseData  data,
          guint         row)
{
  static const PlotGlyph glyphs[] = {
    PLOT_GLYPH_CHECK, PLOT_GLYPH_UP, PLOT_GLYPH_DOWN, PLOT_GLYPH_UNKNOWN,
  };
  double sum = 0;

  bar->id = g_strdup_printf ("row-%u", row);
  bar->label = create_name (data, row);

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      double value = get_value (kind, data, row, i);

      fill_segment (&bar->segments[i], kind, bar->label, i, value);
      sum += value;
    }

  bar->end_label = format_decimal (kind == PLOT_CASE_SHARES ? 240. / (row + 5) : sum);
  if (data == PLOT_DATA_UNKNOWN || (kind == PLOT_CASE_AMOUNTS && row % 5 == 3))
    bar->end_note = g_strdup_printf ("%u ?", row + 1);
  if (kind == PLOT_CASE_SHARES)
    bar->end_glyph = data == PLOT_DATA_UNKNOWN ? PLOT_GLYPH_UNKNOWN : glyphs[row % 4];
}

PlotBars *
plot_case_bars (PlotCaseKind kind,
                PlotCaseData data)
{
  guint n = counts[data];
  PlotBars *bars = plot_bars_new (G_N_ELEMENTS (series), n);

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      bars->series[i].id = g_strdup (series[i].id);
      bars->series[i].fill = series[i].fill;
    }

  for (guint i = 0; i < n; i++)
    fill_bar (&bars->bars[i], kind, data, i);

  bars->format_tick = format_tick;
  bars->format_more = format_more;

  if (kind == PLOT_CASE_SHARES)
    {
      bars->format_data = GINT_TO_POINTER (1);
      bars->end_aligned = TRUE;
      bars->end_title = g_strdup ("EUR million");
      bars->axis_max = 1;
      bars->has_band = TRUE;
      bars->band_from = .25;
      bars->band_to = .4;
      bars->band_label = g_strdup ("25–40 %");
      if (n > 1)
        {
          g_free (bars->bars[n - 1].label);
          bars->bars[n - 1].label = g_strdup ("Whole programme");
          bars->bars[n - 1].is_total = TRUE;
        }
    }
  else
    {
      bars->axis_title = g_strdup ("EUR million");
    }

  return bars;
}

static void
fill_footers (PlotMatrix   *matrix,
              PlotCaseData  data)
{
  static const char * const verdicts[] = { "Met", "Not met", "Not known" };
  static const PlotGlyph glyphs[] = { PLOT_GLYPH_CHECK, PLOT_GLYPH_CROSS, PLOT_GLYPH_UNKNOWN };

  matrix->footers[0].label = g_strdup ("Cities");
  matrix->footers[1].label = g_strdup ("At least 3");

  for (guint i = 0; i < matrix->n_columns; i++)
    {
      guint verdict = data == PLOT_DATA_UNKNOWN ? 2 : i % 3;

      matrix->footers[0].texts[i] = verdict == 2 ? g_strdup ("at least 1") : g_strdup_printf ("%u", i);
      matrix->footers[1].texts[i] = g_strdup (verdicts[verdict]);
      matrix->footers[1].glyphs[i] = glyphs[verdict];
      matrix->footers[1].names[i] = g_strdup_printf ("%s: %s", matrix->columns[i].label, verdicts[verdict]);
    }
}

PlotMatrix *
plot_case_matrix (PlotCaseData data)
{
  static const char * const themes[] = {
    "Battery chemistry", "Photonics", "Sport Finland", "Mobile work machines", "Digital health",
    "Green electrification",
  };
  guint n = counts[data];
  PlotMatrix *matrix = plot_matrix_new (n, G_N_ELEMENTS (themes), 2);

  for (guint i = 0; i < matrix->n_columns; i++)
    {
      matrix->columns[i].id = g_strdup_printf ("column-%u", i);
      matrix->columns[i].label = data == PLOT_DATA_LONG_NAMES ? create_name (data, i) : g_strdup (themes[i]);
      matrix->columns[i].is_hatched = data == PLOT_DATA_UNKNOWN || i % 3 == 2;
    }

  for (guint i = 0; i < n; i++)
    {
      PlotMatrixRow *row = &matrix->rows[i];

      row->id = g_strdup_printf ("row-%u", i);
      row->label = create_name (data, i);
      row->end_label = g_strdup_printf ("%u", i % 3);
      row->is_strong = i % 3 > 0;
      row->name = g_strdup_printf ("%s: %u themes", row->label, i % 3);

      for (guint k = 0; k < matrix->n_columns; k++)
        {
          PlotMatrixCell *cell = plot_matrix_get_cell (matrix, i, k);
          guint role = (i * 7 + k * 5) % 11;

          cell->glyph = matrix->columns[k].is_hatched ? PLOT_GLYPH_QUESTION
                        : data == PLOT_DATA_ZEROS || role > 3 ? PLOT_GLYPH_POINT
                        : PLOT_GLYPH_DIAMOND + role;
          if (cell->glyph != PLOT_GLYPH_POINT)
            cell->name = g_strdup_printf ("%s, %s", row->label, matrix->columns[k].label);
        }
    }

  fill_footers (matrix, data);
  matrix->end_title = g_strdup ("Themes");
  matrix->format_more = format_more;

  return matrix;
}

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
  guint n = counts[data];
  PlotColumns *columns = plot_columns_new (G_N_ELEMENTS (ids), n);

  for (guint i = 0; i < columns->n_series; i++)
    {
      columns->series[i].id = g_strdup (ids[i]);
      columns->series[i].fill = i == 0 ? PLOT_FILL_NEUTRAL : PLOT_FILL_ACCENT;
      columns->series[i].is_outline = i == 2;
      columns->series[i].end_label = data == PLOT_DATA_LONG_NAMES ? create_name (data, i)
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
  columns->format_tick = format_tick;
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
  span->label = data == PLOT_DATA_LONG_NAMES ? create_name (data, index)
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
  guint n = counts[data];
  PlotSpans *spans = plot_spans_new ((n + 11) / 12);

  for (guint i = 0; i < n; i += 12)
    {
      PlotSpanGroup *group = &spans->groups[i / 12];

      group->id = g_strdup_printf ("group-%u", i / 12);
      group->label = create_name (data, i / 12);
      plot_span_group_init (group, MIN (n - i, 12));
      for (guint k = 0; k < group->n_spans; k++)
        fill_span (&group->spans[k], data, i + k);
    }

  spans->from = get_day (0);
  spans->to = get_day (7 * 12) - 1;
  spans->today = get_day (51) + 9;
  spans->today_label = g_strdup ("10 April 2025");
  spans->format_period = plot_case_format_period;
  spans->format_more = format_more;

  return spans;
}

PlotFigure *
plot_case_figure (PlotCaseKind kind,
                  PlotCaseData data)
{
  PlotFigure *figure = plot_figure_new ("en");

  plot_figure_set_title (figure, "Funding shares by agreement, largest first");
  plot_figure_set_takeaway (figure, "The cities' share is 25–40 % in 12 agreements: 2 are below, 1 is above and "
                                    "1 is not known.");
  plot_figure_set_foot (figure, "Public funding granted · 2021–2025 · as of 10 April 2025 · Source: EURA 2021, "
                                "sample data");
  plot_figure_set_pill (figure, "Sample data");

  if (kind == PLOT_CASE_MATRIX)
    {
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_DIAMOND, "Lead");
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_SQUARE, "Implementer");
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_RING, "Network");
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_QUESTION, "Not known");
      plot_figure_take_body (figure, &plot_case_matrix (data)->body);
    }
  else if (kind == PLOT_CASE_COLUMNS)
    {
      plot_figure_take_body (figure, &plot_case_columns (data)->body);
    }
  else if (kind == PLOT_CASE_SPANS)
    {
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_PENNANT, "Ends within six months");
      plot_figure_take_body (figure, &plot_case_spans (data)->body);
    }
  else if (kind == PLOT_CASE_MESSAGE)
    {
      plot_figure_set_message (figure, "No project matches these filters. Take one away to see more.");
    }
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (series); i++)
        plot_figure_add_legend_fill (figure, series[i].fill, series[i].label);
      plot_figure_take_body (figure, &plot_case_bars (kind, data)->body);
    }

  return figure;
}
