/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Texts that newer ones have taken the place of, and what was confirmed last. */
guint    inno_store_rev_get_generation  (const char  *rev);
gboolean inno_store_revisions_keep      (sqlite3     *cache,
                                         const char  *id,
                                         const char  *rev,
                                         const char  *body,
                                         GError     **error);
gboolean inno_store_revisions_find      (sqlite3     *cache,
                                         const char  *id,
                                         const char  *rev,
                                         char       **body,
                                         GError     **error);
gboolean inno_store_revisions_forget    (sqlite3     *cache,
                                         const char  *id,
                                         GError     **error);
gboolean inno_store_revisions_trim_recent (sqlite3 *cache,
                                         GError     **error);

G_END_DECLS
