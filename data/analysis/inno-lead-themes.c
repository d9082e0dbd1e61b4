/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-aggregate.h"
#include "inno-checks.h"
#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-groups-private.h"
#include "inno-sums-private.h"

/* One lead theme, and how many distinct cities take part in a counted role. */
typedef struct
{
  InnoLeadTheme *theme;
  guint          number;
  char          *key;
  guint          n_cities;
  InnoRuleState  rule;
} Theme;

typedef struct
{
  InnoFacts       *facts;
  const InnoQuery *query;
  InnoFilter       filter;
  GArray          *themes;    /* of Theme */
  GArray          *cities;    /* of InnoGroup */
  InnoFrame       *frame;
  gboolean         leaves_out; /* a city, because of a filter */
} Assembly;

static void
theme_clear (gpointer data)
{
  Theme *theme = data;

  g_clear_object (&theme->theme);
  g_free (theme->key);
}

static gboolean
is_counted (const InnoQuery *query,
            InnoRole         role)
{
  return (query->roles & (1u << role)) != 0;
}

/**
 * inno_lead_theme_rule:
 * @n_cities: distinct cities known to take part in a counted role
 * @participants_known: whether everyone who takes part is known
 *
 * The rule of at least three InnoCities. What is not known is neither met nor
 * failed, unless enough cities are known already.
 *
 * Returns: the answer
 */
InnoRuleState
inno_lead_theme_rule (guint    n_cities,
                      gboolean participants_known)
{
  if (n_cities >= INNO_LEAD_THEME_MIN_CITIES)
    return INNO_RULE_MET;

  return participants_known ? INNO_RULE_NOT_MET : INNO_RULE_UNKNOWN;
}

/* What is known before what is not, most cities first, then by name. */
static int
compare_themes (gconstpointer a,
                gconstpointer b)
{
  const Theme *one = a;
  const Theme *other = b;
  int unknown = !inno_lead_theme_get_participants_known (one->theme) -
                !inno_lead_theme_get_participants_known (other->theme);

  if (unknown != 0)
    return unknown;
  if (one->n_cities != other->n_cities)
    return one->n_cities > other->n_cities ? -1 : 1;

  return strcmp (one->key, other->key);
}

static void
collect_themes (Assembly *self)
{
  const InnoAxis *axis = &self->facts->axes[INNO_DIMENSION_LEAD_THEME];
  const guint8 *passes = self->filter.passes[INNO_DIMENSION_LEAD_THEME];

  self->themes = g_array_new (FALSE, FALSE, sizeof (Theme));
  g_array_set_clear_func (self->themes, theme_clear);
  for (guint i = 1; i < inno_axis_get_n (axis); i++)
    {
      InnoEntity *entity = inno_portfolio_find (self->facts->portfolio, inno_axis_get_id (axis, i));
      Theme theme = { .number = i };

      if (entity == NULL || (passes != NULL && !passes[i]))
        continue;

      theme.theme = INNO_LEAD_THEME (g_object_ref (entity));
      theme.key = inno_format_collation_key (inno_format_get (self->query->lang),
                                             inno_entity_get_label (entity, self->query->lang));
      theme.n_cities = inno_lead_theme_count_cities (theme.theme, self->query->roles);
      theme.rule = inno_lead_theme_rule (theme.n_cities,
                                         inno_lead_theme_get_participants_known (theme.theme));
      g_array_append_val (self->themes, theme);
    }
  g_array_sort (self->themes, compare_themes);
}

static gboolean
takes_part (const Assembly *self,
            const char     *city_id)
{
  for (guint i = 0; i < self->themes->len; i++)
    if (inno_lead_theme_find_role (g_array_index (self->themes, Theme, i).theme, city_id) >= 0)
      return TRUE;

  return FALSE;
}

static guint
count_themes (const Assembly *self,
              const char     *city_id)
{
  guint n = 0;

  for (guint i = 0; i < self->themes->len; i++)
    {
      int role = inno_lead_theme_find_role (g_array_index (self->themes, Theme, i).theme, city_id);

      n += role >= 0 && is_counted (self->query, role);
    }

  return n;
}

/* Every InnoCity, by name or with most themes first; and whoever else a theme names. */
static void
collect_cities (Assembly *self)
{
  const InnoAxis *axis = &self->facts->axes[INNO_DIMENSION_CITY];
  g_autoptr (InnoQuery) query = inno_query_copy (self->query);

  query->by = INNO_DIMENSION_CITY;
  self->cities = inno_groups_new ();
  for (guint i = 1; i < inno_axis_get_n (axis); i++)
    {
      const char *id = inno_axis_get_id (axis, i);

      if (!inno_filter_passes_city (&self->filter, self->facts, i))
        {
          self->leaves_out = TRUE;
          continue;
        }
      if (inno_portfolio_find (self->facts->portfolio, id) == NULL && !takes_part (self, id))
        continue;
      inno_groups_add (self->cities, self->facts, query, i,
                       query->sort == INNO_SORT_VALUE ? count_themes (self, id) : 0);
    }
  inno_groups_sort (self->cities, INNO_DIMENSION_CITY);
}

static void
add_columns (Assembly *self)
{
  inno_frame_add_column (self->frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (self->frame, "label",
                         inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, INNO_DIMENSION_CITY),
                         INNO_COLUMN_LABEL);
  for (guint i = 0; i < self->themes->len; i++)
    {
      InnoEntity *entity = INNO_ENTITY (g_array_index (self->themes, Theme, i).theme);
      InnoColumn *column = inno_frame_add_column (self->frame, inno_entity_get_id (entity),
                                                  inno_entity_get_label (entity, self->query->lang),
                                                  INNO_COLUMN_TERM);

      column->vocabulary = INNO_VOCABULARY_ROLE;
      column->is_series = TRUE;
    }
  inno_frame_add_column (self->frame, INNO_FRAME_TOTAL_ID, _("Themes"), INNO_COLUMN_COUNT);
}

static void
add_city (Assembly        *self,
          const InnoGroup *city)
{
  const char *id = inno_axis_get_id (&self->facts->axes[INNO_DIMENSION_CITY], city->number);
  guint row = inno_frame_add_row (self->frame, id, city->label);
  InnoCell total = { .state = INNO_CELL_KNOWN };

  for (guint i = 0; i < self->themes->len; i++)
    {
      InnoLeadTheme *theme = g_array_index (self->themes, Theme, i).theme;
      int role = inno_lead_theme_find_role (theme, id);
      InnoCell cell = { .state = INNO_CELL_NONE };

      if (role >= 0)
        {
          cell = inno_cell_integer (role);
          total.integer += is_counted (self->query, role);
        }
      else if (!inno_lead_theme_get_participants_known (theme))
        {
          cell.state = INNO_CELL_UNKNOWN;
          total.state = INNO_CELL_AT_LEAST;
        }
      inno_frame_set_cell (self->frame, row, 2 + i, cell);
    }
  inno_frame_set_cell (self->frame, row, 2 + self->themes->len, total);
}

static void
add_rule_and_total (Assembly *self)
{
  guint n_met = 0, n_places = 0;
  gboolean all_known = TRUE;
  guint rule = inno_frame_add_row (self->frame, INNO_LEAD_THEME_RULE_ID, _("At least 3"));
  guint total;

  inno_frame_set_row_kind (self->frame, rule, INNO_COLUMN_TERM, INNO_VOCABULARY_RULE);
  for (guint i = 0; i < self->themes->len; i++)
    {
      const Theme *theme = &g_array_index (self->themes, Theme, i);

      inno_frame_set_cell (self->frame, rule, 2 + i, inno_cell_integer (theme->rule));
      n_met += theme->rule == INNO_RULE_MET;
    }
  inno_frame_set_cell (self->frame, rule, 2 + self->themes->len, inno_cell_integer (n_met));

  /* It would not be the sum of those above it. */
  total = inno_frame_add_row (self->frame, INNO_FRAME_TOTAL_ID, self->leaves_out ? _("All cities") : _("Cities"));
  inno_frame_set_row_kind (self->frame, total, INNO_COLUMN_COUNT, INNO_VOCABULARY_ROLE);
  for (guint i = 0; i < self->themes->len; i++)
    {
      const Theme *theme = &g_array_index (self->themes, Theme, i);
      InnoCell cell = inno_cell_integer (theme->n_cities);

      if (!inno_lead_theme_get_participants_known (theme->theme))
        {
          cell.state = INNO_CELL_AT_LEAST;
          all_known = FALSE;
        }
      inno_frame_set_cell (self->frame, total, 2 + i, cell);
      n_places += theme->n_cities;
    }
  inno_frame_set_cell (self->frame, total, 2 + self->themes->len,
                       (InnoCell) { .state = all_known ? INNO_CELL_KNOWN : INNO_CELL_AT_LEAST,
                                    .integer = n_places });
}

/* Rule and total speak of all cities: of the filters only that of lead themes counts. */
static char *
describe_accepted (InnoFacts       *facts,
                   const InnoQuery *query)
{
  static const char * const checks[] = { "lead-theme-cities", NULL };
  g_autoptr (InnoQuery) of_themes = inno_query_copy (query);
  const GPtrArray *themes = query->where[INNO_DIMENSION_LEAD_THEME];

  inno_query_clear_filters (of_themes);
  for (guint i = 0; themes != NULL && i < themes->len; i++)
    inno_query_add_filter (of_themes, INNO_DIMENSION_LEAD_THEME, g_ptr_array_index (themes, i));

  return query->roles == INNO_ROLES_DEFAULT ? inno_facts_describe_accepted (facts, checks, of_themes) : NULL;
}

/**
 * inno_facts_lead_themes:
 * @facts: the facts
 * @query: which roles count, and filters by lead theme, city, agreement or
 *   region; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Who takes part in which lead theme, in which role. Cells are roles; the row
 * "rule" answers whether at least three cities take part; the total counts the
 * cities. Rule and total speak of all cities, whichever rows are filtered.
 *
 * Returns: (transfer full) (nullable): the frame, cities by name
 */
InnoFrame *
inno_facts_lead_themes (InnoFacts        *facts,
                        const InnoQuery  *query,
                        GError          **error)
{
  Assembly self = { .facts = facts, .query = query };

  if (!inno_filter_init (&self.filter, facts, query, error))
    return NULL;

  collect_themes (&self);
  collect_cities (&self);
  self.frame = inno_frame_new (inno_facts_get_whole (facts), query, "lead-themes");
  inno_frame_edit_context (self.frame)->parts = INNO_QUERY_ROLES | INNO_QUERY_SORT;
  add_columns (&self);
  for (guint i = 0; i < self.cities->len; i++)
    add_city (&self, &g_array_index (self.cities, InnoGroup, i));
  add_rule_and_total (&self);
  inno_frame_edit_context (self.frame)->accepted = describe_accepted (inno_facts_get_whole (facts), query);

  g_array_unref (self.themes);
  g_array_unref (self.cities);
  inno_filter_clear (&self.filter);

  return self.frame;
}
