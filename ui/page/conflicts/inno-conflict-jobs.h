/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-workspace.h"

G_BEGIN_DECLS

/* What the page asks of the store, on its own thread. Each answer comes out of
 * inno_workspace_run_finish(), %NULL with an error. */

/* More choices of one document than this are shown when those are made. */
#define INNO_CONFLICT_MOST_FIELDS 100

/* A document of which two versions are open. */
typedef struct
{
  char       *id;
  JsonObject *document;   /* as it is here, or was; nullable */
  GPtrArray  *records;    /* of InnoConflictRecord */
  gboolean    has_more;
  GPtrArray  *groups;     /* of InnoStoreName: what it may be part of */
} InnoConflictDossier;

void inno_conflict_dossier_free  (InnoConflictDossier *self);

/* Answers a GPtrArray of InnoConflictDocument, of which only what tells it is kept. */
void inno_conflict_list_async    (InnoWorkspace       *workspace,
                                  const char          *after,
                                  guint                limit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
/* Answers an InnoConflictDossier. */
void inno_conflict_open_async    (InnoWorkspace       *workspace,
                                  const char          *id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoConflictDossier, inno_conflict_dossier_free)

G_END_DECLS
