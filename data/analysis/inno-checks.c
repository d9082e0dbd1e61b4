/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-checks-private.h"

#include <glib/gi18n-lib.h>

#include "inno-store-faults.h"

/* All checks, in the order in which people read them. A new one is a line here, and
 * a function in the file of its group. */
static const InnoCheckEntry entries[] = {
  { { "lead-theme-cities", INNO_SEVERITY_WARNING, N_("Fewer than three InnoCities in a lead theme"),
      N_("At least three InnoCities lead or implement each lead theme. Where the participants are not known, "
         "neither is the answer."), INNO_MEND_LEAD_THEME }, inno_check_lead_themes },
  { { "city-share-programme", INNO_SEVERITY_WARNING, N_("City share of the programme outside the band"),
      N_("The programme text: cities take part with 25 to 40 per cent of granted public funding."),
      INNO_MEND_SHARES }, inno_check_shares, INNO_SHARES_OF_PROGRAMME },
  { { "city-share-agreement", INNO_SEVERITY_WARNING, N_("City share of an agreement outside the band"),
      N_("The cities’ share of the granted public funding of all projects of an agreement is to be 25 to 40 per "
         "cent."), INNO_MEND_SHARES }, inno_check_shares, INNO_SHARES_OF_AGREEMENTS },
  { { "ends-before-start", INNO_SEVERITY_ERROR, N_("Ends before it starts"),
      N_("One of the two dates is wrong, or they have changed places."), INNO_MEND_SUBJECT, "end" }, inno_check_ends },
  { { "duplicate-code", INNO_SEVERITY_ERROR, N_("The same code twice"),
      N_("A code belongs to one project. The same project may be there twice, and its money with it."),
      INNO_MEND_SUBJECT, "code" }, inno_check_documents, INNO_STORE_FAULT_DUPLICATE_CODE },
  { { "unknown-city", INNO_SEVERITY_ERROR, N_("A city that is not there"),
      N_("A city is named that the portfolio does not have. Its money is in no region."), INNO_MEND_SUBJECT, "cities" },
    inno_check_references, INNO_DIMENSION_CITY },
  { { "unknown-agreement", INNO_SEVERITY_ERROR, N_("An agreement that is not there"),
      N_("An agreement is named that the portfolio does not have."), INNO_MEND_SUBJECT, "agreement" },
    inno_check_references, INNO_DIMENSION_AGREEMENT },
  { { "unknown-theme", INNO_SEVERITY_ERROR, N_("A priority that is not there"),
      N_("A strategic priority is named that the portfolio does not have."), INNO_MEND_SUBJECT, "themes" },
    inno_check_references, INNO_DIMENSION_THEME },
  { { "unknown-lead-theme", INNO_SEVERITY_ERROR, N_("A lead theme that is not there"),
      N_("A lead theme is named that the portfolio does not have."), INNO_MEND_SUBJECT, "lead_theme" },
    inno_check_references, INNO_DIMENSION_LEAD_THEME },
  { { "unknown-source", INNO_SEVERITY_ERROR, N_("A funding source that is not there"),
      N_("Nobody can tell whose money it is, so city shares are not known."), INNO_MEND_SUBJECT, "funding" },
    inno_check_references, INNO_DIMENSION_SOURCE },
  { { "unknown-group", INNO_SEVERITY_ERROR, N_("A sub-project without its group"),
      N_("A sub-project names the group project that it is a part of."), INNO_MEND_SUBJECT, "parent" },
    inno_check_documents, INNO_STORE_FAULT_UNKNOWN_GROUP },
  { { "quarantined", INNO_SEVERITY_ERROR, N_("Records set aside"),
      N_("Records of the last import that could not be kept. They are in no figure."), INNO_MEND_SOURCE },
    inno_check_documents, INNO_STORE_FAULT_QUARANTINED },
  { { "realised-above-granted", INNO_SEVERITY_WARNING, N_("Realised above granted"),
      N_("More public funding has been realised than was granted."), INNO_MEND_SUBJECT, "funding" },
    inno_check_above, INNO_MEASURE_REALISED },
  { { "parts-without-total", INNO_SEVERITY_WARNING, N_("Realised, but nothing granted"),
      N_("Realised funding is a part of what was granted, which is not there."), INNO_MEND_SUBJECT, "funding" },
    inno_check_totals },
  { { "group-own-funding", INNO_SEVERITY_WARNING, N_("A group that differs from its sub-projects"),
      N_("Sub-projects are counted, groups are not. What a group has besides them is in no figure."),
      INNO_MEND_SUBJECT, "funding" }, inno_check_groups },
  { { "published-total", INNO_SEVERITY_WARNING, N_("More than the published total"),
      N_("A list that was taken in publishes a total of the project. Its funding rows come to more."),
      INNO_MEND_SUBJECT, "funding" }, inno_check_published },
  { { "outside-agreement", INNO_SEVERITY_WARNING, N_("Outside the dates of its agreement"),
      N_("A project starts before its agreement does, or ends after it."), INNO_MEND_SUBJECT },
    inno_check_agreements },
  { { "outside-priority", INNO_SEVERITY_NOTE, N_("Outside the validity of its priority"),
      N_("A strategic priority is valid for a time. The project starts before it, or ends after it."),
      INNO_MEND_SUBJECT }, inno_check_priorities },
  { { "stale-status", INNO_SEVERITY_WARNING, N_("The status is out of date"),
      N_("By its dates the project has been over, or under way, for more than three months."),
      INNO_MEND_SUBJECT, "status" }, inno_check_status },
  { { "stale-data", INNO_SEVERITY_WARNING, N_("The data is old"),
      N_("The last refresh is longer ago than the settings allow."), INNO_MEND_SOURCE }, inno_check_age },
  { { "outside-innocities", INNO_SEVERITY_WARNING, N_("A city outside the InnoCities"),
      N_("A city that belongs to no agreement takes part."), INNO_MEND_SUBJECT, "cities" }, inno_check_outsiders },
  { { "city-share-project", INNO_SEVERITY_NOTE, N_("City share of a project outside the band"),
      N_("Whether the band of 25 to 40 per cent of granted public funding holds for each project is not settled, "
         "so this is no error."), INNO_MEND_SUBJECT, "funding" }, inno_check_shares, INNO_SHARES_OF_PROJECTS },
  { { "granted-above-planned", INNO_SEVERITY_NOTE, N_("Granted above planned"),
      N_("More public funding has been granted than was planned."), INNO_MEND_SUBJECT, "funding" },
    inno_check_above, INNO_MEASURE_GRANTED },
  { { "unknown-amount", INNO_SEVERITY_NOTE, N_("Amounts that are not known"),
      N_("A project without any funding, or with rows that have no amount. They count as unknown, not as zero."),
      INNO_MEND_SUBJECT, "funding" }, inno_check_amounts },
  { { "missing-name", INNO_SEVERITY_NOTE, N_("A name is missing in a language"),
      N_("The name is shown in another language in its place."), INNO_MEND_SUBJECT, "name" },
    inno_check_documents, INNO_STORE_FAULT_MISSING_NAME },
  { { "no-beneficiary", INNO_SEVERITY_NOTE, N_("The beneficiary is missing"),
      N_("The list of operations names the beneficiary of each project."), INNO_MEND_SUBJECT, "beneficiary" },
    inno_check_documents, INNO_STORE_FAULT_NO_BENEFICIARY },
};

static const struct { const char *id; const char *label; } severities[INNO_N_SEVERITIES] = {
  [INNO_SEVERITY_ERROR]   = { "error", NC_("severity", "Error") },
  [INNO_SEVERITY_WARNING] = { "warning", NC_("severity", "Warning") },
  [INNO_SEVERITY_NOTE]    = { "note", NC_("severity", "Note") },
};

/**
 * inno_checks_get_all:
 * @n_checks: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_checks): every check
 */
const InnoCheck *const *
inno_checks_get_all (guint *n_checks)
{
  static const InnoCheck *checks[G_N_ELEMENTS (entries)];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    checks[i] = &entries[i].check;

  *n_checks = G_N_ELEMENTS (entries);
  return checks;
}

const char *
inno_severity_get_id (InnoSeverity severity)
{
  return severities[severity].id;
}

/**
 * inno_severity_get_label:
 * @severity: how bad something is
 *
 * Returns: (transfer none): a word for it, in the active language
 */
const char *
inno_severity_get_label (InnoSeverity severity)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "severity", severities[severity].label);
}

static void
result_clear (gpointer data)
{
  InnoCheckResult *result = data;

  g_ptr_array_unref (result->findings);
  g_ptr_array_unref (result->accepted);
}

/* What is looked at of the whole is named by itself; of projects the facts may not
 * have kept the names, as there are too many. */
static InnoText *
find_name (InnoCheckRun *run,
           const char   *subject)
{
  InnoEntity *entity = inno_portfolio_find (run->portfolio, subject);

  return entity != NULL ? inno_text_copy (inno_entity_get_name (entity)) : inno_store_read_name (run->store, subject);
}

static void
name_findings (InnoCheckRun *run,
               GPtrArray    *findings)
{
  for (guint i = 0; !run->options->without_names && i < findings->len; i++)
    {
      InnoFinding *finding = g_ptr_array_index (findings, i);

      finding->name = find_name (run, finding->subject);
    }
}

static void
result_init (InnoCheckResult *result,
             const InnoCheck *check)
{
  *result = (InnoCheckResult) { .check = check };
  result->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_finding_free);
  result->accepted = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_finding_free);
}

static gboolean
run_check (InnoCheckRun          *run,
           const InnoCheckEntry  *entry,
           InnoCheckReport       *report,
           GError               **error)
{
  InnoCheckResult result;

  result_init (&result, &entry->check);
  g_array_append_val (report->results, result);
  run->result = &g_array_index (report->results, InnoCheckResult, report->results->len - 1);
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error) || !entry->run (run, entry->detail, error))
    return FALSE;

  name_findings (run, run->result->findings);
  name_findings (run, run->result->accepted);

  return TRUE;
}

static void
count_projects (const InnoCheckRun *run,
                InnoCheckReport    *report)
{
  for (guint p = 0; p < run->facts->n_projects; p++)
    {
      if (!run->passes[p])
        continue;
      if (inno_facts_get_kind (run->facts, p)->is_counted)
        report->n_projects++;
      else
        report->n_groups++;
    }
}

static gboolean
run_all (InnoCheckRun     *run,
         InnoCheckReport  *report,
         GError          **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (!run_check (run, &entries[i], report, error))
      return FALSE;

  count_projects (run, report);

  return TRUE;
}

/**
 * inno_checks_run:
 * @store: the store that the facts come from; on its own thread
 * @facts: the facts
 * @options: what is looked at
 * @cancellable: (nullable): to give it up
 * @error: return location of an INNO_STORE_ERROR, an INNO_ANALYSIS_ERROR or that of
 *   @cancellable
 *
 * Looks at rules and records, all of each that the filter lets through: a filter says
 * which projects are looked at, not which part of them. A million take seconds.
 *
 * Returns: (transfer full) (nullable): what was found
 */
InnoCheckReport *
inno_checks_run (InnoStore               *store,
                 InnoFacts               *facts,
                 const InnoCheckOptions  *options,
                 GCancellable            *cancellable,
                 GError                 **error)
{
  g_autoptr (InnoCheckReport) report = g_new0 (InnoCheckReport, 1);
  g_auto (InnoCheckRun) run = { .store = store, .options = options, .cancellable = cancellable };

  report->facts = inno_facts_ref (facts);
  report->results = g_array_sized_new (FALSE, FALSE, sizeof (InnoCheckResult), G_N_ELEMENTS (entries));
  g_array_set_clear_func (report->results, result_clear);
  if (!inno_check_run_init (&run, facts, error) || !run_all (&run, report, error))
    return NULL;

  return g_steal_pointer (&report);
}

/* Of rules that hang on facts alone. */
GPtrArray *
inno_check_run_list_accepted (InnoCheckRun       *run,
                              const char * const *checks)
{
  GPtrArray *accepted = g_ptr_array_new_with_free_func ((GDestroyNotify) inno_finding_free);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      InnoCheckResult result;

      if (!g_strv_contains (checks, entries[i].check.id))
        continue;
      result_init (&result, &entries[i].check);
      run->result = &result;
      if (entries[i].run (run, entries[i].detail, NULL))
        g_ptr_array_extend_and_steal (accepted, g_steal_pointer (&result.accepted));
      g_ptr_array_unref (result.findings);
      g_clear_pointer (&result.accepted, g_ptr_array_unref);
    }

  return accepted;
}

guint
inno_check_report_count (const InnoCheckReport *self,
                         InnoSeverity           severity)
{
  guint n = 0;

  for (guint i = 0; i < self->results->len; i++)
    {
      const InnoCheckResult *result = &g_array_index (self->results, InnoCheckResult, i);

      if (result->check->severity == severity)
        n += result->n_not_met;
    }

  return n;
}

guint
inno_check_report_count_unknown (const InnoCheckReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->results->len; i++)
    n += g_array_index (self->results, InnoCheckResult, i).n_unknown;

  return n;
}

guint
inno_check_report_count_accepted (const InnoCheckReport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->results->len; i++)
    n += g_array_index (self->results, InnoCheckResult, i).accepted->len;

  return n;
}

void
inno_check_report_free (InnoCheckReport *self)
{
  inno_facts_unref (self->facts);
  g_array_unref (self->results);
  g_free (self);
}
