/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-facts-private.h"

/* What of the cells and kinds is left. The answers are as quick then as those of the
 * whole, and every one of a page is: so it is added up once. */
typedef struct
{
  InnoFacts *facts;
  guint8     touched;     /* the projects that are gone through: those shown, or those hidden */
  int        sign;        /* added to nothing, or taken from the whole */
} Narrowing;

static void
narrow_kinds (const Narrowing *self)
{
  InnoFacts *facts = self->facts;

  facts->kinds = g_memdup2 (facts->kinds, facts->n_kinds * sizeof *facts->kinds);
  for (guint k = 0; self->sign > 0 && k < facts->n_kinds; k++)
    facts->kinds[k].n_projects = 0;
  for (guint p = 0; p < facts->n_projects; p++)
    if (facts->shown[p] == self->touched)
      facts->kinds[facts->kind[p]].n_projects += self->sign;
}

static void
touch_row (const Narrowing     *self,
           const InnoFactsRows *rows,
           guint                project,
           guint                row)
{
  InnoFactsCell *cell = &rows->cells[rows->cell[row]];

  if (rows->cents[row] != INNO_CENTS_UNKNOWN)
    {
      cell->cents += self->sign * rows->cents[row];
      return;
    }

  cell->n_unknown += self->sign;
  cell->unknown_marks += self->sign *
    inno_facts_mark_row (self->facts, inno_facts_get_project_id (self->facts, project), rows->tag[row]);
}

static void
narrow_cells (const Narrowing *self,
              InnoFactsRows   *rows)
{
  rows->cells = g_memdup2 (rows->cells, rows->n_cells * sizeof *rows->cells);
  for (guint i = 0; self->sign > 0 && i < rows->n_cells; i++)
    rows->cells[i] = (InnoFactsCell) { .kind = rows->cells[i].kind, .tag = rows->cells[i].tag };
  for (guint p = 0; p < self->facts->n_projects; p++)
    for (guint row = rows->start[p]; self->facts->shown[p] == self->touched && row < rows->start[p + 1]; row++)
      touch_row (self, rows, p, row);
}

/* Takes "shown", by project; NULL for all. */
static InnoFacts *
narrow_columns (InnoFacts  *from,
                const char *text,
                guint8     *shown)
{
  InnoFacts *facts = inno_facts_share (inno_facts_get_whole (from));
  guint n_shown = 0;
  Narrowing self = { .facts = facts };

  facts->narrowed_from = inno_facts_ref (from);
  facts->text = g_strdup (text);
  facts->shown = shown;
  if (shown == NULL)
    return facts;

  for (guint p = 0; p < facts->n_projects; p++)
    n_shown += shown[p];
  self.touched = n_shown <= facts->n_projects / 2;
  self.sign = self.touched ? 1 : -1;
  narrow_kinds (&self);
  for (guint m = 0; m < INNO_N_MONEY_MEASURES; m++)
    if (facts->rows[m].n_cells > 0)
      narrow_cells (&self, &facts->rows[m]);

  return facts;
}

/* What was is narrowed to the same projects, and to those found among what is gone. */
static guint8 *
find_shown_before (InnoFacts         *from,
                   const guint8      *shown,
                   const InnoMatches *matches)
{
  guint8 *before = g_new0 (guint8, from->baseline->n_projects + 1);

  for (guint p = 0; p < from->baseline->n_projects; p++)
    if (from->baseline_now[p] != INNO_FACTS_NO_PROJECT)
      before[p] = shown[from->baseline_now[p]];
  for (guint i = 0; from->removed != NULL && i < from->removed->len && i < matches->n_others; i++)
    before[g_array_index (from->removed, guint32, i)] = matches->others[i];

  return before;
}

static void
narrow_baseline (InnoFacts         *self,
                 InnoFacts         *from,
                 const InnoMatches *matches)
{
  self->baseline = narrow_columns (from->baseline, self->text,
                                   self->shown != NULL ? find_shown_before (from, self->shown, matches) : NULL);
  self->baseline_name = g_strdup (from->baseline_name);
  self->baseline_label = from->baseline_label != NULL ? inno_text_copy (from->baseline_label) : NULL;
}

/**
 * inno_facts_narrow:
 * @self: facts that were loaded from a store, perhaps compared
 * @text: what was searched for
 * @matches: what was found in that store
 *
 * Any thread.
 *
 * Returns: (transfer full): the same facts of the projects that were found alone;
 *   the columns are shared. Of facts that are narrowed already, the whole of them is
 *   narrowed anew.
 */
InnoFacts *
inno_facts_narrow (InnoFacts         *self,
                   const char        *text,
                   const InnoMatches *matches)
{
  InnoFacts *from = self->narrowed_from != NULL ? self->narrowed_from : self;
  guint8 *shown = matches->is_all ? NULL : g_new (guint8, from->n_projects + 1);
  InnoFacts *narrowed;

  for (guint p = 0; shown != NULL && p < from->n_projects; p++)
    shown[p] = inno_matches_has (matches, from->number[p]);
  narrowed = narrow_columns (from, text, shown);
  if (from->baseline != NULL)
    narrow_baseline (narrowed, from, matches);

  return narrowed;
}

/**
 * inno_facts_search:
 * @self: facts that were loaded from @store, perhaps compared
 * @store: the store; on its own thread
 * @text: what somebody typed
 * @cancellable: (nullable): to give it up
 * @error: return location of an INNO_STORE_ERROR, or that it was cancelled
 *
 * Returns: (transfer full) (nullable): the facts narrowed to the projects in which
 *   @text is found, see inno_store_match_projects()
 */
InnoFacts *
inno_facts_search (InnoFacts     *self,
                   InnoStore     *store,
                   const char    *text,
                   GCancellable  *cancellable,
                   GError       **error)
{
  InnoFacts *from = self->narrowed_from != NULL ? self->narrowed_from : self;
  g_autoptr (InnoMatches) matches = inno_store_match_projects (store, text, cancellable, error);

  if (matches == NULL ||
      (from->removed_words != NULL && !inno_store_match_others (store, text, from->removed_words, matches, error)))
    return NULL;

  return inno_facts_narrow (from, text, matches);
}

/**
 * inno_facts_get_text:
 * @self: the facts
 *
 * Returns: (transfer none) (nullable): what they were searched for; %NULL where they
 *   are not narrowed
 */
const char *
inno_facts_get_text (InnoFacts *self)
{
  return self->text;
}
