/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-entity.h"

G_BEGIN_DECLS

#define INNO_TYPE_METRIC (inno_metric_get_type ())

/* A metric of the impact model. Which there are is data: no name of one stands
 * in the program. */
G_DECLARE_FINAL_TYPE (InnoMetric, inno_metric, INNO, METRIC, InnoEntity)

InnoMetric     *inno_metric_new_from_json  (JsonObject  *document,
                                            GError     **error);
const InnoText *inno_metric_get_unit       (InnoMetric  *self);
const char     *inno_metric_get_dimension  (InnoMetric  *self);
InnoLevel       inno_metric_get_level      (InnoMetric  *self);
InnoDirection   inno_metric_get_direction  (InnoMetric  *self);
guint           inno_metric_get_decimals   (InnoMetric  *self);

G_END_DECLS
