/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-checks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-money.h"
#include "inno-store-faults.h"

/* Funding of a project in one measure. */
typedef struct
{
  gint64   cents;
  guint    n_rows, n_unknown;
  gboolean is_too_large;
} Sum;

/* Funding rows. */

static Sum
sum_rows (const InnoFacts *facts,
          InnoMeasure      measure,
          guint            project,
          gboolean         with_private)
{
  const InnoFactsRows *rows = &facts->rows[measure];
  Sum sum = { 0 };

  for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
    {
      if (!with_private && facts->class_of_source[rows->tag[row].source] == INNO_CLASS_PRIVATE)
        continue;
      sum.n_rows++;
      if (rows->cents[row] == INNO_CENTS_UNKNOWN)
        sum.n_unknown++;
      else
        sum.is_too_large |= !inno_money_add (sum.cents, rows->cents[row], &sum.cents);
    }

  return sum;
}

static Sum
sum_project (const InnoFacts *facts,
             InnoMeasure      measure,
             guint            project)
{
  return sum_rows (facts, measure, project, FALSE);
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

/* What the sub-projects of each group come to: group → Sum. */
typedef struct
{
  InnoCheckRun *run;
  GHashTable   *sums;
} Groups;

static void
add_sub_cb (const char *id,
            const char *group,
            gpointer    user_data)
{
  Groups *groups = user_data;
  guint project;
  Sum *sum = g_hash_table_lookup (groups->sums, group);
  Sum part;

  if (!inno_facts_find_project (groups->run->facts, id, &project))
    return;
  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      g_hash_table_insert (groups->sums, g_strdup (group), sum);
    }

  part = sum_project (groups->run->facts, INNO_MEASURE_GRANTED, project);
  sum->n_unknown += part.n_unknown;
  sum->is_too_large |= part.is_too_large || !inno_money_add (sum->cents, part.cents, &sum->cents);
}

static void
check_group (InnoCheckRun *run,
             guint         project,
             const Sum    *subs)
{
  Sum own = sum_project (run->facts, INNO_MEASURE_GRANTED, project);

  if (own.n_rows == 0 || own.cents == subs->cents || own.n_unknown > 0 || subs->n_unknown > 0 ||
      own.is_too_large || subs->is_too_large)
    return;

  inno_check_run_report (run, INNO_RULE_NOT_MET, inno_facts_get_project_id (run->facts, project),
                         N_("Granted to the group %s, to its sub-projects %s."), "mm", own.cents, subs->cents);
}

gboolean
inno_check_groups (InnoCheckRun  *run,
                   guint          detail,
                   GError       **error)
{
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Groups groups = { run, sums };

  if (!inno_store_foreach_sub_project (run->store, add_sub_cb, &groups, run->cancellable, error))
    return FALSE;

  for (guint p = 0; inno_check_run_next (run, &p); p++)
    {
      /* Only a group that has sub-projects is not counted. */
      const Sum *subs = inno_facts_get_kind (run->facts, p)->is_counted
        ? NULL : g_hash_table_lookup (sums, inno_facts_get_project_id (run->facts, p));

      if (subs != NULL)
        check_group (run, p, subs);
    }

  return inno_check_run_is_done (run, error);
}

/* Totals that a list publishes: parts of them may be in no row, as nobody knows whose they
 * are, so that the rows come to less. More they cannot be. */
static const struct
{
  const char  *id;
  const char  *name;
  InnoMeasure  measure;
  gboolean     is_whole_cost;
  const char  *message;
} totals[] = {
  { "planned.public", "planned", INNO_MEASURE_PLANNED, FALSE,
    N_("Planned public funding: rows %s, published total %s.") },
  { "realised.public", "realised", INNO_MEASURE_REALISED, FALSE,
    N_("Realised public funding: rows %s, published total %s.") },
  { "total", "cost-planned", INNO_MEASURE_PLANNED, TRUE, N_("Planned funding: rows %s, published total cost %s.") },
  { "total", "cost-granted", INNO_MEASURE_GRANTED, TRUE, N_("Granted funding: rows %s, published total cost %s.") },
  { "total", "cost-realised", INNO_MEASURE_REALISED, TRUE, N_("Realised funding: rows %s, published total cost %s.") },
};

static void
published_cb (const char *id,
              const char *total,
              gpointer    user_data)
{
  InnoCheckRun *run = user_data;
  const char *cents = strchr (total, ' ');
  gint64 whole = g_ascii_strtoll (cents, NULL, 10);
  guint project;

  if (!inno_check_run_passes (run, id) || !inno_facts_find_project (run->facts, id, &project))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      Sum sum = sum_rows (run->facts, totals[i].measure, project, totals[i].is_whole_cost);

      if (strlen (totals[i].id) == (gsize) (cents - total) && g_str_has_prefix (total, totals[i].id) &&
          !sum.is_too_large && sum.cents > whole)
        /* The sentence has no place for the name: it tells one total of a project from another. */
        inno_check_run_report (run, INNO_RULE_NOT_MET, id, totals[i].message, "mmn", sum.cents, whole, totals[i].name);
    }
}

gboolean
inno_check_published (InnoCheckRun  *run,
                      guint          detail,
                      GError       **error)
{
  return inno_store_foreach_published (run->store, published_cb, run, run->cancellable, error);
}
