/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-timeline-private.h"
#include "plot-spans.h"

#include <glib/gi18n-lib.h>

/* Beyond these years a day is a slip of the pen that would squeeze all others
 * into one pixel; what lies there is cut off at the edge. */
#define AXIS_FIRST_YEAR 2000
#define AXIS_LAST_YEAR 2050

/* How a project looks by its state. */
static const struct
{
  PlotFillSlot fill;
  gboolean     is_outline;
} looks[INNO_N_STATUSES] = {
  [INNO_STATUS_PLANNED]   = { PLOT_FILL_ACCENT, TRUE },
  [INNO_STATUS_ONGOING]   = { PLOT_FILL_ACCENT, FALSE },
  [INNO_STATUS_ENDED]     = { PLOT_FILL_NEUTRAL, FALSE },
  [INNO_STATUS_CANCELLED] = { PLOT_FILL_VIOLET, FALSE },
};

/* What runs on the data's day is known to have run then, whatever else is not
 * known of it; where not even that is, the bare day that is written is drawn. */
static void
set_days (const InnoTimeline *self,
          PlotSpan           *span,
          guint               row)
{
  InnoDay start = inno_timeline_get_day (self, row, self->start);
  InnoDay end = inno_timeline_get_day (self, row, self->end);
  gboolean runs = self->as_of != INNO_DAY_NONE && inno_timeline_get_status (self, row) == INNO_STATUS_ONGOING;

  span->is_open_before = start == INNO_DAY_NONE;
  span->is_open_after = end == INNO_DAY_NONE;
  span->from = span->to = PLOT_DAY_NONE;
  if (start == INNO_DAY_NONE && end == INNO_DAY_NONE && !runs)
    return;

  if (start == INNO_DAY_NONE)
    start = runs && (end == INNO_DAY_NONE || self->as_of <= end) ? self->as_of : end;
  if (end == INNO_DAY_NONE)
    end = runs && self->as_of >= start ? self->as_of : start;
  span->from = MIN (start, end);
  span->to = MAX (start, end) + 1;
}

static void
set_span (const InnoTimeline *self,
          PlotSpan           *span,
          guint               row)
{
  InnoStatus status = inno_timeline_get_status (self, row);

  span->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  span->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  span->name = inno_timeline_name (self, row);
  span->heading = g_strdup (span->label);
  span->detail = inno_timeline_detail (self, row);
  span->fill = looks[status].fill;
  span->is_outline = looks[status].is_outline;
  span->ends_soon = inno_timeline_ends_soon (self, row);
  set_days (self, span, row);
}

static PlotSpans *
make_spans (const InnoTimeline *self)
{
  PlotSpans *spans = plot_spans_new (self->groups->len);
  InnoDay from = inno_day_new (INNO_PROGRAMME_FIRST_YEAR, 1, 1);
  InnoDay to = inno_day_new (INNO_PROGRAMME_LAST_YEAR, 12, 31);

  for (guint g = 0; g < self->groups->len; g++)
    {
      const InnoTimelineGroup *group = &g_array_index (self->groups, InnoTimelineGroup, g);

      /* Marks keep their ids whatever project is the first of its group. */
      spans->groups[g].id = g_strdup ("days");
      spans->groups[g].label = g_strdup (group->label);
      plot_span_group_init (&spans->groups[g], group->n);
      for (guint i = 0; i < group->n; i++)
        {
          PlotSpan *span = &spans->groups[g].spans[i];

          set_span (self, span, group->first + i);
          if (span->from == PLOT_DAY_NONE)
            continue;
          from = MIN (from, span->from);
          to = MAX (to, span->to - 1);
        }
    }

  if (self->as_of != INNO_DAY_NONE)
    {
      from = MIN (from, self->as_of);
      to = MAX (to, self->as_of);
      spans->today = self->as_of;
      spans->today_label = inno_format_day (self->format, self->as_of);
    }
  spans->from = MAX (from, inno_day_new (AXIS_FIRST_YEAR, 1, 1));
  spans->to = MIN (to, inno_day_new (AXIS_LAST_YEAR, 12, 31));
  spans->format_period = inno_chart_format_period;
  spans->format_more = inno_chart_get_format_more ();
  spans->format_data = (gpointer) self->format;

  return spans;
}

/* Only what is drawn. */
static void
add_legend (const InnoTimeline *self,
            PlotFigure         *figure)
{
  static const InnoStatus order[] = {
    INNO_STATUS_ONGOING, INNO_STATUS_ENDED, INNO_STATUS_PLANNED, INNO_STATUS_CANCELLED,
  };
  gboolean has_status[INNO_N_STATUSES] = { FALSE };
  gboolean has_soon = FALSE, has_open = FALSE;

  for (guint row = 0; row < self->n_spans; row++)
    {
      has_status[inno_timeline_get_status (self, row)] = TRUE;
      has_soon |= inno_timeline_ends_soon (self, row);
      has_open |= inno_timeline_get_day (self, row, self->start) == INNO_DAY_NONE ||
                  inno_timeline_get_day (self, row, self->end) == INNO_DAY_NONE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *label = inno_vocabulary_get_label (INNO_VOCABULARY_STATUS, order[i]);

      if (!has_status[order[i]])
        continue;
      if (looks[order[i]].is_outline)
        plot_figure_add_legend_glyph (figure, PLOT_GLYPH_GHOST, label);
      else
        plot_figure_add_legend_fill (figure, looks[order[i]].fill, label);
    }
  if (has_soon)
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_PENNANT, _("Ends within six months"));
  if (has_open)
    plot_figure_add_legend_glyph (figure, PLOT_GLYPH_HATCH, _("Start or end not known"));
}

/* Projects as spans of time by agreement, the rounds of the lead themes over
 * them, and what ends soon after the day of the data. */
static PlotFigure *
draw (InnoFrame *frame)
{
  InnoTimeline self;
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *takeaway = NULL;
  g_autofree char *description = NULL;
  g_autofree char *remark = NULL;
  g_autofree char *foot = NULL;

  inno_timeline_init (&self, frame);
  remark = inno_timeline_remark (&self);
  foot = inno_chart_foot (frame, _("Projects from their first day to their last"), remark);
  plot_figure_set_title (figure, _("Timeline of projects by agreement"));
  plot_figure_set_foot (figure, foot);

  if (self.n_spans == 0)
    {
      plot_figure_set_message (figure, inno_chart_say_none (frame));
    }
  else
    {
      takeaway = inno_timeline_takeaway (&self);
      description = inno_timeline_description (&self, takeaway);
      plot_figure_set_takeaway (figure, takeaway);
      inno_chart_describe (figure, frame, description);
      add_legend (&self, figure);
      plot_figure_take_body (figure, &make_spans (&self)->body);
    }
  inno_timeline_clear (&self);

  return figure;
}

const InnoChart inno_timeline_chart = {
  .id = "timeline",
  .title = N_("Timeline"),
  .parts = INNO_QUERY_YEARS,
  .compute = inno_facts_timeline,
  .draw = draw,
  .says = N_("When projects begin and end, agreement by agreement, under the rounds of the lead themes."),
  .computed = N_("A line runs from the first day to the last; hatching says that one of them is not known. Marked "
                 "is what is ongoing or planned and ends within six months of the day of the data. Amounts are "
                 "granted public funding. Of very many projects the first 2,000 have a line of their own, and the "
                 "others are summed."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_PUBLIC | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS,
  .page = "progress",
};
