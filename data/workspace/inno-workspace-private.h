/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-worker.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* What can be said of the edits. */
typedef struct
{
  gboolean can_undo;
  gboolean can_redo;
  guint    n_waiting;   /* documents that are not as the shared data has them */
  guint    n_conflicted;   /* documents of which somebody has to choose between two versions */
  guint    n_conflicts;    /* choices in them */
} InnoEditState;

/* What a job on the worker brings back to the main context. */
typedef struct
{
  InnoFacts *facts;        /* NULL where the store is empty */
  GStrv      notices;
  char      *address;      /* where it was fetched from; nullable */
  gint64     retrieved_at; /* Unix seconds; 0 = never */
  InnoEditState edits;
  InnoDeck  *deck;         /* that a presentation file is of; nullable */
  InnoText  *meeting;      /* that a snapshot was made for; nullable */
} InnoLoaded;

/* What a job on the worker is given. */
typedef struct
{
  InnoStore *store;
  gboolean   is_sample;
  gboolean   compares;     /* what is loaded is compared before anybody is told of it */
  GFile     *file;         /* to import; NULL = none */
  char      *who;          /* imports it; nullable */
  gboolean   is_changes;   /* that is what it turned out to be */
  InnoFacts *facts;        /* to compare; NULL = none */
} InnoJob;

typedef struct _InnoWorkspaceSearch InnoWorkspaceSearch;

InnoWorkspaceSearch *inno_workspace_search_new       (void);
void                 inno_workspace_search_free      (InnoWorkspaceSearch *search);
void                 inno_workspace_search_anew      (InnoWorkspace       *self);
InnoWorkspaceSearch *inno_workspace_get_search_state (InnoWorkspace       *self);

/* Takes an error, where there is one, and says that something changed. */
void                 inno_workspace_tell             (InnoWorkspace       *self,
                                                      GError              *error);
void                 inno_workspace_sync_began       (InnoWorkspace       *self);
void                 inno_workspace_sync_ended       (InnoWorkspace       *self,
                                                      GError              *error,
                                                      gboolean             has_come);

/* The part of the workspace that inno-workspace-edit.c looks after. */
typedef struct
{
  InnoEditState  state;
  char          *name;     /* of who edits; NULL = not told */
} InnoEditing;

/* The part of the workspace that inno-workspace-frozen.c looks after. */
typedef struct
{
  char     *key;      /* of the snapshot that it is on; nullable, as the others */
  InnoDeck *deck;     /* that a presentation file is of */
  InnoText *meeting;  /* that a snapshot was made for */
} InnoFrozen;

/* What a person does, on the thread of the store. @step: what was taken back. */
typedef gboolean (*InnoDeedFunc) (InnoStore   *store,
                                  gpointer     data,
                                  const char  *who,
                                  InnoStep   **step,
                                  GError     **error);

/* The task is answered with the step, once the deed is done. */
void         inno_workspace_do          (GTask         *task,
                                         InnoDeedFunc   deed,
                                         gpointer       data,
                                         GDestroyNotify free_data);
InnoEditing *inno_workspace_get_editing (InnoWorkspace *self);
void         inno_edit_state_read       (InnoEditState *state,
                                         InnoStore     *store);

void inno_loaded_free                     (gpointer      data);
void inno_job_free                        (gpointer      data);

/* inno-workspace-frozen.c. For the thread of the store alone are its contents. */
InnoWorkspace *inno_workspace_new_filled  (InnoStore     *store);
InnoStore     *inno_workspace_get_store   (InnoWorkspace *self);
InnoWorker    *inno_workspace_get_worker  (InnoWorkspace *self);
InnoFrozen    *inno_workspace_get_frozen  (InnoWorkspace *self);
void           inno_workspace_take_frozen (InnoWorkspace *self,
                                           InnoLoaded    *loaded);
void           inno_frozen_clear          (InnoFrozen    *frozen);

/* What runs on the thread of the store. */
void inno_workspace_open_in_worker        (GTask        *task,
                                           gpointer      source_object,
                                           gpointer      task_data,
                                           GCancellable *cancellable);
void inno_workspace_load_in_worker        (GTask        *task,
                                           gpointer      source_object,
                                           gpointer      task_data,
                                           GCancellable *cancellable);
void inno_workspace_import_in_worker      (GTask        *task,
                                           gpointer      source_object,
                                           gpointer      task_data,
                                           GCancellable *cancellable);
void inno_workspace_compare_in_worker     (GTask        *task,
                                           gpointer      source_object,
                                           gpointer      task_data,
                                           GCancellable *cancellable);
void inno_workspace_close_in_worker       (GTask        *task,
                                           gpointer      source_object,
                                           gpointer      task_data,
                                           GCancellable *cancellable);

G_END_DECLS
