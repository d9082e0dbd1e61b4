/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "inno-saved-views.h"

#define KEY "views"

/* Every view but one, which becomes what is given, or goes. */
static gboolean
replace (GSettings  *settings,
         const char *name,
         const char *new_name,
         const char *new_link)
{
  g_autoptr (GVariant) views = inno_saved_views_get (settings);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *old_name, *link;
  gboolean is_found = FALSE;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_iter_init (&iter, views);
  while (g_variant_iter_next (&iter, "(&s&s)", &old_name, &link))
    {
      gboolean is_it = g_str_equal (old_name, name);

      is_found |= is_it;
      if (!is_it)
        g_variant_builder_add (&builder, "(ss)", old_name, link);
      else if (new_name != NULL)
        g_variant_builder_add (&builder, "(ss)", new_name, new_link != NULL ? new_link : link);
    }
  if (!is_found && new_link != NULL)
    g_variant_builder_add (&builder, "(ss)", new_name, new_link);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));

  return is_found;
}

/**
 * inno_saved_views_get:
 * @settings: the settings
 *
 * Returns: (transfer full): a(ss), a name and a link each, in the order they were saved
 */
GVariant *
inno_saved_views_get (GSettings *settings)
{
  return g_settings_get_value (settings, KEY);
}

/**
 * inno_saved_views_has:
 * @settings: the settings
 * @name: a name
 *
 * Returns: whether a view of that name is saved
 */
gboolean
inno_saved_views_has (GSettings  *settings,
                      const char *name)
{
  g_autoptr (GVariant) views = inno_saved_views_get (settings);
  GVariantIter iter;
  const char *saved;

  g_variant_iter_init (&iter, views);
  while (g_variant_iter_next (&iter, "(&s&s)", &saved, NULL))
    if (g_str_equal (saved, name))
      return TRUE;

  return FALSE;
}

/**
 * inno_saved_views_save:
 * @settings: the settings
 * @name: what it is called; one of the same name is replaced
 * @link: what win.go takes
 */
void
inno_saved_views_save (GSettings  *settings,
                       const char *name,
                       const char *link)
{
  replace (settings, name, name, link);
}

/**
 * inno_saved_views_rename:
 * @settings: the settings
 * @name: a view
 * @new_name: what it is to be called
 *
 * Returns: whether it is; a name that another view has is not taken away from it
 */
gboolean
inno_saved_views_rename (GSettings  *settings,
                         const char *name,
                         const char *new_name)
{
  if (*new_name == '\0' || inno_saved_views_has (settings, new_name))
    return FALSE;

  return replace (settings, name, new_name, NULL);
}

/**
 * inno_saved_views_remove:
 * @settings: the settings
 * @name: a view
 */
void
inno_saved_views_remove (GSettings  *settings,
                         const char *name)
{
  replace (settings, name, NULL, NULL);
}
