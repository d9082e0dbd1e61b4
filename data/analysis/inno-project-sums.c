/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-scan-private.h"

/* Of one project, with the parts of it that pass at hand. Returns whether it fits. */
static gboolean
sum_rows (const InnoScan      *scan,
          const InnoFactsRows *rows,
          guint                project,
          InnoProjectSums     *sums)
{
  __int128 cents = 0;

  for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
    {
      InnoFactsTag tag = rows->tag[row];

      if (inno_scan_get_offset (scan, tag) >= INNO_REJECTED ||
          scan->facts->class_of_source[tag.source] == INNO_CLASS_PRIVATE)
        continue;
      if (rows->cents[row] == INNO_CENTS_UNKNOWN)
        sums->unknown[project]++;
      else if (!scan->splits[scan->facts->kind[project]])
        cents += rows->cents[row];
      else
        inno_scan_add_parts (scan, rows->cents[row], &cents);
    }
  sums->public[project] = (gint64) cents;

  return sums->public[project] == cents;
}

static gboolean
sum_project (InnoScan        *scan,
             guint            project,
             InnoProjectSums *sums)
{
  guint32 kind = scan->facts->kind[project];

  if (scan->places[kind] >= INNO_REJECTED || (scan->splits[kind] && !inno_scan_split (scan, project)))
    return TRUE;
  if (scan->filters_rows && !inno_scan_has_passing_row (scan, project))
    return TRUE;

  sums->passes[project] = TRUE;
  return sum_rows (scan, &scan->facts->rows[INNO_MEASURE_GRANTED], project, sums);
}

/* What a query leaves of each project, and of its granted public money: split
 * among cities and themes only where a filter asks for it. */
gboolean
inno_project_sums_init (InnoProjectSums  *sums,
                        InnoFacts        *facts,
                        const InnoQuery  *query,
                        GError          **error)
{
  g_auto (InnoScan) scan = { 0 };
  gboolean fits = TRUE;

  *sums = (InnoProjectSums) { 0 };
  if (!inno_scan_init (&scan, facts, query, INNO_N_DIMENSIONS, error))
    return FALSE;

  sums->passes = g_new0 (guint8, facts->n_projects + 1);
  sums->public = g_new0 (gint64, facts->n_projects + 1);
  sums->unknown = g_new0 (guint32, facts->n_projects + 1);
  for (guint project = 0; project < facts->n_projects; project++)
    fits &= sum_project (&scan, project, sums);

  if (!fits)
    {
      inno_project_sums_clear (sums);
      inno_analysis_set_overflow (error);
    }

  return fits;
}

void
inno_project_sums_clear (InnoProjectSums *sums)
{
  g_clear_pointer (&sums->passes, g_free);
  g_clear_pointer (&sums->public, g_free);
  g_clear_pointer (&sums->unknown, g_free);
}
