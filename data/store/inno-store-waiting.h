/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-store.h"

G_BEGIN_DECLS

typedef enum
{
  INNO_WAITING_NEW,
  INNO_WAITING_CHANGED,
  INNO_WAITING_REMOVED,
} InnoWaitingKind;

/* One document that is not as the shared data has it. */
typedef struct
{
  char             *id;
  InnoWaitingKind   kind;
  gint64            at;         /* Unix seconds of the last edit */
  char             *refusal;    /* why the server does not take it; nullable */
  JsonObject       *base;       /* in the shared data; nullable: not there */
  JsonObject       *document;   /* here; nullable: removed */
} InnoWaiting;

void       inno_waiting_free       (InnoWaiting *waiting);

GPtrArray *inno_store_list_waiting (InnoStore   *self,
                                    guint        max,
                                    GError     **error);
gboolean   inno_store_withdraw     (InnoStore   *self,
                                    const char  *id,
                                    const char  *who,
                                    GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoWaiting, inno_waiting_free)

G_END_DECLS
