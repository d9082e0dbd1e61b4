/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-verb.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

#define INNO_TYPE_APPLICATION (inno_application_get_type ())

G_DECLARE_FINAL_TYPE (InnoApplication, inno_application, INNO, APPLICATION, AdwApplication)

InnoApplication *inno_application_new (const InnoPlace *place) G_GNUC_WARN_UNUSED_RESULT;
gboolean         inno_application_has_failed   (InnoApplication *self);
void             inno_application_show_frozen  (InnoApplication *self,
                                                InnoWorkspace   *workspace);
void             inno_application_show_snapshot (InnoApplication *self,
                                                InnoWorkspace   *of,
                                                const char      *name);
GtkWindow       *inno_application_show_present (InnoApplication *self);
InnoWorkspace   *inno_application_get_searched (InnoApplication *self);
void             inno_application_open_place   (InnoApplication *self,
                                                const char      *place);

G_END_DECLS
