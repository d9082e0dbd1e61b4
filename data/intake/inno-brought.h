/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-draft.h"
#include "inno-sources.h"

G_BEGIN_DECLS

/* What a list says of one project, of one row or of several: the members that the list
 * knows, as the document of a project has them, and beside them "published", what is
 * kept and shown nowhere. It stays in the project (origin.brought) until the next list
 * comes, so that it can be told from what people have written since. */
JsonObject *inno_brought_new       (const InnoHeader *header,
                                    GPtrArray        *parts,
                                    GPtrArray        *drafts,
                                    InnoPortfolio    *portfolio,
                                    InnoSources      *sources);
GPtrArray  *inno_brought_sort      (const InnoHeader *header,
                                    GPtrArray        *drafts,
                                    GArray           *warnings);

G_END_DECLS
