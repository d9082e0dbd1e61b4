/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

/* More sub-projects than this are not named one by one. */
#define INNO_PROJECT_MAX_SUBS 50
/* Nor more places with two versions than this. */
#define INNO_PROJECT_MAX_CONFLICTS 100

/* All that the store knows of one project. */
typedef struct
{
  JsonObject *document;   /* NULL = it is no longer there */
  JsonObject *parent;     /* the group project; nullable */
  GPtrArray  *subs;       /* JsonObject: the first of its sub-projects */
  guint       n_subs;
  GPtrArray  *versions;   /* InnoVersion, newest first */
  GPtrArray  *conflicts;  /* InnoConflictRecord: the first of what waits for a choice */
} InnoProjectDossier;

/* Reads one; its data is the id, and it answers with an #InnoProjectDossier. */
extern const InnoWorkspaceJob inno_project_dossier_job;

void inno_project_dossier_free (InnoProjectDossier *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoProjectDossier, inno_project_dossier_free)

G_END_DECLS
