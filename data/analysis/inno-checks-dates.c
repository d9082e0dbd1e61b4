/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-checks-private.h"

#include <glib/gi18n-lib.h>

/* A status may wait so long for somebody to see to it. */
#define MAX_MONTHS 3

#define SECONDS_PER_DAY 86400

/* Days of projects, and how old they are. */

static gboolean
is_before (InnoDay day,
           InnoDay other)
{
  return day != INNO_DAY_NONE && other != INNO_DAY_NONE && day < other;
}

gboolean
inno_check_ends (InnoCheckRun  *run,
                 guint          detail,
                 GError       **error)
{
  const InnoFacts *facts = run->facts;

  for (guint p = 0; inno_check_run_next (run, &p); p++)
    if (is_before (facts->end_day[p], facts->start_day[p]))
      inno_check_run_report (run, INNO_RULE_NOT_MET, inno_facts_get_project_id (run->facts, p),
                             N_("Starts %s, ends %s."), "dd", facts->start_day[p], facts->end_day[p]);

  return inno_check_run_is_done (run, error);
}

static InnoAgreement *
find_agreement (InnoCheckRun *run,
                guint         project)
{
  guint number = inno_facts_get_kind (run->facts, project)->agreement;
  const char *id = inno_axis_get_id (&run->facts->axes[INNO_DIMENSION_AGREEMENT], number);
  InnoEntity *entity = number != INNO_AXIS_NONE ? inno_portfolio_find (run->portfolio, id) : NULL;

  return INNO_IS_AGREEMENT (entity) ? INNO_AGREEMENT (entity) : NULL;
}

gboolean
inno_check_agreements (InnoCheckRun  *run,
                       guint          detail,
                       GError       **error)
{
  const InnoFacts *facts = run->facts;

  for (guint p = 0; inno_check_run_next (run, &p); p++)
    {
      InnoAgreement *agreement = find_agreement (run, p);
      const char *id = inno_facts_get_project_id (run->facts, p);

      if (agreement == NULL)
        continue;
      if (is_before (facts->start_day[p], inno_agreement_get_starts (agreement)))
        inno_check_run_report (run, INNO_RULE_NOT_MET, id, N_("Starts %s, the agreement %s: %s."), "ddn:start",
                               facts->start_day[p], inno_agreement_get_starts (agreement),
                               inno_entity_get_id (INNO_ENTITY (agreement)));
      if (is_before (inno_agreement_get_ends (agreement), facts->end_day[p]))
        inno_check_run_report (run, INNO_RULE_NOT_MET, id, N_("Ends %s, the agreement %s: %s."), "ddn:end",
                               facts->end_day[p], inno_agreement_get_ends (agreement),
                               inno_entity_get_id (INNO_ENTITY (agreement)));
    }

  return inno_check_run_is_done (run, error);
}

static void
check_priority (InnoCheckRun *run,
                guint         project,
                const char   *id)
{
  InnoEntity *theme = inno_portfolio_find (run->portfolio, id);
  const char *subject = inno_facts_get_project_id (run->facts, project);
  InnoDay start = run->facts->start_day[project], end = run->facts->end_day[project];

  if (!INNO_IS_THEME (theme))
    return;

  if (is_before (start, inno_theme_get_valid_from (INNO_THEME (theme))))
    inno_check_run_report (run, INNO_RULE_NOT_MET, subject, N_("Starts %s, the priority %s: %s."), "ddn:start", start,
                           inno_theme_get_valid_from (INNO_THEME (theme)), id);
  if (is_before (inno_theme_get_valid_to (INNO_THEME (theme)), end))
    inno_check_run_report (run, INNO_RULE_NOT_MET, subject, N_("Ends %s, the priority %s: %s."), "ddn:end", end,
                           inno_theme_get_valid_to (INNO_THEME (theme)), id);
}

gboolean
inno_check_priorities (InnoCheckRun  *run,
                       guint          detail,
                       GError       **error)
{
  const InnoFacts *facts = run->facts;

  for (guint p = 0; inno_check_run_next (run, &p); p++)
    for (guint i = facts->theme_start[p]; i < facts->theme_start[p + 1]; i++)
      check_priority (run, p, inno_axis_get_id (&facts->axes[INNO_DIMENSION_THEME], facts->theme[i]));

  return inno_check_run_is_done (run, error);
}

static gboolean
is_long_ago (InnoCheckRun *run,
             InnoDay       day)
{
  return day != INNO_DAY_NONE && run->as_of != INNO_DAY_NONE && inno_day_add_months (day, MAX_MONTHS) < run->as_of;
}

gboolean
inno_check_status (InnoCheckRun  *run,
                   guint          detail,
                   GError       **error)
{
  const InnoFacts *facts = run->facts;

  for (guint p = 0; inno_check_run_next (run, &p); p++)
    {
      guint status = inno_facts_get_kind (facts, p)->status;
      const char *id = inno_facts_get_project_id (run->facts, p);

      if (status != INNO_STATUS_ONGOING && status != INNO_STATUS_PLANNED)
        continue;
      if (is_long_ago (run, facts->end_day[p]) && status == INNO_STATUS_ONGOING)
        inno_check_run_report (run, INNO_RULE_NOT_MET, id, N_("Ongoing, but ended %s."), "d", facts->end_day[p]);
      else if (is_long_ago (run, facts->end_day[p]))
        inno_check_run_report (run, INNO_RULE_NOT_MET, id, N_("Planned, but ended %s."), "d", facts->end_day[p]);
      else if (status == INNO_STATUS_PLANNED && is_long_ago (run, facts->start_day[p]))
        inno_check_run_report (run, INNO_RULE_NOT_MET, id, N_("Planned, but started %s."), "d", facts->start_day[p]);
    }

  return inno_check_run_is_done (run, error);
}

/* Sample data grows old by itself. */
gboolean
inno_check_age (InnoCheckRun  *run,
                guint          detail,
                GError       **error)
{
  const InnoPortfolioState *state = inno_portfolio_get_state (run->portfolio);
  InnoDay retrieved = inno_day_new (1970, 1, 1) + (InnoDay) (state->retrieved_at / SECONDS_PER_DAY);
  gint64 days = (gint64) run->options->today - retrieved;

  if (run->is_filtered || state->is_sample || state->retrieved_at <= 0 || run->options->today == INNO_DAY_NONE ||
      days <= run->options->max_days)
    return TRUE;

  inno_check_run_report (run, INNO_RULE_NOT_MET, INNO_CHECKS_WHOLE, N_("Last refreshed %s. Days since then: %s."),
                         "dc", retrieved, days);
  return TRUE;
}
