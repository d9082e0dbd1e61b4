/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-private.h"

G_BEGIN_DECLS

/* What the funding chart looks up again and again in its frame. */
typedef struct
{
  InnoFrame           *frame;
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;
  GArray              *series;      /* of guint: columns */
  gboolean             is_share;
  gboolean             is_count;
  int                  total, unknown, band, share, public, projects;   /* columns, or -1 */
} InnoFunding;

InnoFunding *inno_funding_new             (InnoFrame         *frame);
void         inno_funding_free            (InnoFunding       *self);

const char  *inno_funding_subject         (const InnoFunding *self);
const char  *inno_funding_measure         (const InnoFunding *self);
char        *inno_funding_remark          (const InnoFunding *self);
char        *inno_funding_segment_name    (const InnoFunding *self,
                                           guint              row,
                                           guint              column);
char        *inno_funding_segment_heading (const InnoFunding *self,
                                           guint              row,
                                           guint              column);
char        *inno_funding_segment_detail  (const InnoFunding *self,
                                           guint              row,
                                           guint              column);
char        *inno_funding_count_name      (const InnoFunding *self,
                                           guint              row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFunding, inno_funding_free)

G_END_DECLS
