/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "inno-portfolio.h"

G_BEGIN_DECLS

/* The sources that lists speak of: those of the portfolio, and where it has none, one
 * that comes with the import. Of one thread. */
typedef struct _InnoSources InnoSources;

InnoSources *inno_sources_new          (InnoPortfolio *portfolio);
const char  *inno_sources_find         (InnoSources   *self,
                                        const char    *slug);
guint        inno_sources_get_overlap  (InnoSources   *self,
                                        const char    *id);
guint        inno_sources_get_class    (InnoSources   *self,
                                        const char    *id);
GPtrArray   *inno_sources_list_missing (InnoSources   *self);
void         inno_sources_free         (InnoSources   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoSources, inno_sources_free)

G_END_DECLS
