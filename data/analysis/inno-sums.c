/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "config.h"

#include "inno-scan-private.h"

#include <glib/gi18n-lib.h>

/* Projects: fewer are gone through before another thread has begun. */
#define MIN_SLICE 100000
#define MAX_SLICES 8
/* Each has tables of its own: above this they cost more than they save. */
#define MAX_SLICED_CELLS 65536

/* A project that the question does not split is answered for by its kind, and its
 * money by the cells of its kind. Only those that are split, or where it matters
 * which rows each has, are gone through one by one. */
typedef struct
{
  InnoScan  scan;
  InnoSums *sums;
  gsize     n_cells;
  __int128 *cents;            /* by cell: wide enough for any number of rows */
  guint32  *heads;            /* by the first cell of a group: projects */
  guint32  *seen_projects;    /* by cell: 1 + the last that was counted */
  guint32  *seen_rows;
} Summing;

static void
summing_clear (Summing *self)
{
  inno_scan_clear (&self->scan);
  g_clear_pointer (&self->cents, g_free);
  g_clear_pointer (&self->heads, g_free);
  g_clear_pointer (&self->seen_projects, g_free);
  g_clear_pointer (&self->seen_rows, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summing, summing_clear)

static void
count_unknown (Summing *self,
               guint    source,
               guint32  n_rows,
               guint64  marks)
{
  self->sums->total_unknown += n_rows;
  if (self->scan.facts->class_of_source[source] == INNO_CLASS_PRIVATE)
    return;

  self->sums->total_public_unknown += n_rows;
  self->sums->total_public_marks += marks;
}

/* A row whose amount is not known adds nothing; it is counted once in each of
 * its groups, and once in the total. */
static void
add_unknown_parts (Summing *self,
                   guint32  offset,
                   guint    row,
                   guint64  mark)
{
  for (guint i = 0; i < self->scan.n_parts; i++)
    {
      guint32 cell = self->scan.parts[i].offset + offset;

      if (self->seen_rows[cell] == row + 1)
        continue;
      self->seen_rows[cell] = row + 1;
      self->sums->unknown[cell]++;
      self->sums->unknown_marks[cell] += mark;
    }
}

static void
add_unknown (Summing      *self,
             guint         project,
             guint         row,
             InnoFactsTag  tag)
{
  InnoFacts *facts = self->scan.facts;
  guint64 mark = inno_facts_mark_row (facts, inno_facts_get_project_id (facts, project), tag);

  add_unknown_parts (self, inno_scan_get_offset (&self->scan, tag), row, mark);
  count_unknown (self, tag.source, 1, mark);
}

static void
add_rows (Summing             *self,
          const InnoFactsRows *rows,
          guint                project)
{
  for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
    {
      guint32 offset = inno_scan_get_offset (&self->scan, rows->tag[row]);

      if (offset >= INNO_REJECTED)
        continue;
      if (rows->cents[row] == INNO_CENTS_UNKNOWN)
        add_unknown (self, project, row, rows->tag[row]);
      else
        inno_scan_add_parts (&self->scan, rows->cents[row], self->cents + offset);
    }
}

static inline void
count_in_group (Summing *self,
                guint    project,
                guint32  head)
{
  self->heads[head] += self->seen_projects[head] != project + 1;
  self->seen_projects[head] = project + 1;
}

/* Where a group is a source, a class or a year and nothing else is asked of rows. */
static void
count_by_sets (Summing *self,
               guint    project)
{
  const InnoScan *scan = &self->scan;
  gboolean is_year = scan->by == INNO_DIMENSION_YEAR;
  const guint32 *offsets = scan->offsets[is_year ? INNO_DIMENSION_YEAR : INNO_DIMENSION_SOURCE];
  guint32 set = scan->row_sets[project] & scan->passing_set;

  if (set == 0)
    count_in_group (self, project, INNO_AXIS_NONE);
  for (; set != 0; set &= set - 1)
    {
      guint number = (guint) __builtin_ctz (set);

      count_in_group (self, project, offsets[number] - (is_year ? 0 : number));
    }
}

/* In the groups of its funding rows, of whatever measure. */
static void
count_by_rows (Summing *self,
               guint    project)
{
  gboolean has_row = FALSE;

  if (self->scan.row_sets != NULL)
    {
      count_by_sets (self, project);
      return;
    }

  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    {
      const InnoFactsRows *rows = &self->scan.facts->rows[m];

      for (guint row = rows->start[project]; row < rows->start[project + 1]; row++)
        {
          guint32 offset = inno_scan_get_offset (&self->scan, rows->tag[row]);

          if (offset >= INNO_REJECTED)
            continue;
          has_row = TRUE;
          count_in_group (self, project, offset - rows->tag[row].source);
        }
    }
  if (!has_row)
    count_in_group (self, project, INNO_AXIS_NONE);
}

/* A project counts once in each of its groups, and once in the total. */
static void
count_project (Summing  *self,
               guint     project,
               gboolean  is_split)
{
  const InnoScan *scan = &self->scan;

  self->sums->total_projects++;
  if (scan->groups_rows)
    count_by_rows (self, project);
  else if (!is_split)
    self->heads[scan->places[scan->facts->kind[project]]]++;
  else
    for (guint i = 0; i < scan->n_parts; i++)
      count_in_group (self, project, scan->parts[i].offset);
}

/* Those from "from" on, and before "to". */
static void
sum_projects (Summing             *self,
              const InnoFactsRows *rows,
              guint                from,
              guint                to)
{
  InnoScan *scan = &self->scan;

  for (guint p = from; p < to; p++)
    {
      guint32 kind = scan->facts->kind[p];
      gboolean is_split = scan->splits[kind];
      gboolean passes = scan->places[kind] < INNO_REJECTED && scan->walks[kind];

      passes &= inno_facts_is_shown (scan->facts, p);

      /* Not one question after the other: each would be a branch nobody foresees. */
      if (scan->filters_rows)
        passes &= inno_scan_has_passing_row (scan, p);
      if (!passes || (is_split && !inno_scan_split (scan, p)))
        continue;

      count_project (self, p, is_split);
      if (is_split && rows != NULL)
        add_rows (self, rows, p);
    }
}

static void
make_tables (Summing *self)
{
  InnoSums *sums = self->sums;

  sums->cents = g_new0 (gint64, self->n_cells);
  sums->unknown = g_new0 (guint32, self->n_cells);
  sums->unknown_marks = g_new0 (guint64, self->n_cells);
  sums->projects = g_new0 (guint32, sums->n_groups);
  self->cents = g_new0 (__int128, self->n_cells);
  self->heads = g_new0 (guint32, self->n_cells);
  self->seen_projects = g_new0 (guint32, self->n_cells);
  self->seen_rows = g_new0 (guint32, self->n_cells);
}

/* A large portfolio is gone through by several threads at once, each with a part of the
 * projects and tables of its own. Integers are added up, so that it is the same sum. */
typedef struct
{
  Summing              summing;
  InnoSums             sums;
  const InnoFactsRows *rows;
  guint                from, to;
  GThread             *thread;    /* NULL: there was none to be had */
} Slice;

static gpointer
sum_slice (gpointer data)
{
  Slice *slice = data;

  make_tables (&slice->summing);
  sum_projects (&slice->summing, slice->rows, slice->from, slice->to);

  return NULL;
}

static void
slice_start (Slice               *slice,
             const Summing       *whole,
             const InnoFactsRows *rows,
             guint                from,
             guint                to)
{
  *slice = (Slice) { .summing = *whole, .rows = rows, .from = from, .to = to };
  slice->sums = (InnoSums) { .n_groups = whole->sums->n_groups, .n_sources = whole->sums->n_sources };
  slice->summing.sums = &slice->sums;
  /* The rest of the scan is only read. */
  slice->summing.scan.parts = NULL;
  slice->summing.scan.n_parts = slice->summing.scan.n_parts_allocated = 0;
  slice->thread = g_thread_try_new ("inno-sums", sum_slice, slice, NULL);
}

static void
take_slice (Summing     *self,
            const Slice *slice)
{
  for (gsize cell = 0; cell < self->n_cells; cell++)
    {
      self->cents[cell] += slice->summing.cents[cell];
      self->heads[cell] += slice->summing.heads[cell];
      self->sums->unknown[cell] += slice->sums.unknown[cell];
      self->sums->unknown_marks[cell] += slice->sums.unknown_marks[cell];
    }
  self->sums->total_projects += slice->sums.total_projects;
  self->sums->total_unknown += slice->sums.total_unknown;
  self->sums->total_public_unknown += slice->sums.total_public_unknown;
  self->sums->total_public_marks += slice->sums.total_public_marks;
}

static void
slice_end (Slice   *slice,
           Summing *whole)
{
  if (slice->thread != NULL)
    g_thread_join (slice->thread);
  else
    sum_slice (slice);
  take_slice (whole, slice);

  inno_sums_clear (&slice->sums);
  g_free (slice->summing.scan.parts);
  g_free (slice->summing.cents);
  g_free (slice->summing.heads);
  g_free (slice->summing.seen_projects);
  g_free (slice->summing.seen_rows);
}

static void
sum_in_slices (Summing             *self,
               const InnoFactsRows *rows)
{
  Slice slices[MAX_SLICES];
  guint n_projects = self->scan.facts->n_projects;
  guint n_slices = self->n_cells <= MAX_SLICED_CELLS ? MIN (n_projects / MIN_SLICE, g_get_num_processors ()) : 1;
  guint length;

  n_slices = CLAMP (n_slices, 1, MAX_SLICES);
  length = n_projects / n_slices;
  for (guint i = 1; i < n_slices; i++)
    slice_start (&slices[i], self, rows, i * length, i + 1 < n_slices ? (i + 1) * length : n_projects);
  sum_projects (self, rows, 0, n_slices > 1 ? length : n_projects);
  for (guint i = 1; i < n_slices; i++)
    slice_end (&slices[i], self);
}

/* How many projects of each kind have a row that passes the filters: a question without
 * a branch, and quickly asked of all. */
static guint32 *
count_passing (const InnoScan *scan)
{
  const InnoFacts *facts = scan->facts;
  guint32 *counts = g_new0 (guint32, facts->n_kinds);

  for (guint p = 0; p < facts->n_projects; p++)
    counts[facts->kind[p]] += ((scan->row_sets[p] & scan->passing_set) != 0) & inno_facts_is_shown (facts, p);

  return counts;
}

static void
sum_filtered_kinds (Summing *self)
{
  const InnoScan *scan = &self->scan;
  g_autofree guint32 *counts = count_passing (scan);

  for (guint k = 0; k < scan->facts->n_kinds; k++)
    {
      if (scan->places[k] >= INNO_REJECTED || scan->walks[k])
        continue;

      self->heads[scan->places[k]] += counts[k];
      self->sums->total_projects += counts[k];
    }
}

/* The year is one of the rows: the cells have it by themselves, so it is not in
 * the place of the kind. */
static void
sum_kinds (Summing *self)
{
  const InnoScan *scan = &self->scan;

  if (scan->filters_rows && !scan->groups_rows && scan->row_sets != NULL)
    {
      sum_filtered_kinds (self);
      return;
    }

  for (guint k = 0; k < scan->facts->n_kinds; k++)
    {
      const InnoFactsKind *kind = &scan->facts->kinds[k];
      guint32 head = scan->places[k] + scan->offsets[INNO_DIMENSION_YEAR][kind->year];

      if (head >= INNO_REJECTED || scan->walks[k] || (scan->filters_rows && !kind->has_rows))
        continue;

      self->heads[head] += kind->n_projects;
      self->sums->total_projects += kind->n_projects;
    }
}

static void
sum_cells (Summing             *self,
           const InnoFactsRows *rows)
{
  const InnoScan *scan = &self->scan;

  for (guint i = 0; i < rows->n_cells; i++)
    {
      const InnoFactsCell *cell = &rows->cells[i];
      guint32 place = scan->places[cell->kind] + inno_scan_get_offset (scan, cell->tag);

      if (place >= INNO_REJECTED || scan->splits[cell->kind])
        continue;

      self->cents[place] += cell->cents;
      self->sums->unknown[place] += cell->n_unknown;
      self->sums->unknown_marks[place] += cell->unknown_marks;
      count_unknown (self, cell->tag.source, cell->n_unknown, cell->unknown_marks);
    }
}

/* Returns whether all fits. */
static gboolean
take_sums (Summing *self)
{
  InnoSums *sums = self->sums;

  for (guint group = 0; group < sums->n_groups; group++)
    sums->projects[group] = self->heads[group * sums->n_sources];
  for (gsize cell = 0; cell < self->n_cells; cell++)
    {
      sums->cents[cell] = (gint64) self->cents[cell];
      if (sums->cents[cell] != self->cents[cell])
        return FALSE;
    }

  return TRUE;
}

/* The table of a query that nobody could answer is not even made. */
static gboolean
sum_all (Summing     *self,
         InnoMeasure  measure)
{
  const InnoFactsRows *rows = measure < INNO_N_MONEY_MEASURES ? &self->scan.facts->rows[measure] : NULL;
  InnoSums *sums = self->sums;

  self->n_cells = (gsize) sums->n_groups * sums->n_sources;
  if (self->n_cells >= INNO_REJECTED)
    return FALSE;

  make_tables (self);
  if (self->scan.has_walks)
    sum_in_slices (self, rows);
  sum_kinds (self);
  if (rows != NULL)
    sum_cells (self, rows);

  return take_sums (self);
}

void
inno_analysis_set_overflow (GError **error)
{
  g_set_error_literal (error, INNO_ANALYSIS_ERROR, INNO_ANALYSIS_ERROR_OVERFLOW,
                       _("The amounts add up to more than can be counted exactly."));
}

/* Sums the query's measure by group and source, and counts the projects. */
gboolean
inno_sums_init (InnoSums         *sums,
                InnoFacts        *facts,
                const InnoQuery  *query,
                GError          **error)
{
  g_autofree char *question = inno_sums_make_question (query);

  if (inno_sums_cache_find (facts->answers, question, sums))
    return TRUE;
  if (!inno_sums_init_of_some (sums, facts, query, NULL, error))
    return FALSE;

  inno_sums_cache_add (facts->answers, question, sums);
  return TRUE;
}

/* The same of the projects that are not 0 in "only", or of all where that is NULL. */
gboolean
inno_sums_init_of_some (InnoSums         *sums,
                        InnoFacts        *facts,
                        const InnoQuery  *query,
                        const guint8     *only,
                        GError          **error)
{
  g_auto (Summing) self = { .sums = sums };

  *sums = (InnoSums) { .n_groups = inno_axis_get_n (&facts->axes[query->by]) };
  if (!inno_scan_init (&self.scan, facts, query, query->by, only, error))
    return FALSE;

  sums->n_sources = self.scan.n_sources;
  if (!sum_all (&self, query->measure))
    {
      inno_sums_clear (sums);
      inno_analysis_set_overflow (error);
      return FALSE;
    }

  return TRUE;
}

void
inno_sums_clear (InnoSums *sums)
{
  g_clear_pointer (&sums->cents, g_free);
  g_clear_pointer (&sums->unknown, g_free);
  g_clear_pointer (&sums->unknown_marks, g_free);
  g_clear_pointer (&sums->projects, g_free);
}
