/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"
#include "inno-funding-private.h"
#include "plot-bars.h"

#include <glib/gi18n-lib.h>

static char *
share_label (InnoFunding *self,
             guint        row,
             guint        column)
{
  return inno_format_count (self->format, inno_frame_get_rounded (self->frame, row, column, 100));
}

static void
set_share_segment (InnoFunding    *self,
                   guint           row,
                   guint           column,
                   PlotBarSegment *segment)
{
  InnoCell cell = inno_frame_get_cell (self->frame, row, column);

  if (cell.state == INNO_CELL_NONE)
    return;

  segment->value = cell.fraction;
  if (cell.integer == 0)
    return;

  segment->label = share_label (self, row, column);
  segment->label_with_unit =
    inno_format_percent (self->format, inno_frame_get_rounded (self->frame, row, column, 100) / 100.0, 0);
}

static void
set_money_segment (InnoFunding    *self,
                   guint           row,
                   guint           column,
                   PlotBarSegment *segment)
{
  gint64 cents = inno_frame_get_cell (self->frame, row, column).integer;
  gint64 steps = inno_frame_get_rounded (self->frame, row, column, self->unit->step);

  segment->value = cents;
  if (steps != 0)
    segment->label = inno_money_unit_format (self->unit, self->format, steps);
}

static void
set_count_segment (InnoFunding    *self,
                   guint           row,
                   PlotBarSegment *segment)
{
  gint64 count = inno_frame_get_cell (self->frame, row, self->total).integer;

  segment->value = count;
  segment->name = inno_funding_count_name (self, row);
  segment->heading = g_strdup (inno_frame_get_row_label (self->frame, row));
  segment->detail = inno_chart_count_projects (self->format, count);
}

static void
set_segments (InnoFunding *self,
              PlotBar     *bar,
              guint        row)
{
  if (self->is_count)
    {
      set_count_segment (self, row, &bar->segments[0]);
      return;
    }

  for (guint s = 0; s < self->series->len; s++)
    {
      guint column = g_array_index (self->series, guint, s);
      PlotBarSegment *segment = &bar->segments[s];

      if (self->is_share)
        set_share_segment (self, row, column, segment);
      else
        set_money_segment (self, row, column, segment);
      segment->name = inno_funding_segment_name (self, row, column);
      segment->heading = inno_funding_segment_heading (self, row, column);
      segment->detail = inno_funding_segment_detail (self, row, column);
    }
}

static void
set_end (InnoFunding *self,
         PlotBar     *bar,
         guint        row)
{
  gint64 unknown = inno_frame_get_cell (self->frame, row, self->unknown).integer;

  bar->end_label = self->is_count
    ? inno_format_count (self->format, inno_frame_get_cell (self->frame, row, self->total).integer)
    : inno_money_unit_format (self->unit, self->format,
                              inno_frame_get_rounded (self->frame, row, self->total, self->unit->step));
  if (self->band >= 0 && self->is_share)
    {
      InnoCell state = inno_frame_get_cell (self->frame, row, self->band);

      bar->end_glyph = state.state == INNO_CELL_KNOWN ? inno_chart_band_glyph (state.integer) : PLOT_GLYPH_NONE;
    }
  else if (unknown > 0)
    {
      g_autofree char *count = inno_format_count (self->format, unknown);

      bar->end_note = g_strdup_printf ("%s ?", count);
    }
}

static void
set_bar (InnoFunding *self,
         PlotBar     *bar,
         guint        row)
{
  bar->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  bar->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  bar->is_total = row + 1 == inno_frame_get_n_rows (self->frame);
  if (bar->is_total && !inno_query_is_filtered (inno_frame_get_query (self->frame)))
    {
      g_free (bar->label);
      bar->label = g_strdup (inno_frame_find_column (self->frame, INNO_FRAME_OUTSIDE_ID) < 0
                               ? _("Whole programme") : _("Lead themes together"));
    }
  if (!self->is_count)
    bar->name = inno_chart_row_name (self->frame, self->unit, row);
  set_segments (self, bar, row);
  set_end (self, bar, row);
}

static void
set_series (InnoFunding *self,
            PlotBars    *bars)
{
  if (self->is_count)
    {
      bars->series[0] = (PlotSeries) {
        g_strdup ("projects"), g_strdup (_("Projects")), PLOT_FILL_ACCENT,
      };
      return;
    }

  for (guint s = 0; s < self->series->len; s++)
    {
      const InnoColumn *column = inno_frame_get_column (self->frame, g_array_index (self->series, guint, s));

      bars->series[s] = (PlotSeries) {
        g_strdup (column->id), g_strdup (column->label), inno_chart_fill (column->id, column->class),
      };
    }
}

static void
set_axis (InnoFunding *self,
          PlotBars    *bars)
{
  bars->format_data = inno_ticks_new (self->frame, self->unit);
  bars->format_destroy = g_free;
  bars->format_more = inno_chart_get_format_more ();

  if (self->is_count)
    {
      bars->format_tick = inno_ticks_count;
      bars->axis_title = g_strdup (_("projects"));
      return;
    }
  if (!self->is_share)
    {
      bars->format_tick = inno_ticks_money;
      bars->axis_title = g_strdup (inno_format_get_unit (self->format, self->unit->divisor));
      return;
    }

  bars->format_tick = inno_ticks_share;
  bars->axis_max = 1.0;
  bars->end_aligned = TRUE;
  bars->end_title = g_strdup (inno_format_get_unit (self->format, self->unit->divisor));
  bars->has_band = self->band >= 0 && inno_frame_get_context (self->frame)->has_whole;
  bars->band_from = INNO_CITY_SHARE_MIN_PERCENT / 100.0;
  bars->band_to = INNO_CITY_SHARE_MAX_PERCENT / 100.0;
  bars->band_label = inno_format_percent_range (self->format, bars->band_from, bars->band_to);
}

/* An absolute total would dwarf the rest: it stands in the foot instead. */
static PlotBars *
make_bars (InnoFunding *self)
{
  guint n_rows = inno_frame_get_n_rows (self->frame);
  guint n_bars = self->is_share ? n_rows : n_rows - 1;
  PlotBars *bars = plot_bars_new (self->is_count ? 1 : self->series->len, n_bars);

  set_series (self, bars);
  for (guint row = 0; row < n_bars; row++)
    set_bar (self, &bars->bars[row], row);
  set_axis (self, bars);

  return bars;
}

/* What came in and went back may be nothing in total, but it is drawn. */
static gboolean
is_drawn (InnoFunding *self,
          guint        column)
{
  for (guint row = 0; row < inno_frame_get_n_rows (self->frame); row++)
    if (inno_frame_get_cell (self->frame, row, column).integer != 0)
      return TRUE;

  return FALSE;
}

static void
add_legend (InnoFunding *self,
            PlotFigure  *figure)
{
  if (self->is_count)
    return;

  for (guint s = 0; s < self->series->len; s++)
    {
      guint place = g_array_index (self->series, guint, s);
      const InnoColumn *column = inno_frame_get_column (self->frame, place);

      if (is_drawn (self, place))
        plot_figure_add_legend_fill (figure, inno_chart_fill (column->id, column->class), column->label);
    }
}

/**
 * inno_funding_shares_draw:
 * @frame: from inno_facts_aggregate()
 *
 * Stacked bars: amounts, or per cent of public funding with the band that a
 * city share should lie in.
 *
 * Returns: (transfer full): the picture
 */
PlotFigure *
inno_funding_shares_draw (InnoFrame *frame)
{
  g_autoptr (InnoFunding) self = inno_funding_new (frame);
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *title = inno_chart_title (frame, inno_funding_subject (self));
  g_autofree char *takeaway = inno_funding_takeaway (frame);
  g_autofree char *description = inno_chart_bar_description (frame, takeaway);
  g_autofree char *remark = inno_funding_remark (self);
  g_autofree char *foot = inno_chart_foot (frame, inno_funding_measure (self), remark);
  const char *nothing = inno_chart_say_no_money (frame);

  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);
  if (nothing != NULL)
    return inno_chart_empty (figure, nothing);

  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, frame, description);
  add_legend (self, figure);
  plot_figure_take_body (figure, &make_bars (self)->body);

  return figure;
}

const InnoChart inno_funding_shares_chart = {
  .id = "funding-shares",
  .title = N_("Funding shares"),
  .parts = INNO_QUERY_PARTS_OF_MONEY,
  .compute = inno_facts_aggregate,
  .draw = inno_funding_shares_draw,
  .says = N_("Who pays: the funding of each group by class of source, or by source, the cities’ own money first."),
  .computed = N_("In amounts a bar is the sum of its rows, private money included. In shares 100 per cent is "
                 "public funding, and private money is left out; where corrections take a class below zero, there "
                 "are no shares."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_NUMBERS
           | INNO_DEFINE_PUBLIC | INNO_DEFINE_BAND | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS | INNO_DEFINE_ROUNDING,
  .page = "funding",
};
