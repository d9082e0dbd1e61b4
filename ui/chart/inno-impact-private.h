/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-chart-private.h"

G_BEGIN_DECLS

/* What the impact chart looks up again and again in its frame. */
typedef struct
{
  InnoFrame        *frame;
  const InnoFormat *format;
  const char       *metric, *unit;
  gboolean          is_less_better;
  guint             decimals;
  guint             n_rows;
  GArray           *periods;    /* of guint: columns */
  int               baseline, observed, target, progress, state;   /* columns */
} InnoImpact;

InnoImpact        *inno_impact_new           (InnoFrame        *frame);
void               inno_impact_free          (InnoImpact       *self);

InnoCell           inno_impact_get           (const InnoImpact *self,
                                              guint             row,
                                              int               column);
InnoProgressState  inno_impact_get_state     (const InnoImpact *self,
                                              guint             row);
gboolean           inno_impact_has_state     (const InnoImpact *self,
                                              InnoProgressState state);
char              *inno_impact_format        (const InnoImpact *self,
                                              double            value);
char              *inno_impact_level_text    (const InnoImpact *self,
                                              guint             row,
                                              int               column);
char              *inno_impact_row_name      (const InnoImpact *self,
                                              guint             row);
char              *inno_impact_row_detail    (const InnoImpact *self,
                                              guint             row);
char              *inno_impact_heading       (const InnoImpact *self,
                                              guint             row);
const char        *inno_impact_target_label  (const InnoImpact *self);
char              *inno_impact_takeaway      (const InnoImpact *self);
char              *inno_impact_remark        (const InnoImpact *self);

/* Whether one scale would flatten most of the panels. */
gboolean           inno_impact_needs_own_scales (const InnoImpact *self);
PlotBody          *inno_impact_make_periods  (const InnoImpact *self);
void               inno_impact_add_periods_legend (const InnoImpact *self,
                                              PlotFigure       *figure);

G_END_DECLS
