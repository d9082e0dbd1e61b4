/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store-fixture.h"

G_BEGIN_DECLS

/* A store of its own for each test, and the documents that are imported next. */
typedef struct
{
  char      *folder;
  InnoStore *store;
  GPtrArray *documents;
} ImportFixture;

void              import_fixture_set_up         (ImportFixture   *fixture,
                                                 gconstpointer    data);
void              import_fixture_tear_down      (ImportFixture   *fixture,
                                                 gconstpointer    data);
InnoImportCounts  import_fixture_import         (ImportFixture   *fixture,
                                                 gint64           seq,
                                                 InnoImportFlags  flags);
void              import_fixture_assert_refused (ImportFixture   *fixture,
                                                 gint64           seq,
                                                 InnoImportFlags  flags,
                                                 InnoStoreError   code);
void              import_fixture_replace        (ImportFixture   *fixture,
                                                 guint            index,
                                                 char            *json);
void              import_fixture_add_cities     (ImportFixture   *fixture,
                                                 guint            n_cities);

#define import_fixture_assert_counts(counts, a, c, r, u, q) \
  G_STMT_START { \
    InnoImportCounts _counts = (counts); \
    g_assert_cmpuint (_counts.added, ==, (a)); \
    g_assert_cmpuint (_counts.changed, ==, (c)); \
    g_assert_cmpuint (_counts.removed, ==, (r)); \
    g_assert_cmpuint (_counts.unchanged, ==, (u)); \
    g_assert_cmpuint (_counts.quarantined, ==, (q)); \
  } G_STMT_END

G_END_DECLS
