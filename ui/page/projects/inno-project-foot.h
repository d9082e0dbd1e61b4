/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-project-view.h"

G_BEGIN_DECLS

#define INNO_TYPE_PROJECT_FOOT (inno_project_foot_get_type ())

/* Below the list of projects: how many there are and the money of those columns that are in sight. */
G_DECLARE_FINAL_TYPE (InnoProjectFoot, inno_project_foot, INNO, PROJECT_FOOT, AdwBin)

void  inno_project_foot_show     (InnoProjectFoot *self,
                                  InnoProjectView *view,
                                  InnoMeasure      first);
char *inno_project_foot_describe (InnoProjectFoot *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
