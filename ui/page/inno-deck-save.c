/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-deck-save.h"

#include <glib/gi18n-lib.h>

#include "inno-deck-steps.h"
#include "inno-file-name.h"

typedef struct
{
  InnoDeckWriting      *writing;
  GtkWindow            *parent;     /* weak */
  GtkFileChooserNative *chooser;    /* nullable */
  GFile                *file;       /* or a folder, where it is a set */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_weak_pointer (&save->parent);
  g_clear_object (&save->chooser);
  g_clear_object (&save->file);
  g_clear_pointer (&save->writing, inno_deck_writing_free);
  g_free (save);
}

static GFile *
find_place (const Save *save,
            const char *name)
{
  return inno_deck_writing_get_format (save->writing)->is_set ? g_file_get_child (save->file, name)
                                                              : g_object_ref (save->file);
}

static gboolean
make_folder (const Save    *save,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_file_make_directory_with_parents (save->file, cancellable, &local_error) ||
      g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whole or not at all: each is written beside its place and moved there. */
static gboolean
write_files (const Save    *save,
             GPtrArray     *files,
             GCancellable  *cancellable,
             GError       **error)
{
  if (inno_deck_writing_get_format (save->writing)->is_set && !make_folder (save, cancellable, error))
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      const InnoDeckFile *file = g_ptr_array_index (files, i);
      g_autoptr (GFile) place = find_place (save, file->name);
      gsize size;
      const char *data = g_bytes_get_data (file->bytes, &size);

      if (!g_file_replace_contents (place, data, size, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                    cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) files = inno_deck_writing_finish (save->writing, &error);

  if (files != NULL && write_files (save, files, cancellable, &error))
    g_task_return_pointer (task, g_object_ref (save->file), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;

  save->writing = inno_deck_steps_finish (result, &error);
  if (save->writing != NULL)
    g_task_run_in_thread (task, write_thread);
  else
    g_task_return_error (task, error);
}

static void
draw (GTask *task)
{
  Save *save = g_task_get_task_data (task);

  inno_deck_steps_async (save->parent, g_steal_pointer (&save->writing), g_task_get_cancellable (task), drawn_cb, task);
}

static char *
make_name (const Save *save)
{
  const InnoDeckFormat *format = inno_deck_writing_get_format (save->writing);
  g_autofree char *name = inno_deck_writing_dup_name (save->writing);

  return inno_file_name_make (name != NULL ? name : format->id, format->is_set ? NULL : format->suffix);
}

/* Of a set the folder that was chosen gets one for it; a file gets the suffix that it lacks. */
static GFile *
find_file (const Save *save)
{
  const InnoDeckFormat *format = inno_deck_writing_get_format (save->writing);
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (save->chooser));
  g_autofree char *name = make_name (save);

  return format->is_set ? g_file_get_child (chosen, name) : inno_file_name_complete (chosen, format->suffix);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  GTask *task = user_data;
  Save *save = g_task_get_task_data (task);

  if (response != GTK_RESPONSE_ACCEPT)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "");
      g_object_unref (task);
      return;
    }

  save->file = find_file (save);
  draw (task);
}

static GtkFileChooserNative *
make_chooser (const Save *save)
{
  const InnoDeckFormat *format = inno_deck_writing_get_format (save->writing);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_(format->label), save->parent,
                                 format->is_set ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("Save"), _("Cancel"));
  g_autofree char *name = make_name (save);

  if (!format->is_set)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return chooser;
}

static GTask *
new_task (GtkWindow           *parent,
          InnoDeckWriting     *writing,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  Save *save = g_new0 (Save, 1);

  save->writing = writing;
  g_set_weak_pointer (&save->parent, parent);
  g_task_set_task_data (task, save, save_free);

  return task;
}

/**
 * inno_deck_save_async:
 * @parent: the window that asks
 * @writing: (transfer full): a deck of which nothing is drawn
 * @callback: called with @parent as the source
 * @user_data: its data
 *
 * Asks for a file, or for a folder that gets one with the files of a set, and writes the
 * deck there. The language of the window stays what it is.
 */
void
inno_deck_save_async (GtkWindow           *parent,
                      InnoDeckWriting     *writing,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = new_task (parent, writing, callback, user_data);
  Save *save = g_task_get_task_data (task);

  g_task_set_source_tag (task, inno_deck_save_async);
  save->chooser = make_chooser (save);
  g_signal_connect (save->chooser, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (save->chooser));
}

/**
 * inno_deck_save_to:
 * @parent: (nullable): the window that asks
 * @writing: (transfer full): a deck of which nothing is drawn
 * @file: where to; a folder, which is made, where the format is a set
 * @callback: called with @parent as the source
 * @user_data: its data
 *
 * Writes a deck there. The language of the window stays what it is.
 */
void
inno_deck_save_to (GtkWindow           *parent,
                   InnoDeckWriting     *writing,
                   GFile               *file,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  GTask *task = new_task (parent, writing, callback, user_data);
  Save *save = g_task_get_task_data (task);

  g_task_set_source_tag (task, inno_deck_save_to);
  save->file = g_object_ref (file);
  draw (task);
}

/**
 * inno_deck_save_finish:
 * @result: the result
 * @error: return location; %G_IO_ERROR_CANCELLED if it was given up, and else one whose
 *   message is a sentence for a toast
 *
 * Returns: (transfer full) (nullable): the file, or the folder of a set
 */
GFile *
inno_deck_save_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  GFile *file = g_task_propagate_pointer (G_TASK (result), &local_error);

  if (file == NULL && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (file == NULL)
    g_set_error (error, local_error->domain, local_error->code, _("The deck could not be saved: %s"), local_error->message);

  return file;
}

static void
show_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : file);

  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

/* Without a program that shows files, the folder is opened as any other thing is. */
static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer != NULL)
    return;

  g_debug ("%s", error->message);
  show_folder (file);
}

static void
show_cb (AdwToast *toast)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  GApplication *application = g_application_get_default ();
  GDBusConnection *bus = application != NULL ? g_application_get_dbus_connection (application) : NULL;
  g_autofree char *uri = g_file_get_uri (file);
  const char *uris[] = { uri, NULL };

  if (bus == NULL)
    show_folder (file);
  else
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, g_object_ref (file));
}

/**
 * inno_deck_save_make_toast:
 * @file: what was written
 *
 * Returns: (transfer full): a toast that says so, in the active language
 */
AdwToast *
inno_deck_save_make_toast (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_("“%s” is saved."), display);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("Show in folder"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect (toast, "button-clicked", G_CALLBACK (show_cb), NULL);

  return toast;
}
