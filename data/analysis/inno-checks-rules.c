/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-aggregate.h"
#include "inno-checks-private.h"

#include <glib/gi18n-lib.h>

#include "inno-money.h"

#define ROLES_WITH_NETWORK (INNO_ROLES_DEFAULT | 1u << INNO_ROLE_NETWORK)

/* What a city share is made of. */
typedef struct
{
  gint64   city, public;   /* cents */
  gint64   classless;      /* nobody knows whose */
  guint    n_unknown;      /* public rows without an amount */
  gboolean is_too_large;
} Share;

/* The rules of the programme. */

static void
check_lead_theme (InnoCheckRun  *run,
                  InnoLeadTheme *theme)
{
  const char *id = inno_entity_get_id (INNO_ENTITY (theme));
  guint n_cities = inno_lead_theme_count_cities (theme, INNO_ROLES_DEFAULT);
  guint n_network = inno_lead_theme_count_cities (theme, ROLES_WITH_NETWORK);
  InnoRuleState state = inno_lead_theme_rule (n_cities, inno_lead_theme_get_participants_known (theme));

  if (state == INNO_RULE_UNKNOWN)
    inno_check_run_report (run, state, id, N_("The participants are not known. Cities that are: %s."), "c",
                           (gint64) n_cities);
  else if (state == INNO_RULE_NOT_MET && n_network > n_cities)
    inno_check_run_report (run, state, id, N_("Cities that lead or implement: %s. With the network: %s."), "cc",
                           (gint64) n_cities, (gint64) n_network);
  else if (state == INNO_RULE_NOT_MET)
    inno_check_run_report (run, state, id, N_("Cities that lead or implement: %s."), "c", (gint64) n_cities);
}

gboolean
inno_check_lead_themes (InnoCheckRun  *run,
                        guint          detail,
                        GError       **error)
{
  GListModel *themes = inno_portfolio_get_list (run->portfolio, INNO_TYPE_LEAD_THEME);

  for (guint i = 0; i < g_list_model_get_n_items (themes); i++)
    {
      g_autoptr (InnoEntity) theme = g_list_model_get_item (themes, i);

      if (inno_check_run_passes (run, inno_entity_get_id (theme)))
        check_lead_theme (run, INNO_LEAD_THEME (theme));
    }

  return TRUE;
}

/* City shares */

static void
add_to_share (Share  *share,
              guint   class,
              gint64  cents,
              guint   n_unknown)
{
  if (class == INNO_CLASS_PRIVATE)
    return;

  share->n_unknown += n_unknown;
  share->is_too_large |= !inno_money_add (share->public, cents, &share->public) ||
                         (class == INNO_CLASS_CITY && !inno_money_add (share->city, cents, &share->city)) ||
                         (class == INNO_CLASS_NONE && !inno_money_add (share->classless, cents, &share->classless));
}

static void
check_share (InnoCheckRun *run,
             const char   *subject,
             const Share  *share)
{
  InnoBandState band = inno_band_state (share->city, share->public, share->n_unknown > 0 || share->classless != 0);
  double fraction = inno_band_has_share (share->city, share->public)
    ? (double) share->city / (double) share->public : 0;

  /* No sum, no share. */
  if (share->is_too_large)
    return;

  if (band == INNO_BAND_BELOW)
    inno_check_run_report (run, INNO_RULE_NOT_MET, subject,
                           N_("City share %s of public funding, below the band: %s of %s."), "smm", fraction,
                           share->city, share->public);
  else if (band == INNO_BAND_ABOVE)
    inno_check_run_report (run, INNO_RULE_NOT_MET, subject,
                           N_("City share %s of public funding, above the band: %s of %s."), "smm", fraction,
                           share->city, share->public);
  else if (band == INNO_BAND_UNKNOWN && share->n_unknown == 0)
    inno_check_run_report (run, INNO_RULE_UNKNOWN, subject,
                           N_("City share not known: whose money %s is, is not known."), "m", share->classless);
  else if (band == INNO_BAND_UNKNOWN)
    inno_check_run_report (run, INNO_RULE_UNKNOWN, subject,
                           N_("City share not known: public amounts missing: %s. Of those known it is %s."), "cs",
                           (gint64) share->n_unknown, fraction);
}

static gboolean
check_projects (InnoCheckRun  *run,
                GError       **error)
{
  const InnoFactsRows *rows = &run->facts->rows[INNO_MEASURE_GRANTED];

  for (guint p = 0; inno_check_run_next (run, &p); p++)
    {
      Share share = { 0 };

      for (guint row = rows->start[p]; row < rows->start[p + 1]; row++)
        {
          gboolean is_known = rows->cents[row] != INNO_CENTS_UNKNOWN;

          add_to_share (&share, run->facts->class_of_source[rows->tag[row].source],
                        is_known ? rows->cents[row] : 0, !is_known);
        }
      if (inno_facts_get_kind (run->facts, p)->is_counted)
        check_share (run, inno_facts_get_project_id (run->facts, p), &share);
    }

  return inno_check_run_is_done (run, error);
}

/* No project is in two agreements, so what each comes to is the whole. */
static void
check_agreements (InnoCheckRun   *run,
                  const InnoSums *sums,
                  guint           level)
{
  const InnoAxis *axis = &run->facts->axes[INNO_DIMENSION_AGREEMENT];
  Share whole = { 0 };

  for (guint g = 0; g < sums->n_groups; g++)
    {
      Share share = { 0 };

      for (guint s = 0; s < sums->n_sources; s++)
        {
          gsize cell = (gsize) g * sums->n_sources + s;

          add_to_share (&share, run->facts->class_of_source[s], sums->cents[cell], sums->unknown[cell]);
          add_to_share (&whole, run->facts->class_of_source[s], sums->cents[cell], sums->unknown[cell]);
        }
      if (level == INNO_SHARES_OF_AGREEMENTS && g != INNO_AXIS_NONE &&
          inno_check_run_passes (run, inno_axis_get_id (axis, g)))
        check_share (run, inno_axis_get_id (axis, g), &share);
    }
  if (level == INNO_SHARES_OF_PROGRAMME && !run->is_filtered)
    check_share (run, INNO_CHECKS_WHOLE, &whole);
}

gboolean
inno_check_shares (InnoCheckRun  *run,
                   guint          level,
                   GError       **error)
{
  g_autoptr (InnoQuery) query = inno_query_new ();
  g_auto (InnoSums) sums = { 0 };

  if (level == INNO_SHARES_OF_PROJECTS)
    return check_projects (run, error);

  /* Facts that are narrowed to a text hold no whole agreement. */
  if (run->options->filter != NULL && run->options->filter->text != NULL)
    return TRUE;

  /* Whatever is filtered: it is the whole agreement that is to be within the band. */
  query->by = INNO_DIMENSION_AGREEMENT;
  query->measure = INNO_MEASURE_GRANTED;
  if (!inno_sums_init (&sums, run->facts, query, error))
    return FALSE;
  check_agreements (run, &sums, level);

  return TRUE;
}
