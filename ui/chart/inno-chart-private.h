/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart.h"
#include "inno-format.h"

G_BEGIN_DECLS

/* What all charts say alike: titles, foot, table, the sample mark. */
char         *inno_chart_title          (InnoFrame        *frame,
                                         const char       *subject);
char         *inno_chart_foot           (InnoFrame        *frame,
                                         const char       *subject,
                                         const char       *remark);
PlotTable    *inno_chart_table          (InnoFrame        *frame);
PlotFigure   *inno_chart_figure         (InnoFrame        *frame);
void          inno_chart_describe       (PlotFigure       *figure,
                                         InnoFrame        *frame,
                                         const char       *description);
char         *inno_chart_join           (GPtrArray        *parts);
char         *inno_chart_format_more    (guint             n,
                                         gpointer          user_data);
char         *inno_chart_format_count_tick (const InnoFormat *format,
                                         double            value);
PlotFillSlot  inno_chart_fill           (const char       *series_id,
                                         InnoFundingClass  class);

/* The unit of an axis of money: one a chart, by its largest amount. */
typedef struct
{
  gint64 divisor;    /* cents to one of the unit */
  guint  decimals;
  gint64 step;       /* cents to one of the last decimal shown */
} InnoMoneyUnit;

const InnoMoneyUnit *inno_money_unit_for    (gint64               cents);
char                *inno_money_unit_format (const InnoMoneyUnit *unit,
                                             const InnoFormat    *format,
                                             gint64               steps);
char                *inno_money_unit_format_tick (const InnoMoneyUnit *unit,
                                             const InnoFormat    *format,
                                             double               value,
                                             double               step);
char                *inno_money_unit_format_change (const InnoMoneyUnit *unit,
                                             const InnoFormat    *format,
                                             gint64               steps);

/* The charts, one a file. */
PlotFigure *inno_funding_shares_draw   (InnoFrame *frame);
char       *inno_funding_takeaway      (InnoFrame *frame);
const char *inno_funding_public_measure (InnoMeasure measure);
PlotFigure *inno_lead_themes_draw      (InnoFrame *frame);
PlotFigure *inno_changes_draw          (InnoFrame *frame);

G_END_DECLS
