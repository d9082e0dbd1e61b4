/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-deck.h"
#include "inno-snapshot-list.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* The decks that are kept, and what they may show: snapshots and meetings. */
typedef struct
{
  GPtrArray        *decks;       /* InnoDeck, by name */
  InnoSnapshotList *snapshots;
} InnoDeckShelf;

void           inno_deck_shelf_load_async  (InnoWorkspace        *workspace,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
InnoDeckShelf *inno_deck_shelf_load_finish (InnoWorkspace        *workspace,
                                            GAsyncResult         *result,
                                            GError              **error);
void           inno_deck_shelf_free        (InnoDeckShelf        *self);
InnoDeck      *inno_deck_shelf_find        (InnoDeckShelf        *self,
                                            const char           *id);
/* What people call it, in the active language. */
const char    *inno_deck_shelf_name        (InnoDeck             *deck);

void           inno_deck_shelf_set_own_name (InnoDeckShelf       *self,
                                             InnoDeck            *deck);

/* Keeps a deck as it is now, in the place of what it was read from; as one step. */
void           inno_deck_keep_async        (InnoWorkspace        *workspace,
                                            InnoDeck             *deck,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean       inno_deck_keep_finish       (InnoWorkspace        *workspace,
                                            GAsyncResult         *result,
                                            GError              **error);
void           inno_deck_remove_async      (InnoWorkspace        *workspace,
                                            InnoDeck             *deck,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoDeckShelf, inno_deck_shelf_free)

G_END_DECLS
