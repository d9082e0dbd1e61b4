/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-workspace.h"

G_BEGIN_DECLS

/* @name is of what was deleted; @error is why it was not. */
typedef void (*InnoFormDeletedFunc) (GtkWindow    *window,
                                     const char   *name,
                                     const GError *error);

void inno_form_delete (GtkWindow           *window,
                       InnoWorkspace       *workspace,
                       const char          *id,
                       InnoFormDeletedFunc  deleted);

G_END_DECLS
