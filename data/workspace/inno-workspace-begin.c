/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-workspace.h"

#include "inno-beginning.h"
#include "inno-sync.h"

/* Worker. Where there is something already, nothing is put in its place. */
static gpointer
begin (InnoStore     *store,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree char *dataset_id = g_uuid_string_random ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GBytes) bytes = inno_beginning_make (dataset_id, now);

  /* What is kept first says nothing of any other portfolio, if this one does not come. */
  if (inno_store_is_empty (store) &&
      (!inno_store_set_setting (store, "begun", dataset_id, error) ||
       !inno_sync_load_bytes (store, bytes, NULL, INNO_IMPORT_NONE, NULL, error)))
    return NULL;

  return store;
}

static const InnoWorkspaceJob beginning = { begin, NULL, NULL };

/**
 * inno_workspace_begin_async:
 * @self: a workspace without a portfolio
 * @callback: called on the main context when it is done
 * @user_data: for @callback
 *
 * Begins a portfolio of one's own: with the cities, agreements and themes of the
 * programme, and without projects. It is this computer's until it is shared.
 */
void
inno_workspace_begin_async (InnoWorkspace       *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  inno_workspace_run_async (self, &beginning, NULL, NULL, callback, user_data);
}

/**
 * inno_workspace_begin_finish:
 * @self: the workspace
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Shows the portfolio where it was begun.
 *
 * Returns: whether it was
 */
gboolean
inno_workspace_begin_finish (InnoWorkspace  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  if (inno_workspace_run_finish (self, result, error) == NULL)
    return FALSE;

  inno_workspace_reload (self);
  return TRUE;
}
