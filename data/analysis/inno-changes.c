/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-changes-private.h"

#include <glib/gi18n-lib.h>

#include "inno-format.h"
#include "inno-frame-private.h"

/* One group: its rows in the answers of now and before, or -1. */
typedef struct
{
  int    now, before;
  guint  order;
} Pair;

/* What is counted by group, of both sides: id → number, where it is not 0. */
typedef struct
{
  InnoFrame  *now, *before;          /* from inno_facts_aggregate(); before is nullable */
  GHashTable *marks, *marks_before;  /* of unknown public rows */
  guint64     total_mark, total_mark_before;
  GHashTable *changes[INNO_N_CHANGES];
  guint       totals[INNO_N_CHANGES];
} Groups;

static const struct { const char *id; const char *label; } change_columns[INNO_N_CHANGES] = {
  [INNO_CHANGE_ADDED]   = { "added", N_("New projects") },
  [INNO_CHANGE_ENDED]   = { "ended", N_("Ended projects") },
  [INNO_CHANGE_AMOUNT]  = { "changed", N_("Projects with another amount") },
  [INNO_CHANGE_REMOVED] = { "removed", N_("Removed projects") },
};

static void
groups_clear (Groups *groups)
{
  g_clear_pointer (&groups->now, inno_frame_unref);
  g_clear_pointer (&groups->before, inno_frame_unref);
  g_clear_pointer (&groups->marks, g_hash_table_unref);
  g_clear_pointer (&groups->marks_before, g_hash_table_unref);
  for (guint i = 0; i < INNO_N_CHANGES; i++)
    g_clear_pointer (&groups->changes[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Groups, groups_clear)

static void
comparison_clear (InnoComparison *comparison)
{
  g_clear_pointer (&comparison->query, inno_query_free);
  g_clear_pointer (&comparison->query_before, inno_query_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InnoComparison, comparison_clear)

/* A filter may name what was not there yet: nothing of it was counted then. */
static InnoQuery *
make_query_before (const InnoComparison *comparison)
{
  g_autoptr (InnoQuery) query = inno_query_copy (comparison->query);

  for (guint d = 0; d < INNO_N_DIMENSIONS; d++)
    {
      GPtrArray *ids = query->where[d];
      guint number;

      if (ids == NULL || ids->len == 0 || d == INNO_DIMENSION_YEAR)
        continue;
      for (guint i = ids->len; i > 0; i--)
        if (!inno_axis_find (&comparison->baseline->axes[d], g_ptr_array_index (ids, i - 1), &number))
          g_ptr_array_remove_index (ids, i - 1);
      if (ids->len == 0)
        return NULL;
    }

  return g_steal_pointer (&query);
}

InnoFrame *
inno_changes_new_frame (const InnoComparison *comparison)
{
  InnoFrame *frame = inno_frame_new (comparison->facts, comparison->query, "changes");
  InnoFrameContext *context = inno_frame_edit_context (frame);

  if (comparison->baseline == NULL)
    return frame;

  context->since = g_strdup (inno_facts_get_baseline_label (comparison->facts, comparison->query->lang));
  context->since_day = inno_portfolio_get_state (comparison->baseline->portfolio)->as_of;

  return frame;
}

static char *
day_label (const char       *word,
           InnoDay           day,
           const InnoFormat *format)
{
  g_autofree char *text = day != INNO_DAY_NONE ? inno_format_day (format, day) : NULL;

  return text != NULL ? g_strdup_printf ("%s (%s)", word, text) : g_strdup (word);
}

/* Now and difference are rounded each for itself, so that they are printed here as
 * anywhere, and none stays none. Before is what remains: the three add up. */
void
inno_changes_add_amounts (const InnoComparison *comparison,
                          InnoFrame            *frame)
{
  const InnoFrameContext *context = inno_frame_get_context (frame);
  const InnoFormat *format = inno_format_get (comparison->query->lang);
  gboolean is_count = comparison->query->measure == INNO_MEASURE_PROJECTS;
  InnoColumnKind kind = is_count ? INNO_COLUMN_COUNT : INNO_COLUMN_CENTS;
  g_autofree char *now = day_label (_("Now"), context->as_of, format);
  g_autofree char *before = day_label (_("Before"), context->since_day, format);

  inno_frame_add_column (frame, INNO_FRAME_TOTAL_ID, now, kind);
  inno_frame_add_column (frame, "before", before, kind)->is_remainder = TRUE;
  inno_frame_add_column (frame, "difference", _("Change"), kind);
}

void
inno_changes_set_by_id (InnoFrame  *frame,
                        guint       row,
                        const char *column,
                        InnoCell    cell)
{
  int place = inno_frame_find_column (frame, column);

  if (place >= 0)
    inno_frame_set_cell (frame, row, place, cell);
}

/* By group */

static GHashTable *
sum_marks (InnoFacts        *facts,
           const InnoQuery  *query,
           guint64          *total,
           GError          **error)
{
  g_auto (InnoSums) sums = { 0 };
  GHashTable *marks;

  if (!inno_sums_init (&sums, facts, query, error))
    return NULL;

  marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  *total = sums.total_public_marks;
  for (guint g = 0; g < sums.n_groups; g++)
    {
      guint64 mark = 0;

      for (guint s = 0; s < sums.n_sources; s++)
        if (facts->class_of_source[s] != INNO_CLASS_PRIVATE)
          mark += sums.unknown_marks[(gsize) g * sums.n_sources + s];
      if (mark != 0)
        g_hash_table_insert (marks, (gpointer) inno_axis_get_id (&facts->axes[query->by], g),
                             g_memdup2 (&mark, sizeof mark));
    }

  return marks;
}

static guint64
get_mark (GHashTable *marks,
          const char *id)
{
  const guint64 *mark = marks != NULL ? g_hash_table_lookup (marks, id) : NULL;

  return mark != NULL ? *mark : 0;
}

/* How many of some projects are in each group. */
static gboolean
count_in_groups (Groups           *groups,
                 InnoChange        change,
                 InnoFacts        *facts,
                 const InnoQuery  *query,
                 const guint8     *values,
                 GError          **error)
{
  g_autofree guint8 *chosen = g_new0 (guint8, facts->n_projects + 1);
  guint8 wanted = change == INNO_CHANGE_REMOVED ? TRUE : change;
  g_auto (InnoSums) sums = { 0 };

  for (guint p = 0; p < facts->n_projects; p++)
    chosen[p] = values[p] == wanted;
  if (!inno_sums_init_of_some (&sums, facts, query, chosen, error))
    return FALSE;

  groups->totals[change] = sums.total_projects;
  groups->changes[change] = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint g = 0; g < sums.n_groups; g++)
    if (sums.projects[g] > 0)
      g_hash_table_insert (groups->changes[change], (gpointer) inno_axis_get_id (&facts->axes[query->by], g),
                           GUINT_TO_POINTER (sums.projects[g]));

  return TRUE;
}

static gboolean
count_changes (Groups                     *groups,
               const InnoComparison       *self,
               const InnoChangedProjects  *projects,
               GError                    **error)
{
  for (guint change = 0; change < INNO_CHANGE_REMOVED; change++)
    if (!count_in_groups (groups, change, self->facts, self->query, projects->change, error))
      return FALSE;

  return self->query_before == NULL ||
         count_in_groups (groups, INNO_CHANGE_REMOVED, self->baseline, self->query_before,
                          projects->is_removed, error);
}

/* City shares come along with shares of public funding. */
static InnoFrame *
aggregate (InnoFacts        *facts,
           const InnoQuery  *query,
           GError          **error)
{
  g_autoptr (InnoQuery) shares = inno_query_copy (query);

  shares->share = query->measure != INNO_MEASURE_PROJECTS;
  shares->series = INNO_DIMENSION_CLASS;

  return inno_facts_aggregate (facts, shares, error);
}

static gboolean
groups_init (Groups                *groups,
             const InnoComparison  *self,
             GError               **error)
{
  g_auto (InnoChangedProjects) projects = { 0 };

  groups->now = aggregate (self->facts, self->query, error);
  if (groups->now == NULL)
    return FALSE;
  groups->marks = sum_marks (self->facts, self->query, &groups->total_mark, error);
  if (groups->marks == NULL)
    return FALSE;

  if (self->query_before != NULL)
    {
      groups->before = aggregate (self->baseline, self->query_before, error);
      if (groups->before == NULL)
        return FALSE;
      groups->marks_before = sum_marks (self->baseline, self->query_before, &groups->total_mark_before, error);
      if (groups->marks_before == NULL)
        return FALSE;
    }

  return inno_changed_projects_init (&projects, self, error) &&
         count_changes (groups, self, &projects, error);
}

static InnoCell
get_cell (InnoFrame  *frame,
          int         row,
          const char *column)
{
  int place = frame != NULL && row >= 0 ? inno_frame_find_column (frame, column) : -1;

  return place >= 0 ? inno_frame_get_cell (frame, row, place) : (InnoCell) { .state = INNO_CELL_NONE };
}

static int
find_row (InnoFrame  *frame,
          const char *id)
{
  guint n_groups = frame != NULL ? inno_frame_get_n_groups (frame) : 0;

  for (guint row = 0; row < n_groups; row++)
    if (g_str_equal (inno_frame_get_row_id (frame, row), id))
      return row;

  return -1;
}

/* Public funding is compared; private money has no part in it. */
static gboolean
is_private (const InnoComparison *self,
            const char           *id)
{
  guint number;

  /* Projects with private money are projects all the same. */
  if (self->query->measure == INNO_MEASURE_PROJECTS)
    return FALSE;
  if (self->query->by == INNO_DIMENSION_CLASS)
    return g_str_equal (id, inno_vocabulary_get_id (INNO_VOCABULARY_CLASS, INNO_CLASS_PRIVATE));

  return self->query->by == INNO_DIMENSION_SOURCE &&
         inno_axis_find (&self->facts->axes[INNO_DIMENSION_SOURCE], id, &number) &&
         self->facts->class_of_source[number] == INNO_CLASS_PRIVATE;
}

/* As the groups of now stand, those that are gone after them; years and states in
 * their own order; and what names nothing last. */
static guint
get_order (const InnoComparison *self,
           const char           *id,
           guint                 place)
{
  guint number = place;

  if (g_str_equal (id, INNO_FRAME_NONE_ID))
    return G_MAXUINT;
  if (self->query->by == INNO_DIMENSION_YEAR)
    return g_ascii_strtoull (id, NULL, 10);
  if (self->query->by == INNO_DIMENSION_CLASS)
    inno_vocabulary_find (INNO_VOCABULARY_CLASS, id, &number);
  else if (self->query->by == INNO_DIMENSION_STATUS)
    inno_vocabulary_find (INNO_VOCABULARY_STATUS, id, &number);

  return number;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *one = a, *other = b;

  return (one->order > other->order) - (one->order < other->order);
}

/* One that has nothing left and had nothing then is no change worth a row. */
static gboolean
has_anything (InnoFrame *frame,
              int        row)
{
  return get_cell (frame, row, INNO_FRAME_TOTAL_ID).integer != 0 || get_cell (frame, row, "projects").integer > 0 ||
         get_cell (frame, row, "public_unknown_rows").integer > 0;
}

static GArray *
pair_groups (const Groups         *groups,
             const InnoComparison *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint n_now = inno_frame_get_n_groups (groups->now);
  guint n_before = groups->before != NULL ? inno_frame_get_n_groups (groups->before) : 0;

  for (guint row = 0; row < n_now; row++)
    {
      const char *id = inno_frame_get_row_id (groups->now, row);
      Pair pair = { row, find_row (groups->before, id), get_order (self, id, row) };

      if (!is_private (self, id))
        g_array_append_val (pairs, pair);
    }
  for (guint row = 0; row < n_before; row++)
    {
      const char *id = inno_frame_get_row_id (groups->before, row);
      Pair pair = { -1, row, get_order (self, id, n_now + row) };

      if (find_row (groups->now, id) < 0 && has_anything (groups->before, row) && !is_private (self, id))
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/* Each view has in its table what it shows; the rest stands behind it. */
static void
add_columns (const InnoComparison *self,
             InnoFrame            *frame)
{
  static const struct { const char *id; const char *label; InnoColumnKind kind; const char *band; } shares[] = {
    { "city_share", N_("City share now"), INNO_COLUMN_SHARE, "city_share_state" },
    { "city_share_before", N_("City share before"), INNO_COLUMN_SHARE, "city_share_state_before" },
    { "city_share_state", N_("Against the band now"), INNO_COLUMN_TERM },
    { "city_share_state_before", N_("Against the band before"), INNO_COLUMN_TERM },
  };
  InnoDimension by = self->query->by;
  gboolean has_shares = self->query->measure != INNO_MEASURE_PROJECTS &&
                        by != INNO_DIMENSION_CLASS && by != INNO_DIMENSION_SOURCE;
  gboolean is_slope = g_strcmp0 (self->query->view, INNO_VIEW_SLOPE) == 0;
  InnoColumn *column;

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION, by),
                         INNO_COLUMN_LABEL);
  inno_changes_add_amounts (self, frame);
  for (guint i = 0; has_shares && i < G_N_ELEMENTS (shares); i++)
    {
      column = inno_frame_add_column (frame, shares[i].id, _(shares[i].label), shares[i].kind);
      column->vocabulary = INNO_VOCABULARY_BAND;
      column->band = shares[i].band;
      column->is_detail = !is_slope;
    }
  for (guint i = 0; i < INNO_CHANGE_NONE; i++)
    inno_frame_add_column (frame, change_columns[i].id, _(change_columns[i].label), INNO_COLUMN_COUNT)->is_detail
      = is_slope;
  inno_frame_add_column (frame, "unknown_rows", _("Not known"), INNO_COLUMN_COUNT);
}

/* What is new or gone has nothing to stand on the other side: no amount, but in
 * the difference all of it counts. Where other rows are unknown than before, what
 * is known differs and the funding may not. */
static void
set_row (const Groups *groups,
         InnoFrame    *frame,
         guint         row,
         const Pair   *pair,
         gboolean      is_same_unknown)
{
  static const char * const shares[] = { "city_share", "city_share_state" };
  InnoCell now = get_cell (groups->now, pair->now, INNO_FRAME_TOTAL_ID);
  InnoCell before = get_cell (groups->before, pair->before, INNO_FRAME_TOTAL_ID);
  InnoCell difference = inno_cell_integer (now.integer - before.integer);

  difference.state = is_same_unknown ? INNO_CELL_KNOWN : INNO_CELL_UNKNOWN;
  inno_changes_set_by_id (frame, row, INNO_FRAME_TOTAL_ID, now);
  inno_changes_set_by_id (frame, row, "before", before);
  inno_changes_set_by_id (frame, row, "difference", difference);
  inno_changes_set_by_id (frame, row, "unknown_rows",
                          inno_cell_integer (get_cell (groups->now, pair->now, "public_unknown_rows").integer));
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *earlier = g_strconcat (shares[i], "_before", NULL);

      inno_changes_set_by_id (frame, row, shares[i], get_cell (groups->now, pair->now, shares[i]));
      inno_changes_set_by_id (frame, row, earlier, get_cell (groups->before, pair->before, shares[i]));
    }
}

static void
add_group (const Groups *groups,
           InnoFrame    *frame,
           const Pair   *pair)
{
  InnoFrame *source = pair->now >= 0 ? groups->now : groups->before;
  guint place = pair->now >= 0 ? pair->now : pair->before;
  const char *id = inno_frame_get_row_id (source, place);
  guint row = inno_frame_add_row (frame, id, inno_frame_get_row_label (source, place));

  set_row (groups, frame, row, pair, get_mark (groups->marks, id) == get_mark (groups->marks_before, id));
  for (guint i = 0; i < INNO_CHANGE_NONE; i++)
    {
      gpointer n = groups->changes[i] != NULL ? g_hash_table_lookup (groups->changes[i], id) : NULL;

      inno_changes_set_by_id (frame, row, change_columns[i].id, inno_cell_integer (GPOINTER_TO_UINT (n)));
    }
}

static void
add_total (const Groups *groups,
           InnoFrame    *frame)
{
  Pair pair = {
    inno_frame_get_n_groups (groups->now),
    groups->before != NULL ? (int) inno_frame_get_n_groups (groups->before) : -1,
    0,
  };
  guint row = inno_frame_add_row (frame, INNO_FRAME_TOTAL_ID, _("Total"));

  set_row (groups, frame, row, &pair, groups->total_mark == groups->total_mark_before);
  for (guint i = 0; i < INNO_CHANGE_NONE; i++)
    inno_changes_set_by_id (frame, row, change_columns[i].id, inno_cell_integer (groups->totals[i]));
}

static InnoFrame *
compare_groups (const InnoComparison  *self,
                GError               **error)
{
  g_auto (Groups) groups = { 0 };
  g_autoptr (GArray) pairs = NULL;
  InnoFrame *frame;

  if (!groups_init (&groups, self, error))
    return NULL;

  pairs = pair_groups (&groups, self);
  frame = inno_changes_new_frame (self);
  inno_frame_edit_context (frame)->n_projects = inno_frame_get_context (groups.now)->n_projects;
  inno_frame_edit_context (frame)->unknown_rows =
    get_cell (groups.now, inno_frame_get_n_groups (groups.now), "public_unknown_rows").integer;
  add_columns (self, frame);
  for (guint i = 0; i < pairs->len; i++)
    add_group (&groups, frame, &g_array_index (pairs, Pair, i));
  add_total (&groups, frame);

  return frame;
}

static InnoFrame *
compare_kinds (const InnoComparison  *self,
               GError               **error)
{
  g_auto (InnoChangedProjects) projects = { 0 };

  if (!inno_changed_projects_init (&projects, self, error))
    return NULL;

  return inno_changed_projects_sum (&projects, self);
}

static InnoFrame *
compare_projects (const InnoComparison  *self,
                  GError               **error)
{
  g_auto (InnoChangedProjects) projects = { 0 };

  if (!inno_changed_projects_init (&projects, self, error))
    return NULL;

  return inno_changed_projects_frame (&projects, self);
}

/**
 * inno_facts_changes:
 * @facts: the facts; see inno_facts_load_baseline()
 * @query: what is asked; its language must be the active one
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Compares public funding, or the number of projects, with what it was: by group,
 * or in the view %INNO_VIEW_PROJECTS project by project, or in the view
 * %INNO_VIEW_KINDS by what became of them: how many and their money. In each row before and
 * difference add up to now, as numbers and as they are printed.
 *
 * Returns: (transfer full) (nullable): the frame, the total last; without a
 *   baseline there are columns and no rows
 */
InnoFrame *
inno_facts_changes (InnoFacts        *facts,
                    const InnoQuery  *query,
                    GError          **error)
{
  g_auto (InnoComparison) self = { .facts = facts, .baseline = facts->baseline };
  InnoFrame *frame;

  self.query = inno_query_copy (query);
  self.query->share = FALSE;
  if (query->since != NULL && g_strcmp0 (query->since, facts->baseline_name) != 0)
    {
      g_set_error (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_UNKNOWN_ID,
                   _("There is no snapshot “%s”."), query->since);
      return NULL;
    }
  if (self.baseline == NULL)
    {
      frame = inno_changes_new_frame (&self);
      add_columns (&self, frame);
      return frame;
    }

  self.query_before = make_query_before (&self);
  if (self.query->since == NULL)
    self.query->since = g_strdup (facts->baseline_name);

  if (g_strcmp0 (query->view, INNO_VIEW_KINDS) == 0)
    return compare_kinds (&self, error);

  return g_strcmp0 (query->view, INNO_VIEW_PROJECTS) == 0 ? compare_projects (&self, error)
                                                          : compare_groups (&self, error);
}
