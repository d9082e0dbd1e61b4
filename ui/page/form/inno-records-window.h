/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

#define INNO_TYPE_RECORDS_WINDOW (inno_records_window_get_type ())

/* All that a portfolio holds besides its projects, type by type: to find, add, edit,
 * duplicate and delete. Signal: "edit-requested" (type, id or "", InnoEditKind). */
G_DECLARE_FINAL_TYPE (InnoRecordsWindow, inno_records_window, INNO, RECORDS_WINDOW, AdwWindow)

GtkWidget *inno_records_window_new         (InnoWorkspace     *workspace) G_GNUC_WARN_UNUSED_RESULT;
void       inno_records_window_add_toast   (InnoRecordsWindow *self,
                                            AdwToast          *toast);
void       inno_records_window_retranslate (InnoRecordsWindow *self);

G_END_DECLS
