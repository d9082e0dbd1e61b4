/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* A deck and the figures it shows, as a presentation file. */
void     inno_pack_save_async  (InnoWorkspace        *workspace,
                                InnoDeck             *deck,
                                const char           *path,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
gboolean inno_pack_save_finish (InnoWorkspace        *workspace,
                                GAsyncResult         *result,
                                GError              **error);

G_END_DECLS
