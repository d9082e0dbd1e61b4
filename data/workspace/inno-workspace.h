/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-store-conflicts.h"
#include "inno-store-edits.h"
#include "inno-store-import.h"
#include "inno-syncer.h"

G_BEGIN_DECLS

#define INNO_TYPE_WORKSPACE (inno_workspace_get_type ())

/* The portfolio a window works on: the store on its worker, the sharing, and the
 * facts last loaded. Main context. Signal: "changed" (facts, state or error). */
G_DECLARE_FINAL_TYPE (InnoWorkspace, inno_workspace, INNO, WORKSPACE, GObject)

/* Something to be done with the store on its own thread. */
typedef struct
{
  gpointer       (*run) (InnoStore     *store,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error);
  GDestroyNotify   free_data;     /* of what it is given; nullable */
  GDestroyNotify   free_answer;   /* of what it answers, where nobody takes it; nullable */
} InnoWorkspaceJob;

InnoWorkspace      *inno_workspace_new           (const char           *folder) G_GNUC_WARN_UNUSED_RESULT;
InnoWorkspace      *inno_workspace_new_sample    (void) G_GNUC_WARN_UNUSED_RESULT;
void                inno_workspace_open          (InnoWorkspace        *self);
void                inno_workspace_refresh       (InnoWorkspace        *self,
                                                  const char           *url,
                                                  InnoImportFlags       flags);
InnoSyncer         *inno_workspace_get_syncer    (InnoWorkspace        *self);
void                inno_workspace_import_file   (InnoWorkspace        *self,
                                                  GFile                *file);
void                inno_workspace_run_async     (InnoWorkspace        *self,
                                                  const InnoWorkspaceJob *job,
                                                  gpointer              data,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gpointer            inno_workspace_run_finish    (InnoWorkspace        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void                inno_workspace_reload        (InnoWorkspace        *self);
void                inno_workspace_cancel        (InnoWorkspace        *self);

/* inno-workspace-begin.c: a portfolio of one's own */
void                inno_workspace_begin_async   (InnoWorkspace        *self,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean            inno_workspace_begin_finish  (InnoWorkspace        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);

/* Editing */
void                inno_workspace_edit_async    (InnoWorkspace        *self,
                                                  InnoEdit             *edit,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean            inno_workspace_edit_finish   (InnoWorkspace        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void                inno_workspace_undo_async    (InnoWorkspace        *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
InnoStep           *inno_workspace_undo_finish   (InnoWorkspace        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void                inno_workspace_redo_async    (InnoWorkspace        *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
InnoStep           *inno_workspace_redo_finish   (InnoWorkspace        *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
gboolean            inno_workspace_can_undo      (InnoWorkspace        *self);
gboolean            inno_workspace_can_redo      (InnoWorkspace        *self);
guint               inno_workspace_get_n_waiting (InnoWorkspace        *self);
void                inno_workspace_set_editor_name (InnoWorkspace      *self,
                                                  const char           *name);
const char         *inno_workspace_get_editor_name (InnoWorkspace      *self);

const char         *inno_workspace_get_editor_name (InnoWorkspace      *self);

/* inno-workspace-conflicts.c: choosing between two versions */
void                inno_workspace_resolve_async (InnoWorkspace        *self,
                                                  GPtrArray            *choices,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void                inno_workspace_resolve_all_async (InnoWorkspace    *self,
                                                  InnoChoiceSide        side,
                                                  guint                 n_seen,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean            inno_workspace_resolve_finish (InnoWorkspace       *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
guint               inno_workspace_get_n_conflicts (InnoWorkspace      *self);
guint               inno_workspace_get_n_conflicted (InnoWorkspace     *self);

InnoFacts          *inno_workspace_get_facts     (InnoWorkspace        *self);

/* inno-workspace-search.c */
void                inno_workspace_set_search    (InnoWorkspace        *self,
                                                  const char           *text);
const char         *inno_workspace_get_search    (InnoWorkspace        *self);
InnoFacts          *inno_workspace_get_shown_facts (InnoWorkspace      *self);

gboolean            inno_workspace_is_sample     (InnoWorkspace        *self);
gboolean            inno_workspace_is_open       (InnoWorkspace        *self);
gboolean            inno_workspace_is_busy       (InnoWorkspace        *self);
const GError       *inno_workspace_get_error     (InnoWorkspace        *self);
const GError       *inno_workspace_get_open_error (InnoWorkspace       *self);
const char         *inno_workspace_get_folder    (InnoWorkspace        *self);
const char * const *inno_workspace_get_notices   (InnoWorkspace        *self);

G_END_DECLS
