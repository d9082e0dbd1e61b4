/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-view.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_CHOOSER (inno_project_chooser_get_type ())

/* Which columns a view shows and what it is sorted by, as the actions of a menu. What
 * is chosen is kept in the settings. Signal: "changed" (columns). */
G_DECLARE_FINAL_TYPE (InnoProjectChooser, inno_project_chooser, INNO, PROJECT_CHOOSER, GObject)

/* What the actions are inserted as. */
#define INNO_PROJECT_CHOOSER_PREFIX "projects"

InnoProjectChooser *inno_project_chooser_new         (InnoProjectView    *view) G_GNUC_WARN_UNUSED_RESULT;
GActionGroup       *inno_project_chooser_get_actions (InnoProjectChooser *self);
GMenuModel         *inno_project_chooser_make_menu   (InnoProjectChooser *self);
void                inno_project_chooser_set_measure (InnoProjectChooser *self,
                                                      InnoMeasure         measure);
InnoMeasure         inno_project_chooser_get_measure (InnoProjectChooser *self);

G_END_DECLS
