/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-file-name.h"

#include <string.h>

/* What a file cannot be called here or where it is taken to. */
#define NOT_IN_NAMES "/\\:*?\"<>|"

/**
 * inno_file_name_make:
 * @title: what is in the file, as people call it
 * @suffix: (nullable): what follows the last dot
 *
 * Returns: (transfer full): what the file may be called on any system
 */
char *
inno_file_name_make (const char *title,
                     const char *suffix)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  name = g_strdelimit (g_strdup (title), NOT_IN_NAMES, '-');

  return suffix != NULL ? g_strconcat (name, ".", suffix, NULL) : g_steal_pointer (&name);
}

static gboolean
has_suffix (const char *name,
            const char *suffix)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, suffix) == 0;
}

/**
 * inno_file_name_complete:
 * @chosen: what somebody typed, and agreed to have replaced if it is there
 * @suffix: what its name is to end in
 *
 * Nobody was asked about the name with the suffix: a file of that name stays, and a number
 * tells the new one from it. Looks at the disk.
 *
 * Returns: (transfer full): the file to write
 */
GFile *
inno_file_name_complete (GFile      *chosen,
                         const char *suffix)
{
  g_autofree char *name = NULL;
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (G_IS_FILE (chosen), NULL);
  g_return_val_if_fail (suffix != NULL, NULL);

  name = g_file_get_basename (chosen);
  if (has_suffix (name, suffix))
    return g_object_ref (chosen);

  folder = g_file_get_parent (chosen);
  for (guint i = 1;; i++)
    {
      g_autofree char *completed = i == 1 ? g_strdup_printf ("%s.%s", name, suffix)
                                          : g_strdup_printf ("%s (%u).%s", name, i, suffix);
      g_autoptr (GFile) file = g_file_get_child (folder, completed);

      if (!g_file_query_exists (file, NULL))
        return g_steal_pointer (&file);
    }
}
