/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-chart"

#include "config.h"

#include "inno-chart-private.h"

#include <glib/gi18n-lib.h>

#include "plot-bars.h"

/* One bar a group: funding ranked, and strategic priorities under their
 * agreements. */
typedef struct
{
  InnoFrame           *frame;
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;
  gboolean             is_count;
  guint                heading, total, share, projects, unknown;   /* columns */
} Ranking;

static void
ranking_init (Ranking   *self,
              InnoFrame *frame)
{
  *self = (Ranking) {
    .frame = frame,
    .format = inno_format_get (inno_frame_get_query (frame)->lang),
    .is_count = inno_frame_get_query (frame)->measure == INNO_MEASURE_PROJECTS,
    .heading = inno_frame_find_column (frame, "heading"),
    .total = inno_frame_find_column (frame, INNO_FRAME_TOTAL_ID),
    .share = inno_frame_find_column (frame, "share"),
    .projects = inno_frame_find_column (frame, "projects"),
    .unknown = inno_frame_find_column (frame, "unknown_rows"),
  };
  self->unit = inno_money_unit_of (frame, self->total);
}

static gint64
get_integer (const Ranking *self,
             guint          row,
             guint          column)
{
  return inno_frame_get_cell (self->frame, row, column).integer;
}

static char *
projects_text (const Ranking *self,
               guint          row)
{
  return inno_chart_count_projects (self->format, get_integer (self, row, self->projects));
}

/* The figure as in a sentence, or aloud. */
static char *
value_text (const Ranking *self,
            guint          row,
            gboolean       is_spoken)
{
  if (self->is_count)
    return projects_text (self, row);

  return is_spoken ? inno_money_speak (self->frame, self->unit, row, self->total)
                   : inno_money_say (self->frame, self->unit, row, self->total);
}

static char *
share_text (const Ranking *self,
            guint          row)
{
  InnoCell share = inno_frame_get_cell (self->frame, row, self->share);
  g_autofree char *percent = NULL;

  if (share.state != INNO_CELL_KNOWN)
    return NULL;

  percent = inno_format_percent (self->format, share.fraction, 1);
  return g_strdup_printf (_("%s of the total"), percent);
}

static char *
join_texts (char       *parts[],
            guint       n_parts,
            const char *separator)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < n_parts; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_ptr_array_add (known, parts[i]);
  g_ptr_array_add (known, NULL);

  return g_strjoinv (separator, (char **) known->pdata);
}

static char *
row_name (const Ranking *self,
          guint          row)
{
  g_autofree char *value = value_text (self, row, TRUE);
  g_autofree char *share = share_text (self, row);
  g_autofree char *place = inno_chart_position (self->frame, row);
  char *parts[] = {
    (char *) inno_frame_get_text (self->frame, row, self->heading),
    (char *) inno_frame_get_row_label (self->frame, row), value, share, place,
  };

  return join_texts (parts, G_N_ELEMENTS (parts), ", ");
}

static char *
unknown_text (const Ranking *self,
              guint          row)
{
  gint64 unknown = get_integer (self, row, self->unknown);

  return unknown > 0 ? inno_chart_count_unknown (self->format, unknown) : NULL;
}

static char *
row_detail (const Ranking *self,
            guint          row)
{
  g_autofree char *exact = self->is_count ? NULL : inno_format_euros (self->format, get_integer (self, row, self->total));
  g_autofree char *share = share_text (self, row);
  g_autofree char *projects = projects_text (self, row);
  g_autofree char *unknown = self->is_count ? NULL : unknown_text (self, row);
  char *parts[] = { exact, share, projects, unknown };

  return join_texts (parts, G_N_ELEMENTS (parts), "\n");
}

static void
set_bar (const Ranking *self,
         PlotBar       *bar,
         guint          row)
{
  gint64 unknown = get_integer (self, row, self->unknown);
  const char *heading = inno_frame_get_text (self->frame, row, self->heading);
  g_autofree char *count = inno_format_count (self->format, unknown);
  PlotBarSegment *segment = &bar->segments[0];

  bar->id = g_strdup (inno_frame_get_row_id (self->frame, row));
  bar->label = g_strdup (inno_frame_get_row_label (self->frame, row));
  bar->group = *heading != '\0' ? g_strdup (heading) : NULL;
  bar->end_label = self->is_count ? inno_format_count (self->format, get_integer (self, row, self->total))
                                  : inno_money_label (self->frame, self->unit, row, self->total);
  if (unknown > 0 && !self->is_count)
    bar->end_note = g_strdup_printf ("%s ?", count);

  segment->value = get_integer (self, row, self->total);
  segment->name = row_name (self, row);
  segment->heading = g_strdup (bar->label);
  segment->detail = row_detail (self, row);
}

static PlotBars *
make_bars (const Ranking *self)
{
  guint n_bars = inno_frame_get_n_groups (self->frame);
  PlotBars *bars = plot_bars_new (1, n_bars);

  bars->series[0] = (PlotSeries) { g_strdup (INNO_FRAME_TOTAL_ID), NULL, PLOT_FILL_ACCENT };
  for (guint row = 0; row < n_bars; row++)
    set_bar (self, &bars->bars[row], row);

  bars->format_more = inno_chart_get_format_more ();
  bars->format_data = inno_ticks_new (self->frame, self->unit);
  bars->format_destroy = g_free;
  bars->format_tick = self->is_count ? inno_ticks_count : inno_ticks_money;
  bars->axis_title = g_strdup (self->is_count ? _("projects")
                                              : inno_format_get_unit (self->format, self->unit->divisor));

  return bars;
}

static char *
remark (const Ranking *self)
{
  guint total = inno_frame_get_n_groups (self->frame);
  g_autofree char *value = value_text (self, total, FALSE);
  g_autofree char *whole = self->is_count ? g_strdup (value) : g_strdup_printf (_("Total %s"), value);
  g_autofree char *unknown = self->is_count ? NULL : unknown_text (self, total);
  char *parts[] = { whole, unknown };

  return join_texts (parts, G_N_ELEMENTS (parts), " · ");
}

/* The largest of all, and how it compares with the middle one. */
static guint
find_largest (const Ranking *self)
{
  guint largest = 0;

  for (guint row = 1; row < inno_frame_get_n_groups (self->frame); row++)
    if (get_integer (self, row, self->total) > get_integer (self, largest, self->total))
      largest = row;

  return largest;
}

static char *
takeaway (const Ranking *self)
{
  guint row = find_largest (self);
  const char *label = inno_frame_get_row_label (self->frame, row);
  const char *heading = inno_frame_get_text (self->frame, row, self->heading);
  g_autofree char *whole = *heading != '\0' ? g_strdup_printf ("%s (%s)", label, heading) : g_strdup (label);
  g_autofree char *value = value_text (self, row, FALSE);
  g_autofree char *share = share_text (self, row);

  if (get_integer (self, row, self->total) <= 0 || inno_frame_get_n_groups (self->frame) < 2 ||
      g_str_equal (inno_frame_get_row_id (self->frame, row), INNO_FRAME_NONE_ID))
    return NULL;
  if (share == NULL)
    /* Translators: "Most: Tampere, 19 projects." */
    return g_strdup_printf (_("Most: %s, %s."), whole, value);

  return g_strdup_printf (_("Most: %s, %s, %s."), whole, value, share);
}

/**
 * inno_funding_ranking_draw:
 * @frame: from inno_facts_ranking() or inno_facts_themes()
 * @title: what it shows
 *
 * Bars by the public funding or the projects of each row, in the order of the frame.
 *
 * Returns: (transfer full): the picture
 */
PlotFigure *
inno_funding_ranking_draw (InnoFrame  *frame,
                           const char *title)
{
  Ranking self;
  PlotFigure *figure = inno_chart_figure (frame);
  const char *nothing = inno_chart_say_no_money (frame);
  g_autofree char *about = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  ranking_init (&self, frame);
  about = remark (&self);
  foot = inno_chart_foot (frame, inno_chart_measure (frame, TRUE), about);
  plot_figure_set_title (figure, title);
  plot_figure_set_foot (figure, foot);
  if (nothing != NULL)
    return inno_chart_empty (figure, nothing);

  text = takeaway (&self);
  description = inno_chart_bar_description (frame, text);
  plot_figure_set_takeaway (figure, text);
  inno_chart_describe (figure, frame, description);
  plot_figure_take_body (figure, &make_bars (&self)->body);

  return figure;
}

/* Groups ranked by their public funding, or by their projects. */
static PlotFigure *
draw (InnoFrame *frame)
{
  gboolean is_count = inno_frame_get_query (frame)->measure == INNO_MEASURE_PROJECTS;
  g_autofree char *title = inno_chart_title (frame, is_count ? _("Projects") : _("Public funding"));

  return inno_funding_ranking_draw (frame, title);
}

const InnoChart inno_funding_ranking_chart = {
  .id = "funding-ranking",
  .title = N_("Funding ranking"),
  .parts = INNO_QUERY_BY | INNO_QUERY_MEASURE | INNO_QUERY_YEARS | INNO_QUERY_SORT,
  .compute = inno_facts_ranking,
  .draw = draw,
  .says = N_("Where public funding goes: the largest group first, and the part of the total that each has. Years, "
             "states and classes keep an order of their own."),
  .computed = N_("A bar is public funding in the measure that is chosen, or the number of projects. The share is "
                 "the group’s sum divided by the total; a group below zero has none, and neither has a number of "
                 "projects."),
  .rules = INNO_DEFINE_COUNTED | INNO_DEFINE_SPLIT | INNO_DEFINE_MEASURES | INNO_DEFINE_NUMBERS
           | INNO_DEFINE_PUBLIC | INNO_DEFINE_UNKNOWN | INNO_DEFINE_YEARS | INNO_DEFINE_ROUNDING,
  .page = "funding",
};
