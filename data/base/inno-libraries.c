/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-base"

#include "inno-libraries.h"

#include <json-glib/json-glib.h>
#include <unicode/uversion.h>

/**
 * inno_libraries_add:
 * @libraries: (element-type utf8): the list, which frees its lines
 * @name: what the library is called
 * @built: its version when this program was built
 * @running: (nullable): its version now; %NULL where it does not say
 *
 * Adds a line in English: whoever reads it mends programs.
 */
void
inno_libraries_add (GPtrArray  *libraries,
                    const char *name,
                    const char *built,
                    const char *running)
{
  g_return_if_fail (libraries != NULL);

  if (running == NULL)
    g_ptr_array_add (libraries, g_strdup_printf ("%s: built with %s", name, built));
  else
    g_ptr_array_add (libraries, g_strdup_printf ("%s: built with %s, running with %s", name, built, running));
}

/**
 * inno_base_add_libraries:
 * @libraries: (element-type utf8): where to
 *
 * Adds GLib, ICU and json-glib, which does not say its version when it runs.
 */
void
inno_base_add_libraries (GPtrArray *libraries)
{
  g_autofree char *glib = g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  g_autofree char *built = g_strdup_printf ("%d.%d.%d", GLIB_MAJOR_VERSION, GLIB_MINOR_VERSION, GLIB_MICRO_VERSION);
  UVersionInfo version;
  char icu[U_MAX_VERSION_STRING_LENGTH];

  u_getVersion (version);
  u_versionToString (version, icu);
  inno_libraries_add (libraries, "GLib", built, glib);
  inno_libraries_add (libraries, "ICU", U_ICU_VERSION, icu);
  inno_libraries_add (libraries, "json-glib", JSON_VERSION_S, NULL);
}
