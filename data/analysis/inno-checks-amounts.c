/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-checks-private.h"

#include <glib/gi18n-lib.h>

#include "inno-money.h"

/* The public funding of a project in one measure. */
typedef struct
{
  gint64   cents;
  guint    n_rows, n_unknown;
  gboolean is_too_large;
} Sum;

/* Funding rows. */

static Sum
sum_project (const InnoFacts *facts,
             InnoMeasure      measure,
             guint            project)
{
  const InnoFactsRows *rows = &facts->rows[measure];
  Sum sum = { 0 };

  for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
    {
      if (facts->class_of_source[rows->tag[row].source] == INNO_CLASS_PRIVATE)
        continue;
      sum.n_rows++;
      if (rows->cents[row] == INNO_CENTS_UNKNOWN)
        sum.n_unknown++;
      else
        sum.is_too_large |= !inno_money_add (sum.cents, rows->cents[row], &sum.cents);
    }

  return sum;
}

/* What it is measured against may be larger than what is known of it. */
static void
check_above (InnoCheckRun *run,
             guint         project,
             InnoMeasure   measure)
{
  InnoMeasure whole_measure = measure == INNO_MEASURE_REALISED ? INNO_MEASURE_GRANTED : INNO_MEASURE_PLANNED;
  Sum part = sum_project (run->facts, measure, project);
  Sum whole = sum_project (run->facts, whole_measure, project);
  InnoRuleState state = whole.n_unknown > 0 ? INNO_RULE_UNKNOWN : INNO_RULE_NOT_MET;

  if (whole.n_rows == 0 || part.is_too_large || whole.is_too_large || part.cents <= whole.cents)
    return;

  inno_check_run_report (run, state, inno_facts_get_project_id (run->facts, project),
                         measure == INNO_MEASURE_REALISED ? N_("Realised %s, granted %s.")
                                                          : N_("Granted %s, planned %s."), "mm",
                         part.cents, whole.cents);
}

gboolean
inno_check_above (InnoCheckRun  *run,
                  guint          measure,
                  GError       **error)
{
  for (guint p = 0; inno_check_run_next (run, &p); p++)
    check_above (run, p, measure);

  return inno_check_run_is_done (run, error);
}

gboolean
inno_check_totals (InnoCheckRun  *run,
                   guint          detail,
                   GError       **error)
{
  const InnoFactsRows *granted = &run->facts->rows[INNO_MEASURE_GRANTED];
  const InnoFactsRows *realised = &run->facts->rows[INNO_MEASURE_REALISED];

  for (guint p = 0; inno_check_run_next (run, &p); p++)
    if (granted->start[p] == granted->start[p + 1] && realised->start[p] < realised->start[p + 1])
      inno_check_run_report (run, INNO_RULE_NOT_MET, inno_facts_get_project_id (run->facts, p),
                             N_("Rows of realised funding: %s. Rows of granted funding: none."), "c",
                             (gint64) (realised->start[p + 1] - realised->start[p]));

  return inno_check_run_is_done (run, error);
}

static guint
count_unknown (const InnoFacts *facts,
               guint            project)
{
  guint n = 0;

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    for (guint row = facts->rows[m].start[project]; row < facts->rows[m].start[project + 1]; row++)
      n += facts->rows[m].cents[row] == INNO_CENTS_UNKNOWN;

  return n;
}

gboolean
inno_check_amounts (InnoCheckRun  *run,
                    guint          detail,
                    GError       **error)
{
  for (guint p = 0; inno_check_run_next (run, &p); p++)
    {
      const InnoFactsKind *kind = inno_facts_get_kind (run->facts, p);
      const char *id = inno_facts_get_project_id (run->facts, p);
      guint n_unknown = count_unknown (run->facts, p);

      if (n_unknown > 0)
        inno_check_run_report (run, INNO_RULE_UNKNOWN, id, N_("Funding rows without an amount: %s."), "c",
                               (gint64) n_unknown);
      else if (!kind->has_rows && kind->is_counted)
        inno_check_run_report (run, INNO_RULE_UNKNOWN, id, N_("There are no funding rows."), "");
    }

  return inno_check_run_is_done (run, error);
}

/* The facts count a group where it has no sub-projects. */
gboolean
inno_check_groups (InnoCheckRun  *run,
                   guint          detail,
                   GError       **error)
{
  for (guint p = 0; inno_check_run_next (run, &p); p++)
    {
      const InnoFactsKind *kind = inno_facts_get_kind (run->facts, p);
      Sum granted = sum_project (run->facts, INNO_MEASURE_GRANTED, p);

      if (!kind->is_counted && kind->has_rows)
        inno_check_run_report (run, INNO_RULE_NOT_MET, inno_facts_get_project_id (run->facts, p),
                               N_("Public funding granted to the group itself: %s."), "m", granted.cents);
    }

  return inno_check_run_is_done (run, error);
}
