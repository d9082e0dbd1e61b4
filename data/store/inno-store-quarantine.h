/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-store.h"

G_BEGIN_DECLS

/* A record of the shared data that could not be kept. */
typedef struct
{
  char   *path;     /* where it stood in what was received: "/docs/17" */
  char   *id;       /* nullable: it could not be told */
  char   *reason;   /* one sentence, in the language of that moment */
  GBytes *raw;      /* as it came, perhaps cut short; it may be no text at all */
  gint64  at;       /* Unix seconds */
} InnoQuarantined;

void       inno_quarantined_free      (InnoQuarantined *record);
char      *inno_quarantined_to_text   (const InnoQuarantined *record);
GPtrArray *inno_store_list_quarantine (InnoStore       *self,
                                       guint            max,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoQuarantined, inno_quarantined_free)

G_END_DECLS
