/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-sync-advice.h"

G_BEGIN_DECLS

void inno_sync_remedy_apply (InnoSyncRemedy  remedy,
                             GtkWidget      *widget,
                             InnoSyncer     *syncer);

G_END_DECLS
