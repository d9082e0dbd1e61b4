/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-calendar.h"

#include <math.h>

#include "plot-layout-private.h"

#define MONTHS_A_YEAR 12
#define LAST_YEAR 9999
/* Finer marks than this are noise, whatever their labels need. */
#define MAX_MARKS 60

/* From the finest to the coarsest. */
static const guint steps[] = { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000 };

static int
to_day (int month)
{
  GDate date;
  int year = CLAMP (month / MONTHS_A_YEAR + 1, 1, LAST_YEAR + 1);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) (month % MONTHS_A_YEAR + 1), (GDateYear) year);

  return (int) g_date_get_julian (&date);
}

static int
to_month (int day)
{
  GDate date;
  /* Also what no calendar has: the axis then begins or ends with the calendar. */
  guint32 julian = CLAMP (day, 1, to_day (LAST_YEAR * MONTHS_A_YEAR) - 1);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);

  return (g_date_get_year (&date) - 1) * MONTHS_A_YEAR + (int) g_date_get_month (&date) - 1;
}

/**
 * plot_calendar_scale:
 * @from: the first day that has to be on the axis
 * @to: the last day that has to be, not before @from
 * @left: where the axis begins, pixels
 * @right: where it ends
 *
 * Returns: a scale of days from the beginning of a year to the end of one
 */
PlotScale
plot_calendar_scale (int    from,
                     int    to,
                     double left,
                     double right)
{
  int first = to_month (from) / MONTHS_A_YEAR, last = to_month (MAX (from, to)) / MONTHS_A_YEAR;

  return (PlotScale) {
    .domain_from = to_day (first * MONTHS_A_YEAR),
    .domain_to = to_day ((last + 1) * MONTHS_A_YEAR),
    .range_from = left,
    .range_to = right,
  };
}

static PlotCalendar
make (const PlotScale *scale,
      guint            months)
{
  int from = to_month ((int) scale->domain_from), to = to_month ((int) scale->domain_to - 1) + 1;
  int first = from + (int) months - 1;

  /* Steps of several years stand at round ones: 2020 and not 2021. The year 1
   * is month 0. */
  if (months > MONTHS_A_YEAR)
    first = (first + MONTHS_A_YEAR) / (int) months * (int) months - MONTHS_A_YEAR;
  else
    first = first / (int) months * (int) months;

  return (PlotCalendar) {
    .months = months,
    .period = MIN (months, MONTHS_A_YEAR),
    .first = first,
    .n = to >= first ? (guint) (to - first) / months + 1 : 0,
  };
}

/* Whether all labels have room beside each other, and each where it belongs:
 * the legibility that Talbot, Lin and Hanrahan ask of marks (InfoVis 2010),
 * here with the widths the labels really have. */
static gboolean
is_legible (const PlotCalendar       *self,
            const PlotScale          *scale,
            const PlotCalendarLabels *labels)
{
  double free_from = -INFINITY;

  if (self->n > MAX_MARKS)
    return FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      int day = plot_calendar_get_day (self, i);
      double middle = plot_scale_map (scale, (day + plot_calendar_get_end (self, i)) / 2.0);
      g_autofree char *text = NULL;
      double width;

      if (day >= scale->domain_to)
        break;

      text = labels->format (day, self->period, labels->format_data);
      width = plot_text_engine_measure (labels->engine, text, labels->font).width;
      if (middle - width / 2 < free_from)
        return FALSE;
      free_from = middle + width / 2 + labels->gap;
    }

  return TRUE;
}

/**
 * plot_calendar_fit:
 * @scale: days on an axis, from the first of a month to the first of another
 * @labels: what the labels need
 *
 * Chooses the finest periods whose labels fit side by side.
 *
 * Returns: the marks, the coarsest ones where nothing fits
 */
PlotCalendar
plot_calendar_fit (const PlotScale          *scale,
                   const PlotCalendarLabels *labels)
{
  PlotCalendar calendar = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      calendar = make (scale, steps[i]);
      if (is_legible (&calendar, scale, labels))
        break;
    }

  return calendar;
}

/**
 * plot_calendar_get_day:
 * @self: marks
 * @index: which one, from 0
 *
 * Returns: the day it stands at
 */
int
plot_calendar_get_day (const PlotCalendar *self,
                       guint               index)
{
  return to_day (self->first + (int) (index * self->months));
}

/**
 * plot_calendar_get_end:
 * @self: marks
 * @index: which one, from 0
 *
 * Returns: the day after the period that the label of the mark names
 */
int
plot_calendar_get_end (const PlotCalendar *self,
                       guint               index)
{
  return to_day (self->first + (int) (index * self->months + self->period));
}

/**
 * plot_calendar_draw:
 * @calendar: marks
 * @scale: the axis they were fitted to
 * @labels: how their labels are made
 * @pen: writes
 * @y: top of the labels
 *
 * Writes the label of each period into its middle, and never outside the axis.
 */
void
plot_calendar_draw (const PlotCalendar       *calendar,
                    const PlotScale          *scale,
                    const PlotCalendarLabels *labels,
                    const PlotPen            *pen,
                    double                    y)
{
  for (guint i = 0; i < calendar->n; i++)
    {
      int day = plot_calendar_get_day (calendar, i);
      double middle = plot_scale_map (scale, (day + plot_calendar_get_end (calendar, i)) / 2.0);
      g_autofree char *text = NULL;
      double half;

      if (day >= scale->domain_to)
        break;

      text = labels->format (day, calendar->period, labels->format_data);
      half = ceil (plot_text_engine_measure (labels->engine, text, labels->font).width) / 2;
      middle = CLAMP (middle, scale->range_from + half, MAX (scale->range_to - half, scale->range_from + half));
      plot_pen_text (pen, text, labels->font, round (middle - half), y, PLOT_ANCHOR_START);
    }
}
