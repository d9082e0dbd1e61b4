/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-changes-jobs.h"

#include "inno-store-snapshots.h"

typedef struct
{
  InnoFacts *facts;
  char      *now, *since, *text;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  inno_facts_unref (comparison->facts);
  g_free (comparison->now);
  g_free (comparison->since);
  g_free (comparison->text);
  g_free (comparison);
}

static gpointer
compare (InnoStore     *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Comparison *comparison = data;
  const InnoComparisonSides sides = { comparison->now, comparison->since, comparison->text };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return inno_facts_compare (comparison->facts, store, &sides, error);
}

static gpointer
freeze (InnoStore     *store,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const InnoStoreSnapshot *snapshot = data;

  return inno_store_save_snapshot (store, snapshot, NULL, error) ? g_strdup (snapshot->name) : NULL;
}

static const InnoWorkspaceJob comparing = { compare, comparison_free, (GDestroyNotify) inno_facts_unref };
static const InnoWorkspaceJob freezing = { freeze, (GDestroyNotify) inno_store_snapshot_free, g_free };

/**
 * inno_changes_compare_async:
 * @workspace: the portfolio
 * @facts: its facts
 * @sides: what is compared with what
 * @cancellable: (nullable): to give it up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
inno_changes_compare_async (InnoWorkspace             *workspace,
                            InnoFacts                 *facts,
                            const InnoComparisonSides *sides,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   user_data)
{
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->facts = inno_facts_ref (facts);
  comparison->now = g_strdup (sides->now);
  comparison->since = g_strdup (sides->since);
  comparison->text = g_strdup (sides->text);
  inno_workspace_run_async (workspace, &comparing, comparison, cancellable, callback, user_data);
}

/**
 * inno_changes_compare_finish:
 * @workspace: the portfolio
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Returns: (transfer full) (nullable): facts with a baseline
 */
InnoFacts *
inno_changes_compare_finish (InnoWorkspace  *workspace,
                             GAsyncResult   *result,
                             GError        **error)
{
  return inno_workspace_run_finish (workspace, result, error);
}

/**
 * inno_changes_freeze_async:
 * @workspace: the portfolio
 * @name: the name of a new snapshot
 * @meeting: (nullable): the id of the meeting it is made for
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Keeps the portfolio as it is.
 */
void
inno_changes_freeze_async (InnoWorkspace       *workspace,
                           const char          *name,
                           const char          *meeting,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  InnoStoreSnapshot *snapshot = g_new0 (InnoStoreSnapshot, 1);

  snapshot->name = g_strdup (name);
  snapshot->meeting = g_strdup (meeting);
  snapshot->as_of = INNO_DAY_NONE;
  inno_workspace_run_async (workspace, &freezing, snapshot, NULL, callback, user_data);
}

/**
 * inno_changes_freeze_finish:
 * @workspace: the portfolio
 * @result: what the callback was given
 * @error: return location of an INNO_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the name of the snapshot
 */
char *
inno_changes_freeze_finish (InnoWorkspace  *workspace,
                            GAsyncResult   *result,
                            GError        **error)
{
  return inno_workspace_run_finish (workspace, result, error);
}
