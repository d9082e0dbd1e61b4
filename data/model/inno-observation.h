/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-vocabulary.h"

G_BEGIN_DECLS

/* A year, or a quarter of one. */
typedef struct
{
  guint16 year;
  guint8  quarter;    /* 1 to 4; 0 is the whole year */
} InnoPeriod;

/* One value of a metric. The words belong to the list it stands in. */
typedef struct
{
  const char          *subject_id;   /* of a city or an agreement */
  double               value;        /* in the metric's unit, where it is known */
  const char          *source;       /* nullable, and so is the note */
  const char          *note;
  InnoPeriod           period;
  guint8               is_known;
  InnoObservationKind  kind;
} InnoObservation;

gboolean inno_period_parse    (const char       *text,
                               InnoPeriod       *period);
char    *inno_period_to_id    (InnoPeriod        period);
/* Where it ends, in quarters since the year 0. */
int      inno_period_get_end  (InnoPeriod        period);
int      inno_period_compare  (InnoPeriod        one,
                               InnoPeriod        other);

/* All of a portfolio, by their metrics. There may be a hundred thousand: no
 * object each, and each word once. */
typedef struct _InnoObservations InnoObservations;

InnoObservations      *inno_observations_new  (void);
void                   inno_observations_free (InnoObservations  *self);
gboolean               inno_observations_add  (InnoObservations  *self,
                                               JsonObject        *document,
                                               GError           **error);
const InnoObservation *inno_observations_get  (InnoObservations  *self,
                                               const char        *metric_id,
                                               guint             *n_observations);

G_END_DECLS
