/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

#define INNO_TYPE_WINDOW (inno_window_get_type ())

G_DECLARE_FINAL_TYPE (InnoWindow, inno_window, INNO, WINDOW, AdwApplicationWindow)

InnoWindow *inno_window_new           (GtkApplication *application,
                                       GSettings      *settings,
                                       InnoWorkspace  *workspace) G_GNUC_WARN_UNUSED_RESULT;
void        inno_window_set_workspace (InnoWindow     *self,
                                       InnoWorkspace  *workspace);
InnoWorkspace *inno_window_get_workspace (InnoWindow  *self);
void        inno_window_toast         (InnoWindow     *self,
                                       const char     *text);
void        inno_window_open_place    (InnoWindow     *self,
                                       const char     *place);
void        inno_window_open_file     (InnoWindow     *self,
                                       GFile          *file);
void        inno_window_connect       (InnoWindow     *self,
                                       const char     *address);
void        inno_window_retranslate   (InnoWindow     *self);

G_END_DECLS
