/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-application-private.h"

#include <glib/gi18n-lib.h>

#include "inno-link.h"
#include "inno-place.h"
#include "inno-store-pack.h"
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

/* What is presented needs no portfolio; whatever else there is belongs to one. */
static void
open_file (InnoApplication *self,
           GFile           *file)
{
  const char *path = g_file_peek_path (file);
  GtkWindow *window;

  if (inno_pack_is_at (path))
    {
      inno_application_show_frozen (self, inno_workspace_new_pack (path));
      return;
    }

  window = inno_application_show_present (self);
  if (window != NULL)
    inno_window_open_file (INNO_WINDOW (window), file);
  else
    inno_application_say_fault (self, _("The portfolio is not open here."));
}

/* Links, presentation files, lists and documents; from whoever wants them opened. */
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
        open_file (self, files[i]);
      else
        open_link (self, NULL);
    }
}

/* What the menu of the program's icon offers */

/* A window that has only just opened has its figures later. */
static void
present_cb (InnoWorkspace   *workspace,
            InnoApplication *self)
{
  gboolean has_facts = inno_workspace_get_facts (workspace) != NULL;

  if (!has_facts && (!inno_workspace_is_open (workspace) || inno_workspace_is_busy (workspace)))
    return;

  /* Where there are none, nobody is taken by surprise when some come later. */
  g_signal_handlers_disconnect_by_func (workspace, present_cb, self);
  if (has_facts)
    gtk_widget_activate_action (GTK_WIDGET (inno_application_show_present (self)), "win.present", NULL);
}

static void
present_activate_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  InnoApplication *self = user_data;
  GtkWindow *window = inno_application_show_present (self);
  InnoWorkspace *workspace;

  if (window == NULL)
    return;

  workspace = inno_window_get_workspace (INNO_WINDOW (window));
  g_signal_handlers_disconnect_by_func (workspace, present_cb, self);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (present_cb), self, 0);
  present_cb (workspace, self);
}

/* A sample is a program of its own, this one: what is tried there stays there. */
static void
sample_activate_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  char *arguments[] = { (char *) "/proc/self/exe", (char *) "--sample", NULL };
  g_autoptr (GError) error = NULL;

  if (!g_spawn_async (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &error))
    inno_application_say_fault (user_data, error->message);
}

/* The actions of the desktop entry. */
void
inno_application_install_outside (InnoApplication *self)
{
  const GActionEntry entries[] = {
    { "present", present_activate_cb, NULL, NULL, NULL, { 0 } },
    { "sample", sample_activate_cb, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
