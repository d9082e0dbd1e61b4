/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What is derived from the rows of the projects: which groups are counted, and the
 * sums of the first picture. All of it after an import; after an edit, between
 * begin() and mend(), what hangs on the documents that were touched before they
 * were written and after. */
gboolean inno_store_totals_make  (sqlite3     *db,
                                  GError     **error);
gboolean inno_store_totals_postpone (sqlite3  *db,
                                  GError  **error);
gboolean inno_store_totals_make_due (sqlite3  *db,
                                  GError  **error);
gboolean inno_store_totals_begin (sqlite3     *db,
                                  GError     **error);
gboolean inno_store_totals_touch (sqlite3     *db,
                                  const char  *id,
                                  GError     **error);
gboolean inno_store_totals_mend  (sqlite3     *db,
                                  GError     **error);

G_END_DECLS
