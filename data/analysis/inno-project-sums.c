/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-money.h"
#include "inno-scan-private.h"

static void
add_unknown (const InnoScan *scan,
             guint           project,
             InnoFactsTag    tag,
             InnoProjectSum *sum)
{
  sum->n_unknown++;
  sum->unknown_marks += inno_facts_mark_row (scan->facts, inno_facts_get_project_id (scan->facts, project), tag);
}

/* Of a project of which something is left. Returns whether it fits. */
static gboolean
sum_rows (const InnoScan      *scan,
          const InnoFactsRows *rows,
          guint                project,
          InnoProjectSum      *sum)
{
  __int128 cents = 0;

  for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
    {
      InnoFactsTag tag = rows->tag[row];

      if (inno_scan_get_offset (scan, tag) >= INNO_REJECTED ||
          scan->facts->class_of_source[tag.source] == INNO_CLASS_PRIVATE)
        continue;
      if (rows->cents[row] == INNO_CENTS_UNKNOWN)
        add_unknown (scan, project, tag, sum);
      else
        cents += inno_scan_get_left (scan, project, rows->cents[row]);
    }
  sum->public = (gint64) cents;

  return sum->public == cents && sum->public != G_MININT64;
}

/* Tells of each project that the query counts what it counts of it, of a measure of
 * money, whatever that of the query. */
gboolean
inno_sums_foreach_project (InnoFacts           *facts,
                           const InnoQuery     *query,
                           InnoMeasure          measure,
                           InnoProjectSumFunc   func,
                           gpointer             user_data,
                           GError             **error)
{
  g_auto (InnoScan) scan = { 0 };
  gboolean fits = TRUE;
  gint64 total = 0;

  if (!inno_scan_init (&scan, facts, query, INNO_N_DIMENSIONS, NULL, error))
    return FALSE;

  for (guint p = 0; p < facts->n_projects && fits; p++)
    {
      InnoProjectSum sum = { .is_in = TRUE };

      if (inno_scan_take_project (&scan, p))
        fits = sum_rows (&scan, &facts->rows[measure], p, &sum) &&
               inno_money_add (total, ABS (sum.public), &total) && func (p, &sum, user_data);
    }
  if (!fits)
    inno_analysis_set_overflow (error);

  return fits;
}

static gboolean
keep_cb (guint                 project,
         const InnoProjectSum *sum,
         gpointer              user_data)
{
  InnoProjectSum *projects = user_data;

  projects[project] = *sum;
  return TRUE;
}

/* Returns: (transfer full): the same of each project, and of those that are not counted
 * nothing */
InnoProjectSum *
inno_sums_of_projects (InnoFacts        *facts,
                       const InnoQuery  *query,
                       InnoMeasure       measure,
                       GError          **error)
{
  g_autofree InnoProjectSum *projects = g_new0 (InnoProjectSum, facts->n_projects + 1);

  if (!inno_sums_foreach_project (facts, query, measure, keep_cb, projects, error))
    return NULL;

  return g_steal_pointer (&projects);
}
