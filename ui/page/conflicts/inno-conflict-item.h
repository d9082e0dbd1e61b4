/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-portfolio.h"
#include "inno-store-conflicts.h"

G_BEGIN_DECLS

#define INNO_TYPE_CONFLICT_ITEM (inno_conflict_item_get_type ())

/* A document with open choices, in a list. */
G_DECLARE_FINAL_TYPE (InnoConflictItem, inno_conflict_item, INNO, CONFLICT_ITEM, GObject)

InnoConflictItem *inno_conflict_item_new      (InnoConflictDocument *document) G_GNUC_WARN_UNUSED_RESULT;
const char       *inno_conflict_item_get_id   (InnoConflictItem     *self);
char             *inno_conflict_item_say_name (InnoConflictItem     *self,
                                               InnoPortfolio        *portfolio);
char             *inno_conflict_item_say_note (InnoConflictItem     *self);

G_END_DECLS
