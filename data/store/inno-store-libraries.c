/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-store"

#include "inno-store-libraries.h"

#include <sqlite3.h>

#include "inno-libraries.h"

/* SQLite. */
void
inno_store_add_libraries (GPtrArray *libraries)
{
  inno_libraries_add (libraries, "SQLite", SQLITE_VERSION, sqlite3_libversion ());
}
