/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-facts.h"
#include "inno-frame.h"
#include "inno-query.h"

G_BEGIN_DECLS

/* What a list of projects may be in the order of. */
typedef enum
{
  INNO_PROJECT_SORT_NAME,
  INNO_PROJECT_SORT_CODE,
  INNO_PROJECT_SORT_STATUS,
  INNO_PROJECT_SORT_CITY,         /* the first of the project, by name; so below */
  INNO_PROJECT_SORT_AGREEMENT,
  INNO_PROJECT_SORT_LEAD_THEME,
  INNO_PROJECT_SORT_START,
  INNO_PROJECT_SORT_END,
  INNO_PROJECT_SORT_GRANTED,      /* the measures in their order */
  INNO_PROJECT_SORT_REALISED,
  INNO_PROJECT_SORT_PLANNED,
  INNO_PROJECT_SORT_CITY_SHARE,
  INNO_PROJECT_SORT_BENEFICIARY,
  INNO_N_PROJECT_SORTS
} InnoProjectSort;

typedef struct
{
  InnoProjectSort  sort;
  gboolean         is_descending;   /* what is not known comes last either way */
  gboolean         by_group;        /* sub-projects stand under their group */
  const guint32   *ranks;           /* by project: its place by name or code; for those sorts alone */
} InnoProjectOrder;

/* A row of the list: which project of the facts it is, and how it stands there. */
typedef struct
{
  guint32 project      : 28;
  guint32 depth        : 1;         /* 1: under its group */
  guint32 is_match     : 1;         /* inside the filter */
  guint32 has_subs     : 1;         /* a group that is not counted: its sub-projects are */
  guint32 is_collapsed : 1;
} InnoProjectRow;

/* What the facts know of a project. */
typedef struct
{
  const char      *id;
  const InnoText  *name;            /* nullable: of very many projects the facts have no names */
  const InnoText  *group_name;      /* nullable: of the group it is in, in the same way */
  InnoProjectKind  kind;            /* INNO_KIND_PROJECT also of a group without sub-projects */
  InnoStatus       status;
  const char      *agreement;       /* ids; nullable */
  const char      *lead_theme;
  InnoDay          start, end;      /* or INNO_DAY_NONE */
  char           **cities;          /* ids, in the order of the document; free with g_free() */
} InnoProjectHead;

/* What is inside the filter: cents of all classes, public and private, and the city
 * share of granted public funding. A measure without any row is INNO_CELL_NONE. */
typedef struct
{
  InnoCell      measures[INNO_N_MONEY_MEASURES];
  InnoCell      city_share;
  InnoBandState band;
} InnoProjectFigures;

/* Of all projects that are counted, shown or in a collapsed group. */
typedef struct
{
  guint    n_projects;
  InnoCell measures[INNO_N_MONEY_MEASURES];    /* cents */
  guint    n_unknown[INNO_N_MONEY_MEASURES];   /* rows without an amount */
} InnoProjectSummary;

/* The projects that a query counts, in an order. Used on one thread at a time. */
typedef struct _InnoProjectTable InnoProjectTable;

InnoProjectTable         *inno_project_table_new          (InnoFacts               *facts,
                                                           const InnoQuery         *query,
                                                           const InnoProjectOrder  *order,
                                                           GError                 **error);
void                      inno_project_table_free         (InnoProjectTable        *self);
guint                     inno_project_table_get_n        (InnoProjectTable        *self);
InnoProjectRow            inno_project_table_get_row      (InnoProjectTable        *self,
                                                           guint                    position);
guint                     inno_project_table_set_expanded (InnoProjectTable        *self,
                                                           guint                    position,
                                                           gboolean                 is_expanded);
gboolean                  inno_project_table_find         (InnoProjectTable        *self,
                                                           const char              *id,
                                                           guint                   *position);
void                      inno_project_table_get_head     (InnoProjectTable        *self,
                                                           InnoProjectRow           row,
                                                           InnoProjectHead         *head);
void                      inno_project_table_get_figures  (InnoProjectTable        *self,
                                                           InnoProjectRow           row,
                                                           InnoProjectFigures      *figures);
const InnoProjectSummary *inno_project_table_get_summary  (InnoProjectTable        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoProjectTable, inno_project_table_free)

G_END_DECLS
