/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "plot-occupancy.h"

static void
test_words (void)
{
  /* Around every border of a 32-bit word. */
  for (int left = 28; left < 70; left++)
    for (int width = 1; width < 40; width++)
      {
        g_autoptr (PlotOccupancy) map = plot_occupancy_new (130, 3);
        PlotRect rect = { left, 1, width, 1 };

        plot_occupancy_mark (map, &rect);
        g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { left, 1, 1, 1 }));
        g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { left + width - 1, 1, 1, 1 }));
        g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { left - 1, 1, 1, 1 }));
        g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { left + width, 1, 1, 1 }));
        g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { 0, 0, 130, 1 }));
        g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { 0, 2, 130, 1 }));
      }
}

/* Against a plain array of pixels. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (PlotOccupancy) map = plot_occupancy_new (100, 60);
  gboolean pixels[60][100];

  memset (pixels, 0, sizeof pixels);

  for (guint i = 0; i < 4000; i++)
    {
      int x = g_rand_int_range (random, 0, 100), y = g_rand_int_range (random, 0, 60);
      int width = g_rand_int_range (random, 1, 12), height = g_rand_int_range (random, 1, 6);
      gboolean is_free = x + width <= 100 && y + height <= 60;
      PlotRect rect = { x, y, width, height };

      for (int row = y; row < MIN (y + height, 60); row++)
        for (int column = x; column < MIN (x + width, 100); column++)
          is_free &= !pixels[row][column];

      g_assert_cmpint (plot_occupancy_is_free (map, &rect), ==, is_free);

      if (is_free && i % 3 == 0)
        {
          plot_occupancy_mark (map, &rect);
          for (int row = y; row < y + height; row++)
            for (int column = x; column < x + width; column++)
              pixels[row][column] = TRUE;
        }
    }
}

static void
test_outside (void)
{
  g_autoptr (PlotOccupancy) map = plot_occupancy_new (50, 40);
  g_autoptr (PlotOccupancy) none = plot_occupancy_new (0, -3);

  g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { -1, 5, 10, 5 }));
  g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { 45, 5, 6, 5 }));
  g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { 5, 36, 5, 5 }));
  g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { 45, 35, 5, 5 }));
  g_assert_false (plot_occupancy_is_free (none, &(PlotRect) { 0, 0, 1, 1 }));

  plot_occupancy_mark (map, &(PlotRect) { -1e9, -1e9, 2e9, 2e9 });
  plot_occupancy_mark (none, &(PlotRect) { 0, 0, 1, 1 });
  g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { 20, 20, 1, 1 }));
}

static void
test_fractions (void)
{
  g_autoptr (PlotOccupancy) map = plot_occupancy_new (50, 40);

  plot_occupancy_mark (map, &(PlotRect) { 10.5, 10, 4, 4 });
  g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { 14.6, 10, 4, 4 }));
  g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { 15, 10, 4, 4 }));
  g_assert_false (plot_occupancy_is_free (map, &(PlotRect) { 6.2, 10, 4.2, 4 }));
  g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { 6, 10, 4, 4 }));
}

static void
test_empty (void)
{
  g_autoptr (PlotOccupancy) map = plot_occupancy_new (50, 40);

  plot_occupancy_mark (map, &(PlotRect) { 10, 10, 0, 4 });
  plot_occupancy_mark (map, &(PlotRect) { NAN, 10, 5, 4 });
  g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { 0, 0, 50, 40 }));
  g_assert_true (plot_occupancy_is_free (map, &(PlotRect) { 90, 90, 0, 0 }));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/occupancy/words", test_words);
  g_test_add_func ("/plot/occupancy/random", test_random);
  g_test_add_func ("/plot/occupancy/outside", test_outside);
  g_test_add_func ("/plot/occupancy/fractions", test_fractions);
  g_test_add_func ("/plot/occupancy/empty", test_empty);

  return g_test_run ();
}
