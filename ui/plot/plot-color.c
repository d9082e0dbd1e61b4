/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-color.h"

#include <math.h>
#include <string.h>

/* Reads n digits of a colour; a single digit stands for itself twice. */
static gboolean
parse_channel (const char *text,
               guint       n_digits,
               double     *channel)
{
  int value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      value = value * 16 + digit;
    }

  *channel = n_digits == 1 ? value * 17 / 255.0 : value / 255.0;

  return TRUE;
}

static guint
to_byte (double channel)
{
  return (guint) lround (CLAMP (channel, 0.0, 1.0) * 255.0);
}

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
relative_luminance (const PlotColor *color)
{
  return 0.2126 * to_linear (color->red) +
         0.7152 * to_linear (color->green) +
         0.0722 * to_linear (color->blue);
}

/**
 * plot_color_parse:
 * @color: (out caller-allocates): where to put the colour
 * @text: (nullable): "#rgb", "#rrggbb" or "#rrggbbaa"
 *
 * Reads a colour as it is written in style sheets. @color is left alone if
 * @text is not one.
 *
 * Returns: whether @text is a colour
 */
gboolean
plot_color_parse (PlotColor  *color,
                  const char *text)
{
  double channels[4] = { 0.0, 0.0, 0.0, 1.0 };
  gsize length;
  guint width;

  g_return_val_if_fail (color != NULL, FALSE);

  if (text == NULL || text[0] != '#')
    return FALSE;

  length = strlen (text + 1);
  if (length != 3 && length != 6 && length != 8)
    return FALSE;

  width = length == 3 ? 1 : 2;
  for (guint i = 0; i < length / width; i++)
    {
      if (!parse_channel (text + 1 + i * width, width, &channels[i]))
        return FALSE;
    }

  *color = (PlotColor) { channels[0], channels[1], channels[2], channels[3] };

  return TRUE;
}

/**
 * plot_color_to_hex:
 * @color: a colour
 *
 * Writes a colour as "#rrggbb", or "#rrggbbaa" if it lets something through.
 *
 * Returns: (transfer full): the text
 */
char *
plot_color_to_hex (const PlotColor *color)
{
  guint alpha;

  g_return_val_if_fail (color != NULL, NULL);

  alpha = to_byte (color->alpha);
  if (alpha == 255)
    return g_strdup_printf ("#%02x%02x%02x",
                            to_byte (color->red), to_byte (color->green), to_byte (color->blue));

  return g_strdup_printf ("#%02x%02x%02x%02x",
                          to_byte (color->red), to_byte (color->green), to_byte (color->blue),
                          alpha);
}

/**
 * plot_color_contrast:
 * @a: a colour
 * @b: another colour
 *
 * The contrast ratio of WCAG 2.1, from 1 to 21, whichever is the lighter.
 * Both are taken as opaque.
 *
 * Returns: the ratio
 */
double
plot_color_contrast (const PlotColor *a,
                     const PlotColor *b)
{
  double first, second;

  g_return_val_if_fail (a != NULL && b != NULL, 1.0);

  first = relative_luminance (a);
  second = relative_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}
