/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From degrees on the ellipsoid (WGS 84, which is ETRS89 for a map) to metres in
 * ETRS-TM35FIN, EPSG:3067: the plane that Finnish maps are drawn in. */
void     inno_projection_project    (double  lat,
                                     double  lon,
                                     double *east,
                                     double *north);
/* Whether a point of the plane lies in Finland or next to it. */
gboolean inno_projection_is_finland (double  east,
                                     double  north);

G_END_DECLS
