/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-form.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

#define INNO_TYPE_FORM_WINDOW (inno_form_window_get_type ())

/* A window to edit one document in. It closes when the store has the edit for good,
 * and not before: what was typed stays where it could not be kept. Signal: "saved"
 * (InnoEditKind, the name of what was saved). */
G_DECLARE_FINAL_TYPE (InnoFormWindow, inno_form_window, INNO, FORM_WINDOW, AdwWindow)

GtkWidget *inno_form_window_new         (InnoWorkspace    *workspace,
                                         InnoDocumentType  type,
                                         const char       *id,
                                         JsonObject       *members,
                                         InnoEditKind      kind) G_GNUC_WARN_UNUSED_RESULT;
InnoForm  *inno_form_window_get_form    (InnoFormWindow   *self);
void       inno_form_window_retranslate (InnoFormWindow   *self);

G_END_DECLS
