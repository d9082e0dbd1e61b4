/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-sums-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-money.h"

/* Every value of a dimension has an offset into the table of sums. What the query
 * groups by adds the start of its group, the source adds its own place in the
 * group, and what a filter turns away adds more than the table is long: the cell
 * of a row is the sum of its offsets, found without a branch. */
#define REJECTED (1u << 28)

/* Odd and far apart in its bits, so that no two marks fall together. */
#define HASH_FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

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
  InnoFacts       *facts;
  InnoFilter       filter;
  InnoDimension    by;
  gboolean         splits;           /* by city or by theme */
  gboolean         splits_cities;
  gboolean         splits_themes;
  gboolean         groups_rows;      /* the group belongs to the row, not the project */
  gboolean         filters_rows;
  InnoSums        *sums;
  guint32          n_cells;          /* and one more, for what is rejected */
  guint32         *offsets[INNO_N_DIMENSIONS];
  guint32         *project;          /* by project: its offset */
  guint32         *heads;            /* by the first cell of a group: projects */
  guint32         *seen;             /* by cell: 1 + the last project or row counted */
  GArray          *parts;            /* of Part: of the project at hand */
  gboolean         overflow;
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
place_projects (Scan *scan)
{
  const InnoFacts *facts = scan->facts;
  const guint32 *agreements = scan->offsets[INNO_DIMENSION_AGREEMENT];
  const guint32 *lead_themes = scan->offsets[INNO_DIMENSION_LEAD_THEME];
  const guint32 *statuses = scan->offsets[INNO_DIMENSION_STATUS] + 1;

  scan->project = g_new (guint32, facts->n_projects + 1);
  for (guint p = 0; p < facts->n_projects; p++)
    scan->project[p] = (facts->is_counted[p] ? 0 : REJECTED) + statuses[facts->status[p]] +
                       agreements[facts->agreement[p]] + lead_themes[facts->lead_theme[p]];
}

static void
scan_init (Scan            *scan,
           const InnoQuery *query)
{
  scan->by = query->by;
  scan->splits_cities = scan->by == INNO_DIMENSION_CITY || scan->by == INNO_DIMENSION_REGION ||
                        filters (scan, INNO_DIMENSION_CITY) || filters (scan, INNO_DIMENSION_REGION);
  scan->splits_themes = scan->by == INNO_DIMENSION_THEME || filters (scan, INNO_DIMENSION_THEME);
  scan->splits = scan->splits_cities || scan->splits_themes;
  scan->groups_rows = scan->by == INNO_DIMENSION_SOURCE || scan->by == INNO_DIMENSION_CLASS ||
                      scan->by == INNO_DIMENSION_YEAR;
  scan->filters_rows = filters (scan, INNO_DIMENSION_SOURCE) || filters (scan, INNO_DIMENSION_CLASS) ||
                       filters (scan, INNO_DIMENSION_YEAR);
  scan->heads = g_new0 (guint32, scan->n_cells + 1);
  scan->seen = g_new0 (guint32, scan->n_cells + 1);
  scan->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  scan_init_offsets (scan);
  place_projects (scan);
}

static void
scan_clear (Scan *scan)
{
  inno_filter_clear (&scan->filter);
  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    g_clear_pointer (&scan->offsets[d], g_free);
  g_clear_pointer (&scan->project, g_free);
  g_clear_pointer (&scan->heads, g_free);
  g_clear_pointer (&scan->seen, g_free);
  g_clear_pointer (&scan->parts, g_array_unref);
}

static inline guint32
row_offset (const Scan          *scan,
            const InnoFactsRows *rows,
            guint                row)
{
  return scan->offsets[INNO_DIMENSION_SOURCE][rows->source[row]] +
         scan->offsets[INNO_DIMENSION_YEAR][rows->year[row]];
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
  Part part = { .offset = scan->project[project], .n_cities = MAX (n_cities, 1), .n_themes = 1 };

  g_array_set_size (scan->parts, 0);
  for (part.city = 0; part.city < part.n_cities; part.city++)
    {
      guint city = n_cities > 0 ? facts->city[start + part.city] : INNO_AXIS_NONE;

      if (scan->splits_cities)
        part.offset = scan->project[project] + scan->offsets[INNO_DIMENSION_CITY][city];
      add_city_part (scan, project, part);
    }

  return scan->parts->len > 0;
}

static inline void
add_cents (Scan    *scan,
           guint32  cell,
           gint64   cents)
{
  gint64 *sum = &scan->sums->cents[cell];

  /* inno_money_add() is this; here it has to be inline. */
  scan->overflow |= __builtin_add_overflow (*sum, cents, sum);
}

/* A number of its own for each row, made of what it is and not of where it
 * stands; never 0. Added up they tell whether the same rows are unknown. */
static guint64
get_mark (const Scan          *scan,
          const InnoFactsRows *rows,
          guint                row)
{
  const InnoAxis *axes = scan->facts->axes;
  guint64 mark = g_str_hash (inno_facts_get_project_id (scan->facts, rows->project[row]));

  mark = mark * HASH_FACTOR ^ g_str_hash (inno_axis_get_id (&axes[INNO_DIMENSION_SOURCE], rows->source[row]));
  mark = mark * HASH_FACTOR ^ g_str_hash (inno_axis_get_id (&axes[INNO_DIMENSION_YEAR], rows->year[row]));

  return mark * HASH_FACTOR | 1;
}

static void
count_unknown (Scan                *scan,
               const InnoFactsRows *rows,
               guint                row)
{
  scan->sums->total_unknown++;
  if (scan->facts->class_of_source[rows->source[row]] == INNO_CLASS_PRIVATE)
    return;

  scan->sums->total_public_unknown++;
  scan->sums->total_public_marks += get_mark (scan, rows, row);
}

/* A row whose amount is not known adds nothing; it is counted once in each of
 * its groups, and once in the total. */
static void
add_unknown_parts (Scan                *scan,
                   const InnoFactsRows *rows,
                   guint32              offset,
                   guint                row)
{
  guint64 mark = get_mark (scan, rows, row);

  for (guint i = 0; i < scan->parts->len; i++)
    {
      guint32 cell = g_array_index (scan->parts, Part, i).offset + offset;

      if (scan->seen[cell] == row + 1)
        continue;
      scan->seen[cell] = row + 1;
      scan->sums->unknown[cell]++;
      scan->sums->unknown_marks[cell] += mark;
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

      add_cents (scan, part->offset + offset, get_part (of_city, part->n_themes, part->theme));
    }
}

static void
scan_split (Scan                *scan,
            const InnoFactsRows *rows)
{
  for (guint p = 0; p < scan->facts->n_projects; p++)
    {
      if (scan->project[p] >= REJECTED || rows->start[p] == rows->start[p + 1] || !split_project (scan, p))
        continue;

      for (guint row = rows->start[p]; row < rows->start[p + 1]; row++)
        {
          guint32 offset = row_offset (scan, rows, row);

          if (offset >= REJECTED)
            continue;
          if (rows->cents[row] != INNO_CENTS_UNKNOWN)
            {
              add_parts (scan, offset, rows->cents[row]);
              continue;
            }
          add_unknown_parts (scan, rows, offset, row);
          count_unknown (scan, rows, row);
        }
    }
}

/* The common question, with nothing to split: this loop sums a million projects
 * inside a frame of the screen. */
static void
scan_whole (Scan                *scan,
            const InnoFactsRows *rows)
{
  const guint32 *projects = scan->project;
  guint n_rows = rows->start[scan->facts->n_projects];
  guint32 n_cells = scan->n_cells;

  for (guint row = 0; row < n_rows; row++)
    {
      guint32 cell = MIN (projects[rows->project[row]] + row_offset (scan, rows, row), n_cells);
      gint64 cents = rows->cents[row];

      if (G_UNLIKELY (cents == INNO_CENTS_UNKNOWN))
        {
          scan->sums->unknown[cell]++;
          scan->sums->unknown_marks[cell] += get_mark (scan, rows, row);
          if (cell < n_cells)
            count_unknown (scan, rows, row);
          continue;
        }
      add_cents (scan, cell, cell < n_cells ? cents : 0);
    }
}

/* A filter on funding rows leaves the projects that have such a row, of
 * whatever measure. */
static void
reject_projects_without_rows (Scan *scan)
{
  const InnoFacts *facts = scan->facts;
  g_autofree guint8 *has_row = g_new0 (guint8, facts->n_projects + 1);

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const InnoFactsRows *rows = &facts->rows[m];

      for (guint row = 0; row < rows->start[facts->n_projects]; row++)
        has_row[rows->project[row]] |= row_offset (scan, rows, row) < REJECTED;
    }
  for (guint p = 0; p < facts->n_projects; p++)
    scan->project[p] += has_row[p] ? 0 : REJECTED;
}

static inline void
count_in_group (Scan    *scan,
                guint    project,
                guint32  head)
{
  scan->heads[head] += scan->seen[head] != project + 1;
  scan->seen[head] = project + 1;
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
          guint32 offset = row_offset (scan, rows, row);

          if (offset >= REJECTED)
            continue;
          has_row = TRUE;
          count_in_group (scan, project, offset - rows->source[row]);
        }
    }
  if (!has_row)
    count_in_group (scan, project, INNO_AXIS_NONE);
}

/* A project counts once in each of its groups, and once in the total. */
static void
count_projects (Scan *scan)
{
  for (guint p = 0; p < scan->facts->n_projects; p++)
    {
      if (scan->project[p] >= REJECTED || (scan->splits && !split_project (scan, p)))
        continue;

      scan->sums->total_projects++;
      if (scan->groups_rows)
        count_by_rows (scan, p);
      else
        for (guint i = 0; i < scan->parts->len; i++)
          count_in_group (scan, p, g_array_index (scan->parts, Part, i).offset);
    }
}

static void
count_whole_projects (Scan *scan)
{
  for (guint p = 0; p < scan->facts->n_projects; p++)
    scan->heads[MIN (scan->project[p], scan->n_cells)]++;
  for (guint32 cell = 0; cell < scan->n_cells; cell++)
    scan->sums->total_projects += scan->heads[cell];
}

static void
scan_projects (Scan *scan)
{
  if (scan->splits || scan->groups_rows)
    count_projects (scan);
  else
    count_whole_projects (scan);

  for (guint group = 0; group < scan->sums->n_groups; group++)
    scan->sums->projects[group] = scan->heads[group * scan->sums->n_sources];
}

static void
scan_money (Scan        *scan,
            InnoMeasure  measure)
{
  const InnoFactsRows *rows = &scan->facts->rows[measure];

  memset (scan->seen, 0, scan->n_cells * sizeof *scan->seen);
  if (scan->splits)
    scan_split (scan, rows);
  else
    scan_whole (scan, rows);
}

void
inno_analysis_set_overflow (GError **error)
{
  g_set_error_literal (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_OVERFLOW,
                       _("The amounts add up to more than can be counted exactly."));
}

static gboolean
fail_overflow (GError **error)
{
  inno_analysis_set_overflow (error);
  return FALSE;
}

/* Everything before the first sum; where it fails there is nothing to clear. */
static gboolean
scan_open (Scan             *scan,
           const InnoQuery  *query,
           GError          **error)
{
  InnoSums *sums = scan->sums;

  *sums = (InnoSums) {
    .n_groups = inno_axis_get_n (&scan->facts->axes[query->by]),
    .n_sources = inno_axis_get_n (&scan->facts->axes[INNO_DIMENSION_SOURCE]),
  };
  scan->n_cells = MIN ((gsize) sums->n_groups * sums->n_sources, REJECTED);
  if (scan->n_cells == REJECTED)
    return fail_overflow (error);
  if (!inno_filter_init (&scan->filter, scan->facts, query, error))
    return FALSE;

  sums->cents = g_new0 (gint64, scan->n_cells + 1);
  sums->unknown = g_new0 (guint32, scan->n_cells + 1);
  sums->unknown_marks = g_new0 (guint64, scan->n_cells + 1);
  sums->projects = g_new0 (guint32, sums->n_groups);
  scan_init (scan, query);
  if (scan->filters_rows)
    reject_projects_without_rows (scan);

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

  if (!scan_open (&scan, query, error))
    return FALSE;

  scan_projects (&scan);
  if (query->measure < INNO_N_MONEY_MEASURES)
    scan_money (&scan, query->measure);
  scan_clear (&scan);
  if (!scan.overflow)
    return TRUE;

  inno_sums_clear (sums);
  return fail_overflow (error);
}

void
inno_sums_clear (InnoSums *sums)
{
  g_clear_pointer (&sums->cents, g_free);
  g_clear_pointer (&sums->unknown, g_free);
  g_clear_pointer (&sums->unknown_marks, g_free);
  g_clear_pointer (&sums->projects, g_free);
}

/* What a filter leaves of an amount of the project at hand. */
static gint64
get_passed (const Scan *scan,
            gint64      cents)
{
  gint64 sum = 0;

  if (!scan->splits)
    return cents;

  for (guint i = 0; i < scan->parts->len; i++)
    {
      const Part *part = &g_array_index (scan->parts, Part, i);

      sum += get_part (get_part (cents, part->n_cities, part->city), part->n_themes, part->theme);
    }

  return sum;
}

static void
sum_project (Scan                *scan,
             const InnoFactsRows *rows,
             guint                project,
             InnoProjectSum      *sum)
{
  sum->is_in = scan->project[project] < REJECTED && (!scan->splits || split_project (scan, project));

  for (guint row = rows->start[project]; sum->is_in && row < rows->start[project + 1]; row++)
    {
      if (row_offset (scan, rows, row) >= REJECTED ||
          scan->facts->class_of_source[rows->source[row]] == INNO_CLASS_PRIVATE)
        continue;
      if (rows->cents[row] == INNO_CENTS_UNKNOWN)
        {
          sum->n_unknown++;
          sum->unknown_marks += get_mark (scan, rows, row);
        }
      else
        scan->overflow |= !inno_money_add (sum->public, get_passed (scan, rows->cents[row]), &sum->public);
    }
}

/* Returns: (transfer full): of each project what the query counts, of a measure of
 * money, whatever that of the query */
InnoProjectSum *
inno_sums_of_projects (InnoFacts        *facts,
                       const InnoQuery  *query,
                       InnoMeasure       measure,
                       GError          **error)
{
  g_auto (InnoSums) sums = { 0 };
  g_autoptr (InnoQuery) whole = inno_query_copy (query);
  g_autofree InnoProjectSum *projects = g_new0 (InnoProjectSum, facts->n_projects + 1);
  Scan scan = { .facts = facts, .sums = &sums };
  gint64 total = 0;

  whole->by = INNO_DIMENSION_AGREEMENT;
  if (!scan_open (&scan, whole, error))
    return NULL;

  for (guint p = 0; p < facts->n_projects; p++)
    {
      sum_project (&scan, &facts->rows[measure], p, &projects[p]);
      scan.overflow |= !inno_money_add (total, ABS (projects[p].public), &total);
    }
  scan_clear (&scan);
  if (!scan.overflow)
    return g_steal_pointer (&projects);

  fail_overflow (error);
  return NULL;
}
