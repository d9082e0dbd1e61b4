/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-page.h"
#include "inno-snapshot-list.h"

G_BEGIN_DECLS

/* A button of a page with what can be done with a snapshot: show everything as of it, or
 * delete it. */
void inno_snapshot_menu_set_up (GtkMenuButton          *button,
                                InnoPage               *page);
void inno_snapshot_menu_fill   (GtkMenuButton          *button,
                                InnoPage               *page,
                                const InnoSnapshotList *list);

G_END_DECLS
