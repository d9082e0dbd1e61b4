/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-style.h"

/* Colours are written as in a style sheet, 0xrrggbb, and are constants. */
#define RGB(hex) \
  { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 }

#define SOLID(hex, on) \
  { PLOT_PATTERN_SOLID, RGB (hex), RGB (hex), RGB (on), FALSE }
/* Letters do not stand on a pattern but on a plate, so "on" is read on the ground. */
#define PATTERN(kind, hex, over, on) \
  { PLOT_PATTERN_##kind, RGB (hex), RGB (over), RGB (on), TRUE }

#define FONT_FAMILY "Inter, Cantarell, sans"

#define PROJECTOR_HEIGHT 1080.0
#define PROJECTOR_LABEL 28.0
#define LEAST_LABEL 12.0

/* The sources within a class, the same in every style on white. */
#define SOURCES_ON_WHITE \
  [PLOT_FILL_NAVY_MID] = SOLID (0x283f77, 0xffffff), \
  [PLOT_FILL_NAVY_LIGHT] = SOLID (0x4c759f, 0xffffff), \
  [PLOT_FILL_TEAL_DARK] = SOLID (0x3c675f, 0xffffff)

#define CLASSES_ON_WHITE(ink) \
  [PLOT_FILL_ORANGE] = SOLID (0xed580e, 0x000000), \
  [PLOT_FILL_NAVY] = SOLID (0x152456, 0xffffff), \
  [PLOT_FILL_NAVY_TEAL] = PATTERN (STRIPES, 0x152456, 0x089c93, ink), \
  [PLOT_FILL_ACCENT] = SOLID (0x1a5fb4, 0xffffff), \
  [PLOT_FILL_NEUTRAL] = SOLID (0x6b6970, 0xffffff), \
  [PLOT_FILL_UNKNOWN] = PATTERN (HATCH, 0xffffff, 0x6b6970, ink), \
  SOURCES_ON_WHITE

#define INK_ON_WHITE \
  .good = RGB (0x18713a), \
  .bad = RGB (0xb3121d), \
  .accent = RGB (0x1a5fb4), \
  .pill = RGB (0xf8e45c), \
  .pill_text = RGB (0x2e2e2e), \
  .hover = RGB (0xf3f3f3)

#define PAGE_SIZES \
  .title_size = 15, .takeaway_size = 13, .label_size = 12, .foot_size = 12, \
  .bar_min = 17, .bar_max = 34, .bar_gap = 5, .margin = 18, .spacing = 6

static const PlotStyle styles[] = {
  {
    .name = "light",
    .font_family = FONT_FAMILY,
    .ground = RGB (0xffffff), .text = RGB (0x2e2e2e), .dim = RGB (0x5e5c64),
    .grid = RGB (0xdedddf), .axis = RGB (0x77767b), .band = RGB (0xfce4d8),
    INK_ON_WHITE,
    .fills = {
      CLASSES_ON_WHITE (0x2e2e2e),
      [PLOT_FILL_TEAL] = SOLID (0x089c93, 0x000000),
      [PLOT_FILL_VIOLET] = SOLID (0x9152da, 0xffffff),
      [PLOT_FILL_BROWN] = SOLID (0x5e4632, 0xffffff),
    },
    PAGE_SIZES,
  },
  {
    .name = "dark",
    .is_dark = TRUE,
    .font_family = FONT_FAMILY,
    .ground = RGB (0x363636), .text = RGB (0xffffff), .dim = RGB (0xc8c6c2),
    .grid = RGB (0x545454), .axis = RGB (0x9a9996), .band = RGB (0x55442e),
    .good = RGB (0x8ff0a4), .bad = RGB (0xff9b94), .accent = RGB (0x8ebdf5),
    .pill = RGB (0xf8e45c), .pill_text = RGB (0x2e2e2e), .hover = RGB (0x424242),
    .fills = {
      [PLOT_FILL_ORANGE] = SOLID (0xf89108, 0x000000),
      [PLOT_FILL_NAVY] = SOLID (0x3888f5, 0x000000),
      [PLOT_FILL_NAVY_TEAL] = PATTERN (STRIPES, 0x3888f5, 0xbbf3e2, 0xffffff),
      [PLOT_FILL_TEAL] = SOLID (0xbbf3e2, 0x000000),
      [PLOT_FILL_VIOLET] = SOLID (0xcbabe0, 0x000000),
      [PLOT_FILL_BROWN] = SOLID (0x8e7f6f, 0x000000),
      [PLOT_FILL_NAVY_MID] = SOLID (0x8092b8, 0x000000),
      [PLOT_FILL_NAVY_LIGHT] = SOLID (0xbacedd, 0x000000),
      [PLOT_FILL_TEAL_DARK] = SOLID (0x73b598, 0x000000),
      [PLOT_FILL_ACCENT] = SOLID (0x8ebdf5, 0x000000),
      [PLOT_FILL_NEUTRAL] = SOLID (0xa3a19e, 0x000000),
      [PLOT_FILL_UNKNOWN] = PATTERN (HATCH, 0x363636, 0xa3a19e, 0xffffff),
    },
    PAGE_SIZES,
  },
  {
    .name = "contrast",
    .font_family = FONT_FAMILY,
    .ground = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x2c2c2c),
    .grid = RGB (0x949494), .axis = RGB (0x000000), .band = RGB (0xf4e0d8),
    .good = RGB (0x0b4f24), .bad = RGB (0x8f0010), .accent = RGB (0x003d8f),
    .pill = RGB (0xf8e45c), .pill_text = RGB (0x000000), .hover = RGB (0xe6e6e6),
    .fills = {
      [PLOT_FILL_ORANGE] = SOLID (0xbc3e0d, 0xffffff),
      [PLOT_FILL_NAVY] = SOLID (0x1a2a8a, 0xffffff),
      [PLOT_FILL_NAVY_TEAL] = PATTERN (STRIPES, 0x1a2a8a, 0x0b7f7f, 0x000000),
      [PLOT_FILL_TEAL] = PATTERN (LINES_ACROSS, 0x0b7f7f, 0xffffff, 0x000000),
      [PLOT_FILL_VIOLET] = PATTERN (DOTS, 0x923ada, 0xffffff, 0x000000),
      [PLOT_FILL_BROWN] = PATTERN (LINES_DOWN, 0x25170c, 0xffffff, 0x000000),
      [PLOT_FILL_ACCENT] = SOLID (0x003d8f, 0xffffff),
      [PLOT_FILL_NEUTRAL] = SOLID (0x4a4a4a, 0xffffff),
      [PLOT_FILL_UNKNOWN] = PATTERN (HATCH, 0xffffff, 0x2c2c2c, 0x000000),
      SOURCES_ON_WHITE,
    },
    PAGE_SIZES,
  },
  {
    .name = "print",
    .font_family = FONT_FAMILY,
    .ground = RGB (0xffffff), .text = RGB (0x2e2e2e), .dim = RGB (0x5e5c64),
    .grid = RGB (0xd0cfd2), .axis = RGB (0x5e5c64), .band = RGB (0xfce4d8),
    INK_ON_WHITE,
    .fills = {
      CLASSES_ON_WHITE (0x2e2e2e),
      [PLOT_FILL_TEAL] = PATTERN (LINES_ACROSS, 0x089c93, 0xffffff, 0x2e2e2e),
      [PLOT_FILL_VIOLET] = PATTERN (DOTS, 0x9152da, 0xffffff, 0x2e2e2e),
      [PLOT_FILL_BROWN] = PATTERN (LINES_DOWN, 0x5e4632, 0xffffff, 0x2e2e2e),
    },
    PAGE_SIZES,
  },
  {
    .name = "projector",
    .font_family = FONT_FAMILY,
    .ground = RGB (0xffffff), .text = RGB (0x000000), .dim = RGB (0x3d3846),
    .grid = RGB (0xd0cfd2), .axis = RGB (0x5e5c64), .band = RGB (0xfce4d8),
    INK_ON_WHITE,
    .fills = {
      CLASSES_ON_WHITE (0x000000),
      [PLOT_FILL_TEAL] = SOLID (0x089c93, 0x000000),
      [PLOT_FILL_VIOLET] = SOLID (0x9152da, 0xffffff),
      [PLOT_FILL_BROWN] = SOLID (0x5e4632, 0xffffff),
    },
    .title_size = 50, .takeaway_size = 30, .label_size = PROJECTOR_LABEL, .foot_size = 28,
    .bar_min = 34, .bar_max = 72, .bar_gap = 9, .margin = 72, .spacing = 14,
  },
};

static const char * const names[] = { "light", "dark", "contrast", "print", "projector", NULL };

/**
 * plot_style_find:
 * @name: (nullable): the name of a style
 *
 * Returns: (transfer none) (nullable): the style, or %NULL if there is none of
 *   that name. The projector's is for a picture 1080 pixels high.
 */
const PlotStyle *
plot_style_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (g_strcmp0 (styles[i].name, name) == 0)
        return &styles[i];
    }

  return NULL;
}

/**
 * plot_style_get_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all styles
 */
const char * const *
plot_style_get_names (void)
{
  return names;
}

/**
 * plot_style_scale:
 * @style: a style
 * @factor: how much larger
 *
 * Returns: the same with larger letters and bars, and more room between them
 */
PlotStyle
plot_style_scale (const PlotStyle *style,
                  double           factor)
{
  PlotStyle scaled;

  g_assert (style != NULL);

  scaled = *style;
  scaled.title_size *= factor;
  scaled.takeaway_size *= factor;
  scaled.label_size *= factor;
  scaled.foot_size *= factor;
  scaled.bar_min *= factor;
  scaled.bar_max *= factor;
  scaled.bar_gap *= factor;
  scaled.margin *= factor;
  scaled.spacing *= factor;

  return scaled;
}

/**
 * plot_style_for_size:
 * @style: a style out of plot_style_find(), not one already fitted
 * @width: of the picture, pixels
 * @height: of the picture, pixels
 *
 * Fits the sizes of a style to a picture. Only the projector's follow the
 * height: it is read from the back of a room, where what counts is the share
 * of the screen. No letter gets smaller than on a page.
 *
 * Returns: the style to draw with
 */
PlotStyle
plot_style_for_size (const PlotStyle *style,
                     double           width,
                     double           height)
{
  g_assert (style != NULL);

  if (style != plot_style_find ("projector") || !(height > 0.0))
    return *style;

  return plot_style_scale (style, MAX (height / PROJECTOR_HEIGHT, LEAST_LABEL / PROJECTOR_LABEL));
}

/**
 * plot_style_condense:
 * @style: a style, fitted to its picture
 * @factor: how much smaller, below 1
 *
 * Makes what stands in a body smaller, so that more rows find room. Letters do
 * not get smaller than on a page.
 *
 * Returns: the style to draw the body with
 */
PlotStyle
plot_style_condense (const PlotStyle *style,
                     double           factor)
{
  PlotStyle condensed = *style;

  if (style->label_size * factor < LEAST_LABEL)
    factor = MIN (LEAST_LABEL / style->label_size, 1);

  condensed.label_size *= factor;
  condensed.bar_min *= factor;
  condensed.bar_gap *= factor;

  return condensed;
}
