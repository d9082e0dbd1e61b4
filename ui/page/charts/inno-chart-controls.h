/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart.h"
#include "inno-choice.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_CONTROL_MENU  = 1 << 0,   /* drops down: many, or seldom touched */
  INNO_CONTROL_WORD  = 1 << 1,   /* its title stands before it */
  INNO_CONTROL_SAID  = 1 << 2,   /* what is chosen stands under the title of the page */
  INNO_CONTROL_MONEY = 1 << 3,   /* says nothing where projects are counted */
} InnoControlFlags;

/* What of a question people choose, for charts that hang on it. */
typedef struct
{
  const char      *id;
  const char      *title;           /* source string: what is chosen */
  guint            part;            /* InnoQueryPart; 0: the subject of the chart */
  InnoControlFlags flags;
  const char      *usual;           /* nullable: the first */
  /* Appends an InnoChoiceItem for each that there is, in the active language. */
  void           (*list)  (const InnoChart *chart,
                           InnoFacts       *facts,
                           GArray          *items);
  void           (*apply) (InnoQuery       *query,
                           const char      *id);
  /* Which of them a query asks for; NULL where it does not say, or the control is about
   * filters. */
  const char    *(*read)  (const InnoChart *chart,
                           const InnoQuery *query);
} InnoChartControl;

const InnoChartControl *inno_chart_controls_get_all  (guint                  *n_controls);
const InnoChartControl *inno_chart_control_find      (const char             *id);
/* In one of its views, by its id; NULL: the usual one. */
gboolean                inno_chart_control_is_for    (const InnoChartControl *control,
                                                      const InnoChart        *chart,
                                                      const char             *view);

G_END_DECLS
