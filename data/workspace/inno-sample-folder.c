/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-workspace"

#include "inno-sample-folder.h"

#include <glib/gstdio.h>

#include "inno-sample.h"
#include "inno-sync.h"

/**
 * inno_sample_folder_make:
 * @error: return location of a GFileError
 *
 * Returns: (transfer full) (nullable): a new empty folder of our own
 */
char *
inno_sample_folder_make (GError **error)
{
  return g_dir_make_tmp ("innocities-XXXXXX", error);
}

/**
 * inno_sample_folder_remove:
 * @folder: a folder made by inno_sample_folder_make()
 *
 * Removes the folder and the files in it.
 */
void
inno_sample_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * inno_sample_folder_fill:
 * @store: an empty store, open on this thread
 * @error: return location of an error
 *
 * Takes in the sample through the door that every portfolio comes through, and
 * what it was like at the meeting before.
 *
 * Returns: whether it is there
 */
gboolean
inno_sample_folder_fill (InnoStore  *store,
                        GError    **error)
{
  g_autoptr (GBytes) bytes = inno_sample_get_portfolio ();

  return inno_sync_load_bytes (store, bytes, NULL, INNO_IMPORT_NONE, NULL, error) &&
         inno_sample_add_snapshot (store, error);
}
