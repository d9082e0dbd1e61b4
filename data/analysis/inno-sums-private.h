/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-aggregate.h"
#include "inno-facts-private.h"

G_BEGIN_DECLS

/* Which numbers of each axis pass; NULL where all do. */
typedef struct
{
  guint8 *passes[INNO_N_DIMENSIONS];
} InnoFilter;

gboolean inno_filter_init  (InnoFilter       *filter,
                            InnoFacts        *facts,
                            const InnoQuery  *query,
                            GError          **error);
void     inno_filter_clear (InnoFilter       *filter);
/* Of what is no project. */
gboolean inno_filter_passes_agreement (const InnoFilter *filter,
                                       InnoFacts        *facts,
                                       guint             agreement);
/* No funding source of the public money, or of all, is filtered away. A share of what is left
 * of it otherwise is not one of the whole. */
gboolean inno_filter_leaves_whole     (const InnoFilter *filter,
                                       const InnoFacts  *facts,
                                       InnoDenominator   whole);
/* It, its region, and an agreement that it belongs to. */
gboolean inno_filter_passes_city      (const InnoFilter *filter,
                                       InnoFacts        *facts,
                                       guint             city);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoFilter, inno_filter_clear)

/* Sums by group and source; the finest table any question needs. */
typedef struct
{
  guint    n_groups;
  guint    n_sources;
  gint64  *cents;        /* [group * n_sources + source] */
  guint32 *unknown;      /* rows without an amount, each once a group, in the same places */
  guint64 *unknown_marks; /* of those rows: where the same ones are unknown it is the same */
  guint32 *projects;     /* by group */
  guint32  total_projects;    /* each once, whatever it is split into; so below */
  guint32  total_unknown;
  guint32  total_public_unknown;
  guint64  total_public_marks;
} InnoSums;

gboolean inno_sums_init  (InnoSums         *sums,
                          InnoFacts        *facts,
                          const InnoQuery  *query,
                          GError          **error);
gboolean inno_sums_init_of_some (InnoSums         *sums,
                                 InnoFacts        *facts,
                                 const InnoQuery  *query,
                                 const guint8     *only,
                                 GError          **error);
void     inno_sums_clear (InnoSums         *sums);
char    *inno_sums_make_question (const InnoQuery *query);
gboolean inno_sums_cache_find    (InnoSumsCache   *self,
                                  const char      *question,
                                  InnoSums        *sums);
void     inno_sums_cache_add     (InnoSumsCache   *self,
                                  const char      *question,
                                  const InnoSums  *sums);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoSums, inno_sums_clear)

void     inno_analysis_set_overflow (GError **error);

/* What a question counts of one project. */
typedef struct
{
  gboolean is_in;
  gint64   public;         /* cents of public funding; the parts that a filter lets through */
  guint    n_unknown;      /* public rows without an amount */
  guint64  unknown_marks;  /* which they are; 0: every one is known */
} InnoProjectSum;

/* Returns whether what it makes of it fits. */
typedef gboolean (*InnoProjectSumFunc) (guint                 project,
                                        const InnoProjectSum *sum,
                                        gpointer              user_data);

gboolean        inno_sums_foreach_project (InnoFacts           *facts,
                                           const InnoQuery     *query,
                                           InnoMeasure          measure,
                                           InnoProjectSumFunc   func,
                                           gpointer             user_data,
                                           GError             **error);
InnoProjectSum *inno_sums_of_projects (InnoFacts        *facts,
                                       const InnoQuery  *query,
                                       InnoMeasure       measure,
                                       GError          **error);

G_END_DECLS
