/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-item-private.h"
#include "inno-workspace.h"

G_BEGIN_DECLS

/* The rows of a list that somebody looks at or has looked at of late, so that a million
 * rows are a few thousand objects. */
typedef struct _InnoProjectPages InnoProjectPages;

InnoProjectPages *inno_project_pages_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void              inno_project_pages_free (InnoProjectPages *self);
void              inno_project_pages_drop (InnoProjectPages *self);
/* The item of a position, which is there at once; its texts come later. */
InnoProjectItem  *inno_project_pages_get  (InnoProjectPages *self,
                                           InnoWorkspace    *workspace,
                                           InnoFacts        *facts,
                                           InnoProjectTable *table,
                                           guint             position);
/* NULL: nobody has looked. */
InnoProjectItem  *inno_project_pages_peek (InnoProjectPages *self,
                                           guint             project);

G_END_DECLS
