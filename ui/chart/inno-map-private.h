/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-private.h"

G_BEGIN_DECLS

/* What the map looks up again and again in its frame. */
typedef struct
{
  InnoFrame           *frame;
  const InnoFormat    *format;
  const InnoMoneyUnit *unit;
  gboolean             is_count;
  gboolean             has_authorities;    /* the view is asked for */
  guint                n_groups;           /* rows without the total, which comes after them */
  int                  total, share, unknown, x, y, authority;   /* columns */
} InnoMapChart;

InnoMapChart *inno_map_chart_new         (InnoFrame          *frame);
void          inno_map_chart_free        (InnoMapChart       *self);

/* Of a row: there are rows of which nothing is known, and some in part. */
gboolean      inno_map_chart_is_unknown  (const InnoMapChart *self,
                                          guint               row);
gboolean      inno_map_chart_has_place   (const InnoMapChart *self,
                                          guint               row);

char         *inno_map_chart_title       (const InnoMapChart *self);
char         *inno_map_chart_takeaway    (const InnoMapChart *self);
char         *inno_map_chart_foot        (const InnoMapChart *self);
char         *inno_map_chart_description (const InnoMapChart *self,
                                          const char         *takeaway);
char         *inno_map_chart_figure_text (const InnoMapChart *self,
                                          guint               row);
char         *inno_map_chart_extra_text  (const InnoMapChart *self,
                                          guint               row);
char         *inno_map_chart_mark_name   (const InnoMapChart *self,
                                          guint               row);
char         *inno_map_chart_mark_detail (const InnoMapChart *self,
                                          guint               row);

G_END_DECLS
