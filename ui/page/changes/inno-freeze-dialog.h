/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-snapshot-list.h"

G_BEGIN_DECLS

typedef void (*InnoFreezeFunc) (const char *name,
                                const char *meeting,
                                gpointer    user_data);

/* Asks for the name and the meeting of a new snapshot; the list stays as it is while
 * the dialog is there. */
GtkWidget *inno_freeze_dialog_new (GtkWindow        *parent,
                                   InnoSnapshotList *list,
                                   InnoFreezeFunc    func,
                                   gpointer          user_data);

G_END_DECLS
