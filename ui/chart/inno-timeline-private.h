/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-private.h"

G_BEGIN_DECLS

/* Rows of one agreement, or the rounds of the lead themes. */
typedef struct
{
  const char *label;
  guint       first, n;    /* rows */
} InnoTimelineGroup;

/* What the timeline looks up again and again in its frame. */
typedef struct
{
  InnoFrame        *frame;
  const InnoFormat *format;
  InnoDay           as_of;      /* or INNO_DAY_NONE */
  guint             n_spans;    /* rows that are spans: all but the rest and the total */
  guint             total;      /* row */
  GArray           *groups;     /* of InnoTimelineGroup */
  int               agreement, status, start, end, soon, granted, unknown;   /* columns */
} InnoTimeline;

void        inno_timeline_init        (InnoTimeline       *self,
                                       InnoFrame          *frame);
void        inno_timeline_clear       (InnoTimeline       *self);
InnoDay     inno_timeline_get_day     (const InnoTimeline *self,
                                       guint               row,
                                       int                 column);
InnoStatus  inno_timeline_get_status  (const InnoTimeline *self,
                                       guint               row);
gboolean    inno_timeline_ends_soon   (const InnoTimeline *self,
                                       guint               row);
char       *inno_timeline_takeaway    (const InnoTimeline *self);
char       *inno_timeline_description (const InnoTimeline *self,
                                       const char         *takeaway);
char       *inno_timeline_remark      (const InnoTimeline *self);
char       *inno_timeline_name        (const InnoTimeline *self,
                                       guint               row);
char       *inno_timeline_detail      (const InnoTimeline *self,
                                       guint               row);

G_END_DECLS
