/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-app"

#include "config.h"

#include "inno-application-private.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>
#include <glib-unix.h>

#include "inno-about.h"
#include "inno-lang.h"
#include "inno-pages.h"
#include "inno-place.h"
#include "inno-preferences.h"
#include "inno-style.h"
#include "inno-widget.h"
#include "inno-window.h"
#include "inno-workspace-frozen.h"

/* Milliseconds that a program without a window waits for another question. */
#define PATIENCE 20000

G_DEFINE_FINAL_TYPE (InnoApplication, inno_application, ADW_TYPE_APPLICATION)

/* The language of the settings, else that of the session. */
static InnoLang
wanted_language (InnoApplication *self)
{
  g_autofree char *code = g_settings_get_string (self->settings, "language");
  InnoLang lang;

  if (*code != '\0' && inno_lang_from_code (code, &lang))
    return lang;

  return inno_lang_from_environment ();
}

static void
language_changed_cb (InnoApplication *self)
{
  InnoLang lang = wanted_language (self);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

  if (lang == inno_lang_get_active ())
    return;

  inno_lang_activate (lang);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (inno_lang_to_code (lang)));
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (INNO_IS_WINDOW (l->data))
      inno_window_retranslate (l->data);
}

static void
language_activate_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  InnoApplication *self = user_data;

  g_settings_set_string (self->settings, "language", g_variant_get_string (parameter, NULL));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  InnoApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (INNO_IS_WINDOW (window))
    gtk_window_present (inno_preferences_new (INNO_WINDOW (window), self->settings));
}

/* What a notice leads to. */
static void
show_place_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  inno_application_open_place (user_data, g_variant_get_string (parameter, NULL));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  InnoApplication *self = user_data;

  inno_about_present (gtk_application_get_active_window (GTK_APPLICATION (self)), &self->place);
}

/* Ctrl+C in a terminal and the end of a session leave nothing behind either, and wait for
 * no answer. */
static gboolean
ended_cb (gpointer user_data)
{
  inno_application_end (user_data);
  return G_SOURCE_CONTINUE;
}

/* Alt and a digit: the pages as they stand in the sidebar. */
static void
install_page_keys (InnoApplication *self)
{
  guint n_pages;
  const InnoPageKind *pages = inno_pages_get_all (&n_pages);

  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *action = g_strconcat ("win.go::", pages[i].id, NULL);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);
      const char *keys[] = { key, NULL };

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, keys);
    }
}

static void
install_actions (InnoApplication *self)
{
  const GActionEntry entries[] = {
    { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
    { "show-place", show_place_cb, "s", NULL, NULL, { 0 } },
    { "about", about_cb, NULL, NULL, NULL, { 0 } },
  };
  static const struct { const char *action; const char *keys[3]; } accels[] = {
    { "app.language::fi", { "<Control>1" } },
    { "app.language::sv", { "<Control>2" } },
    { "app.language::en", { "<Control>3" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.open-file", { "<Control>o" } },
    { "win.refresh", { "<Control>r" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.next-region", { "F6" } },
    { "win.previous-region", { "<Shift>F6" } },
    { "win.next-page", { "<Control>Page_Down" } },
    { "win.previous-page", { "<Control>Page_Up" } },
    { "win.jump", { "<Control>k" } },
    { "win.copy-link", { "<Control>l" } },
    { "win.print", { "<Control>p" } },
    { "win.save-chart", { "<Control>s" } },
    { "win.present", { "F5" } },
    { "win.back", { "<Alt>Left" } },
    { "win.new-project", { "<Control>n" } },
    { "win.add-view-to-deck", { "<Control>d" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z" } },
    { "win.search", { "<Control>f" } },
    { "win.clear-filters", { "<Control><Shift>f" } },
    { "win.show-keys", { "<Control>question" } },
    { "win.help::", { "F1" } },
  };
  g_autoptr (GSimpleAction) language =
    g_simple_action_new_stateful ("language", G_VARIANT_TYPE_STRING,
                                  g_variant_new_string (inno_lang_to_code (inno_lang_get_active ())));

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (language, "activate", G_CALLBACK (language_activate_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (language));
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
  install_page_keys (self);
}

void
inno_application_ensure_open (InnoApplication *self)
{
  if (self->has_opened)
    return;

  self->has_opened = TRUE;
  inno_workspace_open (self->workspace);
}

/* Said where somebody looks. */
void
inno_application_say_fault (InnoApplication *self,
                            const char      *message)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (INNO_IS_WINDOW (window))
    {
      inno_window_toast (INNO_WINDOW (window), message);
      return;
    }

  g_printerr ("innocities: %s\n", message);
  self->has_failed = TRUE;
}

/* The store opens on its worker while the toolkit starts. Beside what is frozen nobody
 * may want to see it, nor where the program was started to be asked something. */
static void
open_workspace (InnoApplication *self)
{
  if (self->place.pack != NULL)
    return;
  if (self->place.is_sample)
    {
      self->workspace = inno_workspace_new_sample ();
    }
  else
    {
      g_autofree char *folder = inno_place_get_folder (&self->place);

      self->workspace = inno_workspace_new (folder);
    }
  if ((self->place.snapshot == NULL || self->place.is_sample) &&
      (g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_IS_SERVICE) == 0)
    inno_application_ensure_open (self);
}

/* What is frozen, one window each */

static void
gone_cb (gpointer  frozen,
         GObject  *workspace)
{
  g_ptr_array_remove (frozen, workspace);
}

/* A window is for what could be read. */
static void
frozen_changed_cb (InnoWorkspace   *workspace,
                   InnoApplication *self)
{
  const GError *error = inno_workspace_get_error (workspace);

  if (!inno_workspace_is_open (workspace) || inno_workspace_is_busy (workspace))
    return;

  g_signal_handlers_disconnect_by_func (workspace, frozen_changed_cb, self);
  if (inno_workspace_get_facts (workspace) != NULL)
    gtk_window_present (GTK_WINDOW (inno_window_new (GTK_APPLICATION (self), self->settings, workspace)));
  else
    inno_application_say_fault (self, error != NULL ? error->message : _("There is nothing in it."));
  g_application_release (G_APPLICATION (self));
  g_object_unref (workspace);
}

/**
 * inno_application_show_frozen:
 * @self: the application
 * @workspace: (transfer full): a workspace on what is frozen, not open yet
 *
 * Opens it, and a window on it; where it cannot be read, says so.
 */
void
inno_application_show_frozen (InnoApplication *self,
                              InnoWorkspace   *workspace)
{
  g_return_if_fail (INNO_IS_APPLICATION (self));

  g_application_hold (G_APPLICATION (self));
  g_ptr_array_add (self->frozen, workspace);
  g_object_weak_ref (G_OBJECT (workspace), gone_cb, self->frozen);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (frozen_changed_cb), self, 0);
  inno_workspace_open (workspace);
}

/* Returns: (nullable): the window on a workspace */
static GtkWindow *
find_window (InnoApplication *self,
             InnoWorkspace   *workspace)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (INNO_IS_WINDOW (l->data) && inno_window_get_workspace (l->data) == workspace)
      return l->data;

  return NULL;
}

/**
 * inno_application_show_snapshot:
 * @self: the application
 * @of: a workspace on a folder
 * @name: the name of a snapshot in it
 *
 * Raises the window on that snapshot, or opens one.
 */
void
inno_application_show_snapshot (InnoApplication *self,
                                InnoWorkspace   *of,
                                const char      *name)
{
  g_return_if_fail (INNO_IS_APPLICATION (self));

  for (guint i = 0; i < self->frozen->len; i++)
    {
      InnoWorkspace *workspace = self->frozen->pdata[i];
      GtkWindow *window = find_window (self, workspace);

      if (!inno_workspace_is_snapshot (workspace, of, name))
        continue;
      if (window != NULL)
        gtk_window_present (window);
      /* Its window is on its way; one that was closed may only not be gone yet. */
      if (window != NULL || !inno_workspace_is_open (workspace))
        return;
    }

  inno_application_show_frozen (self, inno_workspace_new_snapshot (of, name));
}

/* A sample has its snapshots when it is there. */
static void
sample_changed_cb (InnoWorkspace   *workspace,
                   InnoApplication *self)
{
  if (!inno_workspace_is_open (workspace))
    return;

  g_signal_handlers_disconnect_by_func (workspace, sample_changed_cb, self);
  inno_application_show_snapshot (self, workspace, self->place.snapshot);
  g_application_release (G_APPLICATION (self));
}

/* What the command line named. */
static void
show_named (InnoApplication *self)
{
  if (self->place.pack != NULL)
    inno_application_show_frozen (self, inno_workspace_new_pack (self->place.pack));
  else if (!self->place.is_sample)
    inno_application_show_snapshot (self, self->workspace, self->place.snapshot);
  else
    {
      g_application_hold (G_APPLICATION (self));
      g_signal_connect_object (self->workspace, "changed", G_CALLBACK (sample_changed_cb), self, 0);
    }
}

/**
 * inno_application_show_present:
 * @self: the application
 *
 * Raises the window with the portfolio as it is, or opens one.
 *
 * Returns: (transfer none) (nullable): the window; %NULL where the program was started
 *   with a presentation file, and there is none
 */
GtkWindow *
inno_application_show_present (InnoApplication *self)
{
  GtkWindow *found = NULL;

  g_return_val_if_fail (INNO_IS_APPLICATION (self), NULL);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (INNO_IS_WINDOW (l->data) && !inno_workspace_is_frozen (inno_window_get_workspace (l->data)))
      found = l->data;
  if (found == NULL && self->workspace != NULL)
    {
      inno_application_ensure_open (self);
      found = GTK_WINDOW (inno_window_new (GTK_APPLICATION (self), self->settings, self->workspace));
    }
  if (found != NULL)
    gtk_window_present (found);

  return found;
}

static void
inno_application_startup (GApplication *application)
{
  InnoApplication *self = INNO_APPLICATION (application);

  self->settings = g_settings_new (APP_ID);
  inno_lang_activate (wanted_language (self));
  open_workspace (self);

  G_APPLICATION_CLASS (inno_application_parent_class)->startup (application);

  inno_widget_init ();
  inno_pages_init ();
  inno_style_init (self->settings);
  install_actions (self);
  inno_application_install_outside (self);
  inno_application_install_end (self);
  if ((g_application_get_flags (application) & G_APPLICATION_IS_SERVICE) != 0)
    g_application_set_inactivity_timeout (application, PATIENCE);
  self->signals[0] = g_unix_signal_add (SIGINT, ended_cb, self);
  self->signals[1] = g_unix_signal_add (SIGTERM, ended_cb, self);
  gtk_window_set_default_icon_name (APP_ID);
  g_signal_connect_object (self->settings, "changed::language", G_CALLBACK (language_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
inno_application_activate (GApplication *application)
{
  InnoApplication *self = INNO_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->place.pack != NULL || self->place.snapshot != NULL)
    show_named (self);
  else
    inno_application_show_present (self);
}

static void
inno_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  inno_application_open_files (INNO_APPLICATION (application), files, n_files);
}

static gboolean
inno_application_dbus_register (GApplication     *application,
                                GDBusConnection  *connection,
                                const char       *object_path,
                                GError          **error)
{
  return G_APPLICATION_CLASS (inno_application_parent_class)->dbus_register (application, connection, object_path, error) &&
         inno_application_export (INNO_APPLICATION (application), connection, object_path, error);
}

static void
inno_application_dbus_unregister (GApplication    *application,
                                  GDBusConnection *connection,
                                  const char      *object_path)
{
  inno_application_unexport (INNO_APPLICATION (application));
  G_APPLICATION_CLASS (inno_application_parent_class)->dbus_unregister (application, connection, object_path);
}

static void
inno_application_shutdown (GApplication *application)
{
  InnoApplication *self = INNO_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  G_APPLICATION_CLASS (inno_application_parent_class)->shutdown (application);

  /* Its thread ends here: a job that nobody waits for any more holds the workspace, and
   * would go on while the process takes itself apart. */
  while (self->frozen->len > 0)
    {
      g_autoptr (InnoWorkspace) workspace = g_object_ref (g_ptr_array_steal_index_fast (self->frozen, 0));

      g_object_weak_unref (G_OBJECT (workspace), gone_cb, self->frozen);
      g_object_run_dispose (G_OBJECT (workspace));
    }
  if (self->workspace != NULL)
    g_object_run_dispose (G_OBJECT (self->workspace));
  g_clear_object (&self->workspace);
}

static void
inno_application_finalize (GObject *object)
{
  InnoApplication *self = INNO_APPLICATION (object);

  inno_place_clear (&self->place);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->frozen, g_ptr_array_unref);

  G_OBJECT_CLASS (inno_application_parent_class)->finalize (object);
}

static void
inno_application_class_init (InnoApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = inno_application_finalize;
  application_class->startup = inno_application_startup;
  application_class->activate = inno_application_activate;
  application_class->open = inno_application_open;
  application_class->dbus_register = inno_application_dbus_register;
  application_class->dbus_unregister = inno_application_dbus_unregister;
  application_class->shutdown = inno_application_shutdown;
}

static void
inno_application_init (InnoApplication *self)
{
  self->frozen = g_ptr_array_new ();
}

/* Whoever starts the program twice on one folder means the same window, however the
 * folder is spelt. */
static char *
make_id (const InnoPlace *place)
{
  g_autofree char *folder = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *named = NULL;
  g_autofree char *hash = NULL;
  char *real;

  if (place->is_sample || (place->portfolio == NULL && place->snapshot == NULL && place->pack == NULL))
    return g_strdup (APP_ID);

  folder = inno_place_get_folder (place);
  whole = g_canonicalize_filename (place->pack != NULL ? place->pack : folder, NULL);
  real = realpath (whole, NULL);
  named = g_strconcat (real != NULL ? real : whole, place->snapshot != NULL ? "\n" : NULL, place->snapshot, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, named, -1);
  free (real);

  /* A part of an id begins with a letter. */
  return g_strdup_printf (APP_ID ".F%.16s", hash);
}

/**
 * inno_application_new:
 * @place: where the portfolio is
 *
 * A second start on the same folder raises the first window. A sample is a window of
 * its own.
 *
 * Returns: (transfer full): the application
 */
InnoApplication *
inno_application_new (const InnoPlace *place)
{
  g_autofree char *id = make_id (place);
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;
  InnoApplication *self;

  /* inno_lang_setup() has chosen a locale that GTK is not to undo. */
  gtk_disable_setlocale ();
  self = g_object_new (INNO_TYPE_APPLICATION,
                       "application-id", id,
                       "flags", place->is_sample ? flags | G_APPLICATION_NON_UNIQUE : flags,
                       "resource-base-path", "/fi/innokaupungit/Overview",
                       NULL);
  self->place.portfolio = g_strdup (place->portfolio);
  self->place.is_sample = place->is_sample;
  self->place.snapshot = g_strdup (place->snapshot);
  self->place.pack = g_strdup (place->pack);

  return self;
}

/**
 * inno_application_has_failed:
 * @self: the application, when it has run
 *
 * Returns: whether what it was started for could not be shown, and it said why
 */
gboolean
inno_application_has_failed (InnoApplication *self)
{
  g_return_val_if_fail (INNO_IS_APPLICATION (self), FALSE);

  return self->has_failed;
}
