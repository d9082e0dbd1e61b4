/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-changes-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-format.h"
#include "inno-frame-private.h"
#include "inno-groups-private.h"

/* One that changed, on its way into the frame. */
typedef struct
{
  InnoChange  change;
  InnoFacts  *facts;      /* where its names are */
  guint       project;    /* of those facts */
  gint64      now, before;
  gboolean    is_same_unknown;
  char       *key;        /* collation key of its name */
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->key);
}

void
inno_changed_projects_clear (InnoChangedProjects *self)
{
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->was, g_free);
  g_clear_pointer (&self->change, g_free);
  g_clear_pointer (&self->is_removed, g_free);
}

/* Which project of the baseline each one was. */
static void
find_earlier (InnoChangedProjects  *self,
              const InnoComparison *comparison)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  InnoFacts *facts = comparison->facts, *baseline = comparison->baseline;

  for (guint p = 0; p < baseline->n_projects; p++)
    g_hash_table_insert (places, (gpointer) inno_facts_get_project_id (baseline, p), GUINT_TO_POINTER (p + 1));

  self->was = g_new (gint64, facts->n_projects + 1);
  for (guint p = 0; p < facts->n_projects; p++)
    self->was[p] = (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (places, inno_facts_get_project_id (facts, p))) - 1;
}

static InnoChange
get_change (const InnoChangedProjects *self,
            const InnoComparison      *comparison,
            guint                      project)
{
  const InnoProjectSum *now = &self->now[project];
  gint64 was = self->was[project];
  const InnoProjectSum *before = was >= 0 ? &self->before[was] : NULL;
  InnoFacts *facts = comparison->facts, *baseline = comparison->baseline;

  if (!now->is_in)
    return INNO_CHANGE_NONE;
  if (before == NULL || !before->is_in)
    return INNO_CHANGE_ADDED;
  if (inno_facts_get_kind (facts, project)->status == INNO_STATUS_ENDED &&
      inno_facts_get_kind (baseline, was)->status != INNO_STATUS_ENDED)
    return INNO_CHANGE_ENDED;
  if (now->public != before->public || now->unknown_marks != before->unknown_marks)
    return INNO_CHANGE_AMOUNT;

  return INNO_CHANGE_NONE;
}

/**
 * inno_changed_projects_init:
 * @self: (out caller-allocates): what became of the projects
 * @comparison: facts, baseline and question
 * @error: return location of an INNO_ANALYSIS_ERROR
 *
 * Returns: whether it could be found out
 */
gboolean
inno_changed_projects_init (InnoChangedProjects   *self,
                            const InnoComparison  *comparison,
                            GError               **error)
{
  InnoFacts *facts = comparison->facts, *baseline = comparison->baseline;
  /* A list of projects has amounts, whatever is counted of groups. */
  InnoMeasure measure = MIN (comparison->query->measure, INNO_N_MONEY_MEASURES);

  if (measure == INNO_N_MONEY_MEASURES)
    measure = INNO_MEASURE_GRANTED;

  self->now = inno_sums_of_projects (facts, comparison->query, measure, error);
  if (self->now == NULL)
    return FALSE;
  self->before = comparison->query_before != NULL
    ? inno_sums_of_projects (baseline, comparison->query_before, measure, error)
    : g_new0 (InnoProjectSum, baseline->n_projects + 1);
  if (self->before == NULL)
    return FALSE;

  find_earlier (self, comparison);
  self->change = g_new0 (guint8, facts->n_projects + 1);
  self->is_removed = g_new0 (guint8, baseline->n_projects + 1);
  for (guint p = 0; p < baseline->n_projects; p++)
    self->is_removed[p] = self->before[p].is_in;
  for (guint p = 0; p < facts->n_projects; p++)
    {
      self->change[p] = get_change (self, comparison, p);
      if (self->now[p].is_in && self->was[p] >= 0)
        self->is_removed[self->was[p]] = FALSE;
    }

  return TRUE;
}

/* New ones first, then as they stand in the list; the largest difference first. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const Line *one = a, *other = b;
  gint64 difference = ABS (one->now - one->before), other_difference = ABS (other->now - other->before);

  if (one->change != other->change)
    return one->change < other->change ? -1 : 1;
  if (difference != other_difference)
    return difference > other_difference ? -1 : 1;

  return strcmp (one->key, other->key);
}

static void
take_line (GArray               *lines,
           const InnoComparison *comparison,
           Line                  line)
{
  InnoLang lang = comparison->query->lang;

  line.key = inno_format_collation_key (inno_format_get (lang),
                                        inno_facts_get_project_label (line.facts, line.project, lang));
  g_array_append_val (lines, line);
}

static gint64
get_amount (const InnoComparison *comparison,
            const InnoProjectSum *sum)
{
  if (sum == NULL || !sum->is_in)
    return 0;

  return comparison->query->measure == INNO_MEASURE_PROJECTS ? 1 : sum->public;
}

static guint64
get_marks (const InnoProjectSum *sum)
{
  return sum != NULL && sum->is_in ? sum->unknown_marks : 0;
}

/* Those that are as they were are summed up: they are in the totals as well. */
static GArray *
collect_lines (const InnoChangedProjects *self,
               const InnoComparison      *comparison,
               Line                      *rest,
               guint                     *n_rest)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  InnoFacts *facts = comparison->facts, *baseline = comparison->baseline;

  g_array_set_clear_func (lines, line_clear);
  for (guint p = 0; p < facts->n_projects; p++)
    {
      const InnoProjectSum *now = &self->now[p];
      const InnoProjectSum *before = self->was[p] >= 0 ? &self->before[self->was[p]] : NULL;
      Line line = { self->change[p], facts, p, get_amount (comparison, now), get_amount (comparison, before),
                    get_marks (now) == get_marks (before), NULL };

      if (!now->is_in)
        continue;
      if (line.change != INNO_CHANGE_NONE)
        {
          take_line (lines, comparison, line);
          continue;
        }
      rest->now += line.now;
      rest->before += line.before;
      *n_rest += 1;
    }
  for (guint p = 0; p < baseline->n_projects; p++)
    if (self->is_removed[p])
      take_line (lines, comparison,
                 (Line) { INNO_CHANGE_REMOVED, baseline, p, 0, get_amount (comparison, &self->before[p]),
                          self->before[p].unknown_marks == 0, NULL });
  g_array_sort (lines, compare_lines);

  return lines;
}

static void
set_amounts (InnoFrame  *frame,
             guint       row,
             const Line *line)
{
  InnoCell now = inno_cell_integer (line->now), before = inno_cell_integer (line->before);
  InnoCell difference = inno_cell_integer (line->now - line->before);

  now.state = line->change == INNO_CHANGE_REMOVED ? INNO_CELL_NONE : INNO_CELL_KNOWN;
  before.state = line->change == INNO_CHANGE_ADDED ? INNO_CELL_NONE : INNO_CELL_KNOWN;
  difference.state = line->is_same_unknown ? INNO_CELL_KNOWN : INNO_CELL_UNKNOWN;
  inno_changes_set_by_id (frame, row, INNO_FRAME_TOTAL_ID, now);
  inno_changes_set_by_id (frame, row, "before", before);
  inno_changes_set_by_id (frame, row, "difference", difference);
}

static void
add_line (const InnoComparison *comparison,
          InnoFrame            *frame,
          const Line           *line)
{
  InnoLang lang = comparison->query->lang;
  guint row = inno_frame_add_row (frame, inno_facts_get_project_id (line->facts, line->project),
                                  inno_facts_get_project_label (line->facts, line->project, lang));
  guint number = inno_facts_get_kind (line->facts, line->project)->agreement;
  g_autofree char *agreement = inno_group_get_label (line->facts, INNO_DIMENSION_AGREEMENT, number, lang);

  set_amounts (frame, row, line);
  inno_changes_set_by_id (frame, row, "change", inno_cell_integer (line->change));
  inno_frame_set_text (frame, row, inno_frame_find_column (frame, "agreement"), agreement);
}

static void
add_rest (const InnoComparison *comparison,
          InnoFrame            *frame,
          const Line           *rest,
          guint                 n)
{
  g_autofree char *count = inno_format_count (inno_format_get (comparison->query->lang), n);
  g_autofree char *label = g_strdup_printf (ngettext ("%s project as before", "%s projects as before", n), count);
  guint row;

  if (n == 0)
    return;

  row = inno_frame_add_row (frame, INNO_FRAME_REST_ID, label);
  set_amounts (frame, row, rest);
  inno_changes_set_by_id (frame, row, "change", inno_cell_integer (INNO_CHANGE_NONE));
}

static void
add_total (InnoFrame    *frame,
           GArray       *lines,
           const Line   *rest)
{
  Line total = { .change = INNO_CHANGE_NONE, .now = rest->now, .before = rest->before, .is_same_unknown = TRUE };

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      total.now += line->now;
      total.before += line->before;
      total.is_same_unknown &= line->is_same_unknown;
    }
  set_amounts (frame, inno_frame_add_row (frame, INNO_FRAME_TOTAL_ID, _("Total")), &total);
}

/**
 * inno_changed_projects_frame:
 * @self: what became of the projects
 * @comparison: facts, baseline and question
 *
 * Returns: (transfer full): a row for each that changed, one for all the others
 *   together, and the total
 */
InnoFrame *
inno_changed_projects_frame (const InnoChangedProjects *self,
                             const InnoComparison      *comparison)
{
  Line rest = { .change = INNO_CHANGE_NONE, .is_same_unknown = TRUE };
  guint n_rest = 0;
  g_autoptr (GArray) lines = collect_lines (self, comparison, &rest, &n_rest);
  InnoFrame *frame = inno_changes_new_frame (comparison);
  InnoFrameContext *context = inno_frame_edit_context (frame);

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", _("Project"), INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "change", _("What became of it"), INNO_COLUMN_TERM)->vocabulary
    = INNO_VOCABULARY_CHANGE;
  inno_frame_add_column (frame, "agreement", inno_vocabulary_get_label (INNO_VOCABULARY_DIMENSION,
                                                                        INNO_DIMENSION_AGREEMENT), INNO_COLUMN_TEXT);
  inno_changes_add_amounts (comparison, frame);
  for (guint i = 0; i < lines->len; i++)
    add_line (comparison, frame, &g_array_index (lines, Line, i));
  add_rest (comparison, frame, &rest, n_rest);
  add_total (frame, lines, &rest);
  context->n_projects = n_rest + lines->len;

  return frame;
}

/**
 * inno_changed_projects_sum:
 * @self: what became of the projects
 * @comparison: facts, baseline and question
 *
 * Returns: (transfer full): a row for each InnoChange, those that are as they were
 *   among them: how many projects and their money; and the total
 */
InnoFrame *
inno_changed_projects_sum (const InnoChangedProjects *self,
                           const InnoComparison      *comparison)
{
  Line sums[INNO_N_CHANGES] = { 0 };
  guint n[INNO_N_CHANGES] = { 0 };
  g_autoptr (GArray) lines = NULL;
  InnoFrame *frame = inno_changes_new_frame (comparison);

  for (guint change = 0; change < INNO_N_CHANGES; change++)
    sums[change] = (Line) { .change = change, .is_same_unknown = TRUE };
  lines = collect_lines (self, comparison, &sums[INNO_CHANGE_NONE], &n[INNO_CHANGE_NONE]);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      n[line->change]++;
      sums[line->change].now += line->now;
      sums[line->change].before += line->before;
      sums[line->change].is_same_unknown &= line->is_same_unknown;
    }

  inno_frame_add_column (frame, "id", _("Id"), INNO_COLUMN_ID);
  inno_frame_add_column (frame, "label", _("What became of it"), INNO_COLUMN_LABEL);
  inno_frame_add_column (frame, "projects", _("Projects"), INNO_COLUMN_COUNT);
  inno_changes_add_amounts (comparison, frame);
  for (guint change = 0; change < INNO_N_CHANGES; change++)
    {
      guint row = inno_frame_add_row (frame, inno_vocabulary_get_id (INNO_VOCABULARY_CHANGE, change),
                                      inno_vocabulary_get_label (INNO_VOCABULARY_CHANGE, change));

      set_amounts (frame, row, &sums[change]);
      inno_changes_set_by_id (frame, row, "projects", inno_cell_integer (n[change]));
    }
  add_total (frame, lines, &sums[INNO_CHANGE_NONE]);

  return frame;
}
