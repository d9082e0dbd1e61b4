/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store-edits.h"
#include "inno-store-pending.h"
#include "inno-store-writer.h"

G_BEGIN_DECLS

/* One step on its way into both files. Who writes locks the cache first and the
 * outbox then, so that nobody waits for one another, and gives them up in the order
 * in which they may be lost: the outbox has the step before the cache shows it. */
typedef struct
{
  InnoStore      *store;
  sqlite3        *cache;
  sqlite3        *outbox;
  InnoStoreWriter writer;
  InnoEditKind    kind;
  const char     *subject;
  const char     *who;       /* nullable */
  gint64          number;    /* of the step; 0 while nothing has changed */
  gboolean        is_open;
} InnoStoreSession;

const char *inno_edit_kind_to_id       (InnoEditKind       kind);
InnoEditKind inno_edit_kind_from_id    (const char        *id);

gboolean    inno_store_session_begin   (InnoStoreSession  *self,
                                        InnoStore         *store,
                                        const char        *who,
                                        GError           **error);
gboolean    inno_store_session_put_step (InnoStoreSession  *self,
                                        GError           **error);
gboolean    inno_store_session_change  (InnoStoreSession  *self,
                                        const char        *id,
                                        JsonNode          *base,
                                        JsonNode          *mine,
                                        GError           **error);
/* inno-store-edits.c: what was part of a group that is gone goes on without it. */
gboolean    inno_store_session_free_orphans (InnoStoreSession  *self,
                                             const char        *group,
                                             GError           **error);
/* inno-store-resolve.c: the choices of a step are open again, or made once more. */
gboolean    inno_store_session_reopen_choices (InnoStoreSession  *self,
                                               gint64             step,
                                               GError           **error);
gboolean    inno_store_session_repeat_choices (InnoStoreSession  *self,
                                               gint64             step,
                                               GError           **error);
/* inno-store-raised.c: the conflicts that a step brings. */
gboolean    inno_store_session_keep_raised     (InnoStoreSession  *self,
                                                const char        *document,
                                                GPtrArray         *conflicts,
                                                GError           **error);
gboolean    inno_store_session_withdraw_raised (InnoStoreSession  *self,
                                                gint64             step,
                                                GError           **error);
gboolean    inno_store_session_raise_again     (InnoStoreSession  *self,
                                                gint64             step,
                                                GError           **error);
gboolean    inno_store_session_commit  (InnoStoreSession  *self,
                                        GError           **error);
void        inno_store_session_clear   (InnoStoreSession  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoStoreSession, inno_store_session_clear)

G_END_DECLS
