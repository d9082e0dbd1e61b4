/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-shapes.h"

G_BEGIN_DECLS

/* Areas as the National Land Survey and Statistics Finland publish them: a
 * FeatureCollection (RFC 7946, or its predecessor with a "crs") of Polygon and
 * MultiPolygon, in WGS 84 or EPSG:3067. Any thread. */
InnoShapes *inno_geojson_read  (const char   *text,
                                gsize         length,
                                GError      **error);
/* What is read back by the above, whole metres in EPSG:3067. */
char       *inno_geojson_write (InnoShapes   *shapes);

G_END_DECLS
