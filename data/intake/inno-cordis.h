/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-day.h"
#include "inno-preview.h"

G_BEGIN_DECLS

/* CORDIS publishes who takes part in one file, and in what in another. */
typedef struct
{
  char *organisations;
  char *projects;      /* nullable: there is none */
} InnoCordisFiles;

/* What project.csv says of a project. */
typedef struct
{
  char    *title;      /* nullable */
  char    *acronym;    /* nullable */
  char    *programme;  /* nullable */
  char    *part;       /* of the programme, nullable */
  InnoDay  start;      /* INNO_DAY_NONE: not known */
  InnoDay  end;
  char    *bad_day;    /* what stands there for one and is none, nullable */
} InnoCordisProject;

gboolean    inno_cordis_files_find    (const InnoPreviewRequest  *request,
                                       InnoCordisFiles           *files,
                                       GError                   **error);
void        inno_cordis_files_clear   (InnoCordisFiles           *self);
GHashTable *inno_cordis_projects_read (const char                *path,
                                       GCancellable              *cancellable,
                                       GError                   **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoCordisFiles, inno_cordis_files_clear)

G_END_DECLS
