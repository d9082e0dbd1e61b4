/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-project-columns.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_VIEW (inno_project_view_get_type ())

/* The projects in rows and columns, any number of them. Properties: "subject", the id of
 * the project that is selected, or NULL; "narrow", whether there is room for few columns
 * only. Signals: "activated" (its id; Enter, or a
 * double click), "listed" (other rows, or an error), "sorted", "copied" (how many rows;
 * 0: too many). */
G_DECLARE_FINAL_TYPE (InnoProjectView, inno_project_view, INNO, PROJECT_VIEW, GtkWidget)

/* More rows than this are not copied at once. */
#define INNO_PROJECT_MAX_COPIED 10000

GtkWidget       *inno_project_view_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void             inno_project_view_show          (InnoProjectView  *self,
                                                  InnoWorkspace    *workspace,
                                                  InnoFacts        *facts,
                                                  const InnoQuery  *query);
void             inno_project_view_retranslate   (InnoProjectView  *self);
InnoProjectList *inno_project_view_get_list      (InnoProjectView  *self);
InnoPortfolio   *inno_project_view_get_portfolio (InnoProjectView  *self);
const char      *inno_project_view_get_subject   (InnoProjectView  *self);
GtkBitset       *inno_project_view_get_selected  (InnoProjectView  *self) G_GNUC_WARN_UNUSED_RESULT;
guint            inno_project_view_get_only_selected (InnoProjectView *self);
gboolean         inno_project_view_select        (InnoProjectView  *self,
                                                  const char       *id);
gboolean         inno_project_view_select_next   (InnoProjectView  *self);
void             inno_project_view_show_column   (InnoProjectView  *self,
                                                  const InnoProjectColumn *column,
                                                  gboolean          is_shown);
/* Those in sight, in order: const InnoProjectColumn. */
GPtrArray       *inno_project_view_list_columns  (InnoProjectView  *self);
gboolean         inno_project_view_shows_column  (InnoProjectView  *self,
                                                  const InnoProjectColumn *column);
void             inno_project_view_sort_by       (InnoProjectView  *self,
                                                  InnoProjectSort   sort,
                                                  gboolean          is_descending);
InnoProjectSort  inno_project_view_get_sort      (InnoProjectView  *self,
                                                  gboolean         *is_descending);
void             inno_project_view_set_single_click (InnoProjectView *self,
                                                  gboolean          is_single);

G_END_DECLS
