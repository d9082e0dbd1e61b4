/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-sums-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-money.h"

/* One share of a project's money: the city-th of n_cities, and of that the
 * theme-th of n_themes. */
typedef struct
{
  guint16 group;
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
  guint8          *source_passes;    /* by source: the source and its class pass */
  guint8          *year_passes;
  InnoSums        *sums;
  GArray          *parts;            /* of Part: of the project at hand */
  guint32         *seen;             /* by group: 1 + the last project or row counted */
  gboolean         overflow;
} Scan;

static gboolean
passes (const Scan    *scan,
        InnoDimension  dimension,
        guint          number)
{
  const guint8 *array = scan->filter.passes[dimension];

  return array == NULL || array[number];
}

static void
scan_init_row_filter (Scan *scan)
{
  const InnoFacts *facts = scan->facts;
  guint n_sources = inno_axis_get_n (&facts->axes[INNO_DIMENSION_SOURCE]);
  guint n_years = inno_axis_get_n (&facts->axes[INNO_DIMENSION_YEAR]);

  scan->filters_rows = scan->filter.passes[INNO_DIMENSION_SOURCE] != NULL ||
                       scan->filter.passes[INNO_DIMENSION_CLASS] != NULL ||
                       scan->filter.passes[INNO_DIMENSION_YEAR] != NULL;

  scan->source_passes = g_new (guint8, n_sources);
  for (guint i = 0; i < n_sources; i++)
    {
      guint class = facts->class_of_source[i];
      guint number = class == INNO_CLASS_NONE ? INNO_AXIS_NONE : class + 1;

      scan->source_passes[i] = passes (scan, INNO_DIMENSION_SOURCE, i) &&
                               passes (scan, INNO_DIMENSION_CLASS, number);
    }

  scan->year_passes = g_new (guint8, n_years);
  for (guint i = 0; i < n_years; i++)
    scan->year_passes[i] = passes (scan, INNO_DIMENSION_YEAR, i);
}

static gboolean
scan_init (Scan             *scan,
           InnoFacts        *facts,
           const InnoQuery  *query,
           InnoSums         *sums,
           GError          **error)
{
  *scan = (Scan) { .facts = facts, .by = query->by, .sums = sums };

  if (!inno_filter_init (&scan->filter, facts, query, error))
    return FALSE;

  scan->splits_cities = scan->by == INNO_DIMENSION_CITY ||
                        scan->by == INNO_DIMENSION_REGION ||
                        scan->filter.passes[INNO_DIMENSION_CITY] != NULL ||
                        scan->filter.passes[INNO_DIMENSION_REGION] != NULL;
  scan->splits_themes = scan->by == INNO_DIMENSION_THEME ||
                        scan->filter.passes[INNO_DIMENSION_THEME] != NULL;
  scan->groups_rows = scan->by == INNO_DIMENSION_SOURCE ||
                      scan->by == INNO_DIMENSION_CLASS ||
                      scan->by == INNO_DIMENSION_YEAR;
  scan_init_row_filter (scan);
  scan->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  scan->seen = g_new0 (guint32, sums->n_groups);

  return TRUE;
}

static void
scan_clear (Scan *scan)
{
  inno_filter_clear (&scan->filter);
  g_clear_pointer (&scan->source_passes, g_free);
  g_clear_pointer (&scan->year_passes, g_free);
  g_clear_pointer (&scan->parts, g_array_unref);
  g_clear_pointer (&scan->seen, g_free);
}

static inline gboolean
project_passes (const Scan *scan,
                guint       project)
{
  const InnoFacts *facts = scan->facts;

  return facts->is_counted[project] &&
         scan->filter.passes[INNO_DIMENSION_STATUS][facts->status[project] + 1] &&
         passes (scan, INNO_DIMENSION_AGREEMENT, facts->agreement[project]) &&
         passes (scan, INNO_DIMENSION_LEAD_THEME, facts->lead_theme[project]);
}

static inline gboolean
row_passes (const Scan          *scan,
            const InnoFactsRows *rows,
            guint                row)
{
  return scan->source_passes[rows->source[row]] && scan->year_passes[rows->year[row]];
}

/* The group of what is neither split nor taken from the row. */
static inline guint
project_group (const Scan *scan,
               guint       project)
{
  if (scan->by == INNO_DIMENSION_AGREEMENT)
    return scan->facts->agreement[project];
  if (scan->by == INNO_DIMENSION_LEAD_THEME)
    return scan->facts->lead_theme[project];
  if (scan->by == INNO_DIMENSION_STATUS)
    return scan->facts->status[project] + 1;

  return INNO_AXIS_NONE;
}

static inline guint
row_group (const Scan          *scan,
           const InnoFactsRows *rows,
           guint                row)
{
  guint class;

  if (scan->by == INNO_DIMENSION_SOURCE)
    return rows->source[row];
  if (scan->by == INNO_DIMENSION_YEAR)
    return rows->year[row];

  class = scan->facts->class_of_source[rows->source[row]];
  return class == INNO_CLASS_NONE ? INNO_AXIS_NONE : class + 1;
}

static void
add_theme_parts (Scan  *scan,
                 guint  project,
                 Part   part)
{
  const InnoFacts *facts = scan->facts;
  guint32 start = facts->theme_start[project];
  guint n_themes = scan->splits_themes ? facts->theme_start[project + 1] - start : 0;

  part.n_themes = MAX (n_themes, 1);
  for (part.theme = 0; part.theme < part.n_themes; part.theme++)
    {
      guint theme = n_themes > 0 ? facts->theme[start + part.theme] : INNO_AXIS_NONE;

      if (scan->splits_themes && !passes (scan, INNO_DIMENSION_THEME, theme))
        continue;
      if (scan->by == INNO_DIMENSION_THEME)
        part.group = theme;
      g_array_append_val (scan->parts, part);
    }
}

/* By city first, then each part by theme: DESIGN §5. */
static void
split_project (Scan  *scan,
               guint  project)
{
  const InnoFacts *facts = scan->facts;
  guint32 start = facts->city_start[project];
  guint n_cities = scan->splits_cities ? facts->city_start[project + 1] - start : 0;
  Part part = { .group = project_group (scan, project), .n_cities = MAX (n_cities, 1) };

  g_array_set_size (scan->parts, 0);
  for (part.city = 0; part.city < part.n_cities; part.city++)
    {
      guint city = n_cities > 0 ? facts->city[start + part.city] : INNO_AXIS_NONE;
      guint region = facts->region_of_city[city];

      if (scan->splits_cities &&
          (!passes (scan, INNO_DIMENSION_CITY, city) || !passes (scan, INNO_DIMENSION_REGION, region)))
        continue;
      if (scan->by == INNO_DIMENSION_CITY)
        part.group = city;
      else if (scan->by == INNO_DIMENSION_REGION)
        part.group = region;
      add_theme_parts (scan, project, part);
    }
}

static inline void
add_cents (Scan   *scan,
           guint   cell,
           gint64  cents)
{
  gint64 *sum = &scan->sums->cents[cell];

  /* inno_money_add() is this; here it has to be inline. */
  scan->overflow |= __builtin_add_overflow (*sum, cents, sum);
}

/* A row whose amount is not known adds nothing; it is counted once in each of
 * its groups, and once in the total. */
static void
add_unknown (Scan                *scan,
             const InnoFactsRows *rows,
             guint                row)
{
  InnoSums *sums = scan->sums;
  guint source = rows->source[row];

  for (guint i = 0; i < scan->parts->len; i++)
    {
      const Part *part = &g_array_index (scan->parts, Part, i);
      guint group = scan->groups_rows ? row_group (scan, rows, row) : part->group;

      if (scan->seen[group] == row + 1)
        continue;
      scan->seen[group] = row + 1;
      sums->unknown[group * sums->n_sources + source]++;
    }
  sums->total_unknown++;
  if (scan->facts->class_of_source[source] != INNO_CLASS_PRIVATE)
    sums->total_public_unknown++;
}

static void
add_parts (Scan                *scan,
           const InnoFactsRows *rows,
           guint                row)
{
  guint n_sources = scan->sums->n_sources;
  guint source = rows->source[row];

  for (guint i = 0; i < scan->parts->len; i++)
    {
      const Part *part = &g_array_index (scan->parts, Part, i);
      guint group = scan->groups_rows ? row_group (scan, rows, row) : part->group;
      gint64 cents = inno_money_part (rows->cents[row], part->n_cities, part->city);

      add_cents (scan, group * n_sources + source,
                 inno_money_part (cents, part->n_themes, part->theme));
    }
}

static void
scan_split (Scan                *scan,
            const InnoFactsRows *rows)
{
  for (guint p = 0; p < scan->facts->n_projects; p++)
    {
      if (rows->start[p] == rows->start[p + 1] || !project_passes (scan, p))
        continue;

      split_project (scan, p);
      if (scan->parts->len == 0)
        continue;

      for (guint row = rows->start[p]; row < rows->start[p + 1]; row++)
        {
          if (!row_passes (scan, rows, row))
            continue;
          if (rows->cents[row] == INNO_CENTS_UNKNOWN)
            add_unknown (scan, rows, row);
          else
            add_parts (scan, rows, row);
        }
    }
}

/* The common question, with nothing to split: this loop sums a million projects
 * inside a frame of the screen. */
static void
scan_whole (Scan                *scan,
            const InnoFactsRows *rows)
{
  guint n_sources = scan->sums->n_sources;
  Part whole = { .n_cities = 1, .n_themes = 1 };

  g_array_set_size (scan->parts, 0);
  g_array_append_val (scan->parts, whole);

  for (guint p = 0; p < scan->facts->n_projects; p++)
    {
      guint group = project_group (scan, p);

      if (!project_passes (scan, p))
        continue;

      g_array_index (scan->parts, Part, 0).group = group;
      for (guint row = rows->start[p]; row < rows->start[p + 1]; row++)
        {
          if (scan->filters_rows && !row_passes (scan, rows, row))
            continue;
          if (G_UNLIKELY (rows->cents[row] == INNO_CENTS_UNKNOWN))
            add_unknown (scan, rows, row);
          else
            add_cents (scan,
                       (scan->groups_rows ? row_group (scan, rows, row) : group) * n_sources + rows->source[row],
                       rows->cents[row]);
        }
    }
}

static gboolean
count_in_group (Scan  *scan,
                guint  project,
                guint  group)
{
  if (scan->seen[group] == project + 1)
    return FALSE;

  scan->seen[group] = project + 1;
  scan->sums->projects[group]++;
  return TRUE;
}

/* Counts the project in the groups of its funding rows, of whatever measure.
 * Returns whether any row passed. */
static gboolean
count_by_rows (Scan  *scan,
               guint  project)
{
  gboolean any = FALSE;

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const InnoFactsRows *rows = &scan->facts->rows[m];

      for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
        {
          if (!row_passes (scan, rows, row))
            continue;
          any = TRUE;
          if (!scan->groups_rows)
            return TRUE;
          count_in_group (scan, project, row_group (scan, rows, row));
        }
    }

  return any;
}

/* A project counts once in each of its groups, and once in the total. */
static void
count_projects (Scan *scan)
{
  for (guint p = 0; p < scan->facts->n_projects; p++)
    {
      gboolean has_row = TRUE;

      if (!project_passes (scan, p))
        continue;

      if (scan->splits_cities || scan->splits_themes)
        {
          split_project (scan, p);
          if (scan->parts->len == 0)
            continue;
        }

      if (scan->filters_rows || scan->groups_rows)
        has_row = count_by_rows (scan, p);
      if (!has_row && scan->filters_rows)
        continue;

      scan->sums->total_projects++;
      if (scan->groups_rows && !has_row)
        count_in_group (scan, p, INNO_AXIS_NONE);
      else if (!scan->groups_rows && !scan->splits_cities && !scan->splits_themes)
        count_in_group (scan, p, project_group (scan, p));
      else if (!scan->groups_rows)
        for (guint i = 0; i < scan->parts->len; i++)
          count_in_group (scan, p, g_array_index (scan->parts, Part, i).group);
    }
}

/* Sums the query's measure by group and source, and counts the projects. */
gboolean
inno_sums_init (InnoSums         *sums,
                InnoFacts        *facts,
                const InnoQuery  *query,
                GError          **error)
{
  Scan scan;
  gsize n_cells;

  *sums = (InnoSums) {
    .n_groups = inno_axis_get_n (&facts->axes[query->by]),
    .n_sources = inno_axis_get_n (&facts->axes[INNO_DIMENSION_SOURCE]),
  };
  if (!scan_init (&scan, facts, query, sums, error))
    return FALSE;

  n_cells = (gsize) sums->n_groups * sums->n_sources;
  sums->cents = g_new0 (gint64, n_cells);
  sums->unknown = g_new0 (guint32, n_cells);
  sums->projects = g_new0 (guint32, sums->n_groups);

  count_projects (&scan);
  if (query->measure < INNO_N_MONEY_MEASURES)
    {
      const InnoFactsRows *rows = &facts->rows[query->measure];

      memset (scan.seen, 0, sums->n_groups * sizeof *scan.seen);
      if (scan.splits_cities || scan.splits_themes)
        scan_split (&scan, rows);
      else
        scan_whole (&scan, rows);
    }

  scan_clear (&scan);
  if (scan.overflow)
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
