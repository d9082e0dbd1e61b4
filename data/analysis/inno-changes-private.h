/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-sums-private.h"

G_BEGIN_DECLS

/* One question asked of the facts and of their baseline. */
typedef struct
{
  InnoFacts *facts;
  InnoFacts *baseline;
  InnoQuery *query;          /* without shares */
  InnoQuery *query_before;   /* without what the baseline does not know; NULL: nothing of it was there */
} InnoComparison;

/* What became of every project. */
typedef struct
{
  InnoProjectSum *now;       /* by project of the facts */
  InnoProjectSum *before;    /* by project of the baseline */
  gint64         *was;       /* by project of the facts: which it was, or -1 */
  guint8         *change;    /* by project of the facts: InnoChange */
  guint8         *is_removed; /* by project of the baseline */
} InnoChangedProjects;

gboolean   inno_changed_projects_init  (InnoChangedProjects        *self,
                                        const InnoComparison       *comparison,
                                        GError                    **error);
void       inno_changed_projects_clear (InnoChangedProjects        *self);
InnoFrame *inno_changed_projects_frame (const InnoChangedProjects  *self,
                                        const InnoComparison       *comparison);
InnoFrame *inno_changed_projects_sum   (const InnoChangedProjects  *self,
                                        const InnoComparison       *comparison);

/* An empty frame that says what is compared with what. */
InnoFrame *inno_changes_new_frame      (const InnoComparison       *comparison);
/* The columns now, before and difference, which add up. */
void       inno_changes_add_amounts    (const InnoComparison       *comparison,
                                        InnoFrame                  *frame);
void       inno_changes_set_by_id      (InnoFrame                  *frame,
                                        guint                       row,
                                        const char                 *column,
                                        InnoCell                    cell);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoChangedProjects, inno_changed_projects_clear)

G_END_DECLS
