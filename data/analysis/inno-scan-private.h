/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "inno-sums-private.h"

G_BEGIN_DECLS

/* Every value of a dimension has an offset into a table of sums. What the query
 * groups by adds the start of its group, the source adds its own place in the
 * group, and what a filter turns away adds more than the table is long: the place
 * of an amount is the sum of its offsets. */
#define INNO_REJECTED (1u << 28)

/* One share of a project's money: the city-th of n_cities, and of that the
 * theme-th of n_themes. */
typedef struct
{
  guint32 offset;
  guint16 n_cities, city;
  guint16 n_themes, theme;
} InnoPart;

/* What a query asks of the facts: where each thing goes, and what is split. */
typedef struct
{
  InnoFacts     *facts;
  InnoFilter     filter;
  InnoDimension  by;               /* INNO_N_DIMENSIONS: all in one group */
  const guint8  *only;             /* by project: whether it is asked for; NULL: all are */
  guint          n_sources;
  gboolean       splits_cities;
  gboolean       splits_themes;
  gboolean       groups_rows;      /* the group belongs to the row, not the project */
  gboolean       filters_rows;
  gboolean       asks_sources;     /* so it matters which rows a project has; so below */
  gboolean       asks_years;
  gboolean       has_walks;
  guint32       *offsets[INNO_N_DIMENSIONS];
  guint32       *places;           /* by kind of project: its offset */
  guint8        *splits;           /* by kind: whether its projects are */
  guint8        *walks;            /* by kind: whether they are gone through one by one */
  const guint32 *row_sets;         /* by project: of the sources or the years of its rows, whichever of the two
                                    * alone is asked for; NULL: both are, or there are too many */
  guint32        passing_set;      /* of those that pass */
  guint32       *n_passing[INNO_N_MONEY_MEASURES];    /* by row; NULL where none is filtered, or the sets say it */
  InnoPart      *parts;            /* of the project at hand */
  guint          n_parts;
  guint          n_parts_allocated;
} InnoScan;

gboolean inno_scan_init            (InnoScan         *self,
                                    InnoFacts        *facts,
                                    const InnoQuery  *query,
                                    InnoDimension     by,
                                    const guint8     *only,
                                    GError          **error);
void     inno_scan_clear           (InnoScan         *self);
void     inno_scan_take_groups     (InnoScan         *self);
gboolean inno_scan_split           (InnoScan         *self,
                                    guint             project);
gboolean inno_scan_find_passing_row (const InnoScan  *self,
                                     guint            project);
void     inno_scan_add_parts       (const InnoScan   *self,
                                    gint64            cents,
                                    __int128         *sums);
gboolean inno_scan_take_project    (InnoScan         *self,
                                    guint             project);
gint64   inno_scan_get_left        (const InnoScan   *self,
                                    guint             project,
                                    gint64            cents);

static inline guint32
inno_scan_get_offset (const InnoScan *self,
                      InnoFactsTag    tag)
{
  return self->offsets[INNO_DIMENSION_SOURCE][tag.source] + self->offsets[INNO_DIMENSION_YEAR][tag.year];
}

/* A filter on funding rows leaves the projects that have such a row, of
 * whatever measure. To be asked only where rows are filtered. */
static inline gboolean
inno_scan_has_passing_row (const InnoScan *self,
                           guint           project)
{
  if (self->row_sets != NULL)
    return (self->row_sets[project] & self->passing_set) != 0;

  return inno_scan_find_passing_row (self, project);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoScan, inno_scan_clear)

G_END_DECLS
