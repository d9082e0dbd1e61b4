/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-pack-save.h"

#include "inno-file-writer.h"
#include "inno-store-pack.h"

typedef struct
{
  InnoDeck *deck;
  char     *path;
} Pack;

static void
pack_free (gpointer data)
{
  Pack *pack = data;

  inno_deck_free (pack->deck);
  g_free (pack->path);
  g_free (pack);
}

static gpointer
save (InnoStore     *store,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Pack *pack = data;
  g_autoptr (GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  bytes = inno_store_write_pack (store, pack->deck, pack->deck->snapshot, pack->deck->since, error);
  if (bytes == NULL || !inno_file_writer_save (pack->path, bytes, error))
    return NULL;

  return g_strdup (pack->path);
}

static const InnoWorkspaceJob job = { save, pack_free, g_free };

/**
 * inno_pack_save_async:
 * @workspace: the portfolio
 * @deck: a deck, which says which snapshots it shows; it is copied
 * @path: the file to write
 * @cancellable: (nullable): to give it up
 * @callback: called on the main context when it is written
 * @user_data: for @callback
 *
 * Writes a whole file, or leaves the one that is there as it is.
 */
void
inno_pack_save_async (InnoWorkspace       *workspace,
                      InnoDeck            *deck,
                      const char          *path,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Pack *pack;

  g_return_if_fail (deck != NULL && path != NULL);

  pack = g_new0 (Pack, 1);
  pack->deck = inno_deck_copy (deck);
  pack->path = g_strdup (path);
  inno_workspace_run_async (workspace, &job, pack, cancellable, callback, user_data);
}

/**
 * inno_pack_save_finish:
 * @workspace: the portfolio
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Returns: whether it is written
 */
gboolean
inno_pack_save_finish (InnoWorkspace  *workspace,
                       GAsyncResult   *result,
                       GError        **error)
{
  g_autofree char *path = inno_workspace_run_finish (workspace, result, error);

  return path != NULL;
}
