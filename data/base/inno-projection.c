/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-projection.h"

#include <math.h>

/* Transverse Mercator by Krüger's series (L. Krüger, "Konforme Abbildung des
 * Erdellipsoids in der Ebene", 1912) to the fourth power of n, as the Finnish
 * recommendations JHS 154 and JHS 197 lay it down: good to a millimetre. */

/* GRS 80 and the zone. */
#define SEMI_MAJOR 6378137.0
#define FLATTENING (1.0 / 298.257222101)
#define CENTRAL_MERIDIAN 27.0
#define SCALE 0.9996
#define FALSE_EASTING 500000.0

/* A degree or two around Finland, metres. */
#define EAST_FROM (-150000.0)
#define EAST_TO 900000.0
#define NORTH_FROM 6450000.0
#define NORTH_TO 7950000.0

/**
 * inno_projection_project:
 * @lat: degrees north
 * @lon: degrees east; within 80 degrees of 27
 * @east: (out): metres
 * @north: (out): metres
 *
 * Projects a point. What lies on the other side of the world has no place in
 * the plane and gets one that is not finite, or far away.
 */
void
inno_projection_project (double  lat,
                         double  lon,
                         double *east,
                         double *north)
{
  const double n = FLATTENING / (2 - FLATTENING), n2 = n * n, n3 = n2 * n, n4 = n3 * n;
  const double radius = SEMI_MAJOR / (1 + n) * (1 + n2 / 4 + n4 / 64);
  const double e = sqrt (2 * FLATTENING - FLATTENING * FLATTENING);
  const double h[] = {
    n / 2 - n2 * 2 / 3 + n3 * 5 / 16 + n4 * 41 / 180,
    n2 * 13 / 48 - n3 * 3 / 5 + n4 * 557 / 1440,
    n3 * 61 / 240 - n4 * 103 / 140,
    n4 * 49561 / 161280,
  };
  double phi = lat * G_PI / 180, lambda = (lon - CENTRAL_MERIDIAN) * G_PI / 180;
  double beta = atan (sinh (asinh (tan (phi)) - e * atanh (e * sin (phi))));
  double eta_0 = atanh (cos (beta) * sin (lambda));
  double xi_0 = atan2 (sin (beta), cos (beta) * cos (lambda));
  double xi = xi_0, eta = eta_0;

  for (guint i = 0; i < G_N_ELEMENTS (h); i++)
    {
      xi += h[i] * sin (2 * (i + 1) * xi_0) * cosh (2 * (i + 1) * eta_0);
      eta += h[i] * cos (2 * (i + 1) * xi_0) * sinh (2 * (i + 1) * eta_0);
    }

  *north = SCALE * radius * xi;
  *east = SCALE * radius * eta + FALSE_EASTING;
}

/**
 * inno_projection_is_finland:
 * @east: metres, EPSG:3067
 * @north: metres
 *
 * Returns: whether the point lies in Finland or not far from it
 */
gboolean
inno_projection_is_finland (double east,
                            double north)
{
  return east > EAST_FROM && east < EAST_TO && north > NORTH_FROM && north < NORTH_TO;
}
