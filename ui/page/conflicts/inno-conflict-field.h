/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "inno-conflict-words.h"

G_BEGIN_DECLS

#define INNO_TYPE_CONFLICT_FIELD (inno_conflict_field_get_type ())

/* One place of which there are two versions, side by side where there is room: one of
 * them, or another value, may be chosen. Signal: "changed", when a person chooses. */
G_DECLARE_FINAL_TYPE (InnoConflictField, inno_conflict_field, INNO, CONFLICT_FIELD, GtkWidget)

GtkWidget          *inno_conflict_field_new         (const InnoConflictContext *context,
                                                     const InnoConflictRecord  *record) G_GNUC_WARN_UNUSED_RESULT;
InnoConflictChoice *inno_conflict_field_get_choice  (InnoConflictField         *self);
const InnoConflictRecord *inno_conflict_field_get_record (InnoConflictField    *self);
void                inno_conflict_field_choose      (InnoConflictField         *self,
                                                     InnoChoiceSide             side);
void                inno_conflict_field_take        (InnoConflictField         *self,
                                                     InnoConflictField         *other);
void                inno_conflict_field_retranslate (InnoConflictField         *self);

G_END_DECLS
