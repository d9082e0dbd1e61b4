/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store-edits.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* A store with a portfolio in it, and people who edit it. */
typedef struct
{
  char      *folder;
  InnoStore *store;
} EditFixture;

void        edit_fixture_set_up         (EditFixture    *fixture,
                                         gconstpointer   data);
void        edit_fixture_tear_down      (EditFixture    *fixture,
                                         gconstpointer   data);
void        edit_fixture_reopen         (EditFixture    *fixture);

/* Single quotes stand for double ones. */
JsonObject *edit_fixture_parse          (const char     *text);
JsonObject *edit_fixture_read           (InnoStore      *store,
                                         const char     *id);
JsonObject *edit_fixture_with           (JsonObject     *document,
                                         const char     *member,
                                         const char     *value);
void        edit_fixture_apply          (InnoStore      *store,
                                         InnoEdit       *edit);
void        edit_fixture_set            (InnoStore      *store,
                                         const char     *id,
                                         const char     *member,
                                         const char     *value);
void        edit_fixture_create         (InnoStore      *store,
                                         const char     *text);
void        edit_fixture_remove         (InnoStore      *store,
                                         const char     *id);
char       *edit_fixture_get            (InnoStore      *store,
                                         const char     *id,
                                         const char     *member);
char       *edit_fixture_dump           (EditFixture    *fixture);
void        edit_fixture_assert_sound   (InnoStore      *store,
                                         const char     *folder);

#define edit_fixture_assert_member(store, id, member, value) \
  G_STMT_START { \
    g_autofree char *_value = edit_fixture_get ((store), (id), (member)); \
    g_assert_cmpstr (_value, ==, (value)); \
  } G_STMT_END

#define edit_fixture_query(fixture, file, sql) \
  store_fixture_query ((fixture)->folder, (file), (sql))

G_END_DECLS
