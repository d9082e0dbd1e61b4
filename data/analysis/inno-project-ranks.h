/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-store-project-texts.h"

G_BEGIN_DECLS

/* The place of each project by its name or code, in the order of a language. Made in
 * two steps, so that the thread of the store has to do the reading alone. */
typedef struct _InnoProjectRanks InnoProjectRanks;

/* Of what has no text. */
#define INNO_PROJECT_RANK_NONE G_MAXUINT32

InnoProjectRanks *inno_project_ranks_read  (InnoFacts         *facts,
                                            InnoStore         *store,
                                            InnoProjectText    which,
                                            InnoLang           lang,
                                            GError           **error);
const guint32    *inno_project_ranks_sort  (InnoProjectRanks  *self);
gboolean          inno_project_ranks_is_of (InnoProjectRanks  *self,
                                            InnoFacts         *facts,
                                            InnoProjectText    which,
                                            InnoLang           lang);
InnoProjectRanks *inno_project_ranks_ref   (InnoProjectRanks  *self);
void              inno_project_ranks_unref (InnoProjectRanks  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoProjectRanks, inno_project_ranks_unref)

G_END_DECLS
