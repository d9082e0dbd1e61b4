/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "inno-store-import.h"
#include "inno-store.h"

G_BEGIN_DECLS

/* A data folder of its own for each test, and documents to put into it. */
char            *store_fixture_new_folder   (void);
void             store_fixture_remove       (const char *folder);
InnoStore       *store_fixture_open         (const char *folder);

InnoImportHead  *store_fixture_head         (gint64      seq);
GPtrArray       *store_fixture_documents    (void);
char            *store_fixture_city         (const char *slug);
char            *store_fixture_project      (const char *slug,
                                             const char *more);
char            *store_fixture_project_full (const char *slug,
                                             const char *kind,
                                             const char *parent,
                                             const char *funding);

gboolean         store_fixture_import       (InnoStore         *store,
                                             GPtrArray         *documents,
                                             gint64             seq,
                                             InnoImportFlags    flags,
                                             InnoImportCounts  *counts,
                                             GError           **error);
char            *store_fixture_dump         (const char *folder,
                                             const char *file);
gint64           store_fixture_query        (const char *folder,
                                             const char *file,
                                             const char *sql);
gint64           store_fixture_query_after  (const char *folder,
                                             const char *file,
                                             const char *first,
                                             const char *sql);
void             store_fixture_exec         (const char *folder,
                                             const char *file,
                                             const char *sql);

char            *store_fixture_new_filled   (void);
guint            store_fixture_get_mode     (const char     *folder,
                                             const char     *name);
guint            store_fixture_count_files  (const char     *folder,
                                             const char     *prefix);
void             store_fixture_set_contents (const char     *folder,
                                             const char     *name,
                                             const char     *bytes,
                                             gssize          length);
void             store_fixture_load_dump    (const char     *folder,
                                             const char     *name,
                                             const char     *file);
void             store_fixture_assert_open_error (const char     *folder,
                                                  InnoStoreError  code);

G_END_DECLS
