/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-conflict-jobs.h"

G_BEGIN_DECLS

#define INNO_TYPE_CONFLICT_VIEW (inno_conflict_view_get_type ())

/* The two versions of one document, place by place. Signals: "resolve" (what was chosen
 * is to hold), "skip", "back". */
G_DECLARE_FINAL_TYPE (InnoConflictView, inno_conflict_view, INNO, CONFLICT_VIEW, GtkWidget)

GtkWidget  *inno_conflict_view_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_conflict_view_take        (InnoConflictView    *self,
                                            InnoPortfolio       *portfolio,
                                            const char          *editor,
                                            InnoConflictDossier *dossier);
const char *inno_conflict_view_get_id      (InnoConflictView    *self);
char       *inno_conflict_view_dup_name    (InnoConflictView    *self);
GPtrArray  *inno_conflict_view_get_choices (InnoConflictView    *self);
void        inno_conflict_view_set_busy    (InnoConflictView    *self,
                                            gboolean             is_busy);
void        inno_conflict_view_set_alone   (InnoConflictView    *self,
                                            gboolean             is_alone);
void        inno_conflict_view_retranslate (InnoConflictView    *self);

G_END_DECLS
