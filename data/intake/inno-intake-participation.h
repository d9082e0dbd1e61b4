/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-cordis.h"
#include "inno-draft.h"
#include "inno-intake-change.h"

G_BEGIN_DECLS

/* What becomes of a participation when a list speaks of it. */
char       *inno_participation_make_key      (const char              *project_code,
                                              const char              *organisation);
gboolean    inno_participation_draft_get_money (const InnoDraft         *draft,
                                              gint64                  *cents);
JsonObject *inno_participation_brought_new   (GPtrArray               *parts,
                                              const InnoCordisProject *project,
                                              JsonObject              *old);
void        inno_intake_participation_change (JsonObject              *current,
                                              const char              *key,
                                              JsonObject              *brought,
                                              const InnoOrigin        *origin,
                                              InnoIntakeChange        *change);

G_END_DECLS
