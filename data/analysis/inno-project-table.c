/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-project-table-private.h"

#include "inno-frame-private.h"
#include "inno-money.h"

/* Wide enough for any number of rows. */
typedef struct
{
  __int128 cents;
  guint    n_rows;
  guint    n_unknown;
} Amount;

typedef struct
{
  Amount   measures[INNO_N_MONEY_MEASURES];
  Amount   public;         /* of granted money; so below */
  __int128 city;
  __int128 classless;      /* nobody knows whose money it is */
} Amounts;

/* Figures */

static void
amount_add (Amount   *self,
            gboolean  is_known,
            gint64    cents)
{
  self->cents += cents;
  self->n_rows++;
  self->n_unknown += !is_known;
}

static void
add_row (Amounts *self,
         guint    measure,
         guint    class,
         gboolean is_known,
         gint64   cents)
{
  amount_add (&self->measures[measure], is_known, cents);
  if (measure != INNO_MEASURE_GRANTED || class == INNO_CLASS_PRIVATE)
    return;

  amount_add (&self->public, is_known, cents);
  self->city += class == INNO_CLASS_CITY ? cents : 0;
  self->classless += class == INNO_CLASS_NONE ? cents : 0;
}

static void
add_project (InnoProjectTable *self,
             guint             project,
             Amounts          *amounts)
{
  const InnoFacts *facts = self->facts;

  if (!inno_scan_take_project (&self->scan, project))
    return;

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const InnoFactsRows *rows = &facts->rows[m];

      for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
        {
          gboolean is_known = rows->cents[row] != INNO_CENTS_UNKNOWN;

          if (inno_scan_get_offset (&self->scan, rows->tag[row]) >= INNO_REJECTED)
            continue;
          add_row (amounts, m, facts->class_of_source[rows->tag[row].source], is_known,
                   is_known ? inno_scan_get_left (&self->scan, project, rows->cents[row]) : 0);
        }
    }
}

/* Where no amount is known, nothing is no sum of them. */
static InnoCell
make_cell (const Amount *amount)
{
  InnoCell cell = inno_cell_integer ((gint64) amount->cents);

  if (cell.integer != amount->cents || (amount->n_unknown > 0 && amount->cents == 0))
    return (InnoCell) { .state = INNO_CELL_UNKNOWN };

  cell.state = amount->n_rows == 0 ? INNO_CELL_NONE
             : amount->n_unknown > 0 ? INNO_CELL_AT_LEAST : INNO_CELL_KNOWN;
  return cell;
}

/**
 * inno_project_table_get_figures:
 * @self: a table of projects
 * @row: one of its rows
 * @figures: (out caller-allocates): what is inside the filter
 *
 * A group shows the sum of its sub-projects inside the filter; what is outside
 * has no figures.
 */
void
inno_project_table_get_figures (InnoProjectTable   *self,
                                InnoProjectRow      row,
                                InnoProjectFigures *figures)
{
  Amounts amounts = { 0 };
  InnoCityShare share;

  if (!row.has_subs && row.is_match)
    add_project (self, row.project, &amounts);
  for (guint32 i = row.has_subs && self->subs != NULL ? self->sub_start[row.project] : 0;
       row.has_subs && self->subs != NULL && i < self->sub_start[row.project + 1]; i++)
    add_project (self, self->subs[i], &amounts);

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    figures->measures[m] = make_cell (&amounts.measures[m]);
  share = inno_city_share_take ((gint64) amounts.city, (gint64) amounts.public.cents,
                                amounts.public.n_unknown > 0 || amounts.classless != 0, self->has_whole);
  figures->city_share = share.share;
  figures->band = share.band;
}

static const char *
get_id_or_none (const InnoFacts *facts,
                InnoDimension    dimension,
                guint            number)
{
  return number != INNO_AXIS_NONE ? inno_axis_get_id (&facts->axes[dimension], number) : NULL;
}

static const InnoText *
get_name (InnoFacts *facts,
          guint      project)
{
  return project < facts->names->len ? g_ptr_array_index (facts->names, project) : NULL;
}

/**
 * inno_project_table_get_head:
 * @self: a table of projects
 * @row: one of its rows
 * @head: (out caller-allocates): what the facts know of it; good while they live
 */
void
inno_project_table_get_head (InnoProjectTable *self,
                             InnoProjectRow    row,
                             InnoProjectHead  *head)
{
  InnoFacts *facts = self->facts;
  guint p = row.project;
  const InnoFactsKind *kind = inno_facts_get_kind (facts, p);
  guint32 start = facts->city_start[p];
  guint n_cities = facts->city_start[p + 1] - start;
  gboolean is_sub = facts->parent != NULL && facts->parent[p] != INNO_FACTS_NO_PARENT;

  *head = (InnoProjectHead) {
    .id = inno_facts_get_project_id (facts, p),
    .name = get_name (facts, p),
    .group_name = is_sub ? get_name (facts, facts->parent[p]) : NULL,
    .kind = row.has_subs ? INNO_KIND_GROUP : is_sub ? INNO_KIND_SUB : INNO_KIND_PROJECT,
    .status = kind->status,
    .agreement = get_id_or_none (facts, INNO_DIMENSION_AGREEMENT, kind->agreement),
    .lead_theme = get_id_or_none (facts, INNO_DIMENSION_LEAD_THEME, kind->lead_theme),
    .start = facts->start_day[p],
    .end = facts->end_day[p],
    .cities = g_new0 (char *, n_cities + 1),
  };
  for (guint i = 0; i < n_cities; i++)
    head->cities[i] = (char *) inno_axis_get_id (&facts->axes[INNO_DIMENSION_CITY], facts->city[start + i]);
}

/* Rows */

/* Which sub-projects each group has, in the order of the facts. */
static void
collect_subs (InnoProjectTable *self)
{
  const InnoFacts *facts = self->facts;
  guint n = facts->n_projects;

  if (facts->parent == NULL)
    return;

  self->sub_start = g_new0 (guint32, n + 2);
  for (guint p = 0; p < n; p++)
    if (facts->parent[p] != INNO_FACTS_NO_PARENT)
      self->sub_start[facts->parent[p] + 2]++;
  for (guint p = 2; p <= n + 1; p++)
    self->sub_start[p] += self->sub_start[p - 1];
  self->subs = g_new (guint32, self->sub_start[n + 1] + 1);
  /* Moves each start to where its last one ends, which is where the next starts. */
  for (guint p = 0; p < n; p++)
    if (facts->parent[p] != INNO_FACTS_NO_PARENT)
      self->subs[self->sub_start[facts->parent[p] + 1]++] = p;
}

static guint
get_n_subs (const InnoProjectTable *self,
            guint                   project)
{
  return self->subs != NULL ? self->sub_start[project + 1] - self->sub_start[project] : 0;
}

static gboolean
has_matching_sub (const InnoProjectTable *self,
                  guint                   project)
{
  for (guint i = 0; i < get_n_subs (self, project); i++)
    if (self->matches[self->subs[self->sub_start[project] + i]])
      return TRUE;

  return FALSE;
}

/* A group stands there for its sub-projects as well; those stand under it. */
static gboolean
is_top (const InnoProjectTable *self,
        guint                   project)
{
  if (self->subs == NULL)
    return self->matches[project];
  if (self->facts->parent[project] != INNO_FACTS_NO_PARENT)
    return FALSE;

  return self->matches[project] || has_matching_sub (self, project);
}

static InnoProjectRow
make_row (const InnoProjectTable *self,
          guint                   project,
          guint                   depth)
{
  return (InnoProjectRow) {
    .project = project,
    .depth = depth,
    .is_match = self->matches[project],
    .has_subs = get_n_subs (self, project) > 0,
  };
}

static void
insert_subs (InnoProjectTable *self,
             guint             position,
             guint             project)
{
  guint n_subs = get_n_subs (self, project);
  g_autofree InnoProjectRow *rows = g_new (InnoProjectRow, n_subs + 1);

  for (guint i = 0; i < n_subs; i++)
    rows[i] = make_row (self, self->subs[self->sub_start[project] + i], 1);
  g_array_insert_vals (self->rows, position, rows, n_subs);
}

static void
make_rows (InnoProjectTable       *self,
           const InnoProjectOrder *order)
{
  guint n = self->facts->n_projects, n_tops = 0;
  g_autofree guint32 *tops = g_new (guint32, n + 1);

  for (guint p = 0; p < n; p++)
    if (is_top (self, p))
      tops[n_tops++] = p;
  inno_project_order_sort (self, order, tops, n_tops);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (InnoProjectRow), n_tops);
  for (guint i = 0; i < n_tops; i++)
    {
      const InnoProjectRow row = make_row (self, tops[i], 0);

      g_array_append_val (self->rows, row);
      if (!row.has_subs)
        continue;
      inno_project_order_sort (self, order, self->subs + self->sub_start[row.project],
                               get_n_subs (self, row.project));
      insert_subs (self, self->rows->len, row.project);
    }
}

/* The totals of the same question, by the engine that answers for the charts. */
static gboolean
sum_up (InnoProjectTable  *self,
        GError           **error)
{
  g_autoptr (InnoQuery) query = inno_query_copy (self->query);

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      g_auto (InnoSums) sums = { 0 };
      gint64 cents = 0;
      gboolean fits = TRUE;

      query->measure = m;
      if (!inno_sums_init (&sums, self->facts, query, error))
        return FALSE;
      for (gsize i = 0; i < (gsize) sums.n_groups * sums.n_sources; i++)
        fits &= inno_money_add (cents, sums.cents[i], &cents);
      if (!fits)
        {
          inno_analysis_set_overflow (error);
          return FALSE;
        }

      self->summary.n_projects = sums.total_projects;
      self->summary.n_unknown[m] = sums.total_unknown;
      self->summary.measures[m] = make_cell (&(Amount) { cents, 1, sums.total_unknown });
    }

  return TRUE;
}

/**
 * inno_project_table_new:
 * @facts: the facts
 * @query: its filters say which projects are wanted, its language the order of names
 * @order: what they are in the order of
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Lists the projects that the query counts. By group, groups are listed as well
 * that are not counted because their sub-projects are: those that pass the filter
 * or have a sub-project that does, with all their sub-projects under them. Any
 * thread, which then has it.
 *
 * Returns: (transfer full) (nullable): the table
 */
InnoProjectTable *
inno_project_table_new (InnoFacts               *facts,
                        const InnoQuery         *query,
                        const InnoProjectOrder  *order,
                        GError                 **error)
{
  g_autoptr (InnoProjectTable) self = g_new0 (InnoProjectTable, 1);

  g_return_val_if_fail (facts != NULL && query != NULL && order != NULL, NULL);
  g_return_val_if_fail ((guint) order->sort < INNO_N_PROJECT_SORTS, NULL);

  self->facts = inno_facts_ref (facts);
  self->query = inno_query_copy (query);
  self->query->by = INNO_DIMENSION_STATUS;
  if (!inno_scan_init (&self->scan, facts, self->query, INNO_N_DIMENSIONS, NULL, error) ||
      !sum_up (self, error))
    return NULL;

  self->has_whole = inno_filter_leaves_whole (&self->scan.filter, facts, INNO_DENOMINATOR_PUBLIC);
  if (order->by_group)
    {
      inno_scan_take_groups (&self->scan);
      collect_subs (self);
    }
  self->matches = g_new0 (guint8, facts->n_projects + 1);
  for (guint p = 0; p < facts->n_projects; p++)
    self->matches[p] = inno_scan_take_project (&self->scan, p);
  make_rows (self, order);

  return g_steal_pointer (&self);
}

/**
 * inno_project_table_free:
 * @self: (transfer full) (nullable): a table of projects
 */
void
inno_project_table_free (InnoProjectTable *self)
{
  if (self == NULL)
    return;

  if (self->scan.facts != NULL)
    inno_scan_clear (&self->scan);
  g_clear_pointer (&self->query, inno_query_free);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->matches);
  g_free (self->sub_start);
  g_free (self->subs);
  g_free (self);
}

guint
inno_project_table_get_n (InnoProjectTable *self)
{
  return self->rows->len;
}

InnoProjectRow
inno_project_table_get_row (InnoProjectTable *self,
                            guint             position)
{
  return g_array_index (self->rows, InnoProjectRow, position);
}

/**
 * inno_project_table_set_expanded:
 * @self: a table of projects
 * @position: a row
 * @is_expanded: whether its sub-projects are to stand under it
 *
 * Returns: how many rows came after it, or went; 0 where nothing changed
 */
guint
inno_project_table_set_expanded (InnoProjectTable *self,
                                 guint             position,
                                 gboolean          is_expanded)
{
  InnoProjectRow *row = &g_array_index (self->rows, InnoProjectRow, position);
  guint project = row->project;

  if (!row->has_subs || row->is_collapsed == !is_expanded)
    return 0;

  row->is_collapsed = !is_expanded;
  if (is_expanded)
    insert_subs (self, position + 1, project);
  else
    g_array_remove_range (self->rows, position + 1, get_n_subs (self, project));

  return get_n_subs (self, project);
}

/**
 * inno_project_table_find:
 * @self: a table of projects
 * @id: the id of a project
 * @position: (out): its row
 *
 * Returns: whether it has a row
 */
gboolean
inno_project_table_find (InnoProjectTable *self,
                         const char       *id,
                         guint            *position)
{
  guint project;

  if (!inno_facts_find_project (self->facts, id, &project))
    return FALSE;

  for (*position = 0; *position < self->rows->len; (*position)++)
    if (g_array_index (self->rows, InnoProjectRow, *position).project == project)
      return TRUE;

  return FALSE;
}

const InnoProjectSummary *
inno_project_table_get_summary (InnoProjectTable *self)
{
  return &self->summary;
}
