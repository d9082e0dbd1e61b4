/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-groups-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"

/* How a dimension's groups are named and ordered. */
typedef struct
{
  const char *none;         /* what is said where a project names nothing */
  gboolean    is_entity;    /* its values are documents */
  gboolean    keeps_order;  /* by its own order, not by size */
} GroupKind;

static const GroupKind kinds[INNO_N_DIMENSIONS] = {
  [INNO_DIMENSION_AGREEMENT]  = { N_("No agreement"), TRUE, FALSE },
  [INNO_DIMENSION_CITY]       = { N_("No city"), TRUE, FALSE },
  [INNO_DIMENSION_REGION]     = { N_("No region"), FALSE, FALSE },
  [INNO_DIMENSION_THEME]      = { N_("No strategic priority"), TRUE, FALSE },
  [INNO_DIMENSION_LEAD_THEME] = { N_("Outside the lead themes"), TRUE, FALSE },
  [INNO_DIMENSION_SOURCE]     = { N_("Source not known"), TRUE, FALSE },
  [INNO_DIMENSION_CLASS]      = { N_("Source not known"), FALSE, TRUE },
  [INNO_DIMENSION_YEAR]       = { N_("Year not known"), FALSE, TRUE },
  [INNO_DIMENSION_STATUS]     = { N_("Status not known"), FALSE, TRUE },
};

static const char *
get_region_name (InnoFacts  *facts,
                 const char *code,
                 InnoLang    lang)
{
  GListModel *cities = inno_portfolio_get_list (facts->portfolio, INNO_TYPE_CITY);

  for (guint i = 0; i < g_list_model_get_n_items (cities); i++)
    {
      g_autoptr (InnoCity) city = g_list_model_get_item (cities, i);

      if (g_strcmp0 (inno_city_get_region_code (city), code) == 0)
        return inno_text_get (inno_city_get_region_name (city), lang, NULL);
    }

  return NULL;
}

/* A reference to a document that is not here is shown under its slug, and heals
 * when the document comes. */
static char *
get_slug (const char *id)
{
  const char *colon = strchr (id, ':');

  return g_strdup (colon != NULL ? colon + 1 : id);
}

char *
inno_group_get_label (InnoFacts     *facts,
                      InnoDimension  dimension,
                      guint          number,
                      InnoLang       lang)
{
  const char *id = inno_axis_get_id (&facts->axes[dimension], number);
  const char *name;
  InnoEntity *entity;

  if (number == INNO_AXIS_NONE)
    return g_strdup (_(kinds[dimension].none));
  if (dimension == INNO_DIMENSION_CLASS)
    return g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_CLASS, number - 1));
  if (dimension == INNO_DIMENSION_STATUS)
    return g_strdup (inno_vocabulary_get_label (INNO_VOCABULARY_STATUS, number - 1));
  if (dimension == INNO_DIMENSION_REGION)
    {
      name = get_region_name (facts, id, lang);
      return name != NULL ? g_strdup (name) : g_strdup (id);
    }

  entity = inno_portfolio_find (facts->portfolio, id);
  return entity != NULL ? g_strdup (inno_entity_get_label (entity, lang)) : get_slug (id);
}

gboolean
inno_group_is_entity (InnoDimension dimension)
{
  return kinds[dimension].is_entity;
}

static void
group_clear (gpointer data)
{
  InnoGroup *group = data;

  g_free (group->label);
  g_free (group->key);
}

GArray *
inno_groups_new (void)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (InnoGroup));

  g_array_set_clear_func (groups, group_clear);
  return groups;
}

void
inno_groups_add (GArray          *groups,
                 InnoFacts       *facts,
                 const InnoQuery *query,
                 guint            number,
                 gint64           weight)
{
  InnoGroup group = { .number = number, .weight = weight };

  group.label = inno_group_get_label (facts, query->by, number, query->lang);
  group.key = query->by == INNO_DIMENSION_YEAR
    ? g_strdup (inno_axis_get_id (&facts->axes[query->by], number))
    : inno_format_collation_key (inno_format_get (query->lang), group.label);
  g_array_append_val (groups, group);
}

static char *
get_agreement_label (InnoFacts *facts,
                     guint      theme,
                     InnoLang   lang)
{
  const char *id = inno_axis_get_id (&facts->axes[INNO_DIMENSION_THEME], theme);
  InnoEntity *entity = inno_portfolio_find (facts->portfolio, id);
  const char *agreement = entity != NULL ? inno_theme_get_agreement_id (INNO_THEME (entity)) : NULL;
  guint number;

  if (agreement == NULL || !inno_axis_find (&facts->axes[INNO_DIMENSION_AGREEMENT], agreement, &number))
    return NULL;

  return inno_group_get_label (facts, INNO_DIMENSION_AGREEMENT, number, lang);
}

/* Two agreements may have a priority of the same name: it is shown with the name
 * of the agreement then. */
void
inno_groups_tell_apart (GArray          *groups,
                        InnoFacts       *facts,
                        const InnoQuery *query)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) twice = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (query->by != INNO_DIMENSION_THEME)
    return;

  for (guint i = 0; i < groups->len; i++)
    {
      const char *label = g_array_index (groups, InnoGroup, i).label;

      if (!g_hash_table_add (seen, g_strdup (label)))
        g_hash_table_add (twice, g_strdup (label));
    }

  for (guint i = 0; i < groups->len; i++)
    {
      InnoGroup *group = &g_array_index (groups, InnoGroup, i);
      g_autofree char *agreement = NULL;
      g_autofree char *plain = NULL;

      if (!g_hash_table_contains (twice, group->label))
        continue;
      agreement = get_agreement_label (facts, group->number, query->lang);
      if (agreement == NULL)
        continue;
      plain = g_steal_pointer (&group->label);
      group->label = g_strdup_printf ("%s (%s)", plain, agreement);
    }
}

/* What names nothing comes last, whatever it weighs. */
static int
compare_none (const InnoGroup *one,
              const InnoGroup *other)
{
  return (one->number == INNO_AXIS_NONE) - (other->number == INNO_AXIS_NONE);
}

static int
compare_weight (gconstpointer a,
                gconstpointer b)
{
  const InnoGroup *one = a;
  const InnoGroup *other = b;
  int none = compare_none (one, other);

  if (none != 0)
    return none;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;

  return strcmp (one->key, other->key);
}

static int
compare_number (gconstpointer a,
                gconstpointer b)
{
  const InnoGroup *one = a;
  const InnoGroup *other = b;
  int none = compare_none (one, other);

  return none != 0 ? none : (one->number > other->number) - (one->number < other->number);
}

static int
compare_key (gconstpointer a,
             gconstpointer b)
{
  const InnoGroup *one = a;
  const InnoGroup *other = b;
  int none = compare_none (one, other);

  return none != 0 ? none : strcmp (one->key, other->key);
}

/* Largest first; years, states and classes in their own order. */
void
inno_groups_sort (GArray        *groups,
                  InnoDimension  dimension)
{
  if (dimension == INNO_DIMENSION_YEAR)
    g_array_sort (groups, compare_key);
  else if (kinds[dimension].keeps_order)
    g_array_sort (groups, compare_number);
  else
    g_array_sort (groups, compare_weight);
}

guint *
inno_groups_rank (InnoFacts       *facts,
                  const InnoQuery *query,
                  InnoDimension    dimension)
{
  guint n = inno_axis_get_n (&facts->axes[dimension]);
  g_autoptr (InnoQuery) by_dimension = inno_query_copy (query);
  g_autoptr (GArray) groups = inno_groups_new ();
  guint *rank = g_new (guint, n);

  by_dimension->by = dimension;
  for (guint i = 0; i < n; i++)
    inno_groups_add (groups, facts, by_dimension, i, 0);
  inno_groups_sort (groups, dimension);
  for (guint i = 0; i < n; i++)
    rank[g_array_index (groups, InnoGroup, i).number] = i;

  return rank;
}
