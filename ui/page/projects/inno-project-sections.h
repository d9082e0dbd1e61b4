/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-project-dossier.h"

G_BEGIN_DECLS

/* More versions than this are shown when asked for. */
#define INNO_PROJECT_USUAL_VERSIONS 20

/* The parts of the details of one project, in the active language. */
GtkWidget *inno_project_section_fields   (const InnoProjectDossier *dossier,
                                          InnoPortfolio            *portfolio);
GtkWidget *inno_project_section_money    (const InnoProjectDossier *dossier,
                                          InnoPortfolio            *portfolio);
GtkWidget *inno_project_section_origin   (const InnoProjectDossier *dossier,
                                          InnoPortfolio            *portfolio);
GtkWidget *inno_project_section_versions (const InnoProjectDossier *dossier,
                                          InnoPortfolio            *portfolio,
                                          gboolean                  shows_all);

/* What they are made of: an InnoSpokenSection each, of this spacing. */
#define INNO_PROJECT_SECTION_SPACING 4

GtkWidget *inno_project_make_label       (const char               *text,
                                          const char               *css_class);
/* Where the member has two versions: the way there; else NULL. */
GtkWidget *inno_project_make_versions    (const InnoProjectDossier *dossier,
                                          const char               *member,
                                          const char               *label);

G_END_DECLS
