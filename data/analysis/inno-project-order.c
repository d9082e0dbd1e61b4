/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-project-table-private.h"

#include "inno-groups-private.h"
#include "inno-project-ranks.h"

/* Fractions are compared as integers; this fine they are told apart as printed and
 * a good deal finer. */
#define SHARE_STEPS 1e12

/* What a project is sorted by. */
typedef struct
{
  gint64   key;
  guint32  project;
  gboolean is_missing;
} Keyed;

typedef struct
{
  InnoProjectTable       *table;
  const InnoProjectOrder *order;
  guint                  *rank;      /* by number on the axis of the dimension; nullable */
} Sorting;

typedef void (*KeyFunc) (const Sorting *self,
                         Keyed         *keyed);

static void
key_of_text (const Sorting *self,
             Keyed         *keyed)
{
  keyed->key = self->order->ranks != NULL ? self->order->ranks[keyed->project] : 0;
  keyed->is_missing = keyed->key == INNO_PROJECT_RANK_NONE;
}

static void
key_of_status (const Sorting *self,
               Keyed         *keyed)
{
  keyed->key = inno_facts_get_kind (self->table->facts, keyed->project)->status;
}

static void
take_rank (const Sorting *self,
           Keyed         *keyed,
           guint          number)
{
  keyed->key = self->rank[number];
  keyed->is_missing = number == INNO_AXIS_NONE;
}

static void
key_of_city (const Sorting *self,
             Keyed         *keyed)
{
  const InnoFacts *facts = self->table->facts;
  guint32 start = facts->city_start[keyed->project];

  take_rank (self, keyed, facts->city_start[keyed->project + 1] > start ? facts->city[start] : INNO_AXIS_NONE);
}

static void
key_of_agreement (const Sorting *self,
                  Keyed         *keyed)
{
  take_rank (self, keyed, inno_facts_get_kind (self->table->facts, keyed->project)->agreement);
}

static void
key_of_lead_theme (const Sorting *self,
                   Keyed         *keyed)
{
  take_rank (self, keyed, inno_facts_get_kind (self->table->facts, keyed->project)->lead_theme);
}

static void
key_of_start (const Sorting *self,
              Keyed         *keyed)
{
  keyed->key = self->table->facts->start_day[keyed->project];
  keyed->is_missing = keyed->key == INNO_DAY_NONE;
}

static void
key_of_end (const Sorting *self,
            Keyed         *keyed)
{
  keyed->key = self->table->facts->end_day[keyed->project];
  keyed->is_missing = keyed->key == INNO_DAY_NONE;
}

static void
get_figures (const Sorting      *self,
             guint               project,
             InnoProjectFigures *figures)
{
  const InnoFacts *facts = self->table->facts;
  const InnoProjectRow row = {
    .project = project,
    .is_match = self->table->matches[project],
    .has_subs = !inno_facts_get_kind (facts, project)->is_counted,
  };

  inno_project_table_get_figures (self->table, row, figures);
}

static void
key_of_amount (const Sorting *self,
               Keyed         *keyed)
{
  InnoProjectFigures figures;
  const InnoCell *cell;

  get_figures (self, keyed->project, &figures);
  cell = &figures.measures[self->order->sort - INNO_PROJECT_SORT_GRANTED];
  keyed->key = cell->integer;
  keyed->is_missing = cell->state == INNO_CELL_NONE || cell->state == INNO_CELL_UNKNOWN;
}

static void
key_of_share (const Sorting *self,
              Keyed         *keyed)
{
  InnoProjectFigures figures;

  get_figures (self, keyed->project, &figures);
  keyed->key = (gint64) (figures.city_share.fraction * SHARE_STEPS);
  keyed->is_missing = figures.city_share.state == INNO_CELL_NONE;
}

static const struct
{
  KeyFunc       get_key;
  InnoDimension dimension;     /* whose names are sorted by; INNO_N_DIMENSIONS: none */
} sorts[INNO_N_PROJECT_SORTS] = {
  [INNO_PROJECT_SORT_NAME] = { key_of_text, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_CODE] = { key_of_text, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_STATUS] = { key_of_status, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_CITY] = { key_of_city, INNO_DIMENSION_CITY },
  [INNO_PROJECT_SORT_AGREEMENT] = { key_of_agreement, INNO_DIMENSION_AGREEMENT },
  [INNO_PROJECT_SORT_LEAD_THEME] = { key_of_lead_theme, INNO_DIMENSION_LEAD_THEME },
  [INNO_PROJECT_SORT_START] = { key_of_start, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_END] = { key_of_end, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_GRANTED] = { key_of_amount, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_REALISED] = { key_of_amount, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_PLANNED] = { key_of_amount, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_CITY_SHARE] = { key_of_share, INNO_N_DIMENSIONS },
  [INNO_PROJECT_SORT_BENEFICIARY] = { key_of_text, INNO_N_DIMENSIONS },
};

/* Alike ones stay in the order of the facts, whichever way the others go. */
static int
compare_keyed (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Keyed *one = a, *other = b;
  const InnoProjectOrder *order = user_data;

  if (one->is_missing != other->is_missing)
    return one->is_missing ? 1 : -1;
  if (one->key != other->key && !one->is_missing)
    return (one->key < other->key) != order->is_descending ? -1 : 1;

  return (one->project > other->project) - (one->project < other->project);
}

void
inno_project_order_sort (InnoProjectTable       *table,
                         const InnoProjectOrder *order,
                         guint32                *projects,
                         guint                   n_projects)
{
  InnoDimension dimension = sorts[order->sort].dimension;
  g_autofree guint *rank = dimension < INNO_N_DIMENSIONS
    ? inno_groups_rank (table->facts, table->query, dimension) : NULL;
  const Sorting self = { table, order, rank };
  g_autofree Keyed *keyed = g_new (Keyed, n_projects);

  for (guint i = 0; i < n_projects; i++)
    {
      keyed[i] = (Keyed) { .project = projects[i] };
      sorts[order->sort].get_key (&self, &keyed[i]);
    }
  g_qsort_with_data (keyed, (int) n_projects, sizeof *keyed, compare_keyed, (gpointer) order);
  for (guint i = 0; i < n_projects; i++)
    projects[i] = keyed[i].project;
}
