/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "inno-page"

#include "inno-project-copy.h"

#include "inno-table.h"

/* So few that none goes before the last of them has come. */
#define BATCH 16

typedef struct
{
  GtkBitset     *positions;
  GPtrArray     *columns;     /* const InnoProjectColumn */
  InnoPortfolio *portfolio;
  GString       *text;
  guint          n_done;
  GPtrArray     *batch;       /* InnoProjectItem */
} Copy;

static void go_on (GTask *task);

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  gtk_bitset_unref (copy->positions);
  g_ptr_array_unref (copy->columns);
  g_object_unref (copy->portfolio);
  g_string_free (copy->text, TRUE);
  g_ptr_array_unref (copy->batch);
  g_free (copy);
}

static void
append_headings (Copy *copy)
{
  for (guint i = 0; i < copy->columns->len; i++)
    inno_table_append_field (copy->text,
                             g_strdup (inno_project_column_get_title (g_ptr_array_index (copy->columns, i))),
                             i == 0);
  g_string_append_c (copy->text, '\n');
}

static char *
copy_cell (Copy                    *copy,
           const InnoProjectColumn *column,
           InnoProjectItem         *item)
{
  g_autofree char *text = inno_project_column_copy (column, item, copy->portfolio);

  /* A number may begin with a minus; words that look like a formula are made safe. */
  return (column->flags & INNO_PROJECT_COLUMN_NUMBER) != 0 ? g_steal_pointer (&text) : inno_table_guard_text (text);
}

static void
append_batch (Copy *copy)
{
  for (guint i = 0; i < copy->batch->len; i++)
    {
      for (guint c = 0; c < copy->columns->len; c++)
        inno_table_append_field (copy->text,
                                 copy_cell (copy, g_ptr_array_index (copy->columns, c),
                                            g_ptr_array_index (copy->batch, i)),
                                 c == 0);
      g_string_append_c (copy->text, '\n');
    }
  copy->n_done += copy->batch->len;
  g_ptr_array_set_size (copy->batch, 0);
}

static void
loaded_cb (InnoProjectItem *item,
           GParamSpec      *pspec,
           GTask           *task)
{
  g_signal_handlers_disconnect_by_func (item, loaded_cb, task);
  go_on (task);
  g_object_unref (task);
}

static gboolean
waits_for_one (GTask *task)
{
  Copy *copy = g_task_get_task_data (task);

  for (guint i = 0; i < copy->batch->len; i++)
    {
      InnoProjectItem *item = g_ptr_array_index (copy->batch, i);

      if (!inno_project_item_is_loading (item))
        continue;
      g_signal_connect (item, "notify::is-loading", G_CALLBACK (loaded_cb), g_object_ref (task));
      return TRUE;
    }

  return FALSE;
}

static void
go_on (GTask *task)
{
  Copy *copy = g_task_get_task_data (task);
  GListModel *list = g_task_get_source_object (task);
  guint64 n = gtk_bitset_get_size (copy->positions);

  while (!waits_for_one (task))
    {
      append_batch (copy);
      if (copy->n_done >= n)
        {
          g_task_return_pointer (task, g_strdup (copy->text->str), g_free);
          return;
        }
      for (guint i = copy->n_done; i < MIN (copy->n_done + BATCH, n); i++)
        {
          InnoProjectItem *item = g_list_model_get_item (list, gtk_bitset_get_nth (copy->positions, i));

          if (item == NULL)
            {
              /* The rows have changed. */
              g_cancellable_cancel (g_task_get_cancellable (task));
              g_task_return_error_if_cancelled (task);
              return;
            }
          g_ptr_array_add (copy->batch, item);
        }
    }
}

/**
 * inno_project_copy_async:
 * @list: the rows
 * @positions: which of them
 * @columns: (element-type InnoProjectColumn): what of them, in order
 * @portfolio: where what they refer to is named
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the rows that are not there yet, and writes a table for a spreadsheet that is
 * set to the active language: tabs between cells, numbers as numbers. Main context.
 */
void
inno_project_copy_async (InnoProjectList      *list,
                         GtkBitset            *positions,
                         GPtrArray            *columns,
                         InnoPortfolio        *portfolio,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (list, cancellable, callback, user_data);
  Copy *copy = g_new0 (Copy, 1);

  copy->positions = gtk_bitset_copy (positions);
  copy->columns = g_ptr_array_ref (columns);
  copy->portfolio = g_object_ref (portfolio);
  copy->text = g_string_new (NULL);
  copy->batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_source_tag (task, inno_project_copy_async);
  g_task_set_task_data (task, copy, copy_free);
  append_headings (copy);
  go_on (task);
}

/* Returns: (transfer full) (nullable): the table */
char *
inno_project_copy_finish (InnoProjectList  *list,
                          GAsyncResult     *result,
                          GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, list), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
