/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-axis-private.h"
#include "inno-facts.h"

G_BEGIN_DECLS

/* An amount that is not known. No document can hold it (see INNO_CENTS_MAX). */
#define INNO_CENTS_UNKNOWN G_MININT64

/* A source whose document is missing has no class: its money is kept apart. */
#define INNO_CLASS_NONE INNO_N_CLASSES

/* The funding rows of one measure, those of a project next to each other: the
 * rows of project p are start[p] … start[p + 1] - 1. */
typedef struct
{
  guint32 *start;
  guint32 *project;    /* by row: whose it is */
  guint16 *source;
  guint16 *year;       /* number on the year axis */
  gint64  *cents;
} InnoFactsRows;

struct _InnoFacts
{
  gatomicrefcount  ref_count;
  InnoPortfolio   *portfolio;

  /* To compare with; NULL: nothing. */
  InnoFacts       *baseline;
  char            *baseline_name;     /* of its snapshot */
  InnoText        *baseline_label;    /* what people call it; nullable */
  InnoFacts       *whole;             /* whose columns these are; NULL: its own */

  guint            n_projects;
  guint8          *is_counted;
  guint8          *status;
  gint32          *start_day;         /* InnoDay */
  gint32          *end_day;
  guint16         *agreement;
  guint16         *lead_theme;
  guint32         *city_start;
  guint16         *city;
  guint32         *theme_start;
  guint16         *theme;
  InnoFactsRows    rows[INNO_N_MONEY_MEASURES];

  char            *ids;               /* the projects' ids, each with its zero */
  gsize           *id_start;          /* by project: where its id begins in them */
  GPtrArray       *names;             /* by project: InnoText; empty in a large portfolio */

  InnoAxis         axes[INNO_N_DIMENSIONS];
  guint16         *region_of_city;
  guint8          *class_of_source;   /* InnoFundingClass, or INNO_CLASS_NONE */
};

const char *inno_facts_get_project_id    (InnoFacts *self,
                                          guint      project);
const char *inno_facts_get_project_label (InnoFacts *self,
                                          guint      project,
                                          InnoLang   lang);

/* What people call the snapshot that the facts are compared with; NULL: there is none. */
const char *inno_facts_get_baseline_label (InnoFacts *self,
                                           InnoLang   lang);

/* For the store's loader and for benchmarks that make facts of their own. */
typedef struct _InnoFactsBuilder InnoFactsBuilder;
typedef struct _InnoStoreProject InnoFactsProject;

InnoFactsBuilder *inno_facts_builder_new  (InnoPortfolio          *portfolio);
void              inno_facts_builder_add  (InnoFactsBuilder       *self,
                                           const InnoFactsProject *project);
InnoFacts        *inno_facts_builder_end  (InnoFactsBuilder       *self);
void              inno_facts_builder_free (InnoFactsBuilder       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InnoFactsBuilder, inno_facts_builder_free)

G_END_DECLS
