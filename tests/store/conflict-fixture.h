/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "edit-fixture.h"
#include "inno-store-conflicts.h"

G_BEGIN_DECLS

/* Where the project stands among the documents. */
#define CONFLICT_FIXTURE_P1 0

/* Its status, and who changed it last. */
#define CONFLICT_BY(who, status) \
  "\"" status "\",\"edit\":{\"id\":\"x\",\"by\":\"" who "\",\"at\":\"2025-04-10T06:05:00Z\"}"

/* Those of the fixture, with one text in place of another in the project; @from NULL: without it. */
GPtrArray *conflict_fixture_with      (const char      *from,
                                       const char      *to);
/* Takes @documents. */
void       conflict_fixture_import    (EditFixture     *fixture,
                                       gint64           seq,
                                       GPtrArray       *documents);
/* Ended here, cancelled there. */
void       conflict_fixture_make      (EditFixture     *fixture);
GPtrArray *conflict_fixture_list      (EditFixture     *fixture);
void       conflict_fixture_assert_n  (EditFixture     *fixture,
                                       guint            n);
/* Chooses in all records that there are. @value: NULL but for another. */
gboolean   conflict_fixture_choose_in (EditFixture     *fixture,
                                       GPtrArray       *records,
                                       InnoChoiceSide   side,
                                       const char      *value,
                                       GError         **error);
void       conflict_fixture_choose    (EditFixture     *fixture,
                                       InnoChoiceSide   side,
                                       const char      *value);
void       conflict_fixture_move      (EditFixture     *fixture,
                                       gboolean       (*func) (InnoStore   *store,
                                                               const char  *who,
                                                               InnoStep   **step,
                                                               GError     **error));

#define conflict_fixture_assert_status(fixture, value) \
  edit_fixture_assert_member ((fixture)->store, "project:p1", "status", (value))
#define conflict_fixture_assert_outbox(fixture, sql) \
  g_assert_cmpint (edit_fixture_query ((fixture), "outbox.db", (sql)), ==, 1)

G_END_DECLS
