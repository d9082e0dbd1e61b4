/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-checks-private.h"

#include <string.h>

#include "inno-scan-private.h"

/* How many projects go by before it is asked whether to go on. */
#define STRIDE 4096

/* Which projects a query counts, and groups besides: what is wrong with them counts
 * for nothing in the sums, and is to be mended all the same. */
static guint8 *
find_passing (InnoFacts        *facts,
              const InnoQuery  *query,
              GError          **error)
{
  g_auto (InnoScan) scan = { 0 };
  guint8 *passes;

  if (!inno_scan_init (&scan, facts, query, INNO_N_DIMENSIONS, NULL, error))
    return NULL;

  inno_scan_take_groups (&scan);
  passes = g_new0 (guint8, facts->n_projects + 1);
  for (guint p = 0; p < facts->n_projects; p++)
    passes[p] = inno_scan_take_project (&scan, p);

  return passes;
}

gboolean
inno_check_run_init (InnoCheckRun  *run,
                     InnoFacts     *facts,
                     GError       **error)
{
  g_autoptr (InnoQuery) query = inno_query_new ();

  if (run->options->filter != NULL)
    inno_query_set_filters (query, run->options->filter);
  run->facts = inno_facts_ref (facts);
  run->portfolio = inno_facts_get_portfolio (facts);
  run->acceptances = inno_portfolio_get_list (run->portfolio, INNO_TYPE_ACCEPTANCE);
  run->as_of = inno_portfolio_get_state (run->portfolio)->as_of;
  if (run->as_of == INNO_DAY_NONE)
    run->as_of = run->options->today;
  run->is_filtered = inno_facts_is_filtered (facts, query);
  if (!inno_filter_init (&run->filter, facts, query, error))
    return FALSE;

  run->passes = find_passing (facts, query, error);

  return run->passes != NULL;
}

void
inno_check_run_clear (InnoCheckRun *run)
{
  inno_filter_clear (&run->filter);
  g_clear_pointer (&run->passes, g_free);
  g_clear_pointer (&run->facts, inno_facts_unref);
}

gboolean
inno_check_run_next (InnoCheckRun *run,
                     guint        *project)
{
  for (; *project < run->facts->n_projects; *project += 1)
    {
      if (*project % STRIDE == 0 && g_cancellable_is_cancelled (run->cancellable))
        return FALSE;
      if (run->passes[*project])
        return TRUE;
    }

  return FALSE;
}

gboolean
inno_check_run_is_done (InnoCheckRun  *run,
                        GError       **error)
{
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static gboolean
passes_axis (InnoCheckRun  *run,
             InnoDimension  dimension,
             const char    *id)
{
  guint number;

  return !run->is_filtered ||
         (run->filter.passes[dimension] != NULL && inno_axis_find (&run->facts->axes[dimension], id, &number) &&
          run->filter.passes[dimension][number]);
}

/* A filter on anything else says nothing of places. */
static gboolean
filters_places (InnoCheckRun *run)
{
  return run->filter.passes[INNO_DIMENSION_AGREEMENT] != NULL || run->filter.passes[INNO_DIMENSION_CITY] != NULL ||
         run->filter.passes[INNO_DIMENSION_REGION] != NULL;
}

static gboolean
passes_place (InnoCheckRun *run,
              const char   *id)
{
  guint number;

  if (run->is_filtered && !filters_places (run))
    return FALSE;
  if (inno_axis_find (&run->facts->axes[INNO_DIMENSION_CITY], id, &number))
    return inno_filter_passes_city (&run->filter, run->facts, number);

  return inno_axis_find (&run->facts->axes[INNO_DIMENSION_AGREEMENT], id, &number) &&
         inno_filter_passes_agreement (&run->filter, run->facts, number);
}

gboolean
inno_check_run_passes (InnoCheckRun *run,
                       const char   *id)
{
  InnoEntity *entity = inno_portfolio_find (run->portfolio, id);
  guint number;

  if (g_str_has_prefix (id, "project:"))
    return inno_facts_find_project (run->facts, id, &number) && run->passes[number];
  if (INNO_IS_CITY (entity) || INNO_IS_AGREEMENT (entity))
    return passes_place (run, id);
  if (INNO_IS_THEME (entity))
    return passes_axis (run, INNO_DIMENSION_THEME, id) ||
           (run->filter.passes[INNO_DIMENSION_THEME] == NULL &&
            inno_check_run_passes (run, inno_theme_get_agreement_id (INNO_THEME (entity))));
  if (INNO_IS_LEAD_THEME (entity))
    return passes_axis (run, INNO_DIMENSION_LEAD_THEME, id);

  return !run->is_filtered;
}

static void
set_argument (InnoArgument *argument,
              char          type,
              va_list      *values)
{
  static const struct { char type; InnoArgumentKind kind; } kinds[] = {
    { 'c', INNO_ARGUMENT_COUNT }, { 'm', INNO_ARGUMENT_CENTS }, { 'd', INNO_ARGUMENT_DAY },
    { 's', INNO_ARGUMENT_SHARE }, { 't', INNO_ARGUMENT_TEXT }, { 'n', INNO_ARGUMENT_NAME },
    { 'l', INNO_ARGUMENT_LANGUAGES },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].type == type)
      argument->kind = kinds[i].kind;

  if (argument->kind == INNO_ARGUMENT_DAY)
    argument->integer = va_arg (*values, InnoDay);
  else if (argument->kind == INNO_ARGUMENT_SHARE)
    argument->fraction = va_arg (*values, double);
  else if (argument->kind == INNO_ARGUMENT_COUNT || argument->kind == INNO_ARGUMENT_CENTS)
    argument->integer = va_arg (*values, gint64);
  else
    argument->text = g_strdup (va_arg (*values, const char *));
}

void
inno_finding_free (InnoFinding *finding)
{
  for (guint i = 0; i < INNO_FINDING_MAX_ARGUMENTS; i++)
    g_free (finding->arguments[i].text);
  g_clear_object (&finding->acceptance);
  g_clear_pointer (&finding->name, inno_text_free);
  g_free (finding->subject);
  g_free (finding);
}

/* What somebody has accepted is listed apart, and counts for nothing. */
static void
take_finding (InnoCheckRun *run,
              InnoFinding  *finding)
{
  InnoCheckResult *result = run->result;

  if (g_list_model_get_n_items (run->acceptances) > 0)
    inno_check_run_match (run, finding);
  if (finding->is_accepted)
    {
      g_ptr_array_add (result->accepted, finding);
      return;
    }

  result->n_not_met += finding->state == INNO_RULE_NOT_MET;
  result->n_unknown += finding->state == INNO_RULE_UNKNOWN;
  if (result->findings->len < run->options->max_listed)
    g_ptr_array_add (result->findings, finding);
  else
    inno_finding_free (finding);
}

void
inno_check_run_report (InnoCheckRun  *run,
                       InnoRuleState  state,
                       const char    *subject,
                       const char    *message,
                       const char    *types,
                       ...)
{
  InnoFinding *finding = g_new0 (InnoFinding, 1);
  const char *part = strchr (types, ':');
  va_list values;

  finding->check = run->result->check;
  finding->state = state;
  finding->subject = g_strdup (subject);
  finding->message = message;
  finding->part = part != NULL ? part + 1 : NULL;
  va_start (values, types);
  for (guint i = 0; types[i] != '\0' && types[i] != ':' && i < INNO_FINDING_MAX_ARGUMENTS; i++)
    set_argument (&finding->arguments[i], types[i], &values);
  va_end (values);
  take_finding (run, finding);
}
