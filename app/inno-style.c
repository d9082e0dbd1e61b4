/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "inno-style.h"

#include <adwaita.h>

#define FALLBACK_FAMILY "Inter"

static void
style_changed_cb (GSettings *settings)
{
  static const struct { const char *style; AdwColorScheme scheme; } schemes[] = {
    { "system", ADW_COLOR_SCHEME_DEFAULT },
    { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
    { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
  };
  g_autofree char *style = g_settings_get_string (settings, "style");

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].style, style))
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i].scheme);
}

/* A session in which nobody has chosen a font, or from which the chosen one is
 * missing, would show any sans serif at all. */
static void
replace_missing_font (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  g_autofree char *name = NULL;
  g_autoptr (PangoFontDescription) font = NULL;
  const char *family;

  g_object_get (settings, "gtk-font-name", &name, NULL);
  font = pango_font_description_from_string (name != NULL ? name : "");
  family = pango_font_description_get_family (font);
  if (family != NULL && g_ascii_strcasecmp (family, "Sans") != 0 &&
      pango_font_map_get_family (map, family) != NULL)
    return;

  if (pango_font_map_get_family (map, FALLBACK_FAMILY) != NULL)
    g_object_set (settings, "gtk-font-name", FALLBACK_FAMILY " 10.5", NULL);
}

/**
 * inno_style_init:
 * @settings: the settings of the program
 *
 * Keeps light and dark as the settings say, and sees to a font that is there.
 */
void
inno_style_init (GSettings *settings)
{
  g_signal_connect (settings, "changed::style", G_CALLBACK (style_changed_cb), NULL);
  style_changed_cb (settings);
  replace_missing_font ();
}
