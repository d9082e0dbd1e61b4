/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "plot-scale.h"

static void
test_map (void)
{
  PlotScale scale = { -5, 15, 100, 300 };

  g_assert_cmpfloat (plot_scale_map (&scale, -5), ==, 100);
  g_assert_cmpfloat (plot_scale_map (&scale, 0), ==, 150);
  g_assert_cmpfloat (plot_scale_map (&scale, 15), ==, 300);
  g_assert_cmpfloat (plot_scale_map (&scale, 25), ==, 400);
}

static void
test_invert (void)
{
  PlotScale scale = { -5, 15, 100, 300 };

  for (double value = -20; value < 20; value += 1.7)
    g_assert_cmpfloat_with_epsilon (plot_scale_invert (&scale, plot_scale_map (&scale, value)), value, 1e-9);
}

static void
test_degenerate (void)
{
  PlotScale domain = { 3, 3, 10, 20 }, range = { 0, 1, 10, 10 };

  g_assert_cmpfloat (plot_scale_map (&domain, 3), ==, 10);
  g_assert_cmpfloat (plot_scale_map (&range, .7), ==, 10);
  g_assert_cmpfloat (plot_scale_invert (&range, 10), ==, 0);
  g_assert_cmpfloat (plot_scale_map (&(PlotScale) { 0, 1, 10, 20 }, NAN), ==, 10);
  g_assert_cmpfloat (plot_scale_map (&(PlotScale) { 0, INFINITY, 10, 20 }, 3), ==, 10);
}

/* Whatever is asked: whole pixels, inside the length, gaps kept. */
static void
test_bands (void)
{
  for (guint n = 0; n < 60; n += 7)
    for (double length = 0; length < 900; length += 37.3)
      {
        PlotBands bands = plot_bands_fit (n, length, 17, 34, 5);

        g_assert_cmpuint (bands.n, <=, n);
        if (bands.n == 0)
          {
            g_assert_true (n == 0 || length < 17);
            continue;
          }

        double end = plot_bands_get (&bands, bands.n - 1) + bands.width;

        g_assert_cmpfloat (end, <=, length);
        g_assert_cmpfloat (bands.width, >=, 17);
        g_assert_cmpfloat (bands.width, <=, 34);
        g_assert_cmpfloat (bands.step - bands.width, >=, 5);
        g_assert_cmpfloat (bands.step, ==, floor (bands.step));
        g_assert_cmpfloat (bands.width, ==, floor (bands.width));
        if (bands.n < n)
          g_assert_cmpfloat (bands.n * 22 + 17, >, length);
      }
}

static void
test_bands_odd (void)
{
  g_assert_cmpuint (plot_bands_fit (5, -10, 17, 34, 5).n, ==, 0);
  g_assert_cmpuint (plot_bands_fit (5, NAN, 17, 34, 5).n, ==, 0);
  g_assert_cmpuint (plot_bands_fit (1, 17, 17, 34, 5).n, ==, 1);
  g_assert_cmpuint (plot_bands_fit (1, 16.9, 17, 34, 5).n, ==, 0);
  g_assert_cmpuint (plot_bands_fit (2, 38, 17, 34, 5).n, ==, 1);
  g_assert_cmpuint (plot_bands_fit (2, 39, 17, 34, 5).n, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/scale/map", test_map);
  g_test_add_func ("/plot/scale/invert", test_invert);
  g_test_add_func ("/plot/scale/degenerate", test_degenerate);
  g_test_add_func ("/plot/scale/bands", test_bands);
  g_test_add_func ("/plot/scale/bands-odd", test_bands_odd);

  return g_test_run ();
}
