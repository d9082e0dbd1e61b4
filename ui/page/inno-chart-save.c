/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "config.h"

#include "inno-chart-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "inno-file-name.h"
#include "inno-picture.h"
#include "inno-table.h"

#define USUAL_FORMAT "png"

/* One list for pictures and tables: what the suffix says is what is written. */
typedef struct
{
  const InnoChart      *chart;
  InnoFrame            *frame;
  GtkFileChooserNative *chooser;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  inno_frame_unref (save->frame);
  g_clear_object (&save->chooser);
  g_free (save);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *pattern = g_strconcat ("*.", suffix, NULL);

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  g_object_set_data_full (G_OBJECT (filter), "suffix", g_strdup (suffix), g_free);
  gtk_file_chooser_add_filter (chooser, filter);
  if (g_str_equal (suffix, USUAL_FORMAT))
    gtk_file_chooser_set_filter (chooser, filter);
}

static gboolean
can_write (const char *suffix)
{
  return inno_picture_format_find (suffix) != NULL || inno_table_format_find (suffix) != NULL;
}

static const char *
get_chosen_suffix (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  return filter != NULL ? g_object_get_data (G_OBJECT (filter), "suffix") : NULL;
}

/* Whoever chooses another kind of file sees the name end in it. */
static void
filter_changed_cb (GtkFileChooser *chooser)
{
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);
  const char *suffix = get_chosen_suffix (chooser);
  char *dot = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *renamed = NULL;

  if (name == NULL || *name == '\0' || suffix == NULL)
    return;

  if (dot != NULL && can_write (dot + 1))
    *dot = '\0';
  renamed = g_strconcat (name, ".", suffix, NULL);
  gtk_file_chooser_set_current_name (chooser, renamed);
}

/* Where no portal asks, a native chooser has made a dialog of its own, and says nothing of what is
 * chosen in it before it is closed. It is the newest of its kind. */
static GtkFileChooser *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkFileChooser *newest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER_DIALOG (window))
        newest = GTK_FILE_CHOOSER (window);
    }

  return newest;
}

static char *
make_name (const Save *save)
{
  g_autoptr (PlotFigure) figure = inno_chart_draw (save->chart, save->frame);
  const char *title = plot_figure_get_title (figure);

  return inno_file_name_make (title != NULL ? title : _(save->chart->title), USUAL_FORMAT);
}

static GtkFileChooserNative *
make_chooser (GtkWidget  *widget,
              const Save *save)
{
  GtkNative *window = gtk_widget_get_native (widget);
  GtkFileChooserNative *native =
    gtk_file_chooser_native_new (_("Save as"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("Save"), _("Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);
  GtkFileChooser *dialog;
  g_autofree char *name = make_name (save);
  guint n_pictures, n_tables;
  const InnoPictureFormat *pictures = inno_picture_format_get_all (&n_pictures);
  const InnoTableFormat *tables = inno_table_format_get_all (&n_tables);

  for (guint i = 0; i < n_pictures; i++)
    add_filter (chooser, _(pictures[i].label), pictures[i].id);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *upper = g_ascii_strup (tables[i].id, -1);
      g_autofree char *label = g_strdup_printf (_("Table (%s)"), upper);

      add_filter (chooser, label, tables[i].id);
    }
  gtk_file_chooser_set_current_name (chooser, name);
  dialog = find_dialog ();
  if (dialog != NULL)
    g_signal_connect (dialog, "notify::filter", G_CALLBACK (filter_changed_cb), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);

  return native;
}

static GBytes *
render (const Save  *save,
        const char  *suffix,
        GError     **error)
{
  const InnoTableFormat *table = inno_table_format_find (suffix);
  InnoPicture picture = {
    .format = inno_picture_format_find (suffix),
    .style = plot_style_find ("light"),
    .width = 1600,
    .height = 900,
  };
  g_autoptr (PlotFigure) figure = NULL;

  if (table != NULL)
    return table->write (save->frame, error);

  if (picture.format == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("A file that ends in “.%s” cannot be written."), suffix);
      return NULL;
    }

  figure = inno_chart_draw (save->chart, save->frame);
  return inno_picture_render (&picture, figure, error);
}

/* The name's own suffix; of a name without one, that of the chosen filter. */
static GFile *
complete_name (GtkFileChooser  *chooser,
               char           **suffix)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  g_autofree char *name = g_file_get_basename (file);
  const char *dot = strrchr (name, '.');
  const char *chosen = get_chosen_suffix (chooser);

  if (dot != NULL && dot != name && dot[1] != '\0')
    {
      *suffix = g_ascii_strdown (dot + 1, -1);
      return g_steal_pointer (&file);
    }

  *suffix = g_strdup (chosen != NULL ? chosen : USUAL_FORMAT);

  return inno_file_name_complete (file, *suffix);
}

static void
replaced_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&name), g_free);
      return;
    }

  g_debug ("%s: %s", name, error->message);
  g_task_return_new_error (task, error->domain, error->code,
                           _("“%s” could not be written: %s"), name, error->message);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  Save *save = g_task_get_task_data (task);
  g_autofree char *suffix = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "");
      return;
    }

  file = complete_name (GTK_FILE_CHOOSER (dialog), &suffix);
  bytes = render (save, suffix, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       g_task_get_cancellable (task), replaced_cb, g_object_ref (task));
}

/**
 * inno_chart_save_async:
 * @widget: the widget whose window asks for the file
 * @chart: the kind of chart
 * @frame: its figures
 * @cancellable: (nullable): a cancellable
 * @callback: called with @widget as the source
 * @user_data: its data
 *
 * Asks for a file and writes the chart there as a picture, or its table, as the
 * name's suffix says.
 */
void
inno_chart_save_async (GtkWidget           *widget,
                       const InnoChart     *chart,
                       InnoFrame           *frame,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (widget, cancellable, callback, user_data);
  Save *save = g_new0 (Save, 1);

  g_task_set_source_tag (task, inno_chart_save_async);
  save->chart = chart;
  save->frame = inno_frame_ref (frame);
  save->chooser = make_chooser (widget, save);
  g_task_set_task_data (task, save, save_free);
  g_signal_connect (save->chooser, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (save->chooser));
}

/**
 * inno_chart_save_finish:
 * @result: the result
 * @error: return location; %G_IO_ERROR_CANCELLED if no file was chosen
 *
 * Returns: (transfer full) (nullable): the name of the file
 */
char *
inno_chart_save_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
