/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-change-save.h"

#include <glib/gi18n-lib.h>

#include "inno-change-file.h"
#include "inno-file-name.h"
#include "inno-format.h"

#define SUFFIX "json"

typedef struct
{
  char     *path;
  char     *who;           /* nullable */
  gboolean  with_people;
} Errand;

/* The dialog, and who waits for it. */
typedef struct
{
  InnoWorkspace       *workspace;
  GAsyncReadyCallback  callback;
  gpointer             user_data;
} Question;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_free (errand->path);
  g_free (errand->who);
  g_free (errand);
}

static gpointer
write_file (InnoStore     *store,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Errand *errand = data;
  InnoChangeReport *report = g_new0 (InnoChangeReport, 1);

  if (!inno_change_file_write (store, errand->path, errand->with_people, errand->who, report, error))
    g_clear_pointer (&report, g_free);

  return report;
}

static const InnoWorkspaceJob job = { write_file, errand_free, g_free };

/**
 * inno_change_save_async:
 * @workspace: an open workspace
 * @path: where the file is to be
 * @with_people: whether contact persons belong into it
 * @callback: called on the main context
 * @user_data: for @callback
 *
 * Writes what waits to be sent.
 */
void
inno_change_save_async (InnoWorkspace       *workspace,
                        const char          *path,
                        gboolean             with_people,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->path = g_strdup (path);
  errand->who = g_strdup (inno_workspace_get_editor_name (workspace));
  errand->with_people = with_people;
  inno_workspace_run_async (workspace, &job, errand, NULL, callback, user_data);
}

/**
 * inno_change_save_finish:
 * @workspace: the workspace
 * @result: what the callback was given
 * @error: return location of an error
 *
 * Returns: (transfer full) (nullable): what to tell the person, in the active language
 */
char *
inno_change_save_finish (InnoWorkspace  *workspace,
                         GAsyncResult   *result,
                         GError        **error)
{
  const InnoFormat *format = inno_format_get (inno_lang_get_active ());
  g_autofree InnoChangeReport *report = inno_workspace_run_finish (workspace, result, error);
  g_autofree char *count = NULL;
  g_autofree char *left_out = NULL;
  g_autofree char *saved = NULL;

  if (report == NULL)
    return NULL;

  count = inno_format_count (format, report->n_documents);
  saved = g_strdup_printf (ngettext ("%s change saved.", "%s changes saved.", report->n_documents), count);
  if (report->n_left_out == 0)
    return g_steal_pointer (&saved);

  left_out = inno_format_count (format, report->n_left_out);
  return g_strdup_printf (ngettext ("%s %s contact person was left out.", "%s %s contact persons were left out.",
                                    report->n_left_out), saved, left_out);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             Question        *question)
{
  g_autoptr (GFile) chosen = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  const char *people = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (dialog), "people");

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (chosen != NULL)
    file = inno_file_name_complete (chosen, SUFFIX);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    inno_change_save_async (question->workspace, path, g_strcmp0 (people, "true") == 0, question->callback,
                            question->user_data);
  else
    g_object_unref (question->user_data);

  g_object_unref (question->workspace);
  g_free (question);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * inno_change_save_ask:
 * @parent: the window that asks
 * @workspace: an open workspace
 * @callback: called when the file is written; not where nobody chose one
 * @user_data: (transfer full): an object for @callback
 *
 * Asks where the file is to be, and whether contact persons belong into it.
 */
void
inno_change_save_ask (GtkWindow           *parent,
                      InnoWorkspace       *workspace,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save changes as a file"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("Save"), _("Cancel"));
  g_autofree char *name = inno_change_file_make_name ();
  Question *question = g_new0 (Question, 1);

  question->workspace = g_object_ref (workspace);
  question->callback = callback;
  question->user_data = user_data;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), "people", _("Include contact persons"), NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (response_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
