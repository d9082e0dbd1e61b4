/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-view.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_CHOOSER (inno_project_chooser_get_type ())

/* Which columns a view shows and what it is sorted by, as the menu of a button. What is
 * chosen is kept in the settings. Signal: "changed" (columns). */
G_DECLARE_FINAL_TYPE (InnoProjectChooser, inno_project_chooser, INNO, PROJECT_CHOOSER, GObject)

InnoProjectChooser *inno_project_chooser_new         (InnoProjectView    *view,
                                                      GtkMenuButton      *button) G_GNUC_WARN_UNUSED_RESULT;
void                inno_project_chooser_retranslate (InnoProjectChooser *self);
void                inno_project_chooser_set_measure (InnoProjectChooser *self,
                                                      InnoMeasure         measure);
InnoMeasure         inno_project_chooser_get_measure (InnoProjectChooser *self);

G_END_DECLS
