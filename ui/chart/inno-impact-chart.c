/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-impact-private.h"
#include "plot-bars.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A value that the metric's decimals cannot write is no tick: half a company. */
static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  const InnoImpact *self = user_data;
  double scaled = value * pow (10, self->decimals);

  if (fabs (scaled - round (scaled)) > 1e-6 * MAX (1, fabs (scaled)))
    return g_strdup ("");

  return inno_format_number (self->format, value, MIN (self->decimals, inno_chart_count_decimals (step)));
}

static void
set_tick (const InnoImpact *self,
          PlotBarTick      *tick,
          guint             row,
          int               column)
{
  InnoCell cell = inno_impact_get (self, row, column);

  tick->is_set = cell.state == INNO_CELL_KNOWN;
  tick->value = cell.fraction;
}

/* "14 / 20"; only what there is no target for stands alone. */
static char *
end_label (const InnoImpact *self,
           guint             row)
{
  InnoCell observed = inno_impact_get (self, row, self->observed);
  InnoCell target = inno_impact_get (self, row, self->target);
  g_autofree char *value = observed.state == INNO_CELL_KNOWN
    ? inno_impact_format (self, observed.fraction) : g_strdup ("?");
  g_autofree char *aim = target.state == INNO_CELL_KNOWN
    ? inno_impact_format (self, target.fraction) : g_strdup ("?");

  return target.state == INNO_CELL_NONE ? g_steal_pointer (&value) : g_strdup_printf ("%s / %s", value, aim);
}

static void
set_bar (const InnoImpact *self,
         PlotBar          *bar,
         guint             row)
{
  static const PlotGlyph glyphs[INNO_N_PROGRESS_STATES] = {
    [INNO_PROGRESS_REACHED] = PLOT_GLYPH_CHECK,
    [INNO_PROGRESS_UNKNOWN] = PLOT_GLYPH_UNKNOWN,
  };
  InnoCell observed = inno_impact_get (self, row, self->observed);

  bar->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  bar->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  bar->is_unknown = observed.state != INNO_CELL_KNOWN;
  bar->segments[0].value = bar->is_unknown ? 0 : observed.fraction;
  bar->segments[0].name = inno_impact_row_name (self, row);
  bar->segments[0].heading = inno_impact_heading (self, row);
  bar->segments[0].detail = inno_impact_row_detail (self, row);
  set_tick (self, &bar->ticks[PLOT_BAR_TARGET], row, self->target);
  set_tick (self, &bar->ticks[PLOT_BAR_BASELINE], row, self->baseline);
  bar->end_label = end_label (self, row);
  bar->end_glyph = glyphs[inno_impact_get_state (self, row)];
}

/* Takes over @self, which its ticks need. */
static PlotBody *
make_bullets (InnoImpact *self)
{
  PlotBars *bars = plot_bars_new (1, self->n_rows);

  bars->series[0] = (PlotSeries) { g_strdup ("observed"), g_strdup (_("Observed")), PLOT_FILL_ACCENT };
  for (guint row = 0; row < self->n_rows; row++)
    set_bar (self, &bars->bars[row], row);
  bars->has_track = TRUE;
  bars->end_aligned = TRUE;
  bars->end_title = g_strdup (self->unit);
  bars->format_tick = format_tick;
  bars->format_data = self;
  bars->format_destroy = (GDestroyNotify) inno_impact_free;
  bars->format_more = inno_chart_get_format_more ();

  return &bars->body;
}

static gboolean
has_known (const InnoImpact *self,
           int               column)
{
  for (guint row = 0; row < self->n_rows; row++)
    if (inno_impact_get (self, row, column).state == INNO_CELL_KNOWN)
      return TRUE;

  return FALSE;
}

static void
add_bullets_legend (const InnoImpact *self,
                    PlotFigure       *figure)
{
  if (has_known (self, self->observed))
    plot_figure_add_legend_fill (figure, PLOT_FILL_ACCENT, _("Observed"));
  if (has_known (self, self->target))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_LINE, inno_impact_target_label (self));
  if (has_known (self, self->baseline))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_DASH, _("Baseline"));
  if (inno_impact_has_state (self, INNO_PROGRESS_REACHED))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_CHECK,
                                  inno_vocabulary_get_label (INNO_VOCABULARY_PROGRESS, INNO_PROGRESS_REACHED));
  if (inno_impact_has_state (self, INNO_PROGRESS_UNKNOWN))
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_UNKNOWN, _("Not known"));
}

static void
set_body (InnoImpact *self,
          PlotFigure *figure,
          gboolean    is_over_time)
{
  g_autofree char *text = inno_impact_takeaway (self);

  plot_figure_set_takeaway (figure, text);
  inno_chart_describe (figure, self->frame, text);
  if (is_over_time)
    {
      inno_impact_add_periods_legend (self, figure);
      plot_figure_take_body (figure, inno_impact_make_periods (self));
      inno_impact_free (self);
    }
  else
    {
      add_bullets_legend (self, figure);
      plot_figure_take_body (figure, make_bullets (self));
    }
}

/* A metric against baseline and target: a bar a city or agreement, or, in the
 * view "periods", a little chart over time for each, all on one scale. */
static PlotFigure *
draw (InnoFrame *frame)
{
  gboolean is_over_time = inno_chart_get_view (&inno_impact_chart, inno_frame_get_query (frame)) == 1;
  PlotFigure *figure = inno_chart_figure (frame);
  InnoImpact *self = inno_impact_new (frame);
  g_autofree char *title = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *foot = NULL;

  if (self->metric == NULL)
    {
      foot = inno_chart_foot (frame, NULL, NULL);
      plot_figure_set_title (figure, _(inno_impact_chart.title));
      plot_figure_set_foot (figure, foot);
      plot_figure_set_message (figure, _("There are no metrics in this portfolio"));
      inno_impact_free (self);
      return figure;
    }

  /* Translators: the name of a metric */
  title = g_strdup_printf (is_over_time ? _("%s: development and target") : _("%s: latest value and target"),
                           self->metric);
  measure = g_strdup_printf ("%s (%s)%s%s", self->metric, self->unit,
                             is_over_time && inno_impact_needs_own_scales (self) ? " · " : "",
                             is_over_time && inno_impact_needs_own_scales (self) ? _("Each panel has a scale of its own")
                                                                                 : "");
  remark = inno_impact_remark (self);
  foot = inno_chart_foot (frame, measure, remark);
  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);
  if (self->n_rows > 0)
    {
      set_body (self, figure, is_over_time);
      return figure;
    }

  plot_figure_set_message (figure, inno_chart_blame_filters (frame, _("No values of this metric match these filters"),
                                                             _("There are no values of this metric to show")));
  inno_impact_free (self);

  return figure;
}

const InnoChart inno_impact_chart = {
  .id = "impact",
  .title = N_("Impact"),
  .parts = INNO_QUERY_METRIC | INNO_QUERY_VIEW | INNO_QUERY_SORT | INNO_QUERY_YEARS,
  .compute = inno_facts_impact,
  .draw = draw,
  .views = {
    { "bullets", NC_("view", "Now and target") },
    { "periods", NC_("view", "Over time") },
  },
  .says = N_("How far a metric has come from its baseline towards its target, in each city or agreement."),
  .computed = N_("Shown is the latest value that is known, beside the earliest baseline and the last target. The "
                 "way covered is value less baseline, divided by target less baseline; a target no better than the "
                 "baseline has none. A target is reached when the value is as good or better: at least as large, "
                 "or, where less is better, at most as large. Values are never added up. A span of years concerns "
                 "observed values alone."),
  .page = "impact",
};
