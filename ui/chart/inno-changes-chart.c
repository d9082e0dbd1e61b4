/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-changes-private.h"
#include "plot-bars.h"

#include <glib/gi18n-lib.h>

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  const InnoChanges *self = user_data;

  return self->is_count ? inno_chart_format_count_tick (self->format, value)
                        : inno_money_unit_format_tick (self->unit, self->format, value, step);
}

static void
set_bar (const InnoChanges *self,
         PlotBar           *bar,
         guint              row)
{
  InnoCell now = inno_frame_get_cell (self->frame, row, self->total);
  InnoCell before = inno_frame_get_cell (self->frame, row, self->before);
  gint64 unknown = inno_frame_get_cell (self->frame, row, self->unknown).integer;
  PlotBarSegment *segment = &bar->segments[0];

  bar->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  bar->label = inno_changes_row_label (self, row);
  segment->value = now.integer;
  segment->name = inno_changes_row_name (self, row);
  segment->heading = g_strdup (bar->label);
  segment->detail = inno_changes_row_detail (self, row);
  if (now.state == INNO_CELL_KNOWN)
    bar->end_label = inno_changes_format_value (self, row, self->total);
  if (unknown > 0 && !self->is_count)
    {
      g_autofree char *count = inno_format_count (self->format, unknown);

      bar->end_note = g_strdup_printf ("%s ?", count);
    }

  bar->has_ghost = before.state == INNO_CELL_KNOWN && before.integer != now.integer;
  bar->ghost = before.integer;
  bar->change = inno_changes_format_change (self, row);
  bar->change_tone = inno_changes_get_tone (self, row);
}

static void
fill_bars (InnoChanges *self,
           PlotFigure  *figure)
{
  PlotBars *bars = plot_bars_new (1, self->n_groups);
  g_autofree char *now = inno_changes_now_label (self);
  g_autofree char *before = inno_changes_before_label (self);
  g_autofree char *takeaway = inno_changes_takeaway (self);
  g_autofree char *rows = inno_format_count (self->format, self->n_groups);
  g_autofree char *kind = g_strdup_printf (ngettext ("Bar chart with %s row.", "Bar chart with %s rows.",
                                                     self->n_groups), rows);
  g_autofree char *description = inno_changes_describe (kind, takeaway);

  bars->series[0] = (PlotSeries) { g_strdup ("total"), g_strdup (now), PLOT_FILL_ACCENT };
  for (guint row = 0; row < self->n_groups; row++)
    set_bar (self, &bars->bars[row], row);
  bars->axis_title = inno_changes_unit (self);
  bars->change_title = g_strdup (_("Change"));
  bars->format_tick = format_tick;
  bars->format_more = inno_chart_get_format_more ();
  bars->format_data = self;
  bars->format_destroy = (GDestroyNotify) inno_changes_free;

  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, self->frame, description);
  plot_figure_add_legend_fill (figure, PLOT_FILL_ACCENT, now);
  plot_figure_add_legend_glyph (figure, PLOT_GLYPH_GHOST, before);
  plot_figure_take_body (figure, &bars->body);
}

/* In the order of the chart's views; the bars keep what they are drawn from. */
static void (* const fills[]) (const InnoChanges *self, PlotFigure *figure) = {
  NULL, inno_changes_fill_slope, inno_changes_fill_projects,
};

static char *
make_title (const InnoChanges *self,
            guint              view)
{
  if (view == 2)
    return g_strdup (_("New, ended and changed projects"));
  if (view == 1)
    return inno_chart_title (self->frame, _("City share"));

  return inno_chart_title (self->frame, self->is_count
                             ? _("Projects")
                             : inno_chart_measure (self->frame, TRUE));
}

static char *
make_foot (const InnoChanges *self)
{
  const InnoFrameContext *context = inno_frame_get_context (self->frame);
  const char *measure = inno_chart_measure (self->frame, TRUE);
  g_autofree char *remark = context->since != NULL ? inno_changes_remark (self) : NULL;

  return inno_chart_foot (self->frame, measure, remark);
}

/* What has changed since a snapshot: bars with the outline of what they were, city
 * shares as lines from then to now, or the projects themselves. */
static PlotFigure *
draw (InnoFrame *frame)
{
  guint view = inno_chart_get_view (&inno_changes_chart, inno_frame_get_query (frame));
  InnoChanges *self = inno_changes_new (frame);
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *title = make_title (self, view);
  g_autofree char *foot = make_foot (self);

  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);
  if (inno_frame_get_context (frame)->since == NULL)
    plot_figure_set_message (figure, _("There is nothing to compare with yet. “Freeze” on the page “Changes” "
                                       "keeps the portfolio as it is now."));
  else if (self->n_groups == 0)
    plot_figure_set_message (figure, inno_chart_say_none (frame));
  else if (view == 0)
    {
      fill_bars (self, figure);
      return figure;
    }
  else
    fills[view] (self, figure);
  inno_changes_free (self);

  return figure;
}

const InnoChart inno_changes_chart = {
  .id = "changes",
  .title = N_("Changes"),
  .parts = INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_VIEW | INNO_QUERY_SINCE,
  .compute = inno_facts_changes,
  .draw = draw,
  .views = {
    { "bars", NC_("view", "Amounts") },
    { INNO_VIEW_SLOPE, NC_("view", "City shares") },
    { INNO_VIEW_PROJECTS, NC_("view", "Projects"), INNO_QUERY_BY },
  },
  .says = N_("What has changed since the portfolio was frozen: amounts, city shares and projects, now and before."),
  .computed = N_("Both sides are computed alike, of public funding or of the number of projects. Now and change "
                 "are rounded each for itself, and before is what remains, so that the three agree. Where other "
                 "amounts are missing than before, the change is not known. Of a project it is said that it is "
                 "new, has ended, has another amount or is gone: the first of these that is so."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_NUMBERS
           | INNO_DEFINE_PUBLIC | INNO_DEFINE_BAND | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS,
  .page = "changes",
};
