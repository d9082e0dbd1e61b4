/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_SECTION (inno_project_section_get_type ())

G_DECLARE_FINAL_TYPE (InnoProjectSection, inno_project_section, INNO, PROJECT_SECTION, GtkWidget)

GtkWidget *inno_project_section_new    (const char         *title);
void       inno_project_section_append (InnoProjectSection *self,
                                        GtkWidget          *child);
void       inno_project_section_finish (InnoProjectSection *self,
                                        const char         *name);

/* The labels in it. */
void       inno_project_spoken_caption (GtkWidget          *label);
void       inno_project_spoken_set     (GtkWidget          *label,
                                        const char         *words);
char      *inno_project_spoken_get     (GtkWidget          *widget);

G_END_DECLS
