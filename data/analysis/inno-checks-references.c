/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-checks-private.h"

#include <glib/gi18n-lib.h>

#include "inno-store-faults.h"

static const char not_there[] = N_("%s is named, which is not in the portfolio.");

/* Who names what. */

static gboolean
is_there (InnoCheckRun *run,
          const char   *id)
{
  return inno_portfolio_find (run->portfolio, id) != NULL;
}

/* By number on the axis: whether only a document names it. */
static guint8 *
find_strangers (InnoCheckRun  *run,
                InnoDimension  dimension,
                gboolean      *has_any)
{
  const InnoAxis *axis = &run->facts->axes[dimension];
  guint8 *is_stranger = g_new0 (guint8, inno_axis_get_n (axis));

  *has_any = FALSE;
  for (guint i = 1; i < inno_axis_get_n (axis); i++)
    {
      is_stranger[i] = !is_there (run, inno_axis_get_id (axis, i));
      *has_any |= is_stranger[i];
    }

  return is_stranger;
}

static void
report_stranger (InnoCheckRun  *run,
                 guint          project,
                 InnoDimension  dimension,
                 guint          number)
{
  inno_check_run_report (run, INNO_RULE_NOT_MET, inno_facts_get_project_id (run->facts, project), not_there, "n",
                         inno_axis_get_id (&run->facts->axes[dimension], number));
}

/* A source may be named in many rows of a project: once is enough. */
static void
check_sources (InnoCheckRun *run,
               guint         project,
               const guint8 *is_stranger)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const InnoFactsRows *rows = &run->facts->rows[m];

      for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
        if (is_stranger[rows->tag[row].source] &&
            g_hash_table_add (seen, GUINT_TO_POINTER ((guint) rows->tag[row].source)))
          report_stranger (run, project, INNO_DIMENSION_SOURCE, rows->tag[row].source);
    }
}

static void
check_members (InnoCheckRun  *run,
               guint          project,
               InnoDimension  dimension,
               const guint8  *is_stranger)
{
  const InnoFacts *facts = run->facts;
  const guint32 *start = dimension == INNO_DIMENSION_CITY ? facts->city_start : facts->theme_start;
  const guint16 *members = dimension == INNO_DIMENSION_CITY ? facts->city : facts->theme;

  for (guint i = start[project]; i < start[project + 1]; i++)
    if (is_stranger[members[i]])
      report_stranger (run, project, dimension, members[i]);
}

static void
check_project (InnoCheckRun  *run,
               guint          project,
               InnoDimension  dimension,
               const guint8  *is_stranger)
{
  const InnoFactsKind *kind = inno_facts_get_kind (run->facts, project);

  if (dimension == INNO_DIMENSION_SOURCE)
    check_sources (run, project, is_stranger);
  else if (dimension == INNO_DIMENSION_CITY || dimension == INNO_DIMENSION_THEME)
    check_members (run, project, dimension, is_stranger);
  else if (dimension == INNO_DIMENSION_AGREEMENT && is_stranger[kind->agreement])
    report_stranger (run, project, dimension, kind->agreement);
  else if (dimension == INNO_DIMENSION_LEAD_THEME && is_stranger[kind->lead_theme])
    report_stranger (run, project, dimension, kind->lead_theme);
}

/* Entities name others */

static void
check_cities_of_agreement (InnoCheckRun *run,
                           InnoEntity   *agreement)
{
  const char * const *ids = inno_agreement_get_city_ids (INNO_AGREEMENT (agreement));

  for (guint i = 0; ids[i] != NULL; i++)
    if (!is_there (run, ids[i]))
      inno_check_run_report (run, INNO_RULE_NOT_MET, inno_entity_get_id (agreement), not_there, "n", ids[i]);
}

static void
check_cities_of_lead_theme (InnoCheckRun *run,
                            InnoEntity   *theme)
{
  guint n_participants;
  const InnoParticipant *participants = inno_lead_theme_get_participants (INNO_LEAD_THEME (theme), &n_participants);

  for (guint i = 0; i < n_participants; i++)
    if (!is_there (run, participants[i].city_id))
      inno_check_run_report (run, INNO_RULE_NOT_MET, inno_entity_get_id (theme), not_there, "n:participants",
                             participants[i].city_id);
}

static void
check_agreement_of_theme (InnoCheckRun *run,
                          InnoEntity   *theme)
{
  const char *id = inno_theme_get_agreement_id (INNO_THEME (theme));

  if (!is_there (run, id))
    inno_check_run_report (run, INNO_RULE_NOT_MET, inno_entity_get_id (theme), not_there, "n", id);
}

static void
foreach_entity (InnoCheckRun *run,
                GType         type,
                void        (*func) (InnoCheckRun *run, InnoEntity *entity))
{
  GListModel *entities = inno_portfolio_get_list (run->portfolio, type);

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (InnoEntity) entity = g_list_model_get_item (entities, i);

      if (inno_check_run_passes (run, inno_entity_get_id (entity)))
        func (run, entity);
    }
}

gboolean
inno_check_references (InnoCheckRun  *run,
                       guint          dimension,
                       GError       **error)
{
  gboolean has_any;
  g_autofree guint8 *is_stranger = find_strangers (run, dimension, &has_any);

  for (guint p = 0; has_any && inno_check_run_next (run, &p); p++)
    check_project (run, p, dimension, is_stranger);
  if (dimension == INNO_DIMENSION_CITY)
    {
      foreach_entity (run, INNO_TYPE_AGREEMENT, check_cities_of_agreement);
      foreach_entity (run, INNO_TYPE_LEAD_THEME, check_cities_of_lead_theme);
    }
  if (dimension == INNO_DIMENSION_AGREEMENT)
    foreach_entity (run, INNO_TYPE_THEME, check_agreement_of_theme);

  return inno_check_run_is_done (run, error);
}

/* Outsiders */

/* By number of a city: whether the portfolio has it, and no agreement does. */
static guint8 *
find_outsiders (InnoCheckRun *run)
{
  const InnoAxis *axis = &run->facts->axes[INNO_DIMENSION_CITY];
  GListModel *agreements = inno_portfolio_get_list (run->portfolio, INNO_TYPE_AGREEMENT);
  guint8 *is_outsider = g_new0 (guint8, inno_axis_get_n (axis));

  for (guint i = 1; i < inno_axis_get_n (axis); i++)
    is_outsider[i] = is_there (run, inno_axis_get_id (axis, i));
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (InnoAgreement) agreement = g_list_model_get_item (agreements, i);
      const char * const *ids = inno_agreement_get_city_ids (agreement);
      guint number;

      for (guint j = 0; ids[j] != NULL; j++)
        if (inno_axis_find (axis, ids[j], &number))
          is_outsider[number] = FALSE;
    }

  return is_outsider;
}

static void
check_participants (InnoCheckRun  *run,
                    InnoLeadTheme *theme,
                    const guint8  *is_outsider)
{
  const char *id = inno_entity_get_id (INNO_ENTITY (theme));
  guint n_participants, number;
  const InnoParticipant *participants = inno_lead_theme_get_participants (theme, &n_participants);

  for (guint i = 0; inno_check_run_passes (run, id) && i < n_participants; i++)
    if (inno_axis_find (&run->facts->axes[INNO_DIMENSION_CITY], participants[i].city_id, &number) &&
        is_outsider[number])
      inno_check_run_report (run, INNO_RULE_NOT_MET, id, N_("%s belongs to no agreement."), "n:participants",
                             participants[i].city_id);
}

gboolean
inno_check_outsiders (InnoCheckRun  *run,
                      guint          detail,
                      GError       **error)
{
  const InnoFacts *facts = run->facts;
  g_autofree guint8 *is_outsider = find_outsiders (run);
  GListModel *themes = inno_portfolio_get_list (run->portfolio, INNO_TYPE_LEAD_THEME);

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++)
    {
      g_autoptr (InnoLeadTheme) theme = g_list_model_get_item (themes, i);

      check_participants (run, theme, is_outsider);
    }
  for (guint p = 0; inno_check_run_next (run, &p); p++)
    for (guint i = facts->city_start[p]; i < facts->city_start[p + 1]; i++)
      if (is_outsider[facts->city[i]])
        inno_check_run_report (run, INNO_RULE_NOT_MET, inno_facts_get_project_id (run->facts, p),
                               N_("%s belongs to no agreement."), "n",
                               inno_axis_get_id (&facts->axes[INNO_DIMENSION_CITY], facts->city[i]));

  return inno_check_run_is_done (run, error);
}

/* What the documents alone hold */

static const struct { const char *message; const char *without; const char *types; } faults[] = {
  [INNO_STORE_FAULT_DUPLICATE_CODE] = { N_("Another project has the code “%s” as well."), NULL, "t" },
  [INNO_STORE_FAULT_MISSING_NAME]   = { N_("No name in: %s."), NULL, "l" },
  [INNO_STORE_FAULT_NO_BENEFICIARY] = { NULL, N_("It is not said who carries it out."), "" },
  [INNO_STORE_FAULT_UNKNOWN_GROUP]  = { N_("It is a part of %s, which is no group project of the portfolio."),
                                        N_("It names no group project."), "t" },
  [INNO_STORE_FAULT_QUARANTINED]    = { N_("Set aside: %s"), NULL, "t" },
};

typedef struct
{
  InnoCheckRun   *run;
  InnoStoreFault  fault;
} Search;

static void
found_cb (const char *subject,
          const char *detail,
          gpointer    user_data)
{
  Search *search = user_data;
  gboolean has_detail = detail != NULL && faults[search->fault].message != NULL;
  /* What was set aside is in no facts, whatever it is. */
  gboolean passes = search->fault == INNO_STORE_FAULT_QUARANTINED ? !search->run->is_filtered
                                                                  : inno_check_run_passes (search->run, subject);

  if (!passes)
    return;

  inno_check_run_report (search->run, INNO_RULE_NOT_MET, subject,
                         has_detail ? faults[search->fault].message : faults[search->fault].without,
                         has_detail ? faults[search->fault].types : "", detail);
}

gboolean
inno_check_documents (InnoCheckRun  *run,
                      guint          fault,
                      GError       **error)
{
  Search search = { run, fault };

  return inno_store_foreach_fault (run->store, fault, found_cb, &search, run->cancellable, error);
}
