/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <float.h>
#include <math.h>

#include "plot-layout-private.h"
#include "plot-ticks.h"

static char *
to_text (const PlotTicks *ticks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ticks->n; i++)
    g_string_append_printf (text, "%s%.17g", i > 0 ? " " : "", plot_ticks_get (ticks, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_ticks (PlotTicks   ticks,
              const char *wanted)
{
  g_autofree char *text = to_text (&ticks);

  g_assert_cmpstr (text, ==, wanted);
}

/* The package's own example: R> extended (8.1, 14.1, 4) */
static void
test_oracle (void)
{
  PlotTicksSearch search = { .min = 8.1, .max = 14.1, .wanted = 4 };

  assert_ticks (plot_ticks_search (&search), "8 10 12 14");
}

/* Heckbert, "Nice Numbers for Graph Labels", Graphics Gems 1990: another way to
 * the same end, to see that ours is never the wider of the two by far. */
static double
round_nicely (double   value,
              gboolean is_rounding)
{
  double power = pow (10, floor (log10 (value))), part = value / power;

  if (is_rounding)
    return power * (part < 1.5 ? 1 : part < 3 ? 2 : part < 7 ? 5 : 10);

  return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

static void
heckbert (double  min,
          double  max,
          guint   wanted,
          double *from,
          double *to)
{
  double step = round_nicely (round_nicely (max - min, FALSE) / (wanted - 1), TRUE);

  *from = floor (min / step) * step;
  *to = ceil (max / step) * step;
}

static void
test_against_heckbert (void)
{
  double from, to;

  heckbert (8.1, 14.1, 4, &from, &to);
  g_assert_cmpfloat (from, ==, 5);
  g_assert_cmpfloat (to, ==, 15);

  for (double max = 1; max < 1e7; max *= 1.37)
    {
      PlotTicks ticks = plot_ticks_wilkinson (0, max, 5, 0, NULL, NULL);

      heckbert (0, max, 5, &from, &to);
      g_assert_cmpfloat (plot_ticks_get (&ticks, ticks.n - 1), <=, to * 2);
    }
}

static void
assert_covers (double min,
               double max)
{
  for (guint wanted = 2; wanted <= 9; wanted++)
    {
      PlotTicks ticks = plot_ticks_wilkinson (min, max, wanted, 0, NULL, NULL);
      double slack = 1e-9 * MAX (fabs (min), fabs (max));

      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_cmpfloat (ticks.step, >, 0);
      g_assert_cmpfloat (plot_ticks_get (&ticks, 0), <=, min + slack);
      g_assert_cmpfloat (plot_ticks_get (&ticks, ticks.n - 1), >=, max - slack);
    }
}

static void
test_cover (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250410);

  for (guint i = 0; i < 400; i++)
    {
      double power = pow (10, g_rand_int_range (random, -8, 16));
      double a = g_rand_double_range (random, -1, 1) * power, b = g_rand_double_range (random, -1, 1) * power;

      assert_covers (MIN (a, b), MAX (a, b));
      assert_covers (0, fabs (a));
    }
}

static void
test_round (void)
{
  static const double roots[] = { 1, 2, 2.5, 3, 4, 5 };

  for (double max = .003; max < 1e12; max *= 1.71)
    {
      PlotTicks ticks = plot_ticks_wilkinson (0, max, 5, 0, NULL, NULL);
      double part = ticks.step / pow (10, floor (log10 (ticks.step) + 1e-9));
      gboolean is_round = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
        is_round |= fabs (part - roots[i]) < 1e-6;
      g_assert_true (is_round);
    }
}

static void
test_known (void)
{
  assert_ticks (plot_ticks_wilkinson (0, 1, 5, 0, NULL, NULL), "0 0.25 0.5 0.75 1");
  assert_ticks (plot_ticks_wilkinson (0, 22, 6, 0, NULL, NULL), "0 5 10 15 20 25");
  assert_ticks (plot_ticks_wilkinson (0, 100, 5, 0, NULL, NULL), "0 25 50 75 100");
}

static void
test_exact_values (void)
{
  PlotTicks tenths = { 0, .1, 11 }, thirds = { -.6, .3, 5 }, large = { 0, 250000000000000, 5 };
  PlotTicks shifted = { .15, .1, 4 };

  assert_ticks (tenths, "0 0.10000000000000001 0.20000000000000001 0.29999999999999999 0.40000000000000002 0.5 "
                        "0.59999999999999998 0.69999999999999996 0.80000000000000004 0.90000000000000002 1");
  g_assert_cmpfloat (plot_ticks_get (&tenths, 3), ==, .3);
  g_assert_cmpfloat (plot_ticks_get (&thirds, 2), ==, 0);
  g_assert_false (signbit (plot_ticks_get (&thirds, 2)));
  g_assert_cmpfloat (plot_ticks_get (&thirds, 4), ==, .6);
  g_assert_cmpfloat (plot_ticks_get (&large, 4), ==, 1e15);
  g_assert_cmpfloat (plot_ticks_get (&shifted, 3), ==, .45);
}

static void
test_degenerate (void)
{
  assert_covers (0, 0);
  assert_covers (7, 7);
  assert_covers (-7, -7);
  assert_covers (0, 1e15);
  assert_covers (-1e15, 1e15);
  assert_covers (1e15, 1e15 + 1);
  assert_covers (0, 1e-9);
  assert_covers (0, DBL_MIN);
  assert_covers (-3, 5);

  double odd[] = { NAN, INFINITY, -INFINITY, DBL_MAX, -DBL_MAX };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
      {
        PlotTicks ticks = plot_ticks_wilkinson (odd[i], odd[k], 5, 300, NULL, NULL);

        g_assert_cmpuint (ticks.n, >=, 2);
        g_assert_true (isfinite (plot_ticks_get (&ticks, 0)));
        g_assert_true (isfinite (plot_ticks_get (&ticks, ticks.n - 1)));
      }
}

static void
test_swapped (void)
{
  PlotTicks ticks = plot_ticks_wilkinson (10, 0, 5, 0, NULL, NULL);

  g_assert_cmpfloat (plot_ticks_get (&ticks, 0), ==, 0);
  g_assert_cmpfloat (plot_ticks_get (&ticks, ticks.n - 1), >=, 10);
}

static double
get_width (double   value,
           double   step,
           gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("%g", value);

  return strlen (text) * *(double *) user_data;
}

static void
test_legible (void)
{
  double letter = 7;

  for (double pixels = 60; pixels < 800; pixels += 23)
    {
      PlotTicks ticks = plot_ticks_wilkinson (0, 123456, 9, pixels, get_width, &letter);
      double room = pixels / (ticks.n - 1);

      for (guint i = 0; i < ticks.n; i++)
        g_assert_cmpfloat (get_width (plot_ticks_get (&ticks, i), ticks.step, &letter) + 8, <, room);
    }
}

static void
test_illegible (void)
{
  double letter = 500;
  PlotTicks ticks = plot_ticks_wilkinson (0, 123456, 5, 100, get_width, &letter);

  g_assert_cmpuint (ticks.n, >=, 2);
  g_assert_cmpfloat (plot_ticks_get (&ticks, ticks.n - 1), >=, 123456);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/ticks/oracle", test_oracle);
  g_test_add_func ("/plot/ticks/against-heckbert", test_against_heckbert);
  g_test_add_func ("/plot/ticks/cover", test_cover);
  g_test_add_func ("/plot/ticks/round", test_round);
  g_test_add_func ("/plot/ticks/known", test_known);
  g_test_add_func ("/plot/ticks/exact-values", test_exact_values);
  g_test_add_func ("/plot/ticks/degenerate", test_degenerate);
  g_test_add_func ("/plot/ticks/swapped", test_swapped);
  g_test_add_func ("/plot/ticks/legible", test_legible);
  g_test_add_func ("/plot/ticks/illegible", test_illegible);

  return g_test_run ();
}
