/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-card.h"
#include "inno-choice.h"
#include "inno-page.h"

G_BEGIN_DECLS

#define INNO_TYPE_CHART_PAGE (inno_chart_page_get_type ())

/* A page of one chart: controls that make a question, the chart or its table. */
G_DECLARE_DERIVABLE_TYPE (InnoChartPage, inno_chart_page, INNO, CHART_PAGE, InnoPage)

struct _InnoChartPageClass
{
  InnoPageClass parent_class;

  const char *chart;      /* id of the chart */
  /* What the controls ask, in the active language; says the subtitle as well. */
  InnoQuery  *(*make_query)          (InnoChartPage *self);
  /* The strings of the controls. What is chosen stays. */
  void        (*retranslate_controls) (InnoChartPage *self);
};

void inno_chart_page_take_parts (InnoChartPage *self,
                                 InnoChoice    *surface,
                                 InnoChartCard *card);
void inno_chart_page_ask        (InnoChartPage *self);

G_END_DECLS
