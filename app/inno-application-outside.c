/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-application-private.h"

#include <glib/gi18n-lib.h>

#include "inno-link.h"
#include "inno-place.h"
#include "inno-window.h"
#include "inno-workspace-frozen.h"

/**
 * inno_application_open_place:
 * @self: the application
 * @place: "page/subject?query"
 *
 * Shows that in the window with the portfolio as it is.
 */
void
inno_application_open_place (InnoApplication *self,
                             const char      *place)
{
  GtkWindow *window = inno_application_show_present (self);

  if (window != NULL)
    inno_window_open_place (INNO_WINDOW (window), place);
}

static void
open_link (InnoApplication *self,
           const char      *link)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = inno_link_to_place (link, &error);
  GtkWindow *window = inno_application_show_present (self);

  if (window == NULL)
    inno_application_say_fault (self, error != NULL ? error->message : _("The portfolio is not open here."));
  else if (place == NULL)
    inno_window_toast (INNO_WINDOW (window), error->message);
  else
    inno_window_open_place (INNO_WINDOW (window), place);
}

/**
 * inno_application_get_searched:
 * @self: the application
 *
 * Returns: (transfer none) (nullable): the portfolio that is searched from outside, which
 *   may still be opening; %NULL where people have none, or look at a sample
 */
InnoWorkspace *
inno_application_get_searched (InnoApplication *self)
{
  InnoWorkspace *workspace = self->workspace;
  g_autofree char *folder = inno_place_get_folder (&self->place);

  g_return_val_if_fail (INNO_IS_APPLICATION (self), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (INNO_IS_WINDOW (l->data) && !inno_workspace_is_frozen (inno_window_get_workspace (l->data)))
      workspace = inno_window_get_workspace (l->data);
  /* A folder is not made to find nothing in it. */
  if (workspace == NULL || inno_workspace_is_sample (workspace) || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;
  if (workspace == self->workspace)
    inno_application_ensure_open (self);

  return workspace;
}

/* Answers searches. Of what is frozen nothing is found. */
gboolean
inno_application_export (InnoApplication  *self,
                         GDBusConnection  *connection,
                         const char       *object_path,
                         GError          **error)
{
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  if (self->place.pack != NULL || self->place.snapshot != NULL)
    return TRUE;

  self->searches = inno_search_provider_new (self, connection, path, error);
  return self->searches != NULL;
}

void
inno_application_unexport (InnoApplication *self)
{
  if (self->searches != NULL)
    g_object_run_dispose (G_OBJECT (self->searches));
  g_clear_object (&self->searches);
}

/* Links, and presentation files; from whoever wants them opened. */
void
inno_application_open_files (InnoApplication  *self,
                             GFile           **files,
                             int               n_files)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (inno_link_is (uri))
        open_link (self, uri);
      else if (g_file_peek_path (files[i]) != NULL)
        inno_application_show_frozen (self, inno_workspace_new_pack (g_file_peek_path (files[i])));
      else
        open_link (self, NULL);
    }
}
