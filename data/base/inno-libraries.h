/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which versions of other people's libraries are at work, for a report of a problem. Each
 * layer says it of those that it alone may use. A list has a line of text for each. */
void inno_libraries_add      (GPtrArray  *libraries,
                              const char *name,
                              const char *built,
                              const char *running);
void inno_base_add_libraries (GPtrArray  *libraries);

G_END_DECLS
