/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-deviations.h"

#include <glib/gi18n-lib.h>

#include "inno-aggregate.h"
#include "inno-facts-private.h"

static void
deviation_free (gpointer data)
{
  InnoDeviation *deviation = data;

  g_free (deviation->id);
  g_free (deviation->label);
  g_free (deviation);
}

static void
add (GPtrArray         *deviations,
     InnoDeviationKind  kind,
     const char        *id,
     const char        *label)
{
  InnoDeviation *deviation = g_new0 (InnoDeviation, 1);

  deviation->kind = kind;
  deviation->id = g_strdup (id);
  deviation->label = g_strdup (label);
  g_ptr_array_add (deviations, deviation);
}

/* City shares */

static gboolean
is_outside (InnoBandState state)
{
  return state == INNO_BAND_BELOW || state == INNO_BAND_ABOVE;
}

static InnoBandState
get_band (InnoFrame  *frame,
          guint       row,
          const char *column)
{
  InnoCell cell = inno_frame_get_cell (frame, row, inno_frame_find_column (frame, column));

  return cell.state == INNO_CELL_KNOWN ? (InnoBandState) cell.integer : INNO_BAND_NONE;
}

static void
compare_shares (GPtrArray *deviations,
                InnoFrame *frame,
                guint      row)
{
  InnoBandState now = get_band (frame, row, "city_share_state");
  InnoBandState before = get_band (frame, row, "city_share_state_before");
  const char *id = inno_frame_get_row_id (frame, row), *label = inno_frame_get_row_label (frame, row);

  if (g_str_equal (id, INNO_FRAME_TOTAL_ID))
    label = _("Whole programme");
  if (is_outside (now) && now != before)
    add (deviations, now == INNO_BAND_BELOW ? INNO_DEVIATION_BELOW : INNO_DEVIATION_ABOVE, id, label);
  else if (now == INNO_BAND_WITHIN && is_outside (before))
    add (deviations, INNO_DEVIATION_MENDED, id, label);
}

/* Lead themes */

static InnoRuleState
get_rule (InnoFacts       *facts,
          const char      *id,
          const InnoQuery *query)
{
  InnoEntity *theme = inno_portfolio_find (inno_facts_get_portfolio (facts), id);

  if (!INNO_IS_LEAD_THEME (theme))
    return INNO_RULE_UNKNOWN;

  return inno_lead_theme_rule (inno_lead_theme_count_cities (INNO_LEAD_THEME (theme), query->roles),
                               inno_lead_theme_get_participants_known (INNO_LEAD_THEME (theme)));
}

static gboolean
compare_lead_themes (GPtrArray        *deviations,
                     InnoFacts        *facts,
                     const InnoQuery  *query,
                     GError          **error)
{
  g_autoptr (InnoFrame) frame = inno_facts_lead_themes (facts, query, error);

  for (guint i = 0; frame != NULL && i < inno_frame_get_n_columns (frame); i++)
    {
      const InnoColumn *column = inno_frame_get_column (frame, i);
      InnoRuleState now = column->is_series ? get_rule (facts, column->id, query) : INNO_RULE_UNKNOWN;
      InnoRuleState before = column->is_series ? get_rule (facts->baseline, column->id, query) : INNO_RULE_UNKNOWN;

      if (now == INNO_RULE_NOT_MET && before != INNO_RULE_NOT_MET)
        add (deviations, INNO_DEVIATION_TOO_FEW, column->id, column->label);
      else if (now == INNO_RULE_MET && before == INNO_RULE_NOT_MET)
        add (deviations, INNO_DEVIATION_MENDED, column->id, column->label);
    }

  return frame != NULL;
}

/**
 * inno_facts_deviations:
 * @facts: the facts; see inno_facts_load_baseline()
 * @query: the filters and the roles counted; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Which rules of the programme are newly broken, or newly met: the band of city
 * shares by agreement and for the whole, and the number of cities in lead themes.
 * What is not known is neither. Without a baseline there are none.
 *
 * Returns: (transfer full) (nullable) (element-type InnoDeviation): those whose answer
 *   is another than it was
 */
GPtrArray *
inno_facts_deviations (InnoFacts        *facts,
                       const InnoQuery  *query,
                       GError          **error)
{
  g_autoptr (GPtrArray) deviations = g_ptr_array_new_with_free_func (deviation_free);
  g_autoptr (InnoQuery) asked = inno_query_copy (query);
  g_autoptr (InnoFrame) frame = NULL;

  if (facts->baseline == NULL)
    return g_steal_pointer (&deviations);

  /* The band is one of granted public funding. */
  asked->by = INNO_DIMENSION_AGREEMENT;
  asked->measure = INNO_MEASURE_GRANTED;
  g_clear_pointer (&asked->view, g_free);
  frame = inno_facts_changes (facts, asked, error);
  if (frame == NULL)
    return NULL;

  for (guint row = 0; row < inno_frame_get_n_rows (frame); row++)
    if (!g_str_equal (inno_frame_get_row_id (frame, row), INNO_FRAME_NONE_ID) &&
        (row < inno_frame_get_n_groups (frame) || !inno_query_is_filtered (query)))
      compare_shares (deviations, frame, row);
  if (!compare_lead_themes (deviations, facts, asked, error))
    return NULL;

  return g_steal_pointer (&deviations);
}
