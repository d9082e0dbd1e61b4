/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-deck-figures.h"

#include "inno-changes-jobs.h"

struct _InnoDeckFigures
{
  InnoDeckFiguresFunc  func;
  gpointer             user_data;
  InnoFacts           *facts;      /* nullable */
  char                *wanted;     /* which were asked for last */
  GCancellable        *loading;    /* nullable */
};

/**
 * inno_deck_figures_read_async:
 * @workspace: where the snapshots are
 * @now: the figures of the day; of those that are narrowed the whole is meant
 * @deck: says which are wanted
 * @cancellable: (nullable): to give it up
 * @callback: called when it is done; inno_changes_compare_finish() has the answer
 * @user_data: for @callback
 *
 * Reads what @deck shows: its snapshot or else the day, beside what it is compared with.
 * Where it names nothing that is the snapshot made last, if there is one.
 */
void
inno_deck_figures_read_async (InnoWorkspace       *workspace,
                              InnoFacts           *now,
                              const InnoDeck      *deck,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  const InnoComparisonSides sides = { deck->snapshot, deck->since, NULL };

  inno_changes_compare_async (workspace, inno_facts_get_whole (now), &sides, cancellable, callback, user_data);
}

/* Whoever gave it up may be gone: it is asked before anything else. */
static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (InnoFacts) facts = inno_changes_compare_finish (INNO_WORKSPACE (source), result, &error);
  InnoDeckFigures *self = user_data;

  if (g_cancellable_is_cancelled (cancellable))
    return;

  g_clear_object (&self->loading);
  if (facts != NULL)
    {
      g_clear_pointer (&self->facts, inno_facts_unref);
      self->facts = inno_facts_ref (facts);
    }
  self->func (facts, error, self->user_data);
}

/**
 * inno_deck_figures_new:
 * @func: told of the figures, on the main context
 * @user_data: for @func
 *
 * Returns: (transfer full): figures of no deck yet
 */
InnoDeckFigures *
inno_deck_figures_new (InnoDeckFiguresFunc func,
                       gpointer            user_data)
{
  InnoDeckFigures *self = g_new0 (InnoDeckFigures, 1);

  self->func = func;
  self->user_data = user_data;

  return self;
}

/**
 * inno_deck_figures_free:
 * @self: (transfer full): figures
 */
void
inno_deck_figures_free (InnoDeckFigures *self)
{
  inno_deck_figures_stop (self);
  g_clear_pointer (&self->facts, inno_facts_unref);
  g_free (self->wanted);
  g_free (self);
}

/**
 * inno_deck_figures_stop:
 * @self: figures
 *
 * Nobody is told of what is being read.
 */
void
inno_deck_figures_stop (InnoDeckFigures *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/**
 * inno_deck_figures_load:
 * @self: figures
 * @workspace: where the snapshots are
 * @now: the figures of the day
 * @deck: says which are wanted
 *
 * Reads what @deck shows, unless that was asked for last.
 */
void
inno_deck_figures_load (InnoDeckFigures *self,
                        InnoWorkspace   *workspace,
                        InnoFacts       *now,
                        InnoDeck        *deck)
{
  g_autofree char *wanted = g_strdup_printf ("%p\n%s\n%s", (gpointer) now, deck->snapshot != NULL ? deck->snapshot : "",
                                             deck->since != NULL ? deck->since : "");

  if (g_strcmp0 (wanted, self->wanted) == 0)
    return;

  g_free (self->wanted);
  self->wanted = g_steal_pointer (&wanted);
  inno_deck_figures_stop (self);
  self->loading = g_cancellable_new ();
  inno_deck_figures_read_async (workspace, now, deck, self->loading, loaded_cb, self);
}

/**
 * inno_deck_figures_get:
 * @self: figures
 *
 * Returns: (transfer none) (nullable): those that are there
 */
InnoFacts *
inno_deck_figures_get (InnoDeckFigures *self)
{
  return self->facts;
}
