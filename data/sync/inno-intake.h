/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-static.h"
#include "inno-sync.h"

G_BEGIN_DECLS

/* What sync and the store say to each other. The store's thread, all of it. */

/* What the store remembers of the answer its documents came from. */
typedef struct
{
  char     *url;            /* nullable */
  char     *etag;           /* nullable */
  char     *last_modified;  /* nullable */
  char     *body_hash;      /* nullable */
  gboolean  is_empty;
  gboolean  is_due;         /* the last whole answer is a day old */
} InnoIntakeKnown;

/* A complete portfolio on its way into the store. */
typedef struct
{
  InnoStatic      *document;     /* its head is filled in */
  InnoSpool       *spool;        /* nullable: its pages */
  InnoImportFlags  flags;
  GCancellable    *cancellable;  /* nullable: heeded until the commit, not after */
} InnoIntake;

void     inno_intake_known_read     (InnoIntakeKnown        *known,
                                     InnoStore              *store,
                                     gint64                  now);
void     inno_intake_known_clear    (InnoIntakeKnown        *known);
gboolean inno_intake_note_unchanged (InnoStore              *store,
                                     const InnoImportHead   *head,
                                     GError                **error);
gboolean inno_intake_note_asked     (InnoStore              *store,
                                     gint64                  now,
                                     GError                **error);
gboolean inno_intake_import         (InnoStore              *store,
                                     const InnoIntake       *intake,
                                     InnoSyncReport         *report,
                                     GError                **error);

G_END_DECLS
