/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "inno-store.h"

G_BEGIN_DECLS

/* Both files have a table "setting". */
char     *inno_store_settings_get     (sqlite3     *db,
                                       const char  *key);
gboolean  inno_store_settings_put     (sqlite3     *db,
                                       const char  *key,
                                       const char  *value,
                                       GError     **error);
gboolean  inno_store_settings_has_endpoint (sqlite3 *db);
void      inno_store_settings_copy    (sqlite3     *from,
                                       sqlite3     *to);

G_END_DECLS
