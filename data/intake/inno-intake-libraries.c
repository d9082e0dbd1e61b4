/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-intake"

#include "inno-intake-libraries.h"

#include <libxml/parser.h>

#include "inno-libraries.h"

/* libxml2, which tells its version as one number: 20914 is 2.9.14. */
void
inno_intake_add_libraries (GPtrArray *libraries)
{
  guint64 number = g_ascii_strtoull (xmlParserVersion, NULL, 10);
  g_autofree char *running = g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT,
                                              number / 10000, number / 100 % 100, number % 100);

  inno_libraries_add (libraries, "libxml2", LIBXML_DOTTED_VERSION, running);
}
