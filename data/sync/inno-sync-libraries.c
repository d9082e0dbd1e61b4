/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-sync"

#include "inno-sync-libraries.h"

#include <libsecret/secret.h>
#include <libsoup/soup.h>

#include "inno-libraries.h"

/* libsoup, and libsecret, which does not say its version when it runs. */
void
inno_sync_add_libraries (GPtrArray *libraries)
{
  g_autofree char *soup = g_strdup_printf ("%u.%u.%u", soup_get_major_version (), soup_get_minor_version (),
                                           soup_get_micro_version ());
  g_autofree char *secret = g_strdup_printf ("%d.%d.%d", SECRET_MAJOR_VERSION, SECRET_MINOR_VERSION,
                                             SECRET_MICRO_VERSION);
  g_autofree char *built = g_strdup_printf ("%d.%d.%d", SOUP_MAJOR_VERSION, SOUP_MINOR_VERSION, SOUP_MICRO_VERSION);

  inno_libraries_add (libraries, "libsoup", built, soup);
  inno_libraries_add (libraries, "libsecret", secret, NULL);
}
