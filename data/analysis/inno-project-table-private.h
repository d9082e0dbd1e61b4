/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-project-table.h"
#include "inno-scan-private.h"

G_BEGIN_DECLS

struct _InnoProjectTable
{
  InnoFacts          *facts;
  InnoQuery          *query;
  InnoScan            scan;
  gboolean            has_whole;    /* the filter leaves public funding whole: there are city shares */
  guint8             *matches;      /* by project: whether it is inside the filter */
  guint32            *sub_start;    /* by project: where its sub-projects begin; NULL: nobody has any */
  guint32            *subs;         /* in the order of the list */
  GArray             *rows;         /* of InnoProjectRow */
  InnoProjectSummary  summary;
};

/* Puts numbers of projects into the order asked for. */
void inno_project_order_sort (InnoProjectTable       *table,
                              const InnoProjectOrder *order,
                              guint32                *projects,
                              guint                   n_projects);

G_END_DECLS
