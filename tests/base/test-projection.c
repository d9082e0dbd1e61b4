/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "inno-projection.h"

/* By the series of Redfearn with the meridian arc summed numerically: another
 * way to the same plane. From the south-west to the northern tip. */
static const struct { double lat, lon, east, north; } points[] = {
  { 60.1699, 24.9384, 385611.317, 6672118.380 },
  { 60.4518, 22.2666, 239742.338, 6711088.987 },
  { 60.0971, 19.9348, 107577.198, 6683238.982 },
  { 62.8, 31.5, 729357.034, 6971322.791 },
  { 65, 27, 500000, 7208454.582 },
  { 69.9086, 27.0277, 501061.973, 7755680.739 },
  { 70.0837, 27.8, 530413.754, 7775406.819 },
};

static void
test_known_points (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double east, north;

      inno_projection_project (points[i].lat, points[i].lon, &east, &north);
      g_assert_cmpfloat_with_epsilon (east, points[i].east, .01);
      g_assert_cmpfloat_with_epsilon (north, points[i].north, .01);
      g_assert_true (inno_projection_is_finland (east, north));
    }
}

/* East and west of the middle meridian the plane is the same, turned over. */
static void
test_symmetry (void)
{
  for (double lat = -80; lat <= 80; lat += 7)
    {
      double east, west, north, other;

      inno_projection_project (lat, 27 + 4, &east, &north);
      inno_projection_project (lat, 27 - 4, &west, &other);
      g_assert_cmpfloat_with_epsilon (east - 500000, 500000 - west, 1e-6);
      g_assert_cmpfloat_with_epsilon (north, other, 1e-6);
    }
}

/* What is elsewhere, or nowhere, is not in Finland. */
static void
test_elsewhere (void)
{
  static const double places[][2] = {
    { 50.85, 4.35 }, { 0, 0 }, { -60, 25 }, { 90, 0 }, { -90, 0 }, { 60, 117 }, { 60, -153 }, { 24.9, 60.2 },
    { 0, 117 }, { NAN, 25 }, { 60, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double east, north;

      inno_projection_project (places[i][0], places[i][1], &east, &north);
      g_assert_false (inno_projection_is_finland (east, north));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/projection/known-points", test_known_points);
  g_test_add_func ("/projection/symmetry", test_symmetry);
  g_test_add_func ("/projection/elsewhere", test_elsewhere);

  return g_test_run ();
}
