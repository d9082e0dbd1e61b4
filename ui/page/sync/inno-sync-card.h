/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "inno-sync-advice.h"

G_BEGIN_DECLS

#define INNO_TYPE_SYNC_CARD (inno_sync_card_get_type ())

/* How sharing goes: what is the matter, what is safe, what to do, and in a fold what
 * happened of late. Signal: "remedy" (an InnoSyncRemedy that somebody chose). */
G_DECLARE_FINAL_TYPE (InnoSyncCard, inno_sync_card, INNO, SYNC_CARD, GtkWidget)

GtkWidget *inno_sync_card_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void       inno_sync_card_show (InnoSyncCard *self,
                                InnoSyncer   *syncer,
                                guint         n_waiting);

G_END_DECLS
