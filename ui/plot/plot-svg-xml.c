/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "plot"

#include "plot-svg-private.h"

/* XML 1.0 has no control characters but these three, not even escaped. */
static gboolean
is_xml_char (gunichar character)
{
  return (character >= 0x20 && character != 0xfffe && character != 0xffff &&
          !(character >= 0x7f && character < 0xa0)) ||
         character == '\t' || character == '\n' || character == '\r';
}

void
plot_svg_append_escaped (GString    *out,
                         const char *text)
{
  static const struct { char plain; const char *escaped; } escapes[] = {
    { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '"', "&quot;" },
    { '\t', "&#9;" }, { '\n', "&#10;" }, { '\r', "&#13;" },
  };
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      guint i = 0;

      while (i < G_N_ELEMENTS (escapes) && (gunichar) escapes[i].plain != character)
        i++;
      if (i < G_N_ELEMENTS (escapes))
        g_string_append (out, escapes[i].escaped);
      else if (is_xml_char (character))
        g_string_append_unichar (out, character);
    }
}

void
plot_svg_append_attribute (GString    *out,
                           const char *name,
                           const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  plot_svg_append_escaped (out, value);
  g_string_append_c (out, '"');
}

void
plot_svg_append_length (GString    *out,
                        const char *name,
                        double      value)
{
  g_string_append_printf (out, " %s=\"", name);
  plot_append_number (out, value, PLOT_SVG_DECIMALS);
  g_string_append_c (out, '"');
}

/* A paint attribute, "fill" or "stroke", with its opacity where it has one. */
void
plot_svg_append_color (GString         *out,
                       const char      *name,
                       const PlotColor *color)
{
  const PlotColor opaque = { color->red, color->green, color->blue, 1.0 };
  g_autofree char *hex = plot_color_to_hex (&opaque);

  g_string_append_printf (out, " %s=\"%s\"", name, hex);
  if (color->alpha < 1.0)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      plot_svg_append_length (out, opacity, color->alpha);
    }
}

void
plot_svg_append_dash (GString *out,
                      double   on,
                      double   off)
{
  g_string_append (out, " stroke-dasharray=\"");
  plot_append_number (out, on, PLOT_SVG_DECIMALS);
  g_string_append_c (out, ' ');
  plot_append_number (out, off, PLOT_SVG_DECIMALS);
  g_string_append_c (out, '"');
}

void
plot_svg_append_stroke (GString         *out,
                        const PlotColor *color,
                        double           width,
                        gboolean         is_dashed)
{
  if (color->alpha <= 0.0 || width <= 0.0)
    return;

  plot_svg_append_color (out, "stroke", color);
  plot_svg_append_length (out, "stroke-width", width);
  if (is_dashed)
    plot_svg_append_dash (out, PLOT_DASH_ON * MAX (width, 1.0), PLOT_DASH_OFF * MAX (width, 1.0));
}
