/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-color.h"

static void
test_parse_six (void)
{
  PlotColor color;

  g_assert_true (plot_color_parse (&color, "#ed580E"));
  g_assert_cmpfloat_with_epsilon (color.red, 0xed / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.green, 0x58 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.blue, 0x0e / 255.0, 1e-9);
  g_assert_cmpfloat (color.alpha, ==, 1.0);
}

static void
test_parse_three (void)
{
  PlotColor color;

  g_assert_true (plot_color_parse (&color, "#f80"));
  g_assert_cmpfloat_with_epsilon (color.red, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.green, 0x88 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.blue, 0.0, 1e-9);
}

static void
test_parse_alpha (void)
{
  PlotColor color;

  g_assert_true (plot_color_parse (&color, "#01020380"));
  g_assert_cmpfloat_with_epsilon (color.alpha, 128 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.blue, 3 / 255.0, 1e-9);
}

static void
test_parse_wrong (void)
{
  static const char * const wrong[] = {
    "", "#", "ed580e", "#ed58", "#ed580", "#ed580g", "#ed580e1", "#ed580e112", "# ed580",
    "#-1-1-1", "red", "#ed580é",
  };
  PlotColor color = { 0.1, 0.2, 0.3, 0.4 };

  g_assert_false (plot_color_parse (&color, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (plot_color_parse (&color, wrong[i]));

  g_assert_cmpfloat (color.red, ==, 0.1);
  g_assert_cmpfloat (color.alpha, ==, 0.4);
}

static void
test_hex (void)
{
  static const char * const texts[] = { "#000000", "#ffffff", "#ed580e", "#0102037f" };
  const PlotColor outside = { -1.0, 2.0, 0.5, 1.0 };
  g_autofree char *clamped = plot_color_to_hex (&outside);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PlotColor color;
      g_autofree char *hex = NULL;

      g_assert_true (plot_color_parse (&color, texts[i]));
      hex = plot_color_to_hex (&color);
      g_assert_cmpstr (hex, ==, texts[i]);
    }
  g_assert_cmpstr (clamped, ==, "#00ff80");
}

static void
assert_contrast (const char *a,
                 const char *b,
                 double      expected)
{
  PlotColor first, second;

  g_assert_true (plot_color_parse (&first, a));
  g_assert_true (plot_color_parse (&second, b));
  g_assert_cmpfloat_with_epsilon (plot_color_contrast (&first, &second), expected, 0.01);
  g_assert_cmpfloat (plot_color_contrast (&first, &second), ==,
                     plot_color_contrast (&second, &first));
}

/* The pairs are known from the W3C's own examples. */
static void
test_contrast (void)
{
  assert_contrast ("#000000", "#ffffff", 21.0);
  assert_contrast ("#777777", "#ffffff", 4.48);
  assert_contrast ("#767676", "#ffffff", 4.54);
  assert_contrast ("#595959", "#ffffff", 7.00);
  assert_contrast ("#0a0a0a", "#000000", 1.06);
  assert_contrast ("#ff0000", "#ffffff", 4.00);
  assert_contrast ("#0000ff", "#ffffff", 8.59);
  assert_contrast ("#123456", "#123456", 1.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/color/parse/six", test_parse_six);
  g_test_add_func ("/plot/color/parse/three", test_parse_three);
  g_test_add_func ("/plot/color/parse/alpha", test_parse_alpha);
  g_test_add_func ("/plot/color/parse/wrong", test_parse_wrong);
  g_test_add_func ("/plot/color/hex", test_hex);
  g_test_add_func ("/plot/color/contrast", test_contrast);

  return g_test_run ();
}
