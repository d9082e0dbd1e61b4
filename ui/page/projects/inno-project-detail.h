/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-project-dossier.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_DETAIL (inno_project_detail_get_type ())

/* One project in every detail, and what can be done with it. Signals: "back",
 * "message" (text for a toast). */
G_DECLARE_FINAL_TYPE (InnoProjectDetail, inno_project_detail, INNO, PROJECT_DETAIL, GtkWidget)

GtkWidget  *inno_project_detail_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void        inno_project_detail_take         (InnoProjectDetail  *self,
                                              InnoPortfolio      *portfolio,
                                              InnoProjectDossier *dossier);
const char *inno_project_detail_get_id       (InnoProjectDetail  *self);
void        inno_project_detail_retranslate  (InnoProjectDetail  *self);
void        inno_project_detail_set_alone    (InnoProjectDetail  *self,
                                              gboolean            is_alone);

G_END_DECLS
