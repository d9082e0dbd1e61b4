/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-column.h"
#include "inno-places.h"
#include "inno-store-edits.h"

G_BEGIN_DECLS

/* What the team has said about lists: which name belongs to which city, what the columns
 * of a list are, and which rows belong to the programme. It is one document of the
 * portfolio, so that it is shared as everything else. */
JsonObject *inno_intake_memory_read         (InnoStore        *store,
                                             GError          **error);
void        inno_intake_memory_tell_places  (JsonObject       *memory,
                                             InnoPlaces       *places);
const char *inno_intake_memory_get_mapping  (JsonObject       *memory,
                                             const InnoHeader *header);
const char *inno_intake_memory_get_rule     (JsonObject       *memory);

JsonObject *inno_intake_memory_with_mapping (JsonObject       *memory,
                                             const InnoHeader *header);
JsonObject *inno_intake_memory_with_rule    (JsonObject       *memory,
                                             const char       *rule);
JsonObject *inno_intake_memory_with_name    (JsonObject       *memory,
                                             const char       *name,
                                             const char       *city);
InnoEdit   *inno_intake_memory_make_edit    (JsonObject       *old,
                                             JsonObject       *changed,
                                             InnoEdit         *edit);

G_END_DECLS
