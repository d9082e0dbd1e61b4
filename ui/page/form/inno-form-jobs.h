/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store-conflicts.h"
#include "inno-store-lookup.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* More places of one document with two versions than this are not pointed to. */
#define INNO_FORM_MOST_CONFLICTS 1000

/* What forms ask of the store, on its own thread. Each answer comes out of
 * inno_workspace_run_finish(), %NULL with an error. */

/* A document to be edited, and what its form needs besides. */
typedef struct
{
  JsonObject *document;   /* NULL: there is none of that id */
  char       *who;        /* who changed it last; nullable */
  gint64      at;         /* Unix seconds; 0 = not known */
  GPtrArray  *groups;     /* of InnoStoreName */
  GPtrArray  *conflicts;  /* of InnoConflictRecord: what has two versions; NULL of a new one */
} InnoFormOpened;

typedef struct
{
  guint counts[INNO_DOCUMENT_OTHER];
} InnoFormReferences;

/* One document in a list. */
typedef struct
{
  char     *id;
  InnoText *name;       /* nullable: it has none */
  char     *about[3];   /* ids and words that it is told by where it has no name; nullable */
} InnoFormRecord;

void            inno_form_opened_free          (InnoFormOpened      *opened);
void            inno_form_record_free          (InnoFormRecord      *record);

void            inno_form_open_async           (InnoWorkspace       *workspace,
                                                const char          *id,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Answers an InnoStoreName of another project, or one without an id. */
void            inno_form_find_code_async      (InnoWorkspace       *workspace,
                                                const char          *code,
                                                const char          *but,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Answers an InnoFormReferences. */
void            inno_form_count_async          (InnoWorkspace       *workspace,
                                                const char          *id,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
/* Answers a GPtrArray of InnoFormRecord. */
void            inno_form_list_async           (InnoWorkspace       *workspace,
                                                InnoDocumentType     type,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFormOpened, inno_form_opened_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFormRecord, inno_form_record_free)

G_END_DECLS
