/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-axis-private.h"
#include "inno-facts.h"
#include "inno-query.h"

G_BEGIN_DECLS

/* An amount that is not known. No document can hold it (see INNO_CENTS_MAX). */
#define INNO_CENTS_UNKNOWN G_MININT64

/* A source whose document is missing has no class: its money is kept apart. */
#define INNO_CLASS_NONE INNO_N_CLASSES

/* Numbers on an axis of which a set is a guint32. */
#define INNO_FACTS_MAX_IN_SET 32

#define INNO_FACTS_NO_PARENT G_MAXUINT32
#define INNO_FACTS_NO_PROJECT G_MAXUINT32

/* What a question may ask of a project. Projects that are alike in it are of one
 * kind: there are few kinds, however many projects there are. Where a project has
 * more than one city, theme or year, its kind says no more than that. */
typedef struct
{
  guint8  is_counted;
  guint8  status;
  guint8  has_rows;
  guint8  many_cities;
  guint8  many_themes;
  guint8  many_years;   /* of its funding rows */
  guint16 agreement;
  guint16 lead_theme;
  guint16 city;         /* the only one, or INNO_AXIS_NONE; so below */
  guint16 theme;
  guint16 year;
  guint32 n_projects;
} InnoFactsKind;

/* Whose money a funding row is, and of when: numbers on their axes. */
typedef struct
{
  guint16 source;
  guint16 year;
} InnoFactsTag;

/* All funding rows of one kind of project, source and year, added up: what the
 * questions that split nothing are answered from. The sum is wide enough for any
 * number of rows, so whether it fits is asked of the answer alone. */
typedef struct
{
  __int128     cents;
  guint32      kind;
  InnoFactsTag tag;
  guint32      n_unknown;
  guint64      unknown_marks;    /* of those rows, see inno_facts_mark_row() */
} InnoFactsCell;

/* The funding rows of one measure, those of a project next to each other: the
 * rows of project p are start[p] … start[p + 1] - 1. */
typedef struct
{
  guint32       *start;
  InnoFactsTag  *tag;
  gint64        *cents;
  guint32       *cell;         /* which of the cells holds the row */

  guint          n_cells;
  InnoFactsCell *cells;
} InnoFactsRows;

/* What the facts were asked last; see inno-sums-cache.c. */
typedef struct _InnoSumsCache InnoSumsCache;

struct _InnoFacts
{
  gatomicrefcount  ref_count;
  InnoSumsCache   *answers;
  InnoPortfolio   *portfolio;

  InnoText        *snapshot_label;    /* what people call the snapshot that these are of; nullable */

  /* To compare with; NULL: nothing. */
  InnoFacts       *baseline;
  char            *baseline_name;     /* of its snapshot */
  InnoText        *baseline_label;    /* what people call it; nullable */
  guint32         *baseline_now;      /* by project of the baseline: which it is now, or INNO_FACTS_NO_PROJECT */
  GArray          *removed;           /* of guint32: projects of the baseline that are gone; nullable */
  GPtrArray       *removed_words;     /* their words, see inno_store_read_words() */
  InnoFacts       *whole;             /* whose columns these are; NULL: its own */

  /* Narrowed to what was searched for; NULL: not. Kinds and cells are their own then. */
  InnoFacts       *narrowed_from;
  char            *text;
  guint8          *shown;             /* by project; NULL: all */

  guint            n_kinds;
  InnoFactsKind   *kinds;

  guint            n_projects;
  guint32         *kind;              /* by project */
  gint32          *start_day;         /* InnoDay */
  gint32          *end_day;
  guint32         *city_start;
  guint16         *city;
  guint32         *theme_start;
  guint16         *theme;
  InnoFactsRows    rows[INNO_N_MONEY_MEASURES];
  guint32         *row_sources;       /* by project: which its rows have, of whatever measure, a bit each; so below.
                                       * NULL: there are more than INNO_FACTS_MAX_IN_SET */
  guint32         *row_years;

  char            *ids;               /* the projects' ids, each with its zero */
  guint32         *id_start;          /* by project: where its id begins in them */
  guint32         *number;            /* by project: that of its document in the store */
  guint32         *parent;            /* by project: its group, or INNO_FACTS_NO_PARENT; NULL: nobody has one */
  GPtrArray       *names;             /* by project: InnoText; empty in a large portfolio */

  InnoAxis         axes[INNO_N_DIMENSIONS];
  guint16         *region_of_city;
  guint8          *class_of_source;   /* InnoFundingClass, or INNO_CLASS_NONE */
};

static inline const InnoFactsKind *
inno_facts_get_kind (const InnoFacts *self,
                     guint            project)
{
  return &self->kinds[self->kind[project]];
}

static inline gboolean
inno_facts_is_shown (const InnoFacts *self,
                     guint            project)
{
  return self->shown == NULL || self->shown[project];
}

/* A number of its own for each row, made of what it is and not of where it
 * stands; never 0. Added up they tell whether the same rows are unknown. */
guint64     inno_facts_mark_row          (const InnoFacts *self,
                                          const char      *project_id,
                                          InnoFactsTag     tag);
const char *inno_facts_get_project_id    (InnoFacts *self,
                                          guint      project);
const char *inno_facts_get_project_label (InnoFacts *self,
                                          guint      project,
                                          InnoLang   lang);

/* Whether an answer is of less than the whole portfolio. */
gboolean    inno_facts_is_filtered       (const InnoFacts *self,
                                          const InnoQuery *query);
/* Returns whether it is there. */
gboolean    inno_facts_find_project      (InnoFacts  *self,
                                          const char *id,
                                          guint      *project);

/* What people call the snapshot that the facts are compared with; NULL: there is none. */
const char *inno_facts_get_baseline_label (InnoFacts *self,
                                           InnoLang   lang);

/* Facts with the columns of others, which are kept for as long. */
InnoFacts  *inno_facts_share (InnoFacts *whole);

InnoSumsCache *inno_sums_cache_new  (void);
void           inno_sums_cache_free (InnoSumsCache *self);

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
