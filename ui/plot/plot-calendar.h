/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plot-scale.h"
#include "plot-text.h"

G_BEGIN_DECLS

/* Days are Julian day numbers as GDate's: 1 is 1 January of the year 1. */
#define PLOT_DAY_NONE G_MININT32

/* Periods of the calendar along an axis: months, quarters, half-years, years. */
typedef struct
{
  guint months;      /* between two marks: 1, 3, 6, 12, or some years */
  guint period;      /* what a label names: as many months, at most a year */
  int   first;       /* month of the first mark, counted from January of the year 1 */
  guint n;           /* marks, the end of the axis among them */
} PlotCalendar;

/* The name of the period of so many months that begins on a day. */
typedef char *(*PlotPeriodFormat) (int      day,
                                   guint    months,
                                   gpointer user_data);

/* How the labels are made and how wide they come out. */
typedef struct
{
  PlotPeriodFormat  format;
  gpointer          format_data;
  PlotTextEngine   *engine;
  const PlotFont   *font;
  double            gap;       /* between two labels, pixels */
} PlotCalendarLabels;

/* A scale over whole years from a day to another, the last one included. */
PlotScale    plot_calendar_scale     (int                       from,
                                      int                       to,
                                      double                    left,
                                      double                    right);
PlotCalendar plot_calendar_fit       (const PlotScale          *scale,
                                      const PlotCalendarLabels *labels);
/* Where a mark stands: a day, which is the first of its month. */
int          plot_calendar_get_day   (const PlotCalendar       *self,
                                      guint                     index);
/* Where the period ends that a mark begins and its label names. */
int          plot_calendar_get_end   (const PlotCalendar       *self,
                                      guint                     index);

G_END_DECLS
