/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"
#include "plot-bars.h"
#include "plot-columns.h"

#include <glib/gi18n-lib.h>

/* From the axis upwards. What is unallocated is drawn over the last quarter
 * alone: of those before it the climb says enough. */
static const struct
{
  const char   *column, *projects;
  PlotFillSlot  fill;
  gboolean      is_outline;
} parts[] = {
  { "ended", "ended_projects", PLOT_FILL_NEUTRAL, FALSE },
  { "ongoing", "ongoing_projects", PLOT_FILL_ACCENT, FALSE },
  { "unallocated", NULL, PLOT_FILL_NEUTRAL, TRUE },
};

typedef struct
{
  InnoFrame           *frame;
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;
  guint                n_quarters;
  guint                n_parts;
  guint                now;          /* the row of the present state */
  gboolean             is_whole;     /* the whole programme, so that there is a target */
  int                  total, unallocated;
} Progress;

static Progress *
progress_new (InnoFrame *frame)
{
  Progress *self = g_new0 (Progress, 1);
  gint64 largest = 0;

  self->frame = inno_frame_ref (frame);
  self->format = inno_format_get (inno_frame_get_query (frame)->lang);
  self->n_quarters = inno_frame_get_n_groups (frame);
  self->now = inno_frame_get_n_rows (frame) - 1;
  self->is_whole = !inno_query_is_filtered (inno_frame_get_query (frame));
  self->n_parts = self->is_whole ? G_N_ELEMENTS (parts) : G_N_ELEMENTS (parts) - 1;
  self->total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID);
  self->unallocated = inno_frame_find_column (frame, "unallocated");

  for (guint row = 0; row < self->n_quarters; row++)
    largest = MAX (largest, ABS (inno_frame_get_cell (frame, row, self->total).integer));
  self->unit = inno_money_unit_for (self->is_whole ? MAX (largest, INNO_PROGRAMME_TOTAL_CENTS) : largest);

  return self;
}

static void
progress_free (Progress *self)
{
  inno_frame_unref (self->frame);
  g_free (self);
}

static gint64
get_cents (const Progress *self,
           guint           row,
           int             column)
{
  return inno_frame_get_cell (self->frame, row, column).integer;
}

static char *
format_tick (double   value,
             double   step,
             gpointer user_data)
{
  const Progress *self = user_data;

  return inno_money_unit_format_tick (self->unit, self->format, value, step);
}

static char *
format_period (int      day,
               guint    months,
               gpointer user_data)
{
  const Progress *self = user_data;

  return inno_format_period (self->format, day, months);
}

/* Words */

static char *
whole_text (const Progress *self,
            guint           decimals)
{
  return inno_format_euros_compact (self->format, INNO_PROGRAMME_TOTAL_CENTS, decimals);
}

static char *
title_text (const Progress *self)
{
  g_autofree char *whole = whole_text (self, 0);

  /* Translators: %s is a sum of money, "€140 million" */
  return self->is_whole ? g_strdup_printf (_("Progress towards %s"), whole) : g_strdup (_("Committed funding"));
}

static char *
takeaway_text (const Progress *self)
{
  g_autofree char *committed = inno_money_say (self->frame, self->unit, self->now, self->total);
  g_autofree char *whole = whole_text (self, 0);
  g_autofree char *ended = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *over = NULL;
  gint64 unallocated = get_cents (self, self->now, self->unallocated);

  if (!self->is_whole)
    {
      ended = inno_money_say (self->frame, self->unit, self->now, inno_frame_find_column (self->frame, "ended"));
      return g_strdup_printf (_("%s committed, of which %s in ended projects."), committed, ended);
    }
  if (unallocated < 0)
    {
      over = inno_format_euros_compact (self->format, -unallocated, self->unit->decimals);
      return g_strdup_printf (_("%s committed: %s more than the %s of the programme."), committed, over, whole);
    }

  rest = inno_money_say (self->frame, self->unit, self->now, self->unallocated);
  /* Translators: sums of money: "€118.4 million committed of €140 million; €21.6 million still unallocated." */
  return g_strdup_printf (_("%s committed of %s; %s still unallocated."), committed, whole, rest);
}

static char *
description_text (const Progress *self,
                  const char     *takeaway)
{
  return g_strdup_printf (_("Column chart by quarter from %s to %s. %s"),
                          inno_frame_get_row_label (self->frame, 0),
                          inno_frame_get_row_label (self->frame, self->n_quarters - 1), takeaway);
}

/* What is not known, for the foot; NULL where all is. */
static char *
remark_text (const Progress *self)
{
  g_autoptr (GPtrArray) remarks = g_ptr_array_new_with_free_func (g_free);
  gint64 unknown = get_cents (self, self->now, inno_frame_find_column (self->frame, "unknown_rows"));
  gint64 undated = get_cents (self, self->now, inno_frame_find_column (self->frame, "undated_projects"));
  g_autofree char *count = inno_format_count (self->format, undated);

  if (unknown > 0)
    g_ptr_array_add (remarks, inno_chart_count_unknown (self->format, unknown));
  if (undated > 0)
    g_ptr_array_add (remarks,
                     g_strdup_printf (ngettext ("%s project without a start counts in the last quarter alone",
                                                "%s projects without a start count in the last quarter alone",
                                                undated), count));

  return remarks->len > 0 ? inno_chart_join (remarks) : NULL;
}

static const char *
part_label (const Progress *self,
            guint           part)
{
  return inno_frame_get_column (self->frame, inno_frame_find_column (self->frame, parts[part].column))->label;
}

static char *
projects_text (const Progress *self,
               guint           row,
               guint           part)
{
  if (parts[part].projects == NULL)
    return NULL;

  return inno_chart_count_projects (self->format,
                                    get_cents (self, row, inno_frame_find_column (self->frame, parts[part].projects)));
}

static char *
segment_name (const Progress *self,
              guint           row,
              guint           part,
              const char     *projects)
{
  int column = inno_frame_find_column (self->frame, parts[part].column);
  g_autofree char *series = inno_chart_lower_first (part_label (self, part));
  g_autofree char *amount = inno_money_speak (self->frame, self->unit, row, column);
  g_autofree char *place = inno_chart_position_of (row, self->n_quarters);
  const char *quarter = inno_frame_get_row_label (self->frame, row);

  if (projects == NULL)
    return g_strjoin (", ", quarter, series, amount, place, NULL);

  return g_strjoin (", ", quarter, series, amount, projects, place, NULL);
}

/* The picture */

static void
set_segment (const Progress    *self,
             PlotColumnSegment *segment,
             guint              row,
             guint              part)
{
  int column = inno_frame_find_column (self->frame, parts[part].column);
  gint64 cents = get_cents (self, row, column);
  g_autofree char *exact = inno_frame_format_cell (self->frame, row, column);
  g_autofree char *projects = projects_text (self, row, part);

  if (cents == 0 || (parts[part].is_outline && (cents < 0 || row + 1 < self->n_quarters)))
    return;

  segment->value = cents;
  segment->name = segment_name (self, row, part, projects);
  segment->heading = g_strdup_printf ("%s · %s", inno_frame_get_row_label (self->frame, row), part_label (self, part));
  segment->detail = projects != NULL ? g_strjoin ("\n", exact, projects, NULL) : g_steal_pointer (&exact);
}

/* "Ongoing 79.0" beside the last column; nothing of what is nothing. */
static char *
end_label (const Progress *self,
           guint           part)
{
  int column = inno_frame_find_column (self->frame, parts[part].column);
  g_autofree char *amount = NULL;
  gint64 cents = get_cents (self, self->now, column);

  if (cents == 0 || (parts[part].is_outline && cents < 0))
    return NULL;

  amount = inno_money_unit_format (self->unit, self->format,
                                   inno_frame_get_rounded (self->frame, self->now, column, self->unit->step));
  return g_strdup_printf ("%s %s", part_label (self, part), amount);
}

static void
set_target (const Progress *self,
            PlotColumns    *columns)
{
  g_autofree char *amount = inno_format_scaled (self->format, INNO_PROGRAMME_TOTAL_CENTS, self->unit->divisor, 0);

  columns->has_target = TRUE;
  columns->target = INNO_PROGRAMME_TOTAL_CENTS;
  /* Translators: on a chart, beside its line: "Target 140" */
  columns->target_label = g_strdup_printf (_("Target %s"), amount);
}

/* The first day of a quarter counted from the programme's first. */
static InnoDay
get_day (guint quarter)
{
  return inno_day_new (INNO_PROGRAMME_FIRST_YEAR + quarter / 4, quarter % 4 * 3 + 1, 1);
}

static PlotColumns *
make_columns (Progress *self)
{
  PlotColumns *columns = plot_columns_new (self->n_parts, self->n_quarters);

  for (guint part = 0; part < self->n_parts; part++)
    columns->series[part] = (PlotColumnSeries) {
      g_strdup (parts[part].column), parts[part].fill, parts[part].is_outline, end_label (self, part),
    };
  for (guint row = 0; row < self->n_quarters; row++)
    {
      PlotColumn *column = &columns->columns[row];

      column->id = g_strdup (inno_frame_get_row_id (self->frame, row));
      column->from = get_day (row);
      column->to = get_day (row + 1);
      for (guint part = 0; part < self->n_parts; part++)
        set_segment (self, &column->segments[part], row, part);
    }

  columns->from = get_day (0);
  columns->to = inno_day_new (INNO_PROGRAMME_LAST_YEAR, 12, 31);
  columns->axis_title = g_strdup (inno_format_get_unit (self->format, self->unit->divisor));
  columns->format_tick = format_tick;
  columns->format_period = format_period;
  columns->format_data = self;
  columns->format_destroy = (GDestroyNotify) progress_free;
  if (self->is_whole)
    set_target (self, columns);

  return columns;
}

/* The present state alone: one bar, and around it the outline of the whole. */

static void
set_bar_segment (const Progress *self,
                 PlotBarSegment *segment,
                 guint           part)
{
  int column = inno_frame_find_column (self->frame, parts[part].column);
  g_autofree char *exact = inno_frame_format_cell (self->frame, self->now, column);
  g_autofree char *projects = projects_text (self, self->now, part);
  g_autofree char *amount = inno_money_speak (self->frame, self->unit, self->now, column);
  const char *label = part_label (self, part);

  segment->value = get_cents (self, self->now, column);
  if (segment->value == 0)
    return;

  segment->label = inno_money_unit_format (self->unit, self->format,
                                           inno_frame_get_rounded (self->frame, self->now, column, self->unit->step));
  segment->name = g_strjoin (", ", label, amount, projects, NULL);
  segment->heading = g_strdup (label);
  segment->detail = g_strjoin ("\n", exact, projects, NULL);
}

static PlotBars *
make_bar (Progress   *self,
          PlotFigure *figure)
{
  PlotBars *bars = plot_bars_new (G_N_ELEMENTS (parts) - 1, 1);
  PlotBar *bar = &bars->bars[0];

  bar->id = g_strdup (inno_frame_get_row_id (self->frame, self->now));
  bar->label = g_strdup ("");
  for (guint part = 0; part < bars->n_series; part++)
    {
      bars->series[part] = (PlotSeries) {
        g_strdup (parts[part].column), g_strdup (part_label (self, part)), parts[part].fill,
      };
      set_bar_segment (self, &bar->segments[part], part);
      plot_figure_add_legend_fill (figure, parts[part].fill, part_label (self, part));
    }
  if (self->is_whole)
    {
      bar->has_ghost = TRUE;
      bar->ghost = INNO_PROGRAMME_TOTAL_CENTS;
      plot_figure_add_legend_glyph (figure, PLOT_GLYPH_GHOST, part_label (self, G_N_ELEMENTS (parts) - 1));
    }
  bars->axis_title = g_strdup (inno_format_get_unit (self->format, self->unit->divisor));
  bars->format_tick = format_tick;
  bars->format_data = self;
  bars->format_destroy = (GDestroyNotify) progress_free;

  return bars;
}

/* Columns of what is committed, quarter by quarter, towards what the whole
 * programme has; or, in the view "now", the last of them by itself. */
static PlotFigure *
draw (InnoFrame *frame)
{
  gboolean is_now = inno_chart_get_view (&inno_progress_chart, inno_frame_get_query (frame)) == 1;
  Progress *self = progress_new (frame);
  PlotFigure *figure = inno_chart_figure (frame);
  g_autofree char *title = title_text (self);
  g_autofree char *takeaway = takeaway_text (self);
  g_autofree char *description = is_now ? g_strdup (takeaway) : description_text (self, takeaway);
  g_autofree char *remark = remark_text (self);
  g_autofree char *foot = inno_chart_foot (frame, _("Granted public funding of ongoing and ended projects"), remark);

  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);
  if (inno_frame_get_context (frame)->n_projects == 0)
    {
      plot_figure_set_message (figure, inno_chart_say_none (frame));
      progress_free (self);
      return figure;
    }

  plot_figure_set_takeaway (figure, takeaway);
  inno_chart_describe (figure, frame, description);
  plot_figure_take_body (figure, is_now ? &make_bar (self, figure)->body : &make_columns (self)->body);

  return figure;
}

const InnoChart inno_progress_chart = {
  .id = "progress",
  .title = N_("Progress"),
  .parts = INNO_QUERY_YEARS | INNO_QUERY_VIEW,
  .compute = inno_facts_progress,
  .draw = draw,
  .views = {
    { "quarters", NC_("view", "Quarters") },
    { "now", NC_("view", "Present state") },
  },
  .says = N_("How much of the programme’s 140 million euros was committed at the end of each quarter."),
  .computed = N_("Committed is granted public funding of ongoing and ended projects. A project counts from the "
                 "quarter it starts in, and as ended from the quarter it ends in; in the last quarter, that of the "
                 "day of the data, each counts whatever its days. Unallocated is the total of the programme less "
                 "what is committed; with a filter there is none."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_PUBLIC | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS,
  .page = "progress",
  .label = N_("Committed funding"),
};
