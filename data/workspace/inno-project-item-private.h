/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-item.h"
#include "inno-store-project-texts.h"

G_BEGIN_DECLS

InnoProjectItem *inno_project_item_new          (InnoFacts        *facts,
                                                 InnoProjectTable *table,
                                                 InnoProjectRow    row) G_GNUC_WARN_UNUSED_RESULT;
/* NULL: it is not in the store any more. */
void             inno_project_item_take_texts   (InnoProjectItem  *self,
                                                 InnoProjectTexts *texts);
void             inno_project_item_set_expanded (InnoProjectItem  *self,
                                                 gboolean          is_expanded);

G_END_DECLS
