/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

#define INNO_TYPE_CONFLICT_LIST (inno_conflict_list_get_type ())

/* The documents with open choices, read as far as somebody looks. Signals: "selected",
 * "activated" (a click, or Enter), "failed" (why they could not be read). */
G_DECLARE_FINAL_TYPE (InnoConflictList, inno_conflict_list, INNO, CONFLICT_LIST, GtkWidget)

GtkWidget  *inno_conflict_list_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_conflict_list_read         (InnoConflictList *self,
                                             InnoWorkspace    *workspace,
                                             InnoPortfolio    *portfolio);
const char *inno_conflict_list_get_selected (InnoConflictList *self);
void        inno_conflict_list_select       (InnoConflictList *self,
                                             const char       *id);
void        inno_conflict_list_select_next  (InnoConflictList *self);
void        inno_conflict_list_set_alone    (InnoConflictList *self,
                                             gboolean          is_alone);
guint       inno_conflict_list_get_n        (InnoConflictList *self);
void        inno_conflict_list_retranslate  (InnoConflictList *self);

G_END_DECLS
