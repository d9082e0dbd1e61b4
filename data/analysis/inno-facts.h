/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-portfolio.h"
#include "inno-store-search.h"

G_BEGIN_DECLS

/* The funding rows in columns: what every number on every chart is summed from.
 * Immutable and reference counted, so that any thread may read it. */
typedef struct _InnoFacts InnoFacts;

InnoFacts *inno_facts_load     (InnoStore      *store,
                                InnoPortfolio  *portfolio,
                                GError        **error);
InnoFacts *inno_facts_with_baseline (InnoFacts      *self,
                                     InnoFacts      *baseline,
                                     const char     *name,
                                     const InnoText *label);
/* The snapshot of that name, or the last one; without any, the facts as they are. */
InnoFacts *inno_facts_load_baseline (InnoFacts      *self,
                                     InnoStore      *store,
                                     const char     *since,
                                     GError        **error);
/* What is compared with what: names of snapshots. */
typedef struct
{
  const char *now;      /* nullable: the portfolio as it is */
  const char *since;    /* nullable: the one made last, or before the snapshot that is now */
  const char *text;     /* nullable: what the projects of both are searched for */
} InnoComparisonSides;

gboolean   inno_facts_load_meeting (InnoStore              *store,
                                    const char             *id,
                                    InnoText              **name,
                                    GError                **error);
InnoFacts *inno_facts_compare  (InnoFacts                  *self,
                                InnoStore                  *store,
                                const InnoComparisonSides  *sides,
                                GError                    **error);
const char *inno_facts_get_snapshot_label (InnoFacts *self,
                                           InnoLang   lang);
const char *inno_facts_get_baseline_name (InnoFacts *self);
InnoFacts *inno_facts_narrow   (InnoFacts         *self,
                                const char        *text,
                                const InnoMatches *matches);
InnoFacts *inno_facts_search   (InnoFacts         *self,
                                InnoStore         *store,
                                const char        *text,
                                GCancellable      *cancellable,
                                GError           **error);
const char *inno_facts_get_text (InnoFacts     *self);
InnoFacts *inno_facts_ref      (InnoFacts      *self);
void       inno_facts_unref    (InnoFacts      *self);
InnoPortfolio *inno_facts_get_portfolio (InnoFacts *self);
guint          inno_facts_get_n_projects (InnoFacts *self);
/* Those whose columns the facts share; themselves where they are their own. */
InnoFacts *inno_facts_get_whole (InnoFacts      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFacts, inno_facts_unref)

G_END_DECLS
