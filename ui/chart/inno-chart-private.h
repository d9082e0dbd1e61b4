/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart.h"
#include "inno-format.h"

G_BEGIN_DECLS

/* What all charts say alike: titles, foot, table, the sample mark. */
char         *inno_chart_title          (InnoFrame        *frame,
                                         const char       *subject);
PlotTable    *inno_chart_table          (InnoFrame        *frame);
PlotFigure   *inno_chart_figure         (InnoFrame        *frame);
void          inno_chart_describe       (PlotFigure       *figure,
                                         InnoFrame        *frame,
                                         const char       *description);
/* "3 of 16": where a row stands, for those who cannot see it. */
char         *inno_chart_position       (InnoFrame        *frame,
                                         guint             row);
/* "City" becomes "city" inside a sentence; "EU" and "ERDF" keep their capitals. */
char         *inno_chart_lower_first    (const char       *label);
char         *inno_chart_count_projects (const InnoFormat *format,
                                         gint64            count);
/* What the foot says is counted, by the measure of the query. */
const char   *inno_chart_measure        (InnoFrame        *frame,
                                         gboolean          is_public);
/* "Bar chart with 16 rows." and the takeaway, if there is one. */
char         *inno_chart_bar_description (InnoFrame       *frame,
                                         const char       *takeaway);
/* Which of them is said where there is nothing to draw. */
const char   *inno_chart_blame_filters  (InnoFrame        *frame,
                                         const char       *filtered,
                                         const char       *plain);
/* Why there is nothing to draw, where it is drawn of projects. */
const char   *inno_chart_say_none       (InnoFrame        *frame);
/* The same, where it is drawn of money; NULL: there is something. */
const char   *inno_chart_say_no_money   (InnoFrame        *frame);
/* Why there is no city share; NULL: there may be one. */
const char   *inno_chart_say_no_whole   (InnoFrame        *frame);
/* A figure that says why there is nothing to draw. */
PlotFigure   *inno_chart_empty          (PlotFigure       *figure,
                                         const char       *message);
char         *inno_chart_join           (GPtrArray        *parts);
char         *inno_chart_position_of    (guint             row,
                                         guint             n_rows);
char         *inno_chart_count_unknown  (const InnoFormat *format,
                                         gint64            count);
char         *inno_chart_format_period  (int               day,
                                         guint             months,
                                         gpointer          format);
/* "3 more rows in the table", in the language that is the active one now, whichever is
 * when it is asked. */
typedef char *(*InnoChartMoreFunc)      (guint             n,
                                         gpointer          user_data);
InnoChartMoreFunc
              inno_chart_get_format_more (void);
char         *inno_chart_format_count_tick (const InnoFormat *format,
                                         double            value);
guint         inno_chart_count_decimals (double            step);

/* The unit of an axis of money: one a chart, by its largest amount. */
typedef struct
{
  gint64 divisor;    /* cents to one of the unit */
  guint  decimals;
  gint64 step;       /* cents to one of the last decimal shown */
} InnoMoneyUnit;

const InnoMoneyUnit *inno_money_unit_for    (gint64               cents);
/* By the largest amount of a column, the total aside. */
const InnoMoneyUnit *inno_money_unit_of     (InnoFrame           *frame,
                                             guint                column);
char                *inno_money_unit_format (const InnoMoneyUnit *unit,
                                             const InnoFormat    *format,
                                             gint64               steps);
/* An amount of a frame: as printed at the axis, in a sentence, and aloud. */
char                *inno_money_label       (InnoFrame           *frame,
                                             const InnoMoneyUnit *unit,
                                             guint                row,
                                             guint                column);
char                *inno_money_say         (InnoFrame           *frame,
                                             const InnoMoneyUnit *unit,
                                             guint                row,
                                             guint                column);
char                *inno_money_speak       (InnoFrame           *frame,
                                             const InnoMoneyUnit *unit,
                                             guint                row,
                                             guint                column);
/* What a row of amounts says in which no segment is to be seen. */
char                *inno_chart_row_name    (InnoFrame           *frame,
                                             const InnoMoneyUnit *unit,
                                             guint                row);

/* What the ticks of an axis are written with; the user data of the formats. */
typedef struct
{
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;      /* of money; NULL else */
} InnoTicks;

InnoTicks *inno_ticks_new   (InnoFrame           *frame,
                             const InnoMoneyUnit *unit);
char      *inno_ticks_money (double               value,
                             double               step,
                             gpointer             ticks);
char      *inno_ticks_share (double               value,
                             double               step,
                             gpointer             ticks);
char      *inno_ticks_count (double               value,
                             double               step,
                             gpointer             ticks);
char                *inno_money_unit_format_tick (const InnoMoneyUnit *unit,
                                             const InnoFormat    *format,
                                             double               value,
                                             double               step);
char                *inno_money_unit_format_change (const InnoMoneyUnit *unit,
                                             const InnoFormat    *format,
                                             gint64               steps);

/* Drawings that more than one chart uses. */
PlotFigure *inno_funding_shares_draw  (InnoFrame  *frame);
PlotFigure *inno_funding_ranking_draw (InnoFrame  *frame,
                                       const char *title);
char       *inno_funding_takeaway     (InnoFrame  *frame);

/* The charts, one a file: inno-NAME-chart.c defines inno_NAME_chart. */
#define INNO_CHART(name) extern const InnoChart inno_##name##_chart;
#include "inno-chart-list.h"
#undef INNO_CHART

G_END_DECLS
