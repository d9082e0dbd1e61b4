/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-analysis"

#include "inno-sums-private.h"

/* The charts of a page ask the same of the same facts, each in its own words: the key
 * figures and the bars, the bars and the map. Facts do not change, so what was added up
 * once for one of them stands for all. The last few answers are kept, with the facts. */

#define N_KEPT 8
/* Cells: above this an answer is not worth its memory. */
#define MAX_CELLS 65536

typedef struct
{
  char     *question;
  InnoSums  sums;
} Answer;

/* Charts ask on the main context, lists and checks on threads of their own. */
struct _InnoSumsCache
{
  GMutex mutex;
  Answer answers[N_KEPT];
  guint  next;             /* the place of the next one: that of the oldest */
};

InnoSumsCache *
inno_sums_cache_new (void)
{
  InnoSumsCache *self = g_new0 (InnoSumsCache, 1);

  g_mutex_init (&self->mutex);
  return self;
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->question, g_free);
  inno_sums_clear (&answer->sums);
}

void
inno_sums_cache_free (InnoSumsCache *self)
{
  for (guint i = 0; i < N_KEPT; i++)
    answer_clear (&self->answers[i]);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
sums_copy (InnoSums       *sums,
           const InnoSums *from)
{
  gsize n_cells = (gsize) from->n_groups * from->n_sources;

  *sums = *from;
  sums->cents = g_memdup2 (from->cents, n_cells * sizeof *from->cents);
  sums->unknown = g_memdup2 (from->unknown, n_cells * sizeof *from->unknown);
  sums->unknown_marks = g_memdup2 (from->unknown_marks, n_cells * sizeof *from->unknown_marks);
  sums->projects = g_memdup2 (from->projects, from->n_groups * sizeof *from->projects);
}

/* Returns: (transfer full): all of a query that its sums hang on */
char *
inno_sums_make_question (const InnoQuery *query)
{
  g_autoptr (InnoQuery) question = inno_query_new ();

  inno_query_set_filters (question, query);
  question->by = query->by;
  question->measure = query->measure;

  return inno_query_to_text (question);
}

/* Returns whether the question was answered before; then @sums are a copy of the answer. */
gboolean
inno_sums_cache_find (InnoSumsCache *self,
                      const char    *question,
                      InnoSums      *sums)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < N_KEPT; i++)
    if (g_strcmp0 (self->answers[i].question, question) == 0)
      {
        sums_copy (sums, &self->answers[i].sums);
        return TRUE;
      }

  return FALSE;
}

void
inno_sums_cache_add (InnoSumsCache  *self,
                     const char     *question,
                     const InnoSums *sums)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  Answer *answer = &self->answers[self->next];

  if ((gsize) sums->n_groups * sums->n_sources > MAX_CELLS)
    return;

  answer_clear (answer);
  answer->question = g_strdup (question);
  sums_copy (&answer->sums, sums);
  self->next = (self->next + 1) % N_KEPT;
}
