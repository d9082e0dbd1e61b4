/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plot-style.h"

#include <math.h>

/* The classes of funding, whose fills stand beside each other in a bar. */
static const PlotFillSlot classes[] = {
  PLOT_FILL_ORANGE, PLOT_FILL_NAVY, PLOT_FILL_TEAL, PLOT_FILL_VIOLET, PLOT_FILL_BROWN,
};

static const PlotFillSlot sources[] = {
  PLOT_FILL_NAVY, PLOT_FILL_NAVY_MID, PLOT_FILL_NAVY_LIGHT, PLOT_FILL_TEAL, PLOT_FILL_TEAL_DARK,
};

typedef double Matrix[3][3];

/* Machado, Oliveira and Fernandes, "A physiologically-based model for
 * simulation of color vision deficiency", 2009; severity 1, on linear RGB. */
static const Matrix deficiencies[] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static void
multiply (const Matrix  matrix,
          const double  in[3],
          double        out[3])
{
  for (guint i = 0; i < 3; i++)
    out[i] = matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2];
}

/* Björn Ottosson, "A perceptual color space for image processing", 2020. */
static void
to_oklab (const PlotColor *color,
          const Matrix     deficiency,
          double           lab[3])
{
  static const Matrix to_lms = {
    { 0.4122214708, 0.5363325363, 0.0514459929 },
    { 0.2119034982, 0.6806995451, 0.1073969566 },
    { 0.0883024619, 0.2817188376, 0.6299787005 },
  };
  static const Matrix to_lab = {
    { 0.2104542553, 0.7936177850, -0.0040720468 },
    { 1.9779984951, -2.4285922050, 0.4505937099 },
    { 0.0259040371, 0.7827717662, -0.8086757660 },
  };
  double linear[3] = { to_linear (color->red), to_linear (color->green), to_linear (color->blue) };
  double seen[3], lms[3];

  multiply (deficiency, linear, seen);
  for (guint i = 0; i < 3; i++)
    seen[i] = CLAMP (seen[i], 0.0, 1.0);
  multiply (to_lms, seen, lms);
  for (guint i = 0; i < 3; i++)
    lms[i] = cbrt (lms[i]);
  multiply (to_lab, lms, lab);
}

static double
get_distance (const PlotColor *a,
              const PlotColor *b,
              const Matrix     deficiency)
{
  double first[3], second[3];

  to_oklab (a, deficiency, first);
  to_oklab (b, deficiency, second);

  return 100.0 * sqrt (pow (first[0] - second[0], 2) + pow (first[1] - second[1], 2) +
                       pow (first[2] - second[2], 2));
}

static double
get_least_distance (const PlotStyle    *style,
                    const PlotFillSlot *slots,
                    guint               n_slots,
                    guint               deficiency)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_slots; i++)
    {
      for (guint j = 0; j < i; j++)
        least = MIN (least, get_distance (&style->fills[slots[i]].color,
                                          &style->fills[slots[j]].color,
                                          deficiencies[deficiency]));
    }

  return least;
}

static void
test_distance (void)
{
  static const struct { const char *name; double least[4]; } table[] = {
    { "light", { 19.0, 15.7, 16.2, 15.9 } },
    { "print", { 19.0, 15.7, 16.2, 15.9 } },
    { "projector", { 19.0, 15.7, 16.2, 15.9 } },
    { "dark", { 18.9, 14.9, 14.8, 14.8 } },
    { "contrast", { 22.4, 15.8, 14.6, 15.4 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      for (guint j = 0; j < 4; j++)
        {
          double least = get_least_distance (plot_style_find (table[i].name),
                                             classes, G_N_ELEMENTS (classes), j);

          g_test_message ("%s %u: %.2f", table[i].name, j, least);
          g_assert_cmpfloat (least, >=, table[i].least[j] - 0.1);
        }
    }
}

static void
test_distance_sources (void)
{
  g_assert_cmpfloat (get_least_distance (plot_style_find ("light"), sources,
                                         G_N_ELEMENTS (sources), 0), >=, 7.1);
  g_assert_cmpfloat (get_least_distance (plot_style_find ("dark"), sources,
                                         G_N_ELEMENTS (sources), 0), >=, 6.1);
}

static void
assert_hex (const PlotColor *color,
            const char      *expected)
{
  g_autofree char *hex = plot_color_to_hex (color);

  g_assert_cmpstr (hex, ==, expected);
}

/* The table people agreed on: nobody changes a colour by accident. */
static void
test_colors (void)
{
  static const struct { const char *name; const char *colors[5]; const char *ground; } table[] = {
    { "light", { "#ed580e", "#152456", "#089c93", "#9152da", "#5e4632" }, "#ffffff" },
    { "print", { "#ed580e", "#152456", "#089c93", "#9152da", "#5e4632" }, "#ffffff" },
    { "projector", { "#ed580e", "#152456", "#089c93", "#9152da", "#5e4632" }, "#ffffff" },
    { "dark", { "#f89108", "#3888f5", "#bbf3e2", "#cbabe0", "#8e7f6f" }, "#363636" },
    { "contrast", { "#bc3e0d", "#1a2a8a", "#0b7f7f", "#923ada", "#25170c" }, "#ffffff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PlotStyle *style = plot_style_find (table[i].name);

      assert_hex (&style->ground, table[i].ground);
      for (guint j = 0; j < G_N_ELEMENTS (classes); j++)
        assert_hex (&style->fills[classes[j]].color, table[i].colors[j]);
      assert_hex (&style->fills[PLOT_FILL_NAVY_TEAL].color, table[i].colors[1]);
      assert_hex (&style->fills[PLOT_FILL_NAVY_TEAL].second, table[i].colors[2]);
    }
}

static void
test_fill_contrast (gconstpointer data)
{
  const PlotStyle *style = data;

  for (guint i = 0; i < PLOT_N_FILLS; i++)
    {
      const PlotFill *fill = &style->fills[i];
      const PlotColor *behind = fill->has_plate ? &style->ground : &fill->color;
      const PlotColor *seen = fill->pattern == PLOT_PATTERN_HATCH ? &fill->second : &fill->color;

      g_test_message ("fill %u: %.2f, text %.2f", i, plot_color_contrast (seen, &style->ground),
                      plot_color_contrast (&fill->text, behind));
      g_assert_cmpfloat (seen->alpha, ==, 1.0);
      g_assert_cmpfloat (plot_color_contrast (seen, &style->ground), >=, 3.0);
      g_assert_cmpfloat (plot_color_contrast (&fill->text, behind), >=, 4.5);
      g_assert_cmpint (fill->has_plate, ==, fill->pattern != PLOT_PATTERN_SOLID);
    }
}

static void
test_text_contrast (gconstpointer data)
{
  const PlotStyle *style = data;
  const PlotColor *inks[] = {
    &style->text, &style->dim, &style->good, &style->bad, &style->accent,
  };

  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      g_assert_cmpfloat (plot_color_contrast (inks[i], &style->ground), >=, 4.5);
      /* A row that is pointed at is read as well. */
      g_assert_cmpfloat (plot_color_contrast (inks[i], &style->hover), >=, 4.5);
    }
  g_assert_cmpfloat (plot_color_contrast (&style->pill_text, &style->pill), >=, 4.5);
  g_assert_cmpfloat (plot_color_contrast (&style->text, &style->band), >=, 4.5);
  g_assert_cmpfloat (plot_color_contrast (&style->axis, &style->ground), >=, 3.0);
}

/* Four in a hundred of the light of a projector comes from the room. */
static void
test_stray_light (void)
{
  const PlotStyle *style = plot_style_find ("projector");

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      double contrast = plot_color_contrast (&style->fills[classes[i]].color, &style->ground);
      double luminance = 1.05 / contrast - 0.05;

      g_assert_cmpfloat ((1.0 + 0.04 + 0.05) / (luminance + 0.04 + 0.05), >=, 3.0);
    }
}

static void
test_patterns (gconstpointer data)
{
  const PlotStyle *style = data;
  gboolean has_patterns = g_str_equal (style->name, "contrast") ||
                          g_str_equal (style->name, "print");

  g_assert_cmpint (style->fills[PLOT_FILL_NAVY_TEAL].pattern, ==, PLOT_PATTERN_STRIPES);
  g_assert_cmpint (style->fills[PLOT_FILL_UNKNOWN].pattern, ==, PLOT_PATTERN_HATCH);
  g_assert_cmpint (style->fills[PLOT_FILL_ORANGE].pattern, ==, PLOT_PATTERN_SOLID);
  g_assert_cmpint (style->fills[PLOT_FILL_NAVY].pattern, ==, PLOT_PATTERN_SOLID);
  g_assert_cmpint (style->fills[PLOT_FILL_TEAL].pattern, ==,
                   has_patterns ? PLOT_PATTERN_LINES_ACROSS : PLOT_PATTERN_SOLID);
  g_assert_cmpint (style->fills[PLOT_FILL_VIOLET].pattern, ==,
                   has_patterns ? PLOT_PATTERN_DOTS : PLOT_PATTERN_SOLID);
  g_assert_cmpint (style->fills[PLOT_FILL_BROWN].pattern, ==,
                   has_patterns ? PLOT_PATTERN_LINES_DOWN : PLOT_PATTERN_SOLID);
}

static void
test_names (void)
{
  const char * const *names = plot_style_get_names ();

  g_assert_cmpuint (g_strv_length ((char **) names), ==, 5);
  for (; *names != NULL; names++)
    g_assert_cmpstr (plot_style_find (*names)->name, ==, *names);
  g_assert_null (plot_style_find ("Light"));
  g_assert_null (plot_style_find (""));
  g_assert_null (plot_style_find (NULL));
}

static void
test_page_sizes (void)
{
  static const char * const names[] = { "light", "dark", "contrast", "print" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PlotStyle style = plot_style_for_size (plot_style_find (names[i]), 3840, 2160);

      g_assert_cmpfloat (style.title_size, ==, 15);
      g_assert_cmpfloat (style.takeaway_size, ==, 13);
      g_assert_cmpfloat (style.label_size, ==, 12);
      g_assert_cmpfloat (style.foot_size, ==, 12);
      g_assert_cmpfloat (style.bar_min, ==, 17);
      g_assert_cmpfloat (style.bar_max, ==, 34);
      g_assert_cmpfloat (style.bar_gap, >=, 5);
    }
}

static void
test_projector_sizes (void)
{
  const PlotStyle *projector = plot_style_find ("projector");
  PlotStyle full = plot_style_for_size (projector, 1920, 1080);
  PlotStyle large = plot_style_for_size (projector, 3840, 2160);
  PlotStyle small = plot_style_for_size (projector, 320, 180);
  PlotStyle none = plot_style_for_size (projector, 0, 0);
  PlotStyle twice = plot_style_for_size (&large, 3840, 2160);

  g_assert_cmpfloat (full.title_size, ==, 50);
  g_assert_cmpfloat (full.takeaway_size, ==, 30);
  g_assert_cmpfloat (full.label_size, >=, 28);
  g_assert_cmpfloat (full.foot_size, >=, 28);
  g_assert_cmpfloat_with_epsilon (large.title_size, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (large.bar_gap, 2 * full.bar_gap, 1e-9);
  g_assert_cmpfloat_with_epsilon (small.label_size, 12, 1e-9);
  g_assert_cmpfloat (none.title_size, ==, 50);
  g_assert_cmpfloat (twice.title_size, ==, large.title_size);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; GTestDataFunc func; } each[] = {
    { "fill-contrast", test_fill_contrast },
    { "text-contrast", test_text_contrast },
    { "patterns", test_patterns },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/style/names", test_names);
  g_test_add_func ("/plot/style/colors", test_colors);
  g_test_add_func ("/plot/style/distance", test_distance);
  g_test_add_func ("/plot/style/distance-sources", test_distance_sources);
  g_test_add_func ("/plot/style/stray-light", test_stray_light);
  g_test_add_func ("/plot/style/page-sizes", test_page_sizes);
  g_test_add_func ("/plot/style/projector-sizes", test_projector_sizes);

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      for (const char * const *name = plot_style_get_names (); *name != NULL; name++)
        {
          g_autofree char *path = g_strdup_printf ("/plot/style/%s/%s", each[i].name, *name);

          g_test_add_data_func (path, plot_style_find (*name), each[i].func);
        }
    }

  return g_test_run ();
}
