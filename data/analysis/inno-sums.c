/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-sums-private.h"

#include <glib/gi18n-lib.h>

#include "inno-money.h"

/* Every value of a dimension has an offset into the table of sums. What the query
 * groups by adds the start of its group, the source adds its own place in the
 * group, and what a filter turns away adds more than the table is long: the place
 * of an amount is the sum of its offsets.
 *
 * A project that the question does not split is answered for by its kind, and its
 * money by the cells of its kind. Only those that are split are gone through one
 * by one. */
#define REJECTED (1u << 28)

/* One share of a project's money: the city-th of n_cities, and of that the
 * theme-th of n_themes. */
typedef struct
{
  guint32 offset;
  guint16 n_cities, city;
  guint16 n_themes, theme;
} Part;

typedef struct
{
  const InnoFacts *facts;
  InnoFilter       filter;
  InnoDimension    by;
  gboolean         splits_cities;
  gboolean         splits_themes;
  gboolean         groups_rows;      /* the group belongs to the row, not the project */
  gboolean         filters_rows;
  gboolean         asks_sources;     /* so it matters which rows a project has; so below */
  gboolean         asks_years;
  gboolean         has_walks;
  InnoSums        *sums;
  guint32          n_cells;
  __int128        *cents;            /* by cell: wide enough for any number of rows */
  guint32         *offsets[INNO_N_DIMENSIONS];
  guint32         *places;           /* by kind of project: its offset */
  guint8          *splits;           /* by kind: whether its projects are */
  guint8          *walks;            /* by kind: whether they are gone through one by one */
  guint32         *n_passing[INNO_N_MONEY_MEASURES];    /* by row; NULL where none is filtered */
  guint32         *heads;            /* by the first cell of a group: projects */
  guint32         *seen_projects;    /* by cell: 1 + the last that was counted */
  guint32         *seen_rows;
  GArray          *parts;            /* of Part: of the project at hand */
} Scan;

static gboolean
filters (const Scan    *scan,
         InnoDimension  dimension)
{
  return scan->filter.passes[dimension] != NULL;
}

static guint32
get_offset (const Scan    *scan,
            InnoDimension  dimension,
            guint          number)
{
  const guint8 *passes = scan->filter.passes[dimension];

  if (passes != NULL && !passes[number])
    return REJECTED;

  return scan->by == dimension ? number * scan->sums->n_sources : 0;
}

static guint32 *
make_offsets (const Scan    *scan,
              InnoDimension  dimension)
{
  guint n = inno_axis_get_n (&scan->facts->axes[dimension]);
  guint32 *offsets = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    offsets[i] = get_offset (scan, dimension, i);

  return offsets;
}

/* A city stands for its region as well, and a source for its class. */
static void
scan_init_offsets (Scan *scan)
{
  static const InnoDimension dimensions[] = {
    INNO_DIMENSION_AGREEMENT, INNO_DIMENSION_LEAD_THEME, INNO_DIMENSION_STATUS, INNO_DIMENSION_CITY,
    INNO_DIMENSION_THEME, INNO_DIMENSION_SOURCE, INNO_DIMENSION_YEAR,
  };
  const InnoFacts *facts = scan->facts;

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    scan->offsets[dimensions[i]] = make_offsets (scan, dimensions[i]);

  for (guint i = 0; i < inno_axis_get_n (&facts->axes[INNO_DIMENSION_CITY]); i++)
    scan->offsets[INNO_DIMENSION_CITY][i] += get_offset (scan, INNO_DIMENSION_REGION, facts->region_of_city[i]);
  for (guint i = 0; i < scan->sums->n_sources; i++)
    {
      guint class = facts->class_of_source[i];
      guint number = class == INNO_CLASS_NONE ? INNO_AXIS_NONE : class + 1;

      scan->offsets[INNO_DIMENSION_SOURCE][i] += get_offset (scan, INNO_DIMENSION_CLASS, number) + i;
    }
}

static void
place_kinds (Scan *scan)
{
  const InnoFacts *facts = scan->facts;

  scan->places = g_new (guint32, facts->n_kinds);
  scan->splits = g_new (guint8, facts->n_kinds);
  scan->walks = g_new (guint8, facts->n_kinds);
  for (guint k = 0; k < facts->n_kinds; k++)
    {
      const InnoFactsKind *kind = &facts->kinds[k];

      scan->places[k] = (kind->is_counted ? 0 : REJECTED) +
                        scan->offsets[INNO_DIMENSION_STATUS][kind->status + 1] +
                        scan->offsets[INNO_DIMENSION_AGREEMENT][kind->agreement] +
                        scan->offsets[INNO_DIMENSION_LEAD_THEME][kind->lead_theme];
      scan->splits[k] = (scan->splits_cities && kind->many_cities) || (scan->splits_themes && kind->many_themes);
      scan->walks[k] = scan->splits[k] || (kind->has_rows && scan->asks_sources) ||
                       (kind->many_years && scan->asks_years);
      scan->has_walks |= scan->walks[k];
      if (!scan->splits[k])
        scan->places[k] += scan->offsets[INNO_DIMENSION_CITY][kind->city] +
                           scan->offsets[INNO_DIMENSION_THEME][kind->theme];
    }
}

static void
scan_init (Scan            *scan,
           const InnoQuery *query)
{
  scan->by = query->by;
  scan->splits_cities = scan->by == INNO_DIMENSION_CITY || scan->by == INNO_DIMENSION_REGION ||
                        filters (scan, INNO_DIMENSION_CITY) || filters (scan, INNO_DIMENSION_REGION);
  scan->splits_themes = scan->by == INNO_DIMENSION_THEME || filters (scan, INNO_DIMENSION_THEME);
  scan->asks_sources = scan->by == INNO_DIMENSION_SOURCE || scan->by == INNO_DIMENSION_CLASS ||
                       filters (scan, INNO_DIMENSION_SOURCE) || filters (scan, INNO_DIMENSION_CLASS);
  scan->asks_years = scan->by == INNO_DIMENSION_YEAR || filters (scan, INNO_DIMENSION_YEAR);
  scan->groups_rows = scan->by == INNO_DIMENSION_SOURCE || scan->by == INNO_DIMENSION_CLASS ||
                      scan->by == INNO_DIMENSION_YEAR;
  scan->filters_rows = filters (scan, INNO_DIMENSION_SOURCE) || filters (scan, INNO_DIMENSION_CLASS) ||
                       filters (scan, INNO_DIMENSION_YEAR);
  scan->cents = g_new0 (__int128, scan->n_cells);
  scan->heads = g_new0 (guint32, scan->n_cells);
  scan->seen_projects = g_new0 (guint32, scan->n_cells);
  scan->seen_rows = g_new0 (guint32, scan->n_cells);
  scan->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  scan_init_offsets (scan);
  place_kinds (scan);
}

static void
scan_clear (Scan *scan)
{
  inno_filter_clear (&scan->filter);
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    g_clear_pointer (&scan->offsets[d], g_free);
  g_clear_pointer (&scan->cents, g_free);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    g_clear_pointer (&scan->n_passing[m], g_free);
  g_clear_pointer (&scan->places, g_free);
  g_clear_pointer (&scan->splits, g_free);
  g_clear_pointer (&scan->walks, g_free);
  g_clear_pointer (&scan->heads, g_free);
  g_clear_pointer (&scan->seen_projects, g_free);
  g_clear_pointer (&scan->seen_rows, g_free);
  g_clear_pointer (&scan->parts, g_array_unref);
}

static inline guint32
tag_offset (const Scan   *scan,
            InnoFactsTag  tag)
{
  return scan->offsets[INNO_DIMENSION_SOURCE][tag.source] + scan->offsets[INNO_DIMENSION_YEAR][tag.year];
}

static void
add_theme_parts (Scan  *scan,
                 guint  project,
                 Part   part)
{
  const InnoFacts *facts = scan->facts;
  guint32 start = facts->theme_start[project];
  guint n_themes = facts->theme_start[project + 1] - start;
  guint32 offset = part.offset;

  part.n_themes = MAX (n_themes, 1);
  for (part.theme = 0; part.theme < part.n_themes; part.theme++)
    {
      guint theme = n_themes > 0 ? facts->theme[start + part.theme] : INNO_AXIS_NONE;

      part.offset = offset + scan->offsets[INNO_DIMENSION_THEME][theme];
      if (part.offset < REJECTED)
        g_array_append_val (scan->parts, part);
    }
}

static void
add_city_part (Scan  *scan,
               guint  project,
               Part   part)
{
  if (scan->splits_themes)
    add_theme_parts (scan, project, part);
  else if (part.offset < REJECTED)
    g_array_append_val (scan->parts, part);
}

/* By city first, then each part by theme: DESIGN §5. Returns whether anything
 * of the project is left. */
static gboolean
split_project (Scan  *scan,
               guint  project)
{
  const InnoFacts *facts = scan->facts;
  guint32 start = facts->city_start[project];
  guint n_cities = scan->splits_cities ? facts->city_start[project + 1] - start : 0;
  guint32 place = scan->places[facts->kind[project]];
  Part part = { .offset = place, .n_cities = MAX (n_cities, 1), .n_themes = 1 };

  g_array_set_size (scan->parts, 0);
  for (part.city = 0; part.city < part.n_cities; part.city++)
    {
      guint city = n_cities > 0 ? facts->city[start + part.city] : INNO_AXIS_NONE;

      if (scan->splits_cities)
        part.offset = place + scan->offsets[INNO_DIMENSION_CITY][city];
      add_city_part (scan, project, part);
    }

  return scan->parts->len > 0;
}

static void
count_unknown (Scan    *scan,
               guint    source,
               guint32  n_rows)
{
  scan->sums->total_unknown += n_rows;
  if (scan->facts->class_of_source[source] != INNO_CLASS_PRIVATE)
    scan->sums->total_public_unknown += n_rows;
}

/* A row whose amount is not known adds nothing; it is counted once in each of
 * its groups, and once in the total. */
static void
add_unknown_parts (Scan    *scan,
                   guint32  offset,
                   guint    row)
{
  for (guint i = 0; i < scan->parts->len; i++)
    {
      guint32 cell = g_array_index (scan->parts, Part, i).offset + offset;

      if (scan->seen_rows[cell] == row + 1)
        continue;
      scan->seen_rows[cell] = row + 1;
      scan->sums->unknown[cell]++;
    }
}

static inline gint64
get_part (gint64 cents,
          guint  n_parts,
          guint  index)
{
  return n_parts == 1 ? cents : inno_money_part (cents, n_parts, index);
}

static void
add_parts (Scan    *scan,
           guint32  offset,
           gint64   cents)
{
  for (guint i = 0; i < scan->parts->len; i++)
    {
      const Part *part = &g_array_index (scan->parts, Part, i);
      gint64 of_city = get_part (cents, part->n_cities, part->city);

      scan->cents[part->offset + offset] += get_part (of_city, part->n_themes, part->theme);
    }
}

static void
add_rows (Scan                *scan,
          const InnoFactsRows *rows,
          guint                project)
{
  for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
    {
      guint32 offset = tag_offset (scan, rows->tag[row]);

      if (offset >= REJECTED)
        continue;
      if (rows->cents[row] != INNO_CENTS_UNKNOWN)
        {
          add_parts (scan, offset, rows->cents[row]);
          continue;
        }
      add_unknown_parts (scan, offset, row);
      count_unknown (scan, rows->tag[row].source, 1);
    }
}

static inline void
count_in_group (Scan    *scan,
                guint    project,
                guint32  head)
{
  scan->heads[head] += scan->seen_projects[head] != project + 1;
  scan->seen_projects[head] = project + 1;
}

/* How many rows before each pass the filters: a span of rows has one that does
 * where the counts at its ends differ, which asks for no loop in the loop over
 * projects. */
static guint32 *
count_passing (const Scan          *scan,
               const InnoFactsRows *rows)
{
  guint n_rows = rows->start[scan->facts->n_projects];
  guint32 *n_passing = g_new (guint32, n_rows + 1);

  n_passing[0] = 0;
  for (guint row = 0; row < n_rows; row++)
    n_passing[row + 1] = n_passing[row] + (tag_offset (scan, rows->tag[row]) < REJECTED);

  return n_passing;
}

/* A filter on funding rows leaves the projects that have such a row, of
 * whatever measure. */
static gboolean
has_passing_row (const Scan *scan,
                 guint       project)
{
  gboolean has_row = FALSE;

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const guint32 *start = scan->facts->rows[m].start + project;
      const guint32 *n_passing = scan->n_passing[m];

      if (n_passing != NULL)
        has_row |= n_passing[start[0]] != n_passing[start[1]];
    }

  return has_row;
}

/* In the groups of its funding rows, of whatever measure. */
static void
count_by_rows (Scan  *scan,
               guint  project)
{
  gboolean has_row = FALSE;

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const InnoFactsRows *rows = &scan->facts->rows[m];

      for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
        {
          guint32 offset = tag_offset (scan, rows->tag[row]);

          if (offset >= REJECTED)
            continue;
          has_row = TRUE;
          count_in_group (scan, project, offset - rows->tag[row].source);
        }
    }
  if (!has_row)
    count_in_group (scan, project, INNO_AXIS_NONE);
}

/* A project counts once in each of its groups, and once in the total. */
static void
count_project (Scan     *scan,
               guint     project,
               gboolean  is_split)
{
  scan->sums->total_projects++;
  if (scan->groups_rows)
    count_by_rows (scan, project);
  else if (!is_split)
    scan->heads[scan->places[scan->facts->kind[project]]]++;
  else
    for (guint i = 0; i < scan->parts->len; i++)
      count_in_group (scan, project, g_array_index (scan->parts, Part, i).offset);
}

/* Project by project: those that are split, and those where it matters which rows
 * each has. */
static void
scan_projects (Scan                *scan,
               const InnoFactsRows *rows)
{
  const InnoFacts *facts = scan->facts;

  for (guint p = 0; p < facts->n_projects; p++)
    {
      guint32 kind = facts->kind[p];
      gboolean is_split = scan->splits[kind];
      gboolean passes = scan->places[kind] < REJECTED && scan->walks[kind];

      /* Not one question after the other: each would be a branch nobody foresees. */
      if (scan->filters_rows)
        passes &= has_passing_row (scan, p);
      if (!passes || (is_split && !split_project (scan, p)))
        continue;

      count_project (scan, p, is_split);
      if (is_split && rows != NULL)
        add_rows (scan, rows, p);
    }
}

/* The year is one of the rows: the cells have it by themselves, so it is not in
 * the place of the kind. */
static void
scan_kinds (Scan *scan)
{
  for (guint k = 0; k < scan->facts->n_kinds; k++)
    {
      const InnoFactsKind *kind = &scan->facts->kinds[k];
      guint32 head = scan->places[k] + scan->offsets[INNO_DIMENSION_YEAR][kind->year];

      if (head >= REJECTED || scan->walks[k] || (scan->filters_rows && !kind->has_rows))
        continue;

      scan->heads[head] += kind->n_projects;
      scan->sums->total_projects += kind->n_projects;
    }
}

static void
scan_cells (Scan                *scan,
            const InnoFactsRows *rows)
{
  for (guint i = 0; i < rows->n_cells; i++)
    {
      const InnoFactsCell *cell = &rows->cells[i];
      guint32 place = scan->places[cell->kind] + tag_offset (scan, cell->tag);

      if (place >= REJECTED || scan->splits[cell->kind])
        continue;

      scan->cents[place] += cell->cents;
      scan->sums->unknown[place] += cell->n_unknown;
      count_unknown (scan, cell->tag.source, cell->n_unknown);
    }
}

static void
scan_all (Scan                *scan,
          const InnoFactsRows *rows)
{
  for (guint m = 0; scan->has_walks && scan->filters_rows && m < INNO_N_MONEY_MEASURES; m++)
    if (scan->facts->rows[m].n_cells > 0)
      scan->n_passing[m] = count_passing (scan, &scan->facts->rows[m]);
  if (scan->has_walks)
    scan_projects (scan, rows);
  scan_kinds (scan);
  if (rows != NULL)
    scan_cells (scan, rows);
}

/* Returns whether all fits. */
static gboolean
scan_end (const Scan *scan)
{
  InnoSums *sums = scan->sums;

  for (guint group = 0; group < sums->n_groups; group++)
    sums->projects[group] = scan->heads[group * sums->n_sources];
  for (guint32 cell = 0; cell < scan->n_cells; cell++)
    {
      sums->cents[cell] = (gint64) scan->cents[cell];
      if (sums->cents[cell] != scan->cents[cell])
        return FALSE;
    }

  return TRUE;
}

/* Sums the query's measure by group and source, and counts the projects. */
gboolean
inno_sums_init (InnoSums         *sums,
                InnoFacts        *facts,
                const InnoQuery  *query,
                GError          **error)
{
  Scan scan = { .facts = facts, .sums = sums };
  gsize n_cells;
  gboolean fits = FALSE;

  *sums = (InnoSums) {
    .n_groups = inno_axis_get_n (&facts->axes[query->by]),
    .n_sources = inno_axis_get_n (&facts->axes[INNO_DIMENSION_SOURCE]),
  };
  if (!inno_filter_init (&scan.filter, facts, query, error))
    return FALSE;

  n_cells = (gsize) sums->n_groups * sums->n_sources;
  if (n_cells < REJECTED)
    {
      scan.n_cells = n_cells;
      sums->cents = g_new0 (gint64, n_cells);
      sums->unknown = g_new0 (guint32, n_cells);
      sums->projects = g_new0 (guint32, sums->n_groups);
      scan_init (&scan, query);
      scan_all (&scan, query->measure < INNO_N_MONEY_MEASURES ? &facts->rows[query->measure] : NULL);
      fits = scan_end (&scan);
    }

  scan_clear (&scan);
  if (!fits)
    {
      inno_sums_clear (sums);
      g_set_error_literal (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_OVERFLOW,
                           _("The amounts add up to more than can be counted exactly."));
      return FALSE;
    }

  return TRUE;
}

void
inno_sums_clear (InnoSums *sums)
{
  g_clear_pointer (&sums->cents, g_free);
  g_clear_pointer (&sums->unknown, g_free);
  g_clear_pointer (&sums->projects, g_free);
}
