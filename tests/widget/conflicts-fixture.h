/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "fixtures.h"
#include "inno-conflict-list.h"
#include "inno-conflict-view.h"
#include "inno-page.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

#define P1 "project:p1"
#define P2 "project:p2"

#define CONFLICTS_FIXTURE_DOCUMENTS \
  "[{'_id':'project:p1','name':{'fi':'Silta','sv':'Bro','en':'Bridge'},'code':'A1','status':'ongoing'," \
  "'end':'2026-01-31','funding':[['erdf','granted',2024,15000000]]}," \
  "{'_id':'project:p2','name':{'fi':'Satama','sv':'Hamn','en':'Harbour'},'status':'ongoing','funding':[]}]"

/* The page of conflicts in a window of its own. */
typedef struct
{
  Fixture          *fixture;
  InnoWorkspace    *workspace;
  InnoPage         *page;
  GtkWindow        *window;
  InnoConflictList *list;
  InnoConflictView *view;
  char             *message;     /* the last toast, nullable */
  char             *undoable;    /* the last that can be undone, nullable */
} ConflictsFixture;

/* Three fields of two documents have two versions: the end and the name of P1, the status
 * of P2. */
Fixture          *conflicts_fixture_make          (void) G_GNUC_WARN_UNUSED_RESULT;
/* Values stand in an array, so that they may be of any kind. */
void              conflicts_fixture_edit          (InnoStore        *store,
                                                   JsonObject       *base,
                                                   const char       *member,
                                                   const char       *json,
                                                   const char       *who);
/* The second of two edits began before the first was kept. */
void              conflicts_fixture_collide       (Fixture          *fixture,
                                                   const char       *id,
                                                   const char       *member,
                                                   const char       *mine,
                                                   const char       *theirs);
ConflictsFixture *conflicts_fixture_open          (Fixture          *fixture,
                                                   int               width);
void              conflicts_fixture_close         (ConflictsFixture *self);
/* For workspace_case_wait(): whether a document is shown and nothing else is on its way. */
gboolean          conflicts_fixture_is_shown      (gpointer          data);
const char       *conflicts_fixture_get_surface   (ConflictsFixture *self);
void              conflicts_fixture_open_document (ConflictsFixture *self,
                                                   const char       *id);
/* What the store has. */
void              conflicts_fixture_assert_string (ConflictsFixture *self,
                                                   const char       *id,
                                                   const char       *member,
                                                   const char       *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConflictsFixture, conflicts_fixture_close)

G_END_DECLS
