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
  static const char * const kinds[] = {
    "shares", "amounts", "points", "matrix", "bullets", "multiples", "flow", "columns", "spans",
    "changes", "slope", "list", "strips", "message", "map",
  };

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

char *
plot_case_format_decimal (double value)
{
  char *text = g_strdup_printf ("%.1f", value);

  return g_strdelimit (text, ".", ',');
}

char *
plot_case_format_tick (double   value,
                       double   step,
                       gpointer is_share)
{
  if (is_share != NULL)
    return g_strdup_printf (value > .999 ? "%.0f %%" : "%.0f", value * 100);

  return g_strdup_printf ("%.*f", step < 1 ? 1 : 0, value);
}

char *
plot_case_format_more (guint    n,
                       gpointer user_data)
{
  return g_strdup_printf ("and %u more in the table", n);
}

guint
plot_case_count (PlotCaseData data)
{
  return counts[data];
}

char *
plot_case_name (PlotCaseData data,
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

double
plot_case_get_value (PlotCaseKind kind,
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

void
plot_case_fill_segment (PlotBarSegment *segment,
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
      segment->label = plot_case_format_decimal (value);
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
  bar->label = plot_case_name (data, row);

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      double value = plot_case_get_value (kind, data, row, i);

      plot_case_fill_segment (&bar->segments[i], kind, bar->label, i, value);
      sum += value;
    }

  bar->end_label = plot_case_format_decimal (kind == PLOT_CASE_SHARES ? 240. / (row + 5) : sum);
  if (data == PLOT_DATA_UNKNOWN || (kind == PLOT_CASE_AMOUNTS && row % 5 == 3))
    bar->end_note = g_strdup_printf ("%u ?", row + 1);
  if (kind == PLOT_CASE_SHARES)
    bar->end_glyph = data == PLOT_DATA_UNKNOWN ? PLOT_GLYPH_UNKNOWN : glyphs[row % 4];
}

/* One symbol and, in every third row, a swarm of rings. */
static void
fill_points (PlotBar      *bar,
             PlotCaseData  data,
             guint         row)
{
  static const PlotGlyph glyphs[] = { PLOT_GLYPH_DISC, PLOT_GLYPH_UP, PLOT_GLYPH_DOWN, PLOT_GLYPH_HATCH };
  guint n = data == PLOT_DATA_UNKNOWN ? 0 : row % 3 == 2 ? 24 : 1;

  plot_bars_set_points (bar, n);
  for (guint i = 0; i < n; i++)
    {
      PlotBarPoint *point = &bar->points[i];

      point->value = plot_case_get_value (PLOT_CASE_SHARES, data, row, i % 5);
      point->is_small = n > 1;
      point->glyph = n > 1 && i % 4 == 0 ? PLOT_GLYPH_NONE : glyphs[(row + i) % 4];
      point->id = g_strdup_printf ("point-%u", i);
      point->name = g_strdup_printf ("%s, %u: %g", bar->label, i, point->value);
    }
}

static void
set_corridor (PlotBars *bars)
{
  bars->format_data = GINT_TO_POINTER (1);
  bars->end_aligned = TRUE;
  bars->has_band = TRUE;
  bars->band_from = .25;
  bars->band_to = .4;
  bars->band_label = g_strdup ("25–40 %");
}

static PlotBars *
make_points (PlotCaseData data)
{
  guint n = counts[data];
  PlotBars *bars = plot_bars_new (0, n);

  for (guint i = 0; i < n; i++)
    {
      bars->bars[i].id = g_strdup_printf ("row-%u", i);
      bars->bars[i].label = plot_case_name (data, i);
      bars->bars[i].group = i / 4 % 2 == 0 ? plot_case_name (data, i / 4) : NULL;
      bars->bars[i].end_label = plot_case_format_decimal (i * 1.5);
      bars->bars[i].end_glyph = i % 2 == 0 ? PLOT_GLYPH_CHECK : PLOT_GLYPH_UP;
      bars->bars[i].is_strong = i % 2 == 1;
      fill_points (&bars->bars[i], data, i);
    }

  bars->format_tick = plot_case_format_tick;
  bars->format_more = plot_case_format_more;
  set_corridor (bars);

  return bars;
}

PlotBars *
plot_case_bars (PlotCaseKind kind,
                PlotCaseData data)
{
  guint n = counts[data];
  PlotBars *bars;

  if (kind == PLOT_CASE_POINTS)
    return make_points (data);

  bars = plot_bars_new (G_N_ELEMENTS (series), n);

  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    {
      bars->series[i].id = g_strdup (series[i].id);
      bars->series[i].fill = series[i].fill;
    }

  for (guint i = 0; i < n; i++)
    fill_bar (&bars->bars[i], kind, data, i);

  bars->format_tick = plot_case_format_tick;
  bars->format_more = plot_case_format_more;

  if (kind == PLOT_CASE_SHARES)
    {
      set_corridor (bars);
      bars->end_title = g_strdup ("EUR million");
      bars->axis_max = 1;
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
      matrix->columns[i].label = data == PLOT_DATA_LONG_NAMES ? plot_case_name (data, i) : g_strdup (themes[i]);
      matrix->columns[i].is_hatched = data == PLOT_DATA_UNKNOWN || i % 3 == 2;
    }

  for (guint i = 0; i < n; i++)
    {
      PlotMatrixRow *row = &matrix->rows[i];

      row->id = g_strdup_printf ("row-%u", i);
      row->label = plot_case_name (data, i);
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
  matrix->format_more = plot_case_format_more;

  return matrix;
}

static void
add_roles (PlotFigure *figure)
{
  plot_figure_add_legend_glyph (figure, PLOT_GLYPH_DIAMOND, "Lead");
  plot_figure_add_legend_glyph (figure, PLOT_GLYPH_SQUARE, "Implementer");
  plot_figure_add_legend_glyph (figure, PLOT_GLYPH_RING, "Network");
  plot_figure_add_legend_glyph (figure, PLOT_GLYPH_QUESTION, "Not known");
}

static PlotBody *
make_body (PlotCaseKind kind,
           PlotCaseData data)
{
  if (kind == PLOT_CASE_CHANGES)
    return &plot_case_changes (data)->body;
  if (kind == PLOT_CASE_SLOPE)
    return &plot_case_slope (data)->body;

  if (kind == PLOT_CASE_STRIPS)
    return &plot_case_strips (data)->body;

  return &plot_case_list (data)->body;
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
      add_roles (figure);
      plot_figure_take_body (figure, &plot_case_matrix (data)->body);
    }
  else if (kind == PLOT_CASE_MAP)
    {
      plot_figure_take_body (figure, &plot_case_map (data)->body);
    }
  else if (kind == PLOT_CASE_BULLETS || kind == PLOT_CASE_MULTIPLES)
    {
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_LEVEL, "Target");
      plot_figure_take_body (figure, kind == PLOT_CASE_BULLETS ? &plot_case_bullets (data)->body
                                                               : &plot_case_multiples (data)->body);
    }
  else if (kind == PLOT_CASE_FLOW)
    {
      add_roles (figure);
      plot_figure_take_body (figure, &plot_case_flow (data)->body);
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
  else if (kind == PLOT_CASE_CHANGES || kind == PLOT_CASE_SLOPE || kind == PLOT_CASE_LIST ||
           kind == PLOT_CASE_STRIPS)
    {
      plot_figure_add_legend_fill (figure, PLOT_FILL_ACCENT, "10 April 2025");
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_GHOST, "12 February 2025");
      plot_figure_take_body (figure, make_body (kind, data));
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
