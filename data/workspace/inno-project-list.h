/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-item.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_LIST (inno_project_list_get_type ())

/* Any number of projects as a list: a GListModel of InnoProjectItem, whose rows load
 * where somebody looks. Properties: "is-busy" (what was asked for is not there yet),
 * which is notified once the rows have changed. Main context. */
G_DECLARE_FINAL_TYPE (InnoProjectList, inno_project_list, INNO, PROJECT_LIST, GObject)

InnoProjectList          *inno_project_list_new          (InnoWorkspace   *workspace) G_GNUC_WARN_UNUSED_RESULT;
void                      inno_project_list_show         (InnoProjectList *self,
                                                          InnoFacts       *facts,
                                                          const InnoQuery *query,
                                                          InnoProjectSort  sort,
                                                          gboolean         descending,
                                                          gboolean         by_group);
void                      inno_project_list_set_expanded (InnoProjectList *self,
                                                          guint            position,
                                                          gboolean         is_expanded);
guint                     inno_project_list_find         (InnoProjectList *self,
                                                          const char      *id);
const InnoProjectSummary *inno_project_list_get_summary  (InnoProjectList *self);
gboolean                  inno_project_list_is_busy      (InnoProjectList *self);
const GError             *inno_project_list_get_error    (InnoProjectList *self);

G_END_DECLS
