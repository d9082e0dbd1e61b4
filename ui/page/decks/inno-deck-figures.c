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

static void
take (InnoDeckFigures *self,
      InnoFacts       *facts)
{
  inno_facts_ref (facts);
  g_clear_pointer (&self->facts, inno_facts_unref);
  self->facts = facts;
  self->func (facts, NULL, self->user_data);
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
    take (self, facts);
  else
    self->func (NULL, error, self->user_data);
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
  const InnoComparisonSides sides = { deck->snapshot, deck->since, NULL };
  g_autofree char *wanted = g_strdup_printf ("%p\n%s\n%s", (gpointer) now, sides.now != NULL ? sides.now : "",
                                             sides.since != NULL ? sides.since : "");

  if (g_strcmp0 (wanted, self->wanted) == 0)
    return;

  g_free (self->wanted);
  self->wanted = g_steal_pointer (&wanted);
  inno_deck_figures_stop (self);
  if (sides.now == NULL && sides.since == NULL)
    {
      take (self, now);
      return;
    }

  self->loading = g_cancellable_new ();
  inno_changes_compare_async (workspace, now, &sides, self->loading, loaded_cb, self);
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
