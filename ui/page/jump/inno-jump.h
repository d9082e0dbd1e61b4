/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

#define INNO_TYPE_JUMP (inno_jump_get_type ())

/* A small window in which one types where to go. It does an action of the window that
 * it belongs to, and is gone. Signal: "chosen" (detailed action, label), before. */
G_DECLARE_FINAL_TYPE (InnoJump, inno_jump, INNO, JUMP, AdwWindow)

GtkWidget *inno_jump_new        (GtkWindow     *parent,
                                 InnoWorkspace *workspace,
                                 GVariant      *recent) G_GNUC_WARN_UNUSED_RESULT;
void       inno_jump_set_text   (InnoJump      *self,
                                 const char    *text);
GPtrArray *inno_jump_get_shown  (InnoJump      *self);

G_END_DECLS
