/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-pages.h"

G_BEGIN_DECLS

#define INNO_TYPE_CONFLICTS_PAGE (inno_conflicts_page_get_type ())

/* What was changed here and in the shared data, document by document, and a choice
 * between the two. Its subject is the id of a document. */
G_DECLARE_FINAL_TYPE (InnoConflictsPage, inno_conflicts_page, INNO, CONFLICTS_PAGE, InnoPage)

InnoPage *inno_conflicts_page_new (const InnoPageKind *kind);

G_END_DECLS
