/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INNO_TYPE_SPOKEN_SECTION (inno_spoken_section_get_type ())

G_DECLARE_FINAL_TYPE (InnoSpokenSection, inno_spoken_section, INNO, SPOKEN_SECTION, GtkWidget)

GtkWidget *inno_spoken_section_new    (const char        *title,
                                       guint              spacing);
void       inno_spoken_section_clear  (InnoSpokenSection *self);
void       inno_spoken_section_append (InnoSpokenSection *self,
                                       GtkWidget         *child);
void       inno_spoken_section_finish (InnoSpokenSection *self,
                                       const char        *name);

/* The labels in it. */
void       inno_spoken_caption        (GtkWidget         *label);
void       inno_spoken_set            (GtkWidget         *label,
                                       const char        *words);
char      *inno_spoken_get            (GtkWidget         *widget);
char      *inno_spoken_join           (GtkLabel * const  *labels,
                                       guint              n_labels);

G_END_DECLS
