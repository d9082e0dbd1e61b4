/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-private.h"

G_BEGIN_DECLS

/* What the charts of changes look up again and again in their frame. */
typedef struct
{
  InnoFrame           *frame;
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;
  gboolean             is_count;
  guint                n_groups;
  guint                total_row;
  int                  total, before, difference, unknown;   /* columns, or -1 */
} InnoChanges;

/* What has changed between two numbers, as they are printed. */
typedef enum
{
  INNO_TREND_SAME,
  INNO_TREND_UP,
  INNO_TREND_DOWN,
  INNO_TREND_UNKNOWN,
} InnoTrend;

InnoChanges *inno_changes_new             (InnoFrame         *frame);
void         inno_changes_free            (InnoChanges       *self);

InnoTrend    inno_changes_get_trend       (const InnoChanges *self,
                                           guint              row);
/* Above 0, below or 0, as it is printed: what prints as none has no colour. */
int          inno_changes_get_tone        (const InnoChanges *self,
                                           guint              row);
/* As printed: "20,4", "+1,4"; in the unit of the axis, which is not written. */
char        *inno_changes_format_value    (const InnoChanges *self,
                                           guint              row,
                                           int                column);
char        *inno_changes_format_change   (const InnoChanges *self,
                                           guint              row);
/* By itself: "€4.7 million", "3 projects". */
char        *inno_changes_format_amount   (const InnoChanges *self,
                                           guint              row,
                                           int                column);
char        *inno_changes_unit            (const InnoChanges *self);

char        *inno_changes_takeaway        (const InnoChanges *self);
/* "grew by": the sentence on the whole without where; for other sentences to follow. */
char        *inno_changes_growth          (const InnoChanges *self);
char        *inno_changes_since           (const InnoChanges *self);
char        *inno_changes_remark          (const InnoChanges *self);
char        *inno_changes_now_label       (const InnoChanges *self);
char        *inno_changes_before_label    (const InnoChanges *self);
char        *inno_changes_row_label       (const InnoChanges *self,
                                           guint              row);
char        *inno_changes_row_place       (const InnoChanges *self,
                                           guint              row);
char        *inno_changes_row_name        (const InnoChanges *self,
                                           guint              row);
char        *inno_changes_row_detail      (const InnoChanges *self,
                                           guint              row);
char        *inno_changes_describe        (const char        *kind,
                                           const char        *takeaway);

/* The views but for the usual one. */
void         inno_changes_fill_slope      (const InnoChanges *self,
                                           PlotFigure        *figure);
void         inno_changes_fill_projects   (const InnoChanges *self,
                                           PlotFigure        *figure);

G_END_DECLS
